//! The layer of `tests/disk.c` between the post box and its disk: built, loaded, and switched while the program runs.

use std::{
    fs::{self, File},
    os::unix::fs::FileExt,
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

use promises::load::Plan;
use xtask::step::{read, root, target};

/// The system's numbers for errors, the same on every Linux.
pub const EIO: i64 = 5;
/// No space left on the device.
pub const ENOSPC: i64 = 28;

/// How many numbers the control file holds.
const NUMBERS: usize = 8;

static BUILT: OnceLock<PathBuf> = OnceLock::new();

/// A disk that can be told to fail.
pub struct Disk {
    /// Where the files are that it acts on.
    pub folder: PathBuf,
    /// Where it notes what a power cut may take back.
    pub notes: PathBuf,
    control: File,
}

/// What can be switched; the order is that of the numbers in `disk.c`.
#[derive(Clone, Copy, Debug)]
#[repr(u64)]
pub enum Switch {
    /// The error for writes that make a file longer.
    GrowError,
    /// The error for every write.
    WriteError,
    /// The error for syncs, and for how many of them; −1 is all.
    SyncError,
    /// For how many.
    SyncTimes,
    /// Syncs say that they are done and are not.
    SyncLies,
    /// How far the wall clock is moved, in seconds.
    WallSeconds,
    /// How far the clock that only goes forwards is moved, in seconds.
    SteadySeconds,
}

impl Disk {
    /// A disk for the database of a run.
    ///
    /// # Panics
    ///
    /// If the layer cannot be built.
    pub fn beneath(run: &Path) -> Self {
        let (folder, notes) = (run.join("disk"), run.join("notes"));
        fs::create_dir(&notes).expect("a folder for the notes");
        let path = notes.join("control");
        fs::write(&path, [0; NUMBERS * 8]).expect("the control file");
        let control = File::options().write(true).open(path).expect("the control file");
        Self { folder, notes, control }
    }

    /// The post box on this disk.
    pub fn under(&self, plan: Plan) -> Plan {
        plan.variable("LD_PRELOAD", layer()).variable("DISK_FOLDER", &self.folder).variable("DISK_NOTES", &self.notes)
    }

    /// Switches one thing on or, with 0, off. The program sees it at once.
    pub fn set(&self, what: Switch, value: i64) {
        self.control.write_all_at(&value.to_ne_bytes(), what as u64 * 8).expect("the control file is written");
    }

    /// Switches everything off and forgets what it noted.
    pub fn forget(&self) {
        self.control.write_all_at(&[0; NUMBERS * 8], 0).expect("the control file is written");
        for entry in fs::read_dir(&self.notes).expect("the notes").flatten() {
            if entry.file_name() != "control" {
                fs::remove_file(entry.path()).expect("a note is taken away");
            }
        }
    }
}

/// The layer, built once for each run of the tests.
fn layer() -> &'static Path {
    BUILT.get_or_init(|| {
        let library = target().join("disk.so");
        // Another run may have it loaded: it is replaced whole, never written into.
        let built = target().join(format!("disk.so.{}", std::process::id()));
        let flags = ["-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o"];
        read(Command::new("cc").args(flags).arg(&built).arg(root().join("tests/disk.c")))
            .expect("tests/disk.c compiles");
        fs::rename(&built, &library).expect("the layer has its place");
        library
    })
}
