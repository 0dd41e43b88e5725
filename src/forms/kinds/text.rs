//! Words, typed: one line, or as much as wanted.

use super::Answered;

json::declare! {
    /// A box to write in.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Text {
        /// Whether there is room for more than a line.
        pub long: bool = false,
        /// The longest text, in letters as people count them.
        pub chars_max: u32,
        /// Beginnings of sentences that may be tapped into the box.
        pub starters: Vec<String> = Vec::new(),
    }
}

impl Answered for Text {
    fn chars_max(&self) -> usize {
        self.chars_max as usize
    }
}
