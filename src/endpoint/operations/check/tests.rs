//! What `check` says of a machine, as tests.

use std::fs;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use super::*;
use crate::test_post_box::{TestPostBox, loopback::listening, post_box_with};

async fn found(post_box: &TestPostBox, settings: &Settings) -> Vec<String> {
    post_box.date_database();
    check(settings, &post_box.now()).await.iter().map(ToString::to_string).collect()
}

/// A post box that could go live, but for the account that runs tests.
fn good() -> TestPostBox {
    post_box_with(&[("proxies", "127.0.0.1"), ("connections_max", "100"), ("database_megabytes_max", "1")])
}

async fn check_one(settings: &Settings, post_box: &TestPostBox, expected: &str) {
    let lines = found(post_box, settings).await;
    assert!(lines.iter().any(|line| line.contains(expected)), "{expected} in {lines:#?}");
}

#[tokio::test]
async fn a_post_box_that_could_go_live_has_no_fault() {
    let post_box = good();
    post_box.date_database();
    let findings = check(&post_box.settings, &post_box.now()).await;
    assert!(!has_fault(&findings), "{findings:#?}");
    let whats: Vec<_> = findings.iter().map(|finding| finding.what).collect();
    let expected = "settings keys keys.toml leads origins clock database proof disk open files account proxies listen operations told";
    assert_eq!(whats.join(" "), expected);
}

#[tokio::test]
async fn each_thing_that_is_wrong_is_named_with_what_to_do() {
    let post_box = good();
    let with = |change: &dyn Fn(&mut Settings)| {
        let mut settings = post_box.settings.clone();
        change(&mut settings);
        settings
    };
    let nowhere = post_box.folder.path().join("nowhere");
    for (settings, expected) in [
        (with(&|settings| settings.leads.clear()), "fault  leads        nobody may delete"),
        (with(&|settings| settings.leads.push("tom".into())), "fault  leads        tom is not in keys.toml"),
        (with(&|settings| settings.key_dir.clone_from(&nowhere)), "fault  keys         "),
        (with(&|settings| settings.keys.clone_from(&nowhere)), "fault  keys.toml    "),
        (with(&|settings| settings.database = nowhere.join("x").display().to_string()), "fault  database     "),
        (with(&|settings| settings.database_megabytes_max = u32::MAX), "lower database_megabytes_max to "),
        (with(&|settings| settings.connections_max = u32::MAX), "set LimitNOFILE="),
        (with(&|settings| settings.proxies.clear()), "set proxies = [\"127.0.0.1\"]"),
        (with(&|settings| settings.listen.set_ip([203, 0, 113, 1].into())), "fault  listen       203.0.113.1"),
        (with(&|settings| settings.operations_listen = None), "note   operations   operations_listen is off"),
    ] {
        check_one(&settings, &post_box, expected).await;
    }
    post_box.wait(-86_400);
    check_one(
        &post_box.settings,
        &post_box,
        "fault  clock        this machine says 2026-11-19, but keys.toml was made",
    )
    .await;
    post_box.wait(86_400 * 4000);
    check_one(&post_box.settings, &post_box, "fault  clock        this machine says").await;
}

#[tokio::test]
async fn a_database_that_was_changed_in_the_future_is_a_fault_whenever_it_is_looked_at() {
    let post_box = good();
    post_box.date_database();
    post_box.wait(-2 * 86_400);
    let findings = check(&post_box.settings, &post_box.now()).await;
    let disk = findings.iter().find(|finding| finding.what == "disk").unwrap().to_string();
    assert!(disk.contains("was changed in the future: the clock is or was wrong"), "{disk}");
}

#[tokio::test]
async fn keys_toml_without_our_keys_is_a_fault() {
    let post_box = good();
    let path = post_box.folder.path().join("keys.toml");
    let text = fs::read_to_string(&path).unwrap();
    // The post box lists no next key.
    check_one(&post_box.settings, &post_box, "note   keys.toml    it does not list the next key").await;
    fs::write(&path, text.replace(&post_box.public, "somebody else's")).unwrap();
    check_one(&post_box.settings, &post_box, "fault  keys.toml    it does not list this post box's key").await;
}

