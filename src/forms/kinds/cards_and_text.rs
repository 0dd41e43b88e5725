//! One of several, and words beneath: a topic on one screen.

use super::{Answered, Cards, Text};
use crate::{Choice, Value};

json::declare! {
    /// Cards with a box beneath. Either can be answered alone.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct CardsAndText {
        /// The cards, of which one may be chosen.
        pub cards: Cards,
        /// What the box asks.
        pub ask: String,
        /// The box.
        pub text: Text,
    }
}

impl CardsAndText {
    /// The answer that was chosen and typed.
    #[must_use]
    pub fn value(chosen: Vec<String>, typed: String) -> Value {
        Value::Fields(vec![("choice".to_owned(), Value::Ids(chosen)), ("text".to_owned(), Value::Text(typed))])
    }
}

impl Answered for CardsAndText {
    fn choices(&self) -> &[Choice] {
        &self.cards.choices
    }

    fn chars_max(&self) -> usize {
        self.text.chars_max as usize
    }
}
