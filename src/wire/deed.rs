//! What staff do about one letter: each deed is one call, one line in the audit log and one button.

use serde::{Deserialize, Serialize};

/// A deed about a letter. Everything that knows deeds by name asks here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Deed {
    /// It was read.
    MarkOpened,
    /// Nothing more is to be done about it: it is kept for a while, then deleted.
    Close,
    /// Takes that back.
    Reopen,
    /// It goes now, for good. Only a lead may.
    Delete,
}

impl Deed {
    /// Every deed there is.
    pub const ALL: [Self; 4] = [Self::MarkOpened, Self::Close, Self::Reopen, Self::Delete];

    /// The method, and the end of the address beneath `/v1/letters/{id}`.
    #[must_use]
    pub fn call(self) -> (&'static str, &'static str) {
        match self {
            Self::MarkOpened => ("POST", "/opened"),
            Self::Close => ("POST", "/closed"),
            Self::Reopen => ("DELETE", "/closed"),
            Self::Delete => ("DELETE", ""),
        }
    }

    /// The word in the audit log; the migrations of both stores list the same.
    #[must_use]
    pub fn done(self) -> &'static str {
        match self {
            Self::MarkOpened => "marked-opened",
            Self::Close => "closed",
            Self::Reopen => "reopened",
            Self::Delete => "deleted",
        }
    }

    /// The name under which the inbox's words for this deed are written: `deed-close` and so on.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::MarkOpened => "deed-mark-opened",
            Self::Close => "deed-close",
            Self::Reopen => "deed-reopen",
            Self::Delete => "deed-delete",
        }
    }

    /// Whether only a lead may do it.
    #[must_use]
    pub fn is_a_leads(self) -> bool {
        self == Self::Delete
    }
}
