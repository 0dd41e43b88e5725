//! A letter of an earlier version, read by what is printed now.

use forms::{Record, Said};
use inbox::{
    letter::{
        Letter,
        copy::{Which, copy, meeting_offer},
    },
    site::config::Config,
};
use wire::{LetterId, desk::Group, staff::Row};

use super::*;

/// Both parts of a letter as the program of 0.2.0 wrote them, from a form that asked what none asks now: never edited.
const OF_0_2: [&str; 2] = [include_str!("fixtures/0.2.0.team.json"), include_str!("fixtures/0.2.0.private.json")];

/// The inbox of the real council, with the real record of what was asked.
fn config() -> Config {
    let (public, checked) = real();
    let apps = apps();
    let site = inbox_site(&checked, &plan(&checked, &public, apps.path())).expect("a site");
    let mut config: Config = json::read(text(&site, "inbox-en-")).expect("what the inbox reads");
    config.asked = Record::read(std::str::from_utf8(public.bytes(asked::FILE).expect("a record")).expect("text"));
    config
}

fn row() -> Row {
    Row {
        letter: LetterId([0xab; 16]),
        cursor: 1,
        day: "2026-11-21".into(),
        contact_soon: false,
        keyset: 3,
        bytes_bucket: 65_536,
        opened: false,
        closed: None,
        closed_by: None,
        seen_to: None,
        delete_asked: None,
        binned: None,
        tries: Vec::new(),
    }
}

fn ids(list: &[Said]) -> String {
    list.iter().map(|said| said.id.as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_letter_of_0_2_reads_as_it_was_meant() {
    let config = config();
    let [team, private] = OF_0_2.map(|text| Group::opened(text.trim().into()));
    let letter = Letter::read(&row(), false, &team, &private, "sam", &config).expect("a letter");
    assert_eq!(letter.doubts, []);
    assert_eq!(ids(&letter.always), "safe not-there advocate alone", "safety first");
    assert_eq!(ids(&letter.meeting), "headline topics join run-a-bit run-how ice-breaker want-there where visitor");
    assert_eq!(ids(&letter.talk), "pets-about");
    assert_eq!(ids(&letter.keep), "why-here");
    assert_eq!(meeting_offer(&letter), Ok(()));
    let meeting = copy(Which::Meeting, &letter, &config).to_string();
    for words in ["Would you like to run your meeting, or a bit of it?", "What is your best animal?"] {
        assert!(meeting.contains(words), "{words} is not in {meeting}");
    }
    assert!(!meeting.contains("Hedwig") && !meeting.contains("Uncle Dave"), "{meeting}");
}

#[test]
fn what_an_earlier_form_kept_private_is_so_whatever_a_letter_says() {
    let config = config();
    // Crafted: the answer stands among those for the meeting, and without its mark.
    let [team, private] = OF_0_2;
    let crafted = team
        .replace("\"id\":\"visitor\"", "\"id\":\"safe\"")
        .replace("Would you like a visitor just for you?", "Do you feel OK where you live, at school and online?");
    let [team, private] = [&crafted, private].map(|text| Group::opened(text.trim().into()));
    let letter = Letter::read(&row(), false, &team, &private, "sam", &config).expect("a letter");
    assert_eq!(letter.always.iter().filter(|said| said.id == "safe").count(), 2);
    assert_eq!((ids(&letter.meeting).contains("safe"), meeting_offer(&letter)), (false, Err("meeting-copy-doubted")));
}
