//! One small letter, and a small council, that the tests of this crate share.

use forms::{Document, GroupName, Heading, Record, Rule, Rules, Said, Sharing, asked, form::known};
use json::Raw;
use wire::{Hours, LetterId, Roster, desk::Group, keyset::Officer, staff::Row};

use crate::{
    letter::Letter,
    site::{
        config::Config,
        words::{self, Words},
    },
};

/// What the forms of the small council ask, in the words of [`said`].
const QUESTIONS: [&str; 15] = [
    "headline",
    "family",
    "alone",
    "shoes",
    "move",
    "safe",
    "reply",
    known::OFFICER,
    known::CALLED,
    known::CHILD,
    known::HELPED,
    known::REVIEW_DAY,
    known::SOON,
    known::REACH,
    known::CODE,
];

/// A small council that the tests of this crate share, with the real English words.
pub(crate) fn config() -> Config {
    let mut rules = Rules::default();
    rules.put("child-8-11", "safe", Rule { private: true, safety: true, ..Rule::default() });
    rules.put("child-8-11", "alone", Rule { private: true, ..Rule::default() });
    rules.put("child-8-11", "headline", Rule::default());
    rules.put("carer", "safe", Rule::default());
    let officer = |id: &str, cover: &str| Officer { id: id.into(), cover: cover.into() };
    let line = |form, id: &str| asked::question(form, "en", id, &format!("About {id}?"));
    let lines = ["child-8-11", "carer"].into_iter().flat_map(|form| QUESTIONS.map(|id| line(form, id)));
    Config {
        council: "exampleshire".into(),
        council_name: "Exampleshire County Council".into(),
        lang: "en".into(),
        dir: "ltr".into(),
        post_box: "https://post.example".into(),
        worker: "worker/worker.js".into(),
        words: Words(words::tests::english()),
        forms: [("child-8-11", "Form for 8 to 11"), ("carer", "Carer")]
            .map(|(id, name)| (id.into(), name.into()))
            .into(),
        counted: Vec::new(),
        people: [("sam", "Sam"), ("priya", "Priya"), ("dee", "Dee"), ("dan", "Dan")]
            .map(|(id, name)| (id.into(), name.into()))
            .into(),
        codes: ["KM", "7R"].map(String::from).into(),
        roster: Roster {
            officers: vec![officer("sam", "priya"), officer("priya", "sam")],
            duty_lead: "dee".into(),
            duty_deputy: "dan".into(),
            duty: vec!["priya".into(), "dee".into(), "dan".into()],
            manager: "maya".into(),
            manager_deputy: "mo".into(),
        },
        hours: Hours {
            days: vec![1, 2, 3, 4, 5],
            opens: 9 * 60,
            closes: 17 * 60,
            holidays: vec!["2026-12-25".into(), "2026-12-28".into()],
            seen_minutes: 8 * 60,
            soon_seen_minutes: 120,
            soon_contact_minutes: 8 * 60,
        },
        time_zone: "Europe/London".into(),
        rules,
        fingerprint: "one two three four five six".into(),
        keyset: 3,
        keyset_url: "../keyset.json#digest".into(),
        asked: Record::read(&lines.collect::<Vec<_>>().join("\n")),
    }
}

/// The row of a letter that nobody has read.
pub(crate) fn row() -> Row {
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

/// The small letter as Sam reads it, after a change.
pub(crate) fn letter(change: impl FnOnce(&mut [Document; 2])) -> Letter {
    let mut both = documents();
    change(&mut both);
    let [team, private] = both.each_ref().map(group);
    Letter::read(&row(), false, &team, &private, "sam", &config()).expect("a letter")
}

/// One answer: `id`, what was answered, and who may know.
pub(crate) fn said(id: &str, answer: &str, sharing: Option<Sharing>) -> Said {
    let chosen = if id == known::OFFICER { vec![answer.to_owned()] } else { Vec::new() };
    Said {
        id: id.into(),
        asked: format!("About {id}?"),
        unfilled: String::new(),
        answer: vec![answer.into()],
        chosen,
        sharing,
        always_private: id.starts_with("safe") || id == "alone",
    }
}

/// Both documents of a letter from Robyn to Sam, with one answer in each list.
pub(crate) fn documents() -> [Document; 2] {
    let document = |group, answers| Document {
        format: forms::letter::FORMAT,
        group,
        heading: Heading {
            council: "exampleshire".into(),
            form: "child-8-11".into(),
            form_version: 1,
            lang: "en".into(),
            keyset: 3,
            letter: "ab".repeat(16),
            tie: "cd".repeat(32),
            day: "2026-11-20".into(),
            replaces: String::new(),
            reply: String::new(),
        },
        from: vec![said("officer", "sam", None), said("called", "Robyn", None)],
        contact_soon: false,
        answers,
        secret: match group {
            GroupName::Team => "5e".repeat(32),
            GroupName::Private => "de".repeat(32),
        },
        fillings: Vec::new(),
    };
    let meeting = vec![said("headline", "I like my school", Some(Sharing::Meeting))];
    let kept = vec![
        said("family", "I miss Nan", Some(Sharing::Keep)),
        said("alone", "Yes", Some(Sharing::Keep)),
        said("shoes", "They leak", Some(Sharing::Sort)),
        said("move", "Am I moving?", Some(Sharing::TalkFirst)),
        said("safe", "Not always", Some(Sharing::Keep)),
    ];
    [document(GroupName::Team, meeting), document(GroupName::Private, kept)]
}

/// A document as the worker hands it over.
pub(crate) fn group(document: &Document) -> Group {
    Group::Document(Raw::of(document))
}
