//! `cargo xtask bench`: measured tables, printed and written to `target/bench/*.json`.

use crate::{
    need, stage,
    step::{Result, cargo, run, target},
};

/// First control, Next works and bytes, of a form page and an explainer, beside a plain HTML form.
///
/// # Errors
///
/// What is missing, or what went wrong.
pub fn site() -> Result<()> {
    need::for_testing()?;
    stage::build()?;
    run(cargo()
        .args(["test", "--quiet", "-p", "promises", "--test", "bench", "--", "--nocapture"])
        .env("FRONT_SEAT_BENCH", target().join("bench")))
}
