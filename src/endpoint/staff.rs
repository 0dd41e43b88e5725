//! Who works here ([`people`]), how they come in (`sessions`), and what they do (`desk`).

pub(crate) mod desk;
pub mod people;
pub(crate) mod sessions;
