//! The `press` command.

fn main() {}
