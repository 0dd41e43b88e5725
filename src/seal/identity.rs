//! Identities: the secret keys that open files. They cannot be cloned, compared or printed by accident.

use alloc::{boxed::Box, string::String};

use rand_core::CryptoRng;
use wire::KeyKind;
use zeroize::Zeroizing;

use crate::{
    Recipient,
    bech::{self, Case},
    fault::{KeyFault, OpenError},
    file_key::FileKey,
    header::Header,
    hybrid, x25519,
};

const HYBRID_PREFIX: &str = "AGE-SECRET-KEY-PQ-";
const X25519_PREFIX: &str = "AGE-SECRET-KEY-";

/// Somebody who can open what was sealed to them. Wiped from memory when dropped.
pub struct Identity(Inner);

enum Inner {
    Hybrid { seed: Zeroizing<[u8; 32]>, key: Box<hybrid::SecretKey> },
    X25519(Zeroizing<[u8; 32]>),
}

impl Identity {
    /// Makes a new one.
    #[must_use]
    pub fn generate(kind: KeyKind, rng: &mut impl CryptoRng) -> Self {
        let mut secret = Zeroizing::new([0; 32]);
        rng.fill_bytes(secret.as_mut_slice());
        match kind {
            KeyKind::Hybrid => Self::hybrid(secret),
            KeyKind::X25519 => Self(Inner::X25519(secret)),
        }
    }

    /// Reads an `AGE-SECRET-KEY-PQ-1…` or an `AGE-SECRET-KEY-1…`.
    ///
    /// # Errors
    ///
    /// [`KeyFault::NotAnIdentity`] if it is neither.
    pub fn parse(text: &str) -> Result<Self, KeyFault> {
        if let Some(seed) = bech::read(HYBRID_PREFIX, text, Case::Capital) {
            return Ok(Self::hybrid(seed));
        }
        let secret = bech::read(X25519_PREFIX, text, Case::Capital).ok_or(KeyFault::NotAnIdentity)?;
        Ok(Self(Inner::X25519(secret)))
    }

    /// Which kind it is.
    #[must_use]
    pub fn kind(&self) -> KeyKind {
        match self.0 {
            Inner::Hybrid { .. } => KeyKind::Hybrid,
            Inner::X25519(_) => KeyKind::X25519,
        }
    }

    /// Its public half.
    #[must_use]
    pub fn recipient(&self) -> Recipient {
        match &self.0 {
            Inner::Hybrid { key, .. } => Recipient::hybrid(hybrid::public(key)),
            Inner::X25519(secret) => Recipient::x25519(x25519::public(secret)),
        }
    }

    /// The secret as other age tools read it. Whoever holds this text can open everything.
    #[must_use]
    pub fn secret_text(&self) -> Zeroizing<String> {
        match &self.0 {
            Inner::Hybrid { seed, .. } => bech::write(HYBRID_PREFIX, seed.as_slice(), Case::Capital),
            Inner::X25519(secret) => bech::write(X25519_PREFIX, secret.as_slice(), Case::Capital),
        }
    }

    /// Tries each stanza of its kind. A malformed one ends the search: such a file was not made by an honest sender.
    pub(crate) fn file_key(&self, header: &Header<'_>) -> Result<Option<FileKey>, OpenError> {
        for stanza in &header.stanzas {
            let found = match (&self.0, stanza.args.first()) {
                (Inner::Hybrid { key, .. }, Some(&hybrid::STANZA)) => hybrid::open(key, stanza)?,
                (Inner::X25519(secret), Some(&x25519::STANZA)) => x25519::open(secret, stanza)?,
                _ => None,
            };
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }

    fn hybrid(seed: Zeroizing<[u8; 32]>) -> Self {
        let key = Box::new(hybrid::secret(&seed));
        Self(Inner::Hybrid { seed, key })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::rng;
    use alloc::string::ToString;

    #[test]
    fn an_identity_reads_back_as_it_was_written() {
        for kind in [KeyKind::Hybrid, KeyKind::X25519] {
            let identity = Identity::generate(kind, &mut rng());
            let again = Identity::parse(&identity.secret_text()).expect("its own text");
            assert_eq!(again.kind(), kind);
            assert_eq!(again.recipient(), identity.recipient());
        }
    }

    #[test]
    fn the_example_of_the_formats_document_is_ours_too() {
        let identity = Identity(Inner::X25519(Zeroizing::new([0x42; 32])));
        let published = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";
        assert_eq!(identity.recipient().to_string(), published);
        assert!(identity.secret_text().ends_with("GFPQ4EGAEX"));
    }

    #[test]
    fn a_public_or_a_miscopied_key_is_no_identity() {
        let identity = Identity::generate(KeyKind::Hybrid, &mut rng());
        let text = identity.secret_text();
        let small = text.to_lowercase();
        let public = identity.recipient().to_string();
        for wrong in ["", &text[1..], &text[..text.len() - 1], &small, &public] {
            assert_eq!(Identity::parse(wrong).err(), Some(KeyFault::NotAnIdentity));
        }
    }
}
