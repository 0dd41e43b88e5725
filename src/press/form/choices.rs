//! `choices = [{ id = "yes" }, …]`: what can be chosen, for every kind that has choices.

use forms::Choice;

use super::kinds::Blank;
use crate::{
    fault::{Faults, Placed},
    pictures::Pictures,
    table::Table,
};

/// Reads the choices of a question. What is wrong with one is noted, and it is left out.
pub fn read(table: &mut Table<'_>, pictures: &Pictures, faults: &mut Faults) -> Vec<Choice> {
    named("choices", table, pictures, faults)
}

/// The same under another key.
pub fn named(key: &'static str, table: &mut Table<'_>, pictures: &Pictures, faults: &mut Faults) -> Vec<Choice> {
    let whose = table.what().to_owned();
    let items = table.tables(key, &format!("a choice of {whose}"), faults);
    if !table.was_there(key) {
        table.missing(key, "[{ id = \"yes\" }, { id = \"no\" }]", faults);
    } else if items.len() < 2 {
        faults.note(table.place(), format!("{whose} has fewer than two choices; add some, or ask it as text"));
    }
    let mut choices: Vec<Choice> = Vec::new();
    let mut lines: Vec<(String, String)> = Vec::new();
    for mut item in items {
        let id = item.need("id", "yes", faults);
        let picture = item.text("picture", faults);
        item.done(faults);
        if let Some(picture) = &picture {
            pictures.check(picture, faults);
        }
        let Some(id) = id else { continue };
        plain_choice_id(&id, faults);
        if let Some((_, first)) = lines.iter().find(|(other, _)| *other == id.value) {
            let says =
                format!("the choice \"{}\" of {whose} is already on {first}; give one of them another id", id.value);
            faults.note(&id.place, says);
            continue;
        }
        lines.push((id.value.clone(), id.place.line_words()));
        let picture = picture.map(|picture| picture.value).unwrap_or_default();
        choices.push(Choice { picture, ..wordless(&id.value) });
    }
    choices
}

/// A choice before it is printed in a language.
pub fn wordless(id: &str) -> Choice {
    Choice { id: id.to_owned(), words: String::new(), hint: String::new(), picture: String::new() }
}

/// The attribute with the words of a choice.
pub fn attribute(choice: &str) -> String {
    format!("is-{choice}")
}

/// What is filled in when choices are printed.
pub fn blanks(choices: &mut [Choice]) -> Vec<Blank<'_>> {
    let blanks = choices.iter_mut().flat_map(|Choice { id, words, hint, picture, .. }| {
        let attribute = attribute(id);
        let hint = Blank::Words { attribute: format!("{attribute}-hint"), needed: false, words: hint };
        [Blank::Words { attribute, needed: true, words }, hint, Blank::Picture(picture)]
    });
    blanks.collect()
}

/// Choice ids follow `is-` in Fluent, so unlike other ids they may start with a digit.
fn plain_choice_id(id: &Placed<String>, faults: &mut Faults) {
    let good = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if !id.value.bytes().all(good) {
        let says = format!("the choice \"{}\" may have only lower-case letters, digits and hyphens", id.value);
        faults.note(&id.place, says);
    } else if id.value.ends_with("-hint") {
        // `.is-x-hint` are the words beneath the choice x.
        faults.note(&id.place, format!("the choice \"{}\" may not end in -hint; choose another id", id.value));
    }
}
