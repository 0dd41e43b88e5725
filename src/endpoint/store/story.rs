//! The one story that every store must tell, whichever database is beneath it.

use chrono::{DateTime, Utc};
use futures_util::future::join_all;
use sha2::{Digest as _, Sha256};
use wire::{
    Deed, Digest, Envelope, Hashes, LetterId,
    limits::LIST_ROWS_MAX,
    staff::{Mark, Row},
};

use super::{By, Kept, NewLetter, Retire, Retired, Store, StoreError, Tally, Tombstone, notices_story};

/// A letter whose sealed bytes are as random as real ones.
pub(crate) fn letter(id: u16, day: &str, bytes: usize) -> NewLetter {
    let group = || {
        let mut group = b"age-encryption.org/v1\n".to_vec();
        let start = group.len();
        group.resize(start + bytes, 0);
        getrandom::fill(&mut group[start..]).unwrap();
        group
    };
    let envelope = Envelope {
        keyset: 7,
        contact_soon: id.is_multiple_of(2),
        hashes: Some(hashes(id)),
        team: group(),
        private: group(),
    };
    let sealed = envelope.to_bytes();
    let digest = Digest(Sha256::digest(&sealed).into());
    NewLetter::new(name(id), digest, day.into(), &envelope, sealed)
}

/// What this letter's deed and seen-to secrets are: its number in so many digits, and the same with a dot.
pub(crate) fn secrets(id: u16) -> [String; 2] {
    [format!("{id:064}"), format!(".{id:063}")]
}

pub(crate) fn hashes(id: u16) -> Hashes {
    let [deed, seen_to] = secrets(id).map(|secret| Sha256::digest(secret).into());
    Hashes { deed, seen_to, receipt: [3; 32] }
}

pub(crate) fn name(id: u16) -> LetterId {
    let mut name = [0; 16];
    name[..2].copy_from_slice(&id.to_be_bytes());
    LetterId(name)
}

pub(crate) fn by(staff: u8) -> By {
    By { staff: [staff; 32], at: "2026-11-20T10:35:59Z".parse::<DateTime<Utc>>().unwrap() }
}

/// The first of the staff, on a day of its own.
pub(crate) fn on(day: &str) -> By {
    By { at: format!("{day}T10:35:59Z").parse().unwrap(), ..by(1) }
}

/// Tells the whole story; every line is a fact that staff and children rely on.
pub(crate) async fn tell(store: &dyn Store) {
    letters_are_kept_once(store).await;
    a_list_goes_on_where_it_ended(store).await;
    opening_is_noted_once_and_for_all(store).await;
    what_is_deleted_never_comes_back(store).await;
    closing_is_noted_and_can_be_taken_back(store).await;
    seeing_to_it_is_noted_and_hides_nothing(store).await;
    deleting_takes_two_unless_it_was_read_and_leads_into_the_bin(store).await;
    what_is_refused_stands_at_the_letter(store).await;
    whoever_is_suspended_is_named(store).await;
    what_was_closed_long_enough_ago_is_retired(store).await;
    every_act_stands_on_the_audit_log(store).await;
    days_leave_traces(store).await;
    who_is_buried_is_not_taken(store).await;
    a_proof_is_nobodys_letter(store).await;
    notices_story::tell(store).await;
    after_closing_nothing_is_promised(store).await;
}

async fn letters_are_kept_once(store: &dyn Store) {
    store.health().await.unwrap();
    let first = letter(1, "2026-11-20", 100);
    let day = || "2026-11-20".to_owned();
    assert_eq!(store.keep(first.clone()).await, Ok(Kept::New(day())));

    let again_tomorrow = NewLetter { day: "2026-11-21".into(), ..first.clone() };
    assert_eq!(store.keep(again_tomorrow).await, Ok(Kept::Same(day())), "the day stays the first one");

    let other_bytes = letter(1, "2026-11-21", 101);
    assert_eq!(store.keep(other_bytes).await, Ok(Kept::Other(day())));

    let kept = store.fetch(by(1), name(1)).await.unwrap().unwrap();
    assert_eq!((kept.bytes, kept.digest), (first.sealed, first.digest), "the first bytes are untouched");
    assert_eq!(store.fetch(by(1), name(9)).await, Ok(None));
}

