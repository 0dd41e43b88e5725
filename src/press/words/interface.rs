//! The words of the portal and of the inbox against the list of those that are used, both ways.

use std::collections::{BTreeMap, BTreeSet};

use forms::{Tongue, Voice};
use portal::site::words::for_any_count;

use super::{Words, variables::Variables};
use crate::{
    fault::Faults,
    nearest::{advice, meant},
};

/// Notes a word that is used and nobody wrote, and a word that is written and never used. `by` is like "the pages use".
pub fn check(words: &Words, used: &[&str], by: &str, tongue: Tongue<'_>, faults: &mut Faults) {
    // Far enough for every rule of plurals that a count of letters or days can meet.
    let counts: BTreeSet<String> = (0..200).map(|number| tongue.plural(number)).filter(|it| it != "other").collect();
    let counted = |id: &str, count: &String| words.message(&format!("{id}-{count}")).is_some();
    for id in used {
        match words.message(id) {
            None => faults.note(
                words.place(),
                format!("there is no message \"{id}\", which {by}; add {id} = … with a comment above it"),
            ),
            Some(message) if !message.has_value => {
                faults.note(&message.place, format!("the message \"{id}\" says nothing; write its words after the ="));
            }
            // Whoever tells one number from the others must tell all that the language does.
            Some(message) if counts.iter().any(|count| counted(id, count)) => {
                for count in counts.iter().filter(|count| !counted(id, count)) {
                    let says =
                        format!("the message \"{id}\" has no \"{id}-{count}\", which this language needs; add it");
                    faults.note(&message.place, says);
                }
            }
            Some(_) => {}
        }
    }
    let is_counted = |id: &str| {
        let base = for_any_count(id);
        used.contains(&base) && counts.iter().any(|count| id == format!("{base}-{count}"))
    };
    for (id, message) in words.messages().filter(|(id, _)| !used.contains(id) && !is_counted(id)) {
        let to_do = meant(id, used, ["\"", "\""], "take it out");
        faults.note(&message.place, format!("the message \"{id}\" is used nowhere; {to_do}"));
    }
    let voices = Voice::NAMED.map(|(name, _)| name);
    for (id, message) in words.messages() {
        for (attribute, place) in message.attributes.iter().filter(|(name, _)| !voices.contains(&name.as_str())) {
            let to_do = advice(attribute, &voices);
            faults.note(place, format!("the message \"{id}\" has .{attribute}, which is no voice; {to_do}"));
        }
    }
}

/// The words for one voice, by id: its own variant where there is one, else the plain words. Staff read what adults do,
/// rather than what a child does.
pub fn spoken(words: &Words, voice: Voice, variables: &Variables) -> BTreeMap<String, String> {
    let voices = if voice == Voice::Staff { [Voice::Staff, Voice::Adult] } else { [voice; 2] };
    let variant = |id| voices.into_iter().find_map(|voice| words.attribute(id, voice.word(), variables));
    let said = |(id, _)| Some((String::from(id), variant(id).or_else(|| words.text(id, variables))?));
    words.messages().filter_map(said).collect()
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
