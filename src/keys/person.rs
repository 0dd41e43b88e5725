//! A person's keys: the first ones, and new ones after a while.

use std::{fs, path::Path};

use seal::{IdentityFile, SignInKey};
use wire::{KeyKind, keyset::PersonKeys};
use zeroize::Zeroizing;

use crate::{
    Fault,
    keys_file::{KeysFile, check_id},
    passphrases::AskPassphrase,
    secret_file::{check_free, read_identity, rng, write_identity},
};

/// What was made for a person.
pub struct Made {
    /// The six words that open the identity file. They are kept nowhere.
    pub passphrase: Zeroizing<String>,
    /// The public age key.
    pub recipient: String,
}

/// Who is to have keys, and where they are put.
pub struct NewPerson<'a> {
    /// The id, as in `council.toml`.
    pub person: &'a str,
    /// The key-set to add them to. Without one, as for a holder of the recovery key, nothing public is written.
    pub keys: Option<&'a Path>,
    /// Where the identity file is written.
    pub out: &'a Path,
    /// Which kind of keys: the key-set's own, or hybrid for a new one, if nothing is said.
    pub kind: Option<KeyKind>,
    /// Whether keys that are there already are replaced, because the identity is lost.
    pub replace: bool,
    /// The day to write, as `2026-11-20`.
    pub made: &'a str,
}

/// Makes a person's identity, and adds the public part to the key-set.
pub fn new(wanted: &NewPerson<'_>) -> Result<Made, Fault> {
    let NewPerson { person, keys, out, kind, replace, made } = *wanted;
    check_id(person)?;
    check_free(out)?;
    let kind_or_hybrid = kind.unwrap_or(KeyKind::Hybrid);
    let mut keys = keys.map(|path| KeysFile::read_or_begin(path, kind_or_hybrid)).transpose()?;
    let kind = match &keys {
        Some(file) if kind.is_some_and(|kind| kind != file.keyset.kind) => return Err(Fault::OtherKind),
        Some(file) => file.keyset.kind,
        None => kind_or_hybrid,
    };
    if let Some(file) = &keys {
        let known = file.keyset.people.iter().any(|keys| keys.id == person);
        if known && !replace {
            return Err(Fault::HasKeys(person.into()));
        }
    }
    let identity = IdentityFile::generate(person, kind, &mut rng());
    finish(&identity, keys.as_mut(), out, made)
}

/// Gives a person new keys. The new identity file opens old letters as well; the old one opens no new ones.
pub fn rotate(
    identity: &Path,
    keys: &Path,
    out: &Path,
    made: &str,
    ask: &mut AskPassphrase<'_>,
) -> Result<Made, Fault> {
    check_free(out)?;
    let mut file = KeysFile::read(keys)?;
    let mut identity = read_identity(identity, ask)?;
    if !file.keyset.people.iter().any(|keys| keys.id == identity.staff()) {
        return Err(Fault::NoSuchPerson(identity.staff().into()));
    }
    identity.rotate(file.keyset.kind, &mut rng());
    finish(&identity, Some(&mut file), out, made)
}

/// Writes an identity without the older ones that [`rotate`] left in it, under six new words; gives how many those were.
pub fn retire(identity: &Path, out: &Path, ask: &mut AskPassphrase<'_>) -> Result<(Zeroizing<String>, usize), Fault> {
    check_free(out)?;
    let mut identity = read_identity(identity, ask)?;
    match identity.forget_older() {
        0 => Err(Fault::NothingOlder(identity.staff().into())),
        older => Ok((write_identity(out, &identity)?, older)),
    }
}

/// Takes a person who has left out of the key-set. What they could read before, they still can.
pub fn remove(person: &str, keys: &Path, made: &str) -> Result<(), Fault> {
    let mut file = KeysFile::read(keys)?;
    let before = file.keyset.people.len();
    file.keyset.people.retain(|keys| keys.id != person);
    if file.keyset.people.len() == before {
        return Err(Fault::NoSuchPerson(person.into()));
    }
    file.write(made)
}

