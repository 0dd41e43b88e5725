//! How staff sign in to the post box, and the rows they are given.

use alloc::{format, string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use crate::{Deed, ids::LetterId};

/// Where a letter lies that somebody of the staff sends to themselves, to prove the way: this, a slash and its name. It is
/// put as any letter is and fetched as any letter is; whoever shows what was sealed in it takes it away again, and that is the
/// proof. No list has it.
pub const PROOFS: &str = "/v1/staff/proofs";

/// The first line of what staff sign to come in.
pub const CONTEXT: &str = "front-seat sign-in v1";

json::declare! {
    /// `POST /v1/staff/challenge`: who wants to come in.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub struct WhoIsIt {
        /// The person's id in the key-set.
        pub staff: String,
    }
}

json::declare! {
    /// The answer: a challenge, good once and for [`crate::limits::CHALLENGE_SECONDS`].
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub struct Challenge {
        /// A text that says nothing to whoever signs it, and fits no other name. It is handed back as it is.
        pub challenge: String,
    }
}

json::declare! {
    /// `POST /v1/staff/session`: the challenge, signed.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub struct SignIn {
        /// The person's id in the key-set.
        pub staff: String,
        /// The challenge as it was given.
        pub challenge: String,
        /// Ed25519 over [`signed_text`], in base64.
        pub signature: String,
    }
}

json::declare! {
    /// The answer: a token for the `Authorization: Bearer …` field, held in memory only. `DELETE /v1/staff/session` with it
    /// ends it, when the inbox is locked; a page that is just closed may not get to say so.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub struct Session {
        /// 32 random bytes in hexadecimal.
        pub token: String,
        /// How long it lives, in seconds.
        pub seconds: u64,
        /// Whether this person has not proved the way today: then the inbox sends a letter to them and opens it.
        #[serde(default)]
        pub prove: bool = false,
    }
}

json::declare! {
    /// `GET /v1/letters?after=CURSOR`: what the post box knows of the letters, oldest first.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub struct Page {
        /// At most [`crate::limits::LIST_ROWS_MAX`] letters.
        pub letters: Vec<Row>,
        /// Where the next page starts, if there is one.
        pub next: Option<u64> = None,
        /// How many days a letter is kept after it was closed; 0 from a post box that does not say.
        #[serde(default)]
        pub keep_days: u32 = 0,
        /// The day (`2026-11-20`) since which messages to the team have not gone out; nothing while all is well.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub mail_failing_since: Option<String> = None,
        /// Whose sign-in is suspended, by id. Only leads are told, since only they can change it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub suspended: Option<Vec<String>> = None,
    }
}

json::declare! {
    /// All that the post box knows of one letter.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub struct Row {
        /// The letter's name.
        pub letter: LetterId,
        /// Where it stands in the list: pass it as `after` to go on from here.
        pub cursor: u64,
        /// The day it was kept, as `2026-11-20` (UTC).
        pub day: String,
        /// The child's own switch.
        pub contact_soon: bool,
        /// Which key-set it was sealed to.
        pub keyset: u32,
        /// The size of the sealed bytes rounded up to a power of two.
        pub bytes_bucket: u64,
        /// Whether anybody has marked it as read.
        pub opened: bool,
        /// The day it was closed, as `2026-11-20` (UTC); nothing while it is not closed.
        #[serde(default)]
        pub closed: Option<String> = None,
        /// Who closed it, by id; nothing while it is not closed, and for somebody who does not work here any more.
        #[serde(default)]
        pub closed_by: Option<String> = None,
        /// Who said that they see to it.
        #[serde(default)]
        pub seen_to: Option<Mark> = None,
        /// Which lead wants it deleted, where that takes two.
        #[serde(default)]
        pub delete_asked: Option<Mark> = None,
        /// Who put it into the bin. From there it goes [`crate::limits::BIN_DAYS`] later, for good.
        #[serde(default)]
        pub binned: Option<Mark> = None,
        /// What was tried on it and did not come about.
        #[serde(default)]
        pub tries: Vec<Try> = Vec::new(),
    }
}

json::declare! {
    /// Who did something about a letter, and when.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub struct Mark {
        /// The person's id; empty for somebody who does not work here any more.
        pub by: String,
        /// The minute, as `2026-11-20T10:35Z`.
        pub at: String,
    }
}

json::declare! {
    /// Something that was tried on a letter: a deed that was refused, or [`Deed::NotOpening`].
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub struct Try {
        /// Which deed.
        pub deed: Deed,
        /// Who, by id; empty for somebody who does not work here any more.
        pub by: String,
        /// When they first did, as `2026-11-20T10:35Z`.
        pub at: String,
    }
}

/// The exact text that a person signs to come in: where, who and which challenge.
///
/// `origin` is the post box's own, as the inbox was told it when pressed, so a signature made for one post box
/// opens no other.
#[must_use]
pub fn signed_text(origin: &str, staff: &str, challenge: &str) -> String {
    format!("{CONTEXT}\n{origin}\n{staff}\n{challenge}\n")
}
