//! What we seal opens with tools that are not ours, and the other way round: Debian's `age`, and typage from npm.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use getrandom::SysRng;
use rand_core::UnwrapErr;
use seal::{Identity, IdentityFile, Recipient, armor, passphrase};
use tempfile::TempDir;
use wire::KeyKind;
use xtask::{
    need::npm_dir,
    step::{read, root},
};

/// Around the ends of a chunk, and nothing at all.
const SIZES: [usize; 5] = [0, 1, 65_535, 65_536, 65_537];
const READERS: [usize; 3] = [1, 3, 8];

fn rng() -> UnwrapErr<SysRng> {
    UnwrapErr(SysRng)
}

fn readers(kind: KeyKind, how_many: usize) -> Vec<Identity> {
    (0..how_many).map(|_| Identity::generate(kind, &mut rng())).collect()
}

fn recipients(identities: &[Identity]) -> Vec<Recipient> {
    identities.iter().map(Identity::recipient).collect()
}

fn document(size: usize) -> Vec<u8> {
    (0..size).map(|place| place.to_le_bytes()[0] ^ 0x5a).collect()
}

/// A folder of its own for each test, gone when it ends.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        Self(TempDir::new().expect("a folder of its own"))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        fs::write(self.path(name), bytes).expect("a file of its own");
        self.path(name)
    }

    fn get(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).expect("the other tool wrote it")
    }

    /// What Debian's `age` makes of a file.
    fn age(&self, arguments: &[&str], input: &Path) -> Vec<u8> {
        let age = Command::new("age").args(arguments).arg(input).output();
        let age = age.expect("`age` is missing; install it with `apt-get install age`");
        assert!(age.status.success(), "age {arguments:?}: {}", String::from_utf8_lossy(&age.stderr));
        age.stdout
    }

    /// Jobs for typage, done by one node.
    fn typage(&self, jobs: &serde_json::Value) {
        let folder = std::env::var_os("FRONT_SEAT_NPM").map_or_else(npm_dir, PathBuf::from);
        let package = folder.join("node_modules/age-encryption/dist/index.js");
        assert!(package.exists(), "{} is missing; run `cargo xtask test`, which installs it", package.display());
        let jobs = self.put("jobs.json", jobs.to_string().as_bytes());
        let script = root().join("tests/browser/typage.mjs");
        read(Command::new("node").arg(script).arg(package).arg(jobs)).expect("typage does its jobs");
    }
}

#[test]
fn debians_age_opens_what_we_seal() {
    let desk = Desk::new();
    for (size, how_many) in SIZES.into_iter().zip(READERS.into_iter().cycle()) {
        let identities = readers(KeyKind::X25519, how_many);
        let file = seal::seal(&document(size), size, &recipients(&identities), &mut rng()).expect("sealed");
        for (name, bytes) in [("plain.age", file.clone()), ("armored.age", armor::write(&file).into_bytes())] {
            let sealed = desk.put(name, &bytes);
            let last = identities.last().expect("a reader").secret_text();
            let key = desk.put("key.txt", last.as_bytes());
            let opened = desk.age(&["-d", "-i", &key.to_string_lossy()], &sealed);
            assert_eq!(opened, document(size), "{size} bytes, {how_many} readers");
        }
    }
}

#[test]
fn we_open_what_debians_age_seals() {
    let desk = Desk::new();
    for (size, how_many) in SIZES.into_iter().zip(READERS.into_iter().cycle()) {
        let identities = readers(KeyKind::X25519, how_many);
        let names: Vec<String> = recipients(&identities).iter().map(ToString::to_string).collect();
        let to: Vec<&str> = names.iter().flat_map(|name| ["-r", name]).collect();
        let input = desk.put("document", &document(size));
        let file = desk.age(&to, &input);
        assert_eq!(seal::open(&file, &identities[how_many - 1..]), Ok(document(size)));
        let armored = desk.age(&[&["-a"], to.as_slice()].concat(), &input);
        let file = armor::read(&armored).expect("armor as age writes it");
        assert_eq!(seal::open(&file, &identities[..1]), Ok(document(size)));
    }
}

