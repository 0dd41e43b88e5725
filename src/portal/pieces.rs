//! The few pieces that every screen is built of: elements, and the page they stand on.

pub mod element;
pub mod page;