#[tokio::test]
async fn an_address_is_free_or_has_a_post_box_that_is_well() {
    let post_box = good();
    let serving = listening(&post_box).await;
    let mut settings = post_box.settings.clone();
    settings.listen = serving.post_box;
    settings.operations_listen = serving.operations;
    let lines = found(&post_box, &settings).await;
    let well = lines.iter().filter(|line| line.contains("a post box runs there and is well")).count();
    assert_eq!(well, 2, "{lines:#?}");
    serving.stop().await.unwrap();
    let other = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    settings.listen = other.local_addr().unwrap();
    // It accepts nothing and says nothing: closed, so that the check need not wait for its patience.
    drop(other);
    check_one(&settings, &post_box, "is free").await;
}

#[tokio::test]
async fn a_database_that_others_can_read_is_a_fault() {
    let post_box = good();
    for (mode, expected) in [(0o640, "others can read or change it (mode 640)"), (0o600, "ok     database     ")] {
        let permissions = std::os::unix::fs::PermissionsExt::from_mode(mode);
        fs::set_permissions(&post_box.settings.database, permissions).unwrap();
        check_one(&post_box.settings, &post_box, expected).await;
    }
}

#[tokio::test]
async fn a_password_that_others_can_read_is_a_fault() {
    let post_box = good();
    let path = post_box.folder.path().join("database");
    fs::write(&path, &post_box.settings.database).unwrap();
    let mut settings = post_box.settings.clone();
    settings.database_file = Some(path.clone());
    for (mode, expected) in [(0o644, "fault  password     "), (0o600, "ok     password     ")] {
        fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(mode)).unwrap();
        check_one(&settings, &post_box, expected).await;
    }
}

/// Something that stands before the post box: what it answers to a preflight, and to everything else.
async fn standing_between(preflight: &'static str, other: &'static str) -> std::net::SocketAddr {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut head = [0; 64 * 1024];
            let read = stream.read(&mut head).await.unwrap();
            let answer = if head[..read].starts_with(b"OPTIONS") { preflight } else { other };
            stream.write_all(answer.as_bytes()).await.unwrap();
            // Whoever still sends reads the answer first.
            let _ = tokio::io::copy(&mut stream, &mut tokio::io::sink()).await;
        }
    });
    address
}

#[tokio::test]
async fn the_way_of_a_letter_is_gone_from_outside_and_what_stands_in_it_is_named() {
    const ALLOWED: &str =
        "HTTP/1.1 204 No Content\r\naccess-control-allow-origin: https://frontseat.exampleshire.example\r\n\r\n";
    const FORBIDDEN: &str = "HTTP/1.1 403 Forbidden\r\nserver: nginx\r\ncontent-length: 6\r\n\r\n<html>";
    const BARE: &str = "HTTP/1.1 204 No Content\r\n\r\n";
    const AWAY: &str = "HTTP/1.1 503 Service Unavailable\r\ncontent-length: 16\r\n\r\n{\"error\":\"away\"}";
    let post_box = good();
    let serving = listening(&post_box).await;
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    for (address, expected) in [
        (serving.post_box, "ok     outside      "),
        (
            standing_between(FORBIDDEN, FORBIDDEN).await,
            "(OPTIONS) is answered 403 Forbidden by something before the post box",
        ),
        (
            standing_between(ALLOWED, FORBIDDEN).await,
            "(PUT, application/octet-stream) is answered 403 Forbidden by something",
        ),
        (standing_between(BARE, FORBIDDEN).await, "not in a way that a browser shows to https://frontseat."),
        (
            standing_between(ALLOWED, AWAY).await,
            "note   outside      a letter (PUT, application/octet-stream) is answered 503",
        ),
        (nobody, "cannot be reached: Connection refused"),
    ] {
        let mut settings = post_box.settings.clone();
        settings.origin = format!("http://{address}").parse().unwrap();
        let found = from_outside(&settings).await.to_string();
        assert!(found.contains(expected), "{expected:?} in {found:?}");
    }
    assert_eq!(crate::store::Store::list(&*post_box.store, 0).await.unwrap().letters.len(), 0, "nothing is kept");
    serving.stop().await.unwrap();
}
