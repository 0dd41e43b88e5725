//! What a page asks of the worker that seals and sends, and what it is told. Each message is one JSON text.
//!
//! Nothing else in a writer's browser touches a key: the portal knows only these messages.

use alloc::string::String;

use json::Raw;

use crate::{LetterId, Roster, Route, Trouble};

json::declare! {
    /// What a page asks.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Ask {
        /// Seal this letter and send it until a signed acknowledgement is verified, or until trying ends.
        Send(SendLetter) = "send",
        /// Send the same sealed bytes again.
        SendAgain {
            /// The letter's name.
            letter: LetterId,
        } = "send_again",
        /// Fetch the site's key-set, so that a letter can be sealed later even without a network.
        Begin {
            /// Where the key-set lies: an absolute address on the portal's own origin, and `#` with its digest.
            keyset_url: String,
            /// The post box's origin, as `https://post.example`.
            post_box: String,
        } = "begin",
        /// Look for letters that wait on this device, and send them.
        Look = "look",
        /// Somebody wants everything that waits to be tried at once.
        TryNow = "try_now",
        /// The network is back, or the page is looked at again: try what waits, unless the post box asked for more time.
        Wake = "wake",
        /// The page is hidden or may be left in a moment: keep on this device what is sealed, has not arrived and may be kept.
        Keep = "keep",
        /// The writer lets this device keep what waits: whoever uses it next can see that something does.
        MayKeep = "may_keep",
        /// Forget every letter that is not sealed yet. Sealed ones are kept on this device and go their way.
        Wipe = "wipe",
    }
}

json::declare! {
    /// A letter to be sealed and sent.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct SendLetter {
        /// The letter's name, also inside both documents.
        pub letter: LetterId,
        /// The `team` document, as it will be sealed.
        pub team: Raw,
        /// The `private` document, as it will be sealed.
        pub private: Raw,
        /// What the letter holds for its readers to show the post box.
        pub secrets: Secrets,
        /// The child's own switch.
        pub contact_soon: bool,
        /// Whether the writer lets this device keep it, locked, while it waits.
        pub may_keep: bool,
        /// To whom it goes.
        pub route: Route,
        /// Who does what, to find the recipients.
        pub roster: Roster,
        /// Where the key-set lies: an absolute address on the portal's own origin, and `#` with its digest.
        pub keyset_url: String,
        /// The post box's origin, as `https://post.example`.
        pub post_box: String,
    }
}

json::declare! {
    /// The secrets of a letter, each also inside one of its documents: 64 lower-case hexadecimal digits.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Secrets {
        /// In the private part.
        pub deed: String,
        /// In the team part.
        pub seen_to: String,
    }
}

json::declare! {
    /// Where a letter is while it waits.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Held {
        /// In the page's memory, and not sealed yet.
        Open = "open",
        /// Sealed, in the page's memory: this device does not keep it.
        Page = "page",
        /// Sealed, and written down on this device until it has arrived.
        Device = "device",
    }
}

json::declare! {
    /// What a page is told.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Told {
        /// The letter is sealed and on its way; `attempt` counts from 1. Nothing keeps it but the page, unless it was waiting before.
        Sending {
            /// The letter's name.
            letter: LetterId,
            /// Which attempt this is.
            attempt: u32,
        } = "sending",
        /// Nobody has signed for it yet; the worker tries again by itself. Said only once this device keeps the letter, or
        /// cannot.
        Waiting {
            /// The letter's name.
            letter: LetterId,
            /// In how long it is tried again or given up at the latest, in seconds.
            seconds: u32,
            /// What went wrong.
            why: Trouble,
            /// Where it is meanwhile.
            held: Held,
        } = "waiting",
        /// By this device's clock the letter may have waited for a day or more.
        Old {
            /// The letter's name.
            letter: LetterId,
        } = "old",
        /// How many letters wait on this device.
        Outbox {
            /// How many can be read and are sent.
            letters: u32,
            /// Whether more may lie there: the device could not be looked into, or holds something that cannot be read.
            unseen: bool,
        } = "outbox",
        /// The acknowledgement was verified.
        Arrived {
            /// The letter's name.
            letter: LetterId,
            /// The day it was kept, by the post box's clock.
            day: String,
        } = "arrived",
        /// It was not sent, and trying the same again would not help.
        NotSent {
            /// The letter's name.
            letter: LetterId,
            /// What went wrong.
            why: Trouble,
        } = "not_sent",
        /// What was asked could not be done.
        Failed {
            /// What went wrong.
            why: Trouble,
        } = "failed",
    }
}
