//! Every setting: from a TOML file, then the environment (`FRONT_SEAT_…`), then the command line; the last one counts.

mod exact;
mod keys;
pub mod shown;

use std::{
    collections::BTreeMap,
    fmt, fs,
    net::{IpAddr, SocketAddr},
    path::{Path, PathBuf},
    time::Duration,
};

use config::{Config, File, FileFormat};
use serde::Deserialize;

pub use self::keys::{KEYS, Key, Unsaid};
use crate::{
    fault::Fault,
    limits::origin::Origin,
    store::{Database, StoreLimits},
};

/// How long a lock of another program on the database is waited for.
const LOCK_PATIENCE: Duration = Duration::from_secs(5);

/// What every variable of ours in the environment starts with.
pub const ENVIRONMENT: &str = "FRONT_SEAT_";

/// The keys of 0.2 that are none any more.
const RETIRED: [&str; 4] = ["demo_sites", "demo_base", "portal_listen", "inbox_listen"];

/// Every setting of the post box. One key of the file for each field; [`KEYS`] says what each is.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Where it listens, as `127.0.0.1:8600`; port 0 takes a free one. TLS is the job of the proxy in front.
    pub listen: SocketAddr,
    /// Where `/health`, `/ready` and `/metrics` are told to the operator alone; `off` in the file is `None`.
    #[serde(deserialize_with = "address_or_off")]
    pub operations_listen: Option<SocketAddr>,
    /// The SQLite file, on a local disk, or a PostgreSQL URL. A file is made if it is not there; its folder must be.
    #[serde(default)]
    pub database: String,
    /// Where `database` was read from, if it stood in a file of its own.
    #[serde(default)]
    pub database_file: Option<PathBuf>,
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
    /// The origin of the inbox: it may do what staff do.
    pub inbox_origin: Origin,
    /// The addresses of our own proxies, whose `X-Forwarded-For` is believed.
    #[serde(default)]
    pub proxies: Vec<IpAddr>,
    /// How many days after the day it was closed a letter is taken away.
    pub keep_days: u32,
    /// How many days the audit log reaches back.
    pub audit_days: u32,
    /// How many new letters a day; 0 is no limit.
    pub letters_per_day_max: u32,
    /// How many letters at once from one network; 0 is no limit.
    pub sender_letters_burst: u32,
    /// How many letters a minute from one network after that; 0 is no limit.
    pub sender_letters_per_minute: u32,
    /// How many connections at once from one network; 0 is no limit.
    pub sender_connections_max: u32,
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
        let text = file.map(read).transpose()?;
        let mut said = BTreeMap::new();
        for (name, value) in environment {
            let Some(key) = name.strip_prefix(ENVIRONMENT) else { continue };
            let known = KEYS.iter().find(|known| known.name.to_uppercase() == key);
            let Some(known) = known else { return Err(SettingsFault(unknown_variable(&name))) };
            said.insert(known.name, value);
        }
        for (key, value) in flags {
            if key == "database" && has_password(&value) {
                return Err(SettingsFault(
                    "--database has a password in it, which everybody on this machine can read there; put the address \
                     into a file and name it in database_file, or into the variable FRONT_SEAT_DATABASE"
                        .to_owned(),
                ));
            }
            said.insert(key, value);
        }

        let file: toml::Table =
            text.as_deref().map_or_else(Default::default, |text| toml::from_str(text).unwrap_or_default());
        let is_said = |key: &str| said.contains_key(key) || file.contains_key(key);
        let needed = KEYS.into_iter().filter(|key| matches!(key.unsaid, Unsaid::Needed(_)));
        let given_elsewhere = |key: &str| key == "database" && is_said("database_file");
        if let Some(key) = needed.map(|key| key.name).find(|key| !is_said(key) && !given_elsewhere(key)) {
            return Err(missing(key));
        }
        for key in &KEYS {
            // Whoever is overruled must be right all the same: one day nobody overrules it.
            file.get(key.name).map_or(Ok(()), |value| exact::in_file(key, value))?;
        }
        let mut numbers = BTreeMap::new();
        for key in KEYS.iter().filter(|key| key.is_number()) {
            if let Some(value) = said.get(key.name) {
                numbers.insert(key.name, exact::number(key.name, value)?);
            }
        }

        let built = || {
            let mut builder = Config::builder();
            for Key { name, unsaid, .. } in KEYS {
                if let Unsaid::Default(value) = unsaid {
                    builder = builder.set_default(name, value)?;
                }
            }
            if let Some(text) = &text {
                builder = builder.add_source(File::from_str(text, FileFormat::Toml));
            }
            for (key, value) in said {
                let list = || value.split(',').map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>();
                builder = if KEYS.iter().any(|known| known.name == key && known.is_list()) {
                    builder.set_override(key, list())?
                } else if let Some(number) = numbers.get(key) {
                    builder.set_override(key, *number)?
                } else {
                    builder.set_override(key, value)?
                };
            }
            builder.build()?.try_deserialize()
        };
        let settings: Self = built().map_err(|why: config::ConfigError| SettingsFault(why.to_string()))?;
        settings.with_database()?.checked()
    }

    /// Which database it is.
    ///
    /// # Errors
    ///
    /// [`Fault`] if the setting names none.
    pub fn database(&self) -> Result<Database, Fault> {
        Database::parse(&self.database)
    }

    /// How large the database may become, in bytes.
    #[must_use]
    pub fn database_bytes_max(&self) -> u64 {
        u64::from(self.database_megabytes_max) * 1024 * 1024
    }

    /// How much the store may take.
    #[must_use]
    pub fn store_limits(&self) -> StoreLimits {
        let database_bytes_max = self.database_bytes_max();
        StoreLimits { queue_max: self.queue_max, database_bytes_max, patience: LOCK_PATIENCE }
    }

    /// Takes the database's address from its file, if it has one.
    fn with_database(mut self) -> Result<Self, SettingsFault> {
        match (&self.database_file, self.database.is_empty()) {
            (None, _) => {}
            (Some(_), false) => {
                return Err(SettingsFault(
                    "database and database_file are both set, and only one can be meant; take one of them out".into(),
                ));
            }
            (Some(path), true) => self.database = one_line("database_file", path)?,
        }
        self.database().map_err(|why| SettingsFault(why.to_string()))?;
        Ok(self)
    }

    fn checked(self) -> Result<Self, SettingsFault> {
        let fault = |text: &str| Err(SettingsFault(text.to_owned()));
        let Self { origin, portal_origin, inbox_origin, .. } = &self;
        if portal_origin == inbox_origin || portal_origin == origin || inbox_origin == origin {
            return fault("origin, portal_origin and inbox_origin must differ; give each its own host or port");
        }
        if self.request_seconds <= self.body_seconds {
            return fault("request_seconds must be more than body_seconds; a request holds its body and the answer");
        }
        if self.operations_listen.is_some_and(|address| address == self.listen && address.port() != 0) {
            return fault("operations_listen must not be listen: what it tells is for you alone");
        }
        Ok(self)
    }
}

