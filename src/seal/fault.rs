//! Why something could not be sealed or opened. Each message says what is wrong, then what to do about it.

use alloc::string::String;
use core::fmt;

/// Why a key could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeyFault {
    /// Not an age recipient of a kind we use.
    NotARecipient,
    /// Not an age identity of a kind we use.
    NotAnIdentity,
    /// Its X25519 share is one of the few points that make every secret the same.
    LowOrder,
    /// Not 32 bytes in base64, or not a usable Ed25519 public key.
    NotASigningKey,
}

/// Why a document was not sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SealError {
    /// Nobody could open it.
    NoReaders,
    /// The age format forbids hybrid and X25519 recipients in one file.
    MixedKinds,
    /// More readers than the constant number of places.
    TooManyReaders,
    /// The document is longer than the size it should be padded to.
    LongerThanPadding,
    /// The sealed letter would be refused by the post box.
    TooLarge,
    /// Somebody named on the send page has no key in the key-set.
    NoKeyFor {
        /// Their id.
        person: String,
    },
    /// A published key cannot be used.
    Key {
        /// Whose: a person's id, or `recovery`.
        whose: String,
        /// What is wrong with it.
        fault: KeyFault,
    },
    /// The device has not enough memory for the passphrase's work.
    NoMemory,
}

/// Why a file did not open. Nothing of it may be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum OpenError {
    /// Sealed to others, or with another passphrase: nothing is wrong with the file.
    NotForYou,
    /// Not an age file at all.
    NotAnAgeFile,
    /// An age file that was altered, cut short or badly made.
    Damaged(Part),
    /// The passphrase's work factor is above [`crate::passphrase::WORK_FACTOR_MAX`].
    TooMuchWork,
    /// Sealed to more readers than an opener of ours tries.
    TooManyReaders,
    /// The device has not enough memory for the passphrase's work.
    NoMemory,
}

/// Which part of an age file is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The lines of text around the file.
    Armor,
    /// The stanzas: a line, an argument or a share is not as the format says.
    Header,
    /// The header's authentication: a stanza was altered, added or taken away.
    Mac,
    /// The document itself: altered, cut short or with bytes after its end.
    Payload,
}

impl fmt::Display for KeyFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotARecipient => "not a public age key; it should start age1pq1… or age1… and be copied whole",
            Self::NotAnIdentity => "not a secret age key; it should start AGE-SECRET-KEY-… and be copied whole",
            Self::LowOrder => "a public key that protects nothing; make a new identity with `keys new`",
            Self::NotASigningKey => "not an Ed25519 public key; it should be 32 bytes in base64, copied whole",
        })
    }
}

impl fmt::Display for SealError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoReaders => f.write_str("nobody could open this letter; name an officer, a cover or a duty team"),
            Self::MixedKinds => f.write_str("hybrid and X25519 keys cannot be mixed; make all keys of one kind"),
            Self::TooManyReaders => f.write_str("more readers than places; shorten the list of who can open it"),
            Self::LongerThanPadding => f.write_str("the document is longer than its padded size; pad to a larger size"),
            Self::TooLarge => f.write_str("the letter is larger than 2 MiB when sealed; send it in two letters"),
            Self::NoKeyFor { person } => {
                write!(f, "the key-set has no key for \"{person}\"; make one with `keys new --person {person}`")
            }
            Self::Key { whose, fault } => write!(f, "the key of \"{whose}\" is {fault}"),
            Self::NoMemory => f.write_str("this device has not enough memory; try a larger one"),
        }
    }
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotForYou => "sealed to somebody else; open it with the right identity or passphrase",
            Self::NotAnAgeFile => "not an age file; choose the sealed file",
            Self::Damaged(Part::Armor) => "the text around the sealed file was altered; copy the file again, whole",
            Self::Damaged(Part::Header) => "the sealed file's header is damaged; fetch the file again",
            Self::Damaged(Part::Mac) => "the list of who can open this file was altered; do not trust it",
            Self::Damaged(Part::Payload) => "the sealed document was altered or cut short; fetch the file again",
            Self::TooMuchWork => "the passphrase's work factor is above 20; seal the file again with 18",
            Self::TooManyReaders => "the file names more than 32 readers; have it sealed again to fewer",
            Self::NoMemory => "this device has not enough memory to open the file; try a larger one",
        })
    }
}

impl core::error::Error for KeyFault {}
impl core::error::Error for SealError {}
impl core::error::Error for OpenError {}
