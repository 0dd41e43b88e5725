//! What happens to the worker that sends, and what it wants done. Nothing here touches a browser.

use std::rc::Rc;

use wire::{LetterId, sending::Told};

use crate::call::{Answer, Request};

/// Something happened.
pub enum Event {
    /// A page asked something: one JSON text.
    Asked(String),
    /// A call was answered, or was not.
    Answered(Call, Answer),
    /// A moment came that was waited for.
    Woke(Alarm),
    /// What this device said about its outbox.
    Device(Device),
    /// What a worker of another page of this site said.
    Heard(String),
}

/// What the device says about the outbox that it keeps.
#[derive(Clone, Debug, PartialEq)]
pub enum Device {
    /// A letter was written down safely, or could not be.
    Kept(LetterId, bool),
    /// A letter was taken out, or could not be.
    Forgot(LetterId),
    /// What lies there.
    Found {
        /// Every letter that could be taken out and looked at.
        stored: Vec<Stored>,
        /// Whether there may be more: the device did not let itself be looked into, or something there is no letter.
        unseen: bool,
    },
    /// Whether this page is the one that sends this letter. "No" may be followed by a "yes" much later.
    Turn(LetterId, bool),
}

/// A letter as the device keeps it: sealed bytes, and nothing that can be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// The letter's name.
    pub letter: LetterId,
    /// The envelope.
    pub bytes: Rc<[u8]>,
    /// When it was sealed, by this device's clock, in seconds since 1970, rounded down to the hour.
    pub since: f64,
}

/// Something is to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Tell the page this message.
    Tell(String),
    /// Call somebody, and give back the answer as [`Event::Answered`].
    Fetch(Call, Request),
    /// Give this back as [`Event::Woke`] after so many seconds.
    Wake(Alarm, u32),
    /// Tell the page, and this site's other pages too.
    Announce(String),
    /// Say this to the workers of this site's other pages.
    Say(String),
    /// Write a letter down on this device, and give back [`Device::Kept`].
    Keep(Stored),
    /// Take a letter out, and give back [`Device::Forgot`].
    Forget(LetterId),
    /// Read what lies there, and give back [`Device::Found`].
    Look,
    /// Ask for the turn to send a letter, and give back [`Device::Turn`].
    TakeTurn(LetterId),
    /// Let another page have the turn.
    PassTurn(LetterId),
}

json::declare! {
    /// A call for letters on their way.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Call {
        /// Fetch the site's key-set. The number tells a late answer from the one that is waited for.
        KeySet(u32) = "key_set",
        /// Send it.
        Put(LetterId) = "put",
    }
}

json::declare! {
    /// What one page's worker asks the others'. They answer with what they told their page last; an older one says nothing.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(crate) enum Question {
        /// How is a letter of this name doing?
        How(LetterId) = "how",
        /// Will you try it again at once?
        Again(LetterId) = "again",
    }
}

/// A moment that is waited for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alarm {
    /// Try a letter again, unless it was tried since.
    Retry {
        /// Which letter.
        letter: LetterId,
        /// Which round of trying this was set in.
        round: u32,
    },
    /// Keep a letter on this device, unless it has arrived: its first answer is slow.
    Slow {
        /// Which letter.
        letter: LetterId,
    },
    /// Fetch the key-set again, unless it was asked for since.
    Keys {
        /// Which call failed.
        call: u32,
    },
    /// Take the turn of a page that says nothing any more, unless something was heard of the letter since.
    Silent {
        /// Which letter.
        letter: LetterId,
        /// Which round of waiting this was set in.
        round: u32,
    },
    /// Ask the page whose turn it is, unless something was heard of the letter since.
    How {
        /// Which letter.
        letter: LetterId,
        /// Which round of waiting this was set in.
        round: u32,
    },
}

impl Effect {
    /// Tells the page something.
    pub fn tell(told: &Told) -> Self {
        Self::Tell(json::write(told))
    }
}
