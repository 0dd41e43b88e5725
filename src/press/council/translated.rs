//! What `council.toml` says in English, in the words of another language: `words/<lang>/council.ftl`.

use std::collections::BTreeSet;

use super::{Council, terms::WORDS};
use crate::{
    fault::Faults,
    words::{Words, variables::Variables},
};

/// Says everything that children and adults read in these words, and notes what is missing or said of nobody.
pub fn say_in(council: &mut Council, words: &Words, variables: &Variables, faults: &mut Faults) {
    let mut used = BTreeSet::new();
    let mut say = |id: String, attribute: &str, text: &mut String| {
        // What is not said in English need not be said.
        if text.is_empty() {
            return;
        }
        let found =
            if attribute.is_empty() { words.text(&id, variables) } else { words.attribute(&id, attribute, variables) };
        match found {
            Some(found) => *text = found,
            None => {
                let what = if attribute.is_empty() { String::new() } else { format!(" with .{attribute}") };
                let says = format!("there is no message \"{id}\"{what}, which council.toml has in English; add it");
                faults.note(words.place(), says);
            }
        }
        used.insert((id, attribute.to_owned()));
    };
    for ((key, ..), own) in WORDS.iter().zip(&mut council.words.0) {
        say(key.replace('_', "-"), "", own);
    }
    for contact in &mut council.contacts {
        let id = format!("contact-{}", contact.id);
        say(id.clone(), "name", &mut contact.name);
        say(id, "about", &mut contact.about);
    }
    say("advocate".to_owned(), "about", &mut council.advocate.about);
    say("advocate".to_owned(), "run-by", &mut council.advocate.run_by);
    for person in &mut council.people.people {
        let id = format!("person-{}", person.id);
        say(id.clone(), "role", &mut person.role);
        say(id.clone(), "away", &mut person.away);
        say(id, "letter", &mut person.letter);
    }
    for (id, message) in words.messages() {
        let own = message.has_value.then_some(("", &message.place));
        let all = own.into_iter().chain(message.attributes.iter().map(|(name, place)| (name.as_str(), place)));
        for (attribute, place) in all.filter(|(attribute, _)| !used.contains(&(id.to_owned(), (*attribute).to_owned())))
        {
            let what = if attribute.is_empty() { String::new() } else { format!(".{attribute} of ") };
            faults.note(place, format!("{what}the message \"{id}\" says nothing that council.toml has; take it out"));
        }
    }
}
