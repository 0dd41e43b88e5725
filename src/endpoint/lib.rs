//! The post box: keeps sealed letters that it cannot read until the inbox fetches them.
//!
//! Read in the order in which a letter meets the parts:
//!
//! 1. [`settings`] and [`serve()`]: what is set, and how the parts are put together;
//! 2. `connections`: who may connect, how long, how many;
//! 3. `app`: the routes, and around them `armour` (headers), `log`, `cors` and the time limit;
//! 4. `letters`: a letter comes in, read by `body`, and is acknowledged by [`signing`];
//! 5. [`store`]: what a store promises, and SQLite that keeps it;
//! 6. `desk`: what staff do, let in by [`door`] as [`people`] lists them; `refusal` says no;
//! 7. `demo`: the two built sites, for the demo and tests only.

mod app;
mod armour;
mod body;
mod connections;
mod cors;
mod demo;
mod desk;
pub mod door;
mod letters;
pub mod log;
pub mod origin;
pub mod people;
mod refusal;
pub mod serve;
pub mod settings;
pub mod signing;
pub mod store;

pub use app::Now;
pub use serve::{ServeError, Serving, serve};
pub use settings::Settings;
pub use signing::make_keys;

/// The time of this machine.
#[must_use]
pub fn clock() -> Now {
    std::sync::Arc::new(chrono::Utc::now)
}

#[cfg(test)]
mod trial;
