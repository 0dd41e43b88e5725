//! A SQLite file on its way: copied, read row by row, written row by row, verified.

use std::{path::Path, time::Duration};

use rusqlite::{Connection, OpenFlags, TransactionBehavior, params};
use sha2::{Digest as _, Sha256};

use super::{
    acts,
    migrate::{self, STEPS},
    open, read,
};
use crate::store::{
    AuditEntry, Tombstone,
    record::{Carried, LetterRow, Record},
};

/// How long a lock of the running post box is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// Copies what is kept at this moment into an empty file; letters go on being kept meanwhile. `VACUUM INTO` takes over what
/// is there and no free page, so nothing that was deleted comes along. Until it has finished, what is deleted meanwhile
/// stays in the write-ahead log of the original.
pub(in crate::store) fn copy(from: &Path, to: &Path) -> Result<Option<Carried>, String> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = open::connect(from, flags, PATIENCE).map_err(|why| why.to_string())?;
    shape(&connection)?;
    let to = to.to_str().ok_or("its name is not UTF-8; choose another")?;
    connection.execute("VACUUM INTO ?1", [to]).map_err(text)?;
    forget(to)?;
    Ok(None)
}

/// What waits to be told, and when, is of no use to whoever goes back: letters that nobody has looked at are told anew. Neither
/// is a proof that is under way.
fn forget(copy: &str) -> Result<(), String> {
    let copy = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(text)?;
    copy.execute_batch("PRAGMA journal_mode = OFF; PRAGMA secure_delete = ON").map_err(text)?;
    for table in ["watched", "notices", "ways"] {
        // An older shape has none of them.
        if copy.table_exists(None, table).map_err(text)? {
            copy.execute(&format!("DELETE FROM {table}"), []).map_err(text)?;
        }
    }
    if copy.column_exists(None, "letters", "proof").map_err(text)? {
        let proofs = "DELETE FROM bodies WHERE cursor IN (SELECT cursor FROM letters WHERE proof);
                      DELETE FROM letters WHERE proof";
        copy.execute_batch(proofs).map_err(text)?;
    }
    copy.close().map_err(|(_, why)| why.to_string())
}

/// Looks at a backup as a whole: its own structure, and each letter's bytes against their digest.
pub(in crate::store) fn verify(path: &Path) -> Result<Carried, String> {
    let connection = reading(path)?;
    let shape = shape(&connection)?;
    let sound: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).map_err(text)?;
    if sound != "ok" {
        return Err(format!("the file is damaged: {sound}"));
    }
    counted(&connection, shape)
}

/// Whether a file is a post box's; it is only read.
pub(in crate::store) fn is_ours(path: &Path) -> Result<(), String> {
    shape(&reading(path)?).map(|_| ())
}

/// What is left of all letters that were taken away; `None` if there is nothing in the file at all. It is only read.
pub(in crate::store) fn taken_away(path: &Path) -> Result<Option<Vec<Tombstone>>, String> {
    let connection = reading(path)?;
    shape(&connection)?;
    let something = "SELECT EXISTS (SELECT 1 FROM letters) OR EXISTS (SELECT 1 FROM tombstones)
                         OR EXISTS (SELECT 1 FROM audit)";
    if !connection.query_row(something, [], |row| row.get::<_, bool>(0)).map_err(text)? {
        return Ok(None);
    }
    // Not the log: that reaches back for some years only.
    let mut select = connection.prepare("SELECT letter, day FROM tombstones").map_err(text)?;
    let gone = select.query_map([], |row| Ok(Tombstone { letter: row.get(0)?, day: row.get(1)? }));
    let gone = gone.and_then(Iterator::collect).map_err(text)?;
    Ok(Some(gone))
}

/// Writes a new file from records, with nothing but those in it.
pub(in crate::store) fn write(path: &Path, next: &mut dyn FnMut() -> Option<Record>) -> Result<(), String> {
    let mut connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(text)?;
    // Nobody reads it until it is whole, and then it is written to the disk at once.
    let settings = "PRAGMA page_size = 4096; PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = OFF;
                    PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON";
    connection.execute_batch(settings).map_err(text)?;
    migrate::migrate(&mut connection)?;
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(text)?;
    while let Some(record) = next() {
        insert(&tx, &record).map_err(text)?;
    }
    tx.commit().map_err(text)?;
    connection.close().map_err(|(_, why)| why.to_string())
}

