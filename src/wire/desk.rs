//! What the inbox asks of the worker that opens, and what it is told. Each message is one JSON text.
//!
//! Nothing else in an officer's browser touches a key: the inbox knows only these messages.

use alloc::{string::String, vec::Vec};

use json::Raw;

use crate::{Deed, LetterId, Trouble, staff::Row};

json::declare! {
    /// What the inbox asks.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Ask {
        /// Open an identity file with its passphrase and keep it in the worker.
        Unlock {
            /// The identity file as text (armored age).
            identity: String,
            /// The passphrase as typed; spaces and case are forgiven.
            passphrase: String,
        } = "unlock",
        /// Sign in at the post box with the unlocked identity.
        SignIn {
            /// The post box's origin, as `https://post.example`.
            post_box: String,
        } = "sign_in",
        /// A page of the list.
        List {
            /// The cursor to go on from; 0 for the start.
            after: u64,
        } = "list",
        /// Fetch one letter and open what this identity can open.
        Open {
            /// The letter's name.
            letter: LetterId,
        } = "open",
        /// Do something about a letter.
        Do {
            /// What.
            deed: Deed,
            /// The letter's name.
            letter: LetterId,
            /// The secret that the letter holds for it; empty where it needs none.
            secret: String,
        } = "do",
        /// Prove the way: seal a letter to this person, send it, fetch it, open it, and take it away again.
        Prove {
            /// Where the site's key-set lies, from the worker's script on, and `#` with its digest.
            keyset_url: String,
        } = "prove",
        /// Suspend a colleague's sign-in, or take that back. Only a lead may.
        Suspend {
            /// Whose, by id.
            staff: String,
            /// Whether it is suspended from then on.
            suspended: bool,
        } = "suspend",
        /// Forget the identity and the token.
        Lock = "lock",
    }
}

json::declare! {
    /// What the inbox is told.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Told {
        /// The identity is open in the worker.
        Unlocked {
            /// Whose it is.
            staff: String,
        } = "unlocked",
        /// The post box let us in.
        SignedIn {
            /// For how long, in seconds.
            seconds: u64,
            /// Whether this person has not proved the way today.
            prove: bool,
        } = "signed_in",
        /// A page of the list.
        Letters {
            /// The rows.
            rows: Vec<Row>,
            /// Where the next page starts.
            next: Option<u64>,
            /// How many days a letter is kept after it was closed; 0 where the post box does not say.
            keep_days: u32,
            /// The day since which messages to the team have not gone out; nothing while all is well.
            mail_failing_since: Option<String>,
            /// Whose sign-in is suspended, by id; nothing for whoever is no lead.
            suspended: Option<Vec<String>>,
        } = "letters",
        /// One letter, as far as this identity can open it.
        Opened {
            /// The letter's name as the post box has it.
            letter: LetterId,
            /// What stands in the clear on the envelope.
            contact_soon: bool,
            /// Whether the envelope is of the first version, and has nothing that deeds are judged by.
            is_earlier: bool,
            /// The `team` group.
            team: Group,
            /// The `private` group.
            private: Group,
        } = "opened",
        /// The post box has done what was asked about a letter.
        Done {
            /// What.
            deed: Deed,
            /// The letter's name.
            letter: LetterId,
        } = "done",
        /// A letter went the whole way to this person.
        Proved = "proved",
        /// A colleague's sign-in is suspended, or is not any more.
        Suspended {
            /// Whose, by id.
            staff: String,
            /// Whether it is suspended now.
            suspended: bool,
        } = "suspended",
        /// The identity and the token are forgotten.
        Locked = "locked",
        /// What was asked could not be done.
        Failed {
            /// What went wrong.
            why: Trouble,
        } = "failed",
    }
}

json::declare! {
    /// One group of a letter, as far as it could be opened.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Group {
        /// The document as it was sealed, padding removed. Not yet believed: the inbox compares it.
        Document(Raw) = "document",
        /// It opened, and what was sealed is a text that is no document of ours.
        Text(String) = "text",
        /// Sealed to others: nothing is wrong.
        ForOthers = "for_others",
        /// It was for this identity, or claims to be, and does not open: altered, cut short or mis-sealed.
        Damaged = "damaged",
        /// It was sealed by a later version of this software.
        Later = "later",
    }
}

impl Group {
    /// What was opened, padding removed.
    #[must_use]
    pub fn opened(text: String) -> Self {
        Raw::new(text).map_or_else(Self::Text, Self::Document)
    }

    /// What was opened, as text.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Document(document) => Some(document.as_str()),
            Self::Text(text) => Some(text),
            Self::ForOthers | Self::Damaged | Self::Later => None,
        }
    }
}
