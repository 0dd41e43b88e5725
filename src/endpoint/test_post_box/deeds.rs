//! Who may do what about a letter, tried over HTTP as an officer against a complaint about an officer.

use std::fs;

use wire::{
    Deed, Envelope,
    deed::SECRET_HEADER,
    limits::OLD_ENVELOPE_DAYS,
    staff::{Page, Row},
};

use super::{Answer, MAYA, ORIGIN, SAM, TestPostBox, keys_toml, letter, path, post_box_with, sign_in};
use crate::store::{NewLetter, Store as _, story::secrets};

/// Another lead, and an officer who is none of a letter's readers.
const MO: [u8; 32] = [3; 32];
const PRIYA: [u8; 32] = [4; 32];

const WHOLE: &str = "403 only somebody who can open all of this letter can do that";
const ANY_PART: &str = "403 only somebody who can open this letter can do that";
const LEAD: &str = "403 only a lead can delete a letter or put it back; ask one of them";
const EARLIER: &str = "403 this letter came from an earlier version: only a lead can do that; ask one of them";

/// A post box with two leads and two officers.
fn office() -> TestPostBox {
    let post_box = post_box_with(&[("leads", "maya,mo")]);
    let people = keys_toml(&post_box.public, &[("sam", SAM), ("priya", PRIYA), ("maya", MAYA), ("mo", MO)]);
    fs::write(post_box.folder.path().join("keys.toml"), people).unwrap();
    post_box
}

/// Tries a deed with a secret; says what came of it.
async fn does(post_box: &TestPostBox, token: &str, deed: Deed, letter: &NewLetter, secret: &str) -> String {
    let (method, end) = deed.call();
    let request = axum::http::Request::builder()
        .method(method)
        .uri(format!("{}{end}", path(letter.id)))
        .header("authorization", format!("Bearer {token}"))
        .header(SECRET_HEADER, secret);
    let answer = post_box.ask(request.body(axum::body::Body::empty()).unwrap()).await;
    if answer.status == 204 { "done".into() } else { answer.refusal() }
}

async fn row(post_box: &TestPostBox, token: &str) -> Row {
    let Answer { body, .. } = post_box.staff("GET", "/v1/letters", token).await;
    serde_json::from_slice::<Page>(&body).unwrap().letters.remove(0)
}

#[tokio::test]
async fn an_officer_cannot_bury_a_complaint_and_the_managers_see_that_it_was_tried() {
    let post_box = office();
    // It asks to be contacted soon, and neither part of it opens for Priya: she can only guess.
    let complaint = letter(2);
    post_box.put(&complaint).await;
    let (priya, maya) = (post_box.token("priya", PRIYA).await, post_box.token("maya", MAYA).await);
    for guess in ["", "guess", &secrets(3)[0]] {
        for deed in [Deed::MarkOpened, Deed::Close, Deed::Reopen] {
            assert_eq!(does(&post_box, &priya, deed, &complaint, guess).await, WHOLE);
        }
        assert_eq!(does(&post_box, &priya, Deed::SeeTo, &complaint, guess).await, ANY_PART);
        assert_eq!(does(&post_box, &priya, Deed::Delete, &complaint, guess).await, LEAD);
    }
    let tried = row(&post_box, &maya).await;
    assert_eq!((tried.opened, tried.closed, tried.seen_to, tried.delete_asked), (false, None, None, None));
    let tries: Vec<_> = tried.tries.iter().map(|each| (each.by.as_str(), each.deed)).collect();
    let all = [Deed::MarkOpened, Deed::Close, Deed::Reopen, Deed::SeeTo, Deed::Delete].map(|deed| ("priya", deed));
    assert_eq!(tries, all);
    assert_eq!(tried.tries[0].at, "2026-11-20T23:59Z");
    assert_eq!(post_box.store.tally().await.unwrap().contact_soon_unopened, 1, "the alert goes on");
}

#[tokio::test]
async fn a_secret_of_one_part_does_the_deeds_of_that_part() {
    let post_box = office();
    let letter = letter(2);
    post_box.put(&letter).await;
    let sam = post_box.token("sam", SAM).await;
    let [deed, seen_to] = secrets(2);
    assert_eq!(does(&post_box, &sam, Deed::Close, &letter, &seen_to).await, WHOLE, "the team's secret closes nothing");
    assert_eq!(does(&post_box, &sam, Deed::SeeTo, &letter, &seen_to).await, "done");
    let seen = row(&post_box, &sam).await;
    assert_eq!((seen.seen_to.map(|mark| mark.by).as_deref(), seen.opened, seen.closed), (Some("sam"), false, None));
    for act in [Deed::MarkOpened, Deed::Close] {
        assert_eq!(does(&post_box, &sam, act, &letter, &deed).await, "done");
    }
    let closed = row(&post_box, &sam).await;
    assert_eq!((closed.closed_by.as_deref(), closed.opened), (Some("sam"), true));
    assert_eq!(does(&post_box, &sam, Deed::Reopen, &letter, &deed).await, "done");
}

