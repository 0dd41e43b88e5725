//! `cargo xtask bench`: measured tables, printed and written to `target/bench/*.json`.

use std::process::Command;

use crate::{
    apps, need, stage,
    step::{Result, cargo, root, run, step, target},
};

/// First control, Next works and bytes, of a form page and an explainer, beside a plain HTML form.
pub fn site() -> Result<()> {
    need::for_testing()?;
    stage::build()?;
    run(cargo()
        .args(["test", "--quiet", "-p", "promises", "--test", "bench", "--", "site"])
        .env("FRONT_SEAT_BENCH", target().join("bench")))
}

/// How soon an officer sees the list, and how smooth it is, with 226, 2,000 and 10,000 letters in the post box.
pub fn inbox() -> Result<()> {
    need::for_testing()?;
    stage::build()?;
    run(cargo()
        .args(["test", "--quiet", "-p", "promises", "--test", "bench", "--", "inbox"])
        .env("FRONT_SEAT_BENCH", target().join("bench")))
}

/// How many letters a second the post box keeps, beside what the disk can do without it.
pub fn endpoint() -> Result<()> {
    need::for_postgres()?;
    apps::build_endpoint_release()?;
    // Senders are built as the post box is: they share its processor.
    let test = ["test", "--release", "-p", "promises", "--test", "bench", "--no-run"];
    step("building the senders for release", |log| log.run(cargo().args(test)))?;
    let cargo = cargo();
    // Thousands of connections at both ends: as many files as this account may open.
    let more_files = "ulimit -n 16384 2>/dev/null || ulimit -n \"$(ulimit -Hn)\"; exec \"$@\"";
    let mut with_files = Command::new("sh");
    with_files.current_dir(root()).args(["-c", more_files, "sh"]).arg(cargo.get_program());
    with_files.args(["test", "--quiet", "--release", "-p", "promises", "--test", "bench", "--", "endpoint"]);
    run(with_files.env("FRONT_SEAT_BENCH", target().join("bench")))
}
