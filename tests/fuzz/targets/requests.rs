//! Any request to the whole post box, in memory and on a real database: nothing panics, and no answer is an error of ours.
//!
//! The input is a request as text: a line with method and address, lines with headers, an empty line, the body. Two things no
//! fuzzer could guess are put in for it: `!` in place of a digest is the body's own, in place of a token a lead's.

#![no_main]

use std::{fs, sync::LazyLock};

use axum::{
    Router,
    body::Body,
    http::{HeaderName, HeaderValue, Request},
};
use base64ct::{Base64, Encoding as _};
use ed25519_dalek::{Signer as _, SigningKey};
use endpoint::{Settings, in_memory, make_keys};
use http_body_util::BodyExt as _;
use libfuzzer_sys::fuzz_target;
use sha2::{Digest as _, Sha256};
use tokio::runtime::Runtime;
use tower::ServiceExt as _;
use wire::staff::{Challenge, Session, SignIn, signed_text};

const ORIGIN: &str = "https://post.exampleshire.example";

/// It is always 23:59:30 UTC on 20 November 2026: tokens never grow old.
const NOW: i64 = 1_795_219_170;

struct PostBox {
    runtime: Runtime,
    router: Router,
    token: String,
    _folder: tempfile::TempDir,
}

static POST_BOX: LazyLock<PostBox> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    let place = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let public = make_keys(&folder.path().join("keys")).expect("keys").current;
    let maya = SigningKey::from_bytes(&[7; 32]);
    let sign = Base64::encode_string(&maya.verifying_key().to_bytes());
    let keys = format!(
        "version = 1\nmade = \"2026-11-20\"\nkind = \"hybrid\"\nrecovery = \"age1\"\n[post_box]\ncurrent = \"{public}\"\n\
         next = \"\"\n[[people]]\nid = \"maya\"\nrecipient = \"age1\"\nsign = \"{sign}\"\n"
    );
    fs::write(folder.path().join("keys.toml"), keys).expect("a key-set");
    let said = [
        ("listen", "127.0.0.1:0".to_owned()),
        ("database", place("letters.sqlite")),
        ("key_dir", place("keys")),
        ("keys", place("keys.toml")),
        ("leads", "maya".to_owned()),
        ("origin", ORIGIN.to_owned()),
        ("portal_origin", "https://frontseat.exampleshire.example".to_owned()),
        ("inbox_origin", "https://inbox.exampleshire.example".to_owned()),
        ("letters_per_day_max", "0".to_owned()),
    ];
    let said = said.map(|(key, value)| (key.to_owned(), value));
    let settings = Settings::load(None, [], said).expect("settings");
    let runtime = Runtime::new().expect("a runtime");
    let now = std::sync::Arc::new(|| chrono::DateTime::from_timestamp(NOW, 0).expect("a time"));
    let router = runtime.block_on(in_memory(&settings, now)).expect("a post box");
    let mut post_box = PostBox { runtime, router, token: String::new(), _folder: folder };
    let (_, body) = post_box.ask(json("/v1/staff/challenge", &serde_json::json!({ "staff": "maya" })));
    let Challenge { challenge } = serde_json::from_slice(&body).expect("a challenge");
    let signature = maya.sign(signed_text(ORIGIN, "maya", &challenge).as_bytes());
    let signature = Base64::encode_string(&signature.to_bytes());
    let (_, body) = post_box.ask(json("/v1/staff/session", &SignIn { staff: "maya".into(), challenge, signature }));
    post_box.token = serde_json::from_slice::<Session>(&body).expect("a session").token;
    post_box
});

impl PostBox {
    fn ask(&self, request: Request<Body>) -> (u16, Vec<u8>) {
        self.runtime.block_on(async {
            let answer = self.router.clone().oneshot(request).await.unwrap_or_else(|never| match never {});
            let status = answer.status().as_u16();
            let body = answer.into_body().collect().await.expect("a body").to_bytes();
            (status, body.to_vec())
        })
    }
}

fn json(place: &str, body: &impl serde::Serialize) -> Request<Body> {
    let body = serde_json::to_vec(body).expect("JSON");
    Request::post(place).body(Body::from(body)).expect("a request")
}

fn request(bytes: &[u8]) -> Option<Request<Body>> {
    let start = bytes.windows(2).position(|two| two == b"\n\n")?;
    let (head, body) = (&bytes[..start], &bytes[start + 2..]);
    let mut lines = head.split(|byte| *byte == b'\n');
    let mut first = lines.next()?.splitn(2, |byte| *byte == b' ');
    let mut request = Request::builder().method(first.next()?).uri(first.next()?);
    for line in lines {
        let colon = line.iter().position(|byte| *byte == b':')?;
        let name = HeaderName::from_bytes(&line[..colon]).ok()?;
        let digest = || format!("sha-256=:{}:", Base64::encode_string(&Sha256::digest(body)));
        let value = match (name.as_str(), line[colon + 1..].trim_ascii()) {
            ("content-digest", b"!") => HeaderValue::from_str(&digest()),
            ("content-length", b"!") => Ok(HeaderValue::from(body.len())),
            ("authorization", b"!") => HeaderValue::from_str(&format!("Bearer {}", POST_BOX.token)),
            (_, value) => HeaderValue::from_bytes(value),
        };
        request = request.header(name, value.ok()?);
    }
    request.body(Body::from(body.to_vec())).ok()
}

fuzz_target!(|bytes: &[u8]| {
    let Some(request) = request(bytes) else { return };
    let (status, body) = POST_BOX.ask(request);
    assert!(status < 500, "{status}: {}", String::from_utf8_lossy(&body));
});
