//! What one network may do over a real connection, and that nobody else waits for it.

use std::{fs, time::Duration};

use axum::{
    body::Body,
    http::{HeaderValue, Request},
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    task::JoinSet,
    time::timeout,
};

use super::{
    PORTAL, TestPostBox, alone::is_alone, letter, loopback::listening, path, post_box, post_box_with, put, shaped,
    unsaid::Written,
};
use crate::{
    Serving,
    serve::log,
    store::{NewLetter, Store as _},
};

/// Far longer than an answer takes here, and far shorter than a body is waited for.
const AT_ONCE: Duration = Duration::from_secs(4);

/// What came back: the status, the head as text and the body.
struct Back {
    status: u16,
    head: String,
    body: String,
}

impl Back {
    fn acknowledges(&self, letter: &NewLetter) -> bool {
        serde_json::from_str::<wire::Acknowledgement>(&self.body).is_ok_and(|told| told.letter == letter.id)
    }
}

/// Puts a letter as a browser behind a proxy at this address would.
async fn send(serving: &Serving, from: &str, letter: &NewLetter) -> Back {
    let mut stream = begun(serving, from, letter, "").await;
    stream.write_all(&letter.sealed).await.unwrap();
    read(stream).await
}

/// A letter of which the head was sent, with more fields in it, and nothing else yet.
async fn begun(serving: &Serving, from: &str, letter: &NewLetter, more: &str) -> TcpStream {
    let mut stream = TcpStream::connect(serving.post_box).await.unwrap();
    let head = format!(
        "PUT {} HTTP/1.1\r\nhost: x\r\norigin: {PORTAL}\r\nx-forwarded-for: {from}\r\nconnection: close\r\n{more}\
         content-type: application/octet-stream\r\ncontent-digest: {}\r\ncontent-length: {}\r\n\r\n",
        path(letter.id),
        letter.digest.header(),
        letter.sealed.len()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    stream
}

async fn read(mut stream: TcpStream) -> Back {
    let mut text = String::new();
    stream.read_to_string(&mut text).await.unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    Back { status: head[9..12].parse().unwrap(), head: head.to_owned(), body: body.to_owned() }
}

/// Whether somebody at this address is told at once that all is well.
async fn well(serving: &Serving, from: &str) -> bool {
    let request = Request::get("/health").header("x-forwarded-for", from).body(Body::empty()).unwrap();
    timeout(AT_ONCE, super::loopback::send(serving.post_box, request)).await.is_ok_and(|(status, _)| status == 200)
}

/// A burst of two, and one a minute.
fn strict() -> TestPostBox {
    post_box_with(&[("proxies", "127.0.0.1"), ("sender_letters_burst", "2"), ("sender_letters_per_minute", "1")])
}

#[tokio::test]
async fn over_the_limit_a_letter_waits_is_not_lost_and_nobody_else_waits() {
    let post_box = strict();
    let serving = listening(&post_box).await;
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
    let post_box = strict();
    let serving = listening(&post_box).await;
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
    let post_box = post_box_with(&[("sender_letters_burst", "2"), ("sender_letters_per_minute", "1")]);
    let serving = listening(&post_box).await;
    let mut told = Vec::new();
    for id in 1..=3 {
        told.push(send(&serving, &format!("203.0.{id}.7"), &letter(id)).await.status);
    }
    assert_eq!(told, [201, 201, 503], "three names, one network");
    serving.stop().await.unwrap();
}

#[tokio::test]
async fn sign_in_and_all_else_have_budgets_of_their_own() {
    let post_box = strict();
    let serving = listening(&post_box).await;
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
    let post_box = post_box_with(&[("sender_connections_max", "2"), ("header_seconds", "60")]);
    let serving = listening(&post_box).await;
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
    let post_box = post_box_with(&[("letters_per_day_max", "2")]);
    for id in [1, 2] {
        assert_eq!(post_box.put(&letter(id)).await.status, 201);
    }
    let later = post_box.put(&letter(3)).await;
    assert_eq!((later.status, later.header("retry-after")), (503, "600"));
    post_box.wait(86_400);
    assert_eq!(post_box.put(&letter(3)).await.status, 201);
    post_box.store.close().await.unwrap();
}

#[tokio::test]
async fn well_formed_rubbish_must_at_least_have_a_letters_shape() {
    let post_box = post_box();
    let mut wrong = shaped::letter(1, 500);
    let mut envelope = wire::Envelope::parse(&wrong.sealed).unwrap();
    envelope.team = shaped::group(4, 500);
    wrong.sealed = envelope.to_bytes();
    wrong.digest = wire::Digest(<sha2::Sha256 as sha2::Digest>::digest(&wrong.sealed).into());
    let refused = post_box.ask(put(&wrong)).await;
    assert!(refused.refusal().starts_with("422 the letter is not sealed to as many readers"), "{}", refused.refusal());
    assert_eq!(post_box.put(&shaped::letter(1, 500)).await.status, 201);
}

#[tokio::test]
async fn one_sender_behind_the_proxy_takes_no_more_places_than_its_own() {
    let post_box = post_box_with(&[
        ("proxies", "127.0.0.1"),
        ("connections_max", "24"),
        ("sender_connections_max", "6"),
        ("sender_letters_burst", "4"),
        ("sender_letters_per_minute", "1"),
    ]);
    let serving = listening(&post_box).await;
    let mut slow = JoinSet::new();
    for id in 0..24 {
        let stream = begun(&serving, "203.0.113.7", &letter(id), "").await;
        slow.spawn(read(stream));
    }
    // Four have their turn, two have a place but no turn, and all others are not listened to.
    for _ in 0..18 {
        let back = timeout(AT_ONCE, slow.join_next()).await.expect("an answer at once").unwrap().unwrap();
        let head = back.head.to_lowercase();
        assert_eq!(back.status, 503, "{head}");
        assert!(head.contains("retry-after: 5") && head.contains("connection: close"), "{head}");
        assert!(head.contains(&format!("access-control-allow-origin: {PORTAL}")), "the page can read it: {head}");
    }
    assert!(well(&serving, "198.51.100.7").await, "another network is served");
    assert_eq!(send(&serving, "198.51.100.7", &letter(100)).await.status, 201, "and its letter kept");
    slow.shutdown().await;
    serving.stop().await.unwrap();
}

#[tokio::test]
async fn a_body_that_is_refused_gives_its_place_to_whoever_comes() {
    let strict = [("connections_max", "4"), ("sender_letters_burst", "1"), ("sender_letters_per_minute", "1")];
    let post_box = post_box_with(&strict);
    let serving = listening(&post_box).await;
    let (first, mut held) = (letter(0), Vec::new());
    for id in 0..4 {
        let letter = if id == 0 { &first } else { &letter(id) };
        let mut stream = begun(&serving, "", letter, "expect: 100-continue\r\n").await;
        // Now its body is waited for: the first one to be kept, the others to be forgotten.
        let mut go_on = [0; 25];
        stream.read_exact(&mut go_on).await.unwrap();
        assert!(go_on.starts_with(b"HTTP/1.1 100"));
        held.push(stream);
    }
    assert!(well(&serving, "").await, "all four places were taken, and one became free");
    let mut in_turn = held.remove(0);
    in_turn.write_all(&first.sealed).await.unwrap();
    let back = read(in_turn).await;
    assert!(back.status == 201 && back.acknowledges(&first), "but never that of a letter whose turn it is");
    drop(held);
    serving.stop().await.unwrap();
}

#[tokio::test]
async fn a_large_letter_costs_as_many_turns_as_it_fills_room() {
    let post_box = post_box_with(&[("sender_letters_burst", "32"), ("sender_letters_per_minute", "1")]);
    let serving = listening(&post_box).await;
    let large = |id| shaped::letter(id, 950_000);
    assert_eq!(send(&serving, "", &large(1)).await.status, 201);
    assert_eq!(send(&serving, "", &large(2)).await.status, 503, "30 of 32 tokens are gone");
    for id in 3..5 {
        assert_eq!(send(&serving, "", &letter(id)).await.status, 201, "an ordinary one costs one");
    }
    assert_eq!(send(&serving, "", &letter(5)).await.status, 503);
    serving.stop().await.unwrap();
}

#[tokio::test]
async fn a_network_has_an_eighth_of_the_day_and_the_others_have_theirs() {
    let post_box = post_box_with(&[("proxies", "127.0.0.1"), ("letters_per_day_max", "16")]);
    let serving = listening(&post_box).await;
    let hangs_up = letter(1);
    let mut stream = begun(&serving, "203.0.113.7", &hangs_up, "").await;
    stream.write_all(&hangs_up.sealed).await.unwrap();
    drop(stream);
    let rate_limit = &serving.inside.letters.rate_limit;
    while rate_limit.recall(post_box.now()(), hangs_up.id, hangs_up.digest).is_none() {
        tokio::task::yield_now().await;
    }
    assert_eq!(send(&serving, "203.0.113.7", &letter(2)).await.status, 201);
    let third = send(&serving, "203.0.113.9", &letter(3)).await;
    assert_eq!(third.status, 503, "whoever does not wait for the answer has spent it too");
    assert!(third.head.to_lowercase().contains("retry-after: 600"), "{}", third.head);
    let again = send(&serving, "203.0.113.7", &hangs_up).await;
    assert!(again.status == 200 && again.acknowledges(&hangs_up), "and what was kept is still acknowledged");
    assert_eq!(send(&serving, "203.0.114.7", &letter(3)).await.status, 201, "another network");
    post_box.wait(86_400);
    assert_eq!(send(&serving, "203.0.113.7", &letter(4)).await.status, 201, "another day");
    serving.stop().await.unwrap();
}

#[tokio::test]
async fn what_does_not_say_how_long_it_is_is_never_read_into_memory() {
    let post_box = post_box();
    let serving = listening(&post_box).await;
    // Longer than any letter: whatever read it to keep it would say that it is too large.
    let chunk = [b"10000\r\n".to_vec(), vec![7; 1 << 16], b"\r\n".to_vec()].concat();
    let body = [chunk.repeat(48), b"0\r\n\r\n".to_vec()].concat();
    for length in ["", "content-length: 5\r\n"] {
        let mut stream = TcpStream::connect(serving.post_box).await.unwrap();
        let head = format!(
            "PUT {} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/octet-stream\r\n\
             content-digest: {}\r\n{length}transfer-encoding: chunked\r\n\r\n",
            path(letter(1).id),
            letter(1).digest.header()
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        stream.write_all(&body).await.unwrap();
        let back = read(stream).await;
        assert_eq!(back.status, 411, "{length}{}", back.body);
    }
    serving.stop().await.unwrap();
}

#[tokio::test]
async fn over_every_limit_neither_log_nor_database_nor_metrics_name_anybody() {
    // A process has one log; beside other tests this would read theirs.
    if !is_alone("test_post_box::senders::over_every_limit_neither_log_nor_database_nor_metrics_name_anybody", "") {
        return;
    }
    let written = Written::default();
    tracing::subscriber::set_global_default(log::subscriber(written.clone())).unwrap();
    let post_box = post_box_with(&[
        ("proxies", "127.0.0.1"),
        ("sender_connections_max", "2"),
        ("sender_letters_burst", "2"),
        ("sender_letters_per_minute", "1"),
        ("letters_per_day_max", "8"),
    ]);
    let serving = listening(&post_box).await;
    let told = "user-agent: canary-agent\r\nreferer: https://canary-referrer.example/\r\n";
    let sent = async |from: &str, letter: &NewLetter| {
        let mut stream = begun(&serving, from, letter, told).await;
        stream.write_all(&letter.sealed).await.unwrap();
        read(stream).await.status
    };
    let first = letter(1);
    assert_eq!(sent("203.0.113.77", &first).await, 201);
    assert_eq!(sent("203.0.113.77", &letter(2)).await, 503, "its share of the day");
    assert_eq!(sent("203.0.113.77", &first).await, 200);
    let large = shaped::letter(3, 90_000);
    assert_eq!(sent("2001:db8:77::1", &large).await, 201);
    for _ in 0..2 {
        assert_eq!(sent("198.51.100.77", &put_elsewhere(&large)).await, 409);
    }
    assert_eq!(sent("198.51.100.77", &letter(4)).await, 503, "its rate_limit");
    let mut held = Vec::new();
    for id in 5..7 {
        let more = format!("{told}expect: 100-continue\r\n");
        let mut stream = begun(&serving, "192.0.2.77", &letter(id), &more).await;
        let mut go_on = [0; 25];
        stream.read_exact(&mut go_on).await.unwrap();
        held.push(stream);
    }
    assert_eq!(read(begun(&serving, "192.0.2.77", &letter(7), told).await).await.status, 503, "its places");
    drop(held);
    let mut strange = Request::get("/v1/letters?canary-query").body(Body::empty()).unwrap();
    for (name, value) in [("x-forwarded-for", "203.0.113.77, canary-proxy"), ("user-agent", "canary-agent")] {
        strange.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    assert_eq!(super::loopback::send(serving.post_box, strange).await.0, 401);
    let metrics = Request::get("/metrics").body(Body::empty()).unwrap();
    let (status, metrics) = super::loopback::send(serving.operations.unwrap(), metrics).await;
    assert_eq!(status, 200);
    let metrics = String::from_utf8(metrics).unwrap();
    assert!(metrics.contains("\nfront_seat_turned_away_total 4\n"), "{metrics}");
    serving.stop().await.unwrap();

    let lines = written.text();
    assert_eq!(lines.matches("\"status\":503").count(), 3, "{lines}");
    let mut everything = vec![("the log".to_owned(), lines.into_bytes()), ("the metrics".into(), metrics.into_bytes())];
    for file in fs::read_dir(post_box.folder.path()).unwrap().map(Result::unwrap) {
        let name = file.file_name().to_string_lossy().into_owned();
        if name.starts_with("letters.sqlite") {
            everything.push((name, fs::read(file.path()).unwrap()));
        }
    }
    assert!(everything[2..].iter().any(|(_, bytes)| bytes.len() > 48_000), "the database was not read");
    for (place, bytes) in everything {
        for never in ["canary", "203.0.113", "198.51.100", "192.0.2", "2001:db8", "127.0.0.1", "forwarded"] {
            let found = bytes.windows(never.len()).any(|window| window.eq_ignore_ascii_case(never.as_bytes()));
            assert!(!found, "{never} in {place}");
        }
    }
}

/// Other bytes under the same name.
fn put_elsewhere(letter: &NewLetter) -> NewLetter {
    NewLetter { id: letter.id, ..self::letter(9) }
}
