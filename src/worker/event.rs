//! What happens to the worker, and what it wants done. Nothing here touches a browser.

use std::rc::Rc;

use wire::{LetterId, worker::Told};

/// Something happened.
pub enum Event {
    /// A page asked something: one JSON text.
    Asked(String),
    /// A call was answered, or was not.
    Answered(Call, Answer),
    /// A moment came that was waited for.
    Woke(Alarm),
}

/// Something is to be done.
pub enum Effect {
    /// Tell the page.
    Tell(Told),
    /// Call somebody, and give back the answer as [`Event::Answered`].
    Fetch(Call, Request),
    /// Give this back as [`Event::Woke`] after so many seconds.
    Wake(Alarm, u32),
}

/// What a call is for, so that its answer finds its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Call {
    /// For a letter on its way.
    Letter(LetterCall),
    /// For staff.
    Staff(StaffCall),
}

/// A call for a letter on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LetterCall {
    /// Fetch the key-set it is to be sealed to.
    KeySet(LetterId),
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
    /// See whether staff are still there.
    Idle {
        /// Whose shift it was.
        shift: u32,
    },
}

/// One HTTP request. All of them without cookies, without a referrer, and following no redirect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `PUT` or `POST`.
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
        }
    }

    /// A request that sends something.
    #[must_use]
    pub fn with_body(method: &'static str, url: String, content_type: &str, body: Rc<[u8]>) -> Self {
        let headers = vec![("Content-Type", content_type.to_owned())];
        Self { method, headers, body: Some(body), ..Self::get(url) }
    }

    /// The same with one more header field.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }
}
