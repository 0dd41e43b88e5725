//! The post box's own keys: with the current one it signs what became of a letter.

use std::{
    fmt, fs,
    io::{self, Write as _},
    os::unix::fs::DirBuilderExt as _,
    path::Path,
};

use base64ct::{Base64, Encoding as _};
use ed25519_dalek::{Signer as _, SigningKey};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};
use wire::{Acknowledgement, Digest, LetterId, Outcome, keyset::PostBoxKeys};

use crate::{fault::Fault, store::private};

const CURRENT: &str = "current.key";
const NEXT: &str = "next.key";
const AUDIT: &str = "audit.key";

/// The keys in use.
pub struct Keys {
    current: SigningKey,
    id: String,
    audit: [u8; 32],
}

/// Makes `current.key` and `next.key` (Ed25519 seeds) and `audit.key` in a folder, readable by this account alone,
/// and gives the two public keys for `keys.toml`.
///
/// # Errors
///
/// [`Fault`] if a file cannot be written or is there already: a key is never overwritten.
pub fn make_keys(folder: &Path) -> Result<PostBoxKeys, Fault> {
    for name in [CURRENT, NEXT, AUDIT] {
        let path = folder.join(name);
        if path.exists() {
            return Err(at(&path, &"a key is already there and is not overwritten; choose another folder"));
        }
    }
    let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.map_err(|why| at(folder, &why))?;
    let make = |name| {
        let path = folder.join(name);
        let mut seed = [0; 32];
        getrandom::fill(&mut seed)
            .map_err(io::Error::other)
            .and_then(|()| write_private(&path, &Base64::encode_string(&seed)))
            .map_err(|why| at(&path, &why))?;
        Ok(Base64::encode_string(&SigningKey::from_bytes(&seed).verifying_key().to_bytes()))
    };
    let keys = PostBoxKeys { current: make(CURRENT)?, next: make(NEXT)? };
    make(AUDIT)?;
    Ok(keys)
}

/// The public key, in base64, of the key that comes next.
///
/// # Errors
///
/// [`Fault`] if it is missing, is no key, or can be read by others.
pub fn next_public(folder: &Path) -> Result<String, Fault> {
    let next = SigningKey::from_bytes(&read_private(&folder.join(NEXT))?);
    Ok(Base64::encode_string(&next.verifying_key().to_bytes()))
}

impl Keys {
    /// Reads the keys that [`make_keys`] made.
    ///
    /// # Errors
    ///
    /// [`Fault`] if one is missing, is no key, or can be read by others.
    pub fn read(folder: &Path) -> Result<Self, Fault> {
        let current = SigningKey::from_bytes(&read_private(&folder.join(CURRENT))?);
        let id = key_id(&current.verifying_key().to_bytes());
        Ok(Self { current, id, audit: read_private(&folder.join(AUDIT))? })
    }

    /// The public key in base64, as `keys.toml` has it.
    #[must_use]
    pub fn public(&self) -> String {
        Base64::encode_string(&self.current.verifying_key().to_bytes())
    }

    /// Signs what became of a letter. The same for the same, every time: Ed25519 uses no randomness.
    #[must_use]
    pub fn acknowledge(&self, letter: LetterId, digest: Digest, day: String, outcome: Outcome) -> Acknowledgement {
        let key = self.id.clone();
        let mut told = Acknowledgement { key, letter, digest, day, outcome, signature: String::new() };
        told.signature = Base64::encode_string(&self.current.sign(told.signed_text().as_bytes()).to_bytes());
        told
    }

    /// A person's id as the audit log writes it. Ids are short, so a plain hash could be guessed; this one cannot
    /// without the key.
    #[must_use]
    pub fn hashed(&self, staff: &str) -> [u8; 32] {
        let keyed = Hmac::<Sha256>::new_from_slice(&self.audit).map(|mac| mac.chain_update(staff));
        // HMAC takes keys of any length, so there is always one.
        keyed.map_or([0; 32], |mac| mac.finalize().into_bytes().into())
    }
}

/// Bytes as hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Base64 of exactly so many bytes.
pub fn decoded<const N: usize>(base64: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    Base64::decode(base64, &mut bytes).ok().filter(|bytes| bytes.len() == N)?;
    Some(bytes)
}

/// The first 16 hexadecimal digits of the SHA-256 of a public key.
fn key_id(public: &[u8; 32]) -> String {
    hex(&Sha256::digest(public)[..8])
}

