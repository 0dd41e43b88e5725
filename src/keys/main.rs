//! The `keys` command.

fn main() {}
