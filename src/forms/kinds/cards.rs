//! One of several.

use super::Answered;
use crate::Choice;

json::declare! {
    /// Cards, of which one may be chosen.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Cards {
        /// In the order they are shown.
        pub choices: Vec<Choice>,
    }
}

impl Answered for Cards {
    fn choices(&self) -> &[Choice] {
        &self.choices
    }
}
