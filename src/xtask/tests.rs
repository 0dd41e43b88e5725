//! `cargo xtask test`: the gate, in the order in which a fault is cheapest to find; `--all` adds what it need not repeat.

use std::{
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use crate::{
    apps,
    cluster::{self, Cluster},
    fuzz, need,
    stage::{self},
    step::{Log, Result, cargo, empty_dir, root, run, spoken, step, target},
    suite::{self, Count, Suite},
};

/// Our crates that also run in a browser.
const WASM: &[&str] = &["json", "forms", "wire", "seal", "worker", "portal", "inbox"];

/// The programs of tests that need a council, browsers or a post box built for release.
const PROMISES: &[&str] = &["promises", "faults"];

/// How long each fuzz target is run with `--all`; `cargo xtask fuzz` runs them for hours.
const FUZZ_SECONDS: u64 = 120;

/// The faults that `--all` lets happen more often, and how often; `cargo xtask faults` does so for hours.
const LONG_FAULTS: &[(&str, &str)] = &[("kills::", "300"), ("power_cuts::", "150"), ("submissions::", "300000")];

/// What has been done so far.
#[derive(Default)]
struct Run {
    count: Count,
    /// Each step with how long it took, for the table at the end.
    steps: Vec<(String, Duration)>,
}

/// Sets up and runs the tests, and ends with the line `N passed, N failed`: the gate, or all there are, or only the promises
/// whose name contains `only`.
pub fn test(only: Option<&str>, all: bool) -> Result<()> {
    let begun = Instant::now();
    need::for_testing()?;
    if all {
        need::for_networks()?;
    }
    let mut done = Run::default();
    if only.is_none() {
        done.check("format: cargo fmt --check", |log| log.run(cargo().args(["fmt", "--all", "--check"])));
        done.check("licences, bans and sources: cargo deny", |log| {
            log.run(deny().args(["check", "licenses", "bans", "sources"]))
        });
        done.check("clippy, native", |log| {
            // What is no test is no target of all: a bench that does not compile is noticed here.
            let named = ["bench", "screenshots", "freeze"].iter().flat_map(|name| ["--test", name]);
            let mut clippy = cargo();
            log.run(clippy.args(["clippy", "--workspace", "--all-targets"]).args(named).args(["--", "-D", "warnings"]))
        });
        done.check("clippy, wasm32", |log| log.run(clippy_for_wasm().args(["--", "-D", "warnings"])));
        done.check("each pure crate stands alone", each_alone);
    }
    let targets =
        if only.is_none() { &["--all-targets"][..] } else { &["--bins", "--test", "promises", "--test", "faults"] };
    let suites = done.timed("building the programs and their tests", |log| suite::build(targets, log))?;
    done.took("building the apps for the browser", || apps::build().and_then(|_| apps::build_vectors()))?;
    let (mut promises, own): (Vec<_>, Vec<_>) = suites.into_iter().partition(|suite| PROMISES.contains(&&*suite.name));
    promises.retain(|suite| only.is_none_or(|only| suite.has(only)));
    if promises.iter().any(|suite| suite.name == "faults") {
        done.took("building the post box for release", apps::build_endpoint_release)?;
    }
    // Stands until every suite has run.
    let cluster = step("raising a PostgreSQL server", |_| Cluster::raise(&cluster::folder("tests")))?;
    if only.is_none() {
        done.check("press check", |log| {
            log.run(stage::program("press").args(["check", "--public", "public", "--today", stage::TODAY]))
        });
        if all {
            done.fuzz(FUZZ_SECONDS);
        }
        done.suites("the crates' own tests", &own, &[], &[(cluster::VARIABLE, &cluster.base())]);
    }
    let at_a_time = format!("--test-threads={}", suite::at_a_time());
    let mut arguments = vec![&*at_a_time];
    arguments.extend(only);
    arguments.extend(all.then_some("--include-ignored"));
    empty_dir(&budgets())?;
    empty_dir(&faults())?;
    done.suites("the promises", &promises, &arguments, &[(cluster::VARIABLE, &cluster.base())]);
    for (what, times) in LONG_FAULTS.iter().filter(|_| all && only.is_none()) {
        let faults = promises.iter().filter(|suite| suite.name == "faults");
        faults.for_each(|suite| {
            done.suite(&format!("{what} {times} times"), suite, &[what], &[("FRONT_SEAT_TIMES", times)])
        });
    }
    show(&budgets(), "brotli 11");
    show(&faults(), crate::faults::HEAD);
    if done.count == Count::default() {
        return Err(format!("no promise has {:?} in its name", only.unwrap_or_default()));
    }
    done.close(begun)
}

/// Where the promises about sizes leave their rows, a file each.
pub fn budgets() -> PathBuf {
    target().join("budgets")
}

/// Where the tests of faults leave their counts, a file each.
pub fn faults() -> PathBuf {
    target().join("faults")
}

/// Looks for published advisories. Apart from the tests, since it needs a network.
pub fn advisories() -> Result<()> {
    need::for_testing()?;
    run(deny().args(["check", "advisories"]))
}

/// Writes a picture of every page and step to `target/screenshots/`.
pub fn screenshots() -> Result<()> {
    need::for_testing()?;
    stage::build()?;
    run(cargo()
        .args(["test", "--quiet", "-p", "promises", "--test", "screenshots", "--", "--nocapture"])
        .env("FRONT_SEAT_SCREENSHOTS", target().join("screenshots")))
}

/// Keeps letters and identity files of this version in `tests/vectors/`, unless this version has them already.
pub fn freeze() -> Result<()> {
    run(cargo()
        .args(["test", "--quiet", "-p", "promises", "--test", "freeze", "--", "--nocapture"])
        .env("FRONT_SEAT_FREEZE", env!("CARGO_PKG_VERSION")))
}

impl Run {
    /// A step that counts as one test.
    fn check(&mut self, name: &str, work: impl FnOnce(&Log) -> Result<()>) {
        let done = self.timed(name, work);
        self.add(Count { passed: done.is_ok().into(), failed: done.is_err().into() });
    }

    fn timed<T>(&mut self, name: &str, work: impl FnOnce(&Log) -> Result<T>) -> Result<T> {
        self.took(name, || step(name, work))
    }

    /// Steps that are one row of the table.
    fn took<T>(&mut self, name: &str, steps: impl FnOnce() -> Result<T>) -> Result<T> {
        let start = Instant::now();
        let done = steps();
        self.steps.push((name.to_owned(), start.elapsed()));
        done
    }

    fn fuzz(&mut self, seconds: u64) {
        let done = self.took("fuzzing", || fuzz::fuzz(None, seconds));
        self.add(Count { passed: done.is_ok().into(), failed: done.is_err().into() });
    }

    /// Programs of tests, a step each.
    fn suites(&mut self, what: &str, suites: &[Suite], arguments: &[&str], variables: &[(&str, &str)]) {
        for suite in suites {
            self.suite(&format!("{what}: {}", suite.name), suite, arguments, variables);
        }
    }

    fn suite(&mut self, name: &str, suite: &Suite, arguments: &[&str], variables: &[(&str, &str)]) {
        let mut count = Count::default();
        // What failed has been said and is counted.
        let _ = self.timed(name, |log| {
            let (counted, done) = suite.run(arguments, variables, log);
            count = counted;
            done
        });
        self.add(count);
    }

    fn add(&mut self, Count { passed, failed }: Count) {
        self.count.passed += passed;
        self.count.failed += failed;
    }

    #[expect(clippy::print_stdout, reason = "the table and the closing line are what the command is for")]
    fn close(self, begun: Instant) -> Result<()> {
        for (name, time) in self.steps {
            println!("{:>12}  {name}", spoken(time));
        }
        println!("{:>12}  all of it\n", spoken(begun.elapsed()));
        let Count { passed, failed } = self.count;
        println!("{passed} passed, {failed} failed");
        if failed == 0 { Ok(()) } else { Err(format!("{failed} failed; see above")) }
    }
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

fn clippy_for_wasm() -> Command {
    let mut command = cargo();
    command.args(["clippy", "--target", "wasm32-unknown-unknown"]);
    for name in WASM {
        command.args(["-p", name]);
    }
    command
}

/// Features that one crate turns on must not hide that another forgot to.
fn each_alone(log: &Log) -> Result<()> {
    for name in ["json", "forms", "wire", "seal"] {
        log.run(cargo().args(["check", "-p", name]))?;
        log.run(cargo().args(["check", "--target", "wasm32-unknown-unknown", "-p", name]))?;
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
    fn the_wasm_crates_are_there() {
        for name in WASM {
            assert!(root().join("src").join(name).join("Cargo.toml").exists(), "{name} is gone");
        }
    }
}
