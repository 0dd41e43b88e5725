//! One of the council's officers, or nobody by name.

use super::Answered;
use crate::Choice;

json::declare! {
    /// The council's officers, then *I don't know* and *this is about my IRO*.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Officer {
        /// The ids are those of the council's people, or the words of a route to nobody by name.
        pub choices: Vec<Choice>,
    }
}

impl Answered for Officer {
    fn choices(&self) -> &[Choice] {
        &self.choices
    }
}
