//! What a page asks of the worker that seals and opens, and what it is told. Each message is one JSON text.
//!
//! Nothing else in a browser touches a key: the portal and the inbox know only these messages.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use crate::{ids::LetterId, keyset::Roster, keyset::Route, staff::Row};

/// What a page asks.
#[cfg_attr(
    target_pointer_width = "64",
    expect(clippy::large_enum_variant, reason = "one message at a time, gone as soon as it is text")
)]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "snake_case")]
pub enum Ask {
    /// Seal this letter and send it until a signed acknowledgement is verified, or until trying ends.
    Send(SendLetter),
    /// Send the same sealed bytes again.
    SendAgain {
        /// The letter's name.
        letter: LetterId,
    },
    /// Fetch the site's key-set, so that a letter can be sealed later even without a network.
    Begin {
        /// Where the key-set lies: an absolute address on the portal's own origin.
        keyset_url: String,
        /// The post box's origin, as `https://post.example`.
        post_box: String,
    },
    /// Look for letters that wait on this device, and send them.
    Look,
    /// Somebody wants everything that waits to be tried at once.
    TryNow,
    /// The network is back, or the page is looked at again: try what waits, unless the post box asked for more time.
    Wake,
    /// Forget every letter that is not sealed yet. Sealed ones go their way.
    Wipe,
    /// Open an identity file with its passphrase and keep it in the worker.
    Unlock {
        /// The identity file as text (armored age).
        identity: String,
        /// The passphrase as typed; spaces and case are forgiven.
        passphrase: String,
    },
    /// Sign in at the post box with the unlocked identity.
    SignIn {
        /// The post box's origin, as `https://post.example`.
        post_box: String,
    },
    /// A page of the list.
    List {
        /// The cursor to go on from; 0 for the start.
        after: u64,
    },
    /// Fetch one letter and open what this identity can open.
    Open {
        /// The letter's name.
        letter: LetterId,
    },
    /// Tell the post box that this letter was read.
    MarkOpened {
        /// The letter's name.
        letter: LetterId,
    },
    /// Tell the post box that nothing more is to be done about this letter: it is kept for a while, then deleted.
    Close {
        /// The letter's name.
        letter: LetterId,
    },
    /// Take that back.
    Reopen {
        /// The letter's name.
        letter: LetterId,
    },
    /// Delete this letter now, for good. Only a lead may.
    Delete {
        /// The letter's name.
        letter: LetterId,
    },
    /// Forget the identity and the token.
    Lock,
}

/// A letter to be sealed and sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendLetter {
    /// The letter's name, also inside both documents.
    pub letter: LetterId,
    /// The `team` document, as JSON.
    pub team: String,
    /// The `private` document, as JSON.
    pub private: String,
    /// The child's own switch.
    pub contact_soon: bool,
    /// To whom it goes.
    pub route: Route,
    /// Who does what, to find the recipients.
    pub roster: Roster,
    /// Where the key-set lies: an absolute address on the portal's own origin.
    pub keyset_url: String,
    /// The post box's origin, as `https://post.example`.
    pub post_box: String,
}

