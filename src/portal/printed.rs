//! What `press` prints: whole pages, made of the same pieces that the app uses.

pub mod dialogs;
pub mod home;
pub mod leave;
pub mod notice;
pub mod pages;
pub mod paper;
pub mod shell;

#[cfg(test)]
mod pages_story;
