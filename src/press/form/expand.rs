//! Questions that are asked once for each choice of another, written out.

use forms::Choice;

use super::{Condition, Draft, Question};
use crate::fault::Placed;

/// One question as it will be asked.
#[derive(Clone, Debug)]
pub struct Asked<'draft> {
    /// Its id: `school-how` where `how` is asked for each topic.
    pub id: String,
    /// What it was made from.
    pub question: &'draft Question,
    /// The question and the choice that it is asked about.
    pub about: Option<(&'draft Question, &'draft Choice)>,
    /// When it is asked: its own condition, or that its topic was chosen.
    pub show_if: Option<Condition>,
}

impl Asked<'_> {
    /// Whether its answer names people.
    pub fn own_tap(&self) -> bool {
        let topic = self.about.map(|(_, choice)| choice.id.as_str());
        self.question.own_tap || self.question.own_tap_for.iter().any(|own| Some(own.value.as_str()) == topic)
    }
}

/// Writes a form out. Questions that follow each other with the same `for_each` stay together for each choice:
/// how is school, what should change at school, how are pets, what should change with pets.
pub fn expand(draft: &Draft) -> Vec<Asked<'_>> {
    let mut asked = Vec::new();
    for block in draft.questions.chunk_by(|one, next| each(one).is_some() && each(one) == each(next)) {
        let Some(topic) = block.first().and_then(each) else {
            asked.extend(block.iter().map(once));
            continue;
        };
        // A topic that is not there has been noted; nothing is asked about it.
        let Some(topics) = draft.questions.iter().find(|question| question.id.value == topic) else { continue };
        for choice in topics.kind.choices() {
            asked.extend(block.iter().map(|question| about(question, topics, choice)));
        }
    }
    asked
}

/// The id of a question asked about a choice.
pub fn joined_id(choice: &str, question: &str) -> String {
    format!("{choice}-{question}")
}

fn each(question: &Question) -> Option<&str> {
    question.for_each.as_ref().map(|topic| topic.value.as_str())
}

fn once(question: &Question) -> Asked<'_> {
    Asked { id: question.id.value.clone(), question, about: None, show_if: question.show_if.clone() }
}

fn about<'draft>(question: &'draft Question, topics: &'draft Question, choice: &'draft Choice) -> Asked<'draft> {
    Asked {
        id: joined_id(&choice.id, &question.id.value),
        question,
        about: Some((topics, choice)),
        show_if: Some(Condition {
            question: topics.id.clone(),
            is: vec![Placed { value: choice.id.clone(), place: topics.id.place.clone() }],
            not: false,
        }),
    }
}
