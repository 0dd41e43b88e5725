//! Each act as SQL. All of it runs inside the writer's transaction.

use rusqlite::{OptionalExtension, ToSql, Transaction, params};

use super::{By, Kept, NewLetter, StoreError, Tombstone, notices};
use crate::store::{
    act::{Act, hashed},
    marks::TRIES_CHARS_MAX,
    notices::Alarm,
};
use wire::{Deed, LetterId};

/// The insert itself decides who was first: the unique name, and the tombstone inside the same statement.
pub(super) fn keep(
    tx: &Transaction<'_>,
    letter: &NewLetter,
    database_bytes_max: u64,
) -> rusqlite::Result<Result<Kept, StoreError>> {
    let mut insert = tx.prepare_cached(
        "INSERT INTO letters (id, digest, day, keyset, contact_soon, bytes_bucket, proof)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7
         WHERE ?8 AND NOT EXISTS (SELECT 1 FROM tombstones WHERE letter = ?9)
         ON CONFLICT (id) DO NOTHING",
    )?;
    let NewLetter { id, digest, day, keyset, contact_soon, alarm, proof, sealed } = letter;
    if *proof {
        take_proofs(tx, "day < ?1", day)?;
    }
    let bucket = i64::try_from(letter.bytes_bucket()).unwrap_or(i64::MAX);
    let room = used_bytes(tx)? < database_bytes_max;
    if insert.execute(params![id.0, digest.0, day, keyset, contact_soon, bucket, proof, room, hashed(*id)])? == 1 {
        let mut body = tx.prepare_cached("INSERT INTO bodies (cursor, blank, sealed) VALUES (?1, zeroblob(?2), ?3)")?;
        let cursor = tx.last_insert_rowid();
        body.execute(params![cursor, blank(sealed.len()), sealed])?;
        if let Some(Alarm { due, notice }) = alarm {
            notices::watch(tx, cursor, 0, Some(*due))?;
            notice.ways.iter().try_for_each(|way| notices::add(tx, way, notice))?;
        }
        return Ok(Ok(Kept::New(day.clone())));
    }
    let mut stored = tx.prepare_cached("SELECT digest, day FROM letters WHERE id = ?1")?;
    let stored = stored.query_row([id.0], |row| Ok((row.get::<_, [u8; 32]>(0)?, row.get(1)?))).optional()?;
    Ok(match stored {
        Some((stored, day)) if stored == digest.0 => Ok(Kept::Same(day)),
        Some((_, day)) => Ok(Kept::Other(day)),
        None => match tombstone(tx, *id)? {
            Some(day) => Ok(Kept::Deleted(day)),
            None => Err(StoreError::Full),
        },
    })
}

/// How many zeros stand before the sealed bytes, so that the page they share with other rows holds none of them.
///
/// A row's payload is 7 bytes of head, the zeros and the sealed bytes. With pages of 4096 bytes SQLite keeps
/// `489 + (payload - 489) % 4092` bytes of it in the shared page if that is no more than 4061, else 489; 4092 more go
/// into each page of their own ("Database File Format", 1.6). We bring that to 497, of which 490 are zeros; the head may
/// be a few bytes longer or shorter. The 600 leave room for that.
pub(super) fn blank(sealed_bytes: usize) -> usize {
    // 489 + 8 - 7 - 600 is -110.
    600 + (2 * 4092 - 110 - sealed_bytes % 4092) % 4092
}

/// Does a deed; says whether there is such a letter, or was one that is to be deleted.
pub(super) fn act(tx: &Transaction<'_>, by: By, letter: LetterId, deed: Deed) -> rusqlite::Result<bool> {
    let set = |sql: &str, values: &[&dyn ToSql]| tx.prepare_cached(sql)?.execute(values).map(|rows| rows == 1);
    let found = match deed {
        Deed::MarkOpened => set("UPDATE letters SET opened = 1 WHERE id = ?1", params![letter.0])?,
        Deed::SeeTo => set("UPDATE letters SET seen = coalesce(seen, ?2) WHERE id = ?1", params![letter.0, by.mark()])?,
        // A clock that is behind must not make the letter's time shorter.
        Deed::Close => set(
            "UPDATE letters SET closed = max(?2, day), closed_by = ?3 WHERE id = ?1 AND closed IS NULL",
            params![letter.0, by.day(), by.mark()],
        )
        .and_then(|new| Ok(new || is_there(tx, letter)?))?,
        Deed::Reopen => set("UPDATE letters SET closed = NULL, closed_by = NULL WHERE id = ?1", params![letter.0])?,
        // In a mark the person begins at the 19th character.
        Deed::Delete => set(
            "UPDATE letters SET asked = coalesce(asked, ?2), binned = CASE
                WHEN binned IS NOT NULL THEN binned
                WHEN opened OR closed IS NOT NULL OR substr(asked, 19) <> substr(?2, 19) THEN ?2
             END WHERE id = ?1",
            params![letter.0, by.mark()],
        )?,
        Deed::PutBack => set("UPDATE letters SET asked = NULL, binned = NULL WHERE id = ?1", params![letter.0])?,
        Deed::NotOpening => try_in_vain(tx, by, letter, deed)?,
    };
    if found {
        notices::forget(tx)?;
        note(tx, by, Act::Did(deed), Some(letter))?;
    }
    Ok(found || (deed == Deed::Delete && tombstone(tx, letter)?.is_some()))
}

