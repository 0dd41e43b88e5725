//! Shapes held against `serde_json`, in both directions, told as tests.

use alloc::{
    format,
    string::{String, ToString},
    vec,
    vec::Vec,
};

use proptest::prelude::*;

use crate::{Json, Raw, read, write};

crate::declare! {
    /// A thing with every kind of member.
    #[derive(Clone, Debug, PartialEq)]
    struct Thing {
        name: String,
        size: u32,
        place: u64,
        is_kept: bool,
        words: Vec<String>,
        head: ..Head,
        note: Option<String> = None,
        hint: String = String::new(),
        colour: Colour = Colour::Red,
        kind: Kind = Kind::Plain,
    }
}

crate::declare! {
    #[derive(Clone, Debug, PartialEq)]
    struct Head {
        letter: String,
        lines: Vec<(String, u32)>,
    }
}

crate::declare! {
    #[derive(Clone, Copy, Debug, PartialEq)]
    enum Colour {
        Red = "red",
        DarkBlue = "dark_blue",
    }
}

crate::declare! {
    #[derive(Clone, Debug, PartialEq)]
    enum Kind {
        Plain = "plain",
        Named(String) = "named",
        Sized { least: u32, most: Option<u32> } = "sized",
    }
}

fn thing() -> Thing {
    Thing {
        name: "S\u{e3}m \u{1f600}\n\"\\".into(),
        size: 7,
        place: u64::MAX,
        is_kept: true,
        words: vec!["one".into(), String::new()],
        head: Head { letter: "ab".into(), lines: vec![("x y".into(), 1)] },
        note: None,
        hint: String::new(),
        colour: Colour::Red,
        kind: Kind::Plain,
    }
}

#[track_caller]
fn check<T: Json + PartialEq + core::fmt::Debug>(text: &str, expected: Option<T>) {
    assert_eq!(read::<T>(text), expected, "{text}");
}

#[test]
fn what_is_absent_means_its_value_and_is_not_written() {
    let text = write(&thing());
    assert!(!["note", "hint", "colour", "kind"].iter().any(|name| text.contains(name)), "{text}");
    check(&text, Some(thing()));
    let full = Thing { note: Some("n".into()), hint: "h".into(), colour: Colour::DarkBlue, ..thing() };
    check(&write(&full), Some(full));
}

