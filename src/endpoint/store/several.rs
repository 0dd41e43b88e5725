//! PostgreSQL: the same story, several post boxes on one database at once, and what a server that comes and goes does.

use std::{collections::BTreeMap, env, sync::Arc, time::Duration};

use tokio_postgres::{Client, NoTls};
use wire::Deed;

use super::{
    Database, Kept, NewLetter, Retire, Retired, Store, StoreError, StoreLimits,
    postgres::PostgresStore,
    story::{self, by, letter, name, on},
};

const LIMITS: StoreLimits =
    StoreLimits { queue_max: 1024, database_bytes_max: 1 << 30, patience: Duration::from_secs(5) };

/// The address of a database of our own beneath the one in the environment, empty.
pub(crate) async fn fresh(database: &str) -> String {
    let base = env::var("FRONT_SEAT_TEST_POSTGRES");
    let base =
        base.expect("FRONT_SEAT_TEST_POSTGRES names no PostgreSQL server; run `cargo xtask test`, which raises one");
    let url = |database: &str| {
        let (place, query) = base.split_once('?').map_or((base.as_str(), String::new()), |(p, q)| (p, format!("?{q}")));
        format!("{}/{database}{query}", place.trim_end_matches('/'))
    };
    let client = outside(&url("postgres")).await;
    client.batch_execute(&format!("DROP DATABASE IF EXISTS {database} WITH (FORCE)")).await.unwrap();
    client.batch_execute(&format!("CREATE DATABASE {database}")).await.unwrap();
    url(database)
}

/// A connection that does not go through a store.
pub(super) async fn outside(url: &str) -> Client {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

pub(super) async fn opened(url: &str) -> PostgresStore {
    opened_with(url, LIMITS).await
}

async fn opened_with(url: &str, limits: StoreLimits) -> PostgresStore {
    let Database::Postgres(address) = Database::parse(url).unwrap() else { panic!("{url} is no postgres:// address") };
    PostgresStore::open(&address, limits).await.unwrap()
}

#[tokio::test]
async fn postgres_tells_the_story() {
    story::tell(&opened(&fresh("fs_story").await).await).await;
}

#[tokio::test]
async fn a_full_postgres_takes_no_new_letter_and_still_answers_for_old_ones() {
    let url = fresh("fs_full").await;
    let store = opened_with(&url, StoreLimits { database_bytes_max: 300_000, ..LIMITS }).await;
    let first = letter(1, "2026-11-20", 200_000);
    store.keep(first.clone()).await.unwrap();
    assert_eq!(store.keep(letter(2, "2026-11-20", 100)).await, Err(StoreError::Full));
    assert_eq!(store.keep(first).await, Ok(Kept::Same("2026-11-20".into())));
    assert!(store.fetch(by(1), name(1)).await.unwrap().is_some(), "staff read on");
    store.take(by(1), name(1)).await.unwrap();
    assert!(matches!(store.keep(letter(2, "2026-11-20", 100)).await, Ok(Kept::New(_))), "there is room again");
    let bytes: i64 = outside(&url).await.query_one_scalar("SELECT bytes FROM front_seat.room", &[]).await.unwrap();
    let rows = "SELECT sum(octet_length(sealed)) FROM front_seat.letters";
    assert_eq!(bytes, outside(&url).await.query_one_scalar::<i64, _>(rows, &[]).await.unwrap());
}

/// Three post boxes put the same and conflicting letters, delete some, and a lister goes on with cursors all the while.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_post_boxes_on_one_database_keep_each_letter_once_and_a_list_skips_none() {
    const LETTERS: u16 = 400;
    let url = fresh("fs_several").await;
    let opening = tokio::join!(opened(&url), opened(&url), opened(&url));
    let boxes: [Arc<PostgresStore>; 3] = [opening.0, opening.1, opening.2].map(Arc::new);
    // Two versions of every letter: the first is put by two boxes, the other by the third.
    let versions: Vec<[NewLetter; 2]> =
        (1..=LETTERS).map(|id| [letter(id, "2026-11-20", 700), letter(id, "2026-11-20", 701)]).collect();
    let (done, finished) = tokio::sync::watch::channel(false);
    let lister = tokio::spawn(listed(Arc::clone(&boxes[0]), finished));

    let mut putting = tokio::task::JoinSet::new();
    for (place, store) in boxes.iter().enumerate() {
        for pair in &versions {
            let (store, letter) = (Arc::clone(store), pair[usize::from(place == 2)].clone());
            putting.spawn(async move {
                let kept = store.keep(letter.clone()).await.unwrap();
                if letter.id.0[1].is_multiple_of(5) {
                    assert_eq!(store.take(by(1), letter.id).await, Ok(true));
                    let again = store.keep(letter.clone()).await;
                    assert_eq!(again, Ok(Kept::Deleted("2026-11-20".into())), "what is deleted stays deleted");
                }
                (letter, kept)
            });
        }
    }
    let said = putting.join_all().await;
    done.send(true).unwrap();
    let listed = lister.await.unwrap();

    let mut counts: BTreeMap<u16, [u32; 4]> = BTreeMap::new();
    for (letter, kept) in &said {
        let count = counts.entry(u16::from_be_bytes([letter.id.0[0], letter.id.0[1]])).or_default();
        let kind = match kept {
            Kept::New(_) => 0,
            Kept::Same(_) => 1,
            Kept::Other(_) => 2,
            Kept::Deleted(_) => 3,
        };
        count[kind] += 1;
    }
    for (id, [new, same, other, deleted]) in &counts {
        assert_eq!((*new, new + same + other + deleted), (1, 3), "letter {id} is new once");
        assert!(*deleted == 0 || name(*id).0[1].is_multiple_of(5), "letter {id} was deleted by nobody");
    }
    for pair in versions.iter().filter(|pair| !pair[0].id.0[1].is_multiple_of(5)) {
        let kept = boxes[1].fetch(by(1), pair[0].id).await.unwrap().unwrap();
        let first = said.iter().find(|(letter, kept)| letter.id == pair[0].id && matches!(kept, Kept::New(_)));
        assert_eq!(kept.bytes, first.unwrap().0.sealed, "the bytes that were acknowledged as new are those that stand");
        assert!(listed.contains(&pair[0].id), "the list went on past a letter that it never showed");
    }
}

