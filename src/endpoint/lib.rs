//! The post box: keeps sealed letters that it cannot read until the inbox fetches them.
//!
//! Read in the order in which a letter meets the parts:
//!
//! 1. [`settings`] and [`serve()`]: what is set, and how the parts are put together;
//! 2. `connections`: who may connect, how long, how many, with as many [`files`] as the system allows;
//! 3. `turns`: whose turn it is, and what a network may do at once;
//! 4. `app`: the routes, as `openapi` describes them, and around them `armour` (headers), `log`, `cors` and the time limit;
//! 5. `letters`: a letter comes in, read by `body`, and is acknowledged by [`signing`];
//! 6. [`store`]: what a store promises, and SQLite that keeps it;
//! 7. `desk`: what staff do, let in by [`door`] as [`people`] lists them; `refusal` says no;
//! 8. `operations`: what the operator is told, of [`ready`] and [`metrics`]; [`retention`] takes away what is due;
//!    [`roll`], [`check`] and [`again`] look at the whole from outside;
//! 9. `demo`: the two built sites, for the demo and tests only.

pub mod again;
mod app;
mod armour;
mod body;
pub mod check;
mod connections;
mod cors;
mod demo;
mod desk;
pub mod door;
pub mod files;
pub mod flow;
mod letters;
pub mod log;
pub mod metrics;
mod openapi;
mod operations;
pub mod origin;
pub mod people;
pub mod ready;
mod reason;
mod refusal;
pub mod retention;
pub mod roll;
pub mod serve;
pub mod settings;
pub mod signing;
pub mod store;
mod turns;

pub use app::Now;
pub use serve::{ServeError, Serving, in_memory, open_store, serve};
pub use settings::Settings;
pub use signing::make_keys;

/// The time of this machine.
#[must_use]
pub fn clock() -> Now {
    std::sync::Arc::new(chrono::Utc::now)
}

#[cfg(test)]
mod trial;