async fn a_list_goes_on_where_it_ended(store: &dyn Store) {
    // Few enough at a time that they are asked in this order, and share a commit.
    for ids in (2..=250).collect::<Vec<_>>().chunks(25) {
        for kept in join_all(ids.iter().map(|id| store.keep(letter(*id, "2026-11-21", 50)))).await {
            assert!(matches!(kept, Ok(Kept::New(_))));
        }
    }
    let page = store.list(0).await.unwrap();
    assert_eq!(page.letters.len(), LIST_ROWS_MAX);
    let oldest = &page.letters[0];
    assert_eq!((oldest.letter, oldest.day.as_str(), oldest.contact_soon), (name(1), "2026-11-20", false));
    assert_eq!((oldest.keyset, oldest.bytes_bucket, oldest.opened), (7, 512, false));
    assert!(page.letters[1].contact_soon);

    let rest = store.list(page.next.unwrap()).await.unwrap();
    assert_eq!((rest.letters.len(), rest.next), (50, None));
    assert_eq!(rest.letters[0].letter, name(201));

    let nothing_new = store.list(rest.letters[49].cursor).await.unwrap();
    assert_eq!((nothing_new.letters.len(), nothing_new.next), (0, None));
    assert!(store.list(u64::MAX).await.unwrap().letters.is_empty());
}

async fn opening_is_noted_once_and_for_all(store: &dyn Store) {
    assert_eq!(store.act(by(1), name(3), Deed::MarkOpened).await, Ok(true));
    assert_eq!(store.act(by(2), name(3), Deed::MarkOpened).await, Ok(true));
    assert_eq!(store.act(by(1), LetterId([0xff; 16]), Deed::MarkOpened).await, Ok(false));
    let page = store.list(0).await.unwrap();
    let opened: Vec<_> = page.letters.iter().filter(|row| row.opened).map(|row| row.letter).collect();
    assert_eq!(opened, [name(3)]);
}

async fn what_is_deleted_never_comes_back(store: &dyn Store) {
    let last = letter(251, "2026-11-22", 100);
    store.keep(last.clone()).await.unwrap();
    let cursor = store.list(250).await.unwrap().letters.pop().unwrap().cursor;
    assert_eq!(store.take(by(3), name(251)).await, Ok(true));
    assert_eq!(store.take(by(3), name(251)).await, Ok(true), "deleting twice is the same as once");
    assert_eq!(store.take(by(3), LetterId([0xff; 16])).await, Ok(false));

    assert_eq!(store.fetch(by(1), name(251)).await, Ok(None));
    assert_eq!(store.act(by(1), name(251), Deed::MarkOpened).await, Ok(false));
    let late = NewLetter { day: "2026-12-24".into(), ..last };
    assert_eq!(store.keep(late).await, Ok(Kept::Deleted("2026-11-22".into())), "a late re-send stays deleted");
    assert_eq!(store.fetch(by(1), name(251)).await, Ok(None));

    store.keep(letter(252, "2026-11-22", 100)).await.unwrap();
    let next = store.list(250).await.unwrap().letters.pop().unwrap().cursor;
    assert!(next > cursor, "a cursor is never given twice");
}

async fn closing_is_noted_and_can_be_taken_back(store: &dyn Store) {
    let close = |id, day: &str| store.act(on(day), name(id), Deed::Close);
    assert_eq!(close(4, "2026-01-01").await, Ok(true), "the clock is behind, and the letter came later than that");
    assert_eq!(close(4, "2026-11-22").await, Ok(true), "closed twice, the first day stays");
    assert_eq!(close(251, "2026-11-20").await, Ok(false), "it was deleted");
    assert_eq!(close(3, "2026-11-21").await, Ok(true));
    assert_eq!(close(5, "2026-11-22").await, Ok(true));
    assert_eq!(close(6, "2026-11-20").await, Ok(true));
    assert_eq!(store.act(by(2), name(6), Deed::Reopen).await, Ok(true));
    assert_eq!(store.act(by(2), name(6), Deed::Reopen).await, Ok(true), "opening again twice is the same as once");
    assert_eq!(store.act(by(2), name(251), Deed::Reopen).await, Ok(false));
    let page = store.list(0).await.unwrap();
    let closed: Vec<_> = page.letters.iter().filter_map(|row| Some((row.letter, row.closed.as_deref()?))).collect();
    assert_eq!(closed, [(name(3), "2026-11-21"), (name(4), "2026-11-21"), (name(5), "2026-11-22")]);

    let tally = store.tally().await.unwrap();
    assert_eq!((tally.unopened, tally.opened, tally.closed), (248, 0, 3));
    assert_eq!((tally.contact_soon_unopened, tally.tombstones), (125, 1));
    assert!(tally.bytes > 251 * 150, "{tally:?}");
}

