//! What the log never says, whatever is sent.

use std::{
    io,
    sync::{Arc, Mutex},
};

use axum::{body::Body, http::Request};
use base64ct::{Base64, Encoding as _};
use tracing_subscriber::fmt::MakeWriter;

use super::{MAYA, ORIGIN, PORTAL, alone::is_alone, letter, path, post_box, put, sign_in};
use crate::{serve::log, store::Store as _};

/// Whatever was written to the log.
#[derive(Clone, Default)]
pub(crate) struct Written(Arc<Mutex<Vec<u8>>>);

impl Written {
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl io::Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Written {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn the_log_has_a_line_for_each_request_and_nothing_about_anybody() {
    // A process has one log; beside other tests this would read theirs.
    if !is_alone("test_post_box::unsaid::the_log_has_a_line_for_each_request_and_nothing_about_anybody", "") {
        return;
    }
    let written = Written::default();
    tracing::subscriber::set_global_default(log::subscriber(written.clone())).unwrap();
    let post_box = post_box();
    let letter = letter(1);

    let mut request = put(&letter);
    for (name, value) in [
        ("origin", PORTAL),
        ("user-agent", "canary-agent"),
        ("referer", "https://canary-referrer.example/"),
        ("x-forwarded-for", "203.0.113.77"),
    ] {
        request.headers_mut().insert(name, value.parse().unwrap());
    }
    assert_eq!(post_box.ask(request).await.status, 201);
    let challenge = post_box.challenge("maya").await;
    let asked = sign_in(MAYA, ORIGIN, "maya", &challenge);
    let answer = post_box.post("/v1/staff/session", &asked).await;
    let token = serde_json::from_slice::<wire::staff::Session>(&answer.body).unwrap().token;
    post_box.post("/v1/staff/session", &asked).await;
    for (method, place) in [
        ("GET", "/v1/letters?after=0".to_owned()),
        ("GET", path(letter.id)),
        ("POST", format!("{}/opened", path(letter.id))),
        ("DELETE", path(letter.id)),
        ("GET", "/canary-path?canary-query".to_owned()),
        ("CANARYMETHOD", "/v1/letters/canary-letter".to_owned()),
        ("DELETE", "/v1/staff/session".to_owned()),
    ] {
        post_box.staff(method, &place, &token).await;
    }
    post_box.ask(Request::put("/v1/letters/canary").body(Body::from("canary-body")).unwrap()).await;
    let health = || Request::get("/health").body(Body::empty()).unwrap();
    assert_eq!(post_box.ask(health()).await.status, 200);
    post_box.store.close().await.unwrap();
    post_box.put(&letter).await;
    assert_eq!(post_box.ask(health()).await.status, 503);

    let text = String::from_utf8(written.0.lock().unwrap().clone()).unwrap();
    let requests: Vec<serde_json::Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .filter(|line: &serde_json::Value| line["message"] == "request")
        .collect();
    assert_eq!(requests.len(), 14, "{text}");
    let first = &requests[0];
    assert_eq!((&first["method"], &first["route"]), (&"PUT".into(), &"/v1/letters/{id}".into()));
    assert_eq!(first["status"], 201);
    assert!(first["milliseconds"].is_u64());
    let is_day = |line: &&serde_json::Value| line["timestamp"].as_str().is_some_and(|time| time.len() == 10);
    assert_eq!(requests.iter().filter(is_day).count(), 14, "no line has a time of day: {text}");
    let health: Vec<_> = requests.iter().filter(|line| line["route"] == "/health").collect();
    assert!(matches!(health[..], [line] if line["status"] == 503), "only what is wrong has a line: {health:?}");
    assert_eq!(first.as_object().unwrap().len(), 7, "and no other field: {first}");

    let (id, sealed) = (letter.id.to_string(), Base64::encode_string(&letter.sealed[60..90]));
    let secrets = [&id, &sealed, &challenge, &token, &asked.signature, &post_box.public, &letter.digest.header()];
    for secret in secrets.into_iter().map(String::as_str).chain(["canary", "CANARY", "203.0.113.77", "maya", PORTAL]) {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}
