//! Backup and restore, in all four directions, while letters go on being put.

use std::{fs, os::unix::fs::PermissionsExt as _, path::Path, sync::Arc};

use wire::Deed;

use super::{
    Carried, Database, Kept, NewLetter, Retire, Store, StoreLimits, backup, open, restore,
    several::{self, fresh, outside},
    story::{by, letter, name, on},
    unreadable::windows_found,
    upgraded::{all_is_there, made_by_the_first_release},
};

const LIMITS: StoreLimits =
    StoreLimits { queue_max: 1024, database_bytes_max: 1 << 30, patience: std::time::Duration::from_secs(5) };

async fn sqlite(folder: &Path, file: &str) -> Database {
    Database::parse(&folder.join(file).to_string_lossy()).unwrap()
}

async fn postgres(name: &str) -> Database {
    Database::parse(&fresh(name).await).unwrap()
}

/// Fills a database, backs it up while more letters come, restores into another, and compares.
async fn check(from: Database, to: Database) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letters.backup");
    let store = open(&from, LIMITS).await.unwrap();
    let letters: Vec<_> = (1..=60).map(|id| letter(id, "2026-11-20", 300 * usize::from(id))).collect();
    for letter in &letters {
        store.keep(letter.clone()).await.unwrap();
    }
    store.act(by(1), name(3), Deed::MarkOpened).await.unwrap();
    store.act(on("2026-11-21"), name(4), Deed::Close).await.unwrap();
    store.act(on("2026-11-20"), name(5), Deed::Close).await.unwrap();
    let proof = NewLetter { proof: true, ..letter(900, "2026-11-20", 9_000) };
    store.keep(proof.clone()).await.unwrap();
    let old = super::By { at: "2020-01-01T00:00:00Z".parse().unwrap(), ..by(7) };
    store.signed_in(old).await.unwrap();
    for id in [10, 60] {
        store.take(by(3), name(id)).await.unwrap();
    }
    let what = Retire { closed_before: "2026-11-21".into(), audit_before: "2021-01-01".into(), ..Retire::default() };
    store.retire(by(9), what).await.unwrap();

    // From here on letters come until the backup is done.
    let (done, is_done) = tokio::sync::watch::channel(false);
    let coming = tokio::spawn(come(Arc::clone(&store), is_done));
    let carried = backup(&from, &file).await.unwrap();
    // Whoever was quicker than the backup listens no more.
    done.send_replace(true);
    let came = coming.await.unwrap();
    assert!(carried.letters >= 57 && carried.letters <= 57 + u64::from(came), "{carried:?} {came}");
    assert_eq!((carried.tombstones, carried.audit), (3, store.audit(0).await.unwrap().len() as u64));
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    let again = backup(&from, &file).await.unwrap_err().to_string();
    assert!(again.contains("there is a file of that name"), "{again}");
    for id in [5, 10, 60] {
        let sealed = &letters[id - 1].sealed;
        assert_eq!(windows_found(folder.path(), &sealed[160..sealed.len() / 2]), 0, "letter {id} is not in it");
    }
    assert_eq!(
        windows_found(folder.path(), &proof.sealed[160..5_000]),
        0,
        "what staff send to themselves is not in it"
    );

    assert_eq!(restore(&file, &to).await.unwrap(), carried);
    let twice = restore(&file, &to).await.unwrap_err().to_string();
    assert!(twice.contains("the database has something in it already"), "{twice}");
    let restored = open(&to, LIMITS).await.unwrap();
    same(&*store, &*restored, &letters).await;
    assert_eq!(restored.fetch(by(1), proof.id).await, Ok(None));
    for id in [5, 10, 60] {
        let late = NewLetter { day: "2027-01-01".into(), ..letters[id - 1].clone() };
        assert_eq!(restored.keep(late).await, Ok(Kept::Deleted("2026-11-20".into())));
    }
    let last = restored.list(0).await.unwrap().letters.pop().unwrap().cursor;
    restored.keep(letter(9_999, "2026-11-22", 10)).await.unwrap();
    assert!(restored.list(last).await.unwrap().letters[0].cursor > last.max(60), "cursors go on");
}

/// Puts letters one after the other until it is told to stop, and says how many.
async fn come(store: Arc<dyn Store>, is_done: tokio::sync::watch::Receiver<bool>) -> u16 {
    let mut count = 0;
    while !*is_done.borrow() && count < 60 {
        count += 1;
        assert!(matches!(store.keep(letter(1_000 + count, "2026-11-22", 2_000)).await, Ok(Kept::New(_))));
    }
    count
}

