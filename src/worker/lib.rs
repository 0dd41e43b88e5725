//! The worker: it alone seals, sends, opens, and holds keys in a browser. Pages talk to it in [`wire::sending`]'s and
//! [`wire::desk`]'s words.
//!
//! There are two, each a program of its own, so that a child downloads nothing that opens. Each decides everything and does
//! nothing: what happened goes in, what is wanted comes out. Time and randomness are arguments. So every promise about
//! sending is tested without a browser, and the part that touches one stays small.
//!
//! 1. [`call`]: what either asks over the network;
//! 2. [`sending`]: seals letters and sends them, for whoever writes;
//! 3. [`desk`]: unlocks, fetches and opens, for staff;
//! 4. `browser` (browser only): messages and alarms; `call.js` beside it is the hand that calls.

pub mod call;
pub mod desk;
pub mod sending;

#[cfg(test)]
mod example;

#[cfg(target_arch = "wasm32")]
mod browser;
