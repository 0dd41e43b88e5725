//! What was answered, and who may know it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Everything answered so far, by question id. Lives in memory only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(BTreeMap<String, Answer>);

/// One answer and who may know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What was answered.
    pub value: Value,
    /// The writer's choice, if they made one.
    pub sharing: Option<Sharing>,
}

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Text as it was typed.
    Text(String),
    /// Ids of the choices, in the order of the form.
    Chosen(Vec<String>),
}

/// Who may know an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sharing {
    /// Say it in my meeting.
    Meeting,
    /// Keep it with my IRO.
    Keep,
    /// Sort it without the meeting.
    Sort,
    /// Talk to me first. What an answer means when nothing was chosen.
    #[default]
    TalkFirst,
}

impl Answers {
    /// What was answered to this question.
    #[must_use]
    pub fn get(&self, question: &str) -> Option<&Answer> {
        self.0.get(question)
    }

    /// The text typed for this question, or nothing.
    #[must_use]
    pub fn text(&self, question: &str) -> &str {
        match self.value(question) {
            Some(Value::Text(text)) => text,
            _ => "",
        }
    }

    /// The ids chosen for this question.
    #[must_use]
    pub fn chosen(&self, question: &str) -> &[String] {
        match self.value(question) {
            Some(Value::Chosen(ids)) => ids,
            _ => &[],
        }
    }

    /// Whether this choice was made.
    #[must_use]
    pub fn is(&self, question: &str, choice: &str) -> bool {
        self.chosen(question).iter().any(|id| id == choice)
    }

    /// Keeps an answer; an empty one is no answer, and is taken away.
    pub fn put(&mut self, question: &str, value: Value) {
        if value.is_empty() {
            self.0.remove(question);
            return;
        }
        let sharing = self.get(question).and_then(|answer| answer.sharing);
        self.0.insert(question.to_owned(), Answer { value, sharing });
    }

    /// Keeps who may know an answer. Without an answer there is nothing to know.
    pub fn share(&mut self, question: &str, sharing: Sharing) {
        if let Some(answer) = self.0.get_mut(question) {
            answer.sharing = Some(sharing);
        }
    }

    /// Takes an answer away.
    pub fn remove(&mut self, question: &str) {
        self.0.remove(question);
    }

    /// Every answered question's id.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Whether nothing was answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn value(&self, question: &str) -> Option<&Value> {
        self.get(question).map(|answer| &answer.value)
    }
}

impl Value {
    /// Whether there is nothing in it: no letter, or no choice.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::Chosen(ids) => ids.is_empty(),
        }
    }
}
