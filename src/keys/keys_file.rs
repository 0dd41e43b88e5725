//! `keys.toml`: everybody's public keys. Nothing in it is secret; all of it decides who can read letters.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::Local;
use wire::{Day, KeyKind, KeySet, keyset::PostBoxKeys};

use crate::Fault;

const HEADING: &str = "\
# Everybody's public keys, made by `keys`: nothing here is secret, and all of it decides who can read letters.
# Do not edit by hand. After a change, compare the six words of `keys fingerprint` with those on the website.

";

/// A key-set and where it is kept.
#[derive(Debug)]
pub struct KeysFile {
    path: PathBuf,
    /// What stands in it.
    pub keyset: KeySet,
}

/// The day to write: the one given, or today where this machine is, as `press` counts its days too.
pub fn day(given: Option<&str>) -> Result<String, Fault> {
    let Some(text) = given else { return Ok(Local::now().date_naive().to_string()) };
    text.parse::<Day>().map(String::from).map_err(|_| Fault::NotADay(text.into()))
}

/// Whether a text can be a person's id: it stands in file names, addresses and words.
pub fn check_id(id: &str) -> Result<(), Fault> {
    let plain = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'-';
    let good = !id.is_empty() && id.len() <= 64 && id.bytes().all(plain) && id != "recovery";
    if good { Ok(()) } else { Err(Fault::NotAnId(id.into())) }
}

impl KeysFile {
    /// Reads a key-set.
    pub fn read(path: &Path) -> Result<Self, Fault> {
        let text = fs::read_to_string(path).map_err(|error| Fault::File { path: path.into(), error })?;
        let keyset = toml::from_str(&text)
            .map_err(|error| Fault::NotAKeySet { path: path.into(), why: error.message().replace('\n', " ") })?;
        Ok(Self { path: path.into(), keyset })
    }

    /// Reads a key-set, or begins one if there is no such file.
    pub fn read_or_begin(path: &Path, kind: KeyKind) -> Result<Self, Fault> {
        if path.exists() {
            return Self::read(path);
        }
        let post_box = PostBoxKeys { current: String::new(), next: String::new() };
        let made = String::new();
        let keyset = KeySet { version: 0, made, kind, recovery: String::new(), post_box, people: Vec::new() };
        Ok(Self { path: path.into(), keyset })
    }

    /// Writes the key-set with the next version and this day. The old file stays whole until the new one is.
    pub fn write(&mut self, made: &str) -> Result<(), Fault> {
        self.keyset.version = self.keyset.version.saturating_add(1);
        self.keyset.made = made.into();
        let text = toml::to_string(&self.keyset)
            .map_err(|error| Fault::NotAKeySet { path: self.path.clone(), why: error.to_string() })?;
        let new = self.path.with_extension("toml.new");
        let written = fs::write(&new, format!("{HEADING}{text}")).and_then(|()| fs::rename(&new, &self.path));
        written.map_err(|error| Fault::File { path: self.path.clone(), error })
    }

    /// The six words that people compare.
    pub fn fingerprint(&self) -> String {
        seal::fingerprint::words(&self.keyset)
    }

    /// What is still missing or wrong, each in one sentence.
    pub fn faults(&self) -> Vec<String> {
        seal::keyset::faults(&self.keyset).iter().map(ToString::to_string).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::post_box;
    use tempfile::TempDir;

    /// The example of RFC 8032, section 7.1, test 1.
    const PUBLIC: &str = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let folder = TempDir::new().expect("a folder of its own");
        let path = folder.path().join("keys.toml");
        fs::write(&path, text).expect("written");
        let found = match KeysFile::read(&path) {
            Ok(file) => file.faults().join("; "),
            Err(fault) => fault.to_string().replace(&folder.path().display().to_string(), ""),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn a_key_set_that_is_not_ready_says_what_is_missing() {
        let begun = "version = 1\nmade = \"2026-11-20\"\nkind = \"hybrid\"\nrecovery = \"\"\npeople = []\n\
                     [post_box]\ncurrent = \"\"\nnext = \"\"\n";
        check(
            begun,
            "there is no recovery key; make one with `keys recovery`; the post box has no usable key; add its keys with `keys post-box`",
        );
        check("version = 1", "/keys.toml is not a key-set (missing field `made`); take the last good copy of it");
    }

    #[test]
    fn a_day_is_a_day() {
        assert_eq!(day(Some("2026-11-20")).ok().as_deref(), Some("2026-11-20"));
        for wrong in ["", "20-11-2026", "2026-02-30", "tomorrow"] {
            let fault = day(Some(wrong)).unwrap_or_else(|fault| fault.to_string());
            assert_eq!(fault, format!("\"{wrong}\" is not a day; write it as 2026-11-20"));
        }
    }

    #[test]
    fn today_is_the_day_where_the_machine_is() {
        let today = || Local::now().date_naive().to_string();
        let (before, found, after) = (today(), day(None).expect("today is a day"), today());
        // It may have become midnight in between.
        assert!(found == before || found == after, "{found} is not {before}");
    }

    #[test]
    fn the_post_boxs_keys_are_checked_before_they_are_written() {
        let folder = TempDir::new().expect("a folder of its own");
        let path = folder.path().join("keys.toml");
        KeysFile::read_or_begin(&path, KeyKind::X25519).and_then(|mut file| file.write("2026-11-20")).expect("begun");
        assert!(post_box::set(PUBLIC, "", &path, "2026-11-21").is_ok());
        let fault =
            post_box::set(PUBLIC, "hello", &path, "2026-11-22").map_or_else(|it| it.to_string(), |()| "set".into());
        let expected =
            "the key of \"next post box\" is not an Ed25519 public key; it should be 32 bytes in base64, copied whole";
        assert_eq!(fault, expected);
        let file = KeysFile::read(&path).expect("it was just written");
        assert_eq!((file.keyset.version, file.keyset.post_box.current.as_str()), (2, PUBLIC));
        assert_eq!(file.faults(), ["there is no recovery key; make one with `keys recovery`"]);
        assert_eq!(file.fingerprint().split(' ').count(), 6);
    }
}
