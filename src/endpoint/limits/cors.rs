//! Which site may ask what: the children's site puts letters, the inbox does the rest, and no other site anything.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};

use wire::Deed;

use crate::limits::{origin::Origin, refusal::Refusal};

/// What scripts of an allowed site may send along.
const HEADERS: &str = "content-digest, content-type, authorization, front-seat-secret";

/// What scripts of an allowed site may read besides the body.
const EXPOSED: &str = "content-digest, retry-after";

/// How long a browser may remember a permission, in seconds.
const REMEMBERED_SECONDS: &str = "600";

/// The two sites.
#[derive(Clone, Debug)]
pub struct Sites {
    /// The children's site.
    pub portal: Origin,
    /// The staff inbox.
    pub inbox: Origin,
}

/// Answers preflights, and marks answers that a site may read. Without an `Origin` field it does nothing.
pub async fn guard(State(sites): State<Arc<Sites>>, request: Request, next: Next) -> Response {
    let allowed = allowed(&sites, &request);
    let mut answer = match (preflight(&request), &allowed) {
        (None, _) => next.run(request).await,
        (Some((method, true)), Some(_)) => {
            let mut answer = StatusCode::NO_CONTENT.into_response();
            let headers = answer.headers_mut();
            headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, method);
            headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static(HEADERS));
            headers.insert(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static(REMEMBERED_SECONDS));
            answer
        }
        (Some(_), _) => {
            Refusal::new(StatusCode::FORBIDDEN, "this site may not ask this of the post box; see its settings")
                .into_response()
        }
    };
    let headers = answer.headers_mut();
    headers.append(header::VARY, HeaderValue::from_static("origin"));
    if let Some(origin) = allowed {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static(EXPOSED));
    }
    answer
}

/// The method that a browser asks about before it sends, and whether it may send the fields that it names.
fn preflight(request: &Request) -> Option<(HeaderValue, bool)> {
    let headers = request.headers();
    if request.method() != Method::OPTIONS || !headers.contains_key(header::ORIGIN) {
        return None;
    }
    Some((headers.get(header::ACCESS_CONTROL_REQUEST_METHOD)?.clone(), headers_are_fine(headers)))
}

fn headers_are_fine(headers: &HeaderMap) -> bool {
    let mut asked = headers.get_all(header::ACCESS_CONTROL_REQUEST_HEADERS).iter();
    asked.all(|value| {
        let names = value.to_str().unwrap_or("?").split(',').map(str::trim).filter(|name| !name.is_empty());
        names.into_iter().all(|name| HEADERS.split(", ").any(|known| known.eq_ignore_ascii_case(name)))
    })
}

/// The origin that asked, if it may ask this.
fn allowed(sites: &Sites, request: &Request) -> Option<HeaderValue> {
    let headers = request.headers();
    let method = match headers.get(header::ACCESS_CONTROL_REQUEST_METHOD) {
        Some(method) if request.method() == Method::OPTIONS => method.to_str().ok()?,
        _ => request.method().as_str(),
    };
    let place: Vec<&str> = request.uri().path().trim_start_matches('/').split('/').collect();
    let is_deed = |end: &[&str]| {
        let end: String = end.iter().map(|part| format!("/{part}")).collect();
        Deed::ALL.into_iter().any(|deed| deed.call() == (method, end.as_str()))
    };
    let site = match (method, place.as_slice()) {
        ("PUT", ["v1", "letters", _]) => &sites.portal,
        ("GET", ["v1", "letters"] | ["v1", "letters", _]) => &sites.inbox,
        ("POST", ["v1", "staff", "challenge" | "session"]) | ("DELETE", ["v1", "staff", "session"]) => &sites.inbox,
        ("PUT" | "DELETE", ["v1", "staff", "proofs", _]) => &sites.inbox,
        ("POST" | "DELETE", ["v1", "staff", _, "suspended"]) => &sites.inbox,
        (_, ["v1", "letters", _, end @ ..]) if is_deed(end) => &sites.inbox,
        _ => return None,
    };
    let origin = headers.get(header::ORIGIN)?;
    (origin.as_bytes() == site.as_str().as_bytes()).then(|| origin.clone())
}
