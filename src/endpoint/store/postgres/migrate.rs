//! Brings the schema `front_seat` to this program's shape, one numbered step after another, all or none.

use tokio_postgres::Client;

use super::connect::said;

/// The steps in order; step 1 is the first. Released steps are never edited.
pub(super) const STEPS: [&str; 4] = [
    include_str!("../../migrations/postgres/0001_letters.sql"),
    include_str!("../../migrations/postgres/0002_deeds.sql"),
    include_str!("../../migrations/postgres/0003_notices.sql"),
    include_str!("../../migrations/postgres/0004_proofs.sql"),
];

/// Post boxes that start at the same moment take turns: "FSPB" and 1.
const LOCK: i64 = 0x4653_5042_0001;

/// Runs what steps are missing.
pub(super) async fn migrate(client: &Client, steps: &[&str]) -> Result<(), String> {
    let done = in_one_commit(client, steps).await;
    if done.is_err() {
        // What went wrong is said already; a connection that cannot roll back is dropped by the caller.
        let _ = client.batch_execute("ROLLBACK").await;
    }
    done
}

async fn in_one_commit(client: &Client, steps: &[&str]) -> Result<(), String> {
    let run = async |sql: &str| client.batch_execute(sql).await.map_err(|why| said(&why));
    run(&format!("BEGIN; SELECT pg_advisory_xact_lock({LOCK})")).await?;
    let there = "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'front_seat')";
    let there: bool = client.query_one_scalar(there, &[]).await.map_err(|why| said(&why))?;
    if !there {
        run("CREATE SCHEMA front_seat; CREATE TABLE front_seat.shape (step integer PRIMARY KEY)").await?;
    }
    let found: i32 =
        client.query_one_scalar("SELECT coalesce(max(step), 0) FROM front_seat.shape", &[]).await.map_err(|why| {
            format!("its schema front_seat is another program's; give the post box a database: {}", said(&why))
        })?;
    let done = usize::try_from(found).ok().filter(|done| *done <= steps.len());
    let done = done.ok_or_else(|| {
        format!("it has shape {found} and this program knows {}; start the newer program that made it", steps.len())
    })?;
    for (place, step) in steps.iter().enumerate().skip(done) {
        let step_failed = |why| format!("it could not be brought to this program's shape: {why}");
        run(step).await.map_err(step_failed)?;
        run(&format!("INSERT INTO front_seat.shape VALUES ({})", place + 1)).await.map_err(step_failed)?;
    }
    run("COMMIT").await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{
        Database, Kept, Store as _,
        postgres::connect::connect,
        several,
        story::{by, letter, name},
    };

    #[tokio::test]
    async fn later_steps_go_on_from_a_populated_shape_and_a_broken_one_changes_nothing() {
        let url = several::fresh("fs_steps").await;
        let store = several::opened(&url).await;
        let kept = letter(1, "2026-11-20", 5_000);
        store.keep(kept.clone()).await.unwrap();
        store.keep(letter(2, "2026-11-20", 50)).await.unwrap();
        store.take(by(1), name(2)).await.unwrap();

        let Database::Postgres(address) = Database::parse(&url).unwrap() else { panic!("{url}") };
        let client = connect(&address, std::time::Duration::from_secs(5)).await.unwrap();
        let broken = migrate(&client, &[&STEPS[..], &["DROP TABLE tombstones; nonsense"]].concat()).await.unwrap_err();
        assert!(broken.starts_with("it could not be brought to this program's shape: syntax error"), "{broken}");
        assert_eq!(store.keep(letter(2, "2026-11-21", 50)).await, Ok(Kept::Deleted("2026-11-20".into())));

        let later = [&STEPS[..], &["ALTER TABLE letters ADD COLUMN later integer"]].concat();
        migrate(&client, &later).await.unwrap();
        migrate(&client, &later).await.unwrap();
        let shape: i32 = client.query_one_scalar("SELECT max(step) FROM shape", &[]).await.unwrap();
        assert_eq!(usize::try_from(shape), Ok(later.len()));
        assert_eq!(store.fetch(by(1), name(1)).await.unwrap().unwrap().bytes, kept.sealed, "byte for byte");
        let older = migrate(&client, &STEPS).await.unwrap_err();
        let newer = format!("it has shape {shape} and this program knows {}", STEPS.len());
        assert_eq!(older, format!("{newer}; start the newer program that made it"));
    }
}
