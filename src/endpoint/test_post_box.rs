//! A whole post box for tests: real keys, real SQLite in a folder of its own, a clock that can be moved.

pub(crate) mod alone;
mod anything;
mod deeds;
mod letters;
pub(crate) mod loopback;
mod office;
mod operations;
mod proofs;
mod receivers;
mod senders;
pub(crate) mod shaped;
mod sites;
mod staff;
mod stop;
mod told;
pub(crate) mod unsaid;

use std::{
    fs,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use axum::{
    Router,
    body::{Body, Bytes},
    http::{HeaderMap, Request},
};
use base64ct::{Base64, Encoding as _};
use chrono::DateTime;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;
use wire::{
    Acknowledgement, LetterId,
    deed::SECRET_HEADER,
    staff::{Challenge, Session, SignIn, signed_text},
};

use crate::{
    make_keys,
    serve::{post_box::PostBox, routes, start::known},
    settings::Settings,
    store::{NewLetter, sqlite::SqliteStore, story},
};

pub(crate) const ORIGIN: &str = "https://post.exampleshire.example";
pub(crate) const PORTAL: &str = "https://frontseat.exampleshire.example";
pub(crate) const INBOX: &str = "https://inbox.exampleshire.example";

/// Sam is an officer, Maya a lead. Seeds of their sign-in keys.
pub(crate) const SAM: [u8; 32] = [1; 32];
pub(crate) const MAYA: [u8; 32] = [2; 32];

/// 2026-11-20 23:59:30 UTC.
const START: i64 = 1_795_219_170;

pub(crate) struct TestPostBox {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) settings: Settings,
    pub(crate) router: Router,
    pub(crate) parts: PostBox,
    pub(crate) store: Arc<SqliteStore>,
    pub(crate) public: String,
    clock: Arc<AtomicI64>,
}

/// An answer, read to its end.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

pub(crate) fn post_box() -> TestPostBox {
    post_box_with(&[])
}

