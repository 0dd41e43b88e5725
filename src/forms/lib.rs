//! What we ask, and what was answered. Pure: no clock, no randomness, no network, no screen.
//!
//! In the order of an answer's journey:
//!
//! 1. [`form`]: a form and its questions, with the words already resolved by `press`; [`voice`]: to whom it speaks;
//!    [`tongue`]: how a language says days, lists and counts, and what it takes for a letter;
//! 2. [`kinds`]: the ways to answer a question, a file for each;
//! 3. [`answer`]: what was answered, and who may know it;
//! 4. [`steps`]: which questions are asked, given what was answered so far;
//! 5. [`check`]: answers against their form, as notes in plain words;
//! 6. [`letter`]: the two documents that are sealed, and how a reader compares them again;
//! 7. [`rules`]: what the forms say of their questions to whoever reads the letters;
//! 8. [`fill`]: names put into words; [`asked`]: every question that was ever asked; [`tally`]: what a survey comes to.

pub mod answer;
pub mod asked;
pub mod check;
pub mod fill;
pub mod form;
pub mod kinds;
pub mod letter;
pub mod rules;
pub mod steps;
pub mod tally;
pub mod tongue;
pub mod voice;

#[cfg(test)]
mod sample;

pub use answer::{Answer, Answers, Sharing, Value};
pub use asked::Record;
pub use check::{Note, check};
pub use fill::fill;
pub use form::{Choice, Form, Part, Question, ShareRule, ShowIf};
pub use kinds::Kind;
pub use letter::{Document, Documents, Fault, GroupName, Heading, Said};
pub use rules::{Rule, Rules};
pub use steps::steps;
pub use tongue::{Last, Much, Tongue};
pub use voice::Voice;
