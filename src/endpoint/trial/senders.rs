//! What one network may do over a real connection, and that nobody else waits for it.

use axum::body::Body;
use axum::http::Request;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};
use wire::Acknowledgement;

use super::{PORTAL, Trial, letter, loopback::listening, path, put, shaped, trial, trial_with};
use crate::{Serving, store::NewLetter, store::Store as _};

/// What came back: the status, the head as text and the body.
struct Back {
    status: u16,
    head: String,
    body: String,
}

impl Back {
    fn acknowledges(&self, letter: &NewLetter) -> bool {
        serde_json::from_str::<Acknowledgement>(&self.body).is_ok_and(|told| told.letter == letter.id)
    }
}

/// Puts a letter as a browser behind a proxy at this address would.
async fn send(serving: &Serving, from: &str, letter: &NewLetter) -> Back {
    let mut stream = TcpStream::connect(serving.post_box).await.unwrap();
    let head = format!(
        "PUT {} HTTP/1.1\r\nhost: x\r\norigin: {PORTAL}\r\nx-forwarded-for: {from}\r\nconnection: close\r\n\
         content-type: application/octet-stream\r\ncontent-digest: {}\r\ncontent-length: {}\r\n\r\n",
        path(letter.id),
        letter.digest.header(),
        letter.sealed.len()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(&letter.sealed).await.unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).await.unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    Back { status: head[9..12].parse().unwrap(), head: head.to_owned(), body: body.to_owned() }
}

/// A burst of two, and one a minute.
fn strict() -> Trial {
    trial_with(&[("proxies", "127.0.0.1"), ("sender_letters_burst", "2"), ("sender_letters_per_minute", "1")])
}

#[tokio::test]
async fn over_the_limit_a_letter_waits_is_not_lost_and_nobody_else_waits() {
    let trial = strict();
    let serving = listening(&trial).await;
    for id in [1, 2] {
        assert_eq!(send(&serving, "203.0.113.7", &letter(id)).await.status, 201);
    }
    let waits = send(&serving, "203.0.113.99", &letter(3)).await;
    assert_eq!(waits.status, 503, "the same network");
    assert!(waits.body.contains("send the same again"), "{}", waits.body);
    let head = waits.head.to_lowercase();
    let after = head.lines().find_map(|line| line.strip_prefix("retry-after: ")).unwrap();
    assert!((1..=60).contains(&after.parse::<u32>().unwrap()), "{after}");
    assert!(head.contains(&format!("access-control-allow-origin: {PORTAL}")), "the page can read it: {head}");
    assert!(head.contains("access-control-expose-headers: content-digest, retry-after"), "{head}");
    assert_eq!(send(&serving, "203.0.114.7", &letter(3)).await.status, 201, "another network");
    serving.stop().await.unwrap();
}

#[tokio::test]
async fn a_letter_that_was_kept_is_acknowledged_again_even_over_the_limit() {
    let trial = strict();
    let serving = listening(&trial).await;
    let (kept, other) = (letter(1), letter(2));
    let first = send(&serving, "203.0.113.7", &kept).await;
    send(&serving, "203.0.113.7", &other).await;
    let again = send(&serving, "203.0.113.7", &kept).await;
    assert_eq!((again.status, &again.body), (200, &first.body), "byte for byte");
    assert!(again.acknowledges(&kept));
    let forged = NewLetter { id: kept.id, ..letter(9) };
    assert_eq!(send(&serving, "203.0.113.7", &forged).await.status, 503, "other bytes under its name wait");
    serving.stop().await.unwrap();
}

#[tokio::test]
async fn whoever_is_not_our_proxy_speaks_for_itself_alone() {
    let trial = trial_with(&[("sender_letters_burst", "2"), ("sender_letters_per_minute", "1")]);
    let serving = listening(&trial).await;
    let mut told = Vec::new();
    for id in 1..=3 {
        told.push(send(&serving, &format!("203.0.{id}.7"), &letter(id)).await.status);
    }
    assert_eq!(told, [201, 201, 503], "three names, one network");
    serving.stop().await.unwrap();
}

