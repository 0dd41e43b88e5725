//! How a person keeps an identity: a text that ordinary age tools read, sealed under six words.
//!
//! ```text
//! # Front Seat identity: whoever reads this text can read letters. Keep it sealed.
//! # staff: sam
//! # sign: (32 secret bytes in base64; signs in at the post box)
//! AGE-SECRET-KEY-PQ-1… (opens letters sealed to the key-set of today)
//! AGE-SECRET-KEY-PQ-1… (older ones, for older letters)
//! ```
//!
//! `age -d -i sam.identity.age team.age` asks for the six words and opens a part of a letter without any of our code. Hybrid
//! keys need age 1.3 or later.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use rand_core::CryptoRng;
use wire::KeyKind;
use zeroize::Zeroizing;

use crate::{Identity, OpenError, SealError, SignInKey, armor, passphrase, words};

const TITLE: &str = "# Front Seat identity: whoever reads this text can read letters. Keep it sealed.\n";
const STAFF: &str = "# staff: ";
const SIGN: &str = "# sign: ";

/// Whose identity it is, every age identity they ever had, and the key they sign in with.
pub struct IdentityFile {
    staff: String,
    sign: Option<SignInKey>,
    identities: Vec<Identity>,
}

/// Why an identity file did not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum UnlockError {
    /// Not these words.
    #[error("the passphrase does not open this identity file; type the six words again")]
    WrongPassphrase,
    /// Not an identity file, or one that was damaged.
    #[error("not an identity file, or a damaged one; choose the file that `keys new` made")]
    NotAnIdentity,
    /// It asks for more work or memory than this device should give.
    #[error("the file needs more work or memory than this device should give; seal it again with 18")]
    TooMuch,
}

impl IdentityFile {
    /// Makes a person's first identity.
    #[must_use]
    pub fn generate(staff: &str, kind: KeyKind, rng: &mut impl CryptoRng) -> Self {
        let identities = alloc::vec![Identity::generate(kind, rng)];
        Self { staff: staff.to_string(), sign: Some(SignInKey::generate(rng)), identities }
    }

    /// Puts a new identity and a new sign-in key before the old identities, which still open old letters.
    pub fn rotate(&mut self, kind: KeyKind, rng: &mut impl CryptoRng) {
        self.identities.insert(0, Identity::generate(kind, rng));
        self.sign = Some(SignInKey::generate(rng));
    }

    /// Forgets every identity but the newest, and gives how many those were. What was sealed to them opens no more.
    pub fn forget_older(&mut self) -> usize {
        let older = self.identities.len().saturating_sub(1);
        self.identities.truncate(1);
        older
    }

    /// Keeps an identity that signs in nowhere, such as the recovery key.
    #[must_use]
    pub fn of_identity(staff: &str, identity: Identity) -> Self {
        Self { staff: staff.to_string(), sign: None, identities: alloc::vec![identity] }
    }

    /// The person's id; empty if the text names none.
    #[must_use]
    pub fn staff(&self) -> &str {
        &self.staff
    }

    /// The key they sign in with. Recovery and foreign identity files have none.
    #[must_use]
    pub fn sign(&self) -> Option<&SignInKey> {
        self.sign.as_ref()
    }

    /// Their identities, the newest first. There is at least one.
    #[must_use]
    pub fn identities(&self) -> &[Identity] {
        &self.identities
    }

    /// Reads the opened text, or any identity file of an age tool.
    ///
    /// # Errors
    ///
    /// [`UnlockError::NotAnIdentity`] if a line is not as it should be, or no identity is there.
    pub fn parse(text: &str) -> Result<Self, UnlockError> {
        let mut file = Self { staff: String::new(), sign: None, identities: Vec::new() };
        for line in text.lines().map(str::trim) {
            if let Some(staff) = line.strip_prefix(STAFF) {
                file.staff = staff.to_string();
            } else if let Some(seed) = line.strip_prefix(SIGN) {
                file.sign = Some(SignInKey::parse(seed).map_err(|_| UnlockError::NotAnIdentity)?);
            } else if !line.is_empty() && !line.starts_with('#') {
                file.identities.push(Identity::parse(line).map_err(|_| UnlockError::NotAnIdentity)?);
            }
        }
        if file.identities.is_empty() { Err(UnlockError::NotAnIdentity) } else { Ok(file) }
    }

    /// The text as it is sealed. Whoever holds it can open everything.
    #[must_use]
    pub fn secret_text(&self) -> Zeroizing<String> {
        let lines = self.identities.iter().map(Identity::secret_text);
        let seed = self.sign.as_ref().map(SignInKey::secret_text);
        // Enough room from the start: growing would leave copies behind.
        let mut text = Zeroizing::new(String::with_capacity(256 + self.staff.len() + self.identities.len() * 100));
        text.push_str(TITLE);
        if !self.staff.is_empty() {
            text.extend([STAFF, &self.staff, "\n"]);
        }
        if let Some(seed) = seed {
            text.extend([SIGN, &seed, "\n"]);
        }
        for line in lines {
            text.extend([line.as_str(), "\n"]);
        }
        text
    }

