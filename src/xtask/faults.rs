//! `cargo xtask faults`: the tests of faults with larger numbers than a test run has, and again from a printed seed.

use crate::{
    apps,
    step::{Result, cargo, run},
};

/// The head of the table that the tests of faults leave rows of.
pub const HEAD: &str =
    "what went wrong                                            submitted  acknowledged    stored  opened  lost  twice";

/// Runs the tests whose names begin so that many times, from a new seed or a given one.
pub fn faults(name: &str, times: u64, seed: Option<u64>) -> Result<()> {
    apps::build_endpoint_release()?;
    let mut command = cargo();
    command.args(["test", "--quiet", "-p", "promises", "--test", "faults", "--", "--nocapture", name]);
    command.env("FRONT_SEAT_TIMES", times.to_string());
    if let Some(seed) = seed {
        command.env("FRONT_SEAT_SEED", seed.to_string());
    }
    run(&mut command)
}
