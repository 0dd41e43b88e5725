//! What staff did, as every audit log writes it down.

use sha2::{Digest as _, Sha256};
use wire::{Deed, LetterId};

/// What staff did, or what was done for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    SignedIn,
    Fetched,
    Did(Deed),
    Refused(Deed),
    Taken,
    Proved,
    Suspended(bool),
    Retired,
}

impl Act {
    /// The word in the audit log. An older log has `listed` too.
    pub(super) fn word(self) -> String {
        match self {
            Self::SignedIn => "signed-in".into(),
            Self::Fetched => "fetched".into(),
            Self::Did(deed) => deed.done().into(),
            Self::Refused(deed) => format!("refused-{}", deed.done()),
            Self::Taken => "deleted".into(),
            Self::Proved => "proved".into(),
            Self::Suspended(true) => "suspended".into(),
            Self::Suspended(false) => "readmitted".into(),
            Self::Retired => "retired".into(),
        }
    }
}

/// A name has 128 random bits, so its plain hash tells nothing to whoever does not already know it.
pub(super) fn hashed(letter: LetterId) -> [u8; 32] {
    Sha256::digest(letter.0).into()
}
