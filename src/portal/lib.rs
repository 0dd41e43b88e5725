//! The child's, carer's and parent's app, also rendered natively by `press`.
//!
//! A folder is a room, and each uses only those above it:
//!
//! 1. [`site`]: what a page must know of its council, the form it fetched, its words, names and times;
//! 2. [`journey`]: the way through a form, step by step, without a screen; what each button does to it; the letter that
//!    comes of it, and what became of that;
//! 3. [`pieces`]: the few pieces that every screen is built of;
//! 4. [`kinds`]: each kind of question, as it is answered;
//! 5. [`screens`]: what a step looks like, printed or in the browser;
//! 6. `printed` (native only): the pages that `press` prints, each whole, its first question usable at once;
//! 7. `browser` (browser only): takes over from the printed page and turns presses into steps.

pub mod site;

pub mod journey;

pub mod pieces;

pub mod kinds;

pub mod screens;

#[cfg(not(target_arch = "wasm32"))]
pub mod printed;

#[cfg(target_arch = "wasm32")]
pub mod browser;

#[cfg(test)]
mod sample;
