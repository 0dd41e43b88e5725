//! The officers' key tool: makes, changes and recovers keys on a staff machine. It never talks to a network.
//!
//! Each command is one function, which changes nothing if it fails:
//!
//! 1. [`person`]: a person's first identity, and a new one after a while;
//! 2. [`recovery`]: the spare key, which any two of three holders can put together;
//! 3. [`post_box`]: the keys that the post box signs with;
//! 4. [`open`]: a letter out of the post box, read without the inbox;
//! 5. [`keys_file`]: `keys.toml`, the public part of all of them, and its six words;
//! 6. [`passphrases`] and [`secret_file`]: how secrets come in and go out;
//! 7. [`fault`]: what can go wrong, each in one sentence.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program for the terminal")]

mod fault;
mod keys_file;
mod open;
mod passphrases;
mod person;
mod post_box;
mod recovery;
mod secret_file;

use std::{io, path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand, ValueEnum};
use wire::KeyKind;

use self::{
    fault::Fault,
    keys_file::{KeysFile, day},
    passphrases::ask,
    person::{Made, NewPerson},
    recovery::Holder,
};

/// Makes, changes and recovers the keys that open letters. Works on this machine alone; never talks to a network.
///
/// Passphrases are asked for without showing them; a program may give them as lines of input instead. What must be written
/// down or passed on is printed to standard output, as `passphrase: …` and `recipient: …`; all else to standard error.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// The day to write into the key-set, as 2026-11-20; today if left out.
    #[arg(long, global = true, value_name = "DAY")]
    made: Option<String>,
}

