//! A PostgreSQL database on its way out to a backup, and a backup on its way in.

use std::{pin::pin, time::Duration};

use futures_util::TryStreamExt as _;
use tokio::sync::mpsc;
use tokio_postgres::{Client, Error, Row, types::ToSql};

use super::{
    address::Address,
    connect::{connect, said},
    migrate,
    read::exactly,
    writer,
};
use crate::store::{
    AuditEntry, Tombstone,
    record::{Carried, LetterRow, Record},
};

/// How long a lock of running post boxes is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// How many rows, and about how many sealed bytes, are written at once.
const ROWS_AT_ONCE: usize = 256;
const BYTES_AT_ONCE: usize = 4 * 1024 * 1024;

/// Whether a database is a post box's; it is only read.
pub(in crate::store) async fn is_ours(address: &Address) -> Result<(), String> {
    look(address).await.map(|_| ())
}

/// What is left of all letters that were taken away; `None` if there is nothing in the database at all. It is only read.
pub(in crate::store) async fn taken_away(address: &Address) -> Result<Option<Vec<Tombstone>>, String> {
    let client = look(address).await?;
    let something =
        "SELECT EXISTS (SELECT FROM letters) OR EXISTS (SELECT FROM tombstones) OR EXISTS (SELECT FROM audit)";
    if !client.query_one_scalar::<bool, _>(something, &[]).await.map_err(|why| said(&why))? {
        return Ok(None);
    }
    // Not the log: that reaches back for some years only.
    let rows = client.query("SELECT letter, day FROM tombstones", &[]).await.map_err(|why| said(&why))?;
    let gone = rows.iter().map(|row| Ok(Tombstone { letter: exactly(row, 0)?, day: row.try_get(1)? }));
    gone.collect::<Result<_, Error>>().map(Some).map_err(|why| said(&why))
}

/// A connection that can only read, to a database that a post box has used.
async fn look(address: &Address) -> Result<Client, String> {
    let client = connect(address, PATIENCE).await?;
    client.batch_execute("BEGIN READ ONLY").await.map_err(|why| said(&why))?;
    let there = "SELECT to_regclass('front_seat.shape') IS NOT NULL AND to_regclass('front_seat.letters') IS NOT NULL";
    if !client.query_one_scalar::<bool, _>(there, &[]).await.map_err(|why| said(&why))? {
        return Err("it is not a post box's database; correct its name".into());
    }
    Ok(client)
}

/// Gives every row as it stands at one moment; letters go on being kept meanwhile.
pub(in crate::store) async fn each(address: &Address, give: mpsc::Sender<Record>) -> Result<Carried, String> {
    let client = connect(address, PATIENCE).await?;
    let shape = "SELECT max(step) FROM front_seat.shape";
    let shape: Option<i32> = client.query_one_scalar(shape, &[]).await.map_err(|why| said(&why))?;
    if shape.and_then(|shape| usize::try_from(shape).ok()) != Some(migrate::STEPS.len()) {
        return Err("the database has another shape than this program; use the program that runs on it".into());
    }
    // The reader waits whenever the writer does; that is not being idle.
    let begin = "SET idle_in_transaction_session_timeout = 0; BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    client.batch_execute(begin).await.map_err(|why| said(&why))?;
    let letters = "SELECT cursor, id, digest, day, keyset, contact_soon, bytes_bucket, opened, closed, sealed,
                          closed_by, seen, asked, binned, tries
                   FROM letters WHERE NOT proof ORDER BY cursor";
    let letters = stream(&client, letters, &give, |row| {
        Ok(Record::Letter(Box::new(LetterRow {
            cursor: row.try_get(0)?,
            id: exactly(row, 1)?,
            digest: exactly(row, 2)?,
            day: row.try_get(3)?,
            keyset: row.try_get(4)?,
            contact_soon: row.try_get(5)?,
            bytes_bucket: row.try_get(6)?,
            opened: row.try_get(7)?,
            closed: row.try_get(8)?,
            sealed: row.try_get(9)?,
            closed_by: row.try_get(10)?,
            seen: row.try_get(11)?,
            asked: row.try_get(12)?,
            binned: row.try_get(13)?,
            tries: row.try_get(14)?,
        })))
    });
    let letters = letters.await?;
    let tombstones = stream(&client, "SELECT letter, day FROM tombstones ORDER BY letter", &give, |row| {
        Ok(Record::Tombstone { letter: exactly(row, 0)?, day: row.try_get(1)? })
    });
    let tombstones = tombstones.await?;
    let audit = "SELECT entry, minute, staff, letter, act FROM audit ORDER BY entry";
    let audit = stream(&client, audit, &give, |row| super::read::entry(row).map(Record::Entry)).await?;
    let suspended = stream(&client, "SELECT staff, mark FROM suspended ORDER BY staff", &give, |row| {
        Ok(Record::Suspended { staff: exactly(row, 0)?, mark: row.try_get(1)? })
    });
    suspended.await?;
    let floors = "SELECT floor, minute, staff, before, entries FROM audit_floors ORDER BY floor";
    let floors = stream(&client, floors, &give, |row| {
        Ok(Record::Floor {
            floor: row.try_get(0)?,
            minute: row.try_get(1)?,
            staff: exactly(row, 2)?,
            before: row.try_get(3)?,
            entries: row.try_get(4)?,
        })
    });
    floors.await?;
    // Sequences stand outside of transactions: these may be later than the moment, never earlier.
    let last = |row: &Row| Ok(Record::Last { cursor: row.try_get(0)?, entry: row.try_get(1)? });
    let sequences = "SELECT (SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM letters_cursor),
                            (SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM audit_entry_seq)";
    stream(&client, sequences, &give, last).await?;
    Ok(Carried { letters, tombstones, audit })
}

