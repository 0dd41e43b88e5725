//! Every route of the post box, and what stands around all of them.

use std::{
    sync::{Arc, atomic::AtomicBool},
    time::Duration,
};

use axum::{
    Json, Router,
    extract::{Request, State},
    http::StatusCode,
    middleware::{Next, from_fn, from_fn_with_state},
    response::{IntoResponse as _, Response},
    routing::{get, post},
};
use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::{
    letters::{put, signing::Keys},
    limits::{
        body::Room,
        cors,
        cors::Sites,
        origin::Origin,
        rate_limit::{self, RateLimit},
        reason::Reason,
        refusal::Refusal,
        security_headers,
    },
    operations::{metrics, metrics::Metrics},
    serve::{log, openapi},
    staff::{desk, people::People, sessions::Sessions},
    store::{Database, Store},
};

/// Where the time comes from, so that tests can move it.
pub type Now = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

/// Everything that a request may need.
pub struct PostBox {
    /// Where letters are kept.
    pub store: Arc<dyn Store>,
    /// The post box's own keys.
    pub keys: Keys,
    /// Who works here.
    pub people: People,
    /// Who may delete, by id.
    pub leads: Vec<String>,
    /// What was handed out to staff.
    pub door: Sessions,
    /// Whose turn it is.
    pub turns: Arc<RateLimit>,
    /// The memory for bodies.
    pub room: Room,
    /// The post box's own origin.
    pub origin: Origin,
    /// The two sites that may ask.
    pub sites: Arc<Sites>,
    /// How many days after it was closed a letter is kept.
    pub keep_days: u32,
    /// How many days the audit log reaches back.
    pub audit_days: u32,
    /// Where the letters are.
    pub database: Database,
    /// How large the database may become, in bytes.
    pub database_bytes_max: u64,
    /// What is counted.
    pub metrics: Arc<Metrics>,
    /// Whether the program is about to end.
    pub stopping: AtomicBool,
    /// How long a request may take.
    pub patience: Duration,
    /// The time.
    pub now: Now,
}

/// All is well.
#[derive(Serialize)]
pub struct Health {
    ok: bool,
}

/// The routes.
pub fn router(post_box: Arc<PostBox>) -> Router {
    let https = post_box.origin.is_https();
    let (sites, patience) = (Arc::clone(&post_box.sites), post_box.patience);
    Router::new()
        .route("/v1/letters", get(desk::list))
        .route(metrics::LETTER, get(desk::fetch).put(put::put).delete(desk::delete))
        .route("/v1/letters/{id}/opened", post(desk::opened))
        .route("/v1/letters/{id}/closed", post(desk::closed).delete(desk::reopened))
        .route("/v1/staff/challenge", post(desk::challenge))
        .route("/v1/staff/session", post(desk::session))
        .route(log::HEALTH, get(health))
        .route(openapi::PLACE, get(openapi::describe))
        .fallback(|| async { Refusal::new(StatusCode::NOT_FOUND, "the post box has nothing at this address") })
        .method_not_allowed_fallback(|| async {
            Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "this address is not asked in this way; see src/wire")
        })
        .layer(from_fn_with_state(patience, within))
        .layer(from_fn_with_state(Arc::clone(&post_box), rate_limit::guard))
        .layer(from_fn_with_state(sites, cors::guard))
        .layer(from_fn_with_state(Arc::clone(&post_box.metrics), metrics::count))
        .layer(from_fn(log::line))
        .layer(from_fn_with_state(https, security_headers::put_on))
        .with_state(post_box)
}

/// Says ok only if the store can be read and the writer has just gone through a commit.
pub async fn health(State(post_box): State<Arc<PostBox>>) -> Result<Json<Health>, Refusal> {
    post_box.store.health().await?;
    Ok(Json(Health { ok: true }))
}

/// Answers in so much time, or says that it could not.
pub async fn within(State(patience): State<Duration>, request: Request, next: Next) -> Response {
    tokio::time::timeout(patience, next.run(request)).await.unwrap_or_else(|_| {
        Refusal::later(30, "the post box could not answer in time; send the same again")
            .because(Reason::Late)
            .into_response()
    })
}
