//! Where a screen stands in the way through a form, as far as the screen must know.

use forms::{Part, ShareRule};
use wire::Route;

use crate::journey::Journey;

/// Where a screen stands in the way through the form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The first screen: the way back leads to the start page.
    pub first: bool,
    /// Whether *Finish and send* makes sense here: not among the last questions, nor when changing one answer.
    pub can_finish: bool,
    /// Whether this is where it is said who hears how the meeting is set up.
    pub says_arrange: bool,
    /// Whether it is said that an answer stays out of the meeting: what is about the service has none.
    pub says_private: bool,
    /// Whether who may know is asked of each view.
    pub asks_each: bool,
    /// Whether it puts right a letter that has arrived.
    pub corrects: bool,
}

impl Journey {
    /// Where its screen stands.
    pub fn place(&self) -> Place {
        let questions = &self.form.questions;
        let arranges = questions.iter().position(|question| question.share == ShareRule::Arrange);
        Place {
            first: self.at_start(),
            can_finish: !self.changing() && self.part(self.step()) != Some(Part::Sending),
            says_arrange: self.on_screen().iter().any(|(index, _)| Some(*index) == arranges),
            says_private: self.form.to != Route::SERVICE,
            asks_each: self.form.asks_each(),
            corrects: self.replaces.is_some(),
        }
    }
}
