//! The post box: keeps sealed letters that it cannot read until the inbox fetches them.
//!
//! Read in the order in which a letter meets the rooms:
//!
//! 1. [`settings`] and [`serve()`]: what is set, how the parts are put together, and the routes;
//! 2. [`limits`]: who may connect, how long, how many; whose turn it is; how much is read; how it is told no;
//! 3. [`letters`]: a letter comes in and is acknowledged;
//! 4. [`store`]: what a store promises, and SQLite and PostgreSQL that keep it;
//! 5. [`staff`]: who works here, how they come in, what they do;
//! 6. [`operations`]: what the operator does and is told: readiness, counts, retention, and looks from outside;
//! 7. `demo`: the two built sites, for the demo and tests only.

mod demo;
pub mod letters;
pub mod limits;
pub mod operations;
pub mod serve;
pub mod settings;
pub mod staff;
pub mod store;

pub use letters::signing::make_keys;
pub use serve::{
    app::Now,
    start::{ServeError, Serving, in_memory, open_store, serve},
};
pub use settings::Settings;

/// The time of this machine.
#[must_use]
pub fn clock() -> Now {
    std::sync::Arc::new(chrono::Utc::now)
}

#[cfg(test)]
mod test_post_box;
