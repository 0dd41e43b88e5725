//! A browser that ends as with a flat battery: every process at once, with no time to tidy up.

use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::{Browser, until};

impl Browser {
    /// Kills every process of the browser at once, as a flat battery would, and gives what is left on the disk.
    ///
    /// # Panics
    ///
    /// If its processes cannot be found.
    #[must_use]
    pub fn kill(mut self) -> TempDir {
        let ours = format!("--user-data-dir={}", self.profile.path().display());
        let processes = started_with(&ours);
        assert!(!processes.is_empty(), "no process of the browser was found");
        // Driver and browser are a group of their own, and whatever they have started is of it.
        let group = format!("-{}", self.server.program.id());
        let killed = Command::new("kill").args(["-9", "--", &group]).args(&processes).stderr(Stdio::null()).status();
        assert!(killed.is_ok(), "the browser cannot be killed");
        until("the browser is gone", || started_with(&ours).is_empty().then_some(()));
        let _ = self.server.program.kill();
        let _ = self.server.program.wait();
        // The driver has nobody left to say goodbye to.
        std::mem::forget(self.driver.take());
        std::mem::replace(&mut self.profile, TempDir::new().expect("a folder"))
    }
}

/// The processes that were started with this switch.
fn started_with(switch: &str) -> Vec<String> {
    let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let with = processes.filter(|entry| {
        let asked = std::fs::read(entry.path().join("cmdline")).unwrap_or_default();
        asked.split(|byte| *byte == 0).any(|part| part == switch.as_bytes())
    });
    with.filter_map(|entry| entry.file_name().into_string().ok()).collect()
}