    /// Seals it under a passphrase, as armored text.
    ///
    /// # Errors
    ///
    /// [`SealError::NoMemory`] if the device cannot do the passphrase's work.
    pub fn lock(&self, passphrase: &str, rng: &mut impl CryptoRng) -> Result<String, SealError> {
        let sealed = passphrase::seal(self.secret_text().as_bytes(), passphrase, rng)?;
        Ok(armor::write(&sealed))
    }

    /// Opens a sealed identity file, armored or not. Spaces and case of the words are forgiven.
    ///
    /// # Errors
    ///
    /// [`UnlockError`]: wrong words, not an identity, or too much work.
    pub fn unlock(file: &[u8], passphrase: &str) -> Result<Self, UnlockError> {
        let opened;
        let file = if armor::is_armored(file) {
            opened = armor::read(file).map_err(|_| UnlockError::NotAnIdentity)?;
            &opened
        } else {
            file
        };
        let tidy = words::tidy(passphrase);
        let text = match passphrase::open(file, &tidy) {
            // A passphrase that somebody chose with another tool may need its own spaces and capitals.
            Err(OpenError::NotForYou) if *tidy != passphrase => passphrase::open(file, passphrase),
            other => other,
        }?;
        Self::parse(core::str::from_utf8(&text).map_err(|_| UnlockError::NotAnIdentity)?)
    }
}

impl From<OpenError> for UnlockError {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::NotForYou => Self::WrongPassphrase,
            OpenError::TooMuchWork | OpenError::NoMemory => Self::TooMuch,
            OpenError::NotAnAgeFile | OpenError::Damaged(_) | OpenError::TooManyReaders => Self::NotAnIdentity,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{example::rng, passphrase::seal_with_work};
    use alloc::format;

    /// A sealed identity file that takes little work to open.
    fn locked(file: &IdentityFile, passphrase: &str) -> String {
        let sealed = seal_with_work(file.secret_text().as_bytes(), passphrase, 4, &mut rng());
        armor::write(&sealed.expect("sealed"))
    }

    #[track_caller]
    fn check(file: &[u8], passphrase: &str, expected: &str) {
        let found = match IdentityFile::unlock(file, passphrase) {
            Ok(file) => {
                let signs = if file.sign().is_some() { "signs in" } else { "signs in nowhere" };
                format!("{:?}: {} identities, {signs}", file.staff(), file.identities().len())
            }
            Err(error) => format!("{error}"),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn six_words_open_it_however_they_are_typed() {
        let file = locked(&IdentityFile::generate("sam", KeyKind::Hybrid, &mut rng()), "one two three");
        let sam = "\"sam\": 1 identities, signs in";
        check(file.as_bytes(), "one two three", sam);
        check(file.as_bytes(), "  One  two\tTHREE\n", sam);
        let wrong = "the passphrase does not open this identity file; type the six words again";
        check(file.as_bytes(), "one two four", wrong);
    }

    #[test]
    fn a_passphrase_of_another_tool_keeps_its_capitals() {
        let text = Identity::generate(KeyKind::X25519, &mut rng()).secret_text();
        let sealed = seal_with_work(text.as_bytes(), "My  Own", 4, &mut rng()).expect("sealed");
        check(&sealed, "My  Own", "\"\": 1 identities, signs in nowhere");
    }

    #[test]
    fn what_is_no_identity_file_says_so() {
        let not_one = "not an identity file, or a damaged one; choose the file that `keys new` made";
        check(b"hello", "pass", not_one);
        let shopping = seal_with_work(b"milk, eggs", "pass", 4, &mut rng()).expect("sealed");
        check(&shopping, "pass", not_one);
        let cut = armor::write(&shopping[..shopping.len() - 1]);
        check(cut.as_bytes(), "pass", not_one);
    }

    #[test]
    fn old_identities_still_open_old_letters() {
        let mut file = IdentityFile::generate("sam", KeyKind::X25519, &mut rng());
        let recipient = file.identities()[0].recipient();
        let letter = crate::seal(b"old", 3, &[recipient], &mut rng()).expect("sealed");
        let old_sign = file.sign().map(SignInKey::public);
        file.rotate(KeyKind::Hybrid, &mut rng());
        let read = IdentityFile::parse(&file.secret_text()).expect("its own text");
        assert_eq!(crate::open(&letter, read.identities()), Ok(b"old".to_vec()));
        assert_eq!(read.identities()[0].kind(), KeyKind::Hybrid);
        assert_ne!(read.sign().map(SignInKey::public), old_sign);
    }

    #[test]
    fn it_really_does_the_work_that_it_promises() {
        let file = IdentityFile::generate("sam", KeyKind::X25519, &mut rng());
        let text = file.lock("one two three", &mut rng()).expect("enough memory");
        let sealed = armor::read(text.as_bytes()).expect("armored");
        let stanza = sealed.split(|byte| *byte == b'\n').nth(1).expect("a stanza");
        assert!(stanza.starts_with(b"-> scrypt ") && stanza.ends_with(b" 18"));
        check(text.as_bytes(), "one two three", "\"sam\": 1 identities, signs in");
    }
}