/// Everything that was there before the backup began is the same in both.
async fn same(before: &dyn Store, after: &dyn Store, letters: &[NewLetter]) {
    let (there, here) = (before.list(0).await.unwrap().letters, after.list(0).await.unwrap().letters);
    assert_eq!(there[..57], here[..57]);
    assert_eq!((here[2].opened, here[3].closed.as_deref()), (true, Some("2026-11-21")));
    for letter in letters.iter().filter(|letter| ![5, 10, 60].contains(&letter.id.0[1])) {
        assert_eq!(after.fetch(by(1), letter.id).await.unwrap().unwrap().bytes, letter.sealed, "byte for byte");
    }
    let (there, here) = (before.audit(0).await.unwrap(), after.audit(0).await.unwrap());
    let count = there.len() - 1;
    assert_eq!(there[..count], here[..count], "the audit log, but for the lists that were just made");
    assert!(there.iter().any(|entry| entry.act == "retired"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_sqlite_to_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    check(sqlite(folder.path(), "a.sqlite").await, sqlite(folder.path(), "b.sqlite").await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_sqlite_to_postgres() {
    let folder = tempfile::tempdir().unwrap();
    check(sqlite(folder.path(), "a.sqlite").await, postgres("fs_carry_in").await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_postgres_to_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    check(postgres("fs_carry_out").await, sqlite(folder.path(), "b.sqlite").await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_postgres_to_postgres() {
    check(postgres("fs_carry_from").await, postgres("fs_carry_to").await).await;
}

#[tokio::test]
async fn a_backup_that_the_first_release_made_is_restored_by_this_one_into_either_database() {
    let folder = tempfile::tempdir().unwrap();
    let made = folder.path().join("made.sqlite");
    let (letters, _) = made_by_the_first_release(&made);
    let file = folder.path().join("old.backup");
    let carried = Carried { letters: 6, tombstones: 3, audit: 11 };
    assert_eq!(backup(&sqlite(folder.path(), "made.sqlite").await, &file).await, Ok(carried));
    for to in [sqlite(folder.path(), "new.sqlite").await, postgres("fs_carry_old").await] {
        assert_eq!(restore(&file, &to).await, Ok(carried));
        all_is_there(&*open(&to, LIMITS).await.unwrap(), &letters).await;
    }
}

#[tokio::test]
async fn what_is_no_sound_backup_is_refused_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let to = sqlite(folder.path(), "to.sqlite").await;
    let why = async |file: &str| restore(&folder.path().join(file), &to).await.unwrap_err().to_string();
    assert!(why("missing").await.starts_with("nothing was restored from "));
    fs::write(folder.path().join("noise"), [7; 9_000]).unwrap();
    assert!(why("noise").await.contains("file is not a database"));
    rusqlite::Connection::open(folder.path().join("theirs")).unwrap().execute_batch("CREATE TABLE a (b)").unwrap();
    assert!(why("theirs").await.ends_with("the file is not a post box's database or backup"));

    let store = open(&sqlite(folder.path(), "from.sqlite").await, LIMITS).await.unwrap();
    store.keep(letter(1, "2026-11-20", 20_000)).await.unwrap();
    let file = folder.path().join("sound");
    backup(&sqlite(folder.path(), "from.sqlite").await, &file).await.unwrap();
    let mut bytes = fs::read(&file).unwrap();
    let sealed = &store.fetch(by(1), name(1)).await.unwrap().unwrap().bytes[9_000..9_032];
    let middle = bytes.windows(32).position(|window| window == sealed).unwrap();
    bytes[middle] ^= 1;
    fs::write(folder.path().join("flipped"), bytes).unwrap();
    let said = why("flipped").await;
    assert!(said.contains("letter 1 of it is not what its digest says"), "{said}");
    assert!(!folder.path().join("to.sqlite").exists(), "not even made");
    let nowhere = backup(&sqlite(folder.path(), "none.sqlite").await, &folder.path().join("x")).await.unwrap_err();
    assert!(nowhere.to_string().starts_with("no backup was made to "), "{nowhere}");
    assert!(!folder.path().join("none.sqlite").exists() && !folder.path().join("x").exists());
}

#[tokio::test]
async fn what_is_gone_from_postgres_after_retiring() {
    let url = fresh("fs_gone").await;
    let store = several::opened(&url).await;
    for id in 1..=20 {
        store.keep(letter(id, "2026-11-20", 9_000)).await.unwrap();
        store.act(on("2026-11-21"), name(id), Deed::Close).await.unwrap();
    }
    let outside = outside(&url).await;
    let size = async || {
        let bytes = "SELECT pg_relation_size(reltoastrelid) FROM pg_class WHERE oid = 'front_seat.letters'::regclass";
        outside.query_one_scalar::<i64, _>(bytes, &[]).await.unwrap()
    };
    assert!(size().await > 360_000);
    let what = Retire { closed_before: "2026-11-22".into(), ..Retire::default() };
    assert_eq!(store.retire(by(1), what).await.unwrap().letters, 20);
    assert_eq!(
        size().await,
        0,
        "empty pages at the end of the file are given back; see postgres/retire.rs for the rest"
    );
    let bytes = "SELECT bytes FROM front_seat.room";
    assert_eq!(outside.query_one_scalar::<i64, _>(bytes, &[]).await.unwrap(), 0);
}
