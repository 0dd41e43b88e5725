//! Turns what was said into the message that the sealing worker is asked to send.

use forms::{Answer, Documents, Heading, Said, Sharing, letter::Secrets};
use json::Raw;
use wire::{
    LetterId, Route,
    sending::{self, Ask, SendLetter},
};

use crate::{
    journey::{Journey, start::TOGETHER},
    site::{
        Site,
        names::Names,
        words::{self, Words},
    },
};

/// What the outside world gives a letter.
#[derive(Clone, Debug)]
pub struct Marks {
    /// Its name.
    pub letter: LetterId,
    /// 64 random hexadecimal digits, the same in both documents.
    pub tie: String,
    /// What its readers will show the post box.
    pub secrets: Secrets,
    /// Today by this device's clock, as `2026-11-20`.
    pub day: String,
    /// The origin that this page came from.
    pub origin: String,
}

/// The documents of what was said so far. The last screens are drawn from these, and these are what is sealed.
///
/// Without marks they can be read and never sent.
pub fn documents(journey: &Journey, site: &Site, names: &Names, marks: Option<&Marks>) -> Documents {
    let words = Words::new(&site.words);
    let form = journey.form();
    let drawn = marks
        .map(|Marks { letter, tie, secrets, day, .. }| (letter.to_string(), tie.clone(), day.clone(), secrets.clone()));
    let (letter, tie, day, secrets) = drawn.unwrap_or_default();
    let heading = Heading {
        council: site.council.clone(),
        form: form.id.clone(),
        form_version: form.version,
        lang: form.lang.clone(),
        keyset: site.keyset.version,
        letter,
        tie,
        day,
        replaces: String::new(),
        reply: String::new(),
    };
    let mut documents = Documents::split(form, &journey.answers(), heading, secrets, names.fillings());
    // Whoever reads the one reads the other: nobody else is told that there is another.
    let takes_that_way = |(_, route): &&(LetterId, Route)| *route == Route::chosen(documents.officer());
    if let Some((earlier, _)) = journey.replaces().filter(takes_that_way) {
        for document in [&mut documents.team, &mut documents.private] {
            document.heading.replaces = earlier.to_string();
        }
    }
    // For whoever reads it to ask otherwise: it is no answer, and in no copy.
    let disliked = journey.disliked().map(|question| Said {
        answer: vec![words.get(words::DISLIKE).to_owned()],
        chosen: Vec::new(),
        sharing: Some(Sharing::Keep),
        always_private: true,
        ..Said::new(question, &Answer::default(), &|text| names.fill(text))
    });
    documents.private.answers.extend(disliked);
    if journey.is_together() && documents.said(TOGETHER).is_none() {
        // Skipped or not, it was written together.
        let question = journey.form().question(TOGETHER);
        let said = question.map(|question| Said {
            answer: vec![words.get(words::TYPED_UNSAID).to_owned()],
            ..Said::new(question, &Answer::default(), &|text| names.fill(text))
        });
        documents.team.from.extend(said.clone());
        documents.private.from.extend(said);
    }
    documents
}

/// Asks the worker to seal these documents, which bear these marks, and to send them; `may_keep` lets this device keep them.
pub fn ask(documents: &Documents, site: &Site, marks: &Marks, may_keep: bool) -> Ask {
    Ask::Send(SendLetter {
        letter: marks.letter,
        team: Raw::of(&documents.team),
        private: Raw::of(&documents.private),
        secrets: sending::Secrets { deed: documents.private.secret.clone(), seen_to: documents.team.secret.clone() },
        contact_soon: documents.team.contact_soon,
        may_keep,
        route: Route::chosen(documents.officer()),
        roster: site.roster.clone(),
        keyset_url: keyset_url(site, &marks.origin),
        post_box: site.post_box.clone(),
    })
}

/// Tells the worker where the keys and the post box are, so that it can seal without a network.
pub fn begin(site: &Site, origin: &str) -> Ask {
    Ask::Begin { keyset_url: keyset_url(site, origin), post_box: site.post_box.clone() }
}

fn keyset_url(site: &Site, origin: &str) -> String {
    [origin, &site.base, &site.keyset.url].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{journey::act::Act, sample};
    use forms::{Document, Sharing, Value};

    fn marks() -> Marks {
        Marks {
            letter: LetterId([0xab; 16]),
            tie: "cd".repeat(32),
            secrets: Secrets { team: "5e".repeat(32), private: "de".repeat(32) },
            day: "2026-11-20".into(),
            origin: "https://frontseat.exampleshire.example".into(),
        }
    }

    fn journey(given: &[(&str, Value, Option<Sharing>)]) -> Journey {
        let mut journey = Journey::new(sample::form());
        for (id, value, sharing) in given {
            let place = journey.form().questions.iter().position(|question| question.id == *id).expect("a question");
            journey.put(place, value.clone());
            journey.share(place, *sharing);
        }
        journey
    }

    /// What the worker will read and the inbox will open.
    fn sent(journey: &Journey) -> (SendLetter, Document, Document) {
        let site = sample::site();
        let names = Names::new(&site, Words::new(&site.words), &journey.answers());
        let text = json::write(&ask(&documents(journey, &site, &names, Some(&marks())), &site, &marks(), true));
        let Some(Ask::Send(letter)) = json::read(&text) else { panic!("not a letter: {text}") };
        let read = |text: &Raw| json::read(text.as_str()).expect("the inbox understands it");
        let (team, private) = (read(&letter.team), read(&letter.private));
        assert!(text.contains(letter.team.as_str()) && text.contains(letter.private.as_str()));
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
        let expected = Documents::split(journey.form(), &journey.answers(), heading, marks().secrets, names.fillings());
        assert_eq!((&letter.secrets.deed, &letter.secrets.seen_to), (&private.secret, &team.secret));
        assert_eq!((&team, &private), (&expected.team, &expected.private));
        assert_eq!(team.from[2].asked, "What does Sam call you?");
        assert_eq!(letter.letter, marks().letter);
        assert_eq!((letter.contact_soon, letter.route), (true, Route::Officer("sam".into())));
        assert_eq!(letter.roster, site.roster);
        assert_eq!(letter.keyset_url, "https://frontseat.exampleshire.example/front-seat/keyset-1.json");
    }

    #[test]
    fn a_question_that_is_not_liked_is_told_to_the_officer_alone_until_it_is_answered() {
        let mut journey = journey(&[("headline", Value::Text("No.".into()), Some(Sharing::Meeting))]);
        journey.walk(Act::Dislike).expect("nothing is wrong");
        let (_, team, private) = sent(&journey);
        assert!(team.answers.is_empty(), "what stands in the box is not sent");
        let [said] = private.answers.as_slice() else { panic!("{:?}", private.answers) };
        assert_eq!((said.id.as_str(), said.answer.concat().as_str()), ("headline", "I don’t like this question"));
        assert!(said.always_private && said.chosen.is_empty());
        journey.back();
        journey.walk(Act::Next).expect("nothing is wrong");
        let (_, team, private) = sent(&journey);
        assert_eq!((team.answers.len(), private.answers.len()), (1, 0));
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
    fn the_worker_is_told_where_the_keys_are() {
        let expected = Ask::Begin {
            keyset_url: "https://frontseat.exampleshire.example/front-seat/keyset-1.json".into(),
            post_box: "https://frontseat-post.exampleshire.example".into(),
        };
        assert_eq!(begin(&sample::site(), "https://frontseat.exampleshire.example"), expected);
    }
}
