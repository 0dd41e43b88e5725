//! The officers' key tool: makes, changes and recovers keys on a staff machine. It never talks to a network.
//!
//! Each command of the program is one function here, so that the demo and the tests make keys the same way:
//!
//! 1. [`person`]: a person's first identity, and a new one after a while;
//! 2. [`recovery`]: the spare key, which any two of three holders can put together;
//! 3. [`post_box`]: the keys that the post box signs with;
//! 4. [`open`]: a letter out of the post box, read without the inbox;
//! 5. [`keys_file`]: `keys.toml`, the public part of all of them, and its six words;
//! 6. [`passphrases`] and [`secret_file`]: how secrets come in and go out;
//! 7. [`fault`]: what can go wrong, each in one sentence.

pub mod fault;
pub mod keys_file;
pub mod open;
pub mod passphrases;
pub mod person;
pub mod post_box;
pub mod recovery;
pub mod secret_file;

pub use fault::Fault;
