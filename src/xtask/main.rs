//! `cargo xtask`: demo, test, build, bench.

use clap::{Parser, Subcommand, ValueEnum};
use xtask::{apps, bench, demo, need, stage, tests};

/// The developer's commands of Front Seat.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Set up, build and run a fictional council on this machine: portal, inbox and post box.
    Demo,
    /// Set up and run every test.
    Test {
        /// Only the promises whose name contains this.
        only: Option<String>,
    },
    /// Build both sites into dist/ with your key-set, and the release programs.
    Build,
    /// Measure, print a table, and write it to target/bench/.
    Bench {
        /// What to measure.
        what: Bench,
    },
    /// Write a picture of every page and step to target/screenshots/.
    Screenshots,
    /// Keep letters and identity files of this version in tests/vectors/: done once for each release.
    Freeze,
    /// Look for published advisories against our dependencies (needs a network).
    Advisories,
    /// What Trunk calls before and after building: press check, press print.
    #[command(hide = true)]
    Hook {
        /// `check` or `print`.
        what: String,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Bench {
    /// First control and Next of a form page and an explainer, beside a plain HTML form.
    Site,
}

#[expect(clippy::print_stderr, reason = "an error goes to the terminal")]
fn main() -> std::process::ExitCode {
    let done = match Arguments::parse().command {
        Command::Demo => demo::demo(),
        Command::Test { only } => tests::test(only.as_deref()),
        Command::Build => need::for_building().and_then(|()| apps::release()),
        Command::Bench { what: Bench::Site } => bench::site(),
        Command::Screenshots => tests::screenshots(),
        Command::Freeze => tests::freeze(),
        Command::Advisories => tests::advisories(),
        Command::Hook { what } => stage::hook(&what),
    };
    match done {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("error: {why}");
            std::process::ExitCode::FAILURE
        }
    }
}
