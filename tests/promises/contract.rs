//! The post box answers as its own description says, whatever is asked of it: Schemathesis asks thousands of times.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    path::Path,
    process::{Command, Stdio},
};

use forms::Document;
use promises::{
    desk::Desk,
    load::{Client, Letter, Plan, Program},
};
use seal::{Identity, IdentityFile, SignInKey};
use serde_json::{Value, json};
use wire::{
    Envelope, KeyKind, LetterId,
    staff::{Challenge, Session, WhoIsIt},
};
use xtask::{need, step::root};

const ORIGIN: &str = "https://post-box.exampleshire.example";

/// How many requests each operation is asked with, in each way; the same ones in every run.
const EXAMPLES: &str = "40";
const SEED: &str = "20261120";

/// A post box with one person, who may delete, and without limits: a refusal of theirs would hide others.
fn post_box(folder: &Path) -> (Program, SignInKey) {
    let mut rng = rand_core::UnwrapErr(getrandom::SysRng);
    let maya = SignInKey::generate(&mut rng);
    let program = Plan::new(folder).set("leads", "maya").set("origin", ORIGIN).start().expect("the post box starts");
    // Read again as soon as it has changed.
    let keys = fs::read_to_string(folder.join("keys.toml")).expect("its key-set").replace("people = []\n", "");
    let keys = format!("{keys}\n[[people]]\nid = \"maya\"\nrecipient = \"age1\"\nsign = \"{}\"\n", maya.public());
    fs::write(folder.join("keys.toml"), keys).expect("written");
    (program, maya)
}

/// Posts JSON and gives the body of the answer.
fn post(to: SocketAddr, path: &str, body: &impl serde::Serialize) -> Vec<u8> {
    let body = serde_json::to_string(body).expect("JSON");
    let head =
        format!("POST {path} HTTP/1.1\r\nhost: {to}\r\nconnection: close\r\ncontent-length: {}\r\n\r\n", body.len());
    let mut stream = TcpStream::connect(to).expect("it listens");
    stream.write_all([head, body].concat().as_bytes()).expect("sent");
    let mut back = Vec::new();
    stream.read_to_end(&mut back).expect("answered");
    let start = back.windows(4).position(|four| four == b"\r\n\r\n").expect("a head") + 4;
    back.split_off(start)
}

fn token(to: SocketAddr, staff: &str, key: &SignInKey) -> String {
    let asked = post(to, "/v1/staff/challenge", &WhoIsIt { staff: staff.into() });
    let Challenge { challenge } = serde_json::from_slice(&asked).expect("a challenge");
    let entered = post(to, "/v1/staff/session", &key.sign_in(ORIGIN, staff, &challenge));
    serde_json::from_slice::<Session>(&entered).expect("a session").token
}

#[test]
fn the_post_box_keeps_to_its_own_description_whatever_is_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut program, maya) = post_box(folder.path());
    let token = token(program.address, "maya", &maya);
    let place = format!("http://{}", program.address);
    let ran = Command::new(need::python("schemathesis"))
        .current_dir(folder.path())
        .env("SCHEMATHESIS_HOOKS", "letters")
        .env("PYTHONPATH", root().join("tests/contract"))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .args(["--config-file".as_ref(), root().join("tests/contract/schemathesis.toml").as_os_str()])
        .args(["run", &format!("{place}/v1/openapi.json"), "--url", &place])
        .args(["--header", &format!("Authorization: Bearer {token}")])
        .args(["--checks", "all", "--max-examples", EXAMPLES, "--seed", SEED, "--no-color", "--continue-on-failure"])
        .output()
        .expect("Schemathesis runs");
    let said = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success(), "{said}");
    assert!(program.runs(), "the post box still runs");
    let log = program.log();
    assert!(!log.contains("\"status\":500") && !log.contains("panicked"), "{log}");
    assert!(!log.contains("\"status\":503"), "a limit would have hidden the answer: {log}");
    let ended = "\"route\":\"/v1/staff/session\",\"status\":204";
    assert!(!log.contains(ended), "the run ended its own token, and asked all the rest as nobody: {log}");
    // Every status that is described for a letter was really seen, apart from those that time (a bin is emptied after a month) or
    // size must bring about.
    for status in [200, 201, 400, 409, 422] {
        let line = format!("\"method\":\"PUT\",\"route\":\"/v1/letters/{{id}}\",\"status\":{status}");
        assert!(log.contains(&line), "no {status} for a letter was seen:\n{said}");
    }
    for status in [204, 403, 404] {
        let line = format!("\"method\":\"POST\",\"route\":\"/v1/letters/{{id}}/opened\",\"status\":{status}");
        assert!(log.contains(&line), "no {status} for a deed was seen:\n{said}");
    }
}

#[test]
fn letters_that_released_versions_sealed_are_still_taken() {
    let folder = tempfile::tempdir().expect("a folder");
    let (program, _) = post_box(folder.path());
    let mut client = Client::connect(program.address).expect("it listens");
    let mut taken = 0_u8;
    for version in fs::read_dir(root().join("tests/vectors")).expect("the kept letters").flatten() {
        for kind in ["hybrid", "x25519"] {
            let Ok(bytes) = fs::read(version.path().join(format!("{kind}.letter"))) else { continue };
            assert_eq!(Envelope::parse(&bytes).expect("an envelope").check_shape(), Ok(()));
            taken += 1;
            let said = client.put(&Letter::new(LetterId([taken; 16]), bytes)).expect("an answer");
            assert_eq!(said.status, 201, "{} {kind}", version.path().display());
        }
    }
    assert!(taken >= 2, "there are kept letters");
}

