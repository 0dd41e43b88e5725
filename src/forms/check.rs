//! Answers against their form, as notes in plain words. Nothing is thrown away and nothing is cut short.

use crate::{Answers, Form, Question, ShareRule, letter::asks_for_soon, steps};

/// Something to put right before sending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Nothing was answered: there is nothing to send yet.
    Nothing,
    /// A text is longer than the form takes.
    TooLong {
        /// How many letters over.
        over: usize,
    },
    /// More was chosen than the form takes.
    TooMany {
        /// How many may be chosen.
        most: usize,
    },
    /// Something was chosen that the form does not offer.
    NotOffered,
}

/// Everything to put right before these answers are sent. Only what is asked now is looked at.
#[must_use]
pub fn check(form: &Form, answers: &Answers) -> Vec<Note> {
    let asked = steps(form, answers);
    let is_said = |question: &&Question| {
        answers.get(&question.id).is_some_and(|answer| {
            question.share != ShareRule::WithLetter || asks_for_soon(&question.id, answer.value.ids())
        })
    };
    let said_something = asked.iter().any(is_said);
    let one = |question: &&Question| question.kind.check(&answers.get(&question.id)?.value);
    let mut notes: Vec<Note> = asked.iter().filter_map(one).collect();
    if !said_something {
        notes.insert(0, Note::Nothing);
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Value, sample::sample};

    #[track_caller]
    fn check_notes(given: &[(&str, Value)], expected: &[Note]) {
        let mut answers = Answers::default();
        for (question, value) in given {
            answers.put(question, value.clone());
        }
        assert_eq!(check(&sample(), &answers), expected);
    }

    fn chosen(ids: &[&str]) -> Value {
        Value::Ids(ids.iter().map(ToString::to_string).collect())
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
        check_notes(&[("headline", text)], &[Note::TooLong { over: 5 }]);
    }

    #[test]
    fn a_letter_of_many_signs_is_one_letter() {
        check_notes(&[("headline", Value::Text("👨‍👩‍👧‍👦".repeat(20)))], &[]);
        check_notes(&[("headline", Value::Text("👨‍👩‍👧‍👦".repeat(21)))], &[Note::TooLong { over: 1 }]);
    }

    #[test]
    fn too_many_topics_and_unknown_topics_are_noted() {
        let many = Note::TooMany { most: 2 };
        check_notes(&[("topics", chosen(&["school", "pets", "friends"]))], &[many]);
        let unknown = Note::NotOffered;
        check_notes(&[("topics", chosen(&["dragons"]))], &[unknown]);
    }
}
