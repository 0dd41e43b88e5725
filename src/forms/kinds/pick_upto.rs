//! Up to so many of several.

use super::Answered;
use crate::Choice;

json::declare! {
    /// Cards, of which some may be chosen.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct PickUpto {
        /// In the order they are shown.
        pub choices: Vec<Choice>,
        /// How many may be chosen.
        pub most: u32,
    }
}

impl Answered for PickUpto {
    fn choices(&self) -> &[Choice] {
        &self.choices
    }

    fn most(&self) -> usize {
        self.most as usize
    }
}