/// The days of letters that came, of a tombstone that stays, and of the log.
async fn days_leave_traces(store: &dyn Store) {
    let traced = |before: &str| store.traced(before.into());
    assert_eq!(traced("2026-01-01").await, Ok(None), "the day itself does not count");
    assert_eq!(
        traced("2026-11-20").await,
        Ok(Some("2026-01-01".into())),
        "somebody acted under a clock that was behind"
    );
    assert_eq!(traced("2026-11-21").await, Ok(Some("2026-11-20".into())));
    assert_eq!(traced("2026-11-22").await, Ok(Some("2026-11-21".into())));
    let at = "2026-11-24T23:59:59Z".parse::<DateTime<Utc>>().unwrap();
    store.keep(letter(253, "2026-11-23", 50)).await.unwrap();
    store.take(by(3), name(253)).await.unwrap();
    assert_eq!(traced("2027-01-01").await, Ok(Some("2026-11-23".into())), "a tombstone has a day too");
    store.signed_in(By { at, ..by(8) }).await.unwrap();
    assert_eq!(traced("2026-11-24").await, Ok(Some("2026-11-23".into())));
    assert_eq!(traced("2027-01-01").await, Ok(Some("2026-11-24".into())));
}

async fn who_is_buried_is_not_taken(store: &dyn Store) {
    let tombstone = |id: u16| Tombstone { letter: Sha256::digest(name(id).0).into(), day: "2026-11-01".into() };
    assert_eq!(store.bury(Vec::new()).await, Ok(0));
    assert_eq!(store.bury(vec![tombstone(260), tombstone(261), tombstone(251)]).await, Ok(2), "one was there already");
    assert_eq!(store.bury(vec![tombstone(260)]).await, Ok(0));
    let kept = |id| store.keep(letter(id, "2026-12-24", 50));
    assert_eq!(kept(260).await, Ok(Kept::Deleted("2026-11-01".into())));
    assert_eq!(kept(251).await, Ok(Kept::Deleted("2026-11-22".into())), "its own day stays");
    // Buried while it is still here, as after a restore.
    assert_eq!(kept(262).await, Ok(Kept::New("2026-12-24".into())));
    assert_eq!(store.bury(vec![tombstone(262)]).await, Ok(1));
    assert_eq!(store.take(by(4), name(262)).await, Ok(true));
    assert_eq!(store.fetch(by(1), name(262)).await, Ok(None));
}

async fn row(store: &dyn Store, id: u16) -> Row {
    let page = store.list(u64::from(id) - 1).await.unwrap();
    page.letters.into_iter().find(|row| row.letter == name(id)).expect("it is on this page")
}

async fn seeing_to_it_is_noted_and_hides_nothing(store: &dyn Store) {
    let soon = async || store.tally().await.unwrap().contact_soon_unopened;
    let before = soon().await;
    assert_eq!(store.hashes(name(8)).await, Ok(Some(Some(hashes(8)))));
    assert_eq!(store.hashes(LetterId([0xff; 16])).await, Ok(None));
    assert_eq!(store.act(by(4), name(8), Deed::SeeTo).await, Ok(true));
    assert_eq!(store.act(on("2026-11-21"), name(8), Deed::SeeTo).await, Ok(true), "the first stays");
    let Row { seen_to, opened, closed, .. } = row(store, 8).await;
    let first = Mark { by: "04".repeat(32), at: "2026-11-20T10:35Z".into() };
    assert_eq!((seen_to, opened, closed), (Some(first), false, None));
    assert_eq!(soon().await, before - 1);
}

