//! An answer that is a refusal: a status, and one sentence in JSON that says what is wrong and what to do.

use axum::{
    Json,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;

use super::reason::Reason;
use crate::store::StoreError;

/// A refusal. Never an acknowledgement: it is not signed.
#[derive(Debug)]
pub struct Refusal {
    status: StatusCode,
    sentence: String,
    retry_after_seconds: Option<u32>,
    reason: Reason,
}

impl Refusal {
    /// A refusal with its sentence.
    pub fn new(status: StatusCode, sentence: impl ToString) -> Self {
        Self { status, sentence: sentence.to_string(), retry_after_seconds: None, reason: Reason::of(status) }
    }

    /// "Not now": 503 with `Retry-After`.
    pub fn later(seconds: u32, sentence: impl ToString) -> Self {
        Self { retry_after_seconds: Some(seconds), ..Self::new(StatusCode::SERVICE_UNAVAILABLE, sentence) }
    }

    /// The same, counted under a reason that the status alone does not tell.
    pub fn because(self, reason: Reason) -> Self {
        Self { reason, ..self }
    }
}

impl From<StoreError> for Refusal {
    fn from(why: StoreError) -> Self {
        let (seconds, reason) = match why {
            StoreError::Busy => (2, Reason::Queue),
            StoreError::Refused => (30, Reason::Disk),
            StoreError::Closed => (30, Reason::Stopping),
            StoreError::Full => (600, Reason::Full),
        };
        Self::later(seconds, why).because(reason)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut said = json!({ "error": self.sentence });
        // The page has words of its own for this one; for all others the status is enough, and says nothing of the limits.
        if self.reason == Reason::Closed {
            said["reason"] = json!(self.reason.word());
        }
        let mut answer = (self.status, Json(said)).into_response();
        if let Some(seconds) = self.retry_after_seconds {
            answer.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        if self.status == StatusCode::UNAUTHORIZED {
            answer.headers_mut().insert(header::WWW_AUTHENTICATE, header::HeaderValue::from_static("Bearer"));
        }
        answer.extensions_mut().insert(self.reason);
        answer
    }
}
