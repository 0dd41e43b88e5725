//! What can go wrong, each in one sentence that says what to do.

use std::{io, path::PathBuf};

use seal::{KeyFault, OpenError, SealError, UnlockError};

/// Why a command did nothing. Nothing was changed then.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// A file could not be read or written.
    #[error("{path}: {error}")]
    File {
        /// Which one.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// A file is in the way: nothing is ever written over.
    #[error("{0} is there already and is not written over; choose another name")]
    InTheWay(PathBuf),
    /// `keys.toml` is not a key-set.
    #[error("{path} is not a key-set ({why}); take the last good copy of it")]
    NotAKeySet {
        /// Which file.
        path: PathBuf,
        /// What the reader of TOML says.
        why: String,
    },
    /// An id that cannot be one.
    #[error("\"{0}\" cannot be an id; use small letters, digits and hyphens, and not \"recovery\"")]
    NotAnId(String),
    /// Not a day as `2026-11-20`.
    #[error("\"{0}\" is not a day; write it as 2026-11-20")]
    NotADay(String),
    /// The person is in the key-set already.
    #[error("\"{0}\" has keys already; change them with `keys rotate`, or pass --replace if the identity is lost")]
    HasKeys(String),
    /// The person is not in the key-set.
    #[error("\"{0}\" is not in the key-set; add them with `keys new --person {0}`")]
    NoSuchPerson(String),
    /// There is nothing to retire.
    #[error("the identity of \"{0}\" holds no older keys; `keys rotate` makes new ones and keeps the old")]
    NothingOlder(String),
    /// The key-set's keys are of the other kind.
    #[error(
        "the key-set's keys are of the other kind, and kinds cannot be mixed; leave --kind out, or start a new key-set"
    )]
    OtherKind,
    /// There is a recovery key already.
    #[error(
        "there is a recovery key already; keep its files, since they open older letters, and pass --replace to make a new one"
    )]
    HasRecovery,
    /// Not three different holders, each as `name=age1…`.
    #[error("name three different holders, each as --holder name=age1… with their own public key")]
    NotThreeHolders,
    /// A holder's key is one that somebody reads letters with: lost with it on the same day, and used far more often.
    #[error(
        "{keys}: the key for the holder \"{holder}\" is the one that \"{person}\" opens letters with; make one for \
         this alone with `keys new --person {holder} --out FILE`, without --keys"
    )]
    DailyKey {
        /// Where the key stands already.
        keys: PathBuf,
        /// Whom it was named for.
        holder: String,
        /// Whose it is.
        person: String,
    },
    /// Somebody's public key cannot be used.
    #[error("the key of \"{whose}\" is {fault}")]
    Key {
        /// Whose it is.
        whose: String,
        /// What is wrong with it.
        fault: KeyFault,
    },
    /// An identity file did not open.
    #[error("{path}: {error}")]
    Identity {
        /// Which one.
        path: PathBuf,
        /// Why.
        error: UnlockError,
    },
    /// The two identities do not open this part of the recovery key.
    #[error("{0} does not open with these two identities; take the file that names both of their holders")]
    NotThesePair(PathBuf),
    /// Not the bytes of a letter in its envelope.
    #[error(
        "{0} is not a letter as the post box keeps it; take all of its sealed bytes out of the database, as the README of \
         `keys` says, or the whole answer to GET /v1/letters/{{id}}"
    )]
    NotALetter(PathBuf),
    /// A part of a letter did not open.
    #[error("the {name} part: {error}")]
    Part {
        /// `team` or `private`.
        name: &'static str,
        /// Why.
        error: OpenError,
    },
    /// A part of a letter opened and is not fit for a terminal.
    #[error("the {name} part holds characters that could steer the terminal; write it to a file with --out")]
    NotPrinted {
        /// `team` or `private`.
        name: &'static str,
    },
    /// Something could not be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// No passphrase came in.
    #[error("no passphrase came in ({0}); type it, or give it as one line of input")]
    NoPassphrase(io::Error),
}