/// The names a lister sees who never looks back.
async fn listed(store: Arc<PostgresStore>, finished: tokio::sync::watch::Receiver<bool>) -> Vec<wire::LetterId> {
    let (mut seen, mut after) = (Vec::new(), 0);
    loop {
        let last_round = *finished.borrow();
        let page = store.list(after).await.unwrap();
        after = page.letters.last().map_or(after, |row| row.cursor);
        seen.extend(page.letters.iter().map(|row| row.letter));
        if last_round && page.letters.is_empty() {
            return seen;
        }
    }
}

#[tokio::test]
async fn a_connection_that_is_cut_refuses_what_was_not_answered_and_is_made_again() {
    let url = fresh("fs_cut").await;
    let store = opened(&url).await;
    store.keep(letter(1, "2026-11-20", 100)).await.unwrap();
    let outside = outside(&url).await;
    // The commit cannot go on, because somebody holds the writers' lock; then the server ends every connection.
    outside.batch_execute(&format!("SELECT pg_advisory_lock({})", 0x4653_5042_0002_i64)).await.unwrap();
    let cut = async {
        // Those of this database; other tests have others.
        let ours = "FROM pg_stat_activity WHERE application_name = 'front-seat' AND datname = current_database()";
        let waiting = format!("SELECT count(*) {ours} AND wait_event = 'advisory'");
        while outside.query_one_scalar::<i64, _>(&waiting, &[]).await.unwrap() == 0 {
            tokio::task::yield_now().await;
        }
        outside.query(&format!("SELECT pg_terminate_backend(pid) {ours}"), &[]).await.unwrap();
        outside.batch_execute("SELECT pg_advisory_unlock_all()").await.unwrap();
    };
    let (kept, ()) = tokio::join!(store.keep(letter(2, "2026-11-20", 100)), cut);
    assert_eq!(kept, Err(StoreError::Refused));
    let back = async { while store.keep(letter(3, "2026-11-20", 100)).await.is_err() {} };
    tokio::time::timeout(Duration::from_secs(20), back).await.expect("connects again by itself");
    assert!(store.fetch(by(1), name(1)).await.unwrap().is_some());
    assert_eq!(store.fetch(by(1), name(2)).await, Ok(None));
    store.health().await.unwrap();
}

#[tokio::test]
async fn a_postgres_that_could_lose_what_was_answered_is_refused() {
    let url = fresh("fs_unsafe").await;
    let Database::Postgres(address) = Database::parse(&url).unwrap() else { panic!("{url}") };
    let why = async || PostgresStore::open(&address, LIMITS).await.err().map(|why| why.to_string()).unwrap_or_default();
    let outside = outside(&url).await;
    outside.batch_execute("ALTER DATABASE fs_unsafe SET default_transaction_read_only = on").await.unwrap();
    let said = why().await;
    assert!(said.contains("transaction_read_only reads back as \"on\" instead of \"off\""), "{said}");
    outside.batch_execute("SET default_transaction_read_only = off").await.unwrap();
    outside.batch_execute("ALTER DATABASE fs_unsafe RESET ALL").await.unwrap();
    outside.batch_execute("ALTER DATABASE fs_unsafe SET synchronous_commit = off").await.unwrap();
    let store = opened(&url).await;
    store.health().await.unwrap();
    assert!(matches!(store.keep(letter(1, "2026-11-20", 100)).await, Ok(Kept::New(_))), "it was switched on");
    outside.batch_execute("INSERT INTO front_seat.shape VALUES (99)").await.unwrap();
    assert!(why().await.ends_with("it has shape 99 and this program knows 4; start the newer program that made it"));
}

