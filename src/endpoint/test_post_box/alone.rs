//! Runs a test in a process of its own, for what a process has only one of: its limits, its log.

use std::{env, process::Command};

/// Set for the process of its own.
const ALONE: &str = "FRONT_SEAT_TEST_ALONE";

/// Whether this is that process. If not, it runs the named test in one, after some shell words, and judges the outcome.
pub(crate) fn is_alone(test: &str, shell: &str) -> bool {
    if env::var_os(ALONE).is_some() {
        return true;
    }
    let mut child = Command::new("sh");
    child.args(["-c", &format!("{shell} exec \"$0\" --exact {test} --nocapture")]);
    let told = child.arg(env::current_exe().unwrap()).env(ALONE, "1").output().unwrap();
    let said = [told.stdout, told.stderr].map(|said| String::from_utf8_lossy(&said).into_owned()).concat();
    assert!(told.status.success() && said.contains("1 passed"), "{said}");
    false
}
