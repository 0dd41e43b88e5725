//! The flags of the command line that stand for settings: one for each field of [`Settings`].

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Args, Command, Error, FromArgMatches, parser::ValueSource};
use endpoint::Settings;

/// Under which heading the help has them.
pub const HEADING: &str = "Settings";

const CONFIG: &str = "config";

/// What was said on the command line.
#[derive(Debug, Default)]
pub struct Flags {
    /// The file that `--config` names.
    pub config: Option<PathBuf>,
    /// Each key that was said, by the name it has in the file.
    pub said: Vec<(String, String)>,
}

impl Args for Flags {
    fn augment_args(command: Command) -> Command {
        let file = Arg::new(CONFIG).long(CONFIG).value_name("FILE").value_parser(clap::value_parser!(PathBuf)).help(
            "A TOML file with any of the settings, written with underscores; `endpoint serve --help` explains each",
        );
        let flags = Settings::flags().map(|flag| flag.help_heading(HEADING).hide_short_help(true));
        command.arg(file).args(flags)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Flags {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let said = Settings::flags().filter_map(|flag| {
            let key = flag.get_id().as_str();
            let is_said = matches.value_source(key) == Some(ValueSource::CommandLine);
            is_said.then(|| Some((key.to_owned(), matches.get_one::<String>(key)?.clone())))?
        });
        Ok(Self { config: matches.get_one::<PathBuf>(CONFIG).cloned(), said: said.collect() })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_is_a_flag_that_says_it() {
        for flag in Settings::flags() {
            let command = Flags::augment_args(Command::new("serve"));
            let said = format!("--{}", flag.get_id().as_str().replace('_', "-"));
            let matches = command.try_get_matches_from(["serve", &said, "x"]).unwrap();
            let expected = [(flag.get_id().to_string(), "x".to_owned())];
            assert_eq!(Flags::from_arg_matches(&matches).unwrap().said, expected);
        }
    }

    #[test]
    fn a_flag_that_is_said_twice_is_refused() {
        let command = Flags::augment_args(Command::new("serve"));
        for flag in ["--origin", "--leads"] {
            let twice = command.clone().try_get_matches_from(["serve", flag, "a", flag, "b"]);
            assert!(twice.unwrap_err().to_string().contains("cannot be used multiple times"));
        }
    }
}
