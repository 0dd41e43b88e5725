//! What is asked without changing anything, on the reader's connection.

use rusqlite::{Connection, OptionalExtension, Row, params};
use wire::{Digest, LetterId, envelope::HEAD_BYTES, limits::LIST_ROWS_MAX, staff};

use super::{Sealed, Tally, acts};
use crate::store::{AuditEntry, Retire, Retired, marks};

/// How many entries of the audit log are read at once.
const ENTRIES_MAX: usize = 1_000;

pub(super) fn page(connection: &Connection, after: u64) -> rusqlite::Result<staff::Page> {
    let mut select = connection.prepare_cached(
        "SELECT id, cursor, day, contact_soon, keyset, bytes_bucket, opened, closed, closed_by, seen, asked, binned, tries
         FROM letters WHERE cursor > ?1 AND NOT proof ORDER BY cursor LIMIT ?2",
    )?;
    let after = i64::try_from(after).unwrap_or(i64::MAX);
    let one_more = i64::try_from(LIST_ROWS_MAX).unwrap_or(i64::MAX - 1) + 1;
    let mut letters = select.query_map([after, one_more], row)?.collect::<rusqlite::Result<Vec<_>>>()?;
    let goes_on = letters.len() > LIST_ROWS_MAX;
    letters.truncate(LIST_ROWS_MAX);
    let next = letters.last().filter(|_| goes_on).map(|row| row.cursor);
    Ok(staff::Page { letters, next, keep_days: 0, mail_failing_since: None, suspended: None })
}

pub(super) fn sealed(connection: &Connection, letter: LetterId) -> rusqlite::Result<Option<Sealed>> {
    let mut select = connection.prepare_cached(
        "SELECT digest, sealed FROM letters JOIN bodies ON bodies.cursor = letters.cursor WHERE id = ?1",
    )?;
    select.query_row([letter.0], |row| Ok(Sealed { digest: Digest(row.get(0)?), bytes: row.get(1)? })).optional()
}

/// What stands before a letter's groups.
pub(super) fn head(connection: &Connection, letter: LetterId) -> rusqlite::Result<Option<Vec<u8>>> {
    let mut select = connection.prepare_cached(
        "SELECT substr(sealed, 1, ?2) FROM letters JOIN bodies ON bodies.cursor = letters.cursor WHERE id = ?1",
    )?;
    select.query_row(params![letter.0, HEAD_BYTES], |row| row.get(0)).optional()
}

pub(super) fn upgraded(connection: &Connection) -> rusqlite::Result<String> {
    connection.query_row("SELECT max(day) FROM upgraded", [], |row| row.get(0))
}

pub(super) fn suspended(connection: &Connection) -> rusqlite::Result<Vec<[u8; 32]>> {
    connection.prepare_cached("SELECT staff FROM suspended")?.query_map([], |row| row.get(0))?.collect()
}

pub(super) fn proved(connection: &Connection, staff: Option<[u8; 32]>) -> rusqlite::Result<Option<String>> {
    let newest = "SELECT max(minute) FROM audit WHERE act = 'proved' AND (?1 IS NULL OR staff = ?1)";
    connection.prepare_cached(newest)?.query_row([staff], |row| row.get(0))
}

pub(super) fn is_readable(connection: &Connection) -> rusqlite::Result<()> {
    let mut look = connection.prepare_cached("SELECT cursor FROM letters ORDER BY cursor DESC LIMIT 1")?;
    look.query_row([], |_| Ok(())).optional().map(|_| ())
}

pub(super) fn tally(connection: &Connection) -> rusqlite::Result<Tally> {
    let mut count = connection.prepare_cached(
        "SELECT count(*) FILTER (WHERE binned IS NULL AND closed IS NULL AND NOT opened),
                count(*) FILTER (WHERE binned IS NULL AND closed IS NULL AND opened),
                count(*) FILTER (WHERE binned IS NULL AND closed IS NOT NULL),
                count(*) FILTER (WHERE binned IS NULL AND closed IS NULL AND NOT opened AND contact_soon AND seen IS NULL),
                (SELECT count(*) FROM tombstones),
                count(*) FILTER (WHERE binned IS NOT NULL)
         FROM letters WHERE NOT proof",
    )?;
    let bytes = acts::used_bytes(connection)?;
    count.query_row([], |row| {
        Ok(Tally {
            unopened: row.get(0)?,
            opened: row.get(1)?,
            closed: row.get(2)?,
            contact_soon_unopened: row.get(3)?,
            tombstones: row.get(4)?,
            binned: row.get(5)?,
            bytes,
        })
    })
}

pub(super) fn due(connection: &Connection, what: &Retire) -> rusqlite::Result<Retired> {
    let letters = "SELECT count(*) FROM letters WHERE closed < ?1 OR binned < ?2";
    let audit = "SELECT count(*) FROM audit WHERE minute < ?1";
    Ok(Retired {
        letters: connection.query_row(letters, [&what.closed_before, &what.binned_before], |row| row.get(0))?,
        audit: connection.query_row(audit, [&what.audit_before], |row| row.get(0))?,
    })
}

pub(super) fn traced(connection: &Connection, before: &str) -> rusqlite::Result<Option<String>> {
    let newest = "SELECT max(day) FROM (
            SELECT max(day) AS day FROM letters WHERE day < ?1
            UNION ALL SELECT max(day) FROM tombstones WHERE day < ?1
            UNION ALL SELECT substr(max(minute), 1, 10) FROM audit WHERE minute < ?1)";
    connection.query_row(newest, [before], |row| row.get(0))
}

pub(super) fn audit(connection: &Connection, after: u64) -> rusqlite::Result<Vec<AuditEntry>> {
    let mut select = connection.prepare_cached(
        "SELECT entry, minute, staff, letter, act FROM audit WHERE entry > ?1 ORDER BY entry LIMIT ?2",
    )?;
    let after = i64::try_from(after).unwrap_or(i64::MAX);
    select.query_map(params![after, ENTRIES_MAX], entry)?.collect()
}

/// Entry, minute, staff, letter, act.
pub(super) fn entry(row: &Row<'_>) -> rusqlite::Result<AuditEntry> {
    Ok(AuditEntry {
        entry: row.get(0)?,
        minute: row.get(1)?,
        staff: row.get(2)?,
        letter: row.get(3)?,
        act: row.get(4)?,
    })
}

fn row(row: &Row<'_>) -> rusqlite::Result<staff::Row> {
    Ok(staff::Row {
        letter: LetterId(row.get(0)?),
        cursor: row.get(1)?,
        day: row.get(2)?,
        contact_soon: row.get(3)?,
        keyset: row.get(4)?,
        bytes_bucket: row.get(5)?,
        opened: row.get(6)?,
        closed: row.get(7)?,
        closed_by: marks::mark(row.get(8)?).map(|mark| mark.by),
        seen_to: marks::mark(row.get(9)?),
        delete_asked: marks::mark(row.get(10)?),
        binned: marks::mark(row.get(11)?),
        tries: marks::tries(&row.get::<_, String>(12)?),
    })
}
