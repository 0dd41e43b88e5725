//! Every setting: from a TOML file, then the environment (`FRONT_SEAT_…`), then the command line; the last one counts.

use std::{collections::BTreeMap, fmt, net::SocketAddr, path::Path, path::PathBuf};

use config::{Config, File, FileFormat};
use serde::Deserialize;

use crate::origin::Origin;

/// What every variable of ours in the environment starts with.
pub const ENVIRONMENT: &str = "FRONT_SEAT_";

/// What holds when nothing is said. A key that is missing here must be given.
pub const DEFAULTS: [(&str, &str); 12] = [
    ("listen", "127.0.0.1:8600"),
    ("connections_max", "1024"),
    ("queue_max", "1024"),
    ("body_megabytes_max", "64"),
    ("database_megabytes_max", "4096"),
    ("header_seconds", "10"),
    ("body_seconds", "30"),
    ("request_seconds", "45"),
    ("stop_seconds", "30"),
    ("demo_base", "/front-seat/"),
    ("portal_listen", "127.0.0.1:0"),
    ("inbox_listen", "127.0.0.1:0"),
];

/// The keys that have no default; the last two may be left out.
const OTHERS: [&str; 8] =
    ["database", "key_dir", "keys", "origin", "portal_origin", "inbox_origin", "leads", "demo_sites"];

/// Every setting of the post box. One key of the file for each field.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Where it listens, as `127.0.0.1:8600`; port 0 takes a free one. TLS is the job of the proxy in front.
    pub listen: SocketAddr,
    /// The SQLite file, on a local disk. It is made if it is not there; its folder must be.
    pub database: PathBuf,
    /// The folder with `current.key`, `next.key` and `audit.key`, as `endpoint keys --out` makes them.
    pub key_dir: PathBuf,
    /// The council's `keys.toml`: staff sign in with the keys in it. Read again whenever it has changed.
    pub keys: PathBuf,
    /// The ids of those who may delete letters; none if left out.
    #[serde(default)]
    pub leads: Vec<String>,
    /// The post box's own origin, as browsers see it. Staff sign it when they come in.
    pub origin: Origin,
    /// The origin of the children's site: it may put letters and nothing else.
    pub portal_origin: Origin,
    /// The origin of the inbox: it may sign in, list, fetch, mark and delete.
    pub inbox_origin: Origin,
    /// How many connections at once; more wait in the system's own queue.
    pub connections_max: u32,
    /// How many letters may wait for the disk; more are told to come again.
    pub queue_max: usize,
    /// How much of letters on their way in may be held in memory, in MiB.
    pub body_megabytes_max: u32,
    /// How large the database may grow before new letters are told to wait, in MiB. 4096 is some 80,000 letters.
    pub database_megabytes_max: u32,
    /// How long the head of a request, or silence between two requests, is waited for, in seconds.
    pub header_seconds: u64,
    /// How long a body is waited for, in seconds: 48 kB at the slowest mobile speed takes eight.
    pub body_seconds: u64,
    /// How long a request may take as a whole, in seconds.
    pub request_seconds: u64,
    /// How long to wait for requests in progress when stopping, in seconds.
    pub stop_seconds: u64,
    /// For the demo and tests only: a folder with the built sites `portal` and `inbox`. Never in production.
    #[serde(default)]
    pub demo_sites: Option<PathBuf>,
    /// The path under which the demo sites stand.
    pub demo_base: String,
    /// Where the demo's portal listens.
    pub portal_listen: SocketAddr,
    /// Where the demo's inbox listens.
    pub inbox_listen: SocketAddr,
}

/// Why the settings cannot be used: which key, and what to do.
#[derive(Debug, PartialEq, Eq)]
pub struct SettingsFault(String);

impl Settings {
    /// Reads the file if there is one, then `FRONT_SEAT_…` variables, then what the command line said.
    ///
    /// A list is written with commas in a variable and on the command line.
    ///
    /// # Errors
    ///
    /// [`SettingsFault`], which names the key.
    pub fn load(
        file: Option<&Path>,
        environment: impl IntoIterator<Item = (String, String)>,
        flags: impl IntoIterator<Item = (&'static str, String)>,
    ) -> Result<Self, SettingsFault> {
        let mut said = BTreeMap::new();
        for (name, value) in environment {
            let Some(key) = name.strip_prefix(ENVIRONMENT).map(str::to_lowercase) else { continue };
            if !keys().any(|known| known == key) {
                return Err(SettingsFault(format!(
                    "the variable {name} is not a setting; unset it or correct its name"
                )));
            }
            said.insert(key, value);
        }
        said.extend(flags.into_iter().map(|(key, value)| (key.to_owned(), value)));

        let built = || {
            let mut builder = Config::builder();
            for (key, value) in DEFAULTS {
                builder = builder.set_default(key, value)?;
            }
            if let Some(file) = file {
                builder = builder.add_source(File::new(&file.to_string_lossy(), FileFormat::Toml));
            }
            for (key, value) in said {
                let list = || value.split(',').map(str::trim).filter(|id| !id.is_empty()).collect::<Vec<_>>();
                builder = match key.as_str() {
                    "leads" => builder.set_override(key, list())?,
                    _ => builder.set_override(key, value)?,
                };
            }
            builder.build()?.try_deserialize()
        };
        let settings: Self = built().map_err(|why: config::ConfigError| SettingsFault(why.to_string()))?;
        settings.checked()
    }

    fn checked(self) -> Result<Self, SettingsFault> {
        let fault = |text: &str| Err(SettingsFault(text.to_owned()));
        let Self { origin, portal_origin, inbox_origin, demo_base, .. } = &self;
        if portal_origin == inbox_origin || portal_origin == origin || inbox_origin == origin {
            return fault("origin, portal_origin and inbox_origin must differ; give each its own host or port");
        }
        if !(demo_base.starts_with('/') && demo_base.ends_with('/')) {
            return fault("demo_base must start and end with a slash, as \"/front-seat/\"");
        }
        let limits = [
            ("connections_max", self.connections_max == 0),
            ("queue_max", self.queue_max == 0),
            ("body_megabytes_max", !(2..=4096).contains(&self.body_megabytes_max)),
            ("database_megabytes_max", self.database_megabytes_max == 0),
            ("header_seconds", self.header_seconds == 0),
            ("body_seconds", self.body_seconds == 0),
        ];
        if let Some((key, _)) = limits.iter().find(|(_, wrong)| *wrong) {
            return fault(&format!("{key} is out of range; leave it out to have its default"));
        }
        if self.request_seconds <= self.body_seconds {
            return fault("request_seconds must be more than body_seconds; a request holds its body and the answer");
        }
        Ok(self)
    }
}

/// The names of all settings.
pub fn keys() -> impl Iterator<Item = &'static str> {
    OTHERS.into_iter().chain(DEFAULTS.into_iter().map(|(key, _)| key))
}

