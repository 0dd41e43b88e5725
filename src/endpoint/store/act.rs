//! What staff did, as every audit log writes it down.

use sha2::{Digest as _, Sha256};
use wire::LetterId;

/// What staff did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    SignedIn,
    Listed,
    Fetched,
    MarkedOpened,
    Deleted,
    Closed,
    Reopened,
    Retired,
}

impl Act {
    /// The word in the audit log; the migrations list the same.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::SignedIn => "signed-in",
            Self::Listed => "listed",
            Self::Fetched => "fetched",
            Self::MarkedOpened => "marked-opened",
            Self::Deleted => "deleted",
            Self::Closed => "closed",
            Self::Reopened => "reopened",
            Self::Retired => "retired",
        }
    }
}

/// A name has 128 random bits, so its plain hash tells nothing to whoever does not already know it.
pub(super) fn hashed(letter: LetterId) -> [u8; 32] {
    Sha256::digest(letter.0).into()
}
