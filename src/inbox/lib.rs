//! The officer's inbox: unlock, list, read, copy. It reaches keys only by messages to the worker.
//!
//! A folder is a room, and each uses only those above it. Rules first, each natively tested; then the screens, which hold
//! none:
//!
//! 1. [`site`]: what the inbox must know of its council, and what it says;
//! 2. [`letter`]: a letter as an officer reads it, why not to believe it, what its writer was told, the strip and the two
//!    copies;
//! 3. [`session`]: from unlocking to locking, what is asked of the worker, and the list;
//! 4. [`screens`]: what an officer sees;
//! 5. [`browser`]: the page and the worker it runs in.

pub mod site;

pub mod letter;

pub mod session;

pub mod screens;

pub mod browser;

#[cfg(test)]
pub(crate) mod sample;
