//! Every setting: from a TOML file, then the environment (`FRONT_SEAT_…`), then the command line; the last one counts.

mod database;
pub mod notices;
mod said;

use std::{
    fmt,
    net::{IpAddr, SocketAddr},
    path::{Path, PathBuf},
    time::Duration,
};

use clap::{Arg, ArgAction, Args, Command, builder::RangedU64ValueParser, value_parser};

pub use self::database::other_database;
use self::{notices::NoticeSettings, said::Said};
use crate::{
    fault::Fault,
    limits::origin::Origin,
    store::{Database, StoreLimits},
};

/// How long a lock of another program on the database is waited for.
const LOCK_PATIENCE: Duration = Duration::from_secs(5);

/// What every variable of ours in the environment starts with.
pub const ENVIRONMENT: &str = "FRONT_SEAT_";

/// A settings file: what is needed with an example, everything else commented out with its default.
pub const EXAMPLE: &str = include_str!("deploy/post-box.toml");

/// A day is 86,400 seconds; nothing here is waited for longer than an hour.
const HOUR: u64 = 3_600;

/// Every setting of the post box. A field is a key of the file, a variable and a flag, and what is written here is its help.
/// The upper ends are where a value makes no sense any more, long before one could do harm.
#[derive(Args, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Where the post box listens; port 0 takes a free one; TLS is the job of the proxy in front.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8600")]
    pub listen: SocketAddr,
    /// Where /health, /ready and /metrics are told to you alone; port 0 takes a free one, "off" shuts it.
    // Written out, it is one value for clap, which may be `None`, and not one that may be left out.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8601", value_parser = address_or_off)]
    pub operations_listen: std::option::Option<SocketAddr>,
    /// An SQLite file on a local disk, made if it is not there, or postgres://USER@HOST/NAME.
    #[arg(long, value_name = "DATABASE")]
    pub database: String,
    /// In place of database: a file that only this account can read, with the postgres:// address and its password.
    #[arg(long, value_name = "FILE")]
    pub database_file: Option<PathBuf>,
    /// The folder that `endpoint keys` made.
    #[arg(long, value_name = "FOLDER")]
    pub key_dir: PathBuf,
    /// The council's keys.toml: who may sign in; read again whenever it has changed.
    #[arg(long, value_name = "FILE")]
    pub keys: PathBuf,
    /// The ids of the leads, who may delete letters and suspend a sign-in; no officer, as `press check` has it; nobody if
    /// left out.
    #[arg(long, value_name = "IDS")]
    pub leads: Vec<String>,
    /// The post box's own origin as browsers see it; staff sign it when they come in.
    #[arg(long, value_name = "ORIGIN")]
    pub origin: Origin,
    /// The origin of the children's site: it may put letters and nothing else.
    #[arg(long, value_name = "ORIGIN")]
    pub portal_origin: Origin,
    /// The origin of the inbox: what staff do, and nothing else.
    #[arg(long, value_name = "ORIGIN")]
    pub inbox_origin: Origin,
    /// The addresses of your own proxies, whose X-Forwarded-For is believed; without it all senders behind a proxy share
    /// one limit.
    #[arg(long, value_name = "ADDRESSES")]
    pub proxies: Vec<IpAddr>,
    /// Closed for now: letters are told to wait until it is false again, and staff read on.
    #[arg(long, value_name = "TRUE OR FALSE", default_value = "false", action = ArgAction::Set)]
    pub closed: bool,
    /// How many days after it was closed a letter is taken away for good.
    #[arg(long, value_name = "DAYS", default_value = "90", value_parser = value_parser!(u32).range(1..=36_500))]
    pub keep_days: u32,
    /// How many days the log of staff acts reaches back; six years.
    #[arg(long, value_name = "DAYS", default_value = "2190", value_parser = value_parser!(u32).range(1..=36_500))]
    pub audit_days: u32,
    /// How many new letters a day; more are told to wait; one network has an eighth of it; 0 is no limit.
    #[arg(long, value_name = "NUMBER", default_value = "2000", value_parser = value_parser!(u32).range(..=100_000_000))]
    pub letters_per_day_max: u32,
    /// How many letters at once from one network (IPv4 /24, IPv6 /48); a large one counts once more for each 64 KiB; 0 is no
    /// limit.
    #[arg(long, value_name = "NUMBER", default_value = "240", value_parser = value_parser!(u32).range(..=1_000_000))]
    pub sender_letters_burst: u32,
    /// How many letters a minute from one network after that; 0 is no limit.
    #[arg(long, value_name = "NUMBER", default_value = "120", value_parser = value_parser!(u32).range(..=1_000_000))]
    pub sender_letters_per_minute: u32,
    /// How many connections at once from one network; 0 is no limit.
    #[arg(long, value_name = "NUMBER", default_value = "256", value_parser = value_parser!(u32).range(..=1_000_000))]
    pub sender_connections_max: u32,
    /// How many connections at once; more wait in the system's own queue; none is kept for longer than two minutes and the
    /// request in progress.
    #[arg(long, value_name = "NUMBER", default_value = "1024", value_parser = value_parser!(u32).range(1..=1_000_000))]
    pub connections_max: u32,
    /// How many letters may wait for the disk; more are told to come again.
    #[arg(long, value_name = "NUMBER", default_value = "1024", value_parser = RangedU64ValueParser::<usize>::new().range(1..=100_000))]
    pub queue_max: usize,
    /// How much memory letters on their way in may fill; large ones, three quarters of it.
    #[arg(long, value_name = "MEBIBYTES", default_value = "144", value_parser = value_parser!(u32).range(2..=4_096))]
    pub body_megabytes_max: u32,
    /// How large the database may grow before new letters are told to wait; staff read on.
    // At most what an SQLite file can hold: 2^32 pages of 4096 bytes, which is 16 TiB.
    #[arg(long, value_name = "MEBIBYTES", default_value = "4096", value_parser = value_parser!(u32).range(1..=16_777_216))]
    pub database_megabytes_max: u32,
    /// How long the head of a request, or silence between two, is waited for.
    #[arg(long, value_name = "SECONDS", default_value = "10", value_parser = value_parser!(u64).range(1..=HOUR))]
    pub header_seconds: u64,
    /// How long a body is waited for; 48 kB over the slowest mobile network takes eight.
    #[arg(long, value_name = "SECONDS", default_value = "30", value_parser = value_parser!(u64).range(1..=HOUR))]
    pub body_seconds: u64,
    /// How long a request may take as a whole; more than body_seconds.
    #[arg(long, value_name = "SECONDS", default_value = "45", value_parser = value_parser!(u64).range(1..=HOUR))]
    pub request_seconds: u64,
    /// How long requests in progress are waited for when stopping.
    #[arg(long, value_name = "SECONDS", default_value = "30", value_parser = value_parser!(u64).range(..=HOUR))]
    pub stop_seconds: u64,
    /// Who is told that letters wait, and how.
    #[command(flatten)]
    pub notices: NoticeSettings,
}