/// The file as text, once every key in it is one of ours.
fn read(path: &Path) -> Result<String, SettingsFault> {
    let shown = path.display();
    let text = fs::read_to_string(path)
        .map_err(|why| SettingsFault(format!("{shown} cannot be read: {why}; correct its name or its owner")))?;
    // What the parser would show of a faulty line could be a password.
    let table: toml::Table = toml::from_str(&text).map_err(|why| {
        let line = why.span().map_or(0, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
        SettingsFault(format!("{shown}, line {line}: {}; correct that line", why.message()))
    })?;
    match table.keys().find(|key| !names().any(|name| name == key.as_str())) {
        Some(wrong) => Err(SettingsFault(format!("{shown}: {wrong} is not a setting{}", instead(wrong)))),
        None => Ok(text),
    }
}

/// The names of all settings.
pub fn names() -> impl Iterator<Item = &'static str> {
    KEYS.into_iter().map(|key| key.name)
}

fn unknown_variable(name: &str) -> String {
    let key = name.strip_prefix(ENVIRONMENT).unwrap_or(name).to_lowercase();
    format!("the variable {name} is not a setting{}; unset it or correct its name", instead(&key))
}

/// The key that was probably meant: it starts or ends in the same way.
fn instead(wrong: &str) -> String {
    let wrong = wrong.to_lowercase();
    if RETIRED.contains(&wrong.as_str()) {
        return " any more; take it out: the post box serves no site, `press preview` does".to_owned();
    }
    let common = |name: &str| {
        let start = name.chars().zip(wrong.chars()).take_while(|(a, b)| a == b).count();
        start + name.chars().rev().zip(wrong.chars().rev()).take_while(|(a, b)| a == b).count()
    };
    let near = names().max_by_key(|name| common(name)).filter(|name| common(name) * 2 > wrong.len());
    near.map_or_else(String::new, |name| format!(" (did you mean {name}?)"))
}

