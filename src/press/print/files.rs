//! The files of a site in memory: nothing is written until everything is there.

use std::collections::BTreeMap;

use base64ct::{Base64, Encoding as _};
use sha2::{Digest, Sha256, Sha384};
use wire::KeySet;

/// The files of a site by their address beneath the base.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files(BTreeMap<String, (Keep, Vec<u8>)>);

/// What the name of a key-set begins with.
pub const KEYSET: &str = "keyset";

/// How long a browser may keep a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// Not at all: somebody writes on it.
    Never,
    /// As long as the host says that it has not changed.
    WhileSame,
    /// For a day: its name stays the same, and an old one does no harm.
    ADay,
    /// For ever: another version has another name.
    ForEver,
}

impl Files {
    /// Puts a page, or what is asked for anew like one, under a name of its own.
    pub fn put(&mut self, name: &str, bytes: impl Into<Vec<u8>>) {
        self.put_kept(name, Keep::WhileSame, bytes);
    }

    /// Puts a file that browsers keep so long under a name of its own.
    pub fn put_kept(&mut self, name: &str, keep: Keep, bytes: impl Into<Vec<u8>>) {
        self.0.insert(name.to_owned(), (keep, bytes.into()));
    }

    /// Puts a file under a name that changes when its bytes do, as `style-0123456789abcdef.css`, and gives that name.
    pub fn put_hashed(&mut self, stem: &str, ending: &str, bytes: impl Into<Vec<u8>>) -> String {
        let bytes = bytes.into();
        let name = format!("{stem}-{}.{ending}", hash(&bytes));
        self.put_kept(&name, Keep::ForEver, bytes);
        name
    }

    /// Puts the key-set and gives its name with `#` and its digest behind it: a worker takes no other than the page names.
    pub fn put_keyset(&mut self, keys: &KeySet) -> String {
        let keyset = json::write(keys);
        let digest = seal::sign::digest(keyset.as_bytes()).header();
        format!("{}#{digest}", self.put_hashed(KEYSET, "json", keyset))
    }

    /// What a page writes beside the name of a script, so that no other bytes are run in its place.
    pub fn integrity(&self, name: &str) -> String {
        format!("sha384-{}", Base64::encode_string(&Sha384::digest(self.get(name).unwrap_or_default())))
    }

    /// The bytes of a file.
    pub fn get(&self, name: &str) -> Option<&[u8]> {
        self.0.get(name).map(|(_, bytes)| bytes.as_slice())
    }

    /// Every file in the order of names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().map(|(name, (_, bytes))| (name.as_str(), bytes.as_slice()))
    }

    /// Every file with how long it may be kept, in the order of names.
    pub fn kept(&self) -> impl Iterator<Item = (&str, Keep)> {
        self.0.iter().map(|(name, (keep, _))| (name.as_str(), *keep))
    }

    /// How many bytes all files have together.
    pub fn bytes(&self) -> usize {
        self.0.values().map(|(_, bytes)| bytes.len()).sum()
    }

    /// How many files there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }
}

/// The first 64 bits of the SHA-256 in hexadecimal: plenty to tell two versions of a file apart.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_changes_with_the_bytes_and_only_with_them() {
        let mut files = Files::default();
        let first = files.put_hashed("style", "css", "a{}");
        assert_eq!(files.put_hashed("style", "css", "a{}"), first);
        assert_ne!(files.put_hashed("style", "css", "b{}"), first);
    }
}
