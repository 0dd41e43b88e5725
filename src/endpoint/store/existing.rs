//! A database that must be there already: none is made, none is changed, and what is not a post box's is refused. A
//! name with a slip in it must never look like a post box in which nothing ever happened.

use std::path::Path;

use super::{Database, Tombstone, carry::blocking, database::unusable, postgres, sqlite};
use crate::fault::Fault;

/// Says whether a post box's database is there.
///
/// # Errors
///
/// [`Fault`] if it is missing, empty or another program's, or cannot be read.
pub async fn is_there(database: &Database) -> Result<(), Fault> {
    match database {
        Database::Sqlite(path) => reading(path, sqlite::carry::is_ours).await,
        Database::Postgres(address) => postgres::carry::is_ours(address).await,
    }
    .map_err(|why| unusable(database, &why))
}

/// What is left of all letters that were taken away from a database, by people or by retention.
///
/// # Errors
///
/// [`Fault`] as for [`is_there`], and if there is nothing in it at all: then it is not the one that was meant.
pub async fn taken_away(database: &Database) -> Result<Vec<Tombstone>, Fault> {
    let found = match database {
        Database::Sqlite(path) => reading(path, sqlite::carry::taken_away).await,
        Database::Postgres(address) => postgres::carry::taken_away(address).await,
    };
    let nothing = || "there is no letter in it and nothing in its log, so it is not the one that was meant".to_owned();
    found.and_then(|found| found.ok_or_else(nothing)).map_err(|why| unusable(database, &why))
}

async fn reading<T: Send + 'static>(path: &Path, read: fn(&Path) -> Result<T, String>) -> Result<T, String> {
    let path = path.to_owned();
    blocking(move || {
        // SQLite would not say why.
        std::fs::File::open(&path).map_err(|why| format!("{why}; correct its name or its owner"))?;
        read(&path)
    })
    .await
}

#[cfg(test)]
mod tests {
    use std::{fs, time::Duration};

    use super::*;
    use crate::store::{
        StoreLimits, open, several,
        story::{by, letter, name},
    };

    const LIMITS: StoreLimits =
        StoreLimits { queue_max: 1024, database_bytes_max: 1 << 30, patience: Duration::from_secs(5) };

    #[track_caller]
    fn check<T: std::fmt::Debug>(found: Result<T, Fault>, expected: &str) {
        let found = found.map_or_else(|why| why.to_string(), |found| format!("{found:?}"));
        assert!(found.contains(expected), "{found}");
    }

    async fn each(database: &Database, is_there: &str, taken_away: &str) {
        check(super::is_there(database).await, is_there);
        check(super::taken_away(database).await, taken_away);
    }

    #[tokio::test]
    async fn a_file_that_is_missing_empty_or_not_ours_is_refused_and_none_is_made() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("leters.sqlite");
        let database = Database::Sqlite(path.clone());
        each(&database, "No such file", "No such file").await;
        assert!(!path.exists());
        fs::write(&path, "").unwrap();
        each(&database, "not a post box's", "not a post box's").await;
        assert_eq!(fs::read(&path).unwrap(), b"", "it was not touched");
        fs::write(&path, "a letter to somebody".repeat(100)).unwrap();
        each(&database, "not a database", "not a database").await;
        fs::remove_file(&path).unwrap();
        used(&Database::Sqlite(folder.path().join("letters.sqlite"))).await;
    }

    #[tokio::test]
    async fn a_postgres_that_never_was_a_post_box_is_refused_and_stays_as_it_was() {
        let url = several::fresh("fs_existing").await;
        let database = Database::parse(&url).unwrap();
        each(&database, "not a post box's", "not a post box's").await;
        let schemas = "SELECT count(*) FROM pg_namespace WHERE nspname = 'front_seat'";
        assert_eq!(several::outside(&url).await.query_one_scalar::<i64, _>(schemas, &[]).await.unwrap(), 0);
        let nowhere = Database::parse(&url.replace("fs_existing", "fs_exsiting")).unwrap();
        each(&nowhere, "does not exist", "does not exist").await;
        used(&database).await;
    }

    /// A database of ours, in which nothing happened at first.
    async fn used(database: &Database) {
        let store = open(database, LIMITS).await.unwrap();
        each(database, "()", "it is not the one that was meant").await;
        for id in [1, 2] {
            store.keep(letter(id, "2026-11-20", 500)).await.unwrap();
        }
        assert!(taken_away(database).await.unwrap().is_empty(), "nothing was deleted yet");
        store.take(by(1), name(1)).await.unwrap();
        assert_eq!(taken_away(database).await.unwrap().len(), 1);
        store.close().await.unwrap();
    }
}
