//! The words a form needs against the words it has, both ways.

use std::collections::BTreeSet;

use super::{
    Draft, Question,
    kinds::{Blank, blanks},
    screens,
};
use crate::{
    fault::{Faults, Place},
    nearest::meant,
    words::{Message, Words, variables::Variables},
};

/// The message with the form's title.
pub const TITLE: &str = "form-title";

/// Its attribute with what the form is called on home.
pub const ON_HOME: &str = "home";

/// Its attribute with what staff call the form.
pub const IN_INBOX: &str = "inbox";

/// The message that stands at the head of the form, if there is one.
pub const BEFORE: &str = "form-before";

/// Notes every word that is missing and every word that nothing uses.
pub fn check(draft: &Draft, words: &Words, variables: &Variables, faults: &mut Faults) {
    match words.message(TITLE).filter(|message| message.has_value) {
        None => faults
            .note(words.place(), format!("there is no message \"{TITLE}\"; add {TITLE} = … with a comment above it")),
        Some(title) if !draft.spots.is_empty() && !title.attributes.contains_key(ON_HOME) => {
            let says = format!("the message \"{TITLE}\" has no words for home; add .{ON_HOME} = …");
            faults.note(&title.place, says);
        }
        Some(_) => {}
    }
    if let Some(message) = words.message(BEFORE)
        && words.text(BEFORE, variables).is_some_and(|text| text.contains("{$"))
    {
        let says = format!(
            "the message \"{BEFORE}\" is printed before anything is known of who writes; reword it without $iro and the like"
        );
        faults.note(&message.place, says);
    }
    let mut seen = BTreeSet::new();
    for question in &draft.questions {
        let id = &question.id.value;
        if !seen.insert(id) {
            continue; // the same id twice has been noted where it stands
        }
        match words.message(id) {
            Some(message) => question_words(question, message, faults),
            None => {
                let at = &question.id.place;
                let says = format!(
                    "there is no message \"{id}\" for the question on {} of {}; add {id} = … with a comment above it",
                    at.line_words(),
                    at.file
                );
                faults.note(words.place(), says);
            }
        }
    }
    let screens: Vec<String> = screens::named(draft).into_iter().map(screens::message).collect();
    for screen in &screens {
        if words.message(screen).is_none_or(|message| !message.has_value) {
            faults.note(
                words.place(),
                format!("there is no title \"{screen}\" for a screen; add {screen} = … with a comment above it"),
            );
        }
    }
    let ids: Vec<&str> = draft.questions.iter().map(|question| question.id.value.as_str()).collect();
    for (id, message) in words.messages() {
        if id == TITLE || id == BEFORE {
            let used: &[&str] = match (id, draft.spots.is_empty()) {
                (TITLE, true) => &[IN_INBOX],
                (TITLE, false) => &[IN_INBOX, ON_HOME],
                _ => &[],
            };
            unused_attributes(id, message, &used.iter().map(|name| (*name).to_owned()).collect(), faults);
        } else if screens.iter().any(|screen| screen == id) {
            unused_attributes(id, message, &BTreeSet::from(["hint".to_owned()]), faults);
        } else if !ids.contains(&id) {
            let to_do = meant(id, &ids, ["\"", "\""], "take it out");
            faults.note(&message.place, format!("the message \"{id}\" belongs to no question; {to_do}"));
        }
    }
}

/// Notes every word that a form may do without and that English has: a translation leaves out none of them silently.
pub fn has_all_of(draft: &Draft, words: &Words, english: &Words, faults: &mut Faults) {
    let mut missing = |id: &str, attribute: &str| {
        let has = |words: &Words| words.message(id).is_some_and(|message| message.attributes.contains_key(attribute));
        if let Some(message) = words.message(id).filter(|_| has(english) && !has(words)) {
            faults.note(
                &message.place,
                format!("the message \"{id}\" has no .{attribute}, as it has in English; add it"),
            );
        }
    };
    missing(TITLE, IN_INBOX);
    screens::named(draft).into_iter().for_each(|screen| missing(&screens::message(screen), "hint"));
    for question in &draft.questions {
        ["hint", "why"].iter().for_each(|attribute| missing(&question.id.value, attribute));
        for blank in blanks(&mut question.kind.clone()) {
            if let Blank::Words { attribute, needed: false, .. } = blank {
                missing(&question.id.value, &attribute);
            }
        }
    }
    if english.message(BEFORE).is_some() && words.message(BEFORE).is_none() {
        faults.note(words.place(), format!("there is no message \"{BEFORE}\", as there is in English; add it"));
    }
}

fn question_words(question: &Question, message: &Message, faults: &mut Faults) {
    let id = &question.id.value;
    if !message.has_value {
        faults.note(&message.place, format!("the message \"{id}\" asks nothing; write the question after the ="));
    }
    let mut used = BTreeSet::from(["hint", "why"].map(str::to_owned));
    for blank in blanks(&mut question.kind.clone()) {
        let Blank::Words { attribute, needed, .. } = blank else { continue };
        if needed && !message.attributes.contains_key(&attribute) {
            faults.note(&message.place, format!("the message \"{id}\" has no .{attribute}; add .{attribute} = …"));
        }
        used.insert(attribute);
    }
    unused_attributes(id, message, &used, faults);
}

fn unused_attributes(id: &str, message: &Message, used: &BTreeSet<String>, faults: &mut Faults) {
    let right: Vec<&str> = used.iter().map(String::as_str).collect();
    for (attribute, place) in &message.attributes {
        let place: &Place = place;
        if !used.contains(attribute) {
            let to_do = meant(attribute, &right, ["\".", "\""], "take it out");
            faults.note(place, format!("the message \"{id}\" has .{attribute}, which the form does not use; {to_do}"));
        }
    }
}
