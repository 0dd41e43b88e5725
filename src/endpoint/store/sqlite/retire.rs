//! Takes away what was kept for long enough, a little at a time, so that letters on their way in never wait for long.

use std::time::{Duration, Instant};

use rusqlite::{Connection, Transaction, params};
use wire::LetterId;

use super::{By, acts};
use crate::store::{Retire, act::Act};

/// How many letters go in one commit: with 48 kB each, 3 MB are overwritten with zeros.
pub(super) const LETTERS_AT_ONCE: usize = 32;

/// How many audit entries go in one commit.
pub(super) const ENTRIES_AT_ONCE: usize = 2_000;

/// How long giving pages back may hold up letters at a time, and how long it goes on in all. SQLite looks for each page in
/// the list of free ones, so a long list takes long; what is left is for the next time, and new letters use it meanwhile.
const GIVE_BACK_STEP: Duration = Duration::from_millis(20);
pub(super) const GIVE_BACK: Duration = Duration::from_secs(5);

/// Free pages that stay for letters to come: 16 MiB.
const PAGES_KEPT: u64 = 4096;

/// Takes a few letters away that are due and says how many they were.
pub(super) fn letters(tx: &Transaction<'_>, by: By, what: &Retire) -> rusqlite::Result<usize> {
    let Retire { closed_before, binned_before, .. } = what;
    let mut due = tx.prepare_cached("SELECT id FROM letters WHERE closed < ?1 OR binned < ?2 LIMIT ?3")?;
    let due = due.query_map(params![closed_before, binned_before, LETTERS_AT_ONCE], |row| row.get(0).map(LetterId))?;
    let due = due.collect::<rusqlite::Result<Vec<_>>>()?;
    for letter in &due {
        acts::take(tx, *letter)?;
        acts::note(tx, by, Act::Retired, Some(*letter))?;
    }
    Ok(due.len())
}

/// How many audit entries are due.
pub(super) fn entries_due(connection: &Connection, before: &str) -> rusqlite::Result<u64> {
    connection.prepare_cached("SELECT count(*) FROM audit WHERE minute < ?1")?.query_row([before], |row| row.get(0))
}

/// Writes down that the audit log will begin later. Asked twice for the same day, the first time counts.
pub(super) fn raise_floor(tx: &Transaction<'_>, by: By, before: &str, entries: u64) -> rusqlite::Result<()> {
    let mut floor = tx.prepare_cached(
        "INSERT INTO audit_floors (minute, staff, before, entries)
         SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS (SELECT 1 FROM audit_floors WHERE before >= ?3)",
    )?;
    floor.execute(params![by.minute(), by.staff, before, entries])?;
    Ok(())
}

/// Takes the first few old audit entries away and says how many they were.
pub(super) fn entries(tx: &Transaction<'_>, before: &str) -> rusqlite::Result<usize> {
    let mut delete = tx.prepare_cached(
        "DELETE FROM audit WHERE entry IN (SELECT entry FROM audit WHERE minute < ?1 ORDER BY entry LIMIT ?2)",
    )?;
    delete.execute(params![before, ENTRIES_AT_ONCE])
}

/// Gives some free pages back, as long as more than a quarter of the file is free; says whether there is more to do.
pub(super) fn give_back(tx: &Transaction<'_>) -> rusqlite::Result<bool> {
    let began = Instant::now();
    let number = |pragma| tx.query_row(pragma, [], |row| row.get::<_, u64>(0));
    let (pages, free) = (number("PRAGMA page_count")?, number("PRAGMA freelist_count")?);
    let spare = free.saturating_sub(PAGES_KEPT.max(pages / 4));
    let mut vacuum = tx.prepare(&format!("PRAGMA incremental_vacuum({spare})"))?;
    let mut given = vacuum.query([])?;
    // It gives one page back for each row that it is asked for; with 0 it would give back all.
    while spare > 0 && given.next()?.is_some() {
        if began.elapsed() > GIVE_BACK_STEP {
            return Ok(true);
        }
    }
    Ok(false)
}
