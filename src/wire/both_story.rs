//! What the post box and the key tool write with serde and what browsers read by [`json`], told as tests: one shape.

use alloc::{format, string::String, vec, vec::Vec};
use core::fmt::Debug;

use json::Json;
use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    Acknowledgement, Deed, Digest, Hours, KeyKind, KeySet, LetterId, Office, Outcome,
    keyset::{PersonKeys, PostBoxKeys},
    staff::{Challenge, Mark, Page, Row, Session, SignIn, Try, WhoIsIt},
};

/// Both write what both read, and neither believes a message without one of its members.
#[track_caller]
fn check<T: Json + Serialize + DeserializeOwned + PartialEq + Debug>(message: &T) {
    let theirs = serde_json::to_string(message).expect("JSON");
    let ours = json::write(message);
    for text in [&theirs, &ours] {
        assert_eq!(json::read::<T>(text).as_ref(), Some(message), "{text}");
        assert_eq!(serde_json::from_str::<T>(text).ok().as_ref(), Some(message), "{text}");
    }
    let object: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&theirs).expect("an object");
    for name in object.keys() {
        let mut less = object.clone();
        less.remove(name);
        let less = serde_json::to_string(&less).expect("JSON");
        assert_eq!(json::read::<T>(&less), serde_json::from_str(&less).ok(), "{less}");
    }
    let more = theirs.replacen('{', r#"{"later":[{"deep":null}],"#, 1);
    assert_eq!(json::read::<T>(&more).as_ref(), Some(message), "{more}");
}

fn keyset(kind: KeyKind, text: &str) -> KeySet {
    let person = PersonKeys { id: "sam".into(), recipient: text.into(), sign: String::new() };
    let post_box = PostBoxKeys { current: text.into(), next: String::new() };
    KeySet { version: 3, made: "2026-11-20".into(), kind, recovery: text.into(), post_box, people: vec![person; 2] }
}

#[test]
fn keys_and_acknowledgements_are_one_shape() {
    for (kind, outcome) in [KeyKind::Hybrid, KeyKind::X25519, KeyKind::Hybrid].into_iter().zip(Outcome::ALL) {
        check(&keyset(kind, "age1é\n"));
        check(&Acknowledgement {
            key: "00".into(),
            letter: LetterId([0xab; 16]),
            digest: Digest([7; 32]),
            day: "2026-11-20".into(),
            outcome,
            signature: "a+b/c=".into(),
        });
    }
}

#[test]
fn what_staff_send_and_are_given_is_one_shape() {
    check(&WhoIsIt { staff: "sam".into() });
    check(&Challenge { challenge: "0011".into() });
    check(&SignIn { staff: "sam".into(), challenge: "0011".into(), signature: "c2ln".into() });
    for prove in [false, true] {
        check(&Session { token: "t0ken".into(), seconds: u64::MAX, prove });
    }
    let mail_failing_since = Some("2026-12-03".into());
    let suspended = Some(vec!["priya".into()]);
    check(&Page { letters: Vec::new(), next: Some(7), keep_days: 0, mail_failing_since, suspended });
}

#[test]
fn the_hours_that_press_writes_are_what_the_post_box_reads() {
    check(&Office { time_zone: "Europe/London".into(), hours: Hours::default() });
    let hours = Hours { days: vec![1, 5], holidays: vec!["2026-12-25".into()], opens: 540, ..Hours::default() };
    check(&Office { time_zone: String::new(), hours });
}

#[test]
fn a_word_or_a_name_that_is_none_is_refused_by_both() {
    let text = serde_json::to_string(&keyset(KeyKind::Hybrid, "")).expect("JSON").replace("hybrid", "Hybrid");
    assert_eq!(json::read::<KeySet>(&text), None);
    assert!(serde_json::from_str::<KeySet>(&text).is_err());
    for name in ["\"AB\"", "7", "\"\"", "\"sha-256=:AA==:\""] {
        assert_eq!(json::read::<LetterId>(name), None, "{name}");
        assert_eq!(json::read::<Digest>(name), None, "{name}");
    }
}

proptest! {
    #[test]
    fn any_row_is_one_shape(
        (cursor, bytes_bucket, keyset, keep_days) in any::<(u64, u64, u32, u32)>(),
        (letter, day, closed, closed_by) in any::<([u8; 16], String, Option<String>, Option<String>)>(),
        (contact_soon, opened) in any::<(bool, bool)>(),
        marks in any::<[Option<(String, String)>; 3]>(),
        tries in any::<Vec<(proptest::sample::Index, String, String)>>(),
    ) {
        let [seen_to, delete_asked, binned] = marks.map(|mark| mark.map(|(by, at)| Mark { by, at }));
        let tries = tries.into_iter().map(|(deed, by, at)| Try { deed: *deed.get(&Deed::ALL), by, at }).collect();
        let letter = LetterId(letter);
        let row = Row {
            letter, cursor, day, contact_soon, keyset, bytes_bucket, opened, closed, closed_by, seen_to, delete_asked, binned, tries,
        };
        check(&Page { letters: vec![row.clone(), row], next: None, keep_days, mail_failing_since: None, suspended: None });
    }
}

#[test]
fn messages_between_a_page_and_its_worker_stay_as_they_are() {
    let letter = LetterId([0xab; 16]);
    let text = format!(r#"{{"do":{{"deed":"deed-close","letter":"{}","secret":"5e"}}}}"#, "ab".repeat(16));
    let ask = crate::desk::Ask::Do { deed: Deed::Close, letter, secret: "5e".into() };
    assert_eq!((json::write(&ask), json::read(&text)), (text, Some(ask)));
    for text in ["", "{}", "[]", "null", r#""fly""#, r#"{"list":{"after":-1}}"#, r#"{"open":{}}"#, r#"{"lock":1}"#] {
        assert_eq!(json::read::<crate::desk::Ask>(text), None, "{text}");
        assert_eq!(json::read::<crate::sending::Ask>(text), None, "{text}");
    }
}
