//! The few pieces that every screen is built of: elements, the page they stand on, and what is answered with.

pub mod choices;
pub mod element;
pub mod page;
pub mod pen;
pub mod writing;