async fn deleting_takes_two_unless_it_was_read_and_leads_into_the_bin(store: &dyn Store) {
    let delete = |staff, id| store.act(by(staff), name(id), Deed::Delete);
    for _ in 0..2 {
        assert_eq!(delete(4, 10).await, Ok(true));
        let Row { delete_asked, binned, .. } = row(store, 10).await;
        assert_eq!((delete_asked.map(|mark| mark.by), binned), (Some("04".repeat(32)), None), "one is not enough");
    }
    let tally = store.tally().await.unwrap();
    assert_eq!(delete(5, 10).await, Ok(true));
    assert_eq!(row(store, 10).await.binned.unwrap().by, "05".repeat(32));
    let binned = Tally {
        unopened: tally.unopened - 1,
        binned: 1,
        contact_soon_unopened: tally.contact_soon_unopened - 1,
        ..tally
    };
    assert_eq!(store.tally().await, Ok(binned));
    assert!(store.fetch(by(1), name(10)).await.unwrap().is_some(), "it can still be looked at");
    let due = |day: &str| store.due(Retire { binned_before: day.into(), ..Retire::default() });
    assert_eq!((due("2026-11-20").await.unwrap().letters, due("2026-11-21").await.unwrap().letters), (0, 1));
    assert_eq!(store.act(by(4), name(10), Deed::PutBack).await, Ok(true));
    assert_eq!(store.tally().await, Ok(tally));
    assert_eq!(row(store, 10).await.delete_asked, None, "it takes two again");

    store.act(by(1), name(11), Deed::MarkOpened).await.unwrap();
    assert_eq!(delete(4, 11).await, Ok(true));
    assert_eq!(row(store, 11).await.binned.unwrap().by, "04".repeat(32), "it was read: one is enough");
    let retired = store.retire(by(9), Retire { binned_before: "2026-11-21".into(), ..Retire::default() }).await;
    assert_eq!(retired, Ok(Retired { letters: 1, audit: 0 }));
    assert_eq!(store.act(by(4), name(11), Deed::PutBack).await, Ok(false), "it is gone");
    assert_eq!(delete(4, 11).await, Ok(true), "and may be deleted as often as anybody likes");
}

async fn what_is_refused_stands_at_the_letter(store: &dyn Store) {
    for _ in 0..2 {
        store.refuse(by(4), name(12), Deed::Close).await.unwrap();
        store.act(by(5), name(12), Deed::NotOpening).await.unwrap();
    }
    let tries = row(store, 12).await.tries.into_iter().map(|each| (each.deed, each.by[..2].to_owned()));
    assert_eq!(tries.collect::<Vec<_>>(), [(Deed::Close, "04".into()), (Deed::NotOpening, "05".into())]);
    store.refuse(by(4), LetterId([0xff; 16]), Deed::Close).await.unwrap();
    for staff in 10..60 {
        store.act(by(staff), name(12), Deed::NotOpening).await.unwrap();
    }
    assert!((10..30).contains(&row(store, 12).await.tries.len()), "nobody can fill a list with them");
}

async fn whoever_is_suspended_is_named(store: &dyn Store) {
    for _ in 0..2 {
        store.suspend(by(4), [7; 32], true).await.unwrap();
    }
    assert_eq!(store.suspended().await, Ok(vec![[7; 32]]));
    store.suspend(by(4), [7; 32], false).await.unwrap();
    assert_eq!(store.suspended().await, Ok(vec![]));
    assert_eq!(store.upgraded().await.unwrap().len(), 10, "a day");
}

async fn what_was_closed_long_enough_ago_is_retired(store: &dyn Store) {
    let what = |day: &str| Retire { closed_before: day.into(), ..Retire::default() };
    assert_eq!(store.retire(by(9), Retire::default()).await, Ok(Retired::default()), "an empty day takes nothing away");
    assert_eq!(store.retire(by(9), what("2026-11-20")).await, Ok(Retired::default()), "the day itself is kept");
    let due = Retired { letters: 2, audit: 0 };
    assert_eq!(store.due(what("2026-11-22")).await, Ok(due));
    assert_eq!(store.retire(by(9), what("2026-11-22")).await, Ok(due));
    assert_eq!(store.retire(by(9), what("2026-11-22")).await, Ok(Retired::default()), "once is enough");
    for id in [3, 4] {
        assert_eq!(store.fetch(by(1), name(id)).await, Ok(None));
        let late = letter(id, "2026-12-24", 50);
        assert_eq!(store.keep(late).await, Ok(Kept::Deleted("2026-11-21".into())), "a late re-send stays gone");
    }
    assert!(store.fetch(by(1), name(5)).await.unwrap().is_some(), "closed later, kept longer");
    let tally = store.tally().await.unwrap();
    assert_eq!((tally.unopened, tally.opened, tally.closed, tally.tombstones), (247, 0, 1, 4));
}

