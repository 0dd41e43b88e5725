//! Which database, how much it may take, and opening it.

use std::{fmt, path::PathBuf, sync::Arc, time::Duration};

use super::{
    Store,
    postgres::{Address, PostgresStore},
    sqlite::SqliteStore,
};

/// Which database keeps the letters: the setting `database`, understood.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Database {
    /// A SQLite file on a local disk.
    Sqlite(PathBuf),
    /// A PostgreSQL server.
    Postgres(Address),
}

/// How much a store may take.
#[derive(Clone, Copy, Debug)]
pub struct StoreLimits {
    /// How many jobs may wait for the writer; above that the answer is [`super::StoreError::Busy`].
    pub queue_max: usize,
    /// How large the database may grow, in bytes; above that new letters are [`super::StoreError::Full`], and staff still
    /// read.
    pub database_bytes_max: u64,
    /// How long a lock held by another program (a backup, say) is waited for.
    pub patience: Duration,
}

/// Why the setting names no database: one sentence.
#[derive(Debug, PartialEq, Eq)]
pub struct DatabaseFault(pub(super) String);

/// Why a database could not be opened: which one, and one sentence.
#[derive(Debug)]
pub struct OpenError {
    place: String,
    why: String,
}

impl Database {
    /// Understands the setting: a path is SQLite, `postgres://…` or `postgresql://…` is PostgreSQL.
    ///
    /// # Errors
    ///
    /// [`DatabaseFault`], without the password.
    pub fn parse(setting: &str) -> Result<Self, DatabaseFault> {
        if Address::is_one(setting) {
            return Address::parse(setting).map(Self::Postgres);
        }
        if setting.trim().is_empty() {
            return Err(DatabaseFault("database is empty; give it a path or a postgres:// address".into()));
        }
        Ok(Self::Sqlite(PathBuf::from(setting)))
    }
}

/// Opens a database, or makes it; brings it to this program's shape; reads back every safety setting.
///
/// # Errors
///
/// [`OpenError`], which names the database and what to do.
pub async fn open(database: &Database, limits: StoreLimits) -> Result<Arc<dyn Store>, OpenError> {
    match database {
        Database::Sqlite(path) => {
            let path = path.clone();
            let opening = tokio::task::spawn_blocking(move || SqliteStore::open(&path, limits));
            let store = opening.await.map_err(|why| OpenError::at(database, &why))??;
            Ok(Arc::new(store))
        }
        Database::Postgres(address) => Ok(Arc::new(PostgresStore::open(address, limits).await?)),
    }
}

impl OpenError {
    pub(super) fn at(place: &dyn fmt::Display, why: &dyn fmt::Display) -> Self {
        Self { place: place.to_string(), why: why.to_string() }
    }
}

impl fmt::Display for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => path.display().fmt(f),
            Self::Postgres(address) => address.fmt(f),
        }
    }
}

impl fmt::Display for DatabaseFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for DatabaseFault {}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the database {} cannot be used: {}", self.place, self.why)
    }
}

impl std::error::Error for OpenError {}
