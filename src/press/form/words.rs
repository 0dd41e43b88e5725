//! The words a form needs against the words it has, both ways.

use std::collections::BTreeSet;

use forms::{Kind, form::known};

use super::{Draft, Question};
use crate::{
    fault::{Faults, Place},
    nearest::nearest,
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
    let ids: Vec<&str> = draft.questions.iter().map(|question| question.id.value.as_str()).collect();
    for (id, message) in words.messages() {
        if id == TITLE || id == BEFORE {
            let used: &[&str] = match (id, draft.spots.is_empty()) {
                (TITLE, true) => &[IN_INBOX],
                (TITLE, false) => &[IN_INBOX, ON_HOME],
                _ => &[],
            };
            unused_attributes(id, message, &used.iter().map(|name| (*name).to_owned()).collect(), faults);
        } else if !ids.contains(&id) {
            faults.note(
                &message.place,
                format!("the message \"{id}\" belongs to no question; {}", instead(id, &ids, "")),
            );
        }
    }
}

/// The attribute with the words of a choice.
#[must_use]
pub fn choice_attribute(choice: &str) -> String {
    format!("is-{choice}")
}

fn question_words(question: &Question, message: &Message, faults: &mut Faults) {
    let id = &question.id.value;
    if !message.has_value {
        faults.note(&message.place, format!("the message \"{id}\" asks nothing; write the question after the ="));
    }
    let starters: Vec<String> = (1..=question.starters).map(|number| format!("starter-{number}")).collect();
    let choices: Vec<String> = choice_ids(question).map(choice_attribute).collect();
    for attribute in &choices {
        if !message.attributes.contains_key(attribute) {
            faults
                .note(&message.place, format!("the message \"{id}\" has no words for a choice; add .{attribute} = …"));
        }
    }
    let written: BTreeSet<&str> =
        message.attributes.keys().map(String::as_str).filter(|name| name.starts_with("starter-")).collect();
    if written != starters.iter().map(String::as_str).collect() {
        let names: Vec<String> = written.iter().map(|name| format!(".{name}")).collect();
        let names = if names.is_empty() { "no .starter-1".to_owned() } else { names.join(", ") };
        let says = format!(
            "the message \"{id}\" has {names}, but its question on {} of {} says starters = {}; number them from \
             .starter-1 on, or correct starters",
            question.id.place.line_words(),
            question.id.place.file,
            question.starters
        );
        faults.note(&message.place, says);
    }
    let hints = choices.iter().map(|choice| format!("{choice}-hint"));
    let mut used: BTreeSet<String> = choices.iter().cloned().chain(hints).collect();
    used.insert("hint".to_owned());
    // A wrong number of starters is one fault, noted above, and not one for each.
    used.extend(message.attributes.keys().filter(|name| name.starts_with("starter-")).cloned());
    unused_attributes(id, message, &used, faults);
}

fn unused_attributes(id: &str, message: &Message, used: &BTreeSet<String>, faults: &mut Faults) {
    let right: Vec<&str> = used.iter().map(String::as_str).collect();
    for (attribute, place) in &message.attributes {
        let place: &Place = place;
        if !used.contains(attribute) {
            let to_do = instead(attribute, &right, ".");
            faults.note(place, format!("the message \"{id}\" has .{attribute}, which the form does not use; {to_do}"));
        }
    }
}

fn choice_ids(question: &Question) -> impl Iterator<Item = &str> {
    let officer: &[&str] =
        if question.kind == Kind::Officer { &[known::UNKNOWN, known::ABOUT_MY_OFFICER] } else { &[] };
    question.choices.iter().map(|choice| choice.id.value.as_str()).chain(officer.iter().copied())
}

fn instead(wrong: &str, right: &[&str], sign: &str) -> String {
    nearest(wrong, right).map_or_else(|| "take it out".to_owned(), |near| format!("did you mean \"{sign}{near}\"?"))
}
