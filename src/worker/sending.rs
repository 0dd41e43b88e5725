//! The worker that seals and sends.
//!
//! 1. [`event`]: what happens to it, and what it wants done;
//! 2. [`verdict`]: what an answer of the post box means for a letter;
//! 3. [`keys`]: the site's key-set, fetched before it is needed;
//! 4. [`parcel`]: one letter, from plain documents to the last word about it;
//! 5. [`outbox`]: every letter on its way;
//! 6. `keeping`: when this device keeps one;
//! 7. `pages`: which of several pages sends it.
//!
//! In a browser, `device.js` is the hand that reaches into the device: files, database, locks, other pages. It decides nothing.

pub mod event;
mod keeping;
pub mod keys;
pub mod outbox;
mod pages;
pub mod parcel;
pub mod verdict;

#[cfg(test)]
mod found_story;
#[cfg(test)]
mod keeping_story;
#[cfg(test)]
mod outbox_story;
#[cfg(test)]
mod pages_story;

#[cfg(target_arch = "wasm32")]
mod browser;

#[cfg(target_arch = "wasm32")]
pub use browser::start;
