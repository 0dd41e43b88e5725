//! The command line of `endpoint serve`: one flag for each key of the settings file.

use std::path::PathBuf;

use clap::Args;

/// What can be said on the command line. `endpoint::Settings` says what each means in full.
#[derive(Args)]
pub struct Flags {
    /// A TOML file with any of the keys below, written with underscores
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Where the post box listens; port 0 takes a free one. TLS is the job of the proxy in front
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<String>,
    /// The SQLite file, on a local disk; it is made if it is not there (required)
    #[arg(long, value_name = "FILE")]
    database: Option<String>,
    /// The folder that `endpoint keys --out` made (required)
    #[arg(long, value_name = "FOLDER")]
    key_dir: Option<String>,
    /// The council's keys.toml: who may sign in. Read again whenever it has changed (required)
    #[arg(long, value_name = "FILE")]
    keys: Option<String>,
    /// The ids of those who may delete letters, with commas between
    #[arg(long, value_name = "IDS")]
    leads: Option<String>,
    /// The post box's own origin as browsers see it; staff sign it (required)
    #[arg(long, value_name = "ORIGIN")]
    origin: Option<String>,
    /// The origin of the children's site: it may put letters and nothing else (required)
    #[arg(long, value_name = "ORIGIN")]
    portal_origin: Option<String>,
    /// The origin of the inbox (required)
    #[arg(long, value_name = "ORIGIN")]
    inbox_origin: Option<String>,
    /// How many connections at once; more wait in the system's own queue
    #[arg(long, value_name = "NUMBER")]
    connections_max: Option<String>,
    /// How many letters may wait for the disk; more are told to come again
    #[arg(long, value_name = "NUMBER")]
    queue_max: Option<String>,
    /// How much of letters on their way in may be held in memory
    #[arg(long, value_name = "MEBIBYTES")]
    body_megabytes_max: Option<String>,
    /// How large the database may grow before new letters are told to wait
    #[arg(long, value_name = "MEBIBYTES")]
    database_megabytes_max: Option<String>,
    /// How long the head of a request, or silence between two, is waited for
    #[arg(long, value_name = "SECONDS")]
    header_seconds: Option<String>,
    /// How long a body is waited for
    #[arg(long, value_name = "SECONDS")]
    body_seconds: Option<String>,
    /// How long a request may take as a whole
    #[arg(long, value_name = "SECONDS")]
    request_seconds: Option<String>,
    /// How long to wait for requests in progress when stopping
    #[arg(long, value_name = "SECONDS")]
    stop_seconds: Option<String>,
    /// Demo and tests only, never in production: a folder with the built sites `portal` and `inbox`
    #[arg(long, value_name = "FOLDER")]
    demo_sites: Option<String>,
    /// The path under which the demo sites stand
    #[arg(long, value_name = "PATH")]
    demo_base: Option<String>,
    /// Where the demo's portal listens
    #[arg(long, value_name = "ADDRESS")]
    portal_listen: Option<String>,
    /// Where the demo's inbox listens
    #[arg(long, value_name = "ADDRESS")]
    inbox_listen: Option<String>,
}

impl Flags {
    /// What was said, by the names of the settings file.
    pub fn said(&self) -> impl Iterator<Item = (&'static str, String)> {
        let said = [
            ("listen", &self.listen),
            ("database", &self.database),
            ("key_dir", &self.key_dir),
            ("keys", &self.keys),
            ("leads", &self.leads),
            ("origin", &self.origin),
            ("portal_origin", &self.portal_origin),
            ("inbox_origin", &self.inbox_origin),
            ("connections_max", &self.connections_max),
            ("queue_max", &self.queue_max),
            ("body_megabytes_max", &self.body_megabytes_max),
            ("database_megabytes_max", &self.database_megabytes_max),
            ("header_seconds", &self.header_seconds),
            ("body_seconds", &self.body_seconds),
            ("request_seconds", &self.request_seconds),
            ("stop_seconds", &self.stop_seconds),
            ("demo_sites", &self.demo_sites),
            ("demo_base", &self.demo_base),
            ("portal_listen", &self.portal_listen),
            ("inbox_listen", &self.inbox_listen),
        ];
        said.into_iter().filter_map(|(key, value)| Some((key, value.clone()?))).collect::<Vec<_>>().into_iter()
    }
}

/// The defaults, for the end of the help.
pub fn defaults() -> String {
    let lines = endpoint::settings::DEFAULTS.map(|(key, value)| format!("  {key} = {value}\n"));
    format!("Defaults:\n{}", lines.concat())
}

#[cfg(test)]
mod tests {
    use clap::{Args as _, FromArgMatches as _};

    use super::*;

    #[test]
    fn every_key_of_the_settings_is_a_flag_that_says_it() {
        for key in endpoint::settings::keys() {
            let flag = format!("--{}", key.replace('_', "-"));
            let command = Flags::augment_args(clap::Command::new("serve"));
            let matches = command.try_get_matches_from(["serve", &flag, "x"]).unwrap();
            let said: Vec<_> = Flags::from_arg_matches(&matches).unwrap().said().collect();
            assert_eq!(said, [(key, "x".to_owned())]);
        }
        let flags = Flags::augment_args(clap::Command::new("serve")).get_arguments().count();
        assert_eq!(flags, endpoint::settings::keys().count() + 1, "all flags but --config are keys");
    }
}
