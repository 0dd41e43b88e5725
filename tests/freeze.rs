//! `cargo xtask freeze`: letters and identity files as this version makes them, kept in `tests/vectors/` for every later one.
//!
//! Done once, when a version is released. What such a folder holds is opened by the code of every later version.

use std::{fs, path::Path};

use getrandom::SysRng;
use rand_core::UnwrapErr;
use seal::{Identity, IdentityFile, Plain, SignInKey};
use wire::{
    KeyKind, KeySet, Roster, Route,
    keyset::{Officer, PersonKeys, PostBoxKeys},
    sending::Secrets,
};
use xtask::{stage::TODAY, step::root};

const TEAM: &str =
    r#"{"group":"team","letter":"000102030405060708090a0b0c0d0e0f","answers":["School is good. Môr braf!"]}"#;
const PRIVATE: &str =
    r#"{"group":"private","letter":"000102030405060708090a0b0c0d0e0f","answers":["I miss my brother."]}"#;

fn main() {
    let Some(version) = std::env::var_os("FRONT_SEAT_FREEZE") else { return };
    let folder = root().join("tests/vectors").join(version);
    assert!(!folder.exists(), "{} is there already, and nothing in it is ever changed", folder.display());
    fs::create_dir_all(&folder).expect("a folder for this version");
    let passphrase = seal::words::passphrase(&mut rng());
    keep(&folder, "passphrase.txt", passphrase.as_bytes());
    keep(&folder, "team.json", TEAM.as_bytes());
    keep(&folder, "private.json", PRIVATE.as_bytes());
    for (name, kind) in [("hybrid", KeyKind::Hybrid), ("x25519", KeyKind::X25519)] {
        // The letter is sealed to the first identity and the file is locked after a change: it must open what is older.
        let mut sam = IdentityFile::generate("sam", kind, &mut rng());
        let keyset = keyset(kind, &sam);
        let secrets = Secrets { deed: "de".repeat(32), seen_to: "5e".repeat(32) };
        let letter = Plain { team: TEAM, private: PRIVATE, secrets: &secrets, contact_soon: true };
        let letter = seal::seal_letter(&letter, &Route::Officer("sam".into()), &roster(), &keyset, &mut rng());
        keep(&folder, &format!("{name}.letter"), &letter.expect("sealed").to_bytes());
        sam.rotate(kind, &mut rng());
        let locked = sam.lock(&passphrase, &mut rng()).expect("enough memory");
        keep(&folder, &format!("{name}.identity.age"), locked.as_bytes());
    }
}

/// Sam's keys, and keys of others that nobody holds any more.
fn keyset(kind: KeyKind, sam: &IdentityFile) -> KeySet {
    let recipient = || Identity::generate(kind, &mut rng()).recipient().to_string();
    let sign = || SignInKey::generate(&mut rng()).public();
    let other = |id: &str| PersonKeys { id: id.into(), recipient: recipient(), sign: sign() };
    let mut people: Vec<_> = ["priya", "dee", "dan"].into_iter().map(other).collect();
    people.push(PersonKeys { id: "sam".into(), recipient: sam.identities()[0].recipient().to_string(), sign: sign() });
    let post_box = PostBoxKeys { current: sign(), next: sign() };
    KeySet { version: 1, made: TODAY.into(), kind, recovery: recipient(), post_box, people }
}

fn roster() -> Roster {
    Roster {
        officers: vec![Officer { id: "sam".into(), cover: "priya".into() }],
        duty_lead: "dee".into(),
        duty_deputy: "dan".into(),
        duty: ["priya", "dee", "dan"].map(String::from).into(),
        manager: "dee".into(),
        manager_deputy: "dan".into(),
    }
}

fn rng() -> UnwrapErr<SysRng> {
    UnwrapErr(SysRng)
}

fn keep(folder: &Path, name: &str, bytes: &[u8]) {
    fs::write(folder.join(name), bytes).expect("it can be written");
}