fn write_private(path: &Path, text: &str) -> io::Result<()> {
    let mut file = private::make(path)?;
    writeln!(file, "{text}")?;
    file.sync_all()
}

fn read_private(path: &Path) -> Result<[u8; 32], Fault> {
    let missing = |why| at(path, &format_args!("{why}; make keys with `endpoint keys --out FOLDER`"));
    if let Some(mode) = private::open_to_others(path) {
        return Err(at(path, &format_args!("others can read it (mode {mode:03o}); run chmod 600 on it")));
    }
    let text = fs::read_to_string(path).map_err(missing)?;
    decoded(text.trim())
        .ok_or_else(|| at(path, &"it is not a key of 32 bytes in base64; restore it from its copy or make new keys"))
}

fn at(path: &Path, why: &dyn fmt::Display) -> Fault {
    Fault::new(format_args!("{}: {why}", path.display()))
}

#[cfg(test)]
mod tests {
    use ed25519_dalek::{Signature, VerifyingKey};

    use super::*;

    fn bytes<const N: usize>(base64: &str) -> [u8; N] {
        Base64::decode_vec(base64).unwrap().try_into().unwrap()
    }

    #[track_caller]
    fn check(folder: &Path, expected: &str) {
        let found = Keys::read(folder).err().map_or("read".into(), |fault| fault.to_string());
        assert!(found.contains(expected), "{found}");
    }

    #[test]
    fn keys_are_made_once_and_are_for_this_account_alone() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("keys");
        let public = make_keys(&folder).unwrap();
        assert_ne!(public.current, public.next);
        check(&folder, "read");
        assert_eq!(Keys::read(&folder).unwrap().public(), public.current);
        for name in [CURRENT, NEXT, AUDIT] {
            let mode = std::os::unix::fs::PermissionsExt::mode(&fs::metadata(folder.join(name)).unwrap().permissions());
            assert_eq!(mode & 0o777, 0o600, "{name}");
        }
        fs::remove_file(folder.join(CURRENT)).unwrap();
        let why = make_keys(&folder).unwrap_err().to_string();
        assert!(
            why.ends_with("next.key: a key is already there and is not overwritten; choose another folder"),
            "{why}"
        );
        check(&folder, "make keys with `endpoint keys --out FOLDER`");
    }

    #[test]
    fn a_key_that_is_no_key_or_that_others_can_read_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        make_keys(folder.path()).unwrap();
        fs::write(folder.path().join(CURRENT), "c2hvcnQ=").unwrap();
        check(folder.path(), "it is not a key of 32 bytes in base64");
        let open = std::os::unix::fs::PermissionsExt::from_mode(0o644);
        fs::set_permissions(folder.path().join(AUDIT), open).unwrap();
        fs::remove_file(folder.path().join(CURRENT)).unwrap();
        fs::rename(folder.path().join(NEXT), folder.path().join(CURRENT)).unwrap();
        check(folder.path(), "audit.key: others can read it (mode 644); run chmod 600 on it");
    }

    #[test]
    fn an_acknowledgement_is_signed_by_the_published_key_and_is_always_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let public = make_keys(folder.path()).unwrap();
        let keys = Keys::read(folder.path()).unwrap();
        let told = |outcome| keys.acknowledge(LetterId([1; 16]), Digest([2; 32]), "2026-11-20".into(), outcome);
        let kept = told(Outcome::Kept);
        assert_eq!(kept, told(Outcome::Kept));
        let key = VerifyingKey::from_bytes(&bytes(&public.current)).unwrap();
        let signature = Signature::from_bytes(&bytes(&kept.signature));
        assert!(key.verify_strict(kept.signed_text().as_bytes(), &signature).is_ok());
        assert!(key.verify_strict(told(Outcome::Deleted).signed_text().as_bytes(), &signature).is_err());
        assert_eq!(kept.key, key_id(&bytes(&public.current)));
        assert_eq!(kept.key.len(), 16);
    }

    #[test]
    fn a_hashed_person_is_another_one_under_another_key() {
        let hashed = || {
            let folder = tempfile::tempdir().unwrap();
            make_keys(folder.path()).unwrap();
            let keys = Keys::read(folder.path()).unwrap();
            assert_eq!(keys.hashed("sam"), keys.hashed("sam"));
            assert_ne!(keys.hashed("sam"), keys.hashed("priya"));
            keys.hashed("sam")
        };
        assert_ne!(hashed(), hashed());
    }
}
