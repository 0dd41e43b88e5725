//! Brings a database to this program's shape, one numbered step after another, all or none.

use rusqlite::{Connection, TransactionBehavior};

/// The steps in order; step 1 is the first. Released steps are never edited.
pub(super) const STEPS: [&str; 5] = [
    include_str!("../../migrations/0001_letters.sql"),
    include_str!("../../migrations/0002_closing.sql"),
    include_str!("../../migrations/0003_deeds.sql"),
    include_str!("../../migrations/0004_notices.sql"),
    include_str!("../../migrations/0005_proofs.sql"),
];

/// Marks the file as ours ("FSPB"), so that another program's database is refused.
pub(super) const APPLICATION_ID: i64 = 0x4653_5042;

pub(super) fn migrate(connection: &mut Connection) -> Result<(), String> {
    to_step(connection, &STEPS)
}

/// Whether a database is ours and has this program's shape already.
pub(super) fn is_this_shape(connection: &Connection) -> Result<(), String> {
    let number = |query| connection.query_row(query, [], |row| row.get::<_, i64>(0)).map_err(|why| why.to_string());
    let found = (number("PRAGMA application_id")?, number("PRAGMA user_version")?);
    if found == (APPLICATION_ID, STEPS.len() as i64) {
        return Ok(());
    }
    Err("it is not the database that was there before; put that back, or restart the post box".into())
}

fn to_step(connection: &mut Connection, steps: &[&str]) -> Result<(), String> {
    let why = |why: rusqlite::Error| format!("it could not be brought to this program's shape: {why}");
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(why)?;
    let found: i64 = tx.query_row("PRAGMA user_version", [], |row| row.get(0)).map_err(why)?;
    let missing = usize::try_from(found).ok().and_then(|done| steps.get(done..)).ok_or_else(|| {
        format!("it has shape {found} and this program knows {}; start the newer program that made it", steps.len())
    })?;
    missing.iter().try_for_each(|step| tx.execute_batch(step)).map_err(why)?;
    tx.pragma_update(None, "user_version", steps.len()).map_err(why)?;
    // In the same commit as the tables: a file that has these and no mark would be refused for ever.
    tx.pragma_update(None, "application_id", APPLICATION_ID).map_err(why)?;
    tx.commit().map_err(why)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(found: Result<(), String>, expected: &str) {
        assert_eq!(found.err().unwrap_or_else(|| "done".into()), expected);
    }

    /// The tables of a database, its shape and its mark.
    #[track_caller]
    fn check_file(database: &Connection, expected: (bool, i64, i64)) {
        let number = |query| database.query_row(query, [], |row| row.get::<_, i64>(0)).unwrap();
        let has_tables = number("SELECT count(*) FROM sqlite_schema") > 0;
        assert_eq!((has_tables, number("PRAGMA user_version"), number("PRAGMA application_id")), expected);
    }

    #[test]
    fn tables_shape_and_mark_come_together_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("letters.sqlite");
        let mut database = Connection::open(&path).unwrap();
        // Another program reads the file, so the commit cannot go through: what a crash leaves, too.
        let reader = Connection::open(&path).unwrap();
        reader.execute_batch("BEGIN; SELECT count(*) FROM sqlite_schema").unwrap();
        database.busy_timeout(std::time::Duration::ZERO).unwrap();
        assert!(migrate(&mut database).is_err());
        check_file(&reader, (false, 0, 0));
        drop(reader);
        check(migrate(&mut database), "done");
        check_file(&database, (true, STEPS.len() as i64, APPLICATION_ID));
    }

    #[test]
    fn the_same_steps_twice_change_nothing_and_later_steps_go_on_from_there() {
        let mut database = Connection::open_in_memory().unwrap();
        check(migrate(&mut database), "done");
        check(migrate(&mut database), "done");
        let later = [&STEPS[..], &["CREATE TABLE later (a INTEGER) STRICT;"]].concat();
        check(to_step(&mut database, &later), "done");
        let newer = format!("it has shape {} and this program knows {}", later.len(), STEPS.len());
        check(migrate(&mut database), &format!("{newer}; start the newer program that made it"));
    }

    #[test]
    fn a_step_that_fails_leaves_the_database_as_it_was() {
        let mut database = Connection::open_in_memory().unwrap();
        let broken = [STEPS[0], "CREATE TABLE half (a INTEGER); nonsense;"];
        assert!(to_step(&mut database, &broken).is_err());
        check_file(&database, (false, 0, 0));
    }
}
