//! Takes away what was kept for long enough, a little at a time, and lets PostgreSQL clear up.
//!
//! **What PostgreSQL cannot promise.** A deleted row is only marked. Its bytes stand in the table's files until `VACUUM` makes
//! the place free, and until something else is written there; in the write-ahead log until that is recycled; on standbys,
//! in archives and base backups for as long as those are kept; and on the disk itself, as with any file that was cut
//! short. After retiring and after deleting we run `VACUUM`: from then on no query and no dump reaches the bytes, and empty
//! pages at the end of the table are given back. Whoever must have them out of the files too runs `VACUUM FULL
//! front_seat.letters` in a quiet hour (letters are told to come again meanwhile) and lets the log roll over. SQLite has
//! none of these limits.

use tokio_postgres::{Client, Error};
use wire::LetterId;

use super::acts::{self, Acts, Note};
use crate::store::{By, Retire, act::Act};

/// How many letters go in one commit.
pub(super) const LETTERS_AT_ONCE: usize = 64;

/// How many audit entries go in one commit.
pub(super) const ENTRIES_AT_ONCE: u64 = 2_000;

/// What one commit of retiring takes away.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// Some letters that are due.
    Letters(Retire),
    /// Nothing yet: writes down that entries from before a day go, and how many they are.
    Floor(String),
    /// Some of these entries.
    Entries(String),
}

/// Takes one step and says how many letters or entries it was about.
pub(super) async fn step(client: &Client, acts: &Acts, by: By, step: &Step) -> Result<u64, Error> {
    match step {
        Step::Letters(what) => letters(client, acts, by, what).await,
        Step::Floor(before) => {
            let due: i64 = client.query_one_scalar("SELECT count(*) FROM audit WHERE minute < $1", &[before]).await?;
            let floor = "INSERT INTO audit_floors (minute, staff, before, entries)
                 SELECT $1, $2, $3, $4 WHERE $4::bigint > 0 AND NOT EXISTS (SELECT FROM audit_floors WHERE before >= $3)";
            client.execute(floor, &[&by.minute(), &&by.staff[..], before, &due]).await?;
            Ok(due.unsigned_abs())
        }
        Step::Entries(before) => {
            let delete = "DELETE FROM audit WHERE entry IN
                 (SELECT entry FROM audit WHERE minute < $1 ORDER BY entry LIMIT $2)";
            client.execute(delete, &[before, &ENTRIES_AT_ONCE.cast_signed()]).await
        }
    }
}

async fn letters(client: &Client, acts: &Acts, by: By, what: &Retire) -> Result<u64, Error> {
    let due = "SELECT id FROM letters WHERE closed < $1 OR binned < $2 LIMIT $3";
    let due = client.query(due, &[&what.closed_before, &what.binned_before, &(LETTERS_AT_ONCE as i64)]).await?;
    let mut notes: Vec<Note> = Vec::new();
    for row in &due {
        let id: &[u8] = row.try_get(0)?;
        // The table allows names of 16 bytes only.
        let Ok(id) = id.try_into().map(LetterId) else { continue };
        acts::take(client, id).await?;
        notes.push((by, Act::Retired, Some(id)));
    }
    acts.note(client, &notes).await?;
    Ok(notes.len() as u64)
}
