//! What browsers are told: which site may ask what, and the headers on every answer.

use axum::{body::Body, http::Request};

use super::{Answer, INBOX, PORTAL, TestPostBox, letter, path, post_box, post_box_with, put};
use crate::store::Store as _;

const LETTER: &str = "/v1/letters/01010101010101010101010101010101";

async fn preflight(post_box: &TestPostBox, origin: &str, method: &str, place: &str, headers: &str) -> Answer {
    let request = Request::builder()
        .method("OPTIONS")
        .uri(place)
        .header("origin", origin)
        .header("access-control-request-method", method)
        .header("access-control-request-headers", headers);
    post_box.ask(request.body(Body::empty()).unwrap()).await
}

async fn check(post_box: &TestPostBox, origin: &str, method: &str, place: &str, expected: bool) {
    let answer = preflight(post_box, origin, method, place, "content-digest,content-type, Authorization").await;
    assert_eq!(answer.header("vary"), "origin");
    if expected {
        assert_eq!((answer.status, answer.header("access-control-allow-origin")), (204, origin));
        assert_eq!(answer.header("access-control-allow-methods"), method);
        assert_eq!(
            answer.header("access-control-allow-headers"),
            "content-digest, content-type, authorization, front-seat-secret"
        );
    } else {
        assert_eq!(answer.status, 403, "{origin} {method} {place}");
        has_no_cors(&answer);
    }
}

fn has_no_cors(answer: &Answer) {
    let named = answer.headers.keys().find(|name| name.as_str().starts_with("access-control"));
    assert_eq!(named, None);
}

#[tokio::test]
async fn the_portal_puts_letters_and_the_inbox_does_the_rest() {
    let post_box = post_box();
    let opened = format!("{LETTER}/opened");
    let closed = format!("{LETTER}/closed");
    for (method, place, portal, inbox) in [
        ("PUT", LETTER, true, false),
        ("GET", LETTER, false, true),
        ("DELETE", LETTER, false, true),
        ("POST", opened.as_str(), false, true),
        ("POST", closed.as_str(), false, true),
        ("DELETE", closed.as_str(), false, true),
        ("DELETE", opened.as_str(), false, false),
        ("GET", "/v1/letters", false, true),
        ("POST", "/v1/staff/challenge", false, true),
        ("POST", "/v1/staff/session", false, true),
        ("DELETE", "/v1/staff/session", false, true),
        ("DELETE", "/v1/staff/challenge", false, false),
        ("PATCH", LETTER, false, false),
        ("GET", "/health", false, false),
        ("GET", "/", false, false),
    ] {
        check(&post_box, PORTAL, method, place, portal).await;
        check(&post_box, INBOX, method, place, inbox).await;
        for stranger in ["https://other.example", "null", "http://frontseat.exampleshire.example"] {
            check(&post_box, stranger, method, place, false).await;
        }
    }
    assert_eq!(preflight(&post_box, PORTAL, "PUT", LETTER, "content-digest, x-more").await.status, 403);
    assert_eq!(preflight(&post_box, PORTAL, "PUT", LETTER, "").await.status, 204);
}

#[tokio::test]
async fn an_answer_can_be_read_by_the_site_that_may_ask_and_by_no_other() {
    let post_box = post_box();
    let letter = letter(1);
    for (origin, may) in [(PORTAL, true), (INBOX, false), ("https://other.example", false)] {
        let mut request = put(&letter);
        request.headers_mut().insert("origin", origin.parse().unwrap());
        let answer = post_box.ask(request).await;
        assert!(answer.status < 300);
        if may {
            assert_eq!(answer.header("access-control-allow-origin"), origin);
            assert_eq!(answer.header("access-control-expose-headers"), "content-digest, retry-after");
        } else {
            has_no_cors(&answer);
        }
        assert_eq!(answer.header("access-control-allow-credentials"), "");
    }
    let mut request = put(&letter);
    request.headers_mut().insert("origin", PORTAL.parse().unwrap());
    request.headers_mut().remove("content-digest");
    let refused = post_box.ask(request).await;
    assert_eq!((refused.status, refused.header("access-control-allow-origin")), (400, PORTAL));

    post_box.store.close().await.unwrap();
    let mut request = put(&letter);
    request.headers_mut().insert("origin", PORTAL.parse().unwrap());
    let later = post_box.ask(request).await;
    assert_eq!((later.status, later.header("retry-after")), (503, "30"));
    let exposed = later.header("access-control-expose-headers");
    assert!(exposed.contains("retry-after"), "the page can read when to come again: {exposed}");
}

#[tokio::test]
async fn every_answer_wears_its_armour() {
    let post_box = post_box();
    let requests = [
        put(&letter(1)),
        Request::get(path(letter(1).id)).body(Body::empty()).unwrap(),
        Request::get("/health").body(Body::empty()).unwrap(),
        Request::get("/nothing").body(Body::empty()).unwrap(),
        Request::patch("/health").body(Body::empty()).unwrap(),
        Request::post("/v1/staff/session").body(Body::from("x")).unwrap(),
    ];
    for request in requests {
        let answer = post_box.ask(request).await;
        for (name, value) in [
            ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cache-control", "no-store"),
            ("cross-origin-resource-policy", "same-origin"),
            ("strict-transport-security", "max-age=63072000; includeSubDomains"),
            ("set-cookie", ""),
            ("server", ""),
        ] {
            assert_eq!(answer.header(name), value, "{name} at {}", answer.status);
        }
    }
    let local = post_box_with(&[("origin", "http://127.0.0.1:8600")]);
    let answer = local.ask(Request::get("/health").body(Body::empty()).unwrap()).await;
    assert_eq!((answer.status, answer.header("strict-transport-security")), (200, ""));
}