/// Brings a backup into a database that has nothing in it, all or none.
pub(in crate::store) async fn restore(
    address: &Address,
    mut taken: mpsc::Receiver<Record>,
    expected: Carried,
) -> Result<Carried, String> {
    let client = connect(address, PATIENCE).await?;
    migrate::migrate(&client, &migrate::STEPS).await?;
    let text = |why: Error| said(&why);
    let begin =
        format!("SET idle_in_transaction_session_timeout = 0; BEGIN; SELECT pg_advisory_xact_lock({})", writer::LOCK);
    client.batch_execute(&begin).await.map_err(text)?;
    let something = "SELECT EXISTS (SELECT FROM letters) OR EXISTS (SELECT FROM tombstones)
                         OR EXISTS (SELECT FROM audit) OR EXISTS (SELECT FROM audit_floors)";
    if client.query_one_scalar(something, &[]).await.map_err(text)? {
        return Err("the database has something in it already; name a new one, so that nothing is mixed or lost".into());
    }
    let (mut batch, mut bytes) = (Vec::new(), 0);
    while let Some(record) = taken.recv().await {
        bytes += if let Record::Letter(letter) = &record { letter.sealed.len() } else { 0 };
        batch.push(record);
        if batch.len() >= ROWS_AT_ONCE || bytes >= BYTES_AT_ONCE {
            insert(&client, &batch).await.map_err(text)?;
            (batch, bytes) = (Vec::new(), 0);
        }
    }
    insert(&client, &batch).await.map_err(text)?;
    let count = "UPDATE room SET bytes = (SELECT coalesce(sum(octet_length(sealed)), 0) FROM letters)";
    client.batch_execute(count).await.map_err(text)?;
    let found = "SELECT (SELECT count(*) FROM letters WHERE sha256(sealed) = digest),
                        (SELECT count(*) FROM tombstones), (SELECT count(*) FROM audit)";
    let row = client.query_one(found, &[]).await.map_err(text)?;
    let number = |column| row.try_get::<_, i64>(column).map(i64::unsigned_abs).map_err(text);
    let found = Carried { letters: number(0)?, tombstones: number(1)?, audit: number(2)? };
    if found == expected {
        client.batch_execute("COMMIT").await.map_err(text)?;
    }
    // Otherwise the connection ends here, and with it all that was written.
    Ok(found)
}

