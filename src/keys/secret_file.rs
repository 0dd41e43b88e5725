//! Files with secrets: sealed, readable by their owner only, and never written over.

use std::{
    fs::{self, OpenOptions},
    io::{ErrorKind, Write},
    path::Path,
};

use getrandom::SysRng;
use rand_core::UnwrapErr;
use seal::{IdentityFile, armor, words};
use zeroize::Zeroizing;

use crate::{Fault, passphrases::AskPassphrase};

/// The system's randomness.
pub fn rng() -> UnwrapErr<SysRng> {
    UnwrapErr(SysRng)
}

/// Writes a new file that only its owner can read.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(path).and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()));
    written.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Fault::InTheWay(path.into()),
        _ => Fault::File { path: path.into(), error },
    })
}

/// Refuses early if a file is in the way, before anybody is asked for a passphrase.
pub fn check_free(path: &Path) -> Result<(), Fault> {
    if path.exists() { Err(Fault::InTheWay(path.into())) } else { Ok(()) }
}

/// Seals an identity under six new words and writes it. The words are shown once and kept nowhere.
pub fn write_identity(path: &Path, identity: &IdentityFile) -> Result<Zeroizing<String>, Fault> {
    let words = words::passphrase(&mut rng());
    let sealed = identity.lock(&words, &mut rng())?;
    write_new(path, sealed.as_bytes())?;
    Ok(words)
}

/// Reads an identity file: one of ours, or any that an age tool made. Asks for a passphrase only if it has one.
pub fn read_identity(path: &Path, ask: &mut AskPassphrase<'_>) -> Result<IdentityFile, Fault> {
    let bytes = Zeroizing::new(fs::read(path).map_err(|error| Fault::File { path: path.into(), error })?);
    let sealed = armor::is_armored(&bytes) || bytes.starts_with(b"age-encryption.org/");
    let opened = if sealed {
        IdentityFile::unlock(&bytes, &ask(&path.display().to_string())?)
    } else {
        IdentityFile::parse(core::str::from_utf8(&bytes).unwrap_or_default())
    };
    opened.map_err(|error| Fault::Identity { path: path.into(), error })
}
