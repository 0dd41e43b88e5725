//! How a letter is locked: age v1 files, to typed keys, padded so that size says nothing.
//!
//! The format is C2SP's age (<https://c2sp.org/age>), so that what is sealed here opens with tools we did not write.
//! No primitive is ours: `hpke`, `x25519-dalek`, `chacha20poly1305`, `hkdf`, `scrypt` and `ed25519-dalek` do the work.
//! The clock is never asked, and randomness arrives as an argument. Read in this order:
//!
//! 1. [`recipient`] and [`identity`]: public and secret keys, each of one kind;
//! 2. [`file`](mod@file): the two doors, [`seal`] and [`open`];
//! 3. [`padding`] and [`letter`]: the two groups of a letter, alike in size and shape;
//! 4. [`passphrase`], [`armor`] and [`identity_file`]: how a person keeps an identity;
//! 5. [`sign`]: what the post box signs, and what staff sign;
//! 6. [`keyset`], [`fingerprint`] and [`words`]: whether published keys can be used, and the six words people compare.

#![no_std]

extern crate alloc;

mod bech;
mod file_key;
mod header;
mod hybrid;
mod payload;
mod x25519;

pub mod armor;
pub mod fault;
pub mod file;
pub mod fingerprint;
pub mod identity;
pub mod identity_file;
pub mod keyset;
pub mod letter;
pub mod padding;
pub mod passphrase;
pub mod recipient;
pub mod sign;
pub mod words;

#[cfg(test)]
mod example;
#[cfg(test)]
mod tampering;

pub use fault::{KeyFault, OpenError, Part, SealError};
pub use file::{open, open_in_order, seal};
pub use identity::Identity;
pub use identity_file::{IdentityFile, UnlockError};
pub use letter::{Plain, seal_letter};
pub use recipient::Recipient;
pub use sign::{PostBox, SignInKey};