#[tokio::test]
async fn the_audit_log_in_postgres_is_append_only_and_shortened_in_one_way() {
    let url = fresh("fs_audit").await;
    let store = opened(&url).await;
    for day in ["2020-11-19", "2020-11-20", "2026-11-20"] {
        let at = format!("{day}T00:00:00Z").parse().unwrap();
        store.signed_in(super::By { at, ..by(1) }).await.unwrap();
    }
    let what = || Retire { audit_before: "2020-11-20".into(), ..Retire::default() };
    assert_eq!(store.due(what()).await, Ok(Retired { letters: 0, audit: 1 }));
    assert_eq!(store.retire(by(9), what()).await, Ok(Retired { letters: 0, audit: 1 }));
    assert_eq!(store.retire(by(9), what()).await, Ok(Retired::default()), "once is enough");
    let minutes: Vec<_> = store.audit(0).await.unwrap().into_iter().map(|entry| entry.minute).collect();
    assert_eq!(minutes, ["2020-11-20T00:00Z", "2026-11-20T00:00Z"]);

    let outside = outside(&url).await;
    let floor = "SELECT minute || ' ' || before || ' ' || entries FROM front_seat.audit_floors";
    assert_eq!(outside.query_one_scalar::<String, _>(floor, &[]).await.unwrap(), "2026-11-20T10:35Z 2020-11-20 1");
    for attempt in [
        "DELETE FROM front_seat.audit",
        "UPDATE front_seat.audit SET minute = '2020-11-19T00:00Z'",
        "TRUNCATE front_seat.audit",
        "DELETE FROM front_seat.audit_floors",
        "TRUNCATE front_seat.audit_floors",
        "INSERT INTO front_seat.audit_floors SELECT 9, minute, staff, '2020-11-19', 9 FROM front_seat.audit_floors",
    ] {
        let why = outside.batch_execute(attempt).await.unwrap_err();
        assert!(why.as_db_error().unwrap().message().contains("the audit log is append-only"), "{attempt}: {why}");
    }
}

#[tokio::test]
async fn many_who_ask_how_it_is_leave_one_dead_row_behind() {
    let url = fresh("fs_health").await;
    let store = opened_with(&url, StoreLimits { patience: Duration::from_secs(30), ..LIMITS }).await;
    let outside = outside(&url).await;
    let ours =
        "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'front-seat' AND datname = current_database()";
    let count = async |query: &str| outside.query_one_scalar::<i64, _>(query, &[]).await.unwrap();
    // The first commit waits, all who ask come meanwhile, and share the next.
    outside.batch_execute(&format!("SELECT pg_advisory_lock({})", 0x4653_5042_0002_i64)).await.unwrap();
    let asked = async {
        while count(&format!("{ours} AND wait_event = 'advisory'")).await == 0 {
            tokio::task::yield_now().await;
        }
        futures_util::future::join_all((0..20).map(|_| store.health())).await
    };
    let waited = async {
        let all_wait = async {
            while store.metrics().waiting.get() < 20 {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(Duration::from_secs(15), all_wait).await.expect("all of them come");
        outside.batch_execute("SELECT pg_advisory_unlock_all()").await.unwrap();
    };
    let (kept, found, ()) = tokio::join!(store.keep(letter(1, "2026-11-20", 100)), asked, waited);
    assert!(kept.is_ok() && found.iter().all(Result::is_ok), "{found:?}");
    store.close().await.unwrap();
    // What a session counted is there for others when it has ended, at the latest.
    while count(ours).await > 0 {
        tokio::task::yield_now().await;
    }
    let updates = "SELECT n_tup_upd FROM pg_stat_user_tables WHERE schemaname = 'front_seat' AND relname = 'room'";
    assert_eq!(count(updates).await, 2, "one for the letter and one for the twenty");
}

#[tokio::test]
async fn a_place_that_could_not_be_cleared_up_is_cleared_up_with_the_next_pass() {
    let url = fresh("fs_clear_up").await;
    let store = opened_with(&url, StoreLimits { patience: Duration::from_millis(200), ..LIMITS }).await;
    store.keep(letter(1, "2026-11-20", 1_000)).await.unwrap();
    store.act(on("2026-11-20"), name(1), Deed::Close).await.unwrap();
    let (outside, counter) = (outside(&url).await, outside(&url).await);
    let cleared_up = async || {
        let count = "SELECT vacuum_count FROM pg_stat_user_tables WHERE schemaname = 'front_seat' AND relname = 'room'";
        counter.query_one_scalar::<i64, _>(count, &[]).await.unwrap()
    };
    // As another post box does that clears up at the same midnight.
    outside.batch_execute("BEGIN; LOCK TABLE front_seat.letters IN SHARE UPDATE EXCLUSIVE MODE").await.unwrap();
    let what = || Retire { closed_before: "2026-11-21".into(), ..Retire::default() };
    assert_eq!(store.retire(by(9), what()).await, Ok(Retired { letters: 1, audit: 0 }), "it is gone, and counted");
    assert_eq!(cleared_up().await, 0);
    outside.batch_execute("ROLLBACK").await.unwrap();
    assert_eq!(store.retire(by(9), what()).await, Ok(Retired::default()));
    assert_eq!(cleared_up().await, 1, "although nothing was due");
    store.retire(by(9), what()).await.unwrap();
    assert_eq!(cleared_up().await, 1, "and once is enough");
}
