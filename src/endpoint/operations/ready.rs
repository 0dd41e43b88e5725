//! Whether the post box can take letters at this moment, and if not, why in a word.

use std::{path::Path, sync::atomic::Ordering};

use crate::{
    serve::app::PostBox,
    store::{Database, Tally},
};

/// How much of the disk must be free, in bytes: a commit of the largest group of the largest letters, twice.
const DISK_FREE_MIN: u64 = 64 * 1024 * 1024;

/// Why letters are not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unready {
    /// The program ends.
    Stopping,
    /// The database does not read or does not commit.
    Store,
    /// The database is as large as the settings let it become.
    Full,
    /// The disk is nearly full.
    Disk,
    /// keys.toml cannot be read or does not list this post box's key.
    Keys,
}

impl Unready {
    /// The word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Stopping => "stopping",
            Self::Store => "store",
            Self::Full => "full",
            Self::Disk => "disk",
            Self::Keys => "keys",
        }
    }
}

/// What the store keeps, if it says, and the first reason why letters are not taken, if there is one.
pub async fn look(post_box: &PostBox) -> (Option<Tally>, Option<Unready>) {
    if post_box.stopping.load(Ordering::SeqCst) {
        return (None, Some(Unready::Stopping));
    }
    let tally = match post_box.store.health().await {
        Ok(()) => post_box.store.tally().await,
        Err(why) => Err(why),
    };
    let Ok(tally) = tally else { return (None, Some(Unready::Store)) };
    let lists_us = || post_box.people.now().is_ok_and(|staff| staff.trusts(&post_box.keys.public()));
    let why = match () {
        () if tally.bytes >= post_box.database_bytes_max => Some(Unready::Full),
        () if free(&post_box.database).is_some_and(|bytes| bytes < DISK_FREE_MIN) => Some(Unready::Disk),
        () if !lists_us() => Some(Unready::Keys),
        () => None,
    };
    (Some(tally), why)
}

/// How many bytes are free on the disk of a database, if it is on one of ours and the system says.
pub(crate) fn free(database: &Database) -> Option<u64> {
    let Database::Sqlite(path) = database else { return None };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let disk = rustix::fs::statvfs(folder).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}
