//! Who works here, how they come in, and what they do.

pub(crate) mod desk;
pub mod people;
pub mod sessions;
