//! The spare key. It opens every letter, is kept offline, and no one person can put it together.
//!
//! It is sealed to one holder, and that file to another, once for each pair of the three. Losing one holder, or one of
//! the files, loses nothing; one holder alone opens nothing. Ordinary age tools can do the same in two steps.

use std::{
    fs,
    path::{Path, PathBuf},
};

use seal::{Identity, IdentityFile, OpenError, Recipient, armor};
use zeroize::Zeroizing;

use crate::{
    Fault,
    keys_file::{KeysFile, check_id},
    passphrases::AskPassphrase,
    secret_file::{check_free, read_identity, rng, write_identity, write_new},
};

/// One of three people who keep the spare key together.
pub struct Holder {
    name: String,
    recipient: Recipient,
}

impl Holder {
    /// Reads `name=age1…`.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let (name, key) = text.split_once('=').ok_or(Fault::NotThreeHolders)?;
        check_id(name)?;
        let recipient = Recipient::parse(key).map_err(|fault| Fault::Key { whose: name.into(), fault })?;
        Ok(Self { name: name.into(), recipient })
    }
}

/// Makes the recovery key, writes a file for each pair of holders into `dir`, and its public part into the key-set.
pub fn make(holders: &[Holder], keys: &Path, dir: &Path, replace: bool, made: &str) -> Result<Vec<PathBuf>, Fault> {
    let [one, two, three] = holders else { return Err(Fault::NotThreeHolders) };
    let same = |a: &Holder, b: &Holder| a.name == b.name || a.recipient == b.recipient;
    if same(one, two) || same(one, three) || same(two, three) {
        return Err(Fault::NotThreeHolders);
    }
    let mut file = KeysFile::read(keys)?;
    if !file.keyset.recovery.is_empty() && !replace {
        return Err(Fault::HasRecovery);
    }
    for Holder { name, recipient } in holders {
        let is_theirs = |text: &str| Recipient::parse(text).is_ok_and(|daily| daily == *recipient);
        if let Some(person) = file.keyset.people.iter().find(|person| is_theirs(&person.recipient)) {
            return Err(Fault::DailyKey { keys: keys.into(), holder: name.clone(), person: person.id.clone() });
        }
    }
    let pairs = [(one, two), (one, three), (two, three)];
    let paths = pairs.map(|(first, second)| dir.join(format!("recovery-{}-{}.age", first.name, second.name)));
    paths.iter().try_for_each(|path| check_free(path))?;
    fs::create_dir_all(dir).map_err(|error| Fault::File { path: dir.into(), error })?;

    let identity = Identity::generate(file.keyset.kind, &mut rng());
    let recipient = identity.recipient().to_string();
    let identity = IdentityFile::of_identity("recovery", identity);
    for ((first, second), path) in pairs.into_iter().zip(&paths) {
        let inner = seal_to(identity.secret_text().as_bytes(), &first.recipient)?;
        write_new(path, armor::write(&seal_to(&inner, &second.recipient)?).as_bytes())?;
    }
    file.keyset.recovery = recipient;
    file.write(made)?;
    Ok(paths.into())
}

/// Puts the recovery key together from one file and the identities of both its holders, and seals it under six new
/// words, which are given back.
pub fn recover(
    part: &Path,
    identities: &[PathBuf],
    out: &Path,
    ask: &mut AskPassphrase<'_>,
) -> Result<Zeroizing<String>, Fault> {
    check_free(out)?;
    let bytes = fs::read(part).map_err(|error| Fault::File { path: part.into(), error })?;
    let files: Result<Vec<_>, _> = identities.iter().map(|path| read_identity(path, ask)).collect();
    let files = files?;
    // Whoever comes first: each layer opens with one of them.
    let open = |file: &[u8]| {
        let tried = files.iter().map(|holder| seal::open(file, holder.identities()));
        tried.reduce(|before, now| before.or(now)).unwrap_or(Err(OpenError::NotForYou))
    };
    let opened = armor::read(&bytes).and_then(|outer| open(&outer)).and_then(|inner| open(&inner));
    let text = Zeroizing::new(opened.map_err(|_| Fault::NotThesePair(part.into()))?);
    let identity = core::str::from_utf8(&text).ok().and_then(|text| IdentityFile::parse(text).ok());
    write_identity(out, &identity.ok_or_else(|| Fault::NotThesePair(part.into()))?)
}

