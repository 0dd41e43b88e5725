//! Databases that earlier releases made, as they made them, opened by this program: nothing is lost on the way.

use std::path::Path;

use rusqlite::Connection;
use sha2::{Digest as _, Sha256};
use wire::{Deed, Digest, LetterId};

use super::{
    Database, Kept, NewLetter, Retire, Store, StoreLimits, Tally, backup, hex, open, restore,
    sqlite::SqliteStore,
    story::{by, letter, on},
    unreadable::{opened, windows_found},
};

/// What the first release left: never edited.
const SHAPE_1: &str = include_str!("fixtures/0001.sql");

/// What 0.2.0 left, in SQLite and in PostgreSQL, apart from its letters: never edited either.
const LEFT_BY_0_2: [&str; 2] = [include_str!("fixtures/0002.sql"), include_str!("fixtures/0001.postgres.sql")];

/// Those letters, by the name that stands in their place.
const LETTERS_OF_0_2: [(&str, &[u8]); 2] = [
    ("{x25519}", include_bytes!("../../../tests/vectors/0.2.0/x25519.letter")),
    ("{hybrid}", include_bytes!("../../../tests/vectors/0.2.0/hybrid.letter")),
];

type Row = (LetterId, u64, String, u32, bool, u64, bool, Vec<u8>, Digest);

/// The database as the first release left it, and its letters and audit log read by plain SQL.
pub(super) fn made_by_the_first_release(path: &Path) -> (Vec<Row>, Vec<String>) {
    let made = Connection::open(path).unwrap();
    made.execute_batch(SHAPE_1).unwrap();
    let mut letters = made.prepare("SELECT * FROM letters ORDER BY cursor").unwrap();
    let letters = letters.query_map([], |row| {
        let (id, digest) = (LetterId(row.get("id")?), Digest(row.get("digest")?));
        let (soon, opened, sealed) = (row.get("contact_soon")?, row.get("opened")?, row.get("sealed")?);
        Ok((
            id,
            row.get(0)?,
            row.get("day")?,
            row.get("keyset")?,
            soon,
            row.get("bytes_bucket")?,
            opened,
            sealed,
            digest,
        ))
    });
    (letters.unwrap().map(Result::unwrap).collect(), acts(&made))
}

fn acts(database: &Connection) -> Vec<String> {
    let entries =
        "SELECT format('%d %s %s %s %s', entry, minute, act, hex(staff), hex(letter)) FROM audit ORDER BY entry";
    let mut entries = database.prepare(entries).unwrap();
    entries.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// The name of a letter that the fixture's maker deleted.
fn deleted(name: &str) -> LetterId {
    let hash = Sha256::digest(format!("id{name}/0"));
    LetterId(hash[..16].try_into().unwrap())
}

#[tokio::test]
async fn a_database_of_the_first_release_is_brought_forward_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letters.sqlite");
    let (letters, acts_before) = made_by_the_first_release(&path);
    assert_eq!((letters.len(), acts_before.len()), (6, 11));
    let store = opened(&path);
    all_is_there(&store, &letters).await;

    let acts_after = acts(&Connection::open(&path).unwrap());
    assert_eq!(acts_after[..11], acts_before, "every entry is kept");
    assert!(acts_after[11].starts_with("12 "), "and the numbers go on: {}", acts_after[11]);

    let sealed: Vec<u8> = letters.iter().flat_map(|row| row.7[64..row.7.len() / 2].to_vec()).collect();
    assert!(windows_found(folder.path(), &sealed) > 5_000);
    for row in &letters {
        store.act(on("2026-11-21"), row.0, Deed::Close).await.unwrap();
    }
    let what = Retire { closed_before: "2026-11-22".into(), ..Retire::default() };
    assert_eq!(store.retire(by(1), what).await.unwrap().letters, 6);
    assert_eq!(windows_found(folder.path(), &sealed), 0, "what came from the old shape leaves nothing behind either");
}

/// What every store must say that holds the first release's database, whichever way it came there.
pub(super) async fn all_is_there(store: &dyn Store, letters: &[Row]) {
    let page = store.list(0).await.unwrap();
    assert_eq!(page.letters.len(), letters.len());
    for (found, (letter, cursor, day, keyset, contact_soon, bytes_bucket, opened, sealed, digest)) in
        page.letters.into_iter().zip(letters)
    {
        let expected = wire::staff::Row {
            letter: *letter,
            cursor: *cursor,
            day: day.clone(),
            contact_soon: *contact_soon,
            keyset: *keyset,
            bytes_bucket: *bytes_bucket,
            opened: *opened,
            closed: None,
            closed_by: None,
            seen_to: None,
            delete_asked: None,
            binned: None,
            tries: Vec::new(),
        };
        assert_eq!(found, expected);
        let kept = store.fetch(by(1), *letter).await.unwrap().unwrap();
        assert_eq!((&kept.bytes, &kept.digest), (sealed, digest), "byte for byte");
    }
    for (name, day) in [("four", "2026-11-14"), ("eight", "2026-11-18"), ("nine", "2026-11-19")] {
        let late = NewLetter { id: deleted(name), ..self::letter(1, "2026-12-01", 100) };
        assert_eq!(store.keep(late).await, Ok(Kept::Deleted(day.into())), "{name} stays deleted");
    }
    let tally = store.tally().await.unwrap();
    let expected = Tally { unopened: 3, opened: 3, contact_soon_unopened: 2, tombstones: 3, ..tally };
    assert_eq!((tally, tally.closed), (expected, 0));
    store.keep(letter(900, "2026-12-01", 100)).await.unwrap();
    let new = store.list(letters.last().unwrap().1).await.unwrap().letters.pop().unwrap();
    assert_eq!(new.cursor, 10, "the cursors 8 and 9 were given to letters that are gone");
    store.take(by(1), new.letter).await.unwrap();
}

