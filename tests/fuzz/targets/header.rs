//! Any bytes as an age file, opened with a key of each kind and, where that is quick, with a passphrase: nothing panics and
//! nothing opens that was not sealed to them.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use seal::{Identity, passphrase};
use wire::KeyKind;

#[path = "steady.rs"]
mod steady;

static KEYS: LazyLock<[Identity; 2]> =
    LazyLock::new(|| [KeyKind::X25519, KeyKind::Hybrid].map(|kind| Identity::generate(kind, &mut steady::Steady(1))));

/// Work factors below this take no time: 2^4 rounds.
const QUICK: u8 = 4;

fuzz_target!(|bytes: &[u8]| {
    assert!(seal::open(bytes, &KEYS[..]).is_err(), "a file was forged");
    let factor =
        |line: &[u8]| line.rsplit(|byte| *byte == b' ').next().and_then(|last| str::from_utf8(last).ok()?.parse().ok());
    let mut stanzas = bytes.split(|byte| *byte == b'\n').filter(|line| line.starts_with(b"-> scrypt"));
    if stanzas.all(|line| factor(line).is_none_or(|factor: u8| factor <= QUICK)) {
        assert!(passphrase::open(bytes, "six words that nobody has used before").is_err(), "a file was forged");
    }
});
