//! Judges SQLite files from outside: what is gone from them, what is on their audit log, what a bad disk does.

use std::{
    collections::HashSet,
    fs,
    path::Path,
    time::{Duration, Instant},
};

use rusqlite::Connection;
use wire::Deed;

use super::{
    Kept, Store, StoreError, StoreLimits,
    sqlite::SqliteStore,
    story::{self, by, letter, name},
};
use crate::test_post_box::alone::is_alone;

const LIMITS: StoreLimits =
    StoreLimits { queue_max: 64, database_bytes_max: 1 << 30, patience: Duration::from_millis(50) };

pub(super) fn opened(path: &Path) -> SqliteStore {
    SqliteStore::open(path, LIMITS).unwrap()
}

#[tokio::test]
async fn sqlite_tells_the_story() {
    let folder = tempfile::tempdir().unwrap();
    story::tell(&opened(&folder.path().join("letters.sqlite"))).await;
}

#[tokio::test]
async fn letters_stand_after_closing_and_opening_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letters.sqlite");
    let first = letter(1, "2026-11-20", 5_000);
    let store = opened(&path);
    store.keep(first.clone()).await.unwrap();
    store.close().await.unwrap();
    let again = opened(&path);
    assert_eq!(again.keep(first).await, Ok(Kept::Same("2026-11-20".into())));
}

/// How many of the 32-byte windows of `secret` stand in any file of the folder: database, log and index alike.
pub(super) fn windows_found(folder: &Path, secret: &[u8]) -> usize {
    let windows: HashSet<&[u8]> = secret.windows(32).collect();
    let files = fs::read_dir(folder).unwrap().map(|entry| fs::read(entry.unwrap().path()).unwrap());
    files.map(|bytes| bytes.windows(32).filter(|window| windows.contains(window)).count()).sum()
}

#[tokio::test]
async fn no_window_of_a_deleted_letter_is_left_in_any_file() {
    let folder = tempfile::tempdir().unwrap();
    let store = opened(&folder.path().join("letters.sqlite"));
    let secret = letter(2, "2026-11-20", 40_000);
    for id in [1, 3] {
        store.keep(letter(id, "2026-11-20", 3_000)).await.unwrap();
    }
    store.keep(secret.clone()).await.unwrap();
    // Past the head and the age header that all letters share; the bytes after it are random.
    let body = &secret.sealed[160..39_000];
    assert!(windows_found(folder.path(), body) > 30_000, "while it is kept it is there, so this test can see it");
    store.take(by(1), name(2)).await.unwrap();
    assert_eq!(windows_found(folder.path(), body), 0);
    assert!(store.fetch(by(1), name(3)).await.unwrap().is_some(), "its neighbours stay");
}

#[tokio::test]
async fn a_reader_in_the_way_delays_the_erasure_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letters.sqlite");
    let store = opened(&path);
    let secret = letter(2, "2026-11-20", 4_000);
    store.keep(secret.clone()).await.unwrap();
    let backup = Connection::open(&path).unwrap();
    backup.execute_batch("BEGIN; SELECT count(*) FROM letters").unwrap();
    assert_eq!(store.take(by(1), name(2)).await, Ok(true));
    assert!(matches!(store.keep(letter(3, "2026-11-20", 100)).await, Ok(Kept::New(_))));
    let body = &secret.sealed[160..3_900];
    assert!(windows_found(folder.path(), body) > 0, "the backup still reads it");
    let began = Instant::now();
    for id in 4..64 {
        store.keep(letter(id, "2026-11-20", 100)).await.unwrap();
    }
    store.take(by(1), name(3)).await.unwrap();
    // Waiting for the backup with each of them would take 12 s.
    assert!(began.elapsed() < Duration::from_secs(6), "{:?}", began.elapsed());
    backup.execute_batch("COMMIT").unwrap();
    let gone = async {
        while windows_found(folder.path(), body) > 0 {
            tokio::task::yield_now().await;
        }
    };
    assert!(
        tokio::time::timeout(Duration::from_secs(10), gone).await.is_ok(),
        "gone although nobody asks for anything"
    );
}

