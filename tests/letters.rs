//! Letters of the people in `tests/answers`, sealed as the portal seals them and put into a post box, without a browser.

use std::path::Path;

use getrandom::SysRng;
use portal::{
    journey::{
        Journey,
        letter::{Marks, ask, documents},
    },
    site::{FormFile, names::Names, words::Words},
};
use rand_core::{Rng as _, UnwrapErr};
use seal::{Plain, seal_letter};
use wire::{KeySet, LetterId, sending::Ask};

use crate::{answers::Person, plain, posting};

/// Everybody in `tests/answers` whose form the site has sends their letter to the site's own post box, as on this day.
///
/// Gives how many were kept.
///
/// # Panics
///
/// If a file is not a filled-in form, or the post box does not take a letter.
#[must_use]
pub fn inhabit(site: &Path, day: &str) -> usize {
    let people = Person::all().into_iter().filter(|person| plain::has(site, &person.form));
    people.map(|person| send(site, &person, day)).count()
}

/// Somebody sends their letter, as on this day.
///
/// # Panics
///
/// As [`inhabit`].
pub fn send(site: &Path, person: &Person, day: &str) {
    let FormFile { form, site: council } = plain::file(site, &person.form, "en");
    let mut journey = Journey::new(form);
    for given in &person.answers {
        let place = journey.form().questions.iter().position(|question| question.id == given.question);
        let place = place.unwrap_or_else(|| panic!("{} does not ask {}", person.form, given.question));
        let question = &journey.form().questions[place];
        let (value, sharing) = (given.value(question), person.sharing(question, given));
        journey.put(place, value);
        journey.share(place, sharing);
    }
    let mut rng = UnwrapErr(SysRng);
    let mut drawn = |bytes: usize| {
        let mut drawn = vec![0; bytes];
        rng.fill_bytes(&mut drawn);
        drawn.iter().map(|byte| format!("{byte:02x}")).collect::<String>()
    };
    let marks = Marks {
        letter: LetterId::parse(&drawn(16)).expect("a name"),
        tie: drawn(32),
        secrets: forms::letter::Secrets { team: drawn(32), private: drawn(32) },
        day: day.to_owned(),
        origin: String::new(),
    };
    let names = Names::new(&council, Words::new(&council.words), &journey.answers());
    let documents = documents(&journey, &council, &names, Some(&marks));
    let Ask::Send(letter) = ask(&documents, &council, &marks, false) else { unreachable!("it asks for sending") };
    // After a # stands what the file must be.
    let keyset = council.keyset.url.split('#').next().unwrap_or_default();
    let keyset = std::fs::read_to_string(site.join(keyset)).expect("the site's key-set");
    let keyset: KeySet = json::read(keyset).expect("a key-set");
    let plain = Plain {
        team: letter.team.as_str(),
        private: letter.private.as_str(),
        secrets: &letter.secrets,
        contact_soon: letter.contact_soon,
    };
    let envelope = seal_letter(&plain, &letter.route, &letter.roster, &keyset, &mut rng).expect("it can be sealed");
    let status = posting::put_at(&letter.post_box, letter.letter, &envelope.to_bytes());
    assert_eq!(status, "201 Created", "the letter of {}", person.form);
}
