//! The `endpoint` command: `serve` runs the post box; the others make its keys, look after it, and look at it.

mod commands;
mod flags;
mod manual;
mod run;

use std::{
    env,
    error::Error,
    io::{self, Write as _},
    process::ExitCode,
};

use clap::FromArgMatches as _;
use endpoint::Settings;

use crate::{
    commands::{Act, Command, command},
    flags::Flags,
};

type Outcome = Result<ExitCode, Box<dyn Error>>;

fn main() -> ExitCode {
    let said = Command::from_arg_matches(&command().get_matches()).unwrap_or_else(|why| why.exit());
    let done = match said.act {
        Act::Serve(flags) => settings(flags).and_then(run::serve),
        Act::Backup { to, settings: flags } => settings(flags).and_then(|settings| run::backup(&settings, &to)),
        Act::Restore { from, deleted_since, deleted_since_file, settings: flags } => {
            let old = endpoint::settings::other_database(deleted_since, deleted_since_file.as_deref());
            settings(flags).and_then(|settings| run::restore(&settings, &from, old?.as_ref()))
        }
        Act::Staff { log, settings: flags } => settings(flags).and_then(|settings| run::staff(&settings, &log)),
        Act::Keys { out } => run::keys(&out),
        Act::Retention { dry_run, today_is, settings: flags } => {
            settings(flags).and_then(|settings| run::retention(&settings, dry_run, today_is))
        }
        Act::Check { from_outside, settings: flags } => run::check(settings(flags), from_outside),
        Act::Settings => say(endpoint::settings::EXAMPLE.trim_end()),
        Act::Completions { shell } => manual::completions(shell),
        Act::Man { out } => manual::pages(out.as_deref()),
    };
    done.unwrap_or_else(|why| {
        // If even this cannot be written, the exit code is left to tell it.
        let _ = writeln!(io::stderr(), "endpoint: {why}");
        ExitCode::FAILURE
    })
}

fn settings(flags: Flags) -> Result<Settings, Box<dyn Error>> {
    // What is not Unicode cannot be a setting of ours, nor the name of one.
    let variables =
        env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
    Ok(Settings::load(flags.config.as_deref(), variables, flags.said)?)
}

/// A line for whoever asked. A pipe that was closed early is their affair.
fn say(text: &str) -> Outcome {
    let mut out = io::stdout().lock();
    match writeln!(out, "{text}").and_then(|()| out.flush()) {
        Err(why) if why.kind() != io::ErrorKind::BrokenPipe => Err(why.into()),
        _ => Ok(ExitCode::SUCCESS),
    }
}
