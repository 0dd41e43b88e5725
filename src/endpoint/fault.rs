//! Why something could not be done: one sentence for whoever runs the post box.

use std::fmt;

/// What is wrong, and what to do about it. It holds nothing that must not be shown.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Fault(String);

impl Fault {
    /// A sentence of one's own, or of another fault.
    pub fn new(sentence: impl fmt::Display) -> Self {
        Self(sentence.to_string())
    }
}
