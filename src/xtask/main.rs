//! `cargo xtask`: demo, test, build, bench.

use clap::{Parser, Subcommand, ValueEnum};
use xtask::{apps, bench, demo, faults, fuzz, need, stage, tests};

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
    Demo {
        /// Where a test lets it stand, on what is built already.
        #[arg(long, hide = true)]
        at: Option<std::path::PathBuf>,
        /// Without letters in the inbox.
        #[arg(long)]
        empty: bool,
    },
    /// Set up and run the tests: the gate.
    Test {
        /// Also what the gate need not repeat: dark, 400 %, keys alone, all journeys in three engines, long faults, fuzzing.
        #[arg(long)]
        all: bool,
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
    /// Let things go wrong around the post box, more often than a test run does, and count.
    Faults {
        /// What goes wrong.
        #[command(subcommand)]
        what: Faults,
        /// The seed that an earlier run printed, to repeat it.
        #[arg(long, global = true)]
        seed: Option<u64>,
    },
    /// Give what parses other people's bytes bytes that nobody would write.
    Fuzz {
        /// Only this target; else each of them.
        target: Option<String>,
        /// For how long each is run.
        #[arg(long, default_value_t = 60)]
        seconds: u64,
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
    /// Letters a second, waits and memory of the post box, beside the raw rate of the disk.
    Endpoint,
    /// First row and longest frame of the inbox, with 226, 2,000 and 10,000 letters in the post box.
    Inbox,
}

#[derive(Clone, Copy, Subcommand)]
enum Faults {
    /// It is killed with −9 under load.
    Kills {
        /// How many times.
        #[arg(long, default_value_t = 1_000)]
        times: u64,
    },
    /// The power fails under load: what was not synced is partly lost.
    Power {
        /// How many times.
        #[arg(long, default_value_t = 500)]
        times: u64,
    },
    /// One answer in twenty is lost, overtaken or doubled.
    Submissions {
        /// How many letters.
        #[arg(long, default_value_t = 1_000_000)]
        count: u64,
    },
}

#[expect(clippy::print_stderr, reason = "an error goes to the terminal")]
fn main() -> std::process::ExitCode {
    let done = match Arguments::parse().command {
        Command::Demo { at, empty } => demo::demo(at, empty),
        Command::Test { only, all } => tests::test(only.as_deref(), all),
        Command::Build => need::for_building().and_then(|()| apps::release()),
        Command::Bench { what: Bench::Site } => bench::site(),
        Command::Bench { what: Bench::Endpoint } => bench::endpoint(),
        Command::Bench { what: Bench::Inbox } => bench::inbox(),
        Command::Faults { what, seed } => match what {
            Faults::Kills { times } => faults::faults("kills::", times, seed),
            Faults::Power { times } => faults::faults("power_cuts::", times, seed),
            Faults::Submissions { count } => faults::faults("submissions::", count, seed),
        },
        Command::Fuzz { target, seconds } => fuzz::fuzz(target.as_deref(), seconds),
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
