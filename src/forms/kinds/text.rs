//! Words, typed: one line, or as much as wanted.

use serde::{Deserialize, Serialize};

use super::Answered;

/// A box to write in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// Whether there is room for more than a line.
    #[serde(default)]
    pub long: bool,
    /// The longest text, in characters.
    pub chars_max: u32,
    /// Beginnings of sentences that may be tapped into the box.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub starters: Vec<String>,
}

impl Answered for Text {
    fn chars_max(&self) -> usize {
        self.chars_max as usize
    }
}
