//! Whether the post box can take letters at this moment, and if not, why in a word.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use axum::{Json, extract::State};
use serde_json::{Value, json};
use wire::trouble::CLOSED;

use crate::{
    letters::signing::Keys,
    limits::refusal::Refusal,
    staff::people::People,
    store::{Database, Store, Tally},
};

/// How much of the disk must be free, in bytes: a commit of the largest group of the largest letters, twice.
const DISK_FREE_MIN: u64 = 64 * 1024 * 1024;

/// What it takes to take letters.
pub struct Readiness {
    /// Where letters are kept.
    pub store: Arc<dyn Store>,
    /// The post box's own keys.
    pub keys: Arc<Keys>,
    /// The people and keys that browsers believe.
    pub people: Arc<People>,
    /// Where the letters are.
    pub database: Database,
    /// How large the database may become, in bytes.
    pub database_bytes_max: u64,
    /// Whether the council has closed it for now.
    pub closed: bool,
    /// Whether the program is about to end.
    pub stopping: AtomicBool,
}

/// Says ok only if the store can be read and the writer has just gone through a commit.
pub async fn health(State(store): State<Arc<dyn Store>>) -> Result<Json<Value>, Refusal> {
    store.health().await?;
    Ok(Json(json!({ "ok": true })))
}

impl Readiness {
    /// What the store keeps, if it says, and the first reason why letters are not taken, if there is one: the program is
    /// `stopping`; the `store` does not read or does not commit; the council has `closed` it; it is as `full` as the settings let it become; the `disk` is
    /// nearly so; or `keys`.toml cannot be read or does not list this post box's key.
    pub async fn look(&self) -> (Option<Tally>, Option<&'static str>) {
        if self.stopping.load(Ordering::SeqCst) {
            return (None, Some("stopping"));
        }
        let tally = match self.store.health().await {
            Ok(()) => self.store.tally().await,
            Err(why) => Err(why),
        };
        let Ok(tally) = tally else { return (None, Some("store")) };
        let lists_us = || self.people.now().is_ok_and(|staff| staff.trusts(&self.keys.public()));
        let why = match () {
            () if self.closed => Some(CLOSED),
            () if tally.bytes >= self.database_bytes_max => Some("full"),
            () if free(&self.database).is_some_and(|bytes| bytes < DISK_FREE_MIN) => Some("disk"),
            () if !lists_us() => Some("keys"),
            () => None,
        };
        (Some(tally), why)
    }
}

/// How many bytes are free on the disk of a database, if it is on one of ours and the system says.
pub(crate) fn free(database: &Database) -> Option<u64> {
    let Database::Sqlite(path) = database else { return None };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let disk = rustix::fs::statvfs(folder).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}