/// Brings a backup into a database that has nothing in it, all or none; a post box may be running on it.
pub(in crate::store) fn restore(backup: &Path, to: &Path) -> Result<Carried, String> {
    let mut connection = open::writing(to, PATIENCE).map_err(|why| why.to_string())?;
    open::sync_directory(to).map_err(|why| why.to_string())?;
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(text)?;
    let something = "SELECT EXISTS (SELECT 1 FROM letters) OR EXISTS (SELECT 1 FROM tombstones)
                         OR EXISTS (SELECT 1 FROM audit) OR EXISTS (SELECT 1 FROM audit_floors)";
    if tx.query_row(something, [], |row| row.get::<_, bool>(0)).map_err(text)? {
        return Err("the database has something in it already; name a new one, so that nothing is mixed or lost".into());
    }
    each_of(backup, &mut |record| insert(&tx, &record).map_err(text))?;
    let carried = counted(&tx, STEPS.len())?;
    tx.commit().map_err(text)?;
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).map_err(text)?;
    Ok(carried)
}

/// Gives every row of a backup, of whichever shape.
pub(in crate::store) fn each_of(
    backup: &Path,
    give: &mut dyn FnMut(Record) -> Result<(), String>,
) -> Result<(), String> {
    let connection = reading(backup)?;
    let shape = shape(&connection)?;
    // The first shape had no closing, no floors, and the sealed bytes in the same row.
    let letters = match shape {
        1 => {
            "SELECT cursor, id, digest, day, keyset, contact_soon, bytes_bucket, opened, NULL, sealed,
                    NULL, NULL, NULL, NULL, ''
             FROM letters"
        }
        2 => {
            "SELECT letters.cursor, id, digest, day, keyset, contact_soon, bytes_bucket, opened, closed, sealed,
                    NULL, NULL, NULL, NULL, ''
             FROM letters JOIN bodies ON bodies.cursor = letters.cursor"
        }
        _ => {
            "SELECT letters.cursor, id, digest, day, keyset, contact_soon, bytes_bucket, opened, closed, sealed,
                    closed_by, seen, asked, binned, tries
             FROM letters JOIN bodies ON bodies.cursor = letters.cursor"
        }
    };
    each(&connection, &format!("{letters} ORDER BY letters.cursor"), give, |row| {
        Ok(Record::Letter(Box::new(LetterRow {
            cursor: row.get(0)?,
            id: row.get(1)?,
            digest: row.get(2)?,
            day: row.get(3)?,
            keyset: row.get(4)?,
            contact_soon: row.get(5)?,
            bytes_bucket: row.get(6)?,
            opened: row.get(7)?,
            closed: row.get(8)?,
            sealed: row.get(9)?,
            closed_by: row.get(10)?,
            seen: row.get(11)?,
            asked: row.get(12)?,
            binned: row.get(13)?,
            tries: row.get(14)?,
        })))
    })?;
    each(&connection, "SELECT letter, day FROM tombstones ORDER BY letter", give, |row| {
        Ok(Record::Tombstone { letter: row.get(0)?, day: row.get(1)? })
    })?;
    each(&connection, "SELECT entry, minute, staff, letter, act FROM audit ORDER BY entry", give, |row| {
        read::entry(row).map(Record::Entry)
    })?;
    if shape > 2 {
        each(&connection, "SELECT staff, mark FROM suspended ORDER BY staff", give, |row| {
            Ok(Record::Suspended { staff: row.get(0)?, mark: row.get(1)? })
        })?;
    }
    if shape > 1 {
        let floors = "SELECT floor, minute, staff, before, entries FROM audit_floors ORDER BY floor";
        each(&connection, floors, give, |row| {
            Ok(Record::Floor {
                floor: row.get(0)?,
                minute: row.get(1)?,
                staff: row.get(2)?,
                before: row.get(3)?,
                entries: row.get(4)?,
            })
        })?;
    }
    let last = "SELECT coalesce(max(seq) FILTER (WHERE name = 'letters'), 0),
                       coalesce(max(seq) FILTER (WHERE name = 'audit'), 0) FROM sqlite_sequence";
    each(&connection, last, give, |row| Ok(Record::Last { cursor: row.get(0)?, entry: row.get(1)? }))
}

