//! `cargo xtask test`: everything, in the order in which a fault is cheapest to find.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    apps,
    cluster::{self, Cluster},
    fuzz, need,
    stage::{self},
    step::{Result, cargo, empty_dir, root, run, step, target},
};

/// Our crates that also run in a browser.
const WASM: &[&str] = &["json", "forms", "wire", "seal", "worker", "portal", "inbox"];

/// How long each fuzz target is run with the tests; `cargo xtask fuzz` runs them for hours.
const FUZZ_SECONDS: u64 = 10;

/// What has passed and failed so far.
#[derive(Default)]
struct Count {
    passed: u32,
    failed: u32,
    /// The PostgreSQL server that the suites are given.
    postgres: String,
}

/// Sets up and runs every test, and ends with the line `N passed, N failed`.
///
/// # Errors
///
/// What is missing, or how many failed.
pub fn test(only: Option<&str>) -> Result<()> {
    need::for_testing()?;
    let mut count = Count::default();
    if only.is_none() {
        count.check("format: cargo fmt --check", || run(cargo().args(["fmt", "--all", "--check"])));
        count.check("licences, bans and sources: cargo deny", || {
            run(deny().args(["check", "licenses", "bans", "sources"]))
        });
        count.check("clippy, native", || {
            run(cargo().args(["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]))
        });
        count.check("clippy, wasm32", || run(clippy_for_wasm().args(["--", "-D", "warnings"])));
        count.check("each pure crate stands alone", each_alone);
    }
    stage::build()?;
    step("building the sealing code for the public vectors", || apps::build_vectors().map(drop))?;
    // Stands until every suite has run.
    let cluster = step("raising a PostgreSQL server", || Cluster::raise(&cluster::folder("tests")))?;
    count.postgres = cluster.base();
    if only.is_none() {
        count.check("press check", || {
            run(stage::program("press").args(["check", "--public", "public", "--today", stage::TODAY]))
        });
        count.check("fuzzing, ten seconds for each target", || fuzz::fuzz(None, FUZZ_SECONDS));
        count.suite("the crates' own tests", &["--workspace", "--exclude", "promises"], &[])?;
    }
    // Each promise may open browsers and derive keys: two at a time, whatever the machine.
    let filter: Vec<&str> = ["--test-threads=2"].into_iter().chain(only).collect();
    empty_dir(&budgets())?;
    empty_dir(&faults())?;
    apps::build_endpoint_release()?;
    count.suite("the promises", &["-p", "promises"], &filter)?;
    show(&budgets(), "brotli 11");
    show(&faults(), crate::faults::HEAD);
    if count.passed + count.failed == 0 {
        return Err(format!("no promise has {:?} in its name", only.unwrap_or_default()));
    }
    count.close()
}

/// Where the promises about sizes leave their rows, a file each.
#[must_use]
pub fn budgets() -> PathBuf {
    target().join("budgets")
}

/// Where the tests of faults leave their counts, a file each.
#[must_use]
pub fn faults() -> PathBuf {
    target().join("faults")
}

/// Looks for published advisories. Apart from the tests, since it needs a network.
///
/// # Errors
///
/// What is missing, or what was found.
pub fn advisories() -> Result<()> {
    need::for_testing()?;
    run(deny().args(["check", "advisories"]))
}

/// Writes a picture of every page and step to `target/screenshots/`.
///
/// # Errors
///
/// What is missing, or what went wrong on the way.
pub fn screenshots() -> Result<()> {
    need::for_testing()?;
    stage::build()?;
    run(cargo()
        .args(["test", "--quiet", "-p", "promises", "--test", "screenshots", "--", "--nocapture"])
        .env("FRONT_SEAT_SCREENSHOTS", target().join("screenshots")))
}

/// Keeps letters and identity files of this version in `tests/vectors/`.
///
/// # Errors
///
/// What went wrong; also if this version has them already.
pub fn freeze() -> Result<()> {
    run(cargo()
        .args(["test", "--quiet", "-p", "promises", "--test", "freeze", "--", "--nocapture"])
        .env("FRONT_SEAT_FREEZE", env!("CARGO_PKG_VERSION")))
}

impl Count {
    fn check(&mut self, name: &str, work: impl FnOnce() -> Result<()>) {
        match step(name, work) {
            Ok(()) => self.passed += 1,
            Err(_) => self.failed += 1,
        }
    }

    /// Runs tests with cargo and adds up what each `test result:` line says.
    fn suite(&mut self, name: &str, what: &[&str], filter: &[&str]) -> Result<()> {
        let log = target().join("test-output.txt");
        let before = (self.passed, self.failed);
        let done = step(name, || {
            let mut command = cargo();
            command.args(["test", "--no-fail-fast"]).args(what).arg("--").args(filter);
            tee(&mut command, &log, &[(cluster::VARIABLE, &self.postgres)])
        });
        let text = std::fs::read_to_string(&log).map_err(|error| format!("no output of the tests: {error}"))?;
        for line in text.lines().filter_map(|line| line.trim().strip_prefix("test result: ")) {
            self.passed += number_before(line, "passed");
            self.failed += number_before(line, "failed");
        }
        // A suite that does not compile prints no result line at all.
        if done.is_err() && self.failed == before.1 {
            self.failed += 1;
        }
        Ok(())
    }

    #[expect(clippy::print_stdout, reason = "the closing line is what the command is for")]
    fn close(self) -> Result<()> {
        let Self { passed, failed, .. } = self;
        println!("{passed} passed, {failed} failed");
        if failed == 0 { Ok(()) } else { Err(format!("{failed} failed; see above")) }
    }
}

/// Runs a command, showing its output and keeping a copy.
fn tee(command: &mut Command, log: &Path, variables: &[(&str, &str)]) -> Result<()> {
    let arguments: Vec<_> = command.get_args().map(|part| part.to_string_lossy().into_owned()).collect();
    let program = command.get_program().to_owned();
    let mut shell = Command::new("bash");
    shell
        .current_dir(root())
        .args(["-o", "pipefail", "-c", "\"$@\" 2>&1 | tee \"$FRONT_SEAT_LOG\"", "bash"])
        .arg(program)
        .args(arguments)
        .env("FRONT_SEAT_LOG", log)
        .envs(variables.iter().copied());
    run(&mut shell)
}

/// Shows the rows that a suite left in a folder, in the order of their files' names.
#[expect(clippy::print_stdout, reason = "the tables are part of a run")]
fn show(folder: &Path, head: &str) {
    let listed = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut rows: Vec<_> = listed.map(|entry| (entry.file_name(), std::fs::read_to_string(entry.path()))).collect();
    rows.sort_by(|one, other| one.0.cmp(&other.0));
    let rows: Vec<_> = rows.into_iter().filter_map(|(_, row)| row.ok()).collect();
    if !rows.is_empty() {
        println!("\n{head}\n{}\n", rows.join("\n"));
    }
}

fn number_before(line: &str, word: &str) -> u32 {
    let words: Vec<_> = line.split([' ', ';', '.']).filter(|part| !part.is_empty()).collect();
    words.windows(2).find(|pair| pair[1] == word).and_then(|pair| pair[0].parse().ok()).unwrap_or(0)
}

fn clippy_for_wasm() -> Command {
    let mut command = cargo();
    command.args(["clippy", "--quiet", "--target", "wasm32-unknown-unknown"]);
    for name in WASM {
        command.args(["-p", name]);
    }
    command
}

/// Features that one crate turns on must not hide that another forgot to.
fn each_alone() -> Result<()> {
    for name in ["forms", "wire", "seal"] {
        run(cargo().args(["check", "--quiet", "-p", name]))?;
        run(cargo().args(["check", "--quiet", "--target", "wasm32-unknown-unknown", "-p", name]))?;
    }
    Ok(())
}

fn deny() -> Command {
    let mut command = Command::new(need::tool("cargo-deny"));
    command.current_dir(root()).env("CARGO", std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(["--log-level", "error", "--config", ".deny.toml"]);
    command
}

#[cfg(test)]
mod checks {
    use super::*;

    #[test]
    fn result_lines_are_added_up() {
        let line = "ok. 16 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        assert_eq!((number_before(line, "passed"), number_before(line, "failed")), (16, 2));
        assert_eq!(number_before("nothing here", "passed"), 0);
    }

    #[test]
    fn the_wasm_crates_are_there() {
        for name in WASM {
            assert!(root().join("src").join(name).join("Cargo.toml").exists(), "{name} is gone");
        }
    }
}
