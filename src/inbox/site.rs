//! What the inbox must know of its council, and the words it says.

pub mod config;
pub mod words;
