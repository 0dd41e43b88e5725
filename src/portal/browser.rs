//! The app in a browser: takes over from the printed page, and is the only part that touches it.

pub mod app;
pub mod page;
pub mod worker_link;
