//! Letters that look like real ones from outside, as far as a post box can tell.

use base64ct::{Base64Unpadded, Encoding as _};
use sha2::{Digest as _, Sha256};
use wire::{
    Digest, Envelope,
    limits::{PRIVATE_RECIPIENTS, TEAM_RECIPIENTS},
};

use crate::store::{NewLetter, story};

/// A letter whose two groups have so many bytes each after their header.
pub(crate) fn letter(id: u16, bytes: usize) -> NewLetter {
    let [team, private] = [TEAM_RECIPIENTS, PRIVATE_RECIPIENTS].map(|readers| group(readers, bytes));
    let envelope =
        Envelope { keyset: 7, contact_soon: id.is_multiple_of(2), hashes: Some(story::hashes(id)), team, private };
    let sealed = envelope.to_bytes();
    let digest = Digest(Sha256::digest(&sealed).into());
    NewLetter::new(story::name(id), digest, String::new(), &envelope, sealed)
}

/// An age file for so many readers, with random bytes in place of everything that is sealed.
pub(crate) fn group(readers: usize, bytes: usize) -> Vec<u8> {
    let text = || Base64Unpadded::encode_string(&random(32));
    let stanzas: String = (0..readers).map(|_| format!("-> X25519 {}\n{}\n", text(), text())).collect();
    [format!("age-encryption.org/v1\n{stanzas}--- {}\n", text()).into_bytes(), random(bytes)].concat()
}

fn random(bytes: usize) -> Vec<u8> {
    let mut random = vec![0; bytes];
    getrandom::fill(&mut random).unwrap();
    random
}
