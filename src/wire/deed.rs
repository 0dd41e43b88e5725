//! What staff do about one letter: each deed is one call, one line in the audit log and one button.

json::declare! {
    /// A deed about a letter. Everything that knows deeds by name asks here. Its word is also the name under which the
    /// inbox's words for it are written.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Deed {
        /// It was read.
        MarkOpened = "deed-mark-opened",
        /// Nothing more is to be done about it: it is kept for a while, then deleted.
        Close = "deed-close",
        /// Takes that back.
        Reopen = "deed-reopen",
        /// It goes now, for good. Only a lead may.
        Delete = "deed-delete",
    }
}

impl Deed {
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

    /// Whether only a lead may do it.
    #[must_use]
    pub fn is_a_leads(self) -> bool {
        self == Self::Delete
    }
}
