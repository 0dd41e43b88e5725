//! `cargo xtask fuzz`: what parses other people's bytes is given bytes that nobody would write.

use std::{fs, path::PathBuf, process::Command};

use crate::{
    need,
    step::{Log, Result, cargo, root, step, target},
};

/// The targets of `tests/fuzz`, in the order in which bytes meet them.
pub const TARGETS: [&str; 5] = ["requests", "envelope", "header", "armor", "letter"];

/// How long one input may take, in seconds. More is as bad as a crash.
const INPUT_SECONDS_MAX: u32 = 10;

/// Runs one target or all, each for so many seconds. What is found on the way is kept beneath `target/fuzz`, so that the next
/// run goes on from there.
pub fn fuzz(only: Option<&str>, seconds: u64) -> Result<()> {
    if let Some(unknown) = only.filter(|name| !TARGETS.contains(name)) {
        return Err(format!("there is no target {unknown:?}; there are {}", TARGETS.join(", ")));
    }
    need::for_fuzzing()?;
    step("building the fuzz targets", |log| log.run(&mut cargo_fuzz("build")))?;
    for name in TARGETS.into_iter().filter(|name| only.is_none_or(|only| only == *name)) {
        step(&format!("fuzzing {name} for {seconds} s"), |log| one(name, seconds, log))?;
    }
    Ok(())
}

fn one(name: &str, seconds: u64, log: &Log) -> Result<()> {
    let corpus = target().join("fuzz/corpus").join(name);
    fs::create_dir_all(&corpus).map_err(|why| format!("cannot make {}: {why}", corpus.display()))?;
    let seeds = folder().join("seeds").join(name);
    let mut command = cargo_fuzz("run");
    command.arg(name).arg(corpus).arg(seeds).arg("--");
    command.arg(format!("-max_total_time={seconds}")).arg(format!("-timeout={INPUT_SECONDS_MAX}"));
    log.run(&mut command).map_err(|_| "it found a fault".to_owned())
}

/// cargo-fuzz without a sanitizer: those need a nightly compiler, and our own code has no unsafe line to watch.
fn cargo_fuzz(act: &str) -> Command {
    let mut command = Command::new(need::tool("cargo-fuzz"));
    command.current_dir(root()).env("CARGO_TARGET_DIR", target().join("fuzz"));
    command.env("CARGO", cargo().get_program());
    command.args(["fuzz", act, "--sanitizer", "none", "--fuzz-dir"]).arg(folder());
    command
}

fn folder() -> PathBuf {
    root().join("tests/fuzz")
}

#[cfg(test)]
mod checks {
    use super::*;

    #[test]
    fn every_target_has_its_program_and_seeds_and_no_other_is_there() {
        let manifest = fs::read_to_string(folder().join("Cargo.toml")).expect("the manifest of the targets");
        assert_eq!(manifest.matches("[[bin]]").count(), TARGETS.len());
        for name in TARGETS {
            assert!(manifest.contains(&format!("path = \"targets/{name}.rs\"")), "{name} has no program");
            let seeds = fs::read_dir(folder().join("seeds").join(name)).map(Iterator::count);
            assert!(seeds.is_ok_and(|seeds| seeds > 0), "{name} has no seeds");
        }
    }
}
