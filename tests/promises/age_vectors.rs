//! All public vectors of the age format do what they should, natively and in wasm.
//!
//! Source: C2SP's CCTV, npm package `cctv-age`, a free choice of 0BSD, CC0 or Unlicense.

use std::{fs, path::PathBuf, process::Command};

use base64ct::{Base64, Encoding};
use seal::IdentityFile;
use wire::Envelope;
use xtask::{
    apps,
    need::npm_dir,
    step::{read, root},
};

#[path = "../browser/vector.rs"]
mod vector;

/// How many there are: fewer means that the test no longer finds them.
const VECTORS: usize = 143;

/// The module of an npm package that the tests need.
fn package(module: &str) -> PathBuf {
    let folder = std::env::var_os("FRONT_SEAT_NPM").map_or_else(npm_dir, PathBuf::from);
    let file = folder.join("node_modules").join(module);
    assert!(file.exists(), "{} is missing; run `cargo xtask test`, which installs it", file.display());
    file
}

/// Every vector with its name, out of the package's one JavaScript file.
fn vectors() -> Vec<(String, Vec<u8>)> {
    let text = fs::read_to_string(package("cctv-age/index.js")).expect("the package's text");
    let one = |line: &str| {
        let (name, rest) = line.strip_prefix("var ")?.split_once("_default = __toBinary(\"")?;
        Some((name.to_owned(), Base64::decode_vec(rest.strip_suffix("\");")?).ok()?))
    };
    text.lines().filter_map(one).collect()
}

#[test]
fn every_public_vector_does_what_it_should() {
    let vectors = vectors();
    assert_eq!(vectors.len(), VECTORS);
    let wrong =
        |(name, vector): &(String, Vec<u8>)| vector::check(vector).err().map(|fault| format!("{name}: {fault}"));
    assert_eq!(vectors.iter().filter_map(wrong).collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn a_vector_that_expects_something_else_would_be_noticed() {
    for (name, vector) in vectors() {
        let text = String::from_utf8_lossy(&vector);
        let expected =
            text.lines().next().and_then(|line| line.strip_prefix("expect: ")).expect("it expects something");
        let other = if expected == "success" { "no match" } else { "success" };
        let changed = [format!("expect: {other}").as_bytes(), &vector["expect: ".len() + expected.len()..]].concat();
        assert!(vector::check(&changed).is_err(), "{name} passes whatever it expects");
    }
}

#[test]
fn every_public_vector_does_what_it_should_in_wasm() {
    let out = apps::build_vectors().expect("seal builds for browsers");
    let script = root().join("tests/browser/vectors.mjs");
    let said = read(Command::new("node").arg(script).arg(out.join("vectors.js")).arg(package("cctv-age/index.js")));
    let expected = format!("{VECTORS} vectors, 0 wrong; over 1000 tampered files, 0 believed");
    assert_eq!(said.expect("node runs the vectors").trim(), expected);
}

/// The folders of `tests/vectors`, one for each version that was released.
fn versions() -> Vec<PathBuf> {
    let listed = fs::read_dir(root().join("tests/vectors")).expect("the kept letters");
    listed.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_dir()).collect()
}

#[test]
fn what_every_released_version_sealed_still_opens() {
    let has_this_one = versions().iter().any(|version| version.ends_with(env!("CARGO_PKG_VERSION")));
    assert!(has_this_one, "this version keeps no letter yet; run `cargo xtask freeze` once");
    for version in versions() {
        let file = |name: &str| fs::read(version.join(name)).expect("a kept file");
        let passphrase = String::from_utf8(file("passphrase.txt")).expect("six words");
        for kind in ["hybrid", "x25519"] {
            let identity = IdentityFile::unlock(&file(&format!("{kind}.identity.age")), &passphrase);
            let identity = identity.expect("the passphrase still opens it");
            assert_eq!((identity.staff(), identity.identities().len(), identity.sign().is_some()), ("sam", 2, true));
            let letter = Envelope::parse(&file(&format!("{kind}.letter"))).expect("still a letter");
            assert_eq!((letter.keyset, letter.contact_soon), (1, true));
            for (group, written) in [(letter.team, "team.json"), (letter.private, "private.json")] {
                let opened = seal::open(&group, identity.identities()).expect("an older identity still opens it");
                assert_eq!(seal::padding::remove(&opened), file(written), "{} {kind} {written}", version.display());
            }
        }
    }
}