#[tokio::test]
async fn every_staff_act_stands_on_the_audit_log_and_nothing_takes_it_off() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letters.sqlite");
    let store = opened(&path);
    store.keep(letter(1, "2026-11-20", 100)).await.unwrap();
    store.signed_in(by(1)).await.unwrap();
    store.fetch(by(1), name(1)).await.unwrap();
    store.fetch(by(1), name(5)).await.unwrap();
    store.act(by(1), name(1), Deed::MarkOpened).await.unwrap();
    store.take(by(2), name(1)).await.unwrap();

    let outside = Connection::open(&path).unwrap();
    let mut select = outside.prepare("SELECT minute || ' ' || act FROM audit ORDER BY entry").unwrap();
    let acts: Vec<String> = select.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let noted = ["signed-in", "fetched", "marked-opened", "deleted"];
    assert_eq!(acts, noted.map(|act| format!("2026-11-20T10:35Z {act}")));
    for attempt in [
        "UPDATE audit SET minute = '2026-11-20T10:36Z'",
        "DELETE FROM audit",
        "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE entry = 1",
    ] {
        let why = outside.execute(attempt, []).unwrap_err().to_string();
        assert!(why.contains("the audit log is append-only"), "{attempt}: {why}");
    }
}

#[tokio::test]
async fn a_locked_database_refuses_and_recovers_without_anybody() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letters.sqlite");
    let store = opened(&path);
    let outside = Connection::open(&path).unwrap();
    outside.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(store.keep(letter(1, "2026-11-20", 100)).await, Err(StoreError::Refused));
    assert_eq!(store.health().await, Err(StoreError::Refused));
    outside.execute_batch("COMMIT").unwrap();
    assert_eq!(store.keep(letter(1, "2026-11-20", 100)).await, Ok(Kept::New("2026-11-20".into())));
    store.health().await.unwrap();
}

#[tokio::test]
async fn a_full_database_takes_no_new_letter_and_still_answers_for_old_ones() {
    let folder = tempfile::tempdir().unwrap();
    let limits = StoreLimits { database_bytes_max: 300_000, ..LIMITS };
    let store = SqliteStore::open(&folder.path().join("letters.sqlite"), limits).unwrap();
    let first = letter(1, "2026-11-20", 200_000);
    store.keep(first.clone()).await.unwrap();
    assert_eq!(store.keep(letter(2, "2026-11-20", 100)).await, Err(StoreError::Full));
    assert_eq!(store.keep(first).await, Ok(Kept::Same("2026-11-20".into())));
    assert!(store.fetch(by(1), name(1)).await.unwrap().is_some(), "staff read on");
    store.take(by(1), name(1)).await.unwrap();
    assert!(matches!(store.keep(letter(2, "2026-11-20", 100)).await, Ok(Kept::New(_))), "there is room again");
}

#[tokio::test]
async fn a_database_of_another_program_or_with_weaker_settings_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.sqlite");
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE theirs (a)").unwrap();
    let why = |path: &Path| SqliteStore::open(path, LIMITS).err().unwrap().to_string();
    assert!(why(&path).ends_with("it is another program's database; give the post box a file of its own"));

    let weaker = folder.path().join("weaker.sqlite");
    opened(&weaker).close().await.unwrap();
    let outside = Connection::open(&weaker).unwrap();
    outside.execute_batch("PRAGMA journal_mode = DELETE; PRAGMA auto_vacuum = NONE; VACUUM").unwrap();
    drop(outside);
    assert!(why(&weaker).contains("auto_vacuum reads back as \"0\" instead of \"2\""), "{}", why(&weaker));
    assert!(why(&folder.path().join("nowhere/letters.sqlite")).contains("nowhere/letters.sqlite cannot be used"));
}

#[tokio::test]
async fn a_disk_that_takes_no_more_bytes_refuses_and_never_acknowledges() {
    // A limit of 200 KiB on file sizes is a real refusal by the system, even for root.
    let name = "store::unreadable::a_disk_that_takes_no_more_bytes_refuses_and_never_acknowledges";
    if !is_alone(name, "trap '' XFSZ; ulimit -f 400;") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let store = opened(&folder.path().join("letters.sqlite"));
    store.keep(letter(1, "2026-11-20", 10_000)).await.unwrap();
    assert_eq!(store.keep(letter(2, "2026-11-20", 300_000)).await, Err(StoreError::Refused));
    assert!(store.fetch(by(1), story::name(1)).await.is_ok_and(|found| found.is_some()), "what was kept stays");
    assert_eq!(store.keep(letter(1, "2026-11-20", 20)).await, Ok(Kept::Other("2026-11-20".into())));
}
