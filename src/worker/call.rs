//! What the worker asks of others over the network, and what comes back. Nothing here touches a browser.

use std::rc::Rc;

use wire::limits::SEND_TIMEOUT_SECONDS;

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
    pub fn with_body(method: &'static str, url: String, content_type: &str, body: Rc<[u8]>) -> Self {
        let headers = vec![("Content-Type", content_type.to_owned())];
        Self { method, headers, body: Some(body), ..Self::get(url) }
    }

    /// The same with another patience, in seconds.
    pub fn patience(self, patience: u32) -> Self {
        Self { patience, ..self }
    }

    /// The same with one more header field.
    pub fn header(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }
}