async fn insert(client: &Client, batch: &[Record]) -> Result<(), Error> {
    let run = async |sql: &str, values: &[&(dyn ToSql + Sync)]| client.execute(sql, values).await.map(|_| ());
    let letters: Vec<_> = batch
        .iter()
        .filter_map(|record| if let Record::Letter(letter) = record { Some(letter) } else { None })
        .collect();
    if !letters.is_empty() {
        run(
            "INSERT INTO letters (cursor, id, digest, day, keyset, contact_soon, bytes_bucket, opened, closed, sealed,
                                  closed_by, seen, asked, binned, tries)
             SELECT * FROM unnest($1::bigint[], $2::bytea[], $3::bytea[], $4::text[], $5::bigint[], $6::bool[],
                                  $7::bigint[], $8::bool[], $9::text[], $10::bytea[], $11::text[], $12::text[],
                                  $13::text[], $14::text[], $15::text[])",
            &[
                &letters.iter().map(|letter| letter.cursor).collect::<Vec<_>>(),
                &letters.iter().map(|letter| &letter.id[..]).collect::<Vec<_>>(),
                &letters.iter().map(|letter| &letter.digest[..]).collect::<Vec<_>>(),
                &letters.iter().map(|letter| letter.day.as_str()).collect::<Vec<_>>(),
                &letters.iter().map(|letter| letter.keyset).collect::<Vec<_>>(),
                &letters.iter().map(|letter| letter.contact_soon).collect::<Vec<_>>(),
                &letters.iter().map(|letter| letter.bytes_bucket).collect::<Vec<_>>(),
                &letters.iter().map(|letter| letter.opened).collect::<Vec<_>>(),
                &letters.iter().map(|letter| letter.closed.as_deref()).collect::<Vec<_>>(),
                &letters.iter().map(|letter| letter.sealed.as_slice()).collect::<Vec<_>>(),
                &letters.iter().map(|letter| letter.closed_by.as_deref()).collect::<Vec<_>>(),
                &letters.iter().map(|letter| letter.seen.as_deref()).collect::<Vec<_>>(),
                &letters.iter().map(|letter| letter.asked.as_deref()).collect::<Vec<_>>(),
                &letters.iter().map(|letter| letter.binned.as_deref()).collect::<Vec<_>>(),
                &letters.iter().map(|letter| letter.tries.as_str()).collect::<Vec<_>>(),
            ],
        )
        .await?;
    }
    let (mut names, mut days) = (Vec::new(), Vec::new());
    let mut audit = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for record in batch {
        match record {
            Record::Letter(_) => {}
            Record::Tombstone { letter, day } => {
                names.push(&letter[..]);
                days.push(day.as_str());
            }
            Record::Suspended { staff, mark } => {
                run("INSERT INTO suspended (staff, mark) VALUES ($1, $2)", &[&&staff[..], mark]).await?;
            }
            Record::Entry(AuditEntry { entry, minute, staff, letter, act }) => {
                audit.0.push(entry.cast_signed());
                audit.1.push(minute.as_str());
                audit.2.push(&staff[..]);
                audit.3.push(letter.as_ref().map(|letter| &letter[..]));
                audit.4.push(act.as_str());
            }
            Record::Floor { floor, minute, staff, before, entries } => {
                let sql =
                    "INSERT INTO audit_floors (floor, minute, staff, before, entries) VALUES ($1, $2, $3, $4, $5)";
                run(sql, &[floor, minute, &&staff[..], before, entries]).await?;
                client.execute("SELECT setval('audit_floors_floor_seq', $1)", &[floor]).await?;
            }
            Record::Last { cursor, entry } => {
                for (sequence, last) in [("letters_cursor", cursor), ("audit_entry_seq", entry)] {
                    if *last > 0 {
                        client.execute(&format!("SELECT setval('{sequence}', $1)"), &[last]).await?;
                    }
                }
            }
        }
    }
    if !names.is_empty() {
        run("INSERT INTO tombstones SELECT * FROM unnest($1::bytea[], $2::text[])", &[&names, &days]).await?;
    }
    if !audit.0.is_empty() {
        let sql = "INSERT INTO audit (entry, minute, staff, letter, act)
                   SELECT * FROM unnest($1::bigint[], $2::text[], $3::bytea[], $4::bytea[], $5::text[])";
        run(sql, &[&audit.0, &audit.1, &audit.2, &audit.3, &audit.4]).await?;
    }
    Ok(())
}

async fn stream(
    client: &Client,
    query: &str,
    give: &mpsc::Sender<Record>,
    record: impl Fn(&Row) -> Result<Record, Error>,
) -> Result<u64, String> {
    let rows = client.query_raw(query, Vec::<&(dyn ToSql + Sync)>::new()).await.map_err(|why| said(&why))?;
    let (mut rows, mut count) = (pin!(rows), 0);
    while let Some(row) = rows.try_next().await.map_err(|why| said(&why))? {
        let record = record(&row).map_err(|why| said(&why))?;
        give.send(record).await.map_err(|_| "the backup took no more".to_owned())?;
        count += 1;
    }
    Ok(count)
}