#[test]
fn typage_opens_what_we_seal() {
    let desk = Desk::new();
    let mut jobs = Vec::new();
    let mut expected = Vec::new();
    for kind in [KeyKind::Hybrid, KeyKind::X25519] {
        for (size, how_many) in SIZES.into_iter().zip(READERS.into_iter().cycle()) {
            let identities = readers(kind, how_many);
            let file = seal::seal(&document(size), size, &recipients(&identities), &mut rng()).expect("sealed");
            let from = desk.put(&format!("{}.age", jobs.len()), armor::write(&file).as_bytes());
            let to = format!("{}.opened", jobs.len());
            let identity = identities[how_many - 1].secret_text().to_string();
            jobs.push(serde_json::json!({
                "identity": identity, "armored": true, "from": from, "to": desk.path(&to),
            }));
            expected.push((to, document(size)));
        }
    }
    desk.typage(&jobs.into());
    for (name, document) in expected {
        assert_eq!(desk.get(&name), document);
    }
}

#[test]
fn we_open_what_typage_seals() {
    let desk = Desk::new();
    let mut jobs = Vec::new();
    let mut expected = Vec::new();
    for kind in [KeyKind::Hybrid, KeyKind::X25519] {
        for (size, how_many) in SIZES.into_iter().zip(READERS.into_iter().cycle()) {
            let identities = readers(kind, how_many);
            let from = desk.put(&format!("{}.document", jobs.len()), &document(size));
            let to = format!("{}.age", jobs.len());
            let names: Vec<String> = recipients(&identities).iter().map(ToString::to_string).collect();
            jobs.push(serde_json::json!({
                "recipients": names, "armored": true, "from": from, "to": desk.path(&to),
            }));
            expected.push((to, identities, document(size)));
        }
    }
    desk.typage(&jobs.into());
    for (name, identities, document) in expected {
        let file = armor::read(&desk.get(&name)).expect("armor as typage writes it");
        let last = identities.len() - 1;
        assert_eq!(seal::open(&file, &identities[last..]), Ok(document));
    }
}

/// An officer's identity file needs none of our code: its passphrase opens it, and the text inside opens letters.
#[test]
fn an_officers_identity_file_works_with_other_tools() {
    let desk = Desk::new();
    let officer = IdentityFile::generate("sam", KeyKind::X25519, &mut rng());
    let recipient = officer.identities()[0].recipient();
    let words = "one two three four five six";
    let locked = desk.put("sam.identity.age", officer.lock(words, &mut rng()).expect("enough memory").as_bytes());
    let job = serde_json::json!([{
        "passphrase": words, "armored": true, "from": locked, "to": desk.path("sam.txt"),
    }]);
    desk.typage(&job);
    let letter = desk.put("letter.age", &seal::seal(b"Dear Sam", 8, &[recipient], &mut rng()).expect("sealed"));
    let opened = desk.age(&["-d", "-i", &desk.path("sam.txt").to_string_lossy()], &letter);
    assert_eq!(opened, b"Dear Sam");
}

#[test]
fn a_wrong_identity_opens_nothing_anywhere() {
    let desk = Desk::new();
    let [reader, stranger] = [(); 2].map(|()| Identity::generate(KeyKind::X25519, &mut rng()));
    let file = seal::seal(b"Dear Sam", 8, &[reader.recipient()], &mut rng()).expect("sealed");
    let sealed = desk.put("letter.age", &file);
    let key = desk.put("key.txt", stranger.secret_text().as_bytes());
    let age = read(Command::new("age").args(["-d", "-i"]).arg(key).arg(sealed));
    assert!(age.is_err_and(|complaint| complaint.contains("no identity matched")));
    assert!(seal::open(&file, &[stranger]).is_err());
    assert!(passphrase::open(&file, "one two three").is_err());
}
