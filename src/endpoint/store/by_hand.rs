//! What the README of `keys` tells people to type finds the sealed bytes, in either database as it is now.

use std::time::Duration;

use super::{
    Database, StoreLimits, open,
    several::{fresh, outside},
    story::{letter, name},
};

const LIMITS: StoreLimits =
    StoreLimits { queue_max: 1024, database_bytes_max: 1 << 30, patience: Duration::from_secs(5) };

/// The statement in quotes on the line of the README that begins with a program's name, for one letter.
fn typed(program: &str, id: u16) -> String {
    let readme = include_str!("../../keys/README.md");
    let line = readme.lines().find(|line| line.starts_with(program)).expect("a line for it");
    let start = line.find("\"SELECT").expect("a statement") + 1;
    let end = start + line[start..].find('"').expect("its end");
    line[start..end].replace("LETTER", &name(id).to_string())
}

/// Keeps three letters and gives back the sealed bytes of the second.
async fn keep(database: &Database) -> Vec<u8> {
    let store = open(database, LIMITS).await.unwrap();
    let letters = [1, 2, 3].map(|id| letter(id, "2026-11-20", 3_000));
    for letter in &letters {
        store.keep(letter.clone()).await.unwrap();
    }
    store.close().await.unwrap();
    letters[1].sealed.clone()
}

#[tokio::test]
async fn a_letter_is_taken_out_of_sqlite_as_the_readme_of_keys_says() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letters.sqlite");
    let sealed = keep(&Database::Sqlite(path.clone())).await;
    let typed = typed("sqlite3 ", 2);
    // The shell's own function; what it would write is what is selected here.
    let select = typed.replace("writefile('letter', sealed)", "sealed");
    assert_ne!(select, typed);
    let connection = rusqlite::Connection::open(&path).unwrap();
    let mut select = connection.prepare(&select).unwrap();
    let found: Vec<Vec<u8>> = select.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert!(found == [sealed], "{} rows", found.len());
}

#[tokio::test]
async fn a_letter_is_taken_out_of_postgres_as_the_readme_of_keys_says() {
    let url = fresh("fs_by_hand").await;
    let sealed = keep(&Database::parse(&url).unwrap()).await;
    let found = outside(&url).await.query(&typed("psql ", 2), &[]).await.unwrap();
    let found: Vec<String> = found.iter().map(|row| row.get(0)).collect();
    let digits: String = sealed.iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(found == [digits], "{} rows", found.len());
}
