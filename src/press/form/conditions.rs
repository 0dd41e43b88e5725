//! `for_each` and `show_if`: each must name something that is there and comes before.

use super::{Condition, Draft, Question, expand};
use crate::{
    fault::{Faults, Placed},
    nearest::{advice, listed, meant},
};

/// Notes every name that leads nowhere.
pub fn check(draft: &Draft, faults: &mut Faults) {
    for (index, question) in draft.questions.iter().enumerate() {
        if let Some(topic) = &question.for_each {
            for_each(draft, index, question, topic, faults);
        }
    }
    written_out(draft, faults);
}

fn for_each(draft: &Draft, index: usize, question: &Question, topic: &Placed<String>, faults: &mut Faults) {
    let Placed { value: name, place } = topic;
    let id = &question.id.value;
    let mut note = |says: String| faults.note(place, format!("for_each of the question \"{id}\": {says}"));
    let found = draft.questions.iter().enumerate().find(|(_, other)| other.id.value == *name);
    match found {
        None => {
            let above: Vec<&str> = draft.questions[..index]
                .iter()
                .filter(|question| !question.kind.choices().is_empty())
                .map(|question| question.id.value.as_str())
                .collect();
            note(format!("there is no question \"{name}\"; {}", advice(name, &above)));
        }
        Some((at, topics)) if at >= index => {
            note(format!("\"{name}\" comes later, on {}; move it above", topics.id.place.line_words()));
        }
        Some((_, topics)) if topics.kind.choices().is_empty() => {
            note(format!("\"{name}\" has no choices to ask about; name a question of kind \"pick_upto\""));
        }
        Some((_, topics)) if topics.for_each.is_some() => {
            note(format!("\"{name}\" is itself asked for each of something; one level is all there is"));
        }
        Some((_, topics)) => {
            let ids: Vec<&str> = topics.kind.choices().iter().map(|choice| choice.id.as_str()).collect();
            for own in question.own_tap_for.iter().filter(|own| !ids.contains(&own.value.as_str())) {
                let says = meant(&own.value, &ids, ["\"", "\""], &format!("its choices are {}", listed(&ids)));
                faults.note(
                    &own.place,
                    format!("own_tap_for of the question \"{id}\": \"{name}\" has no choice \"{}\"; {says}", own.value),
                );
            }
        }
    }
    if let Some(condition) = &question.show_if {
        let says = format!(
            "the question \"{id}\" has for_each and show_if, and a question has one condition; take one of them out"
        );
        faults.note(&condition.question.place, says);
    }
}

/// Conditions are judged on the form as it will be asked, so that one may name `school-how`.
fn written_out(draft: &Draft, faults: &mut Faults) {
    let asked = expand::expand(draft);
    for (index, one) in asked.iter().enumerate() {
        if let Some(first) = asked[..index].iter().find(|other| other.id == one.id)
            && (first.about.is_some() || one.about.is_some())
        {
            let says = format!(
                "asked for each choice this question is called \"{}\", as is the one on {}; give one of them another id",
                one.id,
                first.question.id.place.line_words()
            );
            faults.note(&one.question.id.place, says);
        }
        if one.about.is_none()
            && let Some(condition) = &one.show_if
        {
            leads(draft, &asked, index, &format!("show_if of the question \"{}\"", one.id), condition, faults);
        }
    }
    if let Some(condition) = &draft.know_if {
        leads(draft, &asked, asked.len(), "know_if of the form", condition, faults);
    }
}

/// Notes a condition that names nothing which is asked before.
fn leads(
    draft: &Draft,
    asked: &[expand::Asked<'_>],
    index: usize,
    whose: &str,
    Condition { question, is, .. }: &Condition,
    faults: &mut Faults,
) {
    let name = &question.value;
    let mut note = |at: &Placed<String>, says: String| faults.note(&at.place, format!("{whose}: {says}"));
    let Some((at, found)) = asked.iter().enumerate().find(|(_, other)| other.id == *name) else {
        let template = draft.questions.iter().find(|other| other.id.value == *name && other.for_each.is_some());
        let says = if let Some(template) = template {
            let topics = template.for_each.as_ref().map_or("", |topic| topic.value.as_str());
            format!("\"{name}\" is asked once for each of \"{topics}\"; name one of them, as \"school-{name}\"")
        } else {
            let above: Vec<&str> = asked[..index].iter().map(|other| other.id.as_str()).collect();
            format!("there is no question \"{name}\"; {}", advice(name, &above))
        };
        return note(question, says);
    };
    if at == index {
        return note(question, "a question cannot wait for its own answer; name one above".to_owned());
    }
    if at > index {
        let line = found.question.id.place.line_words();
        return note(question, format!("\"{name}\" comes later, on {line}; move it above this one"));
    }
    let ids: Vec<&str> = found.question.kind.choices().iter().map(|choice| choice.id.as_str()).collect();
    if ids.is_empty() {
        return note(question, format!("\"{name}\" has nothing to choose; name a question with choices"));
    }
    for is in is.iter().filter(|is| !ids.contains(&is.value.as_str())) {
        let says = meant(&is.value, &ids, ["\"", "\""], &format!("its choices are {}", listed(&ids)));
        note(is, format!("\"{name}\" has no choice \"{}\"; {says}", is.value));
    }
}