fn seal_to(bytes: &[u8], recipient: &Recipient) -> Result<Vec<u8>, Fault> {
    Ok(seal::seal(bytes, bytes.len(), core::slice::from_ref(recipient), &mut rng())?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::person::{self, NewPerson};
    use tempfile::TempDir;
    use wire::KeyKind;

    const DAY: &str = "2026-11-20";

    /// Three holders with plain identity files of different kinds, a key-set, and the recovery key's files.
    struct Cabinet {
        folder: TempDir,
        keys: PathBuf,
        recipients: Vec<String>,
    }

    impl Cabinet {
        fn new() -> Self {
            let folder = TempDir::new().expect("a folder of its own");
            let keys = folder.path().join("keys.toml");
            KeysFile::read_or_begin(&keys, KeyKind::Hybrid).and_then(|mut file| file.write(DAY)).expect("written");
            let kinds = [("ann", KeyKind::Hybrid), ("ben", KeyKind::X25519), ("cat", KeyKind::Hybrid)];
            let recipients = kinds.map(|(name, kind)| {
                let identity = Identity::generate(kind, &mut rng());
                fs::write(folder.path().join(name), identity.secret_text().as_bytes()).expect("written");
                format!("{name}={}", identity.recipient())
            });
            Self { folder, keys, recipients: recipients.into() }
        }

        fn make(&self, holders: &[&str], replace: bool) -> Result<Vec<PathBuf>, Fault> {
            let holders: Result<Vec<_>, _> = holders.iter().map(|text| Holder::parse(text)).collect();
            make(&holders?, &self.keys, &self.folder.path().join("parts"), replace, DAY)
        }

        fn make_all(&self) -> Vec<PathBuf> {
            let holders: Vec<_> = self.recipients.iter().map(String::as_str).collect();
            self.make(&holders, false).expect("three holders")
        }

        /// What comes of a part and the identities of these holders.
        fn recover(&self, part: &Path, holders: &[&str], out: &Path) -> Result<Zeroizing<String>, Fault> {
            let identities: Vec<_> = holders.iter().map(|name| self.folder.path().join(name)).collect();
            recover(part, &identities, out, &mut |_| unreachable!("these files have no passphrase"))
        }
    }

    #[test]
    fn any_two_of_three_holders_put_the_key_together() {
        let cabinet = Cabinet::new();
        let parts = cabinet.make_all();
        let keyset = KeysFile::read(&cabinet.keys).expect("it was just written").keyset;
        assert_eq!(keyset.version, 2);
        for (part, pair) in parts.iter().zip([["ben", "ann"], ["ann", "cat"], ["cat", "ben"]]) {
            let out = part.with_extension("whole");
            let words = cabinet.recover(part, &pair, &out).expect("the two that the file names");
            let identity = read_identity(&out, &mut |_| Ok(words.clone())).expect("its own words");
            assert_eq!(identity.identities()[0].recipient().to_string(), keyset.recovery);
            assert!(identity.sign().is_none());
        }
    }

    #[test]
    fn one_holder_or_the_wrong_two_open_nothing() {
        let cabinet = Cabinet::new();
        let parts = cabinet.make_all();
        for holders in [&["ann"][..], &["ann", "ann"], &["ann", "cat"], &["ben"], &[]] {
            let out = cabinet.folder.path().join("whole");
            let outcome = cabinet.recover(&parts[0], holders, &out);
            assert!(matches!(outcome, Err(Fault::NotThesePair(_))), "{holders:?}");
            assert!(!out.exists());
        }
    }

    #[test]
    fn the_key_itself_is_in_none_of_the_files() {
        let cabinet = Cabinet::new();
        cabinet.make_all();
        let files = fs::read_dir(cabinet.folder.path().join("parts")).expect("a folder");
        let texts: Vec<_> = files.map(|file| fs::read_to_string(file.expect("a file").path()).expect("text")).collect();
        assert_eq!(texts.len(), 3);
        assert!(texts.iter().all(|text| text.starts_with("-----BEGIN AGE") && !text.contains("AGE-SECRET")));
    }

    #[track_caller]
    fn check(holders: &[&str], expected: &str) {
        let cabinet = Cabinet::new();
        let fault = cabinet.make(holders, false);
        assert_eq!(fault.map_or_else(|fault| fault.to_string(), |_| "made".into()), expected);
    }

    #[test]
    fn three_different_holders_are_needed() {
        let keys = [(); 3].map(|()| Identity::generate(KeyKind::X25519, &mut rng()).recipient().to_string());
        let [a, b, c] = ["a", "b", "c"].map(|name| format!("{name}={}", keys[0])).map(|text| text.replace(' ', ""));
        let three = "name three different holders, each as --holder name=age1… with their own public key";
        check(&[&a, &b, &c], three);
        check(&[&a, &a, &a], three);
        check(&[&a], three);
        check(&["age1…"], three);
        let bad = "the key of \"a\" is not a public age key; it should start age1pq1… or age1… and be copied whole";
        check(&["a=age1", &b, &c], bad);
        let [a, b, c] = [("a", 0), ("b", 1), ("c", 2)].map(|(name, index)| format!("{name}={}", keys[index]));
        check(&[&a, &b, &c], "made");
    }

    #[test]
    fn nobody_holds_the_spare_key_with_what_opens_letters_every_day() {
        let cabinet = Cabinet::new();
        let out = cabinet.folder.path().join("maya.identity.age");
        let keys = Some(cabinet.keys.as_path());
        let maya = NewPerson { person: "maya", keys, out: &out, kind: None, replace: false, made: DAY };
        let daily = format!("dora={}", person::new(&maya).expect("nothing is in the way").recipient);
        let [ann, ben, _] = [0, 1, 2].map(|index| cabinet.recipients[index].as_str());
        let before = fs::read(&cabinet.keys).expect("it was just written");
        let fault = cabinet.make(&[ann, ben, &daily], false);
        let expected = format!(
            "{}: the key for the holder \"dora\" is the one that \"maya\" opens letters with; make one for \
             this alone with `keys new --person dora --out FILE`, without --keys",
            cabinet.keys.display()
        );
        assert_eq!(fault.map_or_else(|fault| fault.to_string(), |_| "made".into()), expected);
        assert!(!cabinet.folder.path().join("parts").exists(), "a part was written all the same");
        assert_eq!(fs::read(&cabinet.keys).ok(), Some(before));
        cabinet.make_all();
    }

    #[test]
    fn a_second_recovery_key_is_only_made_on_purpose() {
        let cabinet = Cabinet::new();
        let parts = cabinet.make_all();
        let holders: Vec<_> = cabinet.recipients.iter().map(String::as_str).collect();
        assert!(matches!(cabinet.make(&holders, false), Err(Fault::HasRecovery)));
        assert!(matches!(cabinet.make(&holders, true), Err(Fault::InTheWay(_))));
        for part in parts {
            fs::rename(&part, part.with_extension("older")).expect("moved aside");
        }
        assert!(cabinet.make(&holders, true).is_ok());
    }
}
