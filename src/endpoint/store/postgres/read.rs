//! What is asked without changing anything.

use tokio_postgres::{Client, Error, Row};
use wire::{Digest, LetterId, envelope::HEAD_BYTES, limits::LIST_ROWS_MAX, staff};

use crate::store::{AuditEntry, Retire, Retired, Sealed, Tally, marks};

/// How many entries of the audit log one answer has at most.
const ENTRIES_MAX: i64 = 1_000;

pub(super) async fn page(client: &Client, after: u64) -> Result<staff::Page, Error> {
    let select = "SELECT id, cursor, day, contact_soon, keyset, bytes_bucket, opened, closed,
                         closed_by, seen, asked, binned, tries
         FROM letters WHERE cursor > $1 AND NOT proof ORDER BY cursor LIMIT $2";
    let one_more = i64::try_from(LIST_ROWS_MAX).unwrap_or(i64::MAX - 1) + 1;
    let rows = client.query(select, &[&place(after), &one_more]).await?;
    let mut letters = rows.iter().map(row).collect::<Result<Vec<_>, _>>()?;
    let goes_on = letters.len() > LIST_ROWS_MAX;
    letters.truncate(LIST_ROWS_MAX);
    let next = letters.last().filter(|_| goes_on).map(|row| row.cursor);
    Ok(staff::Page { letters, next, keep_days: 0, mail_failing_since: None, suspended: None })
}

pub(super) async fn sealed(client: &Client, letter: LetterId) -> Result<Option<Sealed>, Error> {
    let found = client.query_opt("SELECT digest, sealed FROM letters WHERE id = $1", &[&&letter.0[..]]).await?;
    found.map(|row| Ok(Sealed { digest: Digest(exactly(&row, 0)?), bytes: row.try_get(1)? })).transpose()
}

/// What stands before a letter's groups.
pub(super) async fn head(client: &Client, letter: LetterId) -> Result<Option<Vec<u8>>, Error> {
    let select = "SELECT substring(sealed FROM 1 FOR $2) FROM letters WHERE id = $1";
    let found = client.query_opt(select, &[&&letter.0[..], &(HEAD_BYTES as i32)]).await?;
    found.map(|row| row.try_get(0)).transpose()
}

pub(super) async fn upgraded(client: &Client) -> Result<String, Error> {
    client.query_one_scalar("SELECT max(day) FROM upgraded", &[]).await
}

pub(super) async fn suspended(client: &Client) -> Result<Vec<[u8; 32]>, Error> {
    client.query("SELECT staff FROM suspended", &[]).await?.iter().map(|row| exactly(row, 0)).collect()
}

pub(super) async fn proved(client: &Client, staff: Option<[u8; 32]>) -> Result<Option<String>, Error> {
    let newest = "SELECT max(minute) FROM audit WHERE act = 'proved' AND ($1::bytea IS NULL OR staff = $1)";
    client.query_one_scalar(newest, &[&staff.as_ref().map(|staff| &staff[..])]).await
}

pub(super) async fn tally(client: &Client) -> Result<Tally, Error> {
    let count = "
        SELECT count(*) FILTER (WHERE binned IS NULL AND closed IS NULL AND NOT opened),
               count(*) FILTER (WHERE binned IS NULL AND closed IS NULL AND opened),
               count(*) FILTER (WHERE binned IS NULL AND closed IS NOT NULL),
               count(*) FILTER (WHERE binned IS NULL AND closed IS NULL AND NOT opened AND contact_soon AND seen IS NULL),
               (SELECT count(*) FROM tombstones),
               (SELECT bytes FROM room),
               count(*) FILTER (WHERE binned IS NOT NULL)
        FROM letters WHERE NOT proof";
    let row = client.query_one(count, &[]).await?;
    let number = |column| row.try_get::<_, i64>(column).map(i64::unsigned_abs);
    Ok(Tally {
        unopened: number(0)?,
        opened: number(1)?,
        closed: number(2)?,
        contact_soon_unopened: number(3)?,
        tombstones: number(4)?,
        bytes: number(5)?,
        binned: number(6)?,
    })
}

pub(super) async fn due(client: &Client, what: &Retire) -> Result<Retired, Error> {
    let letters = "SELECT count(*) FROM letters WHERE closed < $1 OR binned < $2";
    let letters: i64 = client.query_one_scalar(letters, &[&what.closed_before, &what.binned_before]).await?;
    let audit = "SELECT count(*) FROM audit WHERE minute < $1";
    let audit: i64 = client.query_one_scalar(audit, &[&what.audit_before]).await?;
    Ok(Retired { letters: letters.unsigned_abs(), audit: audit.unsigned_abs() })
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
        closed_by: marks::mark(row.try_get(8)?).map(|mark| mark.by),
        seen_to: marks::mark(row.try_get(9)?),
        delete_asked: marks::mark(row.try_get(10)?),
        binned: marks::mark(row.try_get(11)?),
        tries: marks::tries(row.try_get(12)?),
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
