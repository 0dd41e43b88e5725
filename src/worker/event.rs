//! What happens to the worker, and what it wants done. Nothing here touches a browser.

use std::rc::Rc;

use wire::{LetterId, limits::SEND_TIMEOUT_SECONDS, worker::Told};

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
    /// Tell the page.
    Tell(Told),
    /// Call somebody, and give back the answer as [`Event::Answered`].
    Fetch(Call, Request),
    /// Give this back as [`Event::Woke`] after so many seconds.
    Wake(Alarm, u32),
    /// Tell the page, and this site's other pages too.
    Announce(Told),
    /// Pass on to the page what a worker of another page said.
    Relay(String),
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

/// What a call is for, so that its answer finds its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Call {
    /// For a letter on its way.
    Letter(LetterCall),
    /// For staff.
    Staff(StaffCall),
}

/// A call for letters on their way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LetterCall {
    /// Fetch the site's key-set. The number tells a late answer from the one that is waited for.
    KeySet(u32),
    /// Send it.
    Put(LetterId),
}

/// A call for staff. An answer from an earlier shift is dropped: somebody else may sit there now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffCall {
    /// Counts up with every unlocking and locking.
    pub shift: u32,
    /// What it is for.
    pub about: StaffErrand,
}

/// What a call for staff is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StaffErrand {
    /// Get a challenge from this post box.
    Challenge {
        /// Its origin.
        post_box: String,
    },
    /// Hand the signed challenge back.
    Session {
        /// The post box's origin.
        post_box: String,
    },
    /// Get a page of the list.
    List,
    /// Get one letter.
    Open(LetterId),
    /// Note that a letter was read.
    MarkOpened(LetterId),
    /// Note that a letter is closed.
    Close(LetterId),
    /// Note that it is open again.
    Reopen(LetterId),
    /// Take a letter away for good.
    Delete(LetterId),
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
    /// See whether staff are still there.
    Idle {
        /// Whose shift it was.
        shift: u32,
    },
}

/// One HTTP request. All of them without cookies, without a referrer, and following no redirect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `PUT`, `POST` or `DELETE`.
    pub method: &'static str,
    /// The whole address.
    pub url: String,
    /// Header fields.
    pub headers: Vec<(&'static str, String)>,
    /// What is sent, if anything.
    pub body: Option<Rc<[u8]>>,
    /// Whether a copy kept by the browser will do: only for files whose name changes with their content.
    pub may_be_cached: bool,
    /// An answer longer than this is no answer of ours, in bytes.
    pub answer_bytes_max: usize,
    /// How long a whole answer is waited for, in seconds.
    pub patience: u32,
}

/// What came back: nothing, if there is no network, nobody there, or no whole answer in time.
pub type Answer = Option<Reply>;

/// An answer, from whomever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The `Retry-After` field, if it can be seen.
    pub retry_after: Option<String>,
    /// The body.
    pub body: Vec<u8>,
}

/// The largest JSON answer that is read, in bytes: a list of 200 rows has about 50 kB.
pub const JSON_BYTES_MAX: usize = 512 * 1024;

impl Request {
    /// A `GET` of something small.
    #[must_use]
    pub fn get(url: String) -> Self {
        Self {
            method: "GET",
            url,
            headers: Vec::new(),
            body: None,
            may_be_cached: false,
            answer_bytes_max: JSON_BYTES_MAX,
            patience: SEND_TIMEOUT_SECONDS,
        }
    }

    /// A request that sends something.
    #[must_use]
    pub fn with_body(method: &'static str, url: String, content_type: &str, body: Rc<[u8]>) -> Self {
        let headers = vec![("Content-Type", content_type.to_owned())];
        Self { method, headers, body: Some(body), ..Self::get(url) }
    }

    /// The same with another patience, in seconds.
    #[must_use]
    pub fn patience(self, patience: u32) -> Self {
        Self { patience, ..self }
    }

    /// The same with one more header field.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }
}