fn missing(key: &str) -> SettingsFault {
    let example = KEYS.into_iter().find(|known| known.name == key).map_or("", |known| match known.unsaid {
        Unsaid::Needed(example) | Unsaid::Nothing(example) | Unsaid::Default(example) => example,
    });
    let variable = format!("{ENVIRONMENT}{}", key.to_uppercase());
    SettingsFault(format!("{key} is missing; write {key} = \"{example}\", but yours, into the file, or set {variable}"))
}

/// Whether what stands for a database may have a password in it: anything but a path, with a colon before an @, or the word.
fn has_password(setting: &str) -> bool {
    if matches!(Database::parse(setting), Ok(Database::Sqlite(_))) {
        return false;
    }
    let rest = setting.split_once("://").map_or(setting, |(_, rest)| rest);
    rest.rsplit_once('@').is_some_and(|(who, _)| who.contains(':')) || setting.to_lowercase().contains("password")
}

/// Another database than the one of the settings, as the command line names it, or a file that holds its address.
///
/// # Errors
///
/// [`SettingsFault`] if it is none, has a password on the command line, or its file cannot be read.
pub fn other_database(said: Option<String>, file: Option<&Path>) -> Result<Option<Database>, SettingsFault> {
    let address = match (said, file) {
        (Some(said), _) if has_password(&said) => {
            return Err(SettingsFault(
                "--deleted-since has a password in it, which everybody on this machine can read there; put the address into a \
                 file and name it in --deleted-since-file"
                    .to_owned(),
            ));
        }
        (Some(said), _) => said,
        (None, Some(path)) => one_line("--deleted-since-file", path)?,
        (None, None) => return Ok(None),
    };
    Database::parse(&address).map(Some).map_err(|why| SettingsFault(format!("--deleted-since: {why}")))
}

/// The one line of a file that holds a database's address.
fn one_line(key: &str, path: &Path) -> Result<String, SettingsFault> {
    let text = fs::read_to_string(path).map_err(|why| {
        SettingsFault(format!("{key} {} cannot be read: {why}; correct its name or its owner", path.display()))
    })?;
    match text.trim() {
        "" => Err(SettingsFault(format!("{key} must hold one line, the database's address"))),
        line if line.contains('\n') => Err(SettingsFault(format!("{key} must hold one line, the database's address"))),
        line => Ok(line.to_owned()),
    }
}

fn address_or_off<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<SocketAddr>, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text == "off" {
        return Ok(None);
    }
    let wrong = || serde::de::Error::custom("operations_listen is an address as 127.0.0.1:8601, or off");
    text.parse().map(Some).map_err(|_| wrong())
}

/// Without the database's address, which may hold a password.
impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings").field("listen", &self.listen).field("origin", &self.origin).finish_non_exhaustive()
    }
}

impl fmt::Display for SettingsFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "settings: {}; `endpoint serve --help` explains every key", self.0)
    }
}

impl std::error::Error for SettingsFault {}

#[cfg(test)]
mod tests;
