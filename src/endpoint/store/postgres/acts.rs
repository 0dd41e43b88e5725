//! Each act as SQL. All of it runs inside a commit that holds the writers' lock, so nothing else writes meanwhile.

use std::collections::{HashMap, hash_map::Entry};

use tokio_postgres::{Client, Error, Statement};
use wire::{Deed, LetterId};

use super::notices;
use crate::store::{
    By, Kept, NewLetter, StoreError, Tombstone,
    act::{Act, hashed},
    marks::TRIES_CHARS_MAX,
    notices::Alarm,
};

/// Takes a letter away: its row, a tombstone for it, and the room it took.
const TAKE: &str = "
    WITH gone AS (DELETE FROM letters WHERE id = $1 RETURNING day, octet_length(sealed) AS bytes),
         counted AS (UPDATE room SET bytes = room.bytes - gone.bytes FROM gone),
         buried AS (INSERT INTO tombstones (letter, day) SELECT $2, day FROM gone ON CONFLICT DO NOTHING)
    SELECT EXISTS (SELECT FROM gone)";

/// Takes proofs away, and no letter: the one of this name, or those from before this day. They held nothing but chance, so no
/// tombstone is left.
const TAKE_PROOFS: &str = "
    WITH gone AS (DELETE FROM letters WHERE proof AND (id = $1 OR day < $2) RETURNING octet_length(sealed) AS bytes),
         counted AS (UPDATE room SET bytes = room.bytes - (SELECT sum(gone.bytes) FROM gone) WHERE EXISTS (SELECT FROM gone))
    SELECT EXISTS (SELECT FROM gone)";

/// The two statements that every letter meets, understood once by the server.
pub(super) struct Acts {
    keep: Statement,
    note: Statement,
}

/// An entry for the audit log.
pub(super) type Note = (By, Act, Option<LetterId>);

impl Acts {
    pub(super) async fn prepare(client: &Client) -> Result<Self, Error> {
        let keep = "
            WITH new AS (
                INSERT INTO letters (cursor, id, digest, day, keyset, contact_soon, bytes_bucket, proof, sealed)
                SELECT nextval('letters_cursor'), id, digest, day, keyset, contact_soon, bytes_bucket, proof, sealed
                FROM unnest($1::bytea[], $2::bytea[], $3::bytea[], $4::text[], $5::bigint[], $6::bool[], $7::bigint[],
                            $8::bool[], $9::bytea[])
                     AS asked (id, hashed, digest, day, keyset, contact_soon, bytes_bucket, proof, sealed)
                WHERE (SELECT bytes FROM room) < $10
                  AND NOT EXISTS (SELECT FROM tombstones WHERE tombstones.letter = asked.hashed)
                ON CONFLICT (id) DO NOTHING
                RETURNING cursor, id, digest, octet_length(sealed) AS bytes
            ), counted AS (
                UPDATE room SET bytes = room.bytes + (SELECT sum(new.bytes) FROM new) WHERE EXISTS (SELECT FROM new)
            )
            SELECT id, digest, cursor FROM new";
        let note = "
            INSERT INTO audit (minute, staff, letter, act)
            SELECT * FROM unnest($1::text[], $2::bytea[], $3::bytea[], $4::text[])";
        Ok(Self { keep: client.prepare(keep).await?, note: client.prepare(note).await? })
    }

