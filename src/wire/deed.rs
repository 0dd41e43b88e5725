//! What staff do about one letter: each deed is one call, one line in the audit log and one button.

use serde::{Deserialize, Serialize};

json::declare! {
    /// A deed about a letter. Everything that knows deeds by name asks here. Its word is also the name under which the
    /// inbox's words for it are written.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub enum Deed {
        /// It was read.
        #[serde(rename = "deed-mark-opened")]
        MarkOpened = "deed-mark-opened",
        /// Somebody takes care that its writer is contacted. It quiets the alert and hides nothing.
        #[serde(rename = "deed-see-to")]
        SeeTo = "deed-see-to",
        /// Nothing more is to be done about it: it is kept for a while, then deleted.
        #[serde(rename = "deed-close")]
        Close = "deed-close",
        /// Takes that back.
        #[serde(rename = "deed-reopen")]
        Reopen = "deed-reopen",
        /// It goes into the bin, and from there for good. Only a lead may; two must, where nobody has read it.
        #[serde(rename = "deed-delete")]
        Delete = "deed-delete",
        /// Takes that back, as long as it lies in the bin. Only a lead may.
        #[serde(rename = "deed-put-back")]
        PutBack = "deed-put-back",
        /// Neither part of it opened for whoever says so. It changes nothing about the letter.
        #[serde(rename = "deed-not-opening")]
        NotOpening = "deed-not-opening",
    }
}

/// What the post box asks for before it does a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// The secret from the private part of the letter.
    DeedSecret,
    /// The secret from the team part of the letter.
    SeenToSecret,
    /// To be a lead.
    Lead,
    /// To be signed in.
    Nothing,
}

/// The header in which a deed's secret is shown: 64 lower-case hexadecimal digits, as they stand in the letter.
pub const SECRET_HEADER: &str = "front-seat-secret";

impl Deed {
    /// The method, and the end of the address beneath `/v1/letters/{id}`.
    #[must_use]
    pub fn call(self) -> (&'static str, &'static str) {
        match self {
            Self::MarkOpened => ("POST", "/opened"),
            Self::Close => ("POST", "/closed"),
            Self::Reopen => ("DELETE", "/closed"),
            Self::SeeTo => ("POST", "/seen-to"),
            Self::Delete => ("DELETE", ""),
            Self::PutBack => ("DELETE", "/bin"),
            Self::NotOpening => ("POST", "/not-opening"),
        }
    }

    /// The word in the audit log.
    #[must_use]
    pub fn done(self) -> &'static str {
        match self {
            Self::MarkOpened => "marked-opened",
            Self::Close => "closed",
            Self::Reopen => "reopened",
            Self::SeeTo => "seen-to",
            Self::Delete => "asked-to-delete",
            Self::PutBack => "put-back",
            Self::NotOpening => "not-opening",
        }
    }

    /// What it needs. A letter of the first version has no secrets: there a lead stands in for whoever would know them.
    #[must_use]
    pub fn needs(self) -> Needs {
        match self {
            Self::MarkOpened | Self::Close | Self::Reopen => Needs::DeedSecret,
            Self::SeeTo => Needs::SeenToSecret,
            Self::Delete | Self::PutBack => Needs::Lead,
            Self::NotOpening => Needs::Nothing,
        }
    }
}
