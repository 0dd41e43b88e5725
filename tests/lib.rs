//! What the promises share: a council, a browser, a listener on the line, a liar, and people who fill in and read.

#![cfg(not(target_arch = "wasm32"))]

pub mod answers;
pub mod axe;
pub mod browser;
pub mod canary;
pub mod council;
pub mod desk;
pub mod filling;
pub mod letters;
pub mod liar;
pub mod load;
pub mod plain;
pub mod posting;
pub mod pseudo;
pub mod reading;
pub mod tap;