    /// The insert itself decides who was first: the unique name, and the tombstone inside the same statement.
    pub(super) async fn keep(
        &self,
        client: &Client,
        letters: &[&NewLetter],
        database_bytes_max: i64,
    ) -> Result<Vec<Result<Kept, StoreError>>, Error> {
        let hashes: Vec<_> = letters.iter().map(|letter| hashed(letter.id)).collect();
        let (mut ids, mut hashed, mut digests, mut days) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (mut keysets, mut soon, mut buckets) = (Vec::new(), Vec::new(), Vec::new());
        let (mut proofs, mut sealed) = (Vec::new(), Vec::new());
        for (letter, hash) in letters.iter().zip(&hashes) {
            ids.push(&letter.id.0[..]);
            hashed.push(&hash[..]);
            digests.push(&letter.digest.0[..]);
            days.push(letter.day.as_str());
            keysets.push(i64::from(letter.keyset));
            soon.push(letter.contact_soon);
            buckets.push(i64::try_from(letter.bytes_bucket()).unwrap_or(i64::MAX));
            proofs.push(letter.proof);
            sealed.push(letter.sealed.as_slice());
        }
        if let Some(today) = letters.iter().filter(|letter| letter.proof).map(|letter| letter.day.as_str()).max() {
            client.execute(TAKE_PROOFS, &[&None::<&[u8]>, &today]).await?;
        }
        let new = client
            .query(
                &self.keep,
                &[&ids, &hashed, &digests, &days, &keysets, &soon, &buckets, &proofs, &sealed, &database_bytes_max],
            )
            .await?;
        let new = new.iter().map(|row| Ok((row.try_get(0)?, (row.try_get(1)?, row.try_get(2)?))));
        let mut new: HashMap<Vec<u8>, (Vec<u8>, i64)> = new.collect::<Result<_, Error>>()?;
        let mut stored = HashMap::new();
        let mut gone = HashMap::new();
        if new.len() < letters.len() {
            let rows = client.query("SELECT id, digest, day FROM letters WHERE id = ANY ($1)", &[&ids]).await?;
            for row in rows {
                let found: (Vec<u8>, String) = (row.try_get(1)?, row.try_get(2)?);
                stored.insert(row.try_get::<_, Vec<u8>>(0)?, found);
            }
            let rows = client.query("SELECT letter, day FROM tombstones WHERE letter = ANY ($1)", &[&hashed]).await?;
            for row in rows {
                gone.insert(row.try_get::<_, Vec<u8>>(0)?, row.try_get::<_, String>(1)?);
            }
        }
        let mut alarms = Vec::new();
        let judged = letters.iter().zip(&hashes).map(|(letter, hash)| {
            // Of two that came together under one name, the one whose bytes were kept is the new one, once.
            if let Entry::Occupied(entry) = new.entry(letter.id.0.to_vec())
                && entry.get().0[..] == letter.digest.0
            {
                let (_, cursor) = entry.remove();
                alarms.extend(letter.alarm.as_ref().map(|alarm| (cursor, alarm)));
                return Ok(Kept::New(letter.day.clone()));
            }
            match (stored.get(&letter.id.0[..]), gone.get(&hash[..])) {
                (Some((digest, day)), _) if digest[..] == letter.digest.0 => Ok(Kept::Same(day.clone())),
                (Some((_, day)), _) => Ok(Kept::Other(day.clone())),
                (None, Some(day)) => Ok(Kept::Deleted(day.clone())),
                (None, None) => Err(StoreError::Full),
            }
        });
        let judged = judged.collect();
        for (cursor, Alarm { due, notice }) in alarms {
            notices::watch(client, cursor, 0, Some(*due)).await?;
            for way in &notice.ways {
                notices::add(client, way, notice).await?;
            }
        }
        Ok(judged)
    }

    pub(super) async fn note(&self, client: &Client, notes: &[Note]) -> Result<(), Error> {
        let minutes: Vec<_> = notes.iter().map(|(by, ..)| by.minute()).collect();
        let staff: Vec<_> = notes.iter().map(|(by, ..)| &by.staff[..]).collect();
        let letters: Vec<_> = notes.iter().map(|(.., letter)| letter.map(|letter| hashed(letter).to_vec())).collect();
        let words: Vec<_> = notes.iter().map(|(_, act, _)| act.word()).collect();
        client.execute(&self.note, &[&minutes, &staff, &letters, &words]).await?;
        Ok(())
    }
}

