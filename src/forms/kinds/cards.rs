//! One of several.

use serde::{Deserialize, Serialize};

use super::Answered;
use crate::Choice;

/// Cards, of which one may be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cards {
    /// In the order they are shown.
    pub choices: Vec<Choice>,
}

impl Answered for Cards {
    fn choices(&self) -> &[Choice] {
        &self.choices
    }
}
