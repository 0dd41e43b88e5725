//! Retention on SQLite, judged from outside: what is gone is gone from every file, and the audit log says so.

use std::path::Path;

use futures_util::future::join_all;
use rusqlite::Connection;
use wire::{Deed, LetterId};

use super::{
    NewLetter, Retire, Retired, Store,
    sqlite::SqliteStore,
    story::{by, letter, on},
    unreadable::{opened, windows_found},
};

/// Letters of many sizes, so that their rows share pages in every way.
async fn kept(store: &SqliteStore, count: u16) -> Vec<NewLetter> {
    let letters: Vec<_> = (1..=count).map(|id| letter(id, "2026-11-20", 100 + usize::from(id) * 61 % 4500)).collect();
    for some in letters.chunks(25) {
        for kept in join_all(some.iter().map(|letter| store.keep(letter.clone()))).await {
            kept.unwrap();
        }
    }
    letters
}

async fn close(store: &SqliteStore, letters: impl Iterator<Item = &NewLetter>) {
    for some in letters.collect::<Vec<_>>().chunks(25) {
        let closing = some.iter().map(|letter| store.act(on("2026-11-21"), letter.id, Deed::Close));
        assert!(join_all(closing).await.iter().all(|found| *found == Ok(true)));
    }
}

/// The sealed bytes of some letters, past the heads and age headers that all letters share.
fn bodies<'a>(letters: impl Iterator<Item = &'a NewLetter>) -> Vec<u8> {
    letters.flat_map(|letter| letter.sealed[140..(letter.sealed.len() / 2 - 40).max(140)].to_vec()).collect()
}

fn closed_before(day: &str) -> Retire {
    Retire { closed_before: day.into(), ..Retire::default() }
}

#[tokio::test]
async fn no_window_of_many_retired_letters_is_left_in_any_file() {
    let folder = tempfile::tempdir().unwrap();
    let store = opened(&folder.path().join("letters.sqlite"));
    let letters = kept(&store, 200).await;
    let gone = |id: &LetterId| !id.0[1].is_multiple_of(3);
    close(&store, letters.iter().filter(|letter| gone(&letter.id))).await;
    let body = bodies(letters.iter().filter(|letter| gone(&letter.id)));
    assert!(windows_found(folder.path(), &body) > 100_000, "this test can see what is there");
    let retired = store.retire(by(9), closed_before("2026-11-22")).await;
    assert_eq!(retired, Ok(Retired { letters: 134, audit: 0 }));
    assert_eq!(windows_found(folder.path(), &body), 0);
    for letter in letters.iter().filter(|letter| !gone(&letter.id)) {
        assert_eq!(store.fetch(by(1), letter.id).await.unwrap().unwrap().bytes, letter.sealed);
    }
    let tally = store.tally().await.unwrap();
    assert_eq!((tally.unopened, tally.closed, tally.tombstones), (66, 0, 134));
}

#[tokio::test]
async fn the_file_gives_room_back_after_many_letters_went() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letters.sqlite");
    let store = opened(&path);
    let letters: Vec<_> = (1..=50).map(|id| letter(id, "2026-11-20", 400_000)).collect();
    for letter in &letters {
        store.keep(letter.clone()).await.unwrap();
    }
    close(&store, letters.iter()).await;
    let before = store.tally().await.unwrap().bytes;
    store.retire(by(9), closed_before("2027-01-01")).await.unwrap();
    let (used, file) = (store.tally().await.unwrap().bytes, path.metadata().unwrap().len());
    assert!(before > 40_000_000 && used < 200_000, "{before} {used}");
    assert!(file < 20_000_000, "16 MiB of free pages stay for letters to come: {file}");
}

#[tokio::test]
async fn the_audit_log_is_shortened_in_one_way_only_and_that_is_written_down() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letters.sqlite");
    let store = opened(&path);
    for day in ["2020-11-19", "2020-11-20", "2026-11-20"] {
        let at = format!("{day}T00:00:00Z").parse().unwrap();
        store.signed_in(super::By { at, ..by(1) }).await.unwrap();
    }
    check_acts(&path, "2020-11-19T00:00Z signed-in, 2020-11-20T00:00Z signed-in, 2026-11-20T00:00Z signed-in");
    let what = || Retire { audit_before: "2020-11-20".into(), ..Retire::default() };
    assert_eq!(store.due(what()).await, Ok(Retired { letters: 0, audit: 1 }));
    assert_eq!(store.retire(by(9), what()).await, Ok(Retired { letters: 0, audit: 1 }));
    assert_eq!(store.retire(by(9), what()).await, Ok(Retired::default()), "once is enough");
    check_acts(&path, "2020-11-20T00:00Z signed-in, 2026-11-20T00:00Z signed-in");

    let outside = Connection::open(&path).unwrap();
    let floor = outside.query_row("SELECT minute, before, entries FROM audit_floors", [], |row| {
        Ok(format!("{} {} {}", row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, i64>(2)?))
    });
    assert_eq!(floor.unwrap(), "2026-11-20T10:35Z 2020-11-20 1");
    for attempt in [
        "DELETE FROM audit WHERE minute >= '2020-11-20'",
        "UPDATE audit SET minute = '2020-11-19T00:00Z'",
        "DELETE FROM audit_floors",
        "UPDATE audit_floors SET before = '2027-01-01'",
        "INSERT OR REPLACE INTO audit_floors SELECT floor, minute, staff, '2027-01-01', 9 FROM audit_floors",
        "INSERT INTO audit_floors SELECT 9, minute, staff, '2020-11-19', 9 FROM audit_floors",
    ] {
        let why = outside.execute(attempt, []).map_or_else(|why| why.to_string(), |rows| format!("{rows} rows"));
        assert!(why.contains("the audit log is append-only"), "{attempt}: {why}");
    }
}

#[track_caller]
fn check_acts(path: &Path, expected: &str) {
    let outside = Connection::open(path).unwrap();
    let acts = "SELECT group_concat(minute || ' ' || act, ', ' ORDER BY entry) FROM audit";
    assert_eq!(outside.query_row(acts, [], |row| row.get::<_, String>(0)).unwrap(), expected);
}
