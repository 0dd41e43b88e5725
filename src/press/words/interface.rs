//! The interface words against the list of those that the portal uses, both ways.

use std::collections::BTreeMap;

use forms::Audience;

use super::{Words, variables::Variables};
use crate::{fault::Faults, nearest::nearest};

/// What an id ends in where adults need other words than children.
const ADULT: &str = "-adult";

/// Notes a word that the portal uses and nobody wrote, and a word that is written and never used.
pub fn check(words: &Words, used: &[&str], faults: &mut Faults) {
    for id in used {
        match words.message(id) {
            None => faults.note(
                words.place(),
                format!("there is no message \"{id}\", which the pages use; add {id} = … with a comment above it"),
            ),
            Some(message) if !message.has_value => {
                faults.note(&message.place, format!("the message \"{id}\" says nothing; write its words after the ="));
            }
            Some(_) => {}
        }
    }
    for (id, message) in words.messages() {
        let base = id.strip_suffix(ADULT).unwrap_or(id);
        if !used.contains(&base) {
            let to_do = match nearest(base, used) {
                Some(near) => format!("did you mean \"{near}\"?"),
                None => "take it out".to_owned(),
            };
            faults.note(&message.place, format!("the message \"{id}\" is used nowhere; {to_do}"));
        }
    }
    no_attributes(words, faults);
}

/// Interface and inbox words are plain messages.
pub fn no_attributes(words: &Words, faults: &mut Faults) {
    for (id, message) in words.messages() {
        for (attribute, place) in &message.attributes {
            let says =
                format!("the message \"{id}\" has .{attribute}, which nothing reads; make it a message of its own");
            faults.note(place, says);
        }
    }
}

/// The words for one audience, by id: for adults `<id>-adult` stands in the place of `<id>` where there is one.
#[must_use]
pub fn fold(words: &Words, audience: Audience, variables: &Variables) -> BTreeMap<String, String> {
    let mut folded = BTreeMap::new();
    for (id, _) in words.messages().filter(|(id, _)| !id.ends_with(ADULT)) {
        let special = format!("{id}{ADULT}");
        let special = if audience == Audience::Adult { words.text(&special, variables) } else { None };
        if let Some(text) = special.or_else(|| words.text(id, variables)) {
            folded.insert(id.to_owned(), text);
        }
    }
    folded
}

/// Every message by id, as it stands.
#[must_use]
pub fn all(words: &Words, variables: &Variables) -> BTreeMap<String, String> {
    words.messages().filter_map(|(id, _)| Some((id.to_owned(), words.text(id, variables)?))).collect()
}