impl fmt::Display for SettingsFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "settings: {}; `endpoint serve --help` explains every key", self.0)
    }
}

impl std::error::Error for SettingsFault {}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"
        database = "letters.sqlite"
        key_dir = "keys"
        keys = "keys.toml"
        leads = ["maya", "mo"]
        origin = "https://post.exampleshire.example"
        portal_origin = "https://frontseat.exampleshire.example"
        inbox_origin = "https://inbox.exampleshire.example"
    "#;

    fn load(file: &str, variables: &[(&str, &str)]) -> Result<Settings, SettingsFault> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("post-box.toml");
        std::fs::write(&path, file).unwrap();
        let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Settings::load(Some(&path), variables, [])
    }

    #[track_caller]
    fn check(extra: &str, variables: &[(&str, &str)], expected: &str) {
        let found = load(&format!("{FILE}\n{extra}"), variables).unwrap_err().to_string();
        assert!(found.contains(expected), "{found}");
        assert!(found.ends_with("`endpoint serve --help` explains every key"), "{found}");
    }

    #[test]
    fn a_file_with_what_has_no_default_is_enough() {
        let settings = load(FILE, &[]).unwrap();
        assert_eq!((settings.listen.port(), settings.body_seconds), (8600, 30));
        assert_eq!(settings.leads, ["maya", "mo"]);
        assert_eq!(settings.demo_sites, None);
    }

    #[test]
    fn a_variable_counts_more_than_the_file_and_a_flag_more_than_both() {
        let changed = [("FRONT_SEAT_LEADS", "dee, dan"), ("FRONT_SEAT_QUEUE_MAX", "7"), ("HOME", "/home")];
        let settings = load(FILE, &changed).unwrap();
        assert_eq!((settings.leads, settings.queue_max), (vec!["dee".to_owned(), "dan".to_owned()], 7));

        let file = ["database", "key_dir", "keys"].map(|key| (key, "x".to_owned()));
        let origins = [("origin", "1"), ("portal_origin", "2"), ("inbox_origin", "3")];
        let origins = origins.map(|(key, port)| (key, format!("http://127.0.0.1:{port}")));
        let variable = ("FRONT_SEAT_QUEUE_MAX".to_owned(), "7".to_owned());
        let flags = file.into_iter().chain(origins).chain([("queue_max", "8".to_owned())]);
        assert_eq!(Settings::load(None, [variable], flags).unwrap().queue_max, 8);
    }

    #[test]
    fn a_wrong_key_is_named() {
        check("listne = '127.0.0.1:1'", &[], "unknown field `listne`");
        check("listen = 'here'", &[], "`listen`");
        check("queue_max = 'many'", &[], "`queue_max`");
        check("queue_max = 0", &[], "queue_max is out of range");
        check("request_seconds = 30", &[], "request_seconds must be more than body_seconds");
        check("demo_base = 'front-seat'", &[], "demo_base must start and end with a slash");
        check("", &[("FRONT_SEAT_LISTNE", "x")], "the variable FRONT_SEAT_LISTNE is not a setting");
        check("", &[("FRONT_SEAT_ORIGIN", "post.example")], "http");
        check("", &[("FRONT_SEAT_INBOX_ORIGIN", "https://post.exampleshire.example")], "must differ");
        let missing = Settings::load(None, [], []).unwrap_err().to_string();
        assert!(missing.contains("\"database\""), "{missing}");
    }

    #[test]
    fn every_key_is_a_field_and_every_field_a_key() {
        let wrong = load("no_such_key = 1", &[]).unwrap_err().to_string();
        for key in keys() {
            assert!(wrong.contains(&format!("`{key}`")), "{key} is no field: {wrong}");
        }
        assert_eq!(wrong.matches('`').count() / 2, keys().count() + 2, "{wrong}");
    }

    #[test]
    fn the_readme_explains_every_key_and_its_default() {
        let table: Vec<_> = include_str!("README.md").lines().filter(|line| line.starts_with("| `")).collect();
        for key in keys() {
            assert!(table.iter().any(|line| line.contains(&format!("`{key}`"))), "the README says nothing of {key}");
        }
        for (key, value) in DEFAULTS.iter().take(8) {
            let line = table.iter().find(|line| line.contains(&format!("`{key}`"))).unwrap();
            assert!(line.contains(value), "the README has another default for {key}");
        }
    }
}
