//! Every route of the post box, and what stands around all of them.

use std::sync::Arc;

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, Method, StatusCode},
    middleware::{from_fn, from_fn_with_state},
    routing::{MethodFilter, delete, get, on, post, put},
};
use wire::Deed;

use super::{log, openapi, post_box::PostBox};
use crate::{
    letters::{self, guard, named::Named},
    limits::{cors, refusal::Refusal, security_headers, time_limit},
    operations::{metrics, ready},
    staff::{
        desk::{self, Desk, Who},
        proof,
    },
};

/// The routes, each with the part of the post box that it needs.
pub fn router(post_box: &PostBox) -> Router {
    let PostBox { letters, desk, operator, sites, patience, .. } = post_box;
    let letter = Router::new().route(metrics::LETTER, put(letters::put::put)).with_state(Arc::clone(letters));
    let staff = Router::new()
        .route("/v1/letters", get(desk::list))
        .route(metrics::LETTER, get(desk::fetch))
        .route("/v1/staff/challenge", post(desk::challenge))
        .route("/v1/staff/session", post(desk::session))
        .route("/v1/staff/session", delete(desk::leave))
        .route("/v1/staff/proofs/{id}", put(proof::put))
        .route("/v1/staff/proofs/{id}", delete(proof::take))
        .route("/v1/staff/{id}/suspended", post(desk::suspend))
        .route("/v1/staff/{id}/suspended", delete(desk::suspend));
    let staff = Deed::ALL.into_iter().fold(staff, |staff, deed| staff.merge(route_of(deed)));
    Router::new()
        .route(log::HEALTH, get(ready::health))
        .with_state(Arc::clone(&letters.store))
        .route(openapi::PLACE, get(openapi::describe))
        .merge(letter)
        .merge(staff.with_state(Arc::clone(desk)))
        .fallback(|| async { Refusal::new(StatusCode::NOT_FOUND, "the post box has nothing at this address") })
        .method_not_allowed_fallback(|| async {
            Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "this address is not asked in this way; see src/wire")
        })
        .layer(from_fn_with_state(*patience, time_limit::within))
        .layer(from_fn_with_state(Arc::clone(letters), guard::guard))
        .layer(from_fn_with_state(Arc::clone(sites), cors::guard))
        .layer(from_fn_with_state(Arc::clone(&operator.metrics), metrics::count))
        .layer(from_fn(log::line))
        .layer(from_fn_with_state(desk.origin.is_https(), security_headers::put_on))
}

/// The route of a deed: how it is called says wire.
fn route_of(deed: Deed) -> Router<Arc<Desk>> {
    let (method, end) = deed.call();
    let does = async move |State(desk): State<Arc<Desk>>,
                           who: Who,
                           letter: Result<Named, Refusal>,
                           headers: HeaderMap| { desk::act(&desk, who, deed, letter, &headers).await };
    let method = method.parse::<Method>().ok().and_then(|method| MethodFilter::try_from(method).ok());
    let route = |method| Router::new().route(&format!("{}{end}", metrics::LETTER), on(method, does));
    method.map_or_else(Router::new, route)
}
