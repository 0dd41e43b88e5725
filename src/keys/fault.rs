//! What can go wrong, each in one sentence that says what to do.

use std::{fmt, io, path::PathBuf};

use seal::{KeyFault, OpenError, SealError, UnlockError};

/// Why a command did nothing. Nothing was changed then.
#[derive(Debug)]
#[non_exhaustive]
pub enum Fault {
    /// A file could not be read or written.
    File {
        /// Which one.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// A file is in the way: nothing is ever written over.
    InTheWay(PathBuf),
    /// `keys.toml` is not a key-set.
    NotAKeySet {
        /// Which file.
        path: PathBuf,
        /// What the reader of TOML says.
        why: String,
    },
    /// An id that cannot be one.
    NotAnId(String),
    /// Not a day as `2026-11-20`.
    NotADay(String),
    /// The person is in the key-set already.
    HasKeys(String),
    /// The person is not in the key-set.
    NoSuchPerson(String),
    /// The key-set's keys are of the other kind.
    OtherKind,
    /// There is a recovery key already.
    HasRecovery,
    /// Not three different holders, each as `name=age1…`.
    NotThreeHolders,
    /// Somebody's public key cannot be used.
    Key {
        /// Whose it is.
        whose: String,
        /// What is wrong with it.
        fault: KeyFault,
    },
    /// An identity file did not open.
    Identity {
        /// Which one.
        path: PathBuf,
        /// Why.
        error: UnlockError,
    },
    /// The two identities do not open this part of the recovery key.
    NotThesePair(PathBuf),
    /// Not the bytes of a letter in its envelope.
    NotALetter(PathBuf),
    /// A part of a letter did not open.
    Part {
        /// `team` or `private`.
        name: &'static str,
        /// Why.
        error: OpenError,
    },
    /// A part of a letter opened and is not fit for a terminal.
    NotPrinted {
        /// `team` or `private`.
        name: &'static str,
    },
    /// Something could not be sealed.
    Seal(SealError),
    /// No passphrase came in.
    NoPassphrase(io::Error),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { path, error } => write!(f, "{}: {error}", path.display()),
            Self::InTheWay(path) => {
                write!(f, "{} is there already and is not written over; choose another name", path.display())
            }
            Self::NotAKeySet { path, why } => {
                write!(f, "{} is not a key-set ({why}); take the last good copy of it", path.display())
            }
            Self::NotAnId(id) => {
                write!(f, "\"{id}\" cannot be an id; use small letters, digits and hyphens, and not \"recovery\"")
            }
            Self::NotADay(text) => write!(f, "\"{text}\" is not a day; write it as 2026-11-20"),
            Self::HasKeys(id) => write!(
                f,
                "\"{id}\" has keys already; change them with `keys rotate`, or pass --replace if the identity is lost"
            ),
            Self::NoSuchPerson(id) => {
                write!(f, "\"{id}\" is not in the key-set; add them with `keys new --person {id}`")
            }
            Self::OtherKind => f.write_str(
                "the key-set's keys are of the other kind, and kinds cannot be mixed; leave --kind out, or start a new key-set",
            ),
            Self::HasRecovery => f.write_str(
                "there is a recovery key already; keep its files, since they open older letters, and pass --replace to make a new one",
            ),
            Self::NotThreeHolders => {
                f.write_str("name three different holders, each as --holder name=age1… with their own public key")
            }
            Self::Key { whose, fault } => write!(f, "the key of \"{whose}\" is {fault}"),
            Self::Identity { path, error } => write!(f, "{}: {error}", path.display()),
            Self::NotThesePair(path) => write!(
                f,
                "{} does not open with these two identities; take the file that names both of their holders",
                path.display()
            ),
            Self::NotALetter(path) => write!(
                f,
                "{} is not a letter as the post box keeps it; take all of its sealed bytes out of the database, as the README of \
                 `keys` says, or the whole answer to GET /v1/letters/{{id}}",
                path.display()
            ),
            Self::Part { name, error } => write!(f, "the {name} part: {error}"),
            Self::NotPrinted { name } => write!(
                f,
                "the {name} part holds characters that could steer the terminal; write it to a file with --out"
            ),
            Self::Seal(error) => write!(f, "{error}"),
            Self::NoPassphrase(error) => {
                write!(f, "no passphrase came in ({error}); type it, or give it as one line of input")
            }
        }
    }
}

impl std::error::Error for Fault {}

impl From<SealError> for Fault {
    fn from(error: SealError) -> Self {
        Self::Seal(error)
    }
}
