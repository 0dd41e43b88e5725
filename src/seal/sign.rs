//! Signatures: what the post box signs about a letter, and what staff sign to come in. All Ed25519.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use base64ct::{Base64, Encoding};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use rand_core::CryptoRng;
use sha2::{Digest as _, Sha256};
use wire::{Acknowledgement, Digest, LetterId, keyset::PostBoxKeys, staff};
use zeroize::Zeroizing;

use crate::fault::KeyFault;

/// The keys that a post box may sign with: the current one and, if it is there, the next.
pub struct PostBox(Vec<(String, VerifyingKey)>);

/// A person's secret key for signing in. Wiped from memory when dropped.
pub struct SignInKey(SigningKey);

/// The name of a signing key: the first 16 hexadecimal digits of the SHA-256 of its public half.
#[must_use]
pub fn key_id(public: &[u8; 32]) -> String {
    Sha256::digest(public).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The digest of the bytes of a `PUT`.
#[must_use]
pub fn digest(bytes: &[u8]) -> Digest {
    Digest(Sha256::digest(bytes).into())
}

/// Reads a public signing key: 32 bytes in base64 that are a usable Ed25519 key.
///
/// # Errors
///
/// [`KeyFault::NotASigningKey`] for anything else, keys that would accept forged signatures included.
pub fn read_public(text: &str) -> Result<VerifyingKey, KeyFault> {
    let mut bytes = [0; 32];
    let length = Base64::decode(text, &mut bytes).map(<[u8]>::len);
    let key = VerifyingKey::from_bytes(&bytes).map_err(|_| KeyFault::NotASigningKey)?;
    if length == Ok(32) && !key.is_weak() { Ok(key) } else { Err(KeyFault::NotASigningKey) }
}

impl PostBox {
    /// Takes the keys that the site publishes. The next key may be empty, the current one may not.
    ///
    /// # Errors
    ///
    /// [`KeyFault::NotASigningKey`] if one of them cannot be used.
    pub fn new(keys: &PostBoxKeys) -> Result<Self, KeyFault> {
        let mut found = Vec::with_capacity(2);
        for (index, text) in [&keys.current, &keys.next].into_iter().enumerate() {
            if index == 0 || !text.is_empty() {
                let key = read_public(text)?;
                found.push((key_id(key.as_bytes()), key));
            }
        }
        Ok(Self(found))
    }

    /// Whether this post box signed this, about exactly this letter and exactly these bytes.
    #[must_use]
    pub fn signed(&self, acknowledgement: &Acknowledgement, letter: LetterId, digest: Digest) -> bool {
        let key = self.0.iter().find(|(id, _)| *id == acknowledgement.key);
        let mut signature = [0; 64];
        let length = Base64::decode(&acknowledgement.signature, &mut signature).map(<[u8]>::len);
        let text = acknowledgement.signed_text();
        acknowledgement.letter == letter
            && acknowledgement.digest == digest
            && length == Ok(64)
            && key
                .is_some_and(|(_, key)| key.verify_strict(text.as_bytes(), &Signature::from_bytes(&signature)).is_ok())
    }
}

impl SignInKey {
    /// Makes a new one.
    #[must_use]
    pub fn generate(rng: &mut impl CryptoRng) -> Self {
        let mut seed = Zeroizing::new([0; 32]);
        rng.fill_bytes(seed.as_mut_slice());
        Self(SigningKey::from_bytes(&seed))
    }

    /// Reads the seed that [`SignInKey::secret_text`] wrote.
    ///
    /// # Errors
    ///
    /// [`KeyFault::NotASigningKey`] if it is not 32 bytes in base64.
    pub fn parse(text: &str) -> Result<Self, KeyFault> {
        let mut seed = Zeroizing::new([0; 32]);
        match Base64::decode(text, seed.as_mut_slice()).map(<[u8]>::len) {
            Ok(32) => Ok(Self(SigningKey::from_bytes(&seed))),
            _ => Err(KeyFault::NotASigningKey),
        }
    }

    /// The secret seed in base64.
    #[must_use]
    pub fn secret_text(&self) -> Zeroizing<String> {
        Zeroizing::new(Base64::encode_string(self.0.as_bytes()))
    }

    /// The public half in base64, as it stands in a key-set.
    #[must_use]
    pub fn public(&self) -> String {
        Base64::encode_string(self.0.verifying_key().as_bytes())
    }

    /// Signs a challenge of the post box at `origin`. It opens no other post box.
    #[must_use]
    pub fn sign_in(&self, origin: &str, staff: &str, challenge: &str) -> staff::SignIn {
        let signature = self.0.sign(staff::signed_text(origin, staff, challenge).as_bytes());
        staff::SignIn {
            staff: staff.to_string(),
            challenge: challenge.to_string(),
            signature: Base64::encode_string(&signature.to_bytes()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::rng;
    use wire::Outcome;

    const LETTER: LetterId = LetterId([7; 16]);
    const DIGEST: Digest = Digest([9; 32]);

    fn acknowledgement(key: &SigningKey, outcome: Outcome) -> Acknowledgement {
        let mut acknowledgement = Acknowledgement {
            key: key_id(key.verifying_key().as_bytes()),
            letter: LETTER,
            digest: DIGEST,
            day: "2026-11-20".into(),
            outcome,
            signature: String::new(),
        };
        let signature = key.sign(acknowledgement.signed_text().as_bytes());
        acknowledgement.signature = Base64::encode_string(&signature.to_bytes());
        acknowledgement
    }

    /// Who signs, and how what was signed is changed afterwards: is it believed?
    #[track_caller]
    fn check(signer: usize, change: impl FnOnce(&mut Acknowledgement), expected: bool) {
        let keys = [(); 3].map(|()| SignInKey::generate(&mut rng()));
        let [current, next, _] = keys.each_ref().map(SignInKey::public);
        let post_box = PostBox::new(&PostBoxKeys { current, next }).expect("two good keys");
        let mut acknowledgement = acknowledgement(&keys[signer].0, Outcome::Kept);
        change(&mut acknowledgement);
        assert_eq!(post_box.signed(&acknowledgement, LETTER, DIGEST), expected);
    }

    #[test]
    fn the_current_and_the_next_key_are_believed_and_no_other() {
        check(0, |_| {}, true);
        check(1, |_| {}, true);
        check(2, |_| {}, false);
    }

    #[test]
    fn nothing_of_an_acknowledgement_can_be_changed() {
        check(0, |it| it.letter = LetterId([8; 16]), false);
        check(0, |it| it.digest = Digest([8; 32]), false);
        check(0, |it| it.day = "2026-11-21".into(), false);
        check(0, |it| it.outcome = Outcome::Deleted, false);
        check(0, |it| it.key = "0011223344556677".into(), false);
        check(0, |it| it.signature.clear(), false);
        check(0, |it| it.signature = Base64::encode_string(&[0; 64]), false);
    }

    #[test]
    fn an_acknowledgement_of_another_letter_is_not_ours() {
        let key = SignInKey::generate(&mut rng());
        let post_box = PostBox::new(&PostBoxKeys { current: key.public(), next: String::new() }).expect("one key");
        let signed = acknowledgement(&key.0, Outcome::Kept);
        assert!(post_box.signed(&signed, LETTER, DIGEST));
        assert!(!post_box.signed(&signed, LetterId([8; 16]), DIGEST));
        assert!(!post_box.signed(&signed, LETTER, Digest([8; 32])));
    }

    #[test]
    fn a_key_that_would_believe_anything_is_refused() {
        let weak = Base64::encode_string(&[0; 32]);
        let short = Base64::encode_string(&[7; 31]);
        for text in ["", "hello", &weak, &short] {
            assert_eq!(read_public(text).err(), Some(KeyFault::NotASigningKey), "{text}");
            let keys = PostBoxKeys { current: text.into(), next: String::new() };
            assert!(PostBox::new(&keys).is_err());
        }
    }

    #[test]
    fn a_sign_in_names_where_and_who_and_which_challenge() {
        let key = SignInKey::parse(&SignInKey::generate(&mut rng()).secret_text()).expect("its own text");
        let signed = key.sign_in("https://post.example", "sam", "0011");
        let mut signature = [0; 64];
        Base64::decode(&signed.signature, &mut signature).expect("base64");
        let verify = |origin, staff, challenge| {
            let text = staff::signed_text(origin, staff, challenge);
            let public = read_public(&key.public()).expect("a good key");
            public.verify_strict(text.as_bytes(), &Signature::from_bytes(&signature)).is_ok()
        };
        assert!(verify("https://post.example", "sam", "0011"));
        assert!(!verify("https://other.example", "sam", "0011"));
        assert!(!verify("https://post.example", "dee", "0011"));
        assert!(!verify("https://post.example", "sam", "0012"));
    }
}
