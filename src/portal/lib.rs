//! The child's, carer's and parent's app, also rendered natively by `press`.
//!
//! In the order of a visit:
//!
//! 1. [`site`]: what a page must know of its council; [`words`]: which interface words there are;
//! 2. [`pages`]: the pages that `press` prints, each whole, its first question usable at once;
//! 3. [`journey`]: the way through a form, step by step, without a screen; [`act`]: what each button does to it;
//! 4. [`question`], [`choices`], [`sharing`], [`closing`], [`post`]: what a step looks like, printed or in the browser,
//!    built of the few pieces of [`element`] and [`page`];
//! 5. [`letter`]: what was said, as the message that the sealing worker gets; [`told`]: what it answers;
//! 6. `app`, `browser` and `courier` (browser only): take over from the printed page and turn presses into steps.

pub mod act;
#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod choices;
pub mod closing;
#[cfg(target_arch = "wasm32")]
pub mod courier;
#[cfg(not(target_arch = "wasm32"))]
pub mod dialogs;
pub mod element;
pub mod file;
#[cfg(not(target_arch = "wasm32"))]
pub mod home;
pub mod journey;
pub mod json;
pub mod letter;
pub mod names;
#[cfg(not(target_arch = "wasm32"))]
pub mod outbox;
pub mod page;
#[cfg(not(target_arch = "wasm32"))]
pub mod pages;
#[cfg(not(target_arch = "wasm32"))]
pub mod paper;
pub mod passage;
pub mod post;
pub mod question;
pub mod sharing;
#[cfg(not(target_arch = "wasm32"))]
pub mod shell;
pub mod site;
pub mod told;
pub mod when;
pub mod words;

#[cfg(test)]
mod journey_story;
#[cfg(test)]
mod pages_story;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod screens_story;
