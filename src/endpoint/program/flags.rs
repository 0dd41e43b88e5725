//! The flags of the command line that stand for settings: one for each key, made from the one list of them.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Args, Command, Error, FromArgMatches};
use endpoint::settings::{KEYS, Key, Unsaid};

/// What was said on the command line.
#[derive(Debug, Default)]
pub struct Flags {
    /// The file that `--config` names.
    pub config: Option<PathBuf>,
    /// Each key that was said, by the name it has in the file.
    pub said: Vec<(&'static str, String)>,
}

/// The same for a command whose help need not explain every key, because that of `serve` does.
#[derive(Debug, Default)]
pub struct Unexplained(pub Flags);

const CONFIG: &str = "config";

impl Args for Flags {
    fn augment_args(command: Command) -> Command {
        let file = Arg::new(CONFIG)
            .long(CONFIG)
            .value_name("FILE")
            .value_parser(clap::value_parser!(PathBuf))
            .help("A TOML file with any of the keys below, written with underscores");
        let keys = KEYS.into_iter().map(|key| {
            Arg::new(key.name)
                .long(key.name.replace('_', "-"))
                .value_name(key.takes)
                .help(help(key))
                .help_heading("Settings")
                .hide_short_help(true)
        });
        command.arg(file).args(keys)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl Args for Unexplained {
    fn augment_args(command: Command) -> Command {
        Flags::augment_args(command)
            .mut_args(|arg| if KEYS.iter().any(|key| key.name == arg.get_id()) { arg.hide(true) } else { arg })
            .mut_arg(CONFIG, |arg| {
                arg.help("The settings, a TOML file; they may be flags, too: see `endpoint serve --help`")
            })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Unexplained {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        Flags::from_arg_matches(matches).map(Self)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        self.0.update_from_arg_matches(matches)
    }
}

impl FromArgMatches for Flags {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let said =
            KEYS.into_iter().filter_map(|Key { name, .. }| Some((name, matches.get_one::<String>(name)?.clone())));
        Ok(Self { config: matches.get_one::<PathBuf>(CONFIG).cloned(), said: said.collect() })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

fn help(Key { about, unsaid, .. }: Key) -> String {
    match unsaid {
        Unsaid::Default(value) => format!("{about} [default: {value}]"),
        Unsaid::Needed(example) => format!("{about} [needed, as {example}]"),
        Unsaid::Nothing(example) => format!("{about} [as {example}]"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_settings_is_a_flag_that_says_it() {
        for Key { name, .. } in KEYS {
            let flag = format!("--{}", name.replace('_', "-"));
            let command = Flags::augment_args(Command::new("serve"));
            let matches = command.try_get_matches_from(["serve", &flag, "x"]).unwrap();
            assert_eq!(Flags::from_arg_matches(&matches).unwrap().said, [(name, "x".to_owned())]);
        }
        let flags = Flags::augment_args(Command::new("serve")).get_arguments().count();
        assert_eq!(flags, KEYS.len() + 1, "all flags but --config are keys");
    }

    #[test]
    fn other_commands_take_every_key_and_explain_none() {
        let mut command = Unexplained::augment_args(Command::new("staff"));
        let help = command.render_long_help().to_string();
        assert!(help.contains("--config") && help.contains("endpoint serve --help"), "{help}");
        for Key { name, .. } in KEYS {
            let flag = format!("--{}", name.replace('_', "-"));
            assert!(!help.contains(&format!("{flag} ")), "{flag} in {help}");
            let matches = command.clone().try_get_matches_from(["staff", &flag, "x"]).unwrap();
            assert_eq!(Unexplained::from_arg_matches(&matches).unwrap().0.said, [(name, "x".to_owned())]);
        }
    }

    #[test]
    fn a_flag_that_is_said_twice_is_refused() {
        let command = Flags::augment_args(Command::new("serve"));
        let twice = command.try_get_matches_from(["serve", "--origin", "a", "--origin", "b"]);
        assert!(twice.unwrap_err().to_string().contains("cannot be used multiple times"));
    }
}
