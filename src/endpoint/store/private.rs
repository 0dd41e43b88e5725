//! Files that are for this program's account alone.

use std::{
    fs::{self, File, OpenOptions},
    io,
    os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _},
    path::Path,
};

/// Makes an empty file that no other account can read, unless there is a file of that name.
pub fn make(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

/// The mode of a file, if others than its owner can do anything with it.
pub fn open_to_others(path: &Path) -> Option<u32> {
    let mode = fs::metadata(path).map(|file| file.permissions().mode() & 0o777);
    mode.ok().filter(|mode| mode & 0o077 != 0)
}
