//! What staff did, as every audit log writes it down.

use sha2::{Digest as _, Sha256};
use wire::{Deed, LetterId};

/// What staff did, or what was done for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    SignedIn,
    Listed,
    Fetched,
    Did(Deed),
    Retired,
}

impl Act {
    /// The word in the audit log; the migrations list the same.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::SignedIn => "signed-in",
            Self::Listed => "listed",
            Self::Fetched => "fetched",
            Self::Did(deed) => deed.done(),
            Self::Retired => "retired",
        }
    }
}

/// A name has 128 random bits, so its plain hash tells nothing to whoever does not already know it.
pub(super) fn hashed(letter: LetterId) -> [u8; 32] {
    Sha256::digest(letter.0).into()
}
