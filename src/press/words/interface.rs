//! The interface words against the list of those that the portal uses, both ways.

use std::collections::BTreeMap;

use forms::Voice;

use super::{Words, variables::Variables};
use crate::{
    fault::Faults,
    nearest::{advice, nearest},
};

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
        if !used.contains(&id) {
            let to_do = match nearest(id, used) {
                Some(near) => format!("did you mean \"{near}\"?"),
                None => "take it out".to_owned(),
            };
            faults.note(&message.place, format!("the message \"{id}\" is used nowhere; {to_do}"));
        }
    }
    let voices = Voice::NAMED.map(|(name, _)| name);
    attributes(words, faults, |attribute| {
        (!voices.contains(&attribute)).then(|| format!("which is no voice; {}", advice(attribute, &voices)))
    });
}

/// The inbox's words are plain messages.
pub fn no_attributes(words: &Words, faults: &mut Faults) {
    attributes(words, faults, |_| Some("which nothing reads; make it a message of its own".to_owned()));
}

fn attributes(words: &Words, faults: &mut Faults, wrong: impl Fn(&str) -> Option<String>) {
    for (id, message) in words.messages() {
        for (attribute, place) in &message.attributes {
            if let Some(why) = wrong(attribute) {
                faults.note(place, format!("the message \"{id}\" has .{attribute}, {why}"));
            }
        }
    }
}

/// The words for one voice, by id: its own variant where there is one, else the plain words. Staff read what adults do,
/// rather than what a child does.
#[must_use]
pub fn spoken(words: &Words, voice: Voice, variables: &Variables) -> BTreeMap<String, String> {
    let voices = if voice == Voice::Staff { [Voice::Staff, Voice::Adult] } else { [voice; 2] };
    let variant = |id| voices.into_iter().find_map(|voice| words.attribute(id, voice.name(), variables));
    let said = |(id, _)| Some((String::from(id), variant(id).or_else(|| words.text(id, variables))?));
    words.messages().filter_map(said).collect()
}

/// Every message by id, as it stands.
#[must_use]
pub fn all(words: &Words, variables: &Variables) -> BTreeMap<String, String> {
    words.messages().filter_map(|(id, _)| Some((id.to_owned(), words.text(id, variables)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[track_caller]
    fn check(variants: &str, expected: [&str; 5]) {
        let mut folder = sample::folder();
        let next = format!(
            "# The button to go on.\nnext = Next\n{variants}# Under a fact.\nfact-checked = x\n# Not sure.\nfact-unverified = x\n"
        );
        folder.put("words/en/interface.ftl", next);
        let checked = sample::checked(&folder, None);
        let words = checked.public.languages["en"].interface.as_ref().expect("words");
        let said = |(_, voice)| spoken(words, voice, &checked.public.variables)["next"].clone();
        assert_eq!(Voice::NAMED.map(said), expected);
    }

    #[test]
    fn a_voice_without_a_variant_has_the_plain_words_and_staff_those_of_adults() {
        check("", ["Next"; 5]);
        check("    .adult = Go on\n", ["Next", "Next", "Next", "Go on", "Go on"]);
        check("    .adult = Go on\n    .staff = On\n    .teen = Ok\n", ["Next", "Next", "Ok", "Go on", "On"]);
    }
}