#[tokio::test]
async fn what_0_2_left_in_either_database_is_brought_forward_and_carried_into_either() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    let sqlite = |name: &str| Database::parse(&file(name).to_string_lossy()).unwrap();
    let postgres = async |name: &str| super::several::fresh(name).await;
    let [left, left_in_postgres] = LEFT_BY_0_2.map(|sql| {
        LETTERS_OF_0_2.into_iter().fold(sql.to_owned(), |sql, (name, sealed)| sql.replace(name, &hex(sealed)))
    });
    Connection::open(file("old")).unwrap().execute_batch(&left).unwrap();
    let url = postgres("fs_0_2").await;
    super::several::outside(&url).await.batch_execute(&left_in_postgres).await.unwrap();
    let to = Database::parse(&postgres("fs_0_2_carried").await).unwrap();
    let from_postgres = Database::parse(&url).unwrap();
    for (old, new, copy) in [(sqlite("old"), to, file("one")), (from_postgres, sqlite("new"), file("two"))] {
        assert_eq!(told(&old).await, TOLD);
        let carried = backup(&old, &copy).await.unwrap();
        assert_eq!((carried.letters, carried.tombstones, carried.audit), (3, 1, 13), "ten entries and three fetches");
        assert_eq!(restore(&copy, &new).await, Ok(carried));
        assert_eq!(told(&new).await, TOLD);
    }
}

const TOLD: &str = "\
    1 2026-12-01 {x25519} opened true, closed None, judged by None\n\
    2 2026-12-01 {hybrid} opened false, closed None, judged by None\n\
    3 2026-12-01 {hybrid} opened true, closed Some(\"2026-12-01\"), judged by None\n\
    4 Ok(Deleted(\"2026-12-01\"))\n\
    signed-in listed fetched marked-opened marked-opened closed reopened closed signed-in deleted";

/// What this program says of what 0.2.0 left.
async fn told(database: &Database) -> String {
    let limits =
        StoreLimits { queue_max: 9, database_bytes_max: 1 << 30, patience: std::time::Duration::from_secs(30) };
    let store = open(database, limits).await.unwrap();
    let mut told = Vec::new();
    for wire::staff::Row { letter, cursor, day, opened, closed, .. } in store.list(0).await.unwrap().letters {
        let kept = store.fetch(by(1), letter).await.unwrap().unwrap().bytes;
        let name = LETTERS_OF_0_2.iter().find(|(_, sealed)| *sealed == kept).unwrap().0;
        let hashes = store.hashes(letter).await.unwrap().unwrap();
        told.push(format!("{cursor} {day} {name} opened {opened}, closed {closed:?}, judged by {hashes:?}"));
    }
    let late = NewLetter { id: LetterId([4; 16]), ..letter(4, "2026-12-24", 100) };
    told.push(format!("4 {:?}", store.keep(late).await));
    let acts = store.audit(0).await.unwrap().into_iter().map(|entry| entry.act).take(10);
    told.push(acts.collect::<Vec<_>>().join(" "));
    store.close().await.unwrap();
    told.join("\n")
}

#[tokio::test]
async fn three_post_boxes_that_start_at_once_on_a_new_postgres_make_one_shape() {
    let url = super::several::fresh("fs_shape").await;
    let opening = || super::several::opened(&url);
    let (first, second, third) = tokio::join!(opening(), opening(), opening());
    for (place, store) in [first, second, third].iter().enumerate() {
        let id = u16::try_from(place).unwrap() + 1;
        assert!(matches!(store.keep(letter(id, "2026-11-20", 100)).await, Ok(Kept::New(_))));
    }
    let outside = super::several::outside(&url).await;
    let shape = "SELECT string_agg(step::text, ' ' ORDER BY step) FROM front_seat.shape";
    assert_eq!(outside.query_one_scalar::<String, _>(shape, &[]).await.unwrap(), "1 2 3 4");
}

#[tokio::test]
async fn opening_names_the_database_that_cannot_be_opened() {
    let limits = StoreLimits { queue_max: 1, database_bytes_max: 1, patience: std::time::Duration::from_millis(1) };
    let why = async |setting: &str| {
        open(&Database::parse(setting).unwrap(), limits).await.err().map(|why| why.to_string()).unwrap_or_default()
    };
    let said = why("nowhere/letters.sqlite").await;
    assert!(said.starts_with("the database nowhere/letters.sqlite cannot be used: "), "{said}");
    // Nobody listens on port 1.
    let said = why("postgres://maya:secret@127.0.0.1:1/letters").await;
    assert!(said.starts_with("the database postgres://127.0.0.1:1/letters cannot be used: "), "{said}");
    assert!(!said.contains("secret"), "{said}");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letters.sqlite");
    let database = Database::parse(&path.to_string_lossy()).unwrap();
    open(&database, limits).await.unwrap().health().await.unwrap();
    // The first is let go of in its own time.
    let patient = StoreLimits { patience: std::time::Duration::from_secs(30), ..limits };
    SqliteStore::open(&path, patient).map(|_| ()).unwrap();
}
