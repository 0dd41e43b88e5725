//! How a post box starts, refuses to start, and stops.

use std::fs;

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

use super::{letter, loopback::listening, loopback::send, path, post_box, put};
use crate::{make_keys, serve, store::Store as _};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn stopping_finishes_the_letter_that_is_coming_and_takes_no_other() {
    let post_box = post_box();
    let serving = listening(&post_box).await;
    let (letter, to) = (letter(1), serving.post_box);
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
    assert_eq!(&go_on, b"HTTP/1.1 100 Continue\r\n\r\n", "so the request has begun");
    let stopping = tokio::spawn(serving.stop());
    // It listens no more once a connection is refused; until then the system still queues some.
    while TcpStream::connect(to).await.is_ok() {}
    assert!(!stopping.is_finished());
    stream.write_all(&letter.sealed).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 201") && answer.contains("\"outcome\":\"kept\""), "{answer}");
    stopping.await.unwrap().unwrap();
    assert_eq!(post_box.store.list(0).await.unwrap().letters.len(), 1);
}

#[tokio::test]
async fn a_post_box_that_starts_again_has_its_letters_and_acknowledges_the_same() {
    let post_box = post_box();
    let letter = letter(1);
    let serving = listening(&post_box).await;
    let (status, first) = send(serving.post_box, put(&letter)).await;
    serving.stop().await.unwrap();
    post_box.wait(86_400 * 30);
    let serving = listening(&post_box).await;
    let again = send(serving.post_box, put(&letter)).await;
    assert_eq!((status, again), (201, (200, first)));
    serving.stop().await.unwrap();
}

#[tokio::test]
async fn a_post_box_that_no_browser_would_believe_does_not_start() {
    let post_box = post_box();
    fs::remove_dir_all(post_box.folder.path().join("keys")).unwrap();
    let other = make_keys(&post_box.folder.path().join("keys")).unwrap();
    let why = serve(post_box.settings.clone(), post_box.now()).await.err().unwrap().to_string();
    assert!(why.contains("keys.toml does not list this post box's key") && why.contains(&other.current), "{why}");
    assert!(why.contains("`keys post-box --current"), "{why}");

    let mut settings = post_box.settings.clone();
    settings.keys = post_box.folder.path().join("nowhere.toml");
    let why = serve(settings, post_box.now()).await.err().unwrap().to_string();
    assert!(why.contains("nowhere.toml") && why.ends_with("copy the council's keys.toml there again"), "{why}");
}

#[tokio::test]
async fn an_address_in_use_is_named() {
    let post_box = post_box();
    let serving = listening(&post_box).await;
    let mut settings = post_box.settings.clone();
    settings.listen = serving.post_box;
    let why = serve(settings, post_box.now()).await.err().unwrap().to_string();
    assert!(why.starts_with("cannot listen on 127.0.0.1:") && why.contains("choose another port"), "{why}");
    serving.stop().await.unwrap();
}