/// What the Python that reads the description makes of this: it has no line of ours, and seals and opens with Debian's `age`.
fn python(arguments: [&str; 2], input: &[u8]) -> Vec<u8> {
    let script = root().join("tests/contract/envelope.py");
    let mut command = Command::new(need::python("python"));
    command.arg(script).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().expect("Python runs");
    child.stdin.take().expect("its input").write_all(input).expect("it reads");
    let done = child.wait_with_output().expect("it ends");
    assert!(done.status.success(), "{arguments:?}");
    done.stdout
}

#[test]
fn a_letter_that_another_program_writes_with_age_is_taken_and_opens() {
    let sam = Identity::generate(KeyKind::X25519, &mut rand_core::UnwrapErr(getrandom::SysRng));
    let secrets = json!({ "deed": "de".repeat(32), "seen_to": "5e".repeat(32), "receipt": "ce".repeat(32) });
    let written = json!({ "keyset": 3, "contact_soon": true, "secrets": secrets, "team": "{}", "private": "{\"a\":\"Môr braf!\"}" });
    let bytes = python(["write", &sam.recipient().to_string()], written.to_string().as_bytes());
    let envelope = Envelope::parse(&bytes).expect("an envelope");
    assert_eq!((envelope.check_shape(), envelope.keyset, envelope.contact_soon), (Ok(()), 3, true));
    let hashes = envelope.hashes.expect("the second version");
    for (name, hash) in [("deed", hashes.deed), ("seen_to", hashes.seen_to), ("receipt", hashes.receipt)] {
        assert_eq!(hash, seal::sign::digest(secrets[name].as_str().expect("text").as_bytes()).0, "{name}");
    }
    for (name, group) in [("team", &envelope.team), ("private", &envelope.private)] {
        let opened = seal::open(group, std::slice::from_ref(&sam)).expect("it opens");
        assert_eq!(Some(str::from_utf8(seal::padding::remove(&opened)).expect("text")), written[name].as_str());
    }
    let folder = tempfile::tempdir().expect("a folder");
    let (program, _) = post_box(folder.path());
    let mut client = Client::connect(program.address).expect("it listens");
    assert_eq!(client.put(&Letter::new(LetterId([7; 16]), bytes)).expect("an answer").status, 201);
}

#[test]
fn another_program_reads_the_letters_of_every_release_with_age() {
    let desk = Desk::new();
    let mut versions = std::collections::BTreeSet::new();
    for version in fs::read_dir(root().join("tests/vectors")).expect("the kept letters").flatten() {
        let file = |name: &str| fs::read(version.path().join(name));
        let Ok(letter) = file("x25519.letter") else { continue };
        let text = |name: &str| String::from_utf8(file(name).expect("a kept file")).expect("text");
        let sam =
            IdentityFile::unlock(text("x25519.identity.age").as_bytes(), &text("passphrase.txt")).expect("it opens");
        let keys: Vec<String> = sam.identities().iter().map(|key| key.secret_text().to_string()).collect();
        let keys = desk.put("keys.txt", keys.join("\n").as_bytes());
        let read: Value = serde_json::from_slice(&python(["read", &keys.to_string_lossy()], &letter)).expect("JSON");
        assert_eq!((&read["keyset"], &read["contact_soon"]), (&json!(1), &json!(true)));
        assert_eq!([&read["team"], &read["private"]], [&json!(text("team.json")), &json!(text("private.json"))]);
        versions.insert(read["hashes"].as_object().is_some_and(|hashes| hashes.len() == 3));
    }
    assert_eq!(versions.into_iter().collect::<Vec<_>>(), [false, true], "letters of both versions");
}

#[test]
fn fuzzing_begins_with_letters_and_documents_of_both_versions() {
    let seed = |name: &str| fs::read(root().join("tests/fuzz/seeds").join(name)).expect("a seed");
    for (names, hashes) in [(["letter", "put"], false), (["letter-with-hashes", "put-with-hashes"], true)] {
        let request = seed(&format!("requests/{}", names[1]));
        let start = request.windows(2).position(|two| two == b"\n\n").expect("a body") + 2;
        for bytes in [&seed(&format!("envelope/{}", names[0])), &request[start..]] {
            let envelope = Envelope::parse(bytes).expect("an envelope");
            assert_eq!((envelope.hashes.is_some(), envelope.check_shape()), (hashes, Ok(())), "{names:?}");
        }
    }
    for (name, format) in [("document", 1), ("document-2", 2)] {
        let bytes = seed(&format!("letter/{name}"));
        let document: Document = json::read(str::from_utf8(&bytes[3..]).expect("text")).expect("a document");
        assert_eq!(
            (document.format, document.secret.is_empty(), document.fillings.is_empty()),
            (format, format == 1, format == 1)
        );
    }
}
