//! Mounts the inbox in a browser.

fn main() {}