#[tokio::test]
async fn an_unread_letter_goes_into_the_bin_when_two_leads_want_that_and_comes_back() {
    let post_box = office();
    let letter = letter(1);
    post_box.put(&letter).await;
    let (maya, mo) = (post_box.token("maya", MAYA).await, post_box.token("mo", MO).await);
    for _ in 0..2 {
        assert_eq!(does(&post_box, &maya, Deed::Delete, &letter, "").await, "done");
    }
    let asked = row(&post_box, &mo).await;
    assert_eq!((asked.delete_asked.map(|mark| mark.by).as_deref(), asked.binned), (Some("maya"), None));
    assert_eq!(does(&post_box, &mo, Deed::Delete, &letter, "").await, "done");
    assert_eq!(row(&post_box, &maya).await.binned.map(|mark| mark.by).as_deref(), Some("mo"));
    let sam = post_box.token("sam", SAM).await;
    assert_eq!(does(&post_box, &sam, Deed::PutBack, &letter, "").await, LEAD);
    assert_eq!(does(&post_box, &maya, Deed::PutBack, &letter, "").await, "done");
    let back = row(&post_box, &mo).await;
    assert_eq!((back.delete_asked, back.binned), (None, None));
    assert_eq!(post_box.put(&letter).await.status, 200, "the same as ever");
}

#[tokio::test]
async fn a_letter_without_hashes_is_a_leads_to_close_and_is_taken_for_a_month() {
    let post_box = office();
    let sealed = |id| {
        let letter = letter(id);
        let earlier = Envelope { hashes: None, ..Envelope::parse(&letter.sealed).unwrap() }.to_bytes();
        let digest = wire::Digest(<sha2::Sha256 as sha2::Digest>::digest(&earlier).into());
        NewLetter { sealed: earlier, digest, ..letter }
    };
    let earlier = sealed(1);
    assert_eq!(post_box.put(&earlier).await.status, 201);
    let (sam, maya) = (post_box.token("sam", SAM).await, post_box.token("maya", MAYA).await);
    for deed in [Deed::MarkOpened, Deed::SeeTo, Deed::Close] {
        assert_eq!(does(&post_box, &sam, deed, &earlier, &secrets(1)[0]).await, EARLIER);
        assert_eq!(does(&post_box, &maya, deed, &earlier, "").await, "done");
    }
    let upgraded: chrono::NaiveDate = post_box.store.upgraded().await.unwrap().parse().unwrap();
    let days = (upgraded - post_box.now()().date_naive()).num_days() + OLD_ENVELOPE_DAYS.cast_signed();
    post_box.wait(days * 86_400);
    assert_eq!(post_box.put(&sealed(2)).await.status, 201, "on the last day");
    post_box.wait(86_400);
    let late = post_box.put(&sealed(3)).await;
    assert!(late.refusal().starts_with("422 this page is of an earlier version"), "{}", late.refusal());
    assert_eq!(post_box.put(&letter(4)).await.status, 201);
}

#[tokio::test]
async fn a_leaver_is_suspended_at_once_and_readmitted_by_a_lead() {
    let post_box = office();
    let (sam, maya) = (post_box.token("sam", SAM).await, post_box.token("maya", MAYA).await);
    let suspend = async |method: &str, who: &str, token: &str| {
        let answer = post_box.staff(method, &format!("/v1/staff/{who}/suspended"), token).await;
        if answer.status == 204 { "done".into() } else { answer.refusal() }
    };
    let not_allowed = "403 only a lead can suspend a sign-in or take that back, and not their own; ask one of them";
    assert_eq!(suspend("POST", "priya", &sam).await, not_allowed);
    assert_eq!(suspend("POST", "maya", &maya).await, not_allowed);
    assert_eq!(suspend("POST", "nobody", &maya).await, "404 nobody of this name works here; look into keys.toml");
    let listed = async |token: &str| {
        let answer = post_box.staff("GET", "/v1/letters", token).await;
        serde_json::from_slice::<Page>(&answer.body).unwrap().suspended
    };
    assert_eq!((listed(&sam).await, listed(&maya).await), (None, Some(vec![])), "only a lead is told");
    assert_eq!(suspend("POST", "sam", &maya).await, "done");
    assert_eq!(listed(&maya).await, Some(vec!["sam".to_owned()]));
    let told = "401 this sign-in is suspended; ask a lead";
    assert_eq!(post_box.staff("GET", "/v1/letters", &sam).await.refusal(), told, "the token is dead");
    let challenge = post_box.challenge("sam").await;
    let entered = post_box.post("/v1/staff/session", sign_in(SAM, ORIGIN, "sam", &challenge)).await;
    assert_eq!(entered.refusal(), "403 this sign-in is suspended; ask a lead");
    assert_eq!(suspend("DELETE", "sam", &maya).await, "done");
    assert_eq!(post_box.staff("GET", "/v1/letters", &sam).await.status, 200);
}
