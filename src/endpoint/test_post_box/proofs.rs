//! A letter that staff send to themselves, over HTTP: it goes the way of every letter, and is nobody's.

use axum::{
    body::Body,
    http::{Method, Request, Uri},
};
use wire::{
    LetterId,
    deed::SECRET_HEADER,
    staff::{PROOFS, Page, Session},
};

use super::{
    INBOX, MAYA, ORIGIN, PORTAL, SAM, TestPostBox, letter, loopback::listening, operations::ask, path, post_box,
    post_box_with, put, sign_in,
};
use crate::store::{NewLetter, Store as _, story::secrets};

/// The same request for a proof, with a token.
fn put_proof(letter: &NewLetter, token: &str) -> Request<Body> {
    let mut request = put(letter);
    *request.uri_mut() = place(letter.id).parse::<Uri>().unwrap();
    request.headers_mut().insert("authorization", format!("Bearer {token}").parse().unwrap());
    request
}

fn place(id: LetterId) -> String {
    format!("{PROOFS}/{id}")
}

/// Says that a letter was opened, and shows a secret; what comes of it.
async fn take(post_box: &TestPostBox, letter: &NewLetter, token: &str, secret: &str) -> String {
    let request = Request::delete(place(letter.id)).header("authorization", format!("Bearer {token}"));
    let answer = post_box.ask(request.header(SECRET_HEADER, secret).body(Body::empty()).unwrap()).await;
    if answer.status == 204 { "done".into() } else { answer.refusal() }
}

const NONE: &str = "404 there is no such proof; send another";
const NOT_OPENED: &str = "403 only somebody who has opened it can say that it came through";

async fn is_asked_to_prove(post_box: &TestPostBox, staff: &str, seed: [u8; 32]) -> bool {
    let challenge = post_box.challenge(staff).await;
    let answer = post_box.post("/v1/staff/session", sign_in(seed, ORIGIN, staff, &challenge)).await;
    serde_json::from_slice::<Session>(&answer.body).unwrap().prove
}

#[tokio::test]
async fn it_is_kept_fetched_and_taken_away_by_whoever_opened_it() {
    // Closed, and no new letter fits into this day: neither is for proofs.
    let post_box = post_box_with(&[("closed", "true"), ("letters_per_day_max", "1")]);
    let (proof, sam) = (letter(2), post_box.token("sam", SAM).await);
    assert_eq!(post_box.put(&proof).await.status, 503);
    assert_eq!(
        post_box.ask(put_proof(&proof, &sam)).await.acknowledged(&post_box.public, &proof),
        "201 kept 2026-11-20"
    );
    assert_eq!(
        post_box.ask(put_proof(&proof, &sam)).await.acknowledged(&post_box.public, &proof),
        "200 kept 2026-11-20"
    );
    let other = NewLetter { id: proof.id, ..letter(4) };
    assert_eq!(post_box.ask(put_proof(&other, &sam)).await.status, 409);
    assert_eq!(post_box.staff("GET", &path(proof.id), &sam).await.body, proof.sealed);
    let page: Page = serde_json::from_slice(&post_box.staff("GET", "/v1/letters", &sam).await.body).unwrap();
    assert_eq!((page.letters, page.next), (Vec::new(), None));
    assert_eq!(post_box.store.tally().await.unwrap().contact_soon_unopened, 0);

    assert!(is_asked_to_prove(&post_box, "sam", SAM).await);
    let [deed, seen_to] = secrets(2);
    let maya = post_box.token("maya", MAYA).await;
    assert_eq!(take(&post_box, &proof, &maya, "").await, NOT_OPENED, "somebody else");
    for guess in ["", "guess", &seen_to, &secrets(4)[0]] {
        assert_eq!(take(&post_box, &proof, &sam, guess).await, NOT_OPENED);
    }
    assert_eq!(take(&post_box, &proof, "guess", &deed).await, "401 you are not signed in or no longer; sign in again");
    assert_eq!(take(&post_box, &proof, &sam, &deed).await, "done");
    assert_eq!(take(&post_box, &proof, &sam, &deed).await, NONE, "it is gone");
    assert_eq!(post_box.staff("GET", &path(proof.id), &sam).await.status, 404);
    assert!(!is_asked_to_prove(&post_box, "sam", SAM).await, "once a day");
    assert!(is_asked_to_prove(&post_box, "maya", MAYA).await, "each of them");
    post_box.wait(30);
    assert!(is_asked_to_prove(&post_box, "sam", SAM).await, "it is the next day");
}

