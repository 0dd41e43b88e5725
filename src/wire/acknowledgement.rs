//! What the post box signs, so that "arrived" is never shown on a stranger's word.

use alloc::{format, string::String};

use serde::{Deserialize, Serialize};

use crate::ids::{Digest, LetterId};

/// The first line of what is signed: a signature made for this can be used for nothing else.
pub const CONTEXT: &str = "front-seat acknowledgement v1";

json::declare! {
    /// What became of a letter, signed by the post box with Ed25519.
    ///
    /// The same for every re-send of the same bytes, since the day is the day of first keeping.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub struct Acknowledgement {
        /// Which endpoint key signed: the first 16 hexadecimal digits of the SHA-256 of the public key.
        pub key: String,
        /// The letter's name.
        pub letter: LetterId,
        /// The digest of the bytes that were just sent.
        pub digest: Digest,
        /// The day the letter was first kept, as `2026-11-20`, by the post box's clock (UTC).
        pub day: String,
        /// What became of it.
        pub outcome: Outcome,
        /// Ed25519 over [`Acknowledgement::signed_text`], in base64.
        pub signature: String,
    }
}

json::declare! {
    /// What became of a letter. Only these, signed, end retrying.
    ///
    /// A refusal that nobody signed (400, 413, 415 or 422) is shown while the same bytes are tried again under the same name:
    /// anybody on the way can say it, also of a letter that was kept.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Outcome {
        /// Kept: 201 the first time, 200 each time after.
        Kept = "kept",
        /// 409: other bytes already stand under this name.
        Other = "other",
        /// 410: a letter of this name was kept and has been deleted.
        Deleted = "deleted",
    }
}

impl Acknowledgement {
    /// The exact text that is signed: six lines, each ended by a line feed.
    #[must_use]
    pub fn signed_text(&self) -> String {
        let Self { key, letter, digest, day, outcome, .. } = self;
        format!("{CONTEXT}\n{key}\n{letter}\n{}\n{day}\n{}\n", digest.header(), outcome.word())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_signed_names_every_part() {
        let acknowledgement = Acknowledgement {
            key: "0011223344556677".into(),
            letter: LetterId([0xab; 16]),
            digest: Digest([0; 32]),
            day: "2026-11-20".into(),
            outcome: Outcome::Kept,
            signature: String::new(),
        };
        assert_eq!(
            acknowledgement.signed_text(),
            "front-seat acknowledgement v1\n0011223344556677\nabababababababababababababababab\n\
             sha-256=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:\n2026-11-20\nkept\n"
        );
    }
}
