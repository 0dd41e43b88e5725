//! `cargo xtask faults`: the tests of faults with larger numbers than a test run has, and again from a printed seed.

use crate::{
    apps,
    step::{Result, cargo, run},
};

/// The head of the table that the tests of faults leave rows of.
pub const HEAD: &str =
    "what went wrong                                            submitted  acknowledged    stored  opened  lost  twice";

/// What goes wrong.
#[derive(Clone, Copy, Debug)]
pub enum Fault {
    /// The post box is killed with −9.
    Kills,
    /// The power fails: what was not synced is partly lost.
    Power,
    /// Answers are lost, overtaken or doubled.
    Submissions,
}

/// Runs one of them so many times, from a new seed or a given one.
///
/// # Errors
///
/// What is missing, or what was lost.
pub fn faults(what: Fault, times: u64, seed: Option<u64>) -> Result<()> {
    apps::build_endpoint_release()?;
    let name = match what {
        Fault::Kills => "kills::",
        Fault::Power => "power_cuts::",
        Fault::Submissions => "submissions::",
    };
    let mut command = cargo();
    command.args(["test", "--quiet", "-p", "promises", "--test", "faults", "--", "--nocapture", name]);
    command.env("FRONT_SEAT_TIMES", times.to_string());
    if let Some(seed) = seed {
        command.env("FRONT_SEAT_SEED", seed.to_string());
    }
    run(&mut command)
}
