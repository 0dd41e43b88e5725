//! The post box: keeps sealed letters that it cannot read until the inbox fetches them.
//!
//! Read in the order in which a letter meets the rooms:
//!
//! 1. [`settings`] and [`serve()`]: what is set, how the parts are put together, and the routes;
//! 2. [`limits`]: who may connect, how long, how many; whose turn it is; how much is read; how it is told no;
//! 3. [`letters`]: a letter comes in and is acknowledged;
//! 4. [`store`]: what a store promises, and SQLite and PostgreSQL that keep it;
//! 5. [`notices`]: who is told that letters wait;
//! 6. [`staff`]: who works here, how they come in, what they do;
//! 7. [`operations`]: what the operator does and is told: readiness, counts, retention, and looks from outside.
//!
//! Each room uses only those before it, in the order store, limits, settings, notices, letters, staff, operations, serve.
//! What could not be done is a [`fault`]; the command itself is the folder `program`.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};

pub mod fault;
pub mod letters;
pub mod limits;
pub mod notices;
pub mod operations;
pub mod serve;
pub mod settings;
pub mod staff;
pub mod store;

pub use letters::signing::make_keys;
pub use serve::start::{Serving, in_memory, serve};
pub use settings::Settings;

/// Where the time comes from, so that tests can move it.
pub type Now = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

/// The time of this machine.
#[must_use]
pub fn clock() -> Now {
    Arc::new(Utc::now)
}

/// What threads share. If one of them panicked meanwhile, it is as whole as it was between two statements.
fn locked<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod test_post_box;