#[derive(Subcommand)]
enum Command {
    /// Make a person's identity and print its six words, once.
    New {
        /// The person's id, as in council.toml.
        #[arg(long)]
        person: String,
        /// The key-set to add them to; begun if it is not there. Leave it out for a holder of the recovery key, whose
        /// public key is then printed as `recipient: …`.
        #[arg(long, value_name = "FILE")]
        keys: Option<PathBuf>,
        /// Where to write the identity file.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// Which kind of keys. Hybrid also withstands quantum computers; x25519 is for councils whose tools cannot do more.
        #[arg(long)]
        kind: Option<Kind>,
        /// Replace the keys that the person has, because their identity is lost.
        #[arg(long)]
        replace: bool,
    },
    /// Print the six words of a key-set and its version.
    Fingerprint {
        /// The key-set.
        #[arg(long, value_name = "FILE")]
        keys: PathBuf,
    },
    /// Give a person new keys, and print six new words. The new identity still opens old letters.
    Rotate {
        /// The identity file in use.
        #[arg(long, value_name = "FILE")]
        identity: PathBuf,
        /// The key-set.
        #[arg(long, value_name = "FILE")]
        keys: PathBuf,
        /// Where to write the new identity file.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Write an identity without the older keys that `rotate` left in it, and print six new words. Letters that were sealed
    /// to those open no more.
    Retire {
        /// The identity file in use.
        #[arg(long, value_name = "FILE")]
        identity: PathBuf,
        /// Where to write the identity file without them.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Take somebody who has left out of the key-set.
    Remove {
        /// The person's id.
        #[arg(long)]
        person: String,
        /// The key-set.
        #[arg(long, value_name = "FILE")]
        keys: PathBuf,
    },
    /// Make the recovery key and a file for each pair of its three holders. It is never written unsealed.
    Recovery {
        /// A holder and their public age key; give this three times.
        #[arg(long, value_name = "NAME=age1…", required = true)]
        holder: Vec<String>,
        /// The key-set.
        #[arg(long, value_name = "FILE")]
        keys: PathBuf,
        /// The folder for the three files.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// Make a new recovery key although there is one. Keep the old files: they open older letters.
        #[arg(long)]
        replace: bool,
    },
    /// Put the recovery key together with any two of its holders, and print its six words.
    Recover {
        /// The file that names both holders.
        #[arg(long, value_name = "FILE")]
        part: PathBuf,
        /// A holder's identity file; give this twice.
        #[arg(long, value_name = "FILE", required = true)]
        identity: Vec<PathBuf>,
        /// Where to write the recovery identity.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Open a letter as the post box keeps it, and print the documents of its two parts, team and private, a line each.
    Open {
        /// The sealed letter: the answer to GET /v1/letters/{id}, or taken out of the post box's database or a backup as the
        /// README of `keys` says.
        #[arg(long, value_name = "FILE")]
        letter: PathBuf,
        /// The identity file of somebody who may read it, or the recovery identity.
        #[arg(long, value_name = "FILE")]
        identity: PathBuf,
        /// The folder to write team.json and private.json to, instead of printing them.
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
    /// Write the post box's public keys into the key-set.
    PostBox {
        /// The key in use: 32 bytes in base64.
        #[arg(long, value_name = "BASE64")]
        current: String,
        /// The key that comes next.
        #[arg(long, value_name = "BASE64", default_value = "")]
        next: String,
        /// The key-set.
        #[arg(long, value_name = "FILE")]
        keys: PathBuf,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Kind {
    Hybrid,
    X25519,
}

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> Result<(), Fault> {
    let made = day(arguments.made.as_deref())?;
    match arguments.command {
        Command::New { person, keys, out, kind, replace } => {
            let kind = kind.map(|kind| match kind {
                Kind::Hybrid => KeyKind::Hybrid,
                Kind::X25519 => KeyKind::X25519,
            });
            let keys = keys.as_deref();
            let wanted = NewPerson { person: &person, keys, out: &out, kind, replace, made: &made };
            let Made { passphrase, recipient } = person::new(&wanted)?;
            eprintln!("{} is written; only these six words open it. They are shown this once:", out.display());
            println!("passphrase: {}", *passphrase);
            if keys.is_none() {
                println!("recipient: {recipient}");
            }
        }
        Command::Fingerprint { keys } => {
            let file = KeysFile::read(&keys)?;
            println!("{} (version {}, {})", file.fingerprint(), file.keyset.version, file.keyset.made);
            for fault in file.faults() {
                eprintln!("not ready: {fault}");
            }
        }
        Command::Rotate { identity, keys, out } => {
            let Made { passphrase, .. } = person::rotate(&identity, &keys, &out, &made, &mut ask)?;
            eprintln!("{} is written; keep the old file until the website has the new key-set.", out.display());
            eprintln!("Only these six words open it. They are shown this once:");
            println!("passphrase: {}", *passphrase);
        }
        Command::Retire { identity, out } => {
            let (passphrase, older) = person::retire(&identity, &out, &mut ask)?;
            eprintln!("{} is written without {older} older; try it, then delete every older file.", out.display());
            eprintln!("Only these six words open it. They are shown this once:");
            println!("passphrase: {}", *passphrase);
        }
        Command::Remove { person, keys } => {
            person::remove(&person, &keys, &made)?;
            eprintln!("{person} can read no new letters once the website has the new key-set.");
        }
        Command::Recovery { holder, keys, out, replace } => {
            let holders: Result<Vec<_>, _> = holder.iter().map(|text| Holder::parse(text)).collect();
            for path in recovery::make(&holders?, &keys, &out, replace, &made)? {
                println!("{}", path.display());
            }
            eprintln!("Give each file to both of its holders, and try `keys recover` with each pair once.");
        }
        Command::Recover { part, identity, out } => {
            let passphrase = recovery::recover(&part, &identity, &out, &mut ask)?;
            eprintln!("{} opens every letter: use it, then delete it.", out.display());
            eprintln!("Only these six words open it. They are shown this once:");
            println!("passphrase: {}", *passphrase);
        }
        Command::Open { letter, identity, out } => {
            let out = out.as_deref();
            let parts = open::open(&letter, &identity, out, &mut ask)?;
            let faults = parts.iter().filter_map(|part| open::give(part, out, &mut io::stdout()).err());
            // Both parts are tried before anything that went wrong is told.
            let mut faults = faults.collect::<Vec<_>>().into_iter();
            let Some(first) = faults.next() else { return Ok(()) };
            faults.for_each(|fault| eprintln!("{fault}"));
            return Err(first);
        }
        Command::PostBox { current, next, keys } => post_box::set(&current, &next, &keys, &made)?,
    }
    Ok(())
}
