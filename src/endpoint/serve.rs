//! The post box as a whole: its parts put together, its routes, and what it says of itself.

pub(crate) mod app;
pub mod log;
mod openapi;
pub mod start;
