//! The commands as clap knows them: what each takes, and its help.

use std::path::PathBuf;

use clap::{Args, CommandFactory as _, Parser, Subcommand};
use clap_complete::Shell;

use crate::flags::{Flags, HEADING};

/// The post box: keeps sealed letters that it cannot read.
///
/// Begin with `endpoint keys`, write a settings file with `endpoint settings`, then ask `endpoint check` whether all is
/// well, and run `endpoint serve`.
#[derive(Parser)]
#[command(name = "endpoint", version, after_help = EVERYWHERE)]
pub struct Command {
    /// What to do.
    #[command(subcommand)]
    pub act: Act,
}

const EVERYWHERE: &str = "Every command but keys, settings, completions and man takes the settings of `serve`: --config FILE, \
                          FRONT_SEAT_… variables, or flags. `endpoint serve --help` explains each.";

/// The commands.
#[derive(Subcommand)]
pub enum Act {
    /// Runs the post box until it is stopped.
    ///
    /// A key may stand in the file of --config (`listen = "…"`), in the environment (`FRONT_SEAT_LISTEN=…`) or on the
    /// command line (`--listen …`); the last of these counts. Whatever is not such a key is refused by its name.
    ///
    /// SIGTERM and Ctrl+C finish what had begun: /ready says 503 first, then nothing more is taken, then what was taken is
    /// kept and answered. A second signal ends it at once; what was acknowledged is on the disk even then.
    #[command(after_help = SERVE)]
    Serve(Flags),
    /// Copies every letter, tombstone and log entry into one file, while the post box runs.
    ///
    /// The file is an SQLite database whatever the post box runs on, and it is verified before this ends: counts, digests
    /// and integrity. It holds sealed letters, so it is no more readable than the post box, but what is deleted later
    /// stays in it: keep no backup for longer than 30 days. It does not hold the keys in key_dir; copy those apart.
    #[command(after_help = BACKUP)]
    Backup {
        /// The file to write; it must not be there yet.
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
        #[command(flatten)]
        settings: Flags,
    },
    /// Puts a backup into an empty database, SQLite or PostgreSQL.
    ///
    /// Going back means two things. Letters that came after the backup are gone from here; whoever sent one was told that
    /// it arrived, and will not send it again: say so to the people who answer for it. And letters that were deleted
    /// after the backup would be here again: where the old database can still be read, name it in --deleted-since, and
    /// every deletion that its log knows is done again here. Where it cannot, the leads delete again what they know of.
    /// Then run `endpoint retention`, before `serve`.
    #[command(after_help = RESTORE)]
    Restore {
        /// The backup.
        #[arg(long, value_name = "FILE")]
        from: PathBuf,
        /// The old database (a file or a postgres:// address), or a newer backup: what was deleted there is deleted here.
        /// It is only read.
        #[arg(long, value_name = "DATABASE")]
        deleted_since: Option<String>,
        /// In place of --deleted-since: a file that only this account can read, with the postgres:// address and its password.
        #[arg(long, value_name = "FILE", conflicts_with = "deleted_since")]
        deleted_since_file: Option<PathBuf>,
        #[command(flatten)]
        settings: Flags,
    },
    /// Lists who may sign in, or tells from the log who did what.
    ///
    /// Without --log: each person in keys.toml, whether a lead, and the fingerprint of their sign-in key.
    ///
    /// With --log: what staff did, to the minute. The log itself has hashes only; the ids of keys.toml are hashed with audit.key
    /// and recognised. This is how a council answers "who fetched that letter". It is about colleagues: look only for a
    /// reason, and hand on no more than was asked for.
    #[command(after_help = STAFF)]
    Staff {
        #[command(flatten)]
        log: Log,
        #[command(flatten)]
        settings: Flags,
    },
    /// Makes current.key, next.key and audit.key, and prints the public keys for `keys post-box`.
    ///
    /// Nothing is overwritten. Copy audit.key to a safe place: without it the log of staff acts names nobody.
    #[command(after_help = "Example:\n  endpoint keys --out /var/lib/front-seat/keys")]
    Keys {
        /// The folder to make them in; it is made too.
        #[arg(long, value_name = "FOLDER")]
        out: PathBuf,
    },
    /// Takes away for good what was closed keep_days ago, and log entries older than audit_days.
    ///
    /// `serve` does this by itself once a day. By hand it is for the day after a restore, and for looking ahead with
    /// --dry-run.
    #[command(after_help = RETENTION)]
    Retention {
        /// Only say how many it would be.
        #[arg(long)]
        dry_run: bool,
        /// What day it is, as 2026-11-20: needed only where the clock is days ahead of all that was done here.
        #[arg(long, value_name = "DAY")]
        today_is: Option<chrono::NaiveDate>,
        #[command(flatten)]
        settings: Flags,
    },
    /// Looks for everything that can be wrong before going live.
    ///
    /// One line for each thing: ok, note or fault, and what to do. Ends with 1 if there is a fault. Run it as the account that
    /// the post box runs as. It makes the database if there is none, and brings an older one to this program's shape.
    #[command(after_help = CHECK)]
    Check {
        /// Also go the way that a browser goes: by the public name, with a letter that is refused. It says what stands in
        /// between, as a firewall that does not know PUT. ca_file names an authority of your own.
        #[arg(long)]
        from_outside: bool,
        #[command(flatten)]
        settings: Flags,
    },
    /// Prints a settings file with every key explained.
    #[command(after_help = "Example:\n  endpoint settings > /etc/front-seat/post-box.toml")]
    Settings,
    /// Prints a completion script for a shell.
    #[command(after_help = "Example:\n  endpoint completions bash > /etc/bash_completion.d/endpoint")]
    Completions {
        /// Which shell.
        shell: Shell,
    },
    /// Prints the manual page, or writes one for each command.
    #[command(after_help = "Examples:\n  endpoint man | man -l -\n  endpoint man --out /usr/local/share/man/man1")]
    Man {
        /// A folder to write endpoint.1, endpoint-serve.1 and the others into.
        #[arg(long, value_name = "FOLDER")]
        out: Option<PathBuf>,
    },
}

