//! What becomes of a letter that is put, and of everything that is no letter.

use axum::{body::Body, http::Request};
use rusqlite::Connection;
use sha2::{Digest as _, Sha256};
use wire::{Digest, Envelope, LetterId, limits::ENVELOPE_BYTES_MAX};

use super::{SAM, letter, path, post_box, post_box_with, put};
use crate::store::{NewLetter, Store as _, story::by};

#[tokio::test]
async fn a_letter_is_kept_once_and_every_outcome_is_signed() {
    let post_box = post_box();
    let first = letter(1);
    let kept = post_box.put(&first).await;
    assert_eq!(kept.acknowledged(&post_box.public, &first), "201 kept 2026-11-20");

    post_box.wait(86_400);
    let again = post_box.put(&first).await;
    assert_eq!(again.acknowledged(&post_box.public, &first), "200 kept 2026-11-20");
    assert_eq!(again.body, kept.body, "the same bytes, the same acknowledgement");

    let other = letter(1);
    let refused = post_box.put(&other).await;
    assert_eq!(refused.acknowledged(&post_box.public, &other), "409 other 2026-11-20");

    post_box.store.take(by(1), first.id).await.unwrap();
    let late = post_box.put(&first).await;
    assert_eq!(late.acknowledged(&post_box.public, &first), "410 deleted 2026-11-20");
}

/// Puts a letter after something was changed about the request.
async fn check(change: impl FnOnce(&mut Request<Body>), expected: &str) {
    let post_box = post_box();
    let letter = letter(1);
    let mut request = put(&letter);
    change(&mut request);
    let answer = post_box.ask(request).await;
    assert!(answer.refusal().starts_with(expected), "{}", answer.refusal());
    assert!(!answer.text().contains("signature"), "a refusal is no acknowledgement");
    assert!(post_box.store.list(0).await.unwrap().letters.is_empty(), "and nothing was kept");
}

fn set(name: &'static str, value: &'static str) -> impl FnOnce(&mut Request<Body>) {
    move |request| {
        request.headers_mut().insert(name, value.parse().unwrap());
    }
}

fn without(name: &'static str) -> impl FnOnce(&mut Request<Body>) {
    move |request| {
        request.headers_mut().remove(name);
    }
}

fn named(name: &'static str) -> impl FnOnce(&mut Request<Body>) {
    move |request| *request.uri_mut() = format!("/v1/letters/{name}").parse().unwrap()
}

/// Other bytes, honestly described.
fn body(bytes: Vec<u8>) -> impl FnOnce(&mut Request<Body>) {
    move |request| {
        let digest = Digest(Sha256::digest(&bytes).into()).header();
        request.headers_mut().insert("content-digest", digest.parse().unwrap());
        request.headers_mut().insert("content-length", bytes.len().into());
        *request.body_mut() = Body::from(bytes);
    }
}

#[tokio::test]
async fn a_request_that_is_no_letter_is_told_why() {
    let id = "400 a letter's name is 32 lower-case hexadecimal digits";
    check(named("x"), id).await;
    check(named("000102030405060708090A0B0C0D0EFF"), id).await;
    check(named("%ff%ff"), id).await;
    check(without("content-length"), "411 a letter is sent with its Content-Length").await;
    check(set("content-length", "-1"), "411 a letter is sent with its Content-Length").await;
    check(set("content-length", "2097153"), "413 the body is larger than 2097152 bytes").await;
    check(without("content-type"), "415 a letter is sent with Content-Type: application/octet-stream").await;
    check(set("content-type", "text/plain"), "415 a letter is sent with").await;
    check(without("content-digest"), "400 a letter is sent with its Content-Digest").await;
    check(set("content-digest", "sha-512=:AAAA:"), "400 the digest must be written").await;
    let of_nothing = "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:";
    check(set("content-digest", of_nothing), "400 the body is not what its Content-Digest says").await;
}

