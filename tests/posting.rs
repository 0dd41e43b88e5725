//! A letter as it goes over the line, and the post box without a browser: putting bytes in, and reading the rows as staff.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::TcpStream,
};

use seal::IdentityFile;
use wire::{
    Deed, Envelope, LetterId,
    deed::SECRET_HEADER,
    staff::{Challenge, Page, Row, Session, WhoIsIt},
};
use xtask::stage::Stage;

use crate::{
    answers::Person,
    browser::{Browser, Setup},
    filling::{Filling, Hands},
    tap::Tap,
};

/// What the portal sent for one letter.
#[derive(Clone, Debug)]
pub struct Posted {
    /// The letter's name.
    pub letter: LetterId,
    /// The sealed bytes.
    pub bytes: Vec<u8>,
}

/// Somebody fills in their form and sends it; gives what went over the line.
///
/// # Panics
///
/// If no letter went over it.
#[must_use]
pub fn send(stage: &Stage, person: Person) -> Posted {
    let tap = Tap::start();
    let browser = Browser::open(&Setup { proxy: Some(tap.port), ..Setup::default() });
    let site = stage.dir.join("sites/portal");
    let mut filling = Filling::start(&browser, &stage.portal, &site, person, Hands::Pointer);
    filling.to_the_last_page(|_, _| ());
    filling.send();
    let put = tap.heard().into_iter().find(|request| request.method == "PUT").expect("one letter");
    let at = put.bytes.windows(6).position(|six| six == b"FSENV2").expect("an envelope");
    let name = put.address.rsplit('/').next().unwrap_or_default();
    Posted { letter: LetterId::parse(name).expect("the letter's name"), bytes: put.bytes[at..].to_vec() }
}

impl Posted {
    /// The envelope that the bytes are.
    ///
    /// # Panics
    ///
    /// If they are none.
    #[must_use]
    pub fn envelope(&self) -> Envelope {
        Envelope::parse(&self.bytes).expect("an envelope")
    }
}

/// Puts bytes into the post box under a name; gives the status, as `201 Created`.
#[must_use]
pub fn put(stage: &Stage, letter: LetterId, bytes: &[u8]) -> String {
    put_at(&stage.post_box, letter, bytes)
}

/// The same at the post box of this origin.
#[must_use]
pub fn put_at(post_box: &str, letter: LetterId, bytes: &[u8]) -> String {
    let digest = seal::sign::digest(bytes).header();
    let fields = format!("Content-Type: application/octet-stream\r\nContent-Digest: {digest}\r\n");
    call_at(post_box, &format!("PUT /v1/letters/{letter}"), &fields, bytes).0
}

/// What the post box says of its letters to this person of the council.
///
/// # Panics
///
/// If it does not let them in.
#[must_use]
pub fn rows(stage: &Stage, person: &str) -> Vec<Row> {
    let bearer = enters(stage, person);
    let mut rows = Vec::new();
    let mut after = Some(0);
    while let Some(cursor) = after {
        let (status, body) = call(stage, &format!("GET /v1/letters?after={cursor}"), &bearer, b"");
        assert_eq!(status, "200 OK");
        let Page { letters, next, .. } = serde_json::from_str(&body).expect("a page of the list");
        rows.extend(letters);
        after = next.filter(|next| *next > cursor);
    }
    rows
}

/// Somebody of the council tries a deed with a secret, past the inbox; gives the status, as `403 Forbidden`.
///
/// # Panics
///
/// If the post box does not let them in.
#[must_use]
pub fn tries(stage: &Stage, person: &str, deed: Deed, letter: LetterId, secret: &str) -> String {
    let (method, end) = deed.call();
    let fields = format!("{}{SECRET_HEADER}: {secret}\r\n", enters(stage, person));
    call(stage, &format!("{method} /v1/letters/{letter}{end}"), &fields, b"").0
}

/// Signs in; gives the field that shows the token.
fn enters(stage: &Stage, person: &str) -> String {
    let (status, answer) = session(stage, person);
    assert_eq!(status, "200 OK", "{answer}");
    let Session { token, .. } = serde_json::from_str(&answer).expect("a session");
    format!("Authorization: Bearer {token}\r\n")
}

/// Somebody of the council signs in, past the inbox; gives the status, as `403 Forbidden`, and what the post box says.
///
/// # Panics
///
/// If it gives them no challenge.
#[must_use]
pub fn session(stage: &Stage, person: &str) -> (String, String) {
    let file = fs::read(stage.identity(person)).expect("an identity file");
    let identity = IdentityFile::unlock(&file, &stage.passphrases[person]).expect("it opens");
    let post = |path: &str, body: Vec<u8>| {
        call(stage, &format!("POST /v1/staff/{path}"), "Content-Type: application/json\r\n", &body)
    };
    let who = serde_json::to_vec(&WhoIsIt { staff: person.to_owned() }).expect("JSON");
    let (status, answer) = post("challenge", who);
    assert_eq!(status, "200 OK", "{answer}");
    let Challenge { challenge } = serde_json::from_str(&answer).expect("a challenge");
    let signed = identity.sign().expect("a sign-in key").sign_in(&stage.post_box, person, &challenge);
    post("session", serde_json::to_vec(&signed).expect("JSON"))
}

/// One request and its answer: the status and the body.
fn call(stage: &Stage, what: &str, fields: &str, body: &[u8]) -> (String, String) {
    call_at(&stage.post_box, what, fields, body)
}

fn call_at(post_box: &str, what: &str, fields: &str, body: &[u8]) -> (String, String) {
    let host = post_box.trim_start_matches("http://");
    let mut line = TcpStream::connect(host).expect("the post box listens");
    let length = body.len();
    let head =
        format!("{what} HTTP/1.1\r\nHost: {host}\r\n{fields}Content-Length: {length}\r\nConnection: close\r\n\r\n");
    line.write_all(&[head.as_bytes(), body].concat()).expect("the post box reads");
    let mut answer = String::new();
    line.read_to_string(&mut answer).expect("the post box answers");
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    let status = head.lines().next().unwrap_or_default().split_once(' ').map_or("", |(_, status)| status);
    (status.to_owned(), body.to_owned())
}
