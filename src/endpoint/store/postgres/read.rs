//! What is asked without changing anything.

use tokio_postgres::{Client, Error, Row};
use wire::{Digest, LetterId, limits::LIST_ROWS_MAX, staff};

use crate::store::{AuditEntry, Retire, Retired, Sealed, Tally};

/// How many entries of the audit log one answer has at most.
const ENTRIES_MAX: i64 = 1_000;

pub(super) async fn page(client: &Client, after: u64) -> Result<staff::Page, Error> {
    let select = "SELECT id, cursor, day, contact_soon, keyset, bytes_bucket, opened, closed
         FROM letters WHERE cursor > $1 ORDER BY cursor LIMIT $2";
    let one_more = i64::try_from(LIST_ROWS_MAX).unwrap_or(i64::MAX - 1) + 1;
    let rows = client.query(select, &[&place(after), &one_more]).await?;
    let mut letters = rows.iter().map(row).collect::<Result<Vec<_>, _>>()?;
    let goes_on = letters.len() > LIST_ROWS_MAX;
    letters.truncate(LIST_ROWS_MAX);
    let next = letters.last().filter(|_| goes_on).map(|row| row.cursor);
    Ok(staff::Page { letters, next, keep_days: 0, mail_failing_since: None })
}

pub(super) async fn sealed(client: &Client, letter: LetterId) -> Result<Option<Sealed>, Error> {
    let found = client.query_opt("SELECT digest, sealed FROM letters WHERE id = $1", &[&&letter.0[..]]).await?;
    found.map(|row| Ok(Sealed { digest: Digest(exactly(&row, 0)?), bytes: row.try_get(1)? })).transpose()
}

pub(super) async fn tally(client: &Client) -> Result<Tally, Error> {
    let count = "
        SELECT count(*) FILTER (WHERE closed IS NULL AND NOT opened),
               count(*) FILTER (WHERE closed IS NULL AND opened),
               count(*) FILTER (WHERE closed IS NOT NULL),
               count(*) FILTER (WHERE closed IS NULL AND NOT opened AND contact_soon),
               (SELECT count(*) FROM tombstones),
               (SELECT bytes FROM room)
        FROM letters";
    let row = client.query_one(count, &[]).await?;
    let number = |column| row.try_get::<_, i64>(column).map(i64::unsigned_abs);
    Ok(Tally {
        unopened: number(0)?,
        opened: number(1)?,
        closed: number(2)?,
        contact_soon_unopened: number(3)?,
        tombstones: number(4)?,
        bytes: number(5)?,
    })
}

pub(super) async fn due(client: &Client, what: &Retire) -> Result<Retired, Error> {
    let count = async |query, before: &str| client.query_one_scalar::<i64, _>(query, &[&before]).await;
    Ok(Retired {
        letters: count("SELECT count(*) FROM letters WHERE closed < $1", &what.closed_before).await?.unsigned_abs(),
        audit: count("SELECT count(*) FROM audit WHERE minute < $1", &what.audit_before).await?.unsigned_abs(),
    })
}

pub(super) async fn traced(client: &Client, before: &str) -> Result<Option<String>, Error> {
    let newest = "SELECT greatest((SELECT max(day) FROM letters WHERE day < $1),
                                  (SELECT max(day) FROM tombstones WHERE day < $1),
                                  (SELECT left(max(minute), 10) FROM audit WHERE minute < $1))";
    client.query_one_scalar(newest, &[&before]).await
}

pub(super) async fn audit(client: &Client, after: u64) -> Result<Vec<AuditEntry>, Error> {
    let select = "SELECT entry, minute, staff, letter, act FROM audit WHERE entry > $1 ORDER BY entry LIMIT $2";
    let rows = client.query(select, &[&place(after), &ENTRIES_MAX]).await?;
    rows.iter().map(entry).collect()
}

/// Entry, minute, staff, letter, act.
pub(super) fn entry(row: &Row) -> Result<AuditEntry, Error> {
    let letter: Option<&[u8]> = row.try_get(3)?;
    Ok(AuditEntry {
        entry: row.try_get::<_, i64>(0)?.unsigned_abs(),
        minute: row.try_get(1)?,
        staff: exactly(row, 2)?,
        letter: letter.map(|_| exactly(row, 3)).transpose()?,
        act: row.try_get(4)?,
    })
}

fn row(row: &Row) -> Result<staff::Row, Error> {
    Ok(staff::Row {
        letter: LetterId(exactly(row, 0)?),
        cursor: row.try_get::<_, i64>(1)?.unsigned_abs(),
        day: row.try_get(2)?,
        contact_soon: row.try_get(3)?,
        keyset: u32::try_from(row.try_get::<_, i64>(4)?).unwrap_or(u32::MAX),
        bytes_bucket: row.try_get::<_, i64>(5)?.unsigned_abs(),
        opened: row.try_get(6)?,
        closed: row.try_get(7)?,
    })
}

/// Bytes whose number the table's own checks fix.
pub(super) fn exactly<const N: usize>(row: &Row, column: usize) -> Result<[u8; N], Error> {
    let bytes: &[u8] = row.try_get(column)?;
    Ok(bytes.try_into().unwrap_or([0; N]))
}

fn place(after: u64) -> i64 {
    i64::try_from(after).unwrap_or(i64::MAX)
}
