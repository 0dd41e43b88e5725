//! A form with its words in one language, as the app reads it.

use forms::{Choice, Form, Kind, ShowIf, form::known};

use super::{
    Draft,
    expand::{Asked, expand},
    words::{BEFORE, TITLE, choice_attribute},
};
use crate::{
    council::people::People,
    page::html,
    pictures,
    words::{Words, variables::Variables},
};

/// The form in this language, with officers to choose from.
#[must_use]
pub fn resolve(draft: &Draft, words: &Words, lang: &str, variables: &Variables, people: &People) -> Form {
    let text = |id: &str| words.text(id, variables).unwrap_or_default();
    let attribute = |id: &str, name: &str| words.attribute(id, name, variables).unwrap_or_default();
    let question = |asked: Asked<'_>| {
        let Asked { id, question, about, show_if } = asked;
        let own = question.id.value.as_str();
        let mut choices: Vec<Choice> = question
            .choices
            .iter()
            .map(|choice| {
                let name = choice_attribute(&choice.id.value);
                Choice {
                    id: choice.id.value.clone(),
                    words: attribute(own, &name),
                    hint: attribute(own, &format!("{name}-hint")),
                    picture: choice.picture.as_ref().map(|name| pictures::file_name(&name.value)).unwrap_or_default(),
                }
            })
            .collect();
        if question.kind == Kind::Officer {
            choices = officers(people);
            choices.extend([known::UNKNOWN, known::ABOUT_MY_OFFICER].map(|id| {
                let name = choice_attribute(id);
                let hint = attribute(own, &format!("{name}-hint"));
                Choice { id: id.to_owned(), words: attribute(own, &name), hint, picture: String::new() }
            }));
        }
        let topic = about.map(|(topics, choice)| attribute(&topics.id.value, &choice_attribute(&choice.id.value)));
        forms::Question {
            id,
            part: question.part,
            kind: question.kind,
            ask: text(own),
            hint: attribute(own, "hint"),
            topic: topic.unwrap_or_default(),
            starters: (1..=question.starters).map(|number| attribute(own, &format!("starter-{number}"))).collect(),
            choices,
            most: question.most,
            chars_max: question.chars_max,
            share: question.share,
            show_if: show_if.map(|(question, is)| ShowIf { question: question.value, is: is.value }),
            offer_help: question.offer_help.iter().map(|choice| choice.value.clone()).collect(),
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
    named
        .map(|person| Choice {
            id: person.id.clone(),
            words: person.name.clone(),
            hint: String::new(),
            picture: String::new(),
        })
        .collect()
}
