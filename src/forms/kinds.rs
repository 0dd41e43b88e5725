//! The ways to answer a question: a file for each, and the one table that names them.

mod cards;
mod cards_and_text;
mod officer;
mod pick_upto;
mod scale;
mod sort;
mod text;

pub use self::{
    cards::Cards, cards_and_text::CardsAndText, officer::Officer, pick_upto::PickUpto, scale::Scale, sort::Sort,
    text::Text,
};
use crate::{Choice, Note, Value, tongue::letters_over};

json::declare! {
    /// How a question is answered, and what that needs.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Kind {
        /// Words, typed.
        Text(Text) = "text",
        /// One of several.
        Cards(Cards) = "cards",
        /// One of several, or some, and words beneath: a topic on one screen.
        CardsAndText(CardsAndText) = "cards_and_text",
        /// Up to so many of several.
        PickUpto(PickUpto) = "pick_upto",
        /// One step of a scale, of words or of numbers.
        Scale(Scale) = "scale",
        /// Things, each put on one of some piles.
        Sort(Sort) = "sort",
        /// One of the council's officers, *I don't know*, or *this is about my IRO*.
        Officer(Officer) = "officer",
    }
}

impl Kind {
    fn answered(&self) -> &dyn Answered {
        match self {
            Self::Text(kind) => kind,
            Self::Cards(kind) => kind,
            Self::CardsAndText(kind) => kind,
            Self::PickUpto(kind) => kind,
            Self::Scale(kind) => kind,
            Self::Sort(kind) => kind,
            Self::Officer(kind) => kind,
        }
    }

    /// What can be chosen; nothing where there is only text.
    #[must_use]
    pub fn choices(&self) -> &[Choice] {
        self.answered().choices()
    }

    /// The choice with this id.
    #[must_use]
    pub fn choice(&self, id: &str) -> Option<&Choice> {
        self.choices().iter().find(|choice| choice.id == id)
    }

    /// Every picture that is shown to answer it, by its name.
    pub fn pictures(&self) -> impl Iterator<Item = &str> {
        let (things, piles): (&[Choice], &[Choice]) = match self {
            Self::Sort(Sort { things, piles, .. }) => (things, piles),
            other => (other.choices(), &[]),
        };
        things.iter().chain(piles).map(|choice| choice.picture.as_str()).filter(|name| !name.is_empty())
    }

    /// How many of the choices may be made.
    #[must_use]
    pub fn most(&self) -> usize {
        self.answered().most()
    }

    /// Puts an officer before the others; says whether there is such an officer to choose.
    pub fn to_front(&mut self, officer: &str) -> bool {
        let Self::Officer(Officer { choices }) = self else { return false };
        let place = choices.iter().position(|choice| choice.id == officer);
        place.is_some_and(|place| {
            choices[..=place].rotate_right(1);
            true
        })
    }

    /// As much of an answer to another question as this one can be answered with.
    #[must_use]
    pub fn keep(&self, value: &Value) -> Value {
        let offered = |ids: &[String]| ids.iter().filter(|id| self.choice(id).is_some()).cloned().collect::<Vec<_>>();
        let kept = match value {
            Value::Ids(ids) => Value::Ids(offered(ids)),
            Value::Fields(fields) if !matches!(self, Self::Sort(_)) => {
                let one = |(name, value): &(String, Value)| (name.clone(), self.keep(value));
                Value::Fields(fields.iter().map(one).collect())
            }
            other => other.clone(),
        };
        if self.check(&kept).is_none() { kept } else { Value::default() }
    }

    /// What is to be put right in an answer before it is sent.
    #[must_use]
    pub fn check(&self, value: &Value) -> Option<Note> {
        self.answered().check(value)
    }

    /// The ids of what was chosen, as a letter has them; nothing for text.
    #[must_use]
    pub fn chosen(&self, value: &Value) -> Vec<String> {
        self.answered().chosen(value)
    }

    /// An answer in words: what was typed, and the words of each choice. Whoever shows an answer shows these.
    ///
    /// `fill` puts names into `{$iro}` and the like; what was typed stays as it is.
    #[must_use]
    pub fn words(&self, value: &Value, fill: &dyn Fn(&str) -> String) -> Vec<String> {
        self.answered().words(value, fill)
    }
}

/// What a kind says of itself. What nearly all say alike stands here.
trait Answered {
    fn choices(&self) -> &[Choice] {
        &[]
    }

    fn most(&self) -> usize {
        1
    }

    fn chars_max(&self) -> usize {
        0
    }

    fn check(&self, value: &Value) -> Option<Note> {
        wrong(self.choices(), self.most(), self.chars_max(), value)
    }

    fn chosen(&self, value: &Value) -> Vec<String> {
        value.ids().to_vec()
    }

    fn words(&self, value: &Value, fill: &dyn Fn(&str) -> String) -> Vec<String> {
        said(self.choices(), value, fill)
    }
}

fn wrong(choices: &[Choice], most: usize, chars_max: usize, value: &Value) -> Option<Note> {
    match value {
        Value::Text(text) => {
            let over = letters_over(text, chars_max);
            (over > 0).then_some(Note::TooLong { over })
        }
        Value::Ids(ids) if ids.iter().any(|id| !choices.iter().any(|choice| choice.id == *id)) => {
            Some(Note::NotOffered)
        }
        Value::Ids(ids) => (ids.len() > most).then_some(Note::TooMany { most }),
        Value::Fields(fields) => fields.iter().find_map(|(_, value)| wrong(choices, most, chars_max, value)),
    }
}

fn said(choices: &[Choice], value: &Value, fill: &dyn Fn(&str) -> String) -> Vec<String> {
    match value {
        Value::Text(text) => vec![text.clone()],
        Value::Ids(ids) => {
            let choice = |id: &String| choices.iter().find(|choice| choice.id == *id);
            ids.iter().map(|id| choice(id).map_or_else(|| id.clone(), |choice| fill(&choice.words))).collect()
        }
        Value::Fields(fields) => {
            let some = fields.iter().filter(|(_, value)| !value.is_empty());
            some.flat_map(|(_, value)| said(choices, value, fill)).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::sample;

    #[track_caller]
    fn check_words(question: &str, value: &Value, expected: &[&str]) {
        let form = sample();
        let kind = &form.question(question).expect("a question of the sample").kind;
        assert_eq!(kind.words(value, &|words| words.to_uppercase()), expected);
    }

    fn ids(ids: &[&str]) -> Value {
        Value::Ids(ids.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn any_answer_is_said_in_words() {
        check_words("headline", &Value::Text("as typed".into()), &["as typed"]);
        check_words("topics", &ids(&["school", "pets"]), &["SCHOOL", "PETS"]);
        // An id that the form no longer has is said as it is, not passed over.
        check_words("topics", &ids(&["dragons"]), &["dragons"]);
        check_words("pets-how", &CardsAndText::value(vec!["bad".into()], "He bites".into()), &["BAD", "He bites"]);
        check_words("pets-how", &CardsAndText::value(vec!["bad".into()], " ".into()), &["BAD"]);
        check_words("pets-how", &CardsAndText::value(Vec::new(), "He bites".into()), &["He bites"]);
    }
}
