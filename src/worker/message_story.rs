//! Every message by hand and by serde, told as tests: both must read and write the same.

use super::*;
use crate::example::{Council, ID};
use wire::worker::Trouble;

/// Both readers must read the same message, and both writers' texts must be read by both.
#[track_caller]
fn check_read<T>(message: &T)
where
    T: Read + serde::Serialize + serde::de::DeserializeOwned + PartialEq + std::fmt::Debug,
{
    let json = serde_json::to_string(message).expect("JSON");
    assert_eq!(read::<T>(&json).as_ref(), Some(message), "{json}");
    // Every member is needed: without it neither reader believes the message.
    let object: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    for name in object.as_object().into_iter().flat_map(serde_json::Map::keys) {
        let mut less = object.clone();
        less.as_object_mut().expect("an object").remove(name);
        let less = less.to_string();
        assert_eq!(read::<T>(&less), serde_json::from_str(&less).ok(), "{less}");
    }
}

#[test]
fn every_ask_is_read_as_wire_writes_it() {
    for route in [Route::Officer("sam".into()), Route::Unknown, Route::AboutMyOfficer] {
        check_read(&Ask::Send(SendLetter { route, contact_soon: true, ..Council::letter("{\"a\":\"é\\n\"}") }));
    }
    check_read(&Ask::SendAgain { letter: ID });
    let (keyset_url, post_box) = ("https://frontseat.example/keyset-0.json".into(), "https://post.example".into());
    check_read(&Ask::Begin { keyset_url, post_box });
    for ask in [Ask::Look, Ask::TryNow, Ask::Wake, Ask::Wipe] {
        check_read(&ask);
    }
    check_read(&Ask::Unlock { identity: "----\n".into(), passphrase: "one two".into() });
    check_read(&Ask::SignIn { post_box: "https://post.example".into() });
    check_read(&Ask::List { after: u64::MAX });
    check_read(&Ask::Open { letter: ID });
    check_read(&Ask::MarkOpened { letter: ID });
    check_read(&Ask::Close { letter: ID });
    check_read(&Ask::Reopen { letter: ID });
    check_read(&Ask::Delete { letter: ID });
    check_read(&Ask::Lock);
}

#[test]
fn what_is_no_ask_is_refused() {
    for text in ["", "{}", "[]", "null", r#"{"ask":"fly"}"#, r#"{"ask":"list","after":-1}"#, r#"{"ask":"open"}"#] {
        assert_eq!(read::<Ask>(text), None, "{text}");
        assert!(serde_json::from_str::<Ask>(text).is_err(), "{text}");
    }
}

#[test]
fn everything_that_is_fetched_is_read_as_wire_writes_it() {
    let council = Council::new();
    check_read(&council.keyset);
    check_read(&KeySet { kind: KeyKind::Hybrid, ..council.keyset });
    for outcome in [Outcome::Kept, Outcome::Other, Outcome::Deleted] {
        check_read(&Acknowledgement {
            key: "0011".into(),
            letter: ID,
            digest: Digest([7; 32]),
            day: "2026-11-20".into(),
            outcome,
            signature: "c2ln".into(),
        });
    }
    check_read(&Challenge { challenge: "0011".into() });
    check_read(&Session { token: "t".into(), seconds: 600 });
    check_read(&Page { letters: vec![row_of(1), closed_row_of(2)], next: Some(3), keep_days: 90 });
    check_read(&Page { letters: Vec::new(), next: None, keep_days: 0 });
    check_read(&row_of(1));
    check_read(&closed_row_of(1));
}

fn row_of(cursor: u64) -> Row {
    let day = "2026-11-20".into();
    let (contact_soon, opened) = (false, true);
    Row { letter: ID, cursor, day, contact_soon, keyset: 3, bytes_bucket: 65_536, opened, closed: None }
}

fn closed_row_of(cursor: u64) -> Row {
    Row { closed: Some("2026-11-21".into()), ..row_of(cursor) }
}

#[track_caller]
fn check_told(message: &Told) {
    assert_eq!(serde_json::from_str::<Told>(&told(message)).as_ref().ok(), Some(message));
}

#[test]
fn everything_that_is_told_is_read_by_wire() {
    let troubles = [
        Trouble::Offline,
        Trouble::NotOurPostBox,
        Trouble::Busy,
        Trouble::Refused,
        Trouble::OtherLetter,
        Trouble::Deleted,
        Trouble::NoKeys,
        Trouble::WrongPassphrase,
        Trouble::NotAnIdentity,
        Trouble::NotLetIn,
        Trouble::SignedOut,
        Trouble::NoSuchLetter,
        Trouble::Device,
    ];
    for why in troubles {
        check_told(&Told::Failed { why });
        check_told(&Told::NotSent { letter: ID, why });
        check_told(&Told::Waiting { letter: ID, seconds: 60, why });
    }
    check_told(&Told::Sending { letter: ID, attempt: 1 });
    check_told(&Told::Kept { letter: ID, kept: true });
    check_told(&Told::Kept { letter: ID, kept: false });
    check_told(&Told::Old { letter: ID });
    check_told(&Told::Outbox { letters: 2, unseen: false });
    check_told(&Told::Outbox { letters: 0, unseen: true });
    check_told(&Told::Arrived { letter: ID, day: "2026-11-20".into() });
    check_told(&Told::Unlocked { staff: "sam".into() });
    check_told(&Told::SignedIn { seconds: 600 });
    check_told(&Told::Letters { rows: vec![row_of(1), closed_row_of(2)], next: Some(3), keep_days: 90 });
    check_told(&Told::Letters { rows: Vec::new(), next: None, keep_days: 0 });
    check_told(&Told::MarkedOpened { letter: ID });
    check_told(&Told::Closed { letter: ID });
    check_told(&Told::Reopened { letter: ID });
    check_told(&Told::Deleted { letter: ID });
    check_told(&Told::Locked);
    for team in [Group::Document("{\"a\":\"\\u0000 \\\\ é\u{7f}\"}".into()), Group::ForOthers, Group::Damaged] {
        check_told(&Told::Opened { letter: ID, contact_soon: true, team, private: Group::ForOthers });
    }
}

#[test]
fn what_is_posted_is_read_by_wire() {
    let asked = WhoIsIt { staff: "sam".into() };
    assert_eq!(serde_json::from_str::<WhoIsIt>(&who(&asked)).ok(), Some(asked));
    let signed = SignIn { staff: "sam".into(), challenge: "0011".into(), signature: "c2ln".into() };
    assert_eq!(serde_json::from_str::<SignIn>(&sign_in(&signed)).ok(), Some(signed));
}
