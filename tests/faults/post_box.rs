//! The real program as these tests start it: built for release, its database in a folder of its own.

use std::{
    path::Path,
    sync::Once,
    time::{Duration, Instant},
};

use promises::load::{Plan, Program};
use tempfile::TempDir;
use xtask::step::target;

use crate::chance::Chance;

/// The database, beneath the folder of a run.
pub const DATABASE: &str = "disk/letters.sqlite";

static BUILT: Once = Once::new();

/// A folder for one run, gone when it is dropped. It is on the disk that is built on: where temporary files lie may be memory.
///
/// # Panics
///
/// If it cannot be made.
pub fn folder() -> TempDir {
    let runs = target().join("runs");
    std::fs::create_dir_all(&runs).expect("a folder for all runs");
    let folder = tempfile::Builder::new().prefix("faults-").tempdir_in(runs).expect("a folder");
    std::fs::create_dir(folder.path().join("disk")).expect("a folder for the database");
    folder
}

/// A post box on SQLite in that folder.
///
/// # Panics
///
/// If the program cannot be built.
pub fn plan(folder: &Path) -> Plan {
    BUILT.call_once(|| {
        xtask::apps::build_endpoint_release().expect("the post box is built for release");
    });
    Plan::new(folder).release().set("database", folder.join(DATABASE).display())
}

/// Starts it and kills it before it says that it is ready: at its first system call, in its migrations, or just in time.
///
/// # Panics
///
/// If it cannot be started.
pub fn begin_and_kill(program: &mut Program, chance: &mut Chance) {
    program.begin().expect("the post box starts");
    // As long as a start takes, or some part of it.
    let moment = Instant::now() + Duration::from_micros(chance.next() % 30_000);
    while Instant::now() < moment {
        std::hint::spin_loop();
    }
    program.kill();
}
