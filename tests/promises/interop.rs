//! What we seal opens with tools that are not ours, and the other way round: Debian's `age`, and typage from npm.

use std::process::Command;

use getrandom::SysRng;
use promises::desk::Desk;
use rand_core::UnwrapErr;
use seal::{Identity, IdentityFile, Recipient, armor, passphrase};
use wire::KeyKind;
use xtask::step::read;

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
