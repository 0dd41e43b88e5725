//! What the operator is told, over real HTTP: health, readiness and counts, on a listener of their own.

use std::{fs, net::SocketAddr};

use axum::{body::Body, http::Request};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

use super::{
    MAYA, SAM, TestPostBox, keys_toml, letter,
    loopback::{listening, send},
    path, post_box, post_box_with, put,
};
use crate::{make_keys, serve};

pub(super) async fn ask(to: SocketAddr, place: &str) -> (u16, String) {
    let (status, body) = send(to, Request::get(place).body(Body::empty()).unwrap()).await;
    (status, String::from_utf8(body).unwrap())
}

async fn check(to: Option<SocketAddr>, status: u16, body: &str) {
    assert_eq!(ask(to.unwrap(), "/ready").await, (status, body.to_owned()));
}

#[tokio::test]
async fn the_operator_is_told_what_the_public_is_not() {
    let post_box = post_box();
    let serving = listening(&post_box).await;
    let operator = serving.operations.unwrap();
    assert_eq!(ask(operator, "/health").await, (200, "{\"ok\":true}".to_owned()));
    assert_eq!(ask(serving.post_box, "/health").await, (200, "{\"ok\":true}".to_owned()));
    for place in ["/ready", "/metrics"] {
        assert_eq!(ask(operator, place).await.0, 200, "{place}");
        assert_eq!(ask(serving.post_box, place).await.0, 404, "{place} is not for the public");
    }
    assert_eq!(ask(operator, "/v1/letters").await.0, 404, "and letters are not for the operator");
    serving.stop().await.unwrap();

    let mut settings = post_box.settings.clone();
    settings.operations_listen = None;
    let serving = serve(settings, post_box.now()).await.unwrap();
    assert_eq!(serving.operations, None);
    serving.stop().await.unwrap();
}

#[tokio::test]
async fn readiness_says_in_a_word_why_not() {
    let post_box = post_box();
    let serving = listening(&post_box).await;
    let operator = serving.operations;
    check(operator, 200, "{\"ready\":true}").await;

    let file = post_box.folder.path().join("keys.toml");
    let text = fs::read_to_string(&file).unwrap();
    for wrong in ["half a fi".to_owned(), text.replace(&post_box.public, "somebody else's")] {
        fs::write(&file, wrong).unwrap();
        check(operator, 503, "{\"ready\":false,\"reason\":\"keys\"}").await;
    }
    fs::write(&file, text).unwrap();
    check(operator, 200, "{\"ready\":true}").await;
    serving.stop().await.unwrap();

    let closed = post_box_with(&[("closed", "true")]);
    let serving = listening(&closed).await;
    check(serving.operations, 503, "{\"ready\":false,\"reason\":\"closed\"}").await;
    let told = ask(serving.operations.unwrap(), "/metrics").await.1;
    assert!(told.contains("\nfront_seat_closed 1\n") && told.contains("\nfront_seat_ready 0\n"), "{told}");
    serving.stop().await.unwrap();

    let small = post_box_with(&[("database_megabytes_max", "1")]);
    let serving = listening(&small).await;
    let mut number = 0;
    while send(serving.post_box, put(&letter(number))).await.0 == 201 {
        number += 1;
    }
    check(serving.operations, 503, "{\"ready\":false,\"reason\":\"full\"}").await;
    assert_eq!(ask(serving.post_box, "/health").await.0, 200, "it is well all the same");
    serving.stop().await.unwrap();
}