#[tokio::test]
async fn whoever_is_not_signed_in_puts_none_and_it_is_judged_as_any_letter_is() {
    let post_box = post_box();
    let (proof, sam) = (letter(1), post_box.token("sam", SAM).await);
    let not_in = post_box.ask(put_proof(&proof, "guess")).await;
    assert_eq!(not_in.refusal(), "401 you are not signed in or no longer; sign in again");
    assert_eq!(post_box.store.hashes(proof.id).await, Ok(None));
    let altered = NewLetter { sealed: letter(2).sealed, ..proof.clone() };
    let refused = post_box.ask(put_proof(&altered, &sam)).await.refusal();
    assert!(refused.starts_with("400 the body is not what its Content-Digest says"), "{refused}");
    post_box.staff("POST", "/v1/staff/sam/suspended", &post_box.token("maya", MAYA).await).await;
    assert_eq!(post_box.ask(put_proof(&proof, &sam)).await.refusal(), "401 this sign-in is suspended; ask a lead");
}

#[tokio::test]
async fn no_letter_of_a_child_is_taken_away_as_a_proof() {
    let post_box = post_box();
    let (letter, maya) = (letter(1), post_box.token("maya", MAYA).await);
    post_box.put(&letter).await;
    let [deed, _] = secrets(1);
    assert_eq!(take(&post_box, &letter, &maya, "guess").await, NOT_OPENED);
    assert_eq!(take(&post_box, &letter, &maya, &deed).await, NONE, "also by who can open it");
    // Neither does it become one, nor goes with those of earlier days.
    assert_eq!(post_box.ask(put_proof(&letter, &maya)).await.status, 200);
    assert_eq!(take(&post_box, &letter, &maya, &deed).await, NONE);
    post_box.wait(86_400);
    let maya = post_box.token("maya", MAYA).await;
    assert_eq!(post_box.ask(put_proof(&super::letter(3), &maya)).await.status, 201);
    assert_eq!(post_box.staff("GET", &path(letter.id), &maya).await.body, letter.sealed);
    let page: Page = serde_json::from_slice(&post_box.staff("GET", "/v1/letters", &maya).await.body).unwrap();
    assert_eq!(page.letters.len(), 1);
}

#[tokio::test]
async fn the_inbox_and_no_other_site_may_ask_for_it() {
    let post_box = post_box();
    for (method, origin, status) in [
        ("PUT", INBOX, 204),
        ("DELETE", INBOX, 204),
        ("PUT", PORTAL, 403),
        ("DELETE", PORTAL, 403),
        ("GET", INBOX, 403),
    ] {
        let request = Request::builder().method(Method::OPTIONS).uri(place(letter(1).id)).header("origin", origin);
        let request = request.header("access-control-request-method", method).body(Body::empty()).unwrap();
        assert_eq!(post_box.ask(request).await.status, status, "{method} {origin}");
    }
}

#[tokio::test]
async fn the_metrics_say_when_it_last_came_through() {
    let post_box = post_box();
    let serving = listening(&post_box).await;
    let told = async || {
        let (_, text) = ask(serving.operations.unwrap(), "/metrics").await;
        text.lines().find_map(|line| line.strip_prefix("front_seat_proved_timestamp_seconds ").map(str::to_owned))
    };
    assert_eq!(told().await.as_deref(), Some("0"));
    let (proof, sam) = (letter(1), post_box.token("sam", SAM).await);
    post_box.ask(put_proof(&proof, &sam)).await;
    assert_eq!(take(&post_box, &proof, &sam, &secrets(1)[0]).await, "done");
    assert_eq!(told().await.as_deref(), Some("1795219140"), "to the minute");
    serving.stop().await.unwrap();
}