fn finish(identity: &IdentityFile, keys: Option<&mut KeysFile>, out: &Path, made: &str) -> Result<Made, Fault> {
    let recipient = identity.identities().first().map(|identity| identity.recipient().to_string()).unwrap_or_default();
    let sign = identity.sign().map(SignInKey::public).unwrap_or_default();
    let passphrase = write_identity(out, identity)?;
    if let Some(file) = keys {
        let public = PersonKeys { id: identity.staff().into(), recipient: recipient.clone(), sign };
        match file.keyset.people.iter_mut().find(|keys| keys.id == public.id) {
            Some(keys) => *keys = public,
            None => file.keyset.people.push(public),
        }
        if let Err(fault) = file.write(made) {
            // Without its public part nobody could write to this identity.
            let _ = fs::remove_file(out);
            return Err(fault);
        }
    }
    Ok(Made { passphrase, recipient })
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    const DAY: &str = "2026-11-20";

    /// Makes keys for one person after the other and tells what stands in the key-set then.
    #[track_caller]
    fn check(people: &[(&str, Option<KeyKind>, bool)], expected: &str) {
        let folder = TempDir::new().expect("a folder of its own");
        let keys = folder.path().join("keys.toml");
        for (index, (person, kind, replace)) in people.iter().enumerate() {
            let out = folder.path().join(format!("{index}.age"));
            let keys = Some(keys.as_path());
            let wanted = NewPerson { person, keys, out: &out, kind: *kind, replace: *replace, made: DAY };
            if let Err(fault) = new(&wanted) {
                assert!(!out.exists(), "an identity was written all the same");
                assert_eq!(fault.to_string(), expected);
                return;
            }
        }
        let keyset = KeysFile::read(&keys).expect("it was just written").keyset;
        let names: Vec<_> = keyset.people.iter().map(|person| person.id.as_str()).collect();
        assert_eq!(format!("{} {:?} of {}: {}", keyset.version, keyset.kind, keyset.made, names.join(" ")), expected);
    }

    #[test]
    fn each_person_adds_a_version() {
        let people = [("sam", None, false), ("priya", None, false)];
        check(&people, "2 Hybrid of 2026-11-20: sam priya");
        check(&[("sam", Some(KeyKind::X25519), false), ("priya", None, false)], "2 X25519 of 2026-11-20: sam priya");
    }

    #[test]
    fn nobody_loses_their_keys_by_accident() {
        let twice =
            "\"sam\" has keys already; change them with `keys rotate`, or pass --replace if the identity is lost";
        check(&[("sam", None, false), ("sam", None, false)], twice);
        check(&[("sam", None, false), ("sam", None, true)], "2 Hybrid of 2026-11-20: sam");
    }

    #[test]
    fn who_has_left_is_taken_out_once() {
        let folder = TempDir::new().expect("a folder of its own");
        let (keys, out) = (folder.path().join("keys.toml"), folder.path().join("sam.age"));
        let wanted = NewPerson { person: "sam", keys: Some(&keys), out: &out, kind: None, replace: false, made: DAY };
        new(&wanted).expect("nothing is in the way");
        assert!(remove("sam", &keys, "2026-12-01").is_ok());
        let keyset = KeysFile::read(&keys).expect("it was just written").keyset;
        assert_eq!((keyset.version, keyset.people.len()), (2, 0));
        assert!(matches!(remove("sam", &keys, DAY), Err(Fault::NoSuchPerson(_))));
    }

    #[test]
    fn kinds_are_not_mixed_and_ids_are_plain() {
        let mixed = "the key-set's keys are of the other kind, and kinds cannot be mixed; leave --kind out, or start a new key-set";
        check(&[("sam", None, false), ("priya", Some(KeyKind::X25519), false)], mixed);
        for id in ["", "Sam", "sam smith", "recovery", "../sam"] {
            let not_an_id =
                format!("\"{id}\" cannot be an id; use small letters, digits and hyphens, and not \"recovery\"");
            check(&[(id, None, false)], &not_an_id);
        }
    }

    #[test]
    fn new_keys_open_old_letters_and_old_keys_no_new_ones() {
        let folder = TempDir::new().expect("a folder of its own");
        let path = |name: &str| folder.path().join(name);
        let (keys, old, renewed) = (path("keys.toml"), path("old.age"), path("new.age"));
        let kind = Some(KeyKind::X25519);
        let wanted = NewPerson { person: "sam", keys: Some(&keys), out: &old, kind, replace: false, made: DAY };
        let first = new(&wanted).expect("nothing is in the way");
        let words = first.passphrase.to_uppercase();
        let second = rotate(&old, &keys, &renewed, "2027-05-20", &mut |_| Ok(Zeroizing::new(words.clone())));
        let second = second.expect("the right words");
        assert_ne!(*first.passphrase, *second.passphrase);

        let keyset = KeysFile::read(&keys).expect("it was just written").keyset;
        assert_eq!((keyset.version, keyset.made.as_str()), (2, "2027-05-20"));
        let read = |path: &Path, words: &str| {
            read_identity(path, &mut |_| Ok(Zeroizing::new(words.into()))).expect("the right words")
        };
        let (old, renewed) = (read(&old, &first.passphrase), read(&renewed, &second.passphrase));
        let sign = renewed.sign().map(SignInKey::public);
        assert_eq!(sign.as_deref(), Some(keyset.people[0].sign.as_str()));
        assert_ne!(old.sign().map(SignInKey::public), sign);
        let seal_to = |recipient: &str| {
            let recipient = seal::Recipient::parse(recipient).expect("a public key");
            seal::seal(b"Dear Sam", 8, &[recipient], &mut rng()).expect("sealed")
        };
        let (old_letter, new_letter) = (seal_to(&first.recipient), seal_to(&keyset.people[0].recipient));
        assert!(seal::open(&old_letter, renewed.identities()).is_ok());
        assert!(seal::open(&new_letter, renewed.identities()).is_ok());
        assert!(seal::open(&new_letter, old.identities()).is_err());

        // When the last letter of before is gone, what opened it can go as well.
        let mut ask = |_: &str| Ok(Zeroizing::new(second.passphrase.to_string()));
        let (words, older) = retire(&path("new.age"), &path("alone.age"), &mut ask).expect("the right words");
        let alone = read(&path("alone.age"), &words);
        assert_eq!((older, alone.sign().map(SignInKey::public)), (1, sign));
        assert!(seal::open(&new_letter, alone.identities()).is_ok());
        assert!(seal::open(&old_letter, alone.identities()).is_err());
        let again = retire(&path("alone.age"), &path("again.age"), &mut |_| Ok(Zeroizing::new(words.to_string())));
        assert!(matches!(again, Err(Fault::NothingOlder(_))) && !path("again.age").exists());
    }

    #[test]
    fn wrong_words_change_nothing() {
        let folder = TempDir::new().expect("a folder of its own");
        let path = |name: &str| folder.path().join(name);
        let (keys, old, renewed) = (path("keys.toml"), path("old.age"), path("new.age"));
        let wanted = NewPerson { person: "sam", keys: Some(&keys), out: &old, kind: None, replace: false, made: DAY };
        new(&wanted).expect("nothing is in the way");
        let before = fs::read(&keys).expect("it was just written");
        let fault = rotate(&old, &keys, &renewed, DAY, &mut |_| Ok(Zeroizing::new("one two".into())));
        let fault = fault.map_or_else(|fault| fault.to_string(), |_| "it was opened".into());
        let wrong = "the passphrase does not open this identity file; type the six words again";
        assert_eq!(fault, format!("{}: {wrong}", old.display()));
        assert!(!renewed.exists());
        assert_eq!(fs::read(&keys).ok(), Some(before));
    }

    #[cfg(unix)]
    #[test]
    fn only_its_owner_can_read_an_identity_file() {
        use std::os::unix::fs::PermissionsExt;
        let folder = TempDir::new().expect("a folder of its own");
        let out = folder.path().join("sam.age");
        let wanted = NewPerson { person: "sam", keys: None, out: &out, kind: None, replace: false, made: DAY };
        let made = new(&wanted).expect("nothing is in the way");
        assert!(made.recipient.starts_with("age1pq1"));
        let mode = fs::metadata(&out).expect("it was just written").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert!(matches!(new(&wanted), Err(Fault::InTheWay(_))));
    }
}
