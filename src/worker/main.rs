//! Starts the worker in a browser.

fn main() {}