#[tokio::test]
async fn sign_in_and_all_else_have_budgets_of_their_own() {
    let trial = strict();
    let serving = listening(&trial).await;
    let ask = |method: &'static str, place: &'static str, body: &'static str| {
        let request = Request::builder().method(method).uri(place).header("x-forwarded-for", "203.0.113.7");
        super::loopback::send(serving.post_box, request.body(Body::from(body)).unwrap())
    };
    for id in [1, 2, 3] {
        send(&serving, "203.0.113.7", &letter(id)).await;
    }
    assert_eq!(ask("POST", "/v1/staff/challenge", "{\"staff\":\"maya\"}").await.0, 200);
    assert_eq!(ask("POST", "/v1/staff/challenge", "{\"staff\":\"maya\"}").await.0, 503, "one of two letters' time");
    let mut told = Vec::new();
    for _ in 0..60 {
        told.push(ask("GET", "/v1/letters", "").await.0);
    }
    assert_eq!(told.iter().filter(|status| **status == 401).count(), 50);
    assert_eq!(told.iter().filter(|status| **status == 503).count(), 10);
    serving.stop().await.unwrap();
}

#[tokio::test]
async fn one_network_cannot_take_all_places() {
    let trial = trial_with(&[("sender_connections_max", "2"), ("header_seconds", "60")]);
    let serving = listening(&trial).await;
    let mut held = Vec::new();
    for _ in 0..2 {
        held.push(TcpStream::connect(serving.post_box).await.unwrap());
    }
    let mut third = TcpStream::connect(serving.post_box).await.unwrap();
    let mut nothing = Vec::new();
    let _ = third.read_to_end(&mut nothing).await;
    assert!(nothing.is_empty(), "no third");
    // The one that was silent longest made room for whoever tries again.
    let _ = held[0].read_to_end(&mut nothing).await;
    let mut again = TcpStream::connect(serving.post_box).await.unwrap();
    again.write_all(b"GET /health HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await.unwrap();
    let mut answer = String::new();
    again.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    drop(held);
    serving.stop().await.unwrap();
}

#[tokio::test]
async fn a_day_that_is_full_ends_at_midnight_and_loses_nothing() {
    let trial = trial_with(&[("letters_per_day_max", "2")]);
    for id in [1, 2] {
        assert_eq!(trial.put(&letter(id)).await.status, 201);
    }
    let later = trial.put(&letter(3)).await;
    assert_eq!((later.status, later.header("retry-after")), (503, "600"));
    trial.wait(86_400);
    assert_eq!(trial.put(&letter(3)).await.status, 201);
    trial.store.close().await.unwrap();
}

#[tokio::test]
async fn a_deleted_letter_is_not_remembered_as_kept() {
    let trial = trial_with(&[("letters_per_day_max", "1")]);
    let letter = letter(1);
    trial.put(&letter).await;
    assert_eq!(trial.put(&letter).await.status, 200);
    let token = trial.token("maya", super::MAYA).await;
    assert_eq!(trial.staff("DELETE", &path(letter.id), &token).await.status, 204);
    assert_eq!(trial.put(&letter).await.status, 503, "the day is full, and it is not said to be kept");
    trial.wait(86_400);
    assert_eq!(trial.put(&letter).await.status, 410);
}

#[tokio::test]
async fn well_formed_rubbish_must_at_least_have_a_letters_shape() {
    let trial = trial();
    let mut wrong = shaped::letter(1, 500);
    let mut envelope = wire::Envelope::parse(&wrong.sealed).unwrap();
    envelope.team = shaped::group(4, 500);
    wrong.sealed = envelope.to_bytes();
    wrong.digest = wire::Digest(<sha2::Sha256 as sha2::Digest>::digest(&wrong.sealed).into());
    let refused = trial.ask(put(&wrong)).await;
    assert!(refused.refusal().starts_with("422 the letter is not sealed to as many readers"), "{}", refused.refusal());
    assert_eq!(trial.put(&shaped::letter(1, 500)).await.status, 201);
}
