//! What the disk gives to a program that does nothing but insert: the same rows in groups, without HTTP and without us.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use promises::load::Letter;
use rusqlite::{Connection, params, types::Value};
use tokio_postgres::{Client, NoTls};

/// One plain table in SQLite with what the post box keeps of a letter: the same columns, and the one name that is unique.
const SQLITE: &str = "CREATE TABLE letters (
    cursor INTEGER PRIMARY KEY AUTOINCREMENT, id BLOB NOT NULL UNIQUE, digest BLOB NOT NULL, day TEXT NOT NULL,
    keyset INTEGER NOT NULL, contact_soon INTEGER NOT NULL, bytes_bucket INTEGER NOT NULL,
    opened INTEGER NOT NULL DEFAULT 0, closed TEXT, sealed BLOB NOT NULL
) STRICT";

const SQLITE_INSERT: &str = "INSERT INTO letters (id, digest, day, keyset, contact_soon, bytes_bucket, sealed)
    VALUES (?1, ?2, '2026-11-20', 1, 0, ?3, ?4)";

/// The same in PostgreSQL, which is told not to try to make sealed bytes smaller.
const POSTGRES: &str = "CREATE TABLE letters (
    cursor bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY, id bytea NOT NULL UNIQUE, digest bytea NOT NULL,
    day text NOT NULL, keyset bigint NOT NULL, contact_soon boolean NOT NULL, bytes_bucket bigint NOT NULL,
    opened boolean NOT NULL DEFAULT false, closed text, sealed bytea NOT NULL
);
ALTER TABLE letters ALTER COLUMN sealed SET STORAGE EXTERNAL";

/// One statement for a whole group.
const POSTGRES_INSERT: &str = "INSERT INTO letters (id, digest, day, keyset, contact_soon, bytes_bucket, sealed)
    SELECT id, digest, '2026-11-20', 1, false, bucket, sealed
    FROM unnest($1::bytea[], $2::bytea[], $3::bigint[], $4::bytea[]) AS asked (id, digest, bucket, sealed)";

/// How many letters are committed together at most, as in the post box.
pub const GROUP: usize = 64;

/// How long, and how many letters at most.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// How long.
    pub window: Duration,
    /// How many letters.
    pub letters_max: u64,
}

/// Letters in a second into a new SQLite file: WAL, synchronous=FULL, so many in a commit.
///
/// # Errors
///
/// What SQLite says, or which setting it did not take.
pub fn sqlite(file: &Path, letters: &[Letter], group: usize, bounds: Bounds) -> Result<f64, String> {
    let refused = |why: rusqlite::Error| format!("the raw rate could not be measured: {why}");
    let mut database = Connection::open(file).map_err(refused)?;
    let set = |name: &str, value: &str, expected: Value| {
        let query = format!("PRAGMA {name} = {value}");
        let _: Option<String> = database.query_row(&query, [], |row| row.get(0)).ok();
        let found: Value = database.pragma_query_value(None, name, |row| row.get(0)).map_err(refused)?;
        if found == expected { Ok(()) } else { Err(format!("SQLite did not take {query}: it says {found:?}")) }
    };
    set("journal_mode", "WAL", Value::Text("wal".to_owned()))?;
    set("synchronous", "FULL", Value::Integer(2))?;
    database.execute_batch(SQLITE).map_err(refused)?;
    let (start, mut kept) = (Instant::now(), 0_u64);
    while start.elapsed() < bounds.window && kept < bounds.letters_max {
        let tx = database.transaction().map_err(refused)?;
        let mut insert = tx.prepare_cached(SQLITE_INSERT).map_err(refused)?;
        for _ in 0..group {
            let letter = letters[kept as usize % letters.len()].named(kept);
            let bucket = letter.bytes.len().next_power_of_two() as i64;
            insert.execute(params![letter.id.0, letter.digest.0, bucket, &letter.bytes[..]]).map_err(refused)?;
            kept += 1;
        }
        drop(insert);
        tx.commit().map_err(refused)?;
    }
    Ok(kept as f64 / start.elapsed().as_secs_f64())
}

/// Letters in a second into an empty PostgreSQL database with `synchronous_commit` on: so many in a statement and a commit.
///
/// # Errors
///
/// What PostgreSQL says.
pub fn postgres(url: &str, letters: &[Letter], group: usize, bounds: Bounds) -> Result<f64, String> {
    let refused = |why: tokio_postgres::Error| format!("the raw rate could not be measured: {why}");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|why| why.to_string())?;
    runtime.block_on(async {
        let (client, connection) = tokio_postgres::connect(url, NoTls).await.map_err(refused)?;
        let serving = tokio::spawn(connection);
        client.batch_execute(&format!("SET synchronous_commit = on; {POSTGRES}")).await.map_err(refused)?;
        let rate = insert(&client, letters, group, bounds).await.map_err(refused)?;
        drop(client);
        let _ = serving.await;
        Ok(rate)
    })
}

async fn insert(
    client: &Client,
    letters: &[Letter],
    group: usize,
    bounds: Bounds,
) -> Result<f64, tokio_postgres::Error> {
    let statement = client.prepare(POSTGRES_INSERT).await?;
    let (start, mut kept) = (Instant::now(), 0_u64);
    while start.elapsed() < bounds.window && kept < bounds.letters_max {
        let next = kept..kept + group as u64;
        let named: Vec<_> = next.map(|seed| letters[seed as usize % letters.len()].named(seed)).collect();
        let ids: Vec<_> = named.iter().map(|letter| &letter.id.0[..]).collect();
        let digests: Vec<_> = named.iter().map(|letter| &letter.digest.0[..]).collect();
        let buckets: Vec<_> = named.iter().map(|letter| letter.bytes.len().next_power_of_two() as i64).collect();
        let sealed: Vec<_> = named.iter().map(|letter| &letter.bytes[..]).collect();
        client.execute(&statement, &[&ids, &digests, &buckets, &sealed]).await?;
        kept += group as u64;
    }
    Ok(kept as f64 / start.elapsed().as_secs_f64())
}