impl Settings {
    /// Reads the file if there is one, then `FRONT_SEAT_…` variables, then what the command line said.
    ///
    /// A list is written with commas in a variable and on the command line.
    ///
    /// # Errors
    ///
    /// [`Fault`], which names the key.
    pub fn load(
        file: Option<&Path>,
        environment: impl IntoIterator<Item = (String, String)>,
        flags: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, Fault> {
        let mut said = Said::new();
        if let Some(path) = file {
            said.file(path)?;
        }
        for (name, value) in environment {
            said.variable(&name, &value)?;
        }
        for (key, value) in flags {
            said.flag(&key, &value)?;
        }
        said.settings()?.checked()
    }

    /// Every setting as a flag that takes any text: [`Settings::load`] judges it, wherever it was said.
    pub fn flags() -> impl Iterator<Item = Arg> {
        let command = Self::augment_args(Command::new("settings"));
        command.get_arguments().cloned().collect::<Vec<_>>().into_iter().map(|arg| {
            let needed = if arg.is_required_set() { " [needed]" } else { "" };
            let help = format!("{}{needed}", arg.get_help().map(ToString::to_string).unwrap_or_default());
            arg.help(help).required(false).action(ArgAction::Set).value_parser(value_parser!(String))
        })
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

    fn checked(self) -> Result<Self, Fault> {
        self.database().map_err(fault)?;
        let Self { origin, portal_origin, inbox_origin, .. } = &self;
        if portal_origin == inbox_origin || portal_origin == origin || inbox_origin == origin {
            return Err(fault("origin, portal_origin and inbox_origin must differ; give each its own host or port"));
        }
        if self.request_seconds <= self.body_seconds {
            return Err(fault(
                "request_seconds must be more than body_seconds; a request holds its body and the answer",
            ));
        }
        if self.operations_listen.is_some_and(|address| address == self.listen && address.port() != 0) {
            return Err(fault("operations_listen must not be listen: what it tells is for you alone"));
        }
        self.notices.check().map_err(fault)?;
        Ok(self)
    }
}

/// Why the settings cannot be used: which key, and what to do.
fn fault(why: impl fmt::Display) -> Fault {
    Fault::new(format_args!("settings: {why}; `endpoint serve --help` explains every key"))
}

fn address_or_off(text: &str) -> Result<Option<SocketAddr>, &'static str> {
    match text {
        "off" => Ok(None),
        address => address.parse().map(Some).map_err(|_| "operations_listen is an address as 127.0.0.1:8601, or off"),
    }
}

/// Without the database's address, which may hold a password.
impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings").field("listen", &self.listen).field("origin", &self.origin).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
