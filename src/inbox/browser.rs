//! The browser that the inbox runs in: its page, its worker, its clipboard and files.

pub mod link;
pub mod mount;
pub mod page;
