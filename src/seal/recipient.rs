//! Recipients: the public keys that a file is sealed to.

use alloc::{boxed::Box, vec::Vec};
use core::fmt;

use rand_core::CryptoRng;
use wire::KeyKind;
use zeroize::Zeroizing;

use crate::{
    Identity,
    bech::{self, Case},
    fault::KeyFault,
    file_key::FileKey,
    hybrid, x25519,
};

const HYBRID_PREFIX: &str = "age1pq";
const X25519_PREFIX: &str = "age";

/// Somebody who will be able to open a file: an `age1pq1…` or an `age1…`, known to be usable.
#[derive(Clone, PartialEq, Eq)]
pub struct Recipient(Inner);

#[derive(Clone, PartialEq, Eq)]
enum Inner {
    Hybrid(Box<hybrid::PublicKey>),
    X25519([u8; 32]),
}

impl Recipient {
    /// Reads an `age1pq1…` or an `age1…`.
    ///
    /// # Errors
    ///
    /// [`KeyFault`] if it is neither, or protects nothing.
    pub fn parse(text: &str) -> Result<Self, KeyFault> {
        if let Some(bytes) = bech::read::<{ hybrid::PUBLIC_BYTES }>(HYBRID_PREFIX, text, Case::Small) {
            let low_order = bytes.last_chunk::<32>().is_some_and(x25519::is_low_order);
            let public = hybrid::read_public(&bytes);
            return match public {
                Some(public) => Ok(Self(Inner::Hybrid(Box::new(public)))),
                None if low_order => Err(KeyFault::LowOrder),
                None => Err(KeyFault::NotARecipient),
            };
        }
        let share = *bech::read::<32>(X25519_PREFIX, text, Case::Small).ok_or(KeyFault::NotARecipient)?;
        if x25519::is_low_order(&share) { Err(KeyFault::LowOrder) } else { Ok(Self(Inner::X25519(share))) }
    }

    /// Which kind it is: kinds are never mixed in one file.
    #[must_use]
    pub fn kind(&self) -> KeyKind {
        match self.0 {
            Inner::Hybrid(_) => KeyKind::Hybrid,
            Inner::X25519(_) => KeyKind::X25519,
        }
    }

    /// A recipient that nobody can be: it fills a place so that the number of readers says nothing.
    #[must_use]
    pub fn one_time(kind: KeyKind, rng: &mut impl CryptoRng) -> Self {
        Identity::generate(kind, rng).recipient()
    }

    pub(crate) fn hybrid(public: hybrid::PublicKey) -> Self {
        Self(Inner::Hybrid(Box::new(public)))
    }

    pub(crate) fn x25519(share: [u8; 32]) -> Self {
        Self(Inner::X25519(share))
    }

    pub(crate) fn write_stanza(&self, file: &mut Vec<u8>, key: &FileKey, rng: &mut impl CryptoRng) {
        match &self.0 {
            Inner::Hybrid(public) => hybrid::seal(file, public, key, rng),
            Inner::X25519(share) => x25519::seal(file, share, key, rng),
        }
    }

    fn text(&self) -> Zeroizing<alloc::string::String> {
        match &self.0 {
            Inner::Hybrid(public) => bech::write(HYBRID_PREFIX, &hybrid::public_bytes(public), Case::Small),
            Inner::X25519(share) => bech::write(X25519_PREFIX, share, Case::Small),
        }
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recipient({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::rng;
    use alloc::{format, string::ToString};

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = match Recipient::parse(text) {
            Ok(recipient) => format!("{:?}, reads back: {}", recipient.kind(), recipient.to_string() == text),
            Err(fault) => fault.to_string(),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn both_kinds_read_back_as_they_were_written() {
        check(&Recipient::one_time(KeyKind::Hybrid, &mut rng()).to_string(), "Hybrid, reads back: true");
        check(&Recipient::one_time(KeyKind::X25519, &mut rng()).to_string(), "X25519, reads back: true");
        // The example of the format's document.
        let published = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";
        check(published, "X25519, reads back: true");
    }

    #[test]
    fn a_miscopied_key_is_noticed() {
        let wrong = "not a public age key; it should start age1pq1… or age1… and be copied whole";
        let good = Recipient::one_time(KeyKind::Hybrid, &mut rng()).to_string();
        check("", wrong);
        check(&good[..good.len() - 1], wrong);
        check(&good.to_uppercase(), wrong);
        check(&good.replacen("age1pq1", "age1pq1q", 1), wrong);
        check(&Identity::generate(KeyKind::X25519, &mut rng()).secret_text(), wrong);
        // A well-formed Bech32 text of another system.
        check("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", wrong);
    }

    #[test]
    fn a_public_key_that_protects_nothing_is_refused() {
        let nothing = "a public key that protects nothing; make a new identity with `keys new`";
        let share = |byte: u8| {
            let mut share = [0; 32];
            share[0] = byte;
            share
        };
        for share in [share(0), share(1)] {
            check(&bech::write(X25519_PREFIX, &share, Case::Small), nothing);
            let public = Recipient::one_time(KeyKind::Hybrid, &mut rng());
            let Inner::Hybrid(public) = &public.0 else { unreachable!("it was made hybrid") };
            let mut bytes = hybrid::public_bytes(public);
            bytes[1184..].copy_from_slice(&share);
            check(&bech::write(HYBRID_PREFIX, &bytes, Case::Small), nothing);
        }
    }
}
