//! Brings a database to this program's shape, one numbered step after another, all or none.

use std::fmt;

use rusqlite::{Connection, TransactionBehavior};

/// The steps in order; step 1 is the first. Released steps are never edited.
const STEPS: [&str; 1] = [include_str!("../../migrations/0001_letters.sql")];

/// Why a database could not be brought to this program's shape.
#[derive(Debug)]
pub(super) enum MigrateError {
    /// A later program made this database.
    TooNew { found: i64 },
    /// SQLite refused a step.
    Sqlite(rusqlite::Error),
}

pub(super) fn migrate(connection: &mut Connection) -> Result<(), MigrateError> {
    to_step(connection, &STEPS)
}

fn to_step(connection: &mut Connection, steps: &[&str]) -> Result<(), MigrateError> {
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found: i64 = tx.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let done = usize::try_from(found).ok().filter(|done| *done <= steps.len());
    let done = done.ok_or(MigrateError::TooNew { found })?;
    for step in &steps[done..] {
        tx.execute_batch(step)?;
    }
    tx.pragma_update(None, "user_version", steps.len())?;
    tx.commit()?;
    Ok(())
}

impl From<rusqlite::Error> for MigrateError {
    fn from(why: rusqlite::Error) -> Self {
        Self::Sqlite(why)
    }
}

impl fmt::Display for MigrateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooNew { found } => write!(
                f,
                "it has shape {found} and this program knows {}; start the newer program that made it",
                STEPS.len()
            ),
            Self::Sqlite(why) => write!(f, "it could not be brought to this program's shape: {why}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(found: Result<(), MigrateError>, expected: &str) {
        assert_eq!(found.map_or_else(|why| why.to_string(), |()| "done".into()), expected);
    }

    #[test]
    fn the_same_steps_twice_change_nothing_and_later_steps_go_on_from_there() {
        let mut database = Connection::open_in_memory().unwrap();
        check(migrate(&mut database), "done");
        check(migrate(&mut database), "done");
        let later = [STEPS[0], "CREATE TABLE later (a INTEGER) STRICT;"];
        check(to_step(&mut database, &later), "done");
        check(migrate(&mut database), "it has shape 2 and this program knows 1; start the newer program that made it");
    }

    #[test]
    fn a_step_that_fails_leaves_the_database_as_it_was() {
        let mut database = Connection::open_in_memory().unwrap();
        let broken = [STEPS[0], "CREATE TABLE half (a INTEGER); nonsense;"];
        assert!(to_step(&mut database, &broken).is_err());
        let tables: i64 = database.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).unwrap();
        assert_eq!(tables, 0);
    }
}
