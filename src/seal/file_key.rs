//! The 128-bit key of one age file, what is derived from it, and how it is wrapped under another key.

use chacha20poly1305::{ChaCha20Poly1305, KeyInit, Nonce, aead::AeadInOut};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use rand_core::CryptoRng;
use sha2::Sha256;
use zeroize::Zeroizing;

/// A wrapped file key: 16 bytes and their tag.
pub(crate) const WRAPPED_BYTES: usize = 32;

/// The key of one file. Made for it, never used again.
pub(crate) struct FileKey(Zeroizing<[u8; 16]>);

impl FileKey {
    pub(crate) fn generate(rng: &mut impl CryptoRng) -> Self {
        let mut key = Zeroizing::new([0; 16]);
        rng.fill_bytes(key.as_mut_slice());
        Self(key)
    }

    pub(crate) fn bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// Takes the key out of an opened stanza, if it has the length of one.
    pub(crate) fn from_slice(bytes: &[u8]) -> Option<Self> {
        let mut key = Zeroizing::new([0; 16]);
        (bytes.len() == key.len()).then(|| key.copy_from_slice(bytes))?;
        Some(Self(key))
    }

    /// The authentication of a header, up to and including `---`.
    pub(crate) fn mac(&self, header: &[u8]) -> Hmac<Sha256> {
        let key = derive(&*self.0, &[], b"header");
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key.as_slice()) else {
            unreachable!("HMAC takes keys of any length")
        };
        mac.update(header);
        mac
    }

    pub(crate) fn payload_key(&self, nonce: &[u8; 16]) -> Zeroizing<[u8; 32]> {
        derive(&*self.0, nonce, b"payload")
    }

    /// Wraps the file key under a key used for nothing else, with age's zero nonce.
    pub(crate) fn wrap(&self, key: &[u8; 32]) -> [u8; WRAPPED_BYTES] {
        let mut body = [0; WRAPPED_BYTES];
        let (text, tag) = body.split_at_mut(16);
        text.copy_from_slice(&*self.0);
        let Ok(made) = cipher(key).encrypt_inout_detached(&Nonce::default(), &[], text.into()) else {
            unreachable!("16 bytes are within the cipher's limit")
        };
        tag.copy_from_slice(&made);
        body
    }

    /// Unwraps a file key, or tells that this was not the key.
    pub(crate) fn unwrap(key: &[u8; 32], body: &[u8; WRAPPED_BYTES]) -> Option<Self> {
        let mut text = Zeroizing::new([0; 16]);
        let (wrapped, tag) = body.split_at(16);
        text.copy_from_slice(wrapped);
        let tag = tag.try_into().ok()?;
        cipher(key).decrypt_inout_detached(&Nonce::default(), &[], text.as_mut_slice().into(), tag).ok()?;
        Some(Self(text))
    }
}

/// HKDF with SHA-256, 32 bytes long: the only derivation age knows.
pub(crate) fn derive(secret: &[u8], salt: &[u8], info: &[u8]) -> Zeroizing<[u8; 32]> {
    let mut key = Zeroizing::new([0; 32]);
    let derived = Hkdf::<Sha256>::new(Some(salt), secret).expand(info, key.as_mut_slice());
    assert!(derived.is_ok(), "32 bytes are within the derivation's limit");
    key
}

pub(crate) fn cipher(key: &[u8; 32]) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new(key.into())
}
