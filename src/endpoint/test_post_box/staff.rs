//! What staff can do over HTTP, and when they are sent away.

use std::fs;

use serde_json::json;
use wire::{LetterId, staff::Page};

use super::{Answer, INBOX, MAYA, ORIGIN, SAM, TestPostBox, keys_toml, letter, path, post_box, post_box_with, sign_in};

const NOT_IN: &str = "401 you are not signed in or no longer; sign in again";
const UNFIT: &str = "401 the name and the signature do not fit";

async fn enter(post_box: &TestPostBox, asked: impl serde::Serialize) -> Answer {
    post_box.post("/v1/staff/session", asked).await
}

#[tokio::test]
async fn an_officer_comes_in_lists_fetches_and_marks() {
    let post_box = post_box();
    let (first, second) = (letter(1), letter(2));
    post_box.put(&first).await;
    post_box.put(&second).await;
    let sam = post_box.token("sam", SAM).await;

    let page: Page = serde_json::from_slice(&post_box.staff("GET", "/v1/letters", &sam).await.body).unwrap();
    assert_eq!(page.letters.iter().map(|row| row.letter).collect::<Vec<_>>(), [first.id, second.id]);
    assert_eq!(page.letters.iter().map(|row| row.contact_soon).collect::<Vec<_>>(), [false, true]);
    let rest = post_box.staff("GET", &format!("/v1/letters?after={}", page.letters[0].cursor), &sam).await;
    let rest: Page = serde_json::from_slice(&rest.body).unwrap();
    assert_eq!(rest.letters, page.letters[1..]);

    let fetched = post_box.staff("GET", &path(second.id), &sam).await;
    assert_eq!(fetched.body, second.sealed, "every byte as it was sealed");
    assert_eq!(fetched.header("content-type"), "application/octet-stream");
    assert_eq!(fetched.header("content-digest"), second.digest.header());

    for _ in 0..2 {
        assert_eq!(post_box.staff("POST", &format!("{}/opened", path(first.id)), &sam).await.status, 204);
    }
    let page: Page = serde_json::from_slice(&post_box.staff("GET", "/v1/letters", &sam).await.body).unwrap();
    assert_eq!(page.letters.iter().map(|row| row.opened).collect::<Vec<_>>(), [true, false]);

    let missing = path(LetterId([9; 16]));
    let told = "404 there is no such letter; list the letters again";
    assert_eq!(post_box.staff("GET", &missing, &sam).await.refusal(), told);
    assert_eq!(post_box.staff("POST", &format!("{missing}/opened"), &sam).await.refusal(), told);
    let wrong = post_box.staff("GET", "/v1/letters?after=x", &sam).await;
    assert!(wrong.refusal().starts_with("400 a list is asked for"), "{}", wrong.refusal());
    assert_eq!(post_box.staff("GET", "/v1/letters?before=1", &sam).await.status, 400);
    assert_eq!(post_box.staff("GET", "/v1/letters/x", &sam).await.status, 400);
}

#[tokio::test]
async fn an_officer_closes_and_opens_again_and_the_list_says_how_long_it_is_kept() {
    let post_box = post_box_with(&[("keep_days", "30")]);
    let letter = letter(1);
    post_box.put(&letter).await;
    let sam = post_box.token("sam", SAM).await;
    let place = format!("{}/closed", path(letter.id));
    let page =
        async || -> Page { serde_json::from_slice(&post_box.staff("GET", "/v1/letters", &sam).await.body).unwrap() };
    assert_eq!((page().await.keep_days, page().await.letters[0].closed.clone()), (30, None));
    assert_eq!(post_box.staff("POST", &place, &sam).await.status, 204);
    post_box.wait(60);
    assert_eq!(post_box.staff("POST", &place, &sam).await.status, 204, "twice, and a day later");
    assert_eq!(page().await.letters[0].closed.as_deref(), Some("2026-11-20"), "the first day counts");
    for _ in 0..2 {
        assert_eq!(post_box.staff("DELETE", &place, &sam).await.status, 204);
    }
    assert_eq!(page().await.letters[0].closed, None);
    let missing = format!("{}/closed", path(LetterId([9; 16])));
    for method in ["POST", "DELETE"] {
        assert_eq!(
            post_box.staff(method, &missing, &sam).await.refusal(),
            "404 there is no such letter; list the letters again"
        );
        assert_eq!(post_box.staff(method, &place, "guess").await.refusal(), NOT_IN);
    }
    assert_eq!(post_box.staff("GET", &place, &sam).await.status, 405);
}

#[tokio::test]
async fn nothing_is_done_without_a_token_that_lives() {
    let post_box = post_box();
    let letter = letter(1);
    post_box.put(&letter).await;
    let token = post_box.token("maya", MAYA).await;
    let all = [
        ("GET", "/v1/letters".to_owned()),
        ("GET", path(letter.id)),
        ("POST", format!("{}/opened", path(letter.id))),
        ("POST", format!("{}/closed", path(letter.id))),
        ("DELETE", format!("{}/closed", path(letter.id))),
        ("DELETE", path(letter.id)),
    ];
    for (method, place) in &all {
        for wrong in ["", "guess", &token.to_uppercase()] {
            let answer = post_box.staff(method, place, wrong).await;
            assert_eq!(answer.refusal(), NOT_IN, "{method} {place}");
            assert_eq!(answer.header("www-authenticate"), "Bearer");
        }
    }
    post_box.wait(599);
    assert_eq!(post_box.staff("GET", "/v1/letters", &token).await.status, 200);
    post_box.wait(1);
    for (method, place) in &all {
        assert_eq!(post_box.staff(method, place, &token).await.refusal(), NOT_IN, "ten minutes are over");
    }
}

