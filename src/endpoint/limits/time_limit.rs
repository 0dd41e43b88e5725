//! How long a request may take as a whole.

use std::time::Duration;

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse as _, Response},
};

use super::{reason::Reason, refusal::Refusal};

/// Answers in so much time, or says that it could not.
pub async fn within(State(patience): State<Duration>, request: Request, next: Next) -> Response {
    tokio::time::timeout(patience, next.run(request)).await.unwrap_or_else(|_| {
        Refusal::later(30, "the post box could not answer in time; send the same again")
            .because(Reason::Late)
            .into_response()
    })
}