/// A post box with some settings changed.
pub(crate) fn post_box_with(changes: &[(&'static str, &str)]) -> TestPostBox {
    let folder = tempfile::tempdir().unwrap();
    let public = make_keys(&folder.path().join("keys")).unwrap().current;
    let people = keys_toml(&public, &[("sam", SAM), ("maya", MAYA)]);
    fs::write(folder.path().join("keys.toml"), people).unwrap();
    let place = |name| folder.path().join(name).to_string_lossy().into_owned();
    let said = [
        ("listen", "127.0.0.1:0".to_owned()),
        ("operations_listen", "127.0.0.1:0".to_owned()),
        ("database", place("letters.sqlite")),
        ("key_dir", place("keys")),
        ("keys", place("keys.toml")),
        ("leads", "maya".to_owned()),
        ("origin", ORIGIN.to_owned()),
        ("portal_origin", PORTAL.to_owned()),
        ("inbox_origin", INBOX.to_owned()),
    ];
    let said = said.into_iter().filter(|(key, _)| changes.iter().all(|(changed, _)| changed != key));
    let said = said.map(|(key, value)| (key.to_owned(), value));
    // Some of them are not taken from the command line.
    let variable = |key: &str| format!("{}{}", crate::settings::ENVIRONMENT, key.to_uppercase());
    let changes = changes.iter().map(|(key, value)| (variable(key), (*value).to_owned()));
    let settings = Settings::load(None, changes, said).unwrap();
    let clock = Arc::new(AtomicI64::new(START));
    let store = Arc::new(SqliteStore::open(Path::new(&settings.database), settings.store_limits()).unwrap());
    let (keys, people) = known(&settings).unwrap();
    let parts = PostBox::new(&settings, keys, people, Arc::<SqliteStore>::clone(&store), moved(&clock)).unwrap();
    TestPostBox { router: routes::router(&parts), parts, folder, settings, store, public, clock }
}

fn moved(clock: &Arc<AtomicI64>) -> crate::Now {
    let clock = Arc::clone(clock);
    Arc::new(move || DateTime::from_timestamp(clock.load(Ordering::SeqCst), 0).unwrap())
}

impl TestPostBox {
    /// The same post box's clock, for one that listens.
    pub(crate) fn now(&self) -> crate::Now {
        moved(&self.clock)
    }

    pub(crate) fn wait(&self, seconds: i64) {
        self.clock.fetch_add(seconds, Ordering::SeqCst);
    }

    /// Gives the database's file the time at which this post box lives; the machine gave it its own.
    pub(crate) fn date_database(&self) {
        let file = fs::File::options().write(true).open(&self.settings.database).unwrap();
        file.set_modified(self.now()().into()).unwrap();
    }

    pub(crate) async fn ask(&self, request: Request<Body>) -> Answer {
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        Answer { status: parts.status.as_u16(), headers: parts.headers, body }
    }

    pub(crate) async fn put(&self, letter: &NewLetter) -> Answer {
        self.ask(put(letter)).await
    }

    /// A request with a token and without a body.
    ///
    /// It shows the deed secret of letter 1, which most tests are about.
    pub(crate) async fn staff(&self, method: &str, path: &str, token: &str) -> Answer {
        let request = Request::builder().method(method).uri(path).header("authorization", format!("Bearer {token}"));
        let request = request.header(SECRET_HEADER, &story::secrets(1)[0]);
        self.ask(request.body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn post(&self, path: &str, body: impl serde::Serialize) -> Answer {
        let body = serde_json::to_vec(&body).unwrap();
        let request = Request::post(path).header("content-type", "application/json");
        self.ask(request.body(Body::from(body)).unwrap()).await
    }

    pub(crate) async fn challenge(&self, staff: &str) -> String {
        let answer = self.post("/v1/staff/challenge", wire::staff::WhoIsIt { staff: staff.into() }).await;
        assert_eq!(answer.status, 200);
        serde_json::from_slice::<Challenge>(&answer.body).unwrap().challenge
    }

    pub(crate) async fn token(&self, staff: &str, seed: [u8; 32]) -> String {
        let challenge = self.challenge(staff).await;
        let answer = self.post("/v1/staff/session", sign_in(seed, ORIGIN, staff, &challenge)).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        serde_json::from_slice::<Session>(&answer.body).unwrap().token
    }
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The status and the sentence of a refusal.
    pub(crate) fn refusal(&self) -> String {
        let told: serde_json::Value = serde_json::from_slice(&self.body).unwrap();
        format!("{} {}", self.status, told["error"].as_str().unwrap())
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The outcome and the day, once the signature and everything that it covers were found right.
    pub(crate) fn acknowledged(&self, public: &str, letter: &NewLetter) -> String {
        let told: Acknowledgement = serde_json::from_slice(&self.body).unwrap();
        assert_eq!((told.letter, told.digest), (letter.id, letter.digest));
        let key: [u8; 32] = Base64::decode_vec(public).unwrap().try_into().unwrap();
        let signature: [u8; 64] = Base64::decode_vec(&told.signature).unwrap().try_into().unwrap();
        let key = VerifyingKey::from_bytes(&key).unwrap();
        key.verify_strict(told.signed_text().as_bytes(), &Signature::from_bytes(&signature)).unwrap();
        format!("{} {} {}", self.status, told.outcome.word(), told.day)
    }
}

pub(crate) fn letter(id: u16) -> NewLetter {
    shaped::letter(id, 24_000)
}

pub(crate) fn put(letter: &NewLetter) -> Request<Body> {
    let request = Request::put(path(letter.id))
        .header("content-type", "application/octet-stream")
        .header("content-digest", letter.digest.header())
        .header("content-length", letter.sealed.len());
    request.body(Body::from(letter.sealed.clone())).unwrap()
}

pub(crate) fn path(id: LetterId) -> String {
    format!("/v1/letters/{id}")
}

pub(crate) fn sign_in(seed: [u8; 32], origin: &str, staff: &str, challenge: &str) -> SignIn {
    let signature = SigningKey::from_bytes(&seed).sign(signed_text(origin, staff, challenge).as_bytes());
    SignIn { staff: staff.into(), challenge: challenge.into(), signature: Base64::encode_string(&signature.to_bytes()) }
}

/// A `keys.toml`: its people with the seeds of their sign-in keys.
pub(crate) fn keys_toml(post_box: &str, people: &[(&str, [u8; 32])]) -> String {
    let line = |(id, seed): &(&str, [u8; 32])| {
        let sign = SigningKey::from_bytes(seed).verifying_key().to_bytes();
        format!("[[people]]\nid = \"{id}\"\nrecipient = \"age1\"\nsign = \"{}\"\n", Base64::encode_string(&sign))
    };
    let head = "version = 7\nmade = \"2026-11-20\"\nkind = \"hybrid\"\nrecovery = \"age1\"\n";
    let people: String = people.iter().map(line).collect();
    format!("{head}[post_box]\ncurrent = \"{post_box}\"\nnext = \"\"\n{people}")
}
