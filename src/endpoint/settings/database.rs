//! A database's address, which may hold a password: where it may come from, and that it is never shown.

use std::{fs, path::Path};

use super::fault;
use crate::{fault::Fault, store::Database};

/// Whether what stands for a database may have a password in it: anything but a path, with a colon before an @, or the word.
pub(super) fn has_password(setting: &str) -> bool {
    if matches!(Database::parse(setting), Ok(Database::Sqlite(_))) {
        return false;
    }
    let rest = setting.split_once("://").map_or(setting, |(_, rest)| rest);
    rest.rsplit_once('@').is_some_and(|(who, _)| who.contains(':')) || setting.to_lowercase().contains("password")
}

/// Another database than the one of the settings, as the command line names it, or a file that holds its address.
///
/// # Errors
///
/// [`Fault`] if it is none, has a password on the command line, or its file cannot be read.
pub fn other_database(said: Option<String>, file: Option<&Path>) -> Result<Option<Database>, Fault> {
    let address = match (said, file) {
        (Some(said), _) if has_password(&said) => {
            return Err(fault(
                "--deleted-since has a password in it, which everybody on this machine can read there; put the address into a \
                 file and name it in --deleted-since-file",
            ));
        }
        (Some(said), _) => said,
        (None, Some(path)) => one_line("--deleted-since-file", path)?,
        (None, None) => return Ok(None),
    };
    Database::parse(&address).map(Some).map_err(|why| fault(format!("--deleted-since: {why}")))
}

/// The one line of a file that holds a database's address.
pub(super) fn one_line(key: &str, path: &Path) -> Result<String, Fault> {
    let text = fs::read_to_string(path).map_err(|why| {
        fault(format!("{key} {} cannot be read: {why}; correct its name or its owner", path.display()))
    })?;
    match text.trim() {
        "" => Err(fault(format!("{key} must hold one line, the database's address"))),
        line if line.contains('\n') => Err(fault(format!("{key} must hold one line, the database's address"))),
        line => Ok(line.to_owned()),
    }
}
