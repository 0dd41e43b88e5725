//! Who works here: the sign-in keys in `keys.toml`, as the file stands at this moment.
//!
//! The file is read at each staff request and understood anew only when its bytes have changed. So whoever is taken out of
//! it is out at their next request, without a signal or a restart.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

use ed25519_dalek::VerifyingKey;
use wire::KeySet;

use crate::{fault::Fault, letters::signing::decoded, locked};

/// `keys.toml` and what was last understood of it.
pub struct People {
    path: PathBuf,
    last: Mutex<(String, Arc<Staff>)>,
    /// Whether the last look failed; the log is told when that begins and when it ends.
    is_broken: AtomicBool,
}

/// Everybody's sign-in key by id, and the keys that acknowledgements may be signed with.
#[derive(Debug, Default)]
pub struct Staff {
    keys: BTreeMap<String, VerifyingKey>,
    post_box: Vec<String>,
}

impl People {
    /// Reads the file for the first time.
    ///
    /// # Errors
    ///
    /// [`Fault`] if it cannot be read or understood.
    pub fn read(path: &Path) -> Result<Self, Fault> {
        let people = Self { path: path.to_owned(), last: Mutex::default(), is_broken: AtomicBool::default() };
        people.look()?;
        Ok(people)
    }

    /// Who works here at this moment.
    ///
    /// # Errors
    ///
    /// [`Fault`] if the file cannot be read or understood: then nobody comes in until it is put right.
    pub fn now(&self) -> Result<Arc<Staff>, Fault> {
        let found = self.look();
        // Why it is broken could name a person; `endpoint check` says it to whoever may know.
        match (&found, self.is_broken.swap(found.is_err(), Ordering::SeqCst)) {
            (Err(_), false) => tracing::error!(
                "keys.toml cannot be read or understood, so no staff come in; run `endpoint check`, which says why"
            ),
            (Ok(_), true) => tracing::info!("keys.toml is well again"),
            (Err(_), true) | (Ok(_), false) => {}
        }
        found
    }

    fn look(&self) -> Result<Arc<Staff>, Fault> {
        let fault = |why: String| {
            let (path, why) = (self.path.display(), why.trim());
            Fault::new(format_args!("{path}: {why}; copy the council's keys.toml there again"))
        };
        let text = fs::read_to_string(&self.path).map_err(|why| fault(why.to_string()))?;
        let mut last = locked(&self.last);
        if last.0 != text {
            let staff = Arc::new(Staff::parse(&text).map_err(fault)?);
            *last = (text, staff);
        }
        Ok(Arc::clone(&last.1))
    }
}

impl Staff {
    fn parse(text: &str) -> Result<Self, String> {
        let keyset: KeySet = toml::from_str(text).map_err(|why| why.to_string())?;
        let mut keys = BTreeMap::new();
        for person in keyset.people {
            let key = decoded(&person.sign).and_then(|bytes| VerifyingKey::from_bytes(&bytes).ok());
            let key = key.filter(|key| !key.is_weak());
            let key =
                key.ok_or_else(|| format!("\"sign\" of {} is not an Ed25519 key of 32 bytes in base64", person.id))?;
            if keys.insert(person.id.clone(), key).is_some() {
                return Err(format!("{} stands in it twice; keep one", person.id));
            }
        }
        Ok(Self { keys, post_box: vec![keyset.post_box.current, keyset.post_box.next] })
    }

    /// A person's sign-in key.
    #[must_use]
    pub fn key(&self, staff: &str) -> Option<&VerifyingKey> {
        self.keys.get(staff)
    }

    /// Everybody, by id.
    pub fn people(&self) -> impl Iterator<Item = (&str, &VerifyingKey)> {
        self.keys.iter().map(|(id, key)| (id.as_str(), key))
    }

    /// Whether browsers would believe acknowledgements of this public key (in base64).
    #[must_use]
    pub fn trusts(&self, public: &str) -> bool {
        self.post_box.iter().any(|key| key == public)
    }
}

#[cfg(test)]
mod tests {
    use base64ct::{Base64, Encoding as _};

    use super::*;
    use crate::test_post_box::{alone::is_alone, keys_toml as written, unsaid::Written};

    #[test]
    fn whoever_leaves_the_file_is_gone_at_the_next_look() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.toml");
        fs::write(&path, written("k", &[("sam", [1; 32]), ("priya", [2; 32])])).unwrap();
        let people = People::read(&path).unwrap();
        let staff = people.now().unwrap();
        assert!(staff.key("sam").is_some() && staff.key("tom").is_none());
        assert!(staff.trusts("k") && !staff.trusts("other"));
        fs::write(&path, written("k", &[("priya", [2; 32])])).unwrap();
        assert!(people.now().unwrap().key("sam").is_none());
        fs::remove_file(&path).unwrap();
        assert!(people.now().is_err());
    }

    #[test]
    fn the_log_is_told_once_when_the_file_breaks_and_once_when_it_is_well_again() {
        let test = "staff::people::tests::the_log_is_told_once_when_the_file_breaks_and_once_when_it_is_well_again";
        if !is_alone(test, "") {
            return;
        }
        let log = Written::default();
        tracing::subscriber::set_global_default(crate::serve::log::subscriber(log.clone())).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.toml");
        let good = written("k", &[("sam", [1; 32])]);
        fs::write(&path, &good).unwrap();
        let people = People::read(&path).unwrap();
        for text in [&good, &good.replace("sign =", "sigh ="), "nonsense", &good, &good, "", &good] {
            fs::write(&path, text).unwrap();
            drop(people.now());
        }
        let lines = log.text();
        let found: Vec<_> = lines.lines().map(|line| line.contains("is well again")).collect();
        assert_eq!(found, [false, true, false, true], "{lines}");
        assert!(!lines.contains("sam"), "{lines}");
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = Staff::parse(text).err().unwrap_or_else(|| "understood".into());
        assert!(found.contains(expected), "{found}");
    }

    #[test]
    fn a_file_that_cannot_be_trusted_is_refused() {
        let good = written("k", &[("sam", [1; 32])]);
        check(&good, "understood");
        check("", "missing field `version`");
        check(&written("k", &[("sam", [1; 32]), ("sam", [2; 32])]), "sam stands in it twice");
        let start = good.find("sign = ").unwrap();
        check(&format!("{}sign = \"AAAA\"", &good[..start]), "\"sign\" of sam is not an Ed25519 key");
        // The point of order one: a signature that fits everything could be made for it.
        let weak = Base64::encode_string(&[
            1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        ]);
        check(&format!("{}sign = \"{weak}\"", &good[..start]), "\"sign\" of sam is not an Ed25519 key");
    }
}