/// What a page is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "told", rename_all = "snake_case")]
pub enum Told {
    /// The letter is sealed and on its way; `attempt` counts from 1.
    Sending {
        /// The letter's name.
        letter: LetterId,
        /// Which attempt this is.
        attempt: u32,
    },
    /// It could not be sent yet; the worker tries again by itself.
    Waiting {
        /// The letter's name.
        letter: LetterId,
        /// When it tries again, in seconds.
        seconds: u32,
        /// What went wrong.
        why: Trouble,
    },
    /// The letter is sealed. `kept` tells whether this device keeps it until it has arrived, or the page must.
    Kept {
        /// The letter's name.
        letter: LetterId,
        /// Whether it is written down safely on this device.
        kept: bool,
    },
    /// By this device's clock the letter may have waited for a day or more.
    Old {
        /// The letter's name.
        letter: LetterId,
    },
    /// How many letters wait on this device.
    Outbox {
        /// How many can be read and are sent.
        letters: u32,
        /// Whether more may lie there: the device could not be looked into, or holds something that cannot be read.
        unseen: bool,
    },
    /// The acknowledgement was verified.
    Arrived {
        /// The letter's name.
        letter: LetterId,
        /// The day it was kept, by the post box's clock.
        day: String,
    },
    /// It was not sent, and trying the same again would not help.
    NotSent {
        /// The letter's name.
        letter: LetterId,
        /// What went wrong.
        why: Trouble,
    },
    /// The identity is open in the worker.
    Unlocked {
        /// Whose it is.
        staff: String,
    },
    /// The post box let us in.
    SignedIn {
        /// For how long, in seconds.
        seconds: u64,
    },
    /// A page of the list.
    Letters {
        /// The rows.
        rows: Vec<Row>,
        /// Where the next page starts.
        next: Option<u64>,
        /// How many days a letter is kept after it was closed; 0 where the post box does not say.
        #[serde(default)]
        keep_days: u32,
    },
    /// One letter, as far as this identity can open it.
    Opened {
        /// The letter's name as the post box has it.
        letter: LetterId,
        /// What stands in the clear on the envelope.
        contact_soon: bool,
        /// The `team` group.
        team: Group,
        /// The `private` group.
        private: Group,
    },
    /// The post box noted that this letter was read.
    MarkedOpened {
        /// The letter's name.
        letter: LetterId,
    },
    /// The post box noted that this letter is closed.
    Closed {
        /// The letter's name.
        letter: LetterId,
    },
    /// The post box noted that this letter is open again.
    Reopened {
        /// The letter's name.
        letter: LetterId,
    },
    /// The post box deleted this letter.
    Deleted {
        /// The letter's name.
        letter: LetterId,
    },
    /// The identity and the token are forgotten.
    Locked,
    /// What was asked could not be done.
    Failed {
        /// What went wrong.
        why: Trouble,
    },
}

/// One group of a letter, as far as it could be opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// The document as JSON text, padding removed. Not yet believed: the inbox compares it.
    Document(String),
    /// Sealed to others: nothing is wrong.
    ForOthers,
    /// It was for this identity, or claims to be, and does not open: altered, cut short or mis-sealed.
    Damaged,
}

/// What went wrong, for a page to put into its reader's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trouble {
    /// No answer from the post box: no network, or it is down.
    Offline,
    /// An answer, but not from our post box: a wrong signature, no signature, a page of a captive portal.
    NotOurPostBox,
    /// The post box is busy and asked to be tried later.
    Busy,
    /// The letter was refused as malformed or too large, by the worker itself or in an answer that nobody signed.
    Refused,
    /// Another letter already stands under this name (signed 409).
    OtherLetter,
    /// The letter was deleted before (signed 410).
    Deleted,
    /// The site's key-set could not be fetched or cannot be used.
    NoKeys,
    /// The passphrase does not open this identity file.
    WrongPassphrase,
    /// The file is not an identity file.
    NotAnIdentity,
    /// The post box does not let this person in: unknown, revoked, or the key is old.
    NotLetIn,
    /// The session is over: sign in again.
    SignedOut,
    /// The post box has no such letter.
    NoSuchLetter,
    /// The device could not do what was asked (no randomness, not enough memory).
    Device,
}

impl Trouble {
    /// The name under which the words for this trouble are written: `trouble-offline` and so on.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Offline => "trouble-offline",
            Self::NotOurPostBox => "trouble-not-our-post-box",
            Self::Busy => "trouble-busy",
            Self::Refused => "trouble-refused",
            Self::OtherLetter => "trouble-other-letter",
            Self::Deleted => "trouble-deleted",
            Self::NoKeys => "trouble-no-keys",
            Self::WrongPassphrase => "trouble-wrong-passphrase",
            Self::NotAnIdentity => "trouble-not-an-identity",
            Self::NotLetIn => "trouble-not-let-in",
            Self::SignedOut => "trouble-signed-out",
            Self::NoSuchLetter => "trouble-no-such-letter",
            Self::Device => "trouble-device",
        }
    }
}
