//! The `endpoint` command.

fn main() {}
