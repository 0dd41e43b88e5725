//! What goes wrong with what a page asks of its worker.

use alloc::string::String;

json::declare! {
    /// What went wrong, for a page to put into its reader's words.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Trouble {
        /// No answer from the post box: no network, or it is down.
        Offline = "trouble-offline",
        /// An answer, but not from our post box: a wrong signature, no signature, a page of a captive portal.
        NotOurPostBox = "trouble-not-our-post-box",
        /// Something on the way refuses letters, as a firewall does that does not know them. Nobody signed that.
        Blocked = "trouble-blocked",
        /// The post box is busy and asked to be tried later.
        Busy = "trouble-busy",
        /// No answer has come so far, and it may come still.
        Slow = "trouble-slow",
        /// The council has closed its post box for now.
        Closed = "trouble-closed",
        /// The letter was refused as malformed or too large, by the worker itself or in an answer that nobody signed.
        Refused = "trouble-refused",
        /// Another letter already stands under this name (signed 409).
        OtherLetter = "trouble-other-letter",
        /// The letter was deleted before (signed 410).
        Deleted = "trouble-deleted",
        /// The site's key-set could not be fetched or cannot be used.
        NoKeys = "trouble-no-keys",
        /// The site has taken back the key-set that the page was printed with.
        OutOfDate = "trouble-out-of-date",
        /// The key-set is not the one that the page was printed with.
        OtherKeys = "trouble-other-keys",
        /// The site's key-set has another key for this person than they hold, or none.
        NotMyKey = "trouble-not-my-key",
        /// The passphrase does not open this identity file.
        WrongPassphrase = "trouble-wrong-passphrase",
        /// The file is not an identity file.
        NotAnIdentity = "trouble-not-an-identity",
        /// The post box does not let this person in: unknown, revoked, or the key is old.
        NotLetIn = "trouble-not-let-in",
        /// The session is over: sign in again.
        SignedOut = "trouble-signed-out",
        /// The post box has no such letter.
        NoSuchLetter = "trouble-no-such-letter",
        /// The device could not do what was asked (no randomness, not enough memory).
        Device = "trouble-device",
    }
}

/// The word with which a post box says that its council has closed it for now: it takes no letters, and staff read on.
pub const CLOSED: &str = "closed";

json::declare! {
    /// What a refusal says besides its sentence. Nobody signs it, so it never ends trying.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Refused {
        /// Why, in a word; nothing where the status alone tells it.
        pub reason: String = String::new(),
    }
}
