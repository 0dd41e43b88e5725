//! Who works here ([`people`]), how they come in (`sessions`), what they do (`desk`), and how they prove the way (`proof`).

pub(crate) mod desk;
pub mod people;
pub(crate) mod proof;
pub(crate) mod sessions;
