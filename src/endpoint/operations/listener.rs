//! The operator's own listener: is it well, is it ready, and what it counts. Nothing of this is for the public.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::State,
    http::{HeaderName, StatusCode, header},
    middleware::from_fn_with_state,
    response::{IntoResponse as _, Response},
    routing::get,
};
use serde::Serialize;

use crate::{
    limits::{refusal::Refusal, security_headers},
    operations::{metrics::Moment, ready},
    serve::app::{self, PostBox},
};

/// What Prometheus wants to hear of the format.
const OPEN_METRICS: [(HeaderName, &str); 1] =
    [(header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")];

#[derive(Serialize)]
struct Readiness {
    ready: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
}

/// The routes.
pub fn router(post_box: Arc<PostBox>) -> Router {
    let patience = post_box.patience;
    Router::new()
        .route("/health", get(app::health))
        .route("/ready", get(ready))
        .route("/metrics", get(metrics))
        .fallback(|| async {
            Refusal::new(StatusCode::NOT_FOUND, "the operator's listener has /health, /ready and /metrics")
        })
        .layer(from_fn_with_state(patience, app::within))
        .layer(from_fn_with_state(false, security_headers::put_on))
        .with_state(post_box)
}

/// 200 when letters can be taken, else 503 with the reason in a word.
async fn ready(State(post_box): State<Arc<PostBox>>) -> Response {
    let (_, why) = ready::look(&post_box).await;
    let status = if why.is_none() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(Readiness { ready: why.is_none(), reason: why.map(ready::Unready::word) })).into_response()
}

async fn metrics(State(post_box): State<Arc<PostBox>>) -> Response {
    let (tally, why) = ready::look(&post_box).await;
    let (turned_away, body_bytes) = (post_box.turns.turned_away(), post_box.room.used());
    let moment = Moment { tally, turned_away, body_bytes, ready: why.is_none() };
    (OPEN_METRICS, post_box.metrics.told(moment)).into_response()
}
