//! Opens the database file with every safety setting, and believes none of them until it is read back.

use std::{
    fmt,
    fs::{File, OpenOptions},
    io,
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{Connection, OpenFlags, types::Value};

use super::migrate::{self, APPLICATION_ID};

/// What each setting must read back as. WAL with FULL syncs the log at every commit: an answer survives a power cut.
const SETTINGS: [(&str, &str, &str); 9] = [
    // Set before anything is written: it cannot be changed later without rewriting the file.
    ("auto_vacuum", "INCREMENTAL", "2"),
    ("journal_mode", "WAL", "wal"),
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

/// How many pages the log may grow before it is brought into the database: 16 MiB of 4 KiB pages.
const LOG_PAGES: i64 = 4096;

/// Why a database could not be opened: the file, and one sentence.
#[derive(Debug)]
pub struct OpenError {
    path: PathBuf,
    why: String,
}

impl OpenError {
    pub(super) fn at(path: &Path, why: &dyn fmt::Display) -> Self {
        Self { path: path.to_owned(), why: why.to_string() }
    }
}

pub(super) fn writing(path: &Path, patience: Duration) -> Result<Connection, OpenError> {
    make_private(path).map_err(|why| OpenError::at(path, &why))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = connect(path, flags, patience)?;
    is_ours(&connection).map_err(|why| OpenError::at(path, &why))?;
    set(&connection, &SETTINGS).map_err(|why| OpenError::at(path, &why))?;
    migrate::migrate(&mut connection).map_err(|why| OpenError::at(path, &why))?;
    connection.pragma_update(None, "wal_autocheckpoint", LOG_PAGES).map_err(|why| OpenError::at(path, &why))?;
    Ok(connection)
}

pub(super) fn reading(path: &Path, patience: Duration) -> Result<Connection, OpenError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = connect(path, flags, patience)?;
    let settings = [("trusted_schema", "OFF", "0"), ("temp_store", "MEMORY", "2"), ("query_only", "ON", "1")];
    set(&connection, &settings).map_err(|why| OpenError::at(path, &why))?;
    Ok(connection)
}

/// Writes the folder itself to the disk: otherwise a power cut could lose the name of a file that was written.
pub(super) fn sync_directory(path: &Path) -> Result<(), OpenError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(|why| OpenError::at(folder, &why))
}

fn connect(path: &Path, flags: OpenFlags, patience: Duration) -> Result<Connection, OpenError> {
    let opened = Connection::open_with_flags(path, flags).and_then(|connection| {
        connection.busy_timeout(patience)?;
        Ok(connection)
    });
    opened.map_err(|why| OpenError::at(path, &why))
}

/// The file is for this program's account alone; SQLite gives its log the same rights.
fn make_private(path: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
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

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the database {} cannot be used: {}", self.path.display(), self.why)
    }
}

impl std::error::Error for OpenError {}