/// The program as clap knows it. Each command but two takes the settings, and only the help of `serve` explains them.
pub fn command() -> clap::Command {
    let hide = |arg: clap::Arg| {
        let is_setting = arg.get_help_heading() == Some(HEADING);
        arg.hide(is_setting)
    };
    Command::command().mut_subcommands(|sub| if sub.get_name() == "serve" { sub } else { sub.mut_args(hide) })
}

/// What to show of the log of staff acts.
#[derive(Args)]
pub struct Log {
    /// Show the log of staff acts.
    #[arg(long)]
    pub log: bool,
    /// As CSV: minute, person, act, SHA-256 of the letter's id.
    #[arg(long, requires = "log")]
    pub csv: bool,
    /// Only what was done with this letter.
    #[arg(long, value_name = "ID", requires = "log")]
    pub letter: Option<String>,
    /// Also recognise this id, of somebody who has left keys.toml; may be said more than once.
    #[arg(long, value_name = "ID", requires = "log")]
    pub formerly: Vec<String>,
}

const SERVE: &str = "Examples:
  endpoint serve --config /etc/front-seat/post-box.toml
  FRONT_SEAT_KEEP_DAYS=60 endpoint serve --config /etc/front-seat/post-box.toml";

const BACKUP: &str = "Example:
  sudo -u front-seat endpoint backup --config /etc/front-seat/post-box.toml --to /var/backups/front-seat/$(date +%F).sqlite";

const RESTORE: &str = "Example:
  systemctl stop front-seat
  sudo -u front-seat sh -c 'mkdir /var/lib/front-seat/old && mv /var/lib/front-seat/letters.sqlite* /var/lib/front-seat/old/'
  sudo -u front-seat endpoint restore --config /etc/front-seat/post-box.toml --from /var/backups/front-seat/2026-11-20.sqlite \\
    --deleted-since /var/lib/front-seat/old/letters.sqlite
  sudo -u front-seat endpoint retention --config /etc/front-seat/post-box.toml
  systemctl start front-seat";

const STAFF: &str = "Examples:
  sudo -u front-seat endpoint staff --config /etc/front-seat/post-box.toml
  sudo -u front-seat endpoint staff --config /etc/front-seat/post-box.toml --log --letter 4f1c9d0e5b7a4c2f8e6d3b1a09f8e7d6
  sudo -u front-seat endpoint staff --config /etc/front-seat/post-box.toml --log --formerly tom --csv > acts.csv";

const RETENTION: &str = "Example:
  sudo -u front-seat endpoint retention --config /etc/front-seat/post-box.toml --dry-run";

const CHECK: &str = "Example:
  sudo -u front-seat endpoint check --config /etc/front-seat/post-box.toml
  sudo -u front-seat endpoint check --config /etc/front-seat/post-box.toml --from-outside   # once it runs behind its proxy";
