//! Where the letters of a round go: SQLite in a folder, or a database of a throwaway PostgreSQL. Nothing of it stays.

use std::{
    fs,
    path::{Path, PathBuf},
};

use promises::load::{Letter, Plan};
use rusqlite::{Connection, OpenFlags};
use xtask::{
    cluster::{self, Cluster},
    step::empty_dir,
};

use crate::raw::{self, Bounds};

/// A kind of store.
#[derive(Debug)]
pub enum Store {
    /// SQLite on this disk.
    Sqlite,
    /// PostgreSQL on the same disk.
    Postgres(Box<Cluster>),
}

/// A new and empty place for one round.
#[derive(Debug)]
pub struct Place<'a> {
    store: &'a Store,
    dir: PathBuf,
}

/// The post box's database, and the one beside it for the raw rate.
const OURS: &str = "letters";
const RAW: &str = "raw";

impl Store {
    /// PostgreSQL, newly raised.
    ///
    /// # Errors
    ///
    /// A sentence with what is missing.
    pub fn postgres() -> Result<Self, String> {
        Cluster::raise(&cluster::folder("bench")).map(|cluster| Self::Postgres(Box::new(cluster)))
    }

    /// Its name in the table.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres(_) => "PostgreSQL",
        }
    }

    /// A place for one round.
    ///
    /// # Errors
    ///
    /// A sentence with the folder.
    pub fn place(&self, dir: &Path) -> Result<Place<'_>, String> {
        empty_dir(dir)?;
        let place = Place { store: self, dir: dir.to_owned() };
        place.clear()?;
        Ok(place)
    }
}

impl Place<'_> {
    /// The post box that keeps its letters here.
    ///
    /// # Errors
    ///
    /// What PostgreSQL says.
    pub fn plan(&self) -> Result<Plan, String> {
        let plan = Plan::new(&self.dir).release().set("database_megabytes_max", 65_536);
        match self.store {
            Store::Sqlite => Ok(plan),
            Store::Postgres(cluster) => Ok(plan.set("database", cluster.url(OURS)?)),
        }
    }

    /// What the disk gives without us, into a new database beside ours that is taken away again.
    ///
    /// # Errors
    ///
    /// What the database says.
    pub fn raw(&self, letters: &[Letter], group: usize, bounds: Bounds) -> Result<f64, String> {
        let rate = match self.store {
            Store::Sqlite => raw::sqlite(&self.dir.join("raw.sqlite"), letters, group, bounds),
            Store::Postgres(cluster) => raw::postgres(&cluster.url(RAW)?, letters, group, bounds),
        };
        self.clear_raw()?;
        rate
    }

    /// How many letters are kept. The post box must have stopped, so that only what is on the disk counts.
    ///
    /// # Errors
    ///
    /// What the database says.
    pub fn rows(&self) -> Result<u64, String> {
        match self.store {
            Store::Sqlite => {
                let file = self.dir.join("letters.sqlite");
                let count = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).and_then(|database| {
                    database.query_row("SELECT count(*) FROM letters", [], |row| row.get::<_, i64>(0))
                });
                count.map(i64::cast_unsigned).map_err(|why| format!("the letters cannot be counted: {why}"))
            }
            Store::Postgres(cluster) => {
                let count = cluster.ask(OURS, "SELECT count(*) FROM front_seat.letters")?;
                count.parse().map_err(|_| format!("the letters cannot be counted: {count}"))
            }
        }
    }

    /// Takes away all that the round wrote.
    ///
    /// # Errors
    ///
    /// A sentence with what would not go.
    pub fn clear(&self) -> Result<(), String> {
        self.clear_raw()?;
        if let Store::Postgres(cluster) = self.store {
            cluster.ask("postgres", &format!("DROP DATABASE IF EXISTS {OURS} WITH (FORCE)"))?;
        }
        empty_dir(&self.dir)
    }

    fn clear_raw(&self) -> Result<(), String> {
        if let Store::Postgres(cluster) = self.store {
            return cluster.ask("postgres", &format!("DROP DATABASE IF EXISTS {RAW} WITH (FORCE)")).map(drop);
        }
        for end in ["", "-wal", "-shm"] {
            match fs::remove_file(self.dir.join(format!("raw.sqlite{end}"))) {
                Err(why) if why.kind() != std::io::ErrorKind::NotFound => {
                    return Err(format!("the raw file stays: {why}"));
                }
                _ => {}
            }
        }
        Ok(())
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        // The bench has been told about what matters; an empty folder that stays does no harm.
        let _ = self.clear();
        let _ = fs::remove_dir(&self.dir);
    }
}
