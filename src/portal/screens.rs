//! What a step looks like, printed or in the browser.

pub mod closing;
pub mod know;
pub mod post;
pub mod question;
pub mod sharing;

#[cfg(test)]
mod screens_story;
