//! Answers against their form, as notes in plain words. Nothing is thrown away and nothing is cut short.

use crate::{Answers, Form, Kind, Part, Question, Value, steps};

/// Something to put right before sending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Nothing was answered: there is nothing to send yet.
    Nothing,
    /// This text is longer than the form takes.
    TooLong {
        /// The question.
        question: String,
        /// How many characters over.
        over: usize,
    },
    /// More was chosen than the form takes.
    TooMany {
        /// The question.
        question: String,
        /// How many may be chosen.
        most: u32,
    },
    /// Something was chosen that the form does not offer.
    NotOffered {
        /// The question.
        question: String,
    },
}

/// Everything to put right before these answers are sent. Only what is asked now is looked at.
#[must_use]
pub fn check(form: &Form, answers: &Answers) -> Vec<Note> {
    let asked = steps(form, answers);
    let said_something =
        asked.iter().any(|question| question.part != Part::Sending && answers.get(&question.id).is_some())
            || answers.is(crate::form::known::SOON, crate::form::known::YES);
    let mut notes: Vec<Note> = asked.iter().filter_map(|question| check_one(question, answers)).collect();
    if !said_something {
        notes.insert(0, Note::Nothing);
    }
    notes
}

fn check_one(question: &Question, answers: &Answers) -> Option<Note> {
    let id = || question.id.clone();
    match &answers.get(&question.id)?.value {
        Value::Text(text) => {
            let over = text.chars().count().saturating_sub(question.chars_max as usize);
            (over > 0).then(|| Note::TooLong { question: id(), over })
        }
        Value::Chosen(ids) => {
            let most = if question.kind == Kind::PickUpto { question.most } else { 1 };
            if ids.iter().any(|chosen| question.choice(chosen).is_none()) {
                Some(Note::NotOffered { question: id() })
            } else if ids.len() > most as usize {
                Some(Note::TooMany { question: id(), most })
            } else {
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::sample;

    #[track_caller]
    fn check_notes(given: &[(&str, Value)], expected: &[Note]) {
        let mut answers = Answers::default();
        for (question, value) in given {
            answers.put(question, value.clone());
        }
        assert_eq!(check(&sample(), &answers), expected);
    }

    fn chosen(ids: &[&str]) -> Value {
        Value::Chosen(ids.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn one_line_is_enough() {
        check_notes(&[("headline", Value::Text("I like my school".into()))], &[]);
    }

    #[test]
    fn wanting_to_be_contacted_is_enough() {
        check_notes(&[("soon", chosen(&["yes"]))], &[]);
    }

    #[test]
    fn spaces_are_not_an_answer() {
        check_notes(&[("headline", Value::Text("   ".into()))], &[Note::Nothing]);
    }

    #[test]
    fn a_long_answer_is_noted_and_kept_whole() {
        let text = Value::Text("é".repeat(25));
        check_notes(&[("headline", text)], &[Note::TooLong { question: "headline".into(), over: 5 }]);
    }

    #[test]
    fn too_many_topics_and_unknown_topics_are_noted() {
        let many = Note::TooMany { question: "topics".into(), most: 2 };
        check_notes(&[("topics", chosen(&["school", "pets", "friends"]))], &[many]);
        let unknown = Note::NotOffered { question: "topics".into() };
        check_notes(&[("topics", chosen(&["dragons"]))], &[unknown]);
    }
}