/// Takes a letter away by hand; says whether there is such a letter, or was one.
pub(super) fn take_by(tx: &Transaction<'_>, by: By, letter: LetterId) -> rusqlite::Result<bool> {
    if take(tx, letter)? {
        note(tx, by, Act::Taken, Some(letter))?;
        return Ok(true);
    }
    Ok(tombstone(tx, letter)?.is_some())
}

/// Takes a proof away and notes that it came through; says whether there was one of this name.
pub(super) fn prove(tx: &Transaction<'_>, by: By, letter: LetterId) -> rusqlite::Result<bool> {
    let found = take_proofs(tx, "id = ?1", &letter.0)?;
    if found {
        note(tx, by, Act::Proved, Some(letter))?;
    }
    Ok(found)
}

/// Takes proofs away, and no letter, and says whether there were any. They held nothing but chance: no tombstone is left.
fn take_proofs(tx: &Transaction<'_>, which: &str, value: &dyn ToSql) -> rusqlite::Result<bool> {
    let bodies = format!("DELETE FROM bodies WHERE cursor IN (SELECT cursor FROM letters WHERE proof AND {which})");
    tx.prepare_cached(&bodies)?.execute([value])?;
    Ok(tx.prepare_cached(&format!("DELETE FROM letters WHERE proof AND {which}"))?.execute([value])? > 0)
}

/// Notes at a letter that this was tried in vain, once for each person and deed.
pub(super) fn try_in_vain(tx: &Transaction<'_>, by: By, letter: LetterId, deed: Deed) -> rusqlite::Result<bool> {
    let mut update = tx.prepare_cached(
        "UPDATE letters SET tries = CASE
            WHEN instr(tries, substr(?2, 19)) OR length(tries) > ?3 THEN tries ELSE tries || ?2 || char(10)
         END WHERE id = ?1",
    )?;
    let line = format!("{} {}", by.mark(), deed.word());
    Ok(update.execute(params![letter.0, line, TRIES_CHARS_MAX])? == 1)
}

/// Suspends a sign-in, or takes that back.
pub(super) fn suspend(tx: &Transaction<'_>, by: By, staff: [u8; 32], suspended: bool) -> rusqlite::Result<()> {
    if suspended {
        let insert = "INSERT INTO suspended (staff, mark) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
        tx.execute(insert, params![staff, by.mark()])?;
    } else {
        tx.execute("DELETE FROM suspended WHERE staff = ?1", params![staff])?;
    }
    note(tx, by, Act::Suspended(suspended), None)
}

fn is_there(tx: &Transaction<'_>, letter: LetterId) -> rusqlite::Result<bool> {
    tx.prepare_cached("SELECT 1 FROM letters WHERE id = ?1")?.exists([letter.0])
}

/// Takes a letter away and leaves a tombstone.
pub(super) fn take(tx: &Transaction<'_>, letter: LetterId) -> rusqlite::Result<bool> {
    let mut body = tx.prepare_cached("DELETE FROM bodies WHERE cursor = (SELECT cursor FROM letters WHERE id = ?1)")?;
    body.execute([letter.0])?;
    let mut envelope = tx.prepare_cached("DELETE FROM letters WHERE id = ?1 RETURNING day")?;
    let day: Option<String> = envelope.query_row([letter.0], |row| row.get(0)).optional()?;
    let Some(day) = day else { return Ok(false) };
    bury(tx, &[Tombstone { letter: hashed(letter), day }])?;
    Ok(true)
}

/// Adds the tombstones that are missing and says how many they were.
pub(super) fn bury(tx: &Transaction<'_>, tombstones: &[Tombstone]) -> rusqlite::Result<u64> {
    let mut insert =
        tx.prepare_cached("INSERT INTO tombstones (letter, day) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?;
    let mut added = 0;
    for Tombstone { letter, day } in tombstones {
        added += insert.execute(params![letter, day])? as u64;
    }
    Ok(added)
}

/// Writes over a number of the file what stands there: one page goes through the log to the disk, and nothing changes. A
/// commit of nothing would not touch the disk, and say that all is well while every letter is refused.
pub(super) fn write_through(tx: &Transaction<'_>) -> rusqlite::Result<()> {
    let shape: i64 = tx.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    tx.pragma_update(None, "user_version", shape)
}

pub(super) fn note(tx: &Transaction<'_>, by: By, act: Act, letter: Option<LetterId>) -> rusqlite::Result<()> {
    let mut insert = tx.prepare_cached("INSERT INTO audit (minute, staff, letter, act) VALUES (?1, ?2, ?3, ?4)")?;
    insert.execute(params![by.minute(), by.staff, letter.map(hashed), act.word()])?;
    Ok(())
}

fn tombstone(tx: &Transaction<'_>, letter: LetterId) -> rusqlite::Result<Option<String>> {
    let mut select = tx.prepare_cached("SELECT day FROM tombstones WHERE letter = ?1")?;
    select.query_row([hashed(letter)], |row| row.get(0)).optional()
}

/// How much of the file is in use. Pages freed by deletion are room again.
pub(super) fn used_bytes(connection: &rusqlite::Connection) -> rusqlite::Result<u64> {
    let number = |pragma| connection.prepare_cached(pragma)?.query_row([], |row| row.get::<_, u64>(0));
    let pages = number("PRAGMA page_count")?.saturating_sub(number("PRAGMA freelist_count")?);
    Ok(pages.saturating_mul(number("PRAGMA page_size")?))
}
