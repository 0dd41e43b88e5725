//! A session from unlocking to locking: what is asked of the worker, what it tells, and the list that comes of it.

pub mod deeds;
pub mod desk;
pub mod errands;
pub mod keeping;
pub mod line;
pub mod listing;
pub mod looking;
pub mod rows;
pub mod suspending;
pub mod told;

#[cfg(test)]
pub(crate) mod listing_story;
#[cfg(test)]
pub(crate) mod looking_story;
#[cfg(test)]
pub(crate) mod told_story;
