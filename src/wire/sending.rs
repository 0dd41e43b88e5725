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
        /// Forget every letter that is not sealed yet. Sealed ones go their way.
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
    /// What a page is told.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Told {
        /// The letter is sealed and on its way; `attempt` counts from 1.
        Sending {
            /// The letter's name.
            letter: LetterId,
            /// Which attempt this is.
            attempt: u32,
        } = "sending",
        /// It could not be sent yet; the worker tries again by itself.
        Waiting {
            /// The letter's name.
            letter: LetterId,
            /// When it tries again, in seconds.
            seconds: u32,
            /// What went wrong.
            why: Trouble,
        } = "waiting",
        /// The letter is sealed. `kept` tells whether this device keeps it until it has arrived, or the page must.
        Kept {
            /// The letter's name.
            letter: LetterId,
            /// Whether it is written down safely on this device.
            kept: bool,
        } = "kept",
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
