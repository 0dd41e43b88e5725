//! A small form and site that the tests of this crate share.

use std::fs;

use forms::{
    Choice, Form, Kind, Part, Question, ShareRule, ShowIf, Voice,
    form::known,
    kinds::{Cards, PickUpto, Text},
};
use wire::{
    Hours, Route,
    keyset::{Officer, Roster},
};

use crate::site::{Contact, ContactAudience, KeySetLink, Person, Reach, Site};

/// A form with most kinds of questions.
pub fn form() -> Form {
    let starters = vec!["I like it when…".into(), "I wish…".into()];
    let headline = Kind::Text(Text { long: true, chars_max: 10_000, starters });
    let line = || Kind::Text(Text { long: false, chars_max: 10_000, starters: Vec::new() });
    let cards = |ids: &[&str]| Kind::Cards(Cards { choices: choices(ids) });
    let mut questions = vec![
        Question { hint: "One line is enough.".into(), ..question("headline", Part::Core, headline) },
        question("topics", Part::Core, Kind::PickUpto(PickUpto { choices: choices(&TOPICS), most: 4 })),
    ];
    for topic in &TOPICS[..2] {
        let about = |id: &str, kind| Question {
            topic: (*topic).into(),
            show_if: Some(ShowIf { question: "topics".into(), is: vec![(*topic).into()], not: false }),
            ..question(&format!("{topic}-{id}"), Part::Core, kind)
        };
        questions.push(about("how", cards(&["good", "bad"])));
        questions.push(about("change", line()));
    }
    let with_letter = |id: &str, kind| Question { share: ShareRule::WithLetter, ..question(id, Part::Sending, kind) };
    let officers = choices(&["sam", "priya", Route::UNKNOWN, Route::ABOUT_MY_OFFICER]);
    let not_there = choices(&["yes", "no"]);
    questions[0].own_tap = true;
    questions.extend([
        Question {
            share: ShareRule::Private,
            offer_help: true,
            ..question("not-there", Part::More, Kind::Cards(Cards { choices: not_there }))
        },
        with_letter(known::OFFICER, Kind::Officer(forms::kinds::Officer { choices: officers })),
        with_letter(known::SOON, cards(&[known::YES, "no"])),
        Question {
            ask: "What does {$iro} call you?".into(),
            why: "So that {$iro} knows it is you.".into(),
            screen: "About you".into(),
            ..with_letter(known::CALLED, line())
        },
        Question { screen: "About you".into(), ..with_letter(known::REACH, line()) },
    ]);
    Form {
        before: Vec::new(),
        know_if: None,
        id: "child-8-11".into(),
        version: 1,
        lang: "en".into(),
        voice: Voice::Child,
        title: "Ages 8 to 11".into(),
        to: String::new(),
        questions,
    }
}

/// The site of the fictional council, with the words of the real `interface.ftl`.
pub fn site() -> Site {
    let person = |id: &str, name: &str, role: &str| Person {
        id: id.into(),
        name: name.into(),
        role: role.into(),
        code: String::new(),
        away: if id == "priya" { "until 3 December".into() } else { String::new() },
        letter: String::new(),
    };
    let officer = |id: &str, cover: &str| Officer { id: id.into(), cover: cover.into() };
    Site {
        council: "exampleshire".into(),
        council_name: "Exampleshire County Council".into(),
        address: "Sample House\nSampleton SA1 1AA".into(),
        name: "Front Seat".into(),
        base: "/front-seat/".into(),
        home: "/front-seat/".into(),
        lang: "en".into(),
        dir: "ltr".into(),
        exit: "https://www.bbc.co.uk/weather".into(),
        words: words(),
        people: vec![
            person("sam", "Sam", "IRO"),
            person("priya", "Priya", "IRO"),
            person("dee", "Dee", "duty lead"),
            person("dan", "Dan", "duty team"),
            person("maya", "Maya", "in charge of the IROs"),
            person("mo", "Mo", "deputy"),
        ],
        roster: Roster {
            officers: vec![officer("sam", "priya"), officer("priya", "sam")],
            duty_lead: "dee".into(),
            duty_deputy: "dan".into(),
            duty: ["priya", "dee", "dan"].map(String::from).to_vec(),
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
        contacts: vec![
            contact("emergency", "Emergency", "999", ContactAudience::All),
            contact("childline", "Childline", "0800 1111", ContactAudience::Child),
            contact("out-of-hours", "Out-of-hours team", "01632 960002", ContactAudience::All),
            contact("team", "The review team", "01632 960001", ContactAudience::All),
            contact("advocate", "Speak Up Exampleshire", "01632 960003", ContactAudience::All),
            contact("families", "Family line", "01632 960004", ContactAudience::Adult),
        ],
        post_box: "https://frontseat-post.exampleshire.example".into(),
        keyset: KeySetLink {
            url: "keyset-1.json".into(),
            version: 1,
            fingerprint: "apple river stone cloud table green".into(),
        },
        worker: "worker/worker.js".into(),
        talk: "say/talk/".into(),
        younger: "say/7-and-under/".into(),
        older: "say/12-15/".into(),
        swap: "swap.js".into(),
        pictures: "pictures/talk.svg".into(),
    }
}

const TOPICS: [&str; 5] = ["school", "pets", "friends", "family", "food"];

fn contact(id: &str, name: &str, phone: &str, audience: ContactAudience) -> Contact {
    Contact {
        id: id.into(),
        name: name.into(),
        phone: phone.into(),
        reach: Reach::Ring,
        about: "Any time. Somebody to talk to.".into(),
        audience,
        help_now: id != "families",
    }
}

fn choices(ids: &[&str]) -> Vec<Choice> {
    let choice = |id: &&str| Choice {
        id: (*id).into(),
        words: (*id).into(),
        hint: String::new(),
        picture: if TOPICS.contains(id) { "1F3EB.svg".into() } else { String::new() },
    };
    ids.iter().map(choice).collect()
}

fn question(id: &str, part: Part, kind: Kind) -> Question {
    Question::plain(id, part, format!("What about {id}?"), kind)
}

/// The messages of `interface.ftl`: one line each, its variables as `press` leaves them for run time.
fn words() -> Vec<(String, String)> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/words/en/interface.ftl");
    let file = fs::read_to_string(path).expect("the English interface words are in the repository");
    let entries = file.lines().filter(|line| !line.starts_with(['#', ' ']));
    let known =
        [("{ $", "{$"), (" }", "}"), ("{$meeting}", "meeting"), ("{$iro-word}", "IRO"), ("{$site}", "Front Seat")];
    let resolved = |text: &str| known.iter().fold(text.to_owned(), |text, (name, value)| text.replace(name, value));
    entries.filter_map(|line| line.split_once(" = ")).map(|(id, text)| (id.to_owned(), resolved(text))).collect()
}