#[test]
fn each_variant_is_its_word_or_holds_what_it_holds() {
    check(r#""plain""#, Some(Kind::Plain));
    check(r#"{"named":"Sam"}"#, Some(Kind::Named("Sam".into())));
    check(r#" {"sized" : {"most": null, "least": 2, "more": [1.5e3]} } "#, Some(Kind::Sized { least: 2, most: None }));
    assert_eq!(write(&Kind::Sized { least: 0, most: Some(10) }), r#"{"sized":{"least":0,"most":10}}"#);
    assert_eq!((Kind::Named(String::new()).word(), Colour::named("dark_blue")), ("named", Some(Colour::DarkBlue)));
    assert_eq!(Colour::ALL.map(|one| one.word()), ["red", "dark_blue"]);
}

#[test]
fn a_word_that_nobody_knows_is_refused_and_never_widened() {
    for text in [r#""Red""#, r#""green""#, "7", "null", r#"{"red":1}"#, "[]", r#""""#] {
        check::<Colour>(text, None);
    }
    for text in
        [r#""named""#, r#"{"plain":1}"#, r#"{"named":"a","plain":1}"#, "{}", r#"{"sized":{}}"#, r#"{"green":1}"#]
    {
        check::<Kind>(text, None);
    }
    let green = write(&thing()).replace("{\"name\"", "{\"colour\":\"green\",\"name\"");
    check::<Thing>(&green, None);
}

#[test]
fn a_member_that_is_missing_or_stands_twice_or_is_something_else_is_refused() {
    let text = write(&thing());
    let object: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&text).expect("JSON");
    for name in object.keys() {
        let mut less = object.clone();
        less.remove(name);
        check::<Thing>(&serde_json::to_string(&less).expect("JSON"), None);
        let twice = text.replacen('{', &format!("{{\"{name}\":{},", object[name]), 1);
        check::<Thing>(&twice, None);
        let other = text.replacen('{', &format!("{{\"{name}\":1.5,"), 1).replacen(
            &format!("\"{name}\":{}", object[name]),
            "\"x\":0",
            1,
        );
        check::<Thing>(&other, None);
    }
    for text in ["5", "[]", "\"{}\"", "null"] {
        check::<Thing>(text, None);
    }
    check::<u32>("4294967296", None);
    check::<u64>("18446744073709551616", None);
    for text in ["-1", "1.0", "1e3", "\"1\"", ""] {
        check::<u64>(text, None);
    }
}

#[test]
fn a_name_is_the_same_however_its_letters_are_escaped() {
    let text = write(&thing());
    check(&text.replacen("\"is_kept\"", r#""is\u005fk\u0065pt""#, 1), Some(thing()));
    check::<Thing>(&text.replacen('{', r#"{"is_k\u0065pt":false,"#, 1), None);
}

#[test]
fn a_text_is_read_into_one_place_that_never_grew() {
    let text = write(&"six words ".repeat(9));
    assert_eq!(read::<String>(&text).map(|said| said.capacity()), Some(text.len()));
}

#[test]
fn what_is_added_later_is_passed_over() {
    let text = write(&thing()).replacen('{', r#"{"later":{"deep":[[{}],-0.5E-3,"\ud83d\ude00"]},"#, 1);
    check(&text, Some(thing()));
}

#[test]
fn what_is_not_json_or_is_too_deep_is_refused() {
    for text in [
        "",
        "01",
        "1.",
        "+1",
        "[1,]",
        "[,1]",
        "{\"a\"}",
        "\"\\x\"",
        "\"\\ud800\"",
        "\"\n\"",
        "nul",
        "1 2",
        "\"é",
        "{}\x0c",
    ] {
        check::<Raw>(text, None);
        assert_eq!(Raw::new(text.into()), Err(text.into()));
    }
    for open in ["[", "{\"a\":", "[[],"] {
        check::<Raw>(&open.repeat(100_000), None);
        check::<Vec<Raw>>(&[open.repeat(100_000), "]".repeat(100_000)].concat(), None);
    }
    check::<String>("\u{feff}\"a\"", None);
    assert_eq!(read::<String>(b"\"\xff\""), None);
}

#[test]
fn what_is_carried_stays_as_it_is_written() {
    let text = r#"{ "b" : [1.50, "\u0041"], "a":null }"#;
    let raw = Raw::new(text.into()).expect("JSON");
    let carried = write(&vec![raw.clone()]);
    assert_eq!(carried, format!("[{text}]"));
    check(&carried, Some(vec![raw]));
}

fn any_kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        Just(Kind::Plain),
        any::<String>().prop_map(Kind::Named),
        any::<(u32, Option<u32>)>().prop_map(|(least, most)| Kind::Sized { least, most }),
    ]
}

fn any_thing() -> impl Strategy<Value = Thing> {
    let head = (any::<String>(), proptest::collection::btree_map("[a-z \"]{0,4}", any::<u32>(), 0..4))
        .prop_map(|(letter, lines)| Head { letter, lines: lines.into_iter().collect() });
    let rest = any::<(String, u32, u64, bool, Vec<String>, Option<String>, bool)>();
    (rest, head, any_kind()).prop_map(|((name, size, place, is_kept, words, note, dark), head, kind)| {
        let (hint, colour) = (name.clone(), if dark { Colour::DarkBlue } else { Colour::Red });
        Thing { name, size, place, is_kept, words, head, note, hint, colour, kind }
    })
}

/// A value in another writer's hand: other spaces, other escapes, members in another order.
fn again(value: &serde_json::Value) -> String {
    let pretty = serde_json::to_string_pretty(value).expect("JSON");
    pretty
        .chars()
        .map(|c| {
            if c.is_ascii() {
                c.to_string()
            } else {
                c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04X}")).collect()
            }
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn whatever_is_written_is_json_and_reads_back_also_from_another_hand(thing in any_thing()) {
        let text = write(&thing);
        let theirs: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
        prop_assert_eq!(theirs["name"].as_str(), Some(thing.name.as_str()));
        prop_assert_eq!(theirs["place"].as_u64(), Some(thing.place));
        prop_assert_eq!(read::<Thing>(&text), Some(thing.clone()));
        prop_assert_eq!(read::<Thing>(again(&theirs)), Some(thing));
    }

    #[test]
    fn it_takes_for_json_what_serde_json_does(text in r#"[\[\]{}":,\\u0-9a-f\-+.eEtrunls \n\x0c]{0,12}"#) {
        // They also refuse numbers too large for a double; ours are left as they are written.
        let theirs = serde_json::from_str::<serde_json::Value>(&text);
        let too_large = theirs.as_ref().is_err_and(|error| error.to_string().contains("out of range"));
        prop_assert_eq!(read::<Raw>(&text).is_some(), theirs.is_ok() || too_large);
        prop_assert_eq!(Raw::new(text).is_ok(), theirs.is_ok() || too_large);
    }

    #[test]
    fn no_bytes_make_reading_panic(bytes in any::<Vec<u8>>(), cut in any::<proptest::sample::Index>(), thing in any_thing()) {
        let _ = read::<Thing>(&bytes);
        let mut text = write(&thing).into_bytes();
        let at = cut.index(text.len());
        text[at] = bytes.first().copied().unwrap_or(b'"');
        let _ = read::<Thing>(&text);
        let _ = read::<Thing>(&text[..at]);
    }
}