fn each(
    connection: &Connection,
    query: &str,
    give: &mut dyn FnMut(Record) -> Result<(), String>,
    record: impl Fn(&rusqlite::Row<'_>) -> rusqlite::Result<Record>,
) -> Result<(), String> {
    let mut select = connection.prepare(query).map_err(text)?;
    let mut rows = select.query([]).map_err(text)?;
    while let Some(row) = rows.next().map_err(text)? {
        give(record(row).map_err(text)?)?;
    }
    Ok(())
}

fn insert(connection: &Connection, record: &Record) -> rusqlite::Result<()> {
    let run = |sql, values: &[&dyn rusqlite::ToSql]| connection.prepare_cached(sql)?.execute(values).map(|_| ());
    match record {
        Record::Letter(letter) => {
            let LetterRow { cursor, id, digest, day, keyset, contact_soon, bytes_bucket, opened, closed, .. } =
                &**letter;
            let LetterRow { sealed, closed_by, seen, asked, binned, tries, .. } = &**letter;
            run(
                "INSERT INTO letters (cursor, id, digest, day, keyset, contact_soon, bytes_bucket, opened, closed,
                                      closed_by, seen, asked, binned, tries)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
                params![
                    cursor,
                    id,
                    digest,
                    day,
                    keyset,
                    contact_soon,
                    bytes_bucket,
                    opened,
                    closed,
                    closed_by,
                    seen,
                    asked,
                    binned,
                    tries
                ],
            )?;
            let blank = acts::blank(sealed.len());
            run(
                "INSERT INTO bodies (cursor, blank, sealed) VALUES (?1, zeroblob(?2), ?3)",
                params![cursor, blank, sealed],
            )
        }
        Record::Tombstone { letter, day } => {
            run("INSERT INTO tombstones (letter, day) VALUES (?1, ?2)", params![letter, day])
        }
        Record::Suspended { staff, mark } => {
            run("INSERT INTO suspended (staff, mark) VALUES (?1, ?2)", params![staff, mark])
        }
        Record::Entry(AuditEntry { entry, minute, staff, letter, act }) => run(
            "INSERT INTO audit (entry, minute, staff, letter, act) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![entry, minute, staff, letter, act],
        ),
        Record::Floor { floor, minute, staff, before, entries } => run(
            "INSERT INTO audit_floors (floor, minute, staff, before, entries) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![floor, minute, staff, before, entries],
        ),
        Record::Last { cursor, entry } => {
            for (name, last) in [("letters", cursor), ("audit", entry)] {
                run("DELETE FROM sqlite_sequence WHERE name = ?1", params![name])?;
                run("INSERT INTO sqlite_sequence (name, seq) VALUES (?1, ?2)", params![name, last])?;
            }
            Ok(())
        }
    }
}

/// How much there is, if each letter is what its digest says.
fn counted(connection: &Connection, shape: usize) -> Result<Carried, String> {
    let letters = match shape {
        1 => "SELECT digest, sealed FROM letters",
        _ => "SELECT digest, sealed FROM letters LEFT JOIN bodies ON bodies.cursor = letters.cursor",
    };
    let mut select = connection.prepare(letters).map_err(text)?;
    let (mut rows, mut letters) = (select.query([]).map_err(text)?, 0);
    while let Some(row) = rows.next().map_err(text)? {
        let digest: [u8; 32] = row.get(0).map_err(text)?;
        let sealed = row.get_ref(1).map_err(text)?.as_blob_or_null().map_err(|why| why.to_string())?;
        if sealed.map(|sealed| Sha256::digest(sealed).into()) != Some(digest) {
            return Err(format!("letter {} of it is not what its digest says", letters + 1));
        }
        letters += 1;
    }
    let count = |query| connection.query_row(query, [], |row| row.get(0)).map_err(text);
    let (tombstones, audit) = (count("SELECT count(*) FROM tombstones")?, count("SELECT count(*) FROM audit")?);
    Ok(Carried { letters, tombstones, audit })
}

fn text(why: rusqlite::Error) -> String {
    why.to_string()
}

fn reading(path: &Path) -> Result<Connection, String> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = open::connect(path, flags, PATIENCE).map_err(|why| why.to_string())?;
    connection.execute_batch("PRAGMA trusted_schema = OFF").map_err(text)?;
    Ok(connection)
}

/// The shape of a file of ours that this program can read.
fn shape(connection: &Connection) -> Result<usize, String> {
    let number = |query| connection.query_row(query, [], |row| row.get::<_, i64>(0)).map_err(text);
    if number("PRAGMA application_id")? != migrate::APPLICATION_ID {
        return Err("the file is not a post box's database or backup".into());
    }
    let found = number("PRAGMA user_version")?;
    usize::try_from(found).ok().filter(|shape| (1..=STEPS.len()).contains(shape)).ok_or_else(|| {
        format!("the file has shape {found} and this program knows {}; use the newer program that made it", STEPS.len())
    })
}
