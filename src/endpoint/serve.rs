//! The post box as a whole: its parts put together, its routes, and what it says of itself.

pub mod log;
mod openapi;
pub(crate) mod post_box;
pub(crate) mod routes;
pub mod start;
