//! A form with its words in one language, as the app reads it.

use forms::{Choice, Form, Kind, ShowIf};
use portal::site::words::Words as Interface;

use super::{
    Condition, Draft, choices,
    expand::{Asked, expand},
    kinds::{Blank, after_which_officers, asked_beneath, blanks},
    screens,
    words::{BEFORE, TITLE},
};
use crate::{
    council::people::People,
    page::html,
    pictures,
    words::{Words, variables::Variables},
};

/// What stands before the question about a topic in a letter.
const WITH_TOPIC: &str = "asked-with-topic";

/// What the cards ask and what the box beneath them asks, in a letter.
const WITH_BOX: &str = "asked-with-box";

/// The interface words that a form needs here, besides those of the portal.
pub const WORDS: &[&str] = &[WITH_TOPIC, WITH_BOX];

/// The form in this language, with officers to choose from; `symbols` says whether the site has pictures for their codes.
pub fn resolve(
    draft: &Draft,
    words: &Words,
    (lang, interface): (&str, Interface<'_>),
    variables: &Variables,
    people: &People,
    symbols: bool,
) -> Form {
    let text = |id: &str| words.text(id, variables).unwrap_or_default();
    let attribute = |id: &str, name: &str| words.attribute(id, name, variables).unwrap_or_default();
    let question = |asked: Asked<'_>| {
        let own_tap = asked.own_tap();
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
        if let Some(choices) = after_which_officers(&mut kind) {
            choices.extend(officers(people));
        }
        let screen = question.screen.as_ref().map_or_else(String::new, |screen| screens::message(&screen.value));
        let topic = about.map(|(topics, choice)| attribute(&topics.id.value, &choices::attribute(&choice.id)));
        let (topic, ask) = (topic.unwrap_or_default(), text(own));
        forms::Question {
            id,
            part: question.part,
            whole: whole(&topic, &ask, &kind, interface),
            ask,
            hint: attribute(own, "hint"),
            why: attribute(own, "why"),
            topic,
            kind,
            share: question.share,
            own_tap,
            offer_help: question.safety,
            show_if: show_if.map(condition),
            screen: text(&screen),
            screen_hint: attribute(&screen, "hint"),
        }
    };
    Form {
        id: draft.id.clone(),
        version: draft.version,
        lang: lang.to_owned(),
        voice: draft.voice,
        title: text(TITLE),
        to: draft.to.as_ref().map(|to| to.value.clone()).unwrap_or_default(),
        // Whoever comes here from the form for another age reads it too.
        before: words
            .text(BEFORE, variables)
            .filter(|_| draft.younger.is_some() || draft.older.is_some())
            .unwrap_or_default()
            .lines()
            .map(str::to_owned)
            .collect(),
        know_if: draft.know_if.clone().map(condition),
        questions: expand(draft).into_iter().map(question).collect(),
    }
}

fn condition(Condition { question, is, not }: Condition) -> ShowIf {
    ShowIf { question: question.value, is: is.into_iter().map(|choice| choice.value).collect(), not }
}

/// All that a screen asks as one text; nothing where that is `ask` alone.
fn whole(topic: &str, ask: &str, kind: &Kind, interface: Interface<'_>) -> String {
    let mut whole = String::new();
    if !topic.is_empty() {
        whole = interface.fill(WITH_TOPIC, &[("topic", topic), ("ask", ask)]);
    }
    if let Some(also) = asked_beneath(kind) {
        let before = if whole.is_empty() { ask } else { &whole };
        whole = interface.fill(WITH_BOX, &[("ask", before), ("also", also)]);
    }
    whole
}

/// What stands at the head of the form, as HTML; or nothing.
pub fn before(words: &Words, variables: &Variables) -> String {
    html::paragraphs(&words.text(BEFORE, &variables.with_marked_numbers()).unwrap_or_default())
}

/// The council's officers, by the names children use.
fn officers(people: &People) -> Vec<Choice> {
    let officers = people.roster.officers.iter();
    let named = officers.filter_map(|officer| people.people.iter().find(|person| person.id == officer.id));
    named.map(|person| Choice { words: person.name.clone(), ..choices::wordless(&person.id) }).collect()
}
