//! The post box answers as its own description says, whatever is asked of it: Schemathesis asks thousands of times.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    path::Path,
    process::Command,
};

use promises::load::{Letter, Plan, Program};
use seal::SignInKey;
use wire::{
    Envelope, LetterId,
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
}

#[test]
fn letters_that_released_versions_sealed_are_still_taken() {
    let folder = tempfile::tempdir().expect("a folder");
    let (program, _) = post_box(folder.path());
    let mut client = promises::load::Client::connect(program.address).expect("it listens");
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
