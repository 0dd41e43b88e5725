//! The post box as a whole: its parts (`post_box`), its `routes`, listening and stopping ([`start`]), and what it says of itself
//! ([`log`], `openapi`).

pub mod log;
mod openapi;
pub(crate) mod post_box;
pub(crate) mod routes;
pub mod start;
