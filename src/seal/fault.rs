//! Why something could not be sealed or opened. Each message says what is wrong, then what to do about it.

use alloc::string::String;

/// Why a key could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KeyFault {
    /// Not an age recipient of a kind we use.
    #[error("not a public age key; it should start age1pq1… or age1… and be copied whole")]
    NotARecipient,
    /// Not an age identity of a kind we use.
    #[error("not a secret age key; it should start AGE-SECRET-KEY-… and be copied whole")]
    NotAnIdentity,
    /// Its X25519 share is one of the few points that make every secret the same.
    #[error("a public key that protects nothing; make a new identity with `keys new`")]
    LowOrder,
    /// Not 32 bytes in base64, or not a usable Ed25519 public key.
    #[error("not an Ed25519 public key; it should be 32 bytes in base64, copied whole")]
    NotASigningKey,
}

/// Why a document was not sealed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SealError {
    /// Nobody could open it.
    #[error("nobody could open this letter; name an officer, a cover or a duty team")]
    NoReaders,
    /// The age format forbids hybrid and X25519 recipients in one file.
    #[error("hybrid and X25519 keys cannot be mixed; make all keys of one kind")]
    MixedKinds,
    /// More readers than the constant number of places.
    #[error("more readers than places; shorten the list of who can open it")]
    TooManyReaders,
    /// The document is longer than the size it should be padded to.
    #[error("the document is longer than its padded size; pad to a larger size")]
    LongerThanPadding,
    /// The sealed letter would be refused by the post box.
    #[error("the letter is larger than 2 MiB when sealed; send it in two letters")]
    TooLarge,
    /// Somebody named on the send page has no key in the key-set.
    #[error("the key-set has no key for \"{person}\"; make one with `keys new --person {person}`")]
    NoKeyFor {
        /// Their id.
        person: String,
    },
    /// A published key cannot be used.
    #[error("the key of \"{whose}\" is {fault}")]
    Key {
        /// Whose: a person's id, or `recovery`.
        whose: String,
        /// What is wrong with it.
        fault: KeyFault,
    },
    /// The device has not enough memory for the passphrase's work.
    #[error("this device has not enough memory; try a larger one")]
    NoMemory,
}

/// Why a file did not open. Nothing of it may be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// Sealed to others, or with another passphrase: nothing is wrong with the file.
    #[error("sealed to somebody else; open it with the right identity or passphrase")]
    NotForYou,
    /// Not an age file at all.
    #[error("not an age file; choose the sealed file")]
    NotAnAgeFile,
    /// An age file that was altered, cut short or badly made.
    #[error("{0}")]
    Damaged(Part),
    /// The passphrase's work factor is above [`crate::passphrase::WORK_FACTOR_MAX`].
    #[error("the passphrase's work factor is above 20; seal the file again with 18")]
    TooMuchWork,
    /// Sealed to more readers than an opener of ours tries.
    #[error("the file names more than 32 readers; have it sealed again to fewer")]
    TooManyReaders,
    /// The device has not enough memory for the passphrase's work.
    #[error("this device has not enough memory to open the file; try a larger one")]
    NoMemory,
}

/// Which part of an age file is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Part {
    /// The lines of text around the file.
    #[error("the text around the sealed file was altered; copy the file again, whole")]
    Armor,
    /// The stanzas: a line, an argument or a share is not as the format says.
    #[error("the sealed file's header is damaged; fetch the file again")]
    Header,
    /// The header's authentication: a stanza was altered, added or taken away.
    #[error("the list of who can open this file was altered; do not trust it")]
    Mac,
    /// The document itself: altered, cut short or with bytes after its end.
    #[error("the sealed document was altered or cut short; fetch the file again")]
    Payload,
}
