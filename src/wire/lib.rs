//! What travels between the browser, the post box and the inbox: this crate is the protocol and its document.
//!
//! Nothing here can lock or open anything. Read in this order:
//!
//! 1. [`ids`]: the name of a letter and the digest of its bytes;
//! 2. [`limits`]: every size and time, with its reason;
//! 3. [`envelope`]: the bytes of a `PUT`, two sealed groups and the little that stays in the clear;
//! 4. [`shape`]: what every honest letter looks like from outside;
//! 5. [`acknowledgement`]: what the post box signs, and what exactly is signed;
//! 6. [`staff`]: how staff sign in, and the rows they are given;
//! 7. [`deed`]: what staff do about one letter;
//! 8. [`keyset`]: whose keys a council publishes, and who can open what;
//! 9. [`day`] and [`hours`]: a day as it is written everywhere, and when somebody will see a letter, in working time;
//! 10. [`sending`]: what a page asks of the worker that seals and sends, and what it is told;
//! 11. [`desk`]: what the inbox asks of the worker that opens, and what it is told;
//! 12. [`trouble`]: what can go wrong with either.
//!
//! Each message is declared once, by [`json::declare!`]. What the post box and the key tool read and write is read there
//! with serde, from the same declarations; `both_story` holds the two together.

#![no_std]

extern crate alloc;

pub mod acknowledgement;
pub mod day;
pub mod deed;
pub mod desk;
pub mod envelope;
pub mod hours;
pub mod ids;
pub mod keyset;
pub mod limits;
pub mod sending;
pub mod shape;
pub mod staff;
pub mod trouble;

#[cfg(test)]
mod both_story;

pub use acknowledgement::{Acknowledgement, Outcome};
pub use day::Day;
pub use deed::Deed;
pub use envelope::{Envelope, EnvelopeFault, Hashes};
pub use hours::{Hours, Office};
pub use ids::{Digest, IdFault, LetterId};
pub use keyset::{KeyKind, KeySet, Openers, Roster, Route};
pub use shape::ShapeFault;
pub use trouble::Trouble;
