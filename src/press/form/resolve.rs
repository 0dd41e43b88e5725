//! A form with its words in one language, as the app reads it.

use forms::{Choice, Form, ShowIf};

use super::{
    Draft, choices,
    expand::{Asked, expand},
    kinds::{Blank, before_which_officers, blanks},
    words::{BEFORE, TITLE},
};
use crate::{
    council::people::People,
    page::html,
    pictures,
    words::{Words, variables::Variables},
};

/// The form in this language, with officers to choose from; `symbols` says whether the site has pictures for their codes.
#[must_use]
pub fn resolve(
    draft: &Draft,
    words: &Words,
    lang: &str,
    variables: &Variables,
    people: &People,
    symbols: bool,
) -> Form {
    let text = |id: &str| words.text(id, variables).unwrap_or_default();
    let attribute = |id: &str, name: &str| words.attribute(id, name, variables).unwrap_or_default();
    let question = |asked: Asked<'_>| {
        let Asked { id, question, about, show_if } = asked;
        let own = question.id.value.as_str();
        let mut kind = question.kind.clone();
        for blank in blanks(&mut kind) {
            match blank {
                Blank::Words { attribute: name, words, .. } => *words = attribute(own, &name),
                // A symbol that was not copied is not named either: a broken picture helps nobody.
                Blank::Picture(picture) if !symbols && pictures::is_code(picture) => picture.clear(),
                Blank::Picture(picture) => *picture = pictures::file_name(picture),
            }
        }
        if let Some(choices) = before_which_officers(&mut kind) {
            choices.splice(0..0, officers(people));
        }
        let topic = about.map(|(topics, choice)| attribute(&topics.id.value, &choices::attribute(&choice.id)));
        forms::Question {
            id,
            part: question.part,
            ask: text(own),
            hint: attribute(own, "hint"),
            why: attribute(own, "why"),
            topic: topic.unwrap_or_default(),
            kind,
            share: question.share,
            show_if: show_if.map(|(question, is)| ShowIf { question: question.value, is: is.value }),
        }
    };
    Form {
        id: draft.id.clone(),
        version: draft.version,
        lang: lang.to_owned(),
        voice: draft.voice,
        title: text(TITLE),
        questions: expand(draft).into_iter().map(question).collect(),
    }
}

/// What stands at the head of the form, as HTML; or nothing.
#[must_use]
pub fn before(words: &Words, variables: &Variables) -> String {
    html::paragraphs(&words.text(BEFORE, &variables.with_marked_numbers()).unwrap_or_default())
}

/// The council's officers, by the names children use.
fn officers(people: &People) -> Vec<Choice> {
    let officers = people.roster.officers.iter();
    let named = officers.filter_map(|officer| people.people.iter().find(|person| person.id == officer.id));
    named.map(|person| Choice { words: person.name.clone(), ..choices::wordless(&person.id) }).collect()
}