/// Does a deed; says whether there is such a letter.
pub(super) async fn act(client: &Client, by: By, letter: LetterId, deed: Deed) -> Result<bool, Error> {
    let id = &letter.0[..];
    let found = match deed {
        Deed::MarkOpened => client.execute("UPDATE letters SET opened = true WHERE id = $1", &[&id]).await?,
        Deed::SeeTo => {
            let update = "UPDATE letters SET seen = coalesce(seen, $2) WHERE id = $1";
            client.execute(update, &[&id, &by.mark()]).await?
        }
        Deed::Close => {
            // A clock that is behind must not make the letter's time shorter.
            let update = "UPDATE letters SET closed = coalesce(closed, greatest($2, day)),
                                             closed_by = CASE WHEN closed IS NULL THEN $3 ELSE closed_by END
                          WHERE id = $1";
            client.execute(update, &[&id, &by.day(), &by.mark()]).await?
        }
        Deed::Reopen => {
            client.execute("UPDATE letters SET closed = NULL, closed_by = NULL WHERE id = $1", &[&id]).await?
        }
        Deed::Delete => {
            // In a mark the person begins at the 19th character.
            let update = "UPDATE letters SET asked = coalesce(asked, $2), binned = CASE
                              WHEN binned IS NOT NULL THEN binned
                              WHEN opened OR closed IS NOT NULL OR substr(asked, 19) <> substr($2, 19) THEN $2
                          END WHERE id = $1";
            client.execute(update, &[&id, &by.mark()]).await?
        }
        Deed::PutBack => client.execute("UPDATE letters SET asked = NULL, binned = NULL WHERE id = $1", &[&id]).await?,
        Deed::NotOpening => return try_in_vain(client, by, letter, deed).await,
    };
    Ok(found == 1)
}

/// Notes at a letter that this was tried in vain, once for each person and deed.
pub(super) async fn try_in_vain(client: &Client, by: By, letter: LetterId, deed: Deed) -> Result<bool, Error> {
    let update = "UPDATE letters SET tries = CASE
                      WHEN strpos(tries, substr($2, 19)) > 0 OR length(tries) > $3::bigint THEN tries
                      ELSE tries || $2 || chr(10)
                  END WHERE id = $1";
    let line = format!("{} {}", by.mark(), deed.word());
    Ok(client.execute(update, &[&&letter.0[..], &line, &TRIES_CHARS_MAX]).await? == 1)
}

/// Suspends a sign-in, or takes that back.
pub(super) async fn suspend(client: &Client, by: By, staff: [u8; 32], suspended: bool) -> Result<(), Error> {
    if suspended {
        let insert = "INSERT INTO suspended (staff, mark) VALUES ($1, $2) ON CONFLICT DO NOTHING";
        client.execute(insert, &[&&staff[..], &by.mark()]).await?;
    } else {
        client.execute("DELETE FROM suspended WHERE staff = $1", &[&&staff[..]]).await?;
    }
    Ok(())
}

/// Takes a letter away and leaves a tombstone; says whether there was a letter.
pub(super) async fn take(client: &Client, letter: LetterId) -> Result<bool, Error> {
    client.query_one_scalar(TAKE, &[&&letter.0[..], &&hashed(letter)[..]]).await
}

/// Takes a proof away; says whether there was one of this name.
pub(super) async fn take_proof(client: &Client, letter: LetterId) -> Result<bool, Error> {
    client.query_one_scalar(TAKE_PROOFS, &[&&letter.0[..], &None::<&str>]).await
}

/// Adds the tombstones that are missing and says how many they were.
pub(super) async fn bury(client: &Client, tombstones: &[Tombstone]) -> Result<u64, Error> {
    let bury =
        "INSERT INTO tombstones (letter, day) SELECT * FROM unnest($1::bytea[], $2::text[]) ON CONFLICT DO NOTHING";
    let names: Vec<_> = tombstones.iter().map(|gone| &gone.letter[..]).collect();
    let days: Vec<_> = tombstones.iter().map(|gone| gone.day.as_str()).collect();
    client.execute(bury, &[&names, &days]).await
}

/// Whether a letter of this name was kept and deleted.
pub(super) async fn is_gone(client: &Client, letter: LetterId) -> Result<bool, Error> {
    let there = "SELECT EXISTS (SELECT FROM tombstones WHERE letter = $1)";
    client.query_one_scalar(there, &[&&hashed(letter)[..]]).await
}
