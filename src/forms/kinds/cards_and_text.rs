//! One of several, or some, and words beneath: a topic on one screen, or people by their faces and names.

use super::{Answered, Cards, Text};
use crate::{Choice, Value};

json::declare! {
    /// Cards with a box beneath. Either can be answered alone.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct CardsAndText {
        /// The cards.
        pub cards: Cards,
        /// How many of them may be chosen.
        pub most: u32 = 1,
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

    fn most(&self) -> usize {
        self.most as usize
    }

    fn chars_max(&self) -> usize {
        self.text.chars_max as usize
    }
}
