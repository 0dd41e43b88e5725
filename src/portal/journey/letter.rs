//! Turns what was said into the message that the sealing worker is asked to send.

use forms::{Document, Documents, GroupName, Heading, Said, Sharing, form::known};
use wire::Route;

use crate::{
    journey::Journey,
    site::{
        Site,
        json::{Json, map, texts},
        names::{Names, route},
    },
};

/// What the outside world gives a letter.
#[derive(Clone, Debug)]
pub struct Marks {
    /// Its name: 32 random hexadecimal digits.
    pub letter: String,
    /// 64 random hexadecimal digits, the same in both documents.
    pub tie: String,
    /// Today by this device's clock, as `2026-11-20`.
    pub day: String,
    /// The origin that this page came from.
    pub origin: String,
}

/// The message that asks the worker to seal this letter and send it (`wire::worker::Ask::Send` in JSON).
#[must_use]
pub fn ask(journey: &Journey, site: &Site, names: &Names, marks: &Marks) -> String {
    let (form, answers) = (journey.form(), journey.answers());
    let heading = Heading {
        council: site.council.clone(),
        form: form.id.clone(),
        form_version: form.version,
        lang: form.lang.clone(),
        keyset: site.keyset.version,
        letter: marks.letter.clone(),
        tie: marks.tie.clone(),
        day: marks.day.clone(),
    };
    let Documents { team, private } = Documents::split(form, &answers, heading, &|text| names.fill(text));
    map(vec![
        ("ask", "send".into()),
        ("letter", marks.letter.as_str().into()),
        ("team", Json::Text(document(&team).written())),
        ("private", Json::Text(document(&private).written())),
        ("contact_soon", Json::Flag(answers.is(known::SOON, known::YES))),
        (
            "route",
            match route(&answers) {
                Route::Officer(id) => map(vec![("officer", Json::Text(id))]),
                Route::Unknown => "unknown".into(),
                Route::AboutMyOfficer => "about_my_officer".into(),
            },
        ),
        ("roster", roster(site)),
        ("keyset_url", keyset_url(site, &marks.origin)),
        ("post_box", site.post_box.as_str().into()),
    ])
    .written()
}

/// The message that asks the worker to try the same sealed letter again at once.
#[must_use]
pub fn ask_again(letter: &str) -> String {
    map(vec![("ask", "send_again".into()), ("letter", letter.into())]).written()
}

/// The message that tells the worker where the keys and the post box are, so that it can seal without a network.
#[must_use]
pub fn begin(site: &Site, origin: &str) -> String {
    let (keys, post_box) = (keyset_url(site, origin), site.post_box.as_str().into());
    map(vec![("ask", "begin".into()), ("keyset_url", keys), ("post_box", post_box)]).written()
}

/// A message that is one word.
#[must_use]
pub fn word(ask: &str) -> String {
    map(vec![("ask", ask.into())]).written()
}

fn keyset_url(site: &Site, origin: &str) -> Json {
    Json::Text([origin, &site.base, &site.keyset.url].concat())
}

fn document(document: &Document) -> Json {
    let Document { format, group, heading, from, contact_soon, answers } = document;
    let text = |text: &String| Json::Text(text.clone());
    let all = |said: &[Said]| Json::List(said.iter().map(one).collect());
    map(vec![
        ("format", Json::Number(*format)),
        (
            "group",
            match group {
                GroupName::Team => "team".into(),
                GroupName::Private => "private".into(),
            },
        ),
        ("council", text(&heading.council)),
        ("form", text(&heading.form)),
        ("form_version", Json::Number(heading.form_version)),
        ("lang", text(&heading.lang)),
        ("keyset", Json::Number(heading.keyset)),
        ("letter", text(&heading.letter)),
        ("tie", text(&heading.tie)),
        ("day", text(&heading.day)),
        ("from", all(from)),
        ("contact_soon", Json::Flag(*contact_soon)),
        ("answers", all(answers)),
    ])
}

fn one(said: &Said) -> Json {
    map(vec![
        ("id", said.id.as_str().into()),
        ("asked", said.asked.as_str().into()),
        ("answer", texts(&said.answer)),
        ("chosen", texts(&said.chosen)),
        (
            "sharing",
            match said.sharing {
                None => Json::Nothing,
                Some(Sharing::Meeting) => "meeting".into(),
                Some(Sharing::Keep) => "keep".into(),
                Some(Sharing::Sort) => "sort".into(),
                Some(Sharing::TalkFirst) => "talk_first".into(),
            },
        ),
        ("always_private", Json::Flag(said.always_private)),
    ])
}

