//! The `X25519` stanza: a one-time share, and the file key wrapped under what both sides derive from it.

use alloc::vec::Vec;

use base64ct::{Base64Unpadded, Encoding};
use rand_core::CryptoRng;
use x25519_dalek::{PublicKey, StaticSecret};

use crate::{
    fault::{OpenError, Part},
    file_key::{FileKey, derive},
    header::{Stanza, decode_exactly, exactly, wrapped, write_stanza},
};

pub(crate) const STANZA: &str = "X25519";
const INFO: &[u8] = b"age-encryption.org/v1/X25519";

/// Whether a share is one of the few points that make every shared secret all zero, whoever's secret meets it.
///
/// Every X25519 secret is clamped to a multiple of eight, so trying one secret tells for all.
pub(crate) fn is_low_order(share: &[u8; 32]) -> bool {
    !StaticSecret::from([8; 32]).diffie_hellman(&PublicKey::from(*share)).was_contributory()
}

pub(crate) fn public(secret: &[u8; 32]) -> [u8; 32] {
    PublicKey::from(&StaticSecret::from(*secret)).to_bytes()
}

pub(crate) fn seal(file: &mut Vec<u8>, recipient: &[u8; 32], key: &FileKey, rng: &mut impl CryptoRng) {
    let secret = StaticSecret::random_from_rng(rng);
    let share = PublicKey::from(&secret).to_bytes();
    let shared = secret.diffie_hellman(&PublicKey::from(*recipient));
    let body = key.wrap(&derive(shared.as_bytes(), &salt(&share, recipient), INFO));
    write_stanza(file, &[STANZA, &Base64Unpadded::encode_string(&share)], &body);
}

/// The file key, or nothing if the stanza is for somebody else.
pub(crate) fn open(secret: &[u8; 32], stanza: &Stanza<'_>) -> Result<Option<FileKey>, OpenError> {
    let [share] = exactly(stanza)?;
    let share: [u8; 32] = decode_exactly(share)?;
    let body = wrapped(stanza)?;
    let shared = StaticSecret::from(*secret).diffie_hellman(&PublicKey::from(share));
    if !shared.was_contributory() {
        return Err(OpenError::Damaged(Part::Header));
    }
    Ok(FileKey::unwrap(&derive(shared.as_bytes(), &salt(&share, &public(secret)), INFO), body))
}

fn salt(share: &[u8; 32], recipient: &[u8; 32]) -> [u8; 64] {
    let mut salt = [0; 64];
    let (first, second) = salt.split_at_mut(32);
    first.copy_from_slice(share);
    second.copy_from_slice(recipient);
    salt
}