#[tokio::test]
async fn a_body_that_changed_on_the_way_is_never_kept() {
    let sealed = letter(1).sealed;
    check(body(Vec::new()), "422 these bytes are not a sealed letter").await;
    check(body(b"my answers".to_vec()), "422 these bytes are not a sealed letter").await;
    check(body(sealed[..sealed.len() - 1].to_vec()), "422 the letter was cut short").await;
    check(body([&sealed[..], b"x"].concat()), "422 the letter was cut short").await;
    check(body([&sealed[..], &sealed[..]].concat()), "422 the letter was cut short").await;
    let bare = Envelope { team: b"my answers".to_vec(), ..Envelope::parse(&sealed).unwrap() };
    check(body(bare.to_bytes()), "422 a part of the letter is not sealed").await;
    check(body(vec![7; ENVELOPE_BYTES_MAX + 1]), "413 the body is larger").await;
    let lying = |request: &mut Request<Body>| *request.body_mut() = Body::from(vec![7; ENVELOPE_BYTES_MAX + 1]);
    check(lying, "413 the body is larger").await;
    for place in [0, 9, 40, 20_000] {
        let mut altered = letter(1);
        altered.sealed[place] ^= 1;
        let altered = |request: &mut Request<Body>| *request.body_mut() = Body::from(altered.sealed);
        check(altered, "400 the body is not what its Content-Digest says").await;
    }
}

#[tokio::test]
async fn a_store_that_does_not_keep_is_a_wait_and_never_an_acknowledgement() {
    let post_box = post_box_with(&[("database_megabytes_max", "1")]);
    let (small, large) = (letter(1), NewLetter { id: LetterId([9; 16]), ..letter(2) });
    assert_eq!(post_box.put(&small).await.status, 201);
    let filling = super::shaped::letter(3, 500_000);
    assert_eq!(post_box.put(&filling).await.status, 201);
    let full = post_box.put(&large).await;
    assert_eq!(full.refusal(), "503 the post box has no room left; keep the letter and send the same again later");
    assert_eq!(full.header("retry-after"), "600");
    assert_eq!(post_box.put(&small).await.status, 200, "what was kept is still acknowledged");
    assert_eq!(health(&post_box).await, 200, "and staff can go on reading");

    post_box.store.close().await.unwrap();
    let closed = post_box.put(&small).await;
    assert_eq!(closed.refusal(), "503 the post box is stopping; send the same again when it is back");
    assert_eq!(closed.header("retry-after"), "30");
    assert_eq!(health(&post_box).await, 503);
}

#[tokio::test]
async fn a_post_box_that_is_closed_for_now_takes_no_letter_and_staff_read_on() {
    let post_box = post_box_with(&[("closed", "true")]);
    let refused = post_box.put(&letter(1)).await;
    let sentence = "the council has closed its post box for now; keep what you have and send the same again later";
    assert_eq!(refused.status, 503);
    assert_eq!(refused.text(), format!("{{\"error\":\"{sentence}\",\"reason\":\"closed\"}}"));
    assert_eq!(refused.header("retry-after"), "600");
    assert!(post_box.store.list(0).await.unwrap().letters.is_empty());
    assert_eq!(health(&post_box).await, 200);
    let token = post_box.token("sam", SAM).await;
    assert_eq!(post_box.staff("GET", "/v1/letters", &token).await.status, 200, "staff read on");
}

#[tokio::test]
async fn a_broken_database_file_is_a_wait_and_never_an_acknowledgement() {
    let post_box = post_box();
    post_box.put(&letter(1)).await;
    // A table that is gone is what a file restored from the wrong copy looks like.
    let outside = Connection::open(post_box.folder.path().join("letters.sqlite")).unwrap();
    outside.execute_batch("PRAGMA foreign_keys=OFF; DROP TABLE letters").unwrap();
    for id in [1, 2] {
        let refused = post_box.put(&letter(id)).await;
        assert_eq!(refused.status, 503);
        assert!(refused.refusal().contains("could not write to its disk"), "{}", refused.refusal());
        assert_eq!(refused.header("retry-after"), "30");
    }
    assert_eq!(health(&post_box).await, 503);
}

async fn health(post_box: &super::TestPostBox) -> u16 {
    let health = post_box.ask(Request::get("/health").body(Body::empty()).unwrap()).await;
    assert_eq!(health.text() == "{\"ok\":true}", health.status == 200);
    health.status
}

#[tokio::test]
async fn whatever_else_is_asked_gets_a_sentence() {
    let post_box = post_box();
    let ask = |method: &'static str, path: String| {
        post_box.ask(Request::builder().method(method).uri(path).body(Body::empty()).unwrap())
    };
    assert_eq!(ask("GET", "/".into()).await.refusal(), "404 the post box has nothing at this address");
    let letter = path(LetterId([1; 16]));
    assert_eq!(ask("POST", letter).await.refusal(), "405 this address is not asked in this way; see src/wire");
    assert_eq!(ask("OPTIONS", "/health".into()).await.status, 405);
}
