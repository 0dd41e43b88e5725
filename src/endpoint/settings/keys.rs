//! The one list of all settings. Help, README and the example file are written from it, and tests keep them equal.

use self::Unsaid::{Default, Needed, Nothing};

/// One setting: a key of the file, a variable `FRONT_SEAT_…`, and a flag.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Its name in the file.
    pub name: &'static str,
    /// What it takes, in a word for the help.
    pub takes: &'static str,
    /// What holds when nothing is said.
    pub unsaid: Unsaid,
    /// What it is, in one sentence or two.
    pub about: &'static str,
}

/// What holds when a key is not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsaid {
    /// This value.
    Default(&'static str),
    /// The program does not start. The text is an example.
    Needed(&'static str),
    /// There is none of it. The text is an example.
    Nothing(&'static str),
}

impl Key {
    /// Whether its value is written without quotes.
    #[must_use]
    pub fn is_number(&self) -> bool {
        ["DAYS", "MEBIBYTES", "NUMBER", "SECONDS"].contains(&self.takes)
    }

    /// Whether its value is a list: with commas between in a variable or a flag, in brackets in the file.
    #[must_use]
    pub fn is_list(&self) -> bool {
        ["IDS", "ADDRESSES"].contains(&self.takes)
    }
}

/// Every key, in the order in which an operator meets them.
pub const KEYS: [Key; 25] = [
    Key {
        name: "listen",
        takes: "ADDRESS",
        unsaid: Default("127.0.0.1:8600"),
        about: "where the post box listens; port 0 takes a free one; TLS is the job of the proxy in front",
    },
    Key {
        name: "operations_listen",
        takes: "ADDRESS",
        unsaid: Default("127.0.0.1:8601"),
        about: "where /health, /ready and /metrics are told to you alone; port 0 takes a free one, \"off\" shuts it",
    },
    Key {
        name: "database",
        takes: "DATABASE",
        unsaid: Needed("/var/lib/front-seat/letters.sqlite"),
        about: "an SQLite file on a local disk, made if it is not there, or postgres://USER@HOST/NAME",
    },
    Key {
        name: "database_file",
        takes: "FILE",
        unsaid: Nothing("/run/credentials/front-seat.service/database"),
        about: "in place of database: a file that only this account can read, with the postgres:// address and its \
                password",
    },
    Key {
        name: "key_dir",
        takes: "FOLDER",
        unsaid: Needed("/var/lib/front-seat/keys"),
        about: "the folder that `endpoint keys` made",
    },
    Key {
        name: "keys",
        takes: "FILE",
        unsaid: Needed("/etc/front-seat/keys.toml"),
        about: "the council's keys.toml: who may sign in; read again whenever it has changed",
    },
    Key {
        name: "leads",
        takes: "IDS",
        unsaid: Nothing("maya,mo"),
        about: "the ids of those who may delete letters; nobody if left out",
    },
    Key {
        name: "origin",
        takes: "ORIGIN",
        unsaid: Needed("https://post.exampleshire.example"),
        about: "the post box's own origin as browsers see it; staff sign it when they come in",
    },
    Key {
        name: "portal_origin",
        takes: "ORIGIN",
        unsaid: Needed("https://frontseat.exampleshire.example"),
        about: "the origin of the children's site: it may put letters and nothing else",
    },
    Key {
        name: "inbox_origin",
        takes: "ORIGIN",
        unsaid: Needed("https://inbox.exampleshire.example"),
        about: "the origin of the inbox: what staff do, and nothing else",
    },
    Key {
        name: "proxies",
        takes: "ADDRESSES",
        unsaid: Nothing("127.0.0.1,::1"),
        about: "the addresses of your own proxies, whose X-Forwarded-For is believed; without it all senders behind a \
                proxy share one limit",
    },
    Key {
        name: "keep_days",
        takes: "DAYS",
        unsaid: Default("90"),
        about: "how many days after it was closed a letter is taken away for good",
    },
    Key {
        name: "audit_days",
        takes: "DAYS",
        unsaid: Default("2190"),
        about: "how many days the log of staff acts reaches back; six years",
    },
    Key {
        name: "letters_per_day_max",
        takes: "NUMBER",
        unsaid: Default("50000"),
        about: "how many new letters a day; more are told to wait; one network has an eighth of it; 0 is no limit",
    },
    Key {
        name: "sender_letters_burst",
        takes: "NUMBER",
        unsaid: Default("240"),
        about: "how many letters at once from one network (IPv4 /24, IPv6 /48); a large one counts once more for each 64 KiB; 0 is no limit",
    },
    Key {
        name: "sender_letters_per_minute",
        takes: "NUMBER",
        unsaid: Default("120"),
        about: "how many letters a minute from one network after that; 0 is no limit",
    },
    Key {
        name: "sender_connections_max",
        takes: "NUMBER",
        unsaid: Default("256"),
        about: "how many connections at once from one network; 0 is no limit",
    },
    Key {
        name: "connections_max",
        takes: "NUMBER",
        unsaid: Default("1024"),
        about: "how many connections at once; more wait in the system's own queue; none is kept for longer than two \
                minutes and the request in progress",
    },
    Key {
        name: "queue_max",
        takes: "NUMBER",
        unsaid: Default("1024"),
        about: "how many letters may wait for the disk; more are told to come again",
    },
    Key {
        name: "body_megabytes_max",
        takes: "MEBIBYTES",
        unsaid: Default("144"),
        about: "how much memory letters on their way in may fill; large ones, three quarters of it",
    },
    Key {
        name: "database_megabytes_max",
        takes: "MEBIBYTES",
        unsaid: Default("4096"),
        about: "how large the database may grow before new letters are told to wait; staff read on",
    },
    Key {
        name: "header_seconds",
        takes: "SECONDS",
        unsaid: Default("10"),
        about: "how long the head of a request, or silence between two, is waited for",
    },
    Key {
        name: "body_seconds",
        takes: "SECONDS",
        unsaid: Default("30"),
        about: "how long a body is waited for; 48 kB over the slowest mobile network takes eight",
    },
    Key {
        name: "request_seconds",
        takes: "SECONDS",
        unsaid: Default("45"),
        about: "how long a request may take as a whole; more than body_seconds",
    },
    Key {
        name: "stop_seconds",
        takes: "SECONDS",
        unsaid: Default("30"),
        about: "how long requests in progress are waited for when stopping",
    },
];
