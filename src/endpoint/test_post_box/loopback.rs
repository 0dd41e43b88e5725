//! The post box as a program on a socket: many at once, and bytes that are no HTTP a browser would send.

use std::{net::SocketAddr, time::Duration};

use axum::{body::Body, http::Request};
use http_body_util::BodyExt as _;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinSet,
    time::timeout,
};

use super::{TestPostBox, letter, path, post_box, post_box_with, put};
use crate::{
    Serving,
    limits::connections::{self, ConnectionLimits},
    serve,
    store::Store as _,
};

pub(crate) async fn listening(post_box: &TestPostBox) -> Serving {
    // The store that the post box opened stays open beside it: two programs may share the file.
    serve(post_box.settings.clone(), post_box.now()).await.unwrap()
}

pub(super) async fn send(to: SocketAddr, mut request: Request<Body>) -> (u16, Vec<u8>) {
    let stream = TcpStream::connect(to).await.unwrap();
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.unwrap();
    let driving = tokio::spawn(connection);
    request.headers_mut().insert("host", to.to_string().parse().unwrap());
    let answer = sender.send_request(request).await.unwrap();
    let status = answer.status().as_u16();
    let body = answer.into_body().collect().await.unwrap().to_bytes().to_vec();
    drop(sender);
    driving.await.unwrap().unwrap();
    (status, body)
}