#[tokio::test]
async fn a_challenge_that_cannot_be_used_says_why() {
    let post_box = post_box();
    let challenge = post_box.challenge("sam").await;
    let asked = sign_in(SAM, ORIGIN, "sam", &challenge);
    assert_eq!(enter(&post_box, &asked).await.status, 200);
    assert!(enter(&post_box, &asked).await.refusal().starts_with("401 the challenge was used before"));

    let late = post_box.challenge("sam").await;
    post_box.wait(60);
    let late = enter(&post_box, sign_in(SAM, ORIGIN, "sam", &late)).await;
    assert!(late.refusal().starts_with("401 the challenge is older than a minute"), "{}", late.refusal());

    let unfit = [("sam", MAYA, ORIGIN), ("nobody", SAM, ORIGIN), ("sam", SAM, INBOX), ("maya", SAM, ORIGIN)];
    let mut told = Vec::new();
    for (staff, seed, origin) in unfit {
        let challenge = post_box.challenge(staff).await;
        let answer = enter(&post_box, sign_in(seed, origin, staff, &challenge)).await;
        assert!(answer.refusal().starts_with(UNFIT), "{}", answer.refusal());
        told.push((answer.status, answer.body, answer.headers));
    }
    assert!(told.windows(2).all(|pair| pair[0] == pair[1]), "an unknown person looks like a wrong signature");

    let challenge = post_box.challenge("maya").await;
    let answer = enter(&post_box, sign_in(SAM, ORIGIN, "sam", &challenge)).await;
    let foreign = "401 the challenge was used before or was not given here to this name";
    assert!(answer.refusal().starts_with(foreign), "Maya's challenge is not Sam's: {}", answer.refusal());
}

#[tokio::test]
async fn whoever_leaves_keys_toml_is_out_at_once() {
    let post_box = post_box();
    let sam = post_box.token("sam", SAM).await;
    let maya = post_box.token("maya", MAYA).await;
    let keys = post_box.folder.path().join("keys.toml");
    fs::write(&keys, keys_toml(&post_box.public, &[("maya", MAYA)])).unwrap();
    assert_eq!(post_box.staff("GET", "/v1/letters", &sam).await.refusal(), NOT_IN);
    assert_eq!(post_box.staff("GET", "/v1/letters", &maya).await.status, 200);
    fs::write(&keys, "half a fi").unwrap();
    let closed = post_box.staff("GET", "/v1/letters", &maya).await;
    assert!(closed.refusal().starts_with("503 the post box cannot read the council's keys.toml"));
    assert_eq!(post_box.put(&letter(1)).await.status, 201, "children can still send");
}

#[tokio::test]
async fn a_locked_inbox_ends_its_own_token_and_no_other() {
    let post_box = post_box();
    let (locked, elsewhere) = (post_box.token("sam", SAM).await, post_box.token("sam", SAM).await);
    let leave = async |token: &str| post_box.staff("DELETE", "/v1/staff/session", token).await;
    assert_eq!(leave(&locked).await.status, 204);
    assert_eq!(post_box.staff("GET", "/v1/letters", &locked).await.refusal(), NOT_IN);
    for token in [&locked, "", "guess"] {
        assert_eq!(leave(token).await.refusal(), NOT_IN, "twice, or of nobody");
    }
    assert_eq!(post_box.staff("GET", "/v1/letters", &elsewhere).await.status, 200);

    let keys = post_box.folder.path().join("keys.toml");
    let whole = fs::read(&keys).unwrap();
    fs::write(&keys, "half a fi").unwrap();
    assert_eq!(leave(&elsewhere).await.status, 204, "also while nobody can come in");
    fs::write(&keys, whole).unwrap();
    assert_eq!(post_box.staff("GET", "/v1/letters", &elsewhere).await.refusal(), NOT_IN);
}

#[tokio::test]
async fn a_body_that_is_not_what_the_route_takes_is_refused() {
    let post_box = post_box();
    for place in ["/v1/staff/challenge", "/v1/staff/session"] {
        for body in [json!({}), json!("sam"), json!({ "staff": 1 })] {
            assert!(post_box.post(place, body).await.refusal().starts_with("422 the body is not the JSON"));
        }
        let large = json!({ "staff": "x".repeat(5_000) });
        assert!(post_box.post(place, large).await.refusal().starts_with("413 the body is larger than 4096 bytes"));
    }
    let known = post_box.post("/v1/staff/challenge", json!({ "staff": "sam" })).await;
    let stranger = post_box.post("/v1/staff/challenge", json!({ "staff": "nobody" })).await;
    assert_eq!((known.status, known.headers), (stranger.status, stranger.headers));
    assert_eq!(known.body.len(), stranger.body.len());
}
