//! Each act as SQL. Whatever writes runs inside the writer's transaction; whatever reads, on the reader's connection.

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use sha2::{Digest as _, Sha256};
use wire::{Digest, LetterId, limits::LIST_ROWS_MAX, staff};

use super::{By, Kept, NewLetter, Sealed, StoreError};

/// What staff did, as the audit log writes it down.
#[derive(Clone, Copy, Debug)]
pub(super) enum Act {
    SignedIn,
    Listed,
    Fetched,
    MarkedOpened,
    Deleted,
}

impl Act {
    fn word(self) -> &'static str {
        match self {
            Self::SignedIn => "signed-in",
            Self::Listed => "listed",
            Self::Fetched => "fetched",
            Self::MarkedOpened => "marked-opened",
            Self::Deleted => "deleted",
        }
    }
}

/// The insert itself decides who was first: the unique name, and the tombstone inside the same statement.
pub(super) fn keep(
    tx: &Transaction<'_>,
    letter: &NewLetter,
    database_bytes_max: u64,
) -> rusqlite::Result<Result<Kept, StoreError>> {
    let mut insert = tx.prepare_cached(
        "INSERT INTO letters (id, digest, day, keyset, contact_soon, bytes_bucket, sealed)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7
         WHERE ?8 AND NOT EXISTS (SELECT 1 FROM tombstones WHERE letter = ?9)
         ON CONFLICT (id) DO NOTHING",
    )?;
    let NewLetter { id, digest, day, keyset, contact_soon, sealed, .. } = letter;
    let bucket = i64::try_from(letter.bytes_bucket()).unwrap_or(i64::MAX);
    let room = used_bytes(tx)? < database_bytes_max;
    let values = params![id.0, digest.0, day, keyset, contact_soon, bucket, sealed, room, hashed(*id)];
    if insert.execute(values)? == 1 {
        return Ok(Ok(Kept::New { day: day.clone() }));
    }
    let mut stored = tx.prepare_cached("SELECT digest, day FROM letters WHERE id = ?1")?;
    let stored = stored.query_row([id.0], |row| Ok((row.get::<_, [u8; 32]>(0)?, row.get(1)?))).optional()?;
    Ok(match stored {
        Some((stored, day)) if stored == digest.0 => Ok(Kept::Same { day }),
        Some((_, day)) => Ok(Kept::Other { day }),
        None => match tombstone(tx, *id)? {
            Some(day) => Ok(Kept::Deleted { day }),
            None => Err(StoreError::Full),
        },
    })
}

pub(super) fn mark_opened(tx: &Transaction<'_>, by: By, letter: LetterId) -> rusqlite::Result<bool> {
    let found = tx.prepare_cached("UPDATE letters SET opened = 1 WHERE id = ?1")?.execute([letter.0])? == 1;
    if found {
        note(tx, by, Act::MarkedOpened, Some(letter))?;
    }
    Ok(found)
}

pub(super) fn delete(tx: &Transaction<'_>, by: By, letter: LetterId) -> rusqlite::Result<bool> {
    let mut take = tx.prepare_cached("DELETE FROM letters WHERE id = ?1 RETURNING day")?;
    let day: Option<String> = take.query_row([letter.0], |row| row.get(0)).optional()?;
    let Some(day) = day else { return Ok(tombstone(tx, letter)?.is_some()) };
    tx.prepare_cached("INSERT INTO tombstones (letter, day) VALUES (?1, ?2)")?.execute(params![hashed(letter), day])?;
    note(tx, by, Act::Deleted, Some(letter))?;
    Ok(true)
}

pub(super) fn note(tx: &Transaction<'_>, by: By, act: Act, letter: Option<LetterId>) -> rusqlite::Result<()> {
    let mut insert = tx.prepare_cached("INSERT INTO audit (minute, staff, letter, act) VALUES (?1, ?2, ?3, ?4)")?;
    insert.execute(params![by.minute(), by.staff, letter.map(hashed), act.word()])?;
    Ok(())
}

pub(super) fn page(connection: &Connection, after: u64) -> rusqlite::Result<staff::Page> {
    let mut select = connection.prepare_cached(
        "SELECT id, cursor, day, contact_soon, keyset, bytes_bucket, opened
         FROM letters WHERE cursor > ?1 ORDER BY cursor LIMIT ?2",
    )?;
    let after = i64::try_from(after).unwrap_or(i64::MAX);
    let one_more = i64::try_from(LIST_ROWS_MAX).unwrap_or(i64::MAX - 1) + 1;
    let mut letters = select.query_map([after, one_more], row)?.collect::<rusqlite::Result<Vec<_>>>()?;
    let goes_on = letters.len() > LIST_ROWS_MAX;
    letters.truncate(LIST_ROWS_MAX);
    let next = letters.last().filter(|_| goes_on).map(|row| row.cursor);
    Ok(staff::Page { letters, next })
}

pub(super) fn sealed(connection: &Connection, letter: LetterId) -> rusqlite::Result<Option<Sealed>> {
    let mut select = connection.prepare_cached("SELECT digest, sealed FROM letters WHERE id = ?1")?;
    select.query_row([letter.0], |row| Ok(Sealed { digest: Digest(row.get(0)?), bytes: row.get(1)? })).optional()
}

pub(super) fn is_readable(connection: &Connection) -> rusqlite::Result<()> {
    let mut look = connection.prepare_cached("SELECT cursor FROM letters ORDER BY cursor DESC LIMIT 1")?;
    look.query_row([], |_| Ok(())).optional().map(|_| ())
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
    })
}

fn tombstone(tx: &Transaction<'_>, letter: LetterId) -> rusqlite::Result<Option<String>> {
    let mut select = tx.prepare_cached("SELECT day FROM tombstones WHERE letter = ?1")?;
    select.query_row([hashed(letter)], |row| row.get(0)).optional()
}

/// A name has 128 random bits, so its plain hash tells nothing to whoever does not already know it.
fn hashed(letter: LetterId) -> [u8; 32] {
    Sha256::digest(letter.0).into()
}

/// How much of the file is in use. Pages freed by deletion are room again.
fn used_bytes(tx: &Transaction<'_>) -> rusqlite::Result<u64> {
    let number = |pragma| tx.prepare_cached(pragma)?.query_row([], |row| row.get::<_, u64>(0));
    let pages = number("PRAGMA page_count")?.saturating_sub(number("PRAGMA freelist_count")?);
    Ok(pages.saturating_mul(number("PRAGMA page_size")?))
}