fn roster(site: &Site) -> Json {
    let roster = &site.roster;
    let text = |text: &String| Json::Text(text.clone());
    let officers =
        roster.officers.iter().map(|officer| map(vec![("id", text(&officer.id)), ("cover", text(&officer.cover))]));
    map(vec![
        ("officers", Json::List(officers.collect())),
        ("duty_lead", text(&roster.duty_lead)),
        ("duty_deputy", text(&roster.duty_deputy)),
        ("duty", texts(&roster.duty)),
        ("manager", text(&roster.manager)),
        ("manager_deputy", text(&roster.manager_deputy)),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{sample, site::words::Words};
    use forms::Value;
    use wire::{LetterId, worker::Ask};

    fn marks() -> Marks {
        Marks {
            letter: "ab".repeat(16),
            tie: "cd".repeat(32),
            day: "2026-11-20".into(),
            origin: "https://frontseat.exampleshire.example".into(),
        }
    }

    fn journey(given: &[(&str, Value, Option<Sharing>)]) -> Journey {
        let mut journey = Journey::new(sample::form());
        for (id, value, sharing) in given {
            let place = journey.form().questions.iter().position(|question| question.id == *id).expect("a question");
            journey.put(place, value.clone(), *sharing);
        }
        journey
    }

    /// What the worker will read, by the same serde types that it uses.
    fn sent(journey: &Journey) -> (wire::worker::SendLetter, Document, Document) {
        let site = sample::site();
        let names = Names::new(&site, Words::new(&site.words), &journey.answers());
        let text = ask(journey, &site, &names, &marks());
        let Ask::Send(letter) = serde_json::from_str(&text).expect("the worker understands it") else {
            panic!("not a letter: {text}")
        };
        let read = |text: &str| serde_json::from_str(text).expect("the inbox understands it");
        let (team, private) = (read(&letter.team), read(&letter.private));
        (letter, team, private)
    }

    fn chosen(id: &str) -> Value {
        Value::Ids(vec![id.into()])
    }

    #[test]
    fn the_worker_is_asked_for_exactly_what_was_split() {
        let journey = journey(&[
            ("headline", Value::Text("\"Quoted\"\n\u{1}🙂".into()), Some(Sharing::Meeting)),
            ("not-there", chosen("no"), None),
            ("officer", chosen("sam"), None),
            ("called", Value::Text("J".into()), None),
            ("soon", chosen("yes"), None),
        ]);
        let (letter, team, private) = sent(&journey);
        let heading = team.heading.clone();
        let site = sample::site();
        let names = Names::new(&site, Words::new(&site.words), &journey.answers());
        let expected = Documents::split(journey.form(), &journey.answers(), heading, &|text| names.fill(text));
        assert_eq!((&team, &private), (&expected.team, &expected.private));
        assert_eq!(team.from[2].asked, "What does Sam call you?");
        assert_eq!(letter.letter, LetterId::parse(&"ab".repeat(16)).expect("a name"));
        assert_eq!((letter.contact_soon, letter.route), (true, Route::Officer("sam".into())));
        assert_eq!(letter.roster, site.roster);
        assert_eq!(letter.keyset_url, "https://frontseat.exampleshire.example/front-seat/keyset-1.json");
    }

    #[test]
    fn a_letter_to_nobody_known_and_one_about_an_officer_take_their_routes() {
        assert_eq!(sent(&journey(&[])).0.route, Route::Unknown);
        assert_eq!(
            sent(&journey(&[("officer", chosen(Route::ABOUT_MY_OFFICER), None)])).0.route,
            Route::AboutMyOfficer
        );
    }

    #[test]
    fn the_worker_is_told_where_the_keys_are_and_understands_single_words() {
        let read = |text: &str| serde_json::from_str::<Ask>(text).expect("the worker understands it");
        let expected = Ask::Begin {
            keyset_url: "https://frontseat.exampleshire.example/front-seat/keyset-1.json".into(),
            post_box: "https://frontseat-post.exampleshire.example".into(),
        };
        assert_eq!(read(&begin(&sample::site(), "https://frontseat.exampleshire.example")), expected);
        assert_eq!(["wake", "wipe"].map(|ask| read(&word(ask))), [Ask::Wake, Ask::Wipe]);
    }

    #[test]
    fn trying_again_names_the_same_letter() {
        let letter = LetterId([0xab; 16]);
        let read: Ask = serde_json::from_str(&ask_again(&letter.to_string())).expect("the worker understands it");
        assert_eq!(read, Ask::SendAgain { letter });
    }
}