/// Sends bytes as they are and gives all that comes back; a sender that `hangs_up` sends no more after them.
async fn raw(to: SocketAddr, bytes: &[u8], hangs_up: bool) -> String {
    let mut stream = TcpStream::connect(to).await.unwrap();
    // The other side may rightly close before it has read everything.
    let _ = stream.write_all(bytes).await;
    if hangs_up {
        let _ = stream.shutdown().await;
    }
    let mut back = Vec::new();
    let _ = stream.read_to_end(&mut back).await;
    String::from_utf8_lossy(&back).into_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_letter_put_64_times_at_once_is_one_row_and_64_equal_acknowledgements() {
    let post_box = post_box();
    let serving = listening(&post_box).await;
    let (letter, to) = (letter(1), serving.post_box);
    let mut sending = JoinSet::new();
    for _ in 0..64 {
        let request = put(&letter);
        sending.spawn(async move { send(to, request).await });
    }
    let answers = sending.join_all().await;
    assert_eq!(answers.iter().filter(|(status, _)| *status == 201).count(), 1, "one was the first");
    assert_eq!(answers.iter().filter(|(status, _)| *status == 200).count(), 63);
    assert!(answers.iter().all(|(_, body)| *body == answers[0].1), "all 64 read the same");
    assert_eq!(post_box.store.list(0).await.unwrap().letters.len(), 1);
    serving.stop().await.unwrap();
}

#[tokio::test]
async fn a_letter_that_breaks_off_or_comes_in_chunks_is_not_kept() {
    let post_box = post_box();
    let serving = listening(&post_box).await;
    let letter = letter(1);
    let head = |length: &str| {
        let (place, digest) = (path(letter.id), letter.digest.header());
        format!(
            "PUT {place} HTTP/1.1\r\nhost: x\r\ncontent-type: application/octet-stream\r\ncontent-digest: {digest}\r\n\
             connection: close\r\n{length}\r\n\r\n"
        )
    };
    let half = &letter.sealed[..letter.sealed.len() / 2];
    let whole = format!("content-length: {}", letter.sealed.len());
    let answer = raw(serving.post_box, &[head(&whole).as_bytes(), half].concat(), true).await;
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 400"), "{answer}");
    let chunked = [head("transfer-encoding: chunked").as_bytes(), b"1\r\nx\r\n0\r\n\r\n"].concat();
    let answer = raw(serving.post_box, &chunked, false).await;
    assert!(answer.starts_with("HTTP/1.1 411") && answer.contains("Content-Length"), "{answer}");
    assert!(post_box.store.list(0).await.unwrap().letters.is_empty());
    serving.stop().await.unwrap();
}

#[tokio::test]
async fn a_letter_that_is_too_large_is_told_so_even_while_it_is_still_coming() {
    let post_box = post_box();
    let serving = listening(&post_box).await;
    let large = super::shaped::letter(1, 2 << 20);
    let (status, body) = send(serving.post_box, put(&large)).await;
    assert_eq!(status, 413, "{}", String::from_utf8_lossy(&body));
    serving.stop().await.unwrap();
}

#[tokio::test]
async fn a_head_with_too_many_or_too_long_fields_is_refused() {
    let post_box = post_box();
    let serving = listening(&post_box).await;
    let ask = |fields: String| format!("GET /health HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{fields}\r\n");
    let answer = raw(serving.post_box, ask(String::new()).as_bytes(), false).await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    let many = (0..100).map(|number| format!("x-{number}: y\r\n")).collect();
    let answer = raw(serving.post_box, ask(many).as_bytes(), false).await;
    assert!(answer.starts_with("HTTP/1.1 431"), "{answer}");
    // As long as a head may be, and one byte more.
    let long = |bytes: usize| ask(format!("x: {}\r\n", "y".repeat(bytes - ask("x: \r\n".into()).len())));
    let answer = raw(serving.post_box, long(32 * 1024).as_bytes(), false).await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    for bytes in [32 * 1024 + 1, 40_000] {
        let answer = raw(serving.post_box, long(bytes).as_bytes(), false).await;
        assert!(answer.starts_with("HTTP/1.1 431"), "{bytes}: {answer}");
    }
    serving.stop().await.unwrap();
}

#[tokio::test]
async fn what_http_itself_refuses_is_refused_in_our_words_and_with_our_headers() {
    let post_box = post_box();
    let serving = listening(&post_box).await;
    let long = format!("GET /health HTTP/1.1\r\nhost: x\r\nx: {}\r\n\r\n", "y".repeat(40_000));
    let address = format!("GET /{} HTTP/1.1\r\nhost: x\r\n\r\n", "y".repeat(20_000));
    for (bytes, expected) in [
        ("nonsense\r\n\r\n", "400 Bad Request"),
        ("GET / HTTP/9\r\n\r\n", "400 Bad Request"),
        ("GET / HTTP/1.1\r\nb\u{e4}d\0: x\r\n\r\n", "400 Bad Request"),
        ("\u{16}\u{3}\u{1}\u{2}\0\u{1}", "400 Bad Request"),
        (long.as_str(), "431 Request Header Fields Too Large"),
    ] {
        let answer = raw(serving.post_box, bytes.as_bytes(), false).await;
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        assert!(head.starts_with(&format!("HTTP/1.1 {expected}\r\n")), "{answer}");
        for field in ["content-security-policy: default-src 'none'", "cache-control: no-store", "connection: close"] {
            assert!(head.contains(field), "{field}: {answer}");
        }
        assert!(head.contains(&format!("content-length: {}", body.len())), "{answer}");
        let told: serde_json::Value = serde_json::from_str(body).unwrap();
        assert!(told["error"].as_str().unwrap().contains("; reload the page"), "{answer}");
    }
    let answer = raw(serving.post_box, address.as_bytes(), true).await;
    assert!(answer.starts_with("HTTP/1.1 404") || answer.starts_with("HTTP/1.1 414"), "{answer}");
    serving.stop().await.unwrap();
}

#[tokio::test]
async fn a_connection_that_says_nothing_is_closed() {
    let post_box = post_box_with(&[("header_seconds", "1")]);
    let serving = listening(&post_box).await;
    let mut silent = TcpStream::connect(serving.post_box).await.unwrap();
    let mut back = Vec::new();
    silent.read_to_end(&mut back).await.unwrap();
    assert!(!String::from_utf8_lossy(&back).contains("200 OK"));
    serving.stop().await.unwrap();
}

#[tokio::test]
async fn when_places_run_out_whoever_is_silent_longest_gives_way() {
    let post_box = post_box_with(&[("connections_max", "2"), ("header_seconds", "60")]);
    let serving = listening(&post_box).await;
    let ask = b"GET /health HTTP/1.1\r\nhost: x\r\n\r\n";
    let answered = async |stream: &mut TcpStream| {
        stream.write_all(ask).await.unwrap();
        let mut answer = Vec::new();
        while !answer.ends_with(b"{\"ok\":true}") {
            assert_ne!(stream.read_buf(&mut answer).await.unwrap(), 0, "{}", String::from_utf8_lossy(&answer));
        }
    };
    let mut silent = TcpStream::connect(serving.post_box).await.unwrap();
    let mut speaks = TcpStream::connect(serving.post_box).await.unwrap();
    answered(&mut speaks).await;
    let mut newcomer = TcpStream::connect(serving.post_box).await.unwrap();
    answered(&mut newcomer).await;
    let mut nothing = Vec::new();
    // A connection that was cut off may also end in an error.
    let _ = silent.read_to_end(&mut nothing).await;
    assert!(nothing.is_empty(), "the one that never said anything is gone");
    answered(&mut newcomer).await;
    drop((speaks, newcomer));
    serving.stop().await.unwrap();
}

#[tokio::test]
async fn a_request_in_progress_never_gives_way() {
    let post_box = post_box_with(&[("connections_max", "1")]);
    let serving = listening(&post_box).await;
    let letter = letter(1);
    let head = format!(
        "PUT {} HTTP/1.1\r\nhost: x\r\ncontent-type: application/octet-stream\r\ncontent-digest: {}\r\n\
         content-length: {}\r\nexpect: 100-continue\r\nconnection: close\r\n\r\n",
        path(letter.id),
        letter.digest.header(),
        letter.sealed.len()
    );
    let mut slow = TcpStream::connect(serving.post_box).await.unwrap();
    slow.write_all(head.as_bytes()).await.unwrap();
    let mut go_on = [0; 25];
    slow.read_exact(&mut go_on).await.unwrap();
    let mut second = TcpStream::connect(serving.post_box).await.unwrap();
    second.write_all(b"GET /health HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await.unwrap();
    let mut answer = [0; 15];
    assert!(timeout(Duration::from_millis(200), second.read_exact(&mut answer)).await.is_err(), "there is one place");
    slow.write_all(&letter.sealed).await.unwrap();
    let mut kept = String::new();
    slow.read_to_string(&mut kept).await.unwrap();
    assert!(kept.starts_with("HTTP/1.1 201"), "{kept}");
    second.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 200 OK");
    serving.stop().await.unwrap();
}

#[tokio::test]
async fn whoever_asks_and_never_reads_gives_the_place_back() {
    let post_box = post_box();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let to = listener.local_addr().unwrap();
    let second = Duration::from_secs(1);
    let limits = ConnectionLimits { connections_max: 1, head: 60 * second, life: second, stop: second };
    let (stop, stopped) = watch::channel(false);
    let taking = tokio::spawn(connections::take(listener, post_box.router.clone(), limits, None, stopped));
    let ask = b"GET / HTTP/1.1\r\nhost: x\r\n\r\n".repeat(100);
    let mut greedy = TcpStream::connect(to).await.unwrap();
    // Until the answers fill every buffer on the way and nothing more is taken.
    while timeout(second / 10, greedy.write_all(&ask)).await.is_ok_and(|written| written.is_ok()) {}
    let patient = raw(to, b"GET /health HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n", false);
    let answer = timeout(20 * second, patient).await.expect("a place became free");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    stop.send_replace(true);
    taking.await.unwrap();
    drop(greedy);
}
