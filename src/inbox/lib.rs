//! The officer's inbox: unlock, list, read, copy. It reaches keys only by messages to the worker.
//!
//! A folder is a room. Rules first, each natively tested; then the screens, which hold none:
//!
//! 1. [`site`]: what the inbox must know of its council, and what it says;
//! 2. [`session`]: from unlocking to locking, what is asked of the worker, and the list;
//! 3. [`letter`]: a letter as an officer reads it, why not to believe it, the strip and the two copies;
//! 4. [`screens`]: what an officer sees;
//! 5. [`browser`]: the page and the worker it runs in.

pub mod site;

pub mod session;

pub mod letter;

pub mod screens;

pub mod browser;

#[cfg(test)]
pub(crate) mod sample;
