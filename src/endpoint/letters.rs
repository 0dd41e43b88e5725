//! A letter comes in, and is acknowledged.

pub(crate) mod put;
pub mod signing;
