//! Opens the database file with every safety setting, and believes none of them until it is read back.

use std::{fs::File, io, path::Path, time::Duration};

use rusqlite::{Connection, OpenFlags, types::Value};

use super::migrate::{self, APPLICATION_ID};
use crate::{
    fault::Fault,
    store::{database::unusable, private},
};

/// Both connections write, if only to the log's index; neither makes a file.
const WRITING: OpenFlags = OpenFlags::SQLITE_OPEN_READ_WRITE.union(OpenFlags::SQLITE_OPEN_NO_MUTEX);

/// What each setting must read back as. WAL with FULL syncs the log at every commit: an answer survives a power cut.
const SETTINGS: [(&str, &str, &str); 11] = [
    // What `blank` in acts.rs counts with; it cannot be changed later either.
    ("page_size", "4096", "4096"),
    // Set before anything is written: it cannot be changed later without rewriting the file.
    ("auto_vacuum", "INCREMENTAL", "2"),
    ("journal_mode", "WAL", "wal"),
    // The writer does this itself, after its answers: see `shorten_log`.
    ("wal_autocheckpoint", "0", "0"),
    ("synchronous", "FULL", "2"),
    // What is deleted is overwritten with zeros.
    ("secure_delete", "ON", "1"),
    ("foreign_keys", "ON", "1"),
    // Functions named in the file's own schema are not run blindly.
    ("trusted_schema", "OFF", "0"),
    ("temp_store", "MEMORY", "2"),
    // Where the system can tell its disk to really write (macOS), it does.
    ("fullfsync", "ON", "1"),
    ("checkpoint_fullfsync", "ON", "1"),
];

/// How many pages the log may grow before it is brought into the database: 4 MB of 4 KiB pages. Four times as many kept no
/// more letters in a second, and the slowest waited twice as long.
const LOG_PAGES: i64 = 1000;

pub(super) fn writing(path: &Path, patience: Duration) -> Result<Connection, Fault> {
    make_private(path).map_err(|why| unusable(&path.display(), &why))?;
    let mut connection = connect(path, WRITING, patience)?;
    is_ours(&connection).map_err(|why| unusable(&path.display(), &why))?;
    set(&connection, &SETTINGS).map_err(|why| unusable(&path.display(), &why))?;
    migrate::migrate(&mut connection).map_err(|why| unusable(&path.display(), &why))?;
    Ok(connection)
}

/// The same for a database that was open before. If it is not there any more (a disk that went away, say) none is made:
/// letters must not be kept where nobody looks for them.
pub(super) fn writing_again(path: &Path, patience: Duration) -> Result<Connection, Fault> {
    let connection = connect(path, WRITING, patience)?;
    migrate::is_this_shape(&connection).map_err(|why| unusable(&path.display(), &why))?;
    set(&connection, &SETTINGS).map_err(|why| unusable(&path.display(), &why))?;
    Ok(connection)
}

/// Brings the log into the database if it has grown since the last time, and waits for nobody. `tried` is how long the log was
/// then: while a backup reads, less than all of it can be brought.
pub(super) fn shorten_log(connection: &Connection, tried: &mut i64) -> rusqlite::Result<()> {
    let pages = |how| {
        let mut checkpoint = connection.prepare_cached(how)?;
        checkpoint.query_row([], |row| Ok((row.get::<_, i64>(1)?, row.get::<_, i64>(2)?)))
    };
    let (log, brought) = pages("PRAGMA wal_checkpoint(NOOP)")?;
    if log < *tried {
        // It has begun anew.
        *tried = 0;
    }
    if log - brought.max(*tried) >= LOG_PAGES {
        *tried = log;
        pages("PRAGMA wal_checkpoint(PASSIVE)")?;
    }
    Ok(())
}

pub(super) fn reading(path: &Path, patience: Duration) -> Result<Connection, Fault> {
    let connection = connect(path, WRITING, patience)?;
    let settings = [("trusted_schema", "OFF", "0"), ("temp_store", "MEMORY", "2"), ("query_only", "ON", "1")];
    set(&connection, &settings).map_err(|why| unusable(&path.display(), &why))?;
    Ok(connection)
}

/// Writes the folder itself to the disk: otherwise a power cut could lose the name of a file that was written.
pub(super) fn sync_directory(path: &Path) -> Result<(), Fault> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(|why| unusable(&folder.display(), &why))
}

pub(super) fn connect(path: &Path, flags: OpenFlags, patience: Duration) -> Result<Connection, Fault> {
    let opened = Connection::open_with_flags(path, flags).and_then(|connection| {
        connection.busy_timeout(patience)?;
        Ok(connection)
    });
    opened.map_err(|why| unusable(&path.display(), &why))
}

/// The file is for this program's account alone; SQLite gives its log the same rights.
fn make_private(path: &Path) -> io::Result<()> {
    match private::make(path) {
        Err(why) if why.kind() != io::ErrorKind::AlreadyExists => Err(why),
        Ok(_) | Err(_) => Ok(()),
    }
}

fn is_ours(connection: &Connection) -> Result<(), String> {
    let number = |query| connection.query_row(query, [], |row| row.get::<_, i64>(0)).map_err(|why| why.to_string());
    let tables = number("SELECT count(*) FROM sqlite_schema")?;
    if tables == 0 || number("PRAGMA application_id")? == APPLICATION_ID {
        return Ok(());
    }
    Err("it is another program's database; give the post box a file of its own".into())
}

fn set(connection: &Connection, settings: &[(&str, &str, &str)]) -> Result<(), String> {
    for (name, value, expected) in settings {
        let try_to = || {
            // Some pragmas answer with a row when set and some do not; the answer that counts is the next one.
            connection.pragma_update(None, name, value).or_else(|why| match why {
                rusqlite::Error::ExecuteReturnedResults => Ok(()),
                why => Err(why),
            })?;
            connection.pragma_query_value(None, name, |row| row.get::<_, Value>(0))
        };
        let found = match try_to().map_err(|why| why.to_string())? {
            Value::Integer(number) => number.to_string(),
            Value::Text(text) => text,
            _ => String::new(),
        };
        if found != *expected {
            return Err(format!(
                "SQLite's {name} reads back as \"{found}\" instead of \"{expected}\"; use a local disk and a database that \
                 this program made"
            ));
        }
    }
    Ok(())
}
