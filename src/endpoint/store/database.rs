//! Which database, how much it may take, and opening it.

use std::{fmt, path::PathBuf, sync::Arc, time::Duration};

use super::{
    Store,
    postgres::{Address, PostgresStore},
    sqlite::SqliteStore,
};
use crate::fault::Fault;

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

impl Database {
    /// Understands the setting: a path is SQLite, `postgres://…` or `postgresql://…` is PostgreSQL. What looks like another
    /// kind of address is refused and not shown: taken for a path, its password would stand in every message.
    ///
    /// # Errors
    ///
    /// [`Fault`], without the password.
    pub fn parse(setting: &str) -> Result<Self, Fault> {
        let trimmed = setting.trim();
        if trimmed.is_empty() {
            return Err(Fault::new("database is empty; give it a path or a postgres:// address"));
        }
        match trimmed.split_once("://") {
            Some((scheme, rest))
                if ["postgres", "postgresql"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) =>
            {
                Address::parse(&format!("postgres://{rest}")).map(Self::Postgres)
            }
            _ if is_another_address(trimmed) => Err(Fault::new(
                "database: this is neither a path nor a postgres:// address; write postgres://USER:PASSWORD@HOST/DATABASE, or \
                 begin a path with a slash",
            )),
            _ => Ok(Self::Sqlite(PathBuf::from(setting))),
        }
    }
}

/// Whether a text, which is not a postgres:// address, looks like an address of some kind all the same.
fn is_another_address(text: &str) -> bool {
    let is_path =
        (text.starts_with('/') && !text.starts_with("//")) || text.starts_with("./") || text.starts_with("../");
    let word = |word: &str| {
        let name = word.split('=').next().unwrap_or_default();
        word.contains('=') && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    let first = text.split(':').next().unwrap_or_default();
    let has_scheme = first.len() < text.len() && first.len() > 1 && !first.contains(['/', '\\']);
    // A path to a folder with a colon and an @ in it is one that begins with a slash.
    text.contains("://") || (!is_path && (has_scheme || text.contains('@') || text.split_whitespace().any(word)))
}

/// Opens a database, or makes it; brings it to this program's shape; reads back every safety setting.
///
/// # Errors
///
/// [`Fault`], which names the database and what to do.
pub async fn open(database: &Database, limits: StoreLimits) -> Result<Arc<dyn Store>, Fault> {
    match database {
        Database::Sqlite(path) => {
            let path = path.clone();
            let opening = tokio::task::spawn_blocking(move || SqliteStore::open(&path, limits));
            let store = opening.await.map_err(|why| unusable(database, &why))??;
            Ok(Arc::new(store))
        }
        Database::Postgres(address) => Ok(Arc::new(PostgresStore::open(address, limits).await?)),
    }
}

/// A database that cannot be used, and why.
pub(super) fn unusable(database: &dyn fmt::Display, why: &dyn fmt::Display) -> Fault {
    Fault::new(format_args!("the database {database} cannot be used: {why}"))
}

impl fmt::Display for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => path.display().fmt(f),
            Self::Postgres(address) => address.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(setting: &str, expected: &str) {
        let found = match Database::parse(setting) {
            Ok(Database::Sqlite(path)) => format!("file {}", path.display()),
            Ok(Database::Postgres(address)) => address.to_string(),
            Err(why) => why.to_string(),
        };
        assert!(found.starts_with(expected), "{setting}: {found}");
        assert!(!found.contains("S3cret"), "{found}");
    }

    #[test]
    fn what_is_neither_a_path_nor_an_address_of_ours_is_refused_and_not_shown() {
        for path in ["letters.sqlite", "/srv/a:b@c/letters.sqlite", "./a=b.sqlite", r"C:\letters.sqlite", "a b.sqlite"]
        {
            check(path, &format!("file {path}"));
        }
        for address in ["postgres", "Postgres", "POSTGRESQL", " postgresql", "\tpostgres"] {
            check(&format!("{address}://fs:S3cretPw@127.0.0.1/letters"), "postgres://127.0.0.1:5432/letters");
        }
        for wrong in [
            "postgress://fs:S3cretPw@db.example/letters",
            "mysql://fs:S3cretPw@db.example/letters",
            "postgres:/fs:S3cretPw@db.example/letters",
            "postgres:fs:S3cretPw@db.example/letters",
            "fs:S3cretPw@db.example/letters",
            "//fs:S3cretPw@db.example/letters",
            "://fs:S3cretPw@db.example/letters",
            "/postgres://fs:S3cretPw@db.example/letters",
            "host=db.example user=fs password=S3cretPw",
            "dbname=letters PASSWORD=S3cretPw",
            "file:letters.sqlite",
        ] {
            check(wrong, "database: this is neither a path nor a postgres:// address");
        }
        check("  ", "database is empty");
    }
}
