//! The browser that the inbox runs in: its page and its worker.

pub mod link;
pub mod mount;
