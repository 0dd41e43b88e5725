//! The operator's own listener: is it well, is it ready, and what it counts. Nothing of this is for the public.

use std::{sync::Arc, time::Duration};

use axum::{
    Json, Router,
    extract::State,
    http::{HeaderName, StatusCode, header},
    middleware::from_fn_with_state,
    response::{IntoResponse as _, Response},
    routing::get,
};
use serde_json::json;

use super::{
    metrics::{Metrics, Moment},
    ready::{Readiness, health},
};
use crate::{
    limits::{body::Room, rate_limit::RateLimit, refusal::Refusal, security_headers, time_limit},
    notices::Notices,
    staff::proof,
};

/// What Prometheus wants to hear of the format.
const OPEN_METRICS: [(HeaderName, &str); 1] =
    [(header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")];

/// What the operator is told of.
pub struct Operator {
    /// Whether letters are taken.
    pub readiness: Readiness,
    /// What is counted.
    pub metrics: Arc<Metrics>,
    /// Who is told that letters wait.
    pub notices: Arc<Notices>,
    /// Who had to wait.
    pub rate_limit: Arc<RateLimit>,
    /// The memory for bodies.
    pub room: Room,
}

/// The routes; each answers within so much time.
pub fn router(operator: Arc<Operator>, patience: Duration) -> Router {
    Router::new()
        .route("/health", get(health))
        .with_state(Arc::clone(&operator.readiness.store))
        .route("/ready", get(ready))
        .route("/metrics", get(metrics))
        .fallback(|| async {
            Refusal::new(StatusCode::NOT_FOUND, "the operator's listener has /health, /ready and /metrics")
        })
        .layer(from_fn_with_state(patience, time_limit::within))
        .layer(from_fn_with_state(false, security_headers::put_on))
        .with_state(operator)
}

/// 200 when letters can be taken, else 503 with the reason in a word.
async fn ready(State(operator): State<Arc<Operator>>) -> Response {
    let (_, why) = operator.readiness.look().await;
    match why {
        None => Json(json!({ "ready": true })).into_response(),
        Some(why) => (StatusCode::SERVICE_UNAVAILABLE, Json(json!({ "ready": false, "reason": why }))).into_response(),
    }
}

async fn metrics(State(operator): State<Arc<Operator>>) -> Response {
    let (tally, why) = operator.readiness.look().await;
    let (turned_away, body_bytes) = (operator.rate_limit.turned_away(), operator.room.used());
    let proved = if tally.is_some() { proof::last(&*operator.readiness.store).await.ok() } else { None };
    let proved = proved.map(|last| last.map_or(0, |last| last.timestamp()));
    let mail = operator.notices.told().await;
    let (ready, closed) = (why.is_none(), operator.readiness.closed);
    let moment = Moment { tally, proved, mail, turned_away, body_bytes, ready, closed };
    (OPEN_METRICS, operator.metrics.told(moment)).into_response()
}