#[tokio::test]
async fn a_store_that_is_closed_is_neither_well_nor_ready() {
    let post_box = post_box();
    let serving = listening(&post_box).await;
    serving.inside.letters.store.close().await.unwrap();
    let operator = serving.operations.unwrap();
    check(Some(operator), 503, "{\"ready\":false,\"reason\":\"store\"}").await;
    assert_eq!(ask(operator, "/health").await.0, 503);
    let told = ask(operator, "/metrics").await.1;
    assert!(told.contains("\nfront_seat_ready 0\n") && !told.contains("front_seat_letters{"), "{told}");
    serving.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_it_stops_it_says_so_and_finishes_what_it_took() {
    let post_box = post_box();
    let serving = listening(&post_box).await;
    let (letter, to, operator) = (letter(1), serving.post_box, serving.operations);
    let mut stream = TcpStream::connect(to).await.unwrap();
    let head = format!(
        "PUT {} HTTP/1.1\r\nhost: x\r\ncontent-type: application/octet-stream\r\ncontent-digest: {}\r\n\
         content-length: {}\r\nexpect: 100-continue\r\n\r\n",
        path(letter.id),
        letter.digest.header(),
        letter.sealed.len()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut go_on = [0; 25];
    stream.read_exact(&mut go_on).await.unwrap();
    let stopping = tokio::spawn(serving.stop());
    while TcpStream::connect(to).await.is_ok() {}
    check(operator, 503, "{\"ready\":false,\"reason\":\"stopping\"}").await;
    stream.write_all(&letter.sealed).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
    stopping.await.unwrap().unwrap();
    assert!(TcpStream::connect(operator.unwrap()).await.is_err(), "the operator's listener ends last, but it ends");
}

async fn told(post_box: &TestPostBox, to: SocketAddr) -> String {
    let (status, text) = ask(to, "/metrics").await;
    assert_eq!(status, 200);
    // Neither who, nor which, nor from where.
    for never in ["maya", "Bearer", "127.0.0.1", &letter(1).id.to_string(), &post_box.public] {
        assert!(!text.contains(never), "{never} in {text}");
    }
    text
}

#[tokio::test]
async fn what_happened_is_counted_and_nobody_is_named() {
    let post_box = post_box();
    let serving = listening(&post_box).await;
    let (to, operator) = (serving.post_box, serving.operations.unwrap());
    let (first, second) = (letter(1), letter(2));
    for letter in [&first, &first, &second] {
        send(to, put(letter)).await;
    }
    let mut other = put(&second);
    *other.uri_mut() = path(first.id).parse().unwrap();
    assert_eq!(send(to, other).await.0, 409);
    let mut broken = put(&first);
    broken.headers_mut().remove("content-digest");
    assert_eq!(send(to, broken).await.0, 400);
    send(to, Request::get("/v1/letters").body(Body::empty()).unwrap()).await;
    // Staff come in beside it, at the store that both share.
    let maya = post_box.token("maya", MAYA).await;
    assert_eq!(post_box.staff("POST", &format!("{}/closed", path(first.id)), &maya).await.status, 204);

    let text = told(&post_box, operator).await;
    for line in [
        "front_seat_puts_total{outcome=\"new\"} 2",
        "front_seat_puts_total{outcome=\"same\"} 1",
        "front_seat_puts_total{outcome=\"other\"} 1",
        "front_seat_puts_total{outcome=\"refused\"} 1",
        "front_seat_refusals_total{reason=\"malformed\"} 1",
        "front_seat_refusals_total{reason=\"not-signed-in\"} 1",
        "front_seat_letters{state=\"unopened\"} 1",
        "front_seat_letters{state=\"closed\"} 1",
        "front_seat_body_bytes 0",
        "front_seat_writer_waiting 0",
        "front_seat_connections 0",
        "front_seat_retention_last_ok 1",
        "front_seat_ready 1",
        "# EOF",
    ] {
        assert!(text.lines().any(|found| found == line), "{line} in\n{text}");
    }
    let number = |name: &str| -> f64 {
        let line = text.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("{name} in\n{text}"));
        line.rsplit_once(' ').unwrap().1.parse().unwrap()
    };
    assert!(number("front_seat_commit_jobs_count") >= 3.0 && number("front_seat_commit_seconds_sum") > 0.0);
    assert!(number("front_seat_stored_bytes") > 0.0);
    serving.stop().await.unwrap();
}

#[tokio::test]
async fn a_post_box_that_starts_takes_away_what_is_due() {
    let post_box = post_box();
    let letter = letter(1);
    post_box.put(&letter).await;
    let sam = post_box.token("sam", SAM).await;
    post_box.staff("POST", &format!("{}/closed", path(letter.id)), &sam).await;
    post_box.wait(88 * 86_400);
    // Somebody works here: without a trace of that, the day would not be believed at once.
    post_box.token("maya", MAYA).await;
    post_box.wait(3 * 86_400);
    let serving = listening(&post_box).await;
    let operator = serving.operations.unwrap();
    while !ask(operator, "/metrics").await.1.contains("front_seat_retired_letters_total 1") {
        tokio::task::yield_now().await;
    }
    assert_eq!(send(serving.post_box, put(&letter)).await.0, 410);
    serving.stop().await.unwrap();
}

#[tokio::test]
async fn new_keys_that_are_listed_are_taken_up_by_a_restart() {
    let post_box = post_box();
    let keys = post_box.folder.path().join("keys");
    fs::remove_dir_all(&keys).unwrap();
    let public = make_keys(&keys).unwrap().current;
    fs::write(post_box.folder.path().join("keys.toml"), keys_toml(&public, &[("sam", SAM)])).unwrap();
    let serving = listening(&post_box).await;
    check(serving.operations, 200, "{\"ready\":true}").await;
    serving.stop().await.unwrap();
}
