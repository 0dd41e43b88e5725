//! Every fault of a key-set, word for word.

use crate::sample::{self, check_report, report};

const KEYS: &str = "keys.toml";

#[test]
fn a_recovery_key_must_be_there() {
    check_report(
        &[(KEYS, "recovery = \"age133v9x7z38a0h5ts52mh9gppxqh7m3ype90kwltwj4vvql5p0kdqsa8ytyt\"\n", "")],
        "keys.toml:1:1: there is no recovery key, so one lost key could lose letters; make one with `keys recovery`",
    );
    check_report(
        &[(KEYS, "age133v9x7z38a0h5ts52mh9gppxqh7m3ype90kwltwj4vvql5p0kdqsa8ytyt", "")],
        "keys.toml:4:12: there is no recovery key, so one lost key could lose letters; make one with `keys recovery`",
    );
}

#[test]
fn a_key_set_has_a_version_and_a_day() {
    check_report(
        &[(KEYS, "version = 3", "version = 0")],
        "keys.toml:1:11: the key-set has version 0; versions count from 1, so make it with `keys new`",
    );
    check_report(
        &[(KEYS, "2026-11-01", "2025-11-19")],
        "keys.toml:2:8: the key-set was made on 2025-11-19, more than a year before 2026-11-20; make new keys with `keys rotate` and print again",
    );
    check_report(
        &[(KEYS, "2026-11-01", "2026-11-21")],
        "keys.toml:2:8: the key-set was made on 2026-11-21, but today is 2026-11-20; correct the day, or the clock of this machine if that is wrong",
    );
    check_report(
        &[(KEYS, "made = \"2026-11-01\"\n", "")],
        "keys.toml:1:1: the key-set has no \"made\"; add made = \"2026-11-20\"",
    );
}

#[test]
fn kinds_are_not_mixed() {
    let found = report(&[(KEYS, "\"x25519\"", "\"hybrid\"")]);
    assert_eq!(found.lines().count(), 7);
    let first = "keys.toml:4:12: the key of \"recovery\" is of the kind \"x25519\" and the key-set says \"hybrid\"; \
                 kinds cannot be mixed, so make all keys of one kind";
    assert_eq!(found.lines().next(), Some(first));
    check_report(
        &[(KEYS, "\"x25519\"", "\"rsa\"")],
        "keys.toml:3:8: the key-set: there is no kind \"rsa\"; use \"hybrid\" or \"x25519\"",
    );
}

#[test]
fn a_recipient_must_be_one() {
    check_report(
        &[(KEYS, "age1u7p5qd9", "age1u7p5qd8")],
        "keys.toml:22:13: the key of \"dee\" is not a public age key; it should start age1pq1… or age1… and be copied whole",
    );
    check_report(
        &[(
            KEYS,
            "age1u7p5qd9aqk0v7q9svc0c3u08ysj9p0ce28q7w6qraqxwgxpw9cwqwh0fuw",
            "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z",
        )],
        "keys.toml:22:13: the key of \"dee\" is a public key that protects nothing; make a new identity with `keys new`",
    );
}

#[test]
fn one_recipient_stands_for_one_person() {
    check_report(
        &[(
            KEYS,
            "age1u7p5qd9aqk0v7q9svc0c3u08ysj9p0ce28q7w6qraqxwgxpw9cwqwh0fuw",
            "age1a9hq9k8y0u48cqa72ytm8mght3f25v8mygpge7wfdunp2c6hwczsh32r3a",
        )],
        "keys.toml:22:13: the key of \"dee\" is also the key of \"sam\" on line 12; make one of them new",
    );
    check_report(
        &[(KEYS, "id = \"priya\"", "id = \"sam\"")],
        "keys.toml: the key-set has no key for \"priya\" (officer); make one with `keys new --person priya`\nkeys.toml:16:6: the keys of \"sam\" are already on line 11; keep one of them",
    );
}

#[test]
fn the_post_box_needs_keys() {
    check_report(
        &[(KEYS, "current = \"996XkXzTJXnmMICcAIifW1IwNlZzlvitsrwHiFh2Hcc=\"\n", "")],
        "keys.toml:6:1: the post box has no \"current\"; add current = \"32 bytes in base64\"",
    );
    check_report(
        &[(KEYS, "996XkXzTJXnmMICcAIifW1IwNlZzlvitsrwHiFh2Hcc=", "996X")],
        "keys.toml:7:11: the post box's current key is not an Ed25519 public key; it should be 32 bytes in base64, copied whole",
    );
    check_report(
        &[(KEYS, "DvT0FiTyBC4ymdv6bnHHQkEmfW5irjfwxsUrznK4L6c=", "996XkXzTJXnmMICcAIifW1IwNlZzlvitsrwHiFh2Hcc=")],
        "keys.toml:6:1: the post box's next key is its current one; make them with `endpoint keys`",
    );
    let (before, after) = sample::KEYS.split_once("[post_box]").expect("the table");
    let (_, people) = after.split_once("\n\n").expect("an empty line");
    let expected = "keys.toml:1:1: the key-set has no [post_box] table; add it";
    sample::check_files(&sample::folder(), &format!("{before}{people}"), expected);
}

#[test]
fn a_sign_in_key_must_be_one() {
    check_report(
        &[(KEYS, "0cBa+gdhnN1rcswjr3Pr2OGd6B+gZ6TWOOXjFAF8vQs=", "AAAA")],
        "keys.toml:13:8: the sign-in key of \"sam\" is not an Ed25519 public key; it should be 32 bytes in base64, copied whole",
    );
}

#[test]
fn everybody_whom_letters_go_to_has_a_key() {
    let (before, after) = sample::KEYS.split_once("[[people]]\nid = \"sam\"").expect("Sam");
    let (_, others) = after.split_once("\n\n").expect("an empty line");
    let expected = "keys.toml: the key-set has no key for \"sam\" (officer); make one with `keys new --person sam`";
    sample::check_files(&sample::folder(), &format!("{before}{others}"), expected);
}

#[test]
fn two_people_at_least_can_open_letters() {
    let (before, _) = sample::KEYS.split_once("[[people]]\nid = \"priya\"").expect("Priya");
    let missing = [
        ("dan", "duty deputy"),
        ("dee", "duty lead"),
        ("maya", "manager"),
        ("mo", "manager's deputy"),
        ("priya", "officer"),
    ];
    let missing = missing.map(|(id, office)| {
        format!("keys.toml: the key-set has no key for \"{id}\" ({office}); make one with `keys new --person {id}`")
    });
    let few = "keys.toml: the key-set has keys for 1 of the people; letters need two or more who can open them, so make keys \
               with `keys new`\n";
    sample::check_files(&sample::folder(), before, &format!("{few}{}", missing.join("\n")));
}

#[test]
fn a_key_of_somebody_who_left_is_refused() {
    check_report(
        &[(KEYS, "id = \"mo\"", "id = \"moo\"")],
        "keys.toml: the key-set has no key for \"mo\" (manager's deputy); make one with `keys new --person mo`\nkeys.toml:36:6: \"moo\" has keys but is no [[person]] of the council (did you mean \"mo\"?); take the keys out, or add the person",
    );
}

#[test]
fn an_unknown_key_is_named() {
    check_report(
        &[(KEYS, "version = 3", "version = 3\nexpires = \"never\"")],
        "keys.toml:2:1: the key-set takes no key \"expires\"; use \"kind\", \"made\", \"people\", \"post_box\", \"recovery\" or \"version\"",
    );
}
