//! The keys that the post box signs with: the one in use, and the one that comes next.

use std::path::Path;

use seal::sign::read_public;
use wire::keyset::PostBoxKeys;

use crate::{Fault, keys_file::KeysFile};

/// Writes the post box's public keys into the key-set. The next one may be left empty.
pub fn set(current: &str, next: &str, keys: &Path, made: &str) -> Result<(), Fault> {
    let mut file = KeysFile::read(keys)?;
    for (whose, key) in [("post box", current), ("next post box", next)] {
        if whose == "post box" || !key.is_empty() {
            read_public(key).map_err(|fault| Fault::Key { whose: whose.into(), fault })?;
        }
    }
    file.keyset.post_box = PostBoxKeys { current: current.into(), next: next.into() };
    file.write(made)
}