async fn every_act_stands_on_the_audit_log(store: &dyn Store) {
    let log = store.audit(0).await.unwrap();
    let about = |id| {
        let hash: [u8; 32] = Sha256::digest(name(id).0).into();
        let acts =
            log.iter().filter(|entry| entry.letter == Some(hash)).map(|entry| (entry.staff[0], entry.act.as_str()));
        acts.collect::<Vec<_>>()
    };
    assert_eq!(about(4), [(1, "closed"), (1, "closed"), (9, "retired")]);
    assert_eq!(about(3), [(1, "marked-opened"), (2, "marked-opened"), (1, "closed"), (9, "retired")]);
    assert_eq!(about(6), [(1, "closed"), (2, "reopened"), (2, "reopened")]);
    assert_eq!(about(251), [(3, "deleted")]);
    let asked = "asked-to-delete";
    let binned = [(4, asked), (4, asked), (5, asked), (1, "fetched"), (4, "put-back")];
    assert_eq!(about(10), binned);
    assert_eq!(about(12)[..2], [(4, "refused-closed"), (5, "not-opening")]);
    assert_eq!(about(8)[0], (4, "seen-to"));
    assert!(!log.iter().any(|entry| entry.act == "listed"), "a look at the list is not on it");
    assert!(log.iter().all(|entry| entry.minute.ends_with("T10:35Z")));
    let next = store.audit(log[1].entry).await.unwrap();
    assert_eq!((next.len(), &next[0]), (log.len() - 2, &log[2]), "it goes on where it ended");
}

async fn a_proof_is_nobodys_letter(store: &dyn Store) {
    let proof = |id, day: &str| NewLetter { proof: true, ..letter(id, day, 50) };
    let counted = async || {
        let (tally, listed) = (store.tally().await.unwrap(), store.list(200).await.unwrap().letters);
        (Tally { bytes: 0, ..tally }, listed, store.unattended().await.unwrap())
    };
    let before = counted().await;
    assert_eq!(store.proved(None).await, Ok(None));
    let first = proof(270, "2026-11-25");
    let kept = |kept: fn(String) -> Kept, day: &str| Ok(kept(day.to_owned()));
    assert_eq!(store.keep(first.clone()).await, kept(Kept::New, "2026-11-25"));
    assert_eq!(store.keep(first.clone()).await, kept(Kept::Same, "2026-11-25"));
    assert_eq!(
        store.keep(letter(270, "2026-11-25", 60)).await,
        kept(Kept::Other, "2026-11-25"),
        "one name, one letter"
    );
    assert_eq!(store.fetch(by(6), name(270)).await.unwrap().unwrap().bytes, first.sealed);
    assert_eq!(store.hashes(name(270)).await, Ok(Some(Some(hashes(270)))));
    assert_eq!(counted().await, before, "no list or count has it");

    assert_eq!(store.prove(by(6), name(5)).await, Ok(false), "a child's letter is none");
    assert_eq!(store.prove(by(6), LetterId([0xff; 16])).await, Ok(false));
    assert!(store.fetch(by(1), name(5)).await.unwrap().is_some());
    assert_eq!(store.keep(proof(271, "2026-11-26")).await, kept(Kept::New, "2026-11-26"));
    assert_eq!(store.prove(by(6), name(270)).await, Ok(false), "those of earlier days are gone");
    assert_eq!(store.proved(None).await, Ok(None));
    for _ in 0..2 {
        assert_eq!(store.prove(by(6), name(271)).await, Ok(true));
        assert_eq!(store.prove(by(6), name(271)).await, Ok(false), "once");
        assert_eq!(store.keep(proof(271, "2026-11-26")).await, kept(Kept::New, "2026-11-26"), "nothing is left of it");
    }
    assert_eq!(store.prove(By { at: on("2026-11-26").at, ..by(7) }, name(271)).await, Ok(true));
    let proved = async |staff: Option<u8>| store.proved(staff.map(|staff| [staff; 32])).await.unwrap();
    assert_eq!(proved(Some(5)).await, None);
    assert_eq!(proved(Some(6)).await.as_deref(), Some("2026-11-20T10:35Z"));
    assert_eq!(proved(None).await.as_deref(), Some("2026-11-26T10:35Z"));
    assert_eq!(counted().await, before);
}

async fn after_closing_nothing_is_promised(store: &dyn Store) {
    store.signed_in(by(1)).await.unwrap();
    let taken = store.keep(letter(300, "2026-11-23", 100));
    store.close().await.unwrap();
    assert_eq!(taken.await, Err(StoreError::Closed), "a verb that nobody waited for was not begun");
    assert_eq!(store.keep(letter(301, "2026-11-23", 100)).await, Err(StoreError::Closed));
    assert_eq!(store.list(0).await, Err(StoreError::Closed));
    assert_eq!(store.health().await, Err(StoreError::Closed));
    store.close().await.unwrap();
}
