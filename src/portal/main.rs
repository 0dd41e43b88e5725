//! Mounts the portal in a browser.

fn main() {}
