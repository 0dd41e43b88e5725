//! The headers that stand on every answer: whatever a browser does with it, it is never run, framed, guessed at or kept.

use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

/// The headers and what they say.
pub const ALWAYS: [(HeaderName, &str); 5] = [
    (header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::CACHE_CONTROL, "no-store"),
    // Pages of other origins read answers by CORS alone, which this header does not touch; every other way in is shut.
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// Two years, the usual length for preloading.
const HTTPS_ONLY: &str = "max-age=63072000; includeSubDomains";

/// Puts the headers on an answer. HSTS only where browsers come over TLS: elsewhere it means nothing.
pub async fn put_on(State(https): State<bool>, request: Request, next: Next) -> Response {
    let mut answer = next.run(request).await;
    let headers = answer.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if https {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(HTTPS_ONLY));
    }
    answer
}
