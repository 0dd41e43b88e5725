//! A desk with other people's age tools on it: Debian's `age`, and typage from npm.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;
use xtask::{
    need::npm_dir,
    step::{read, root},
};

/// A folder, gone when the test ends.
#[derive(Debug)]
pub struct Desk(TempDir);

impl Desk {
    /// An empty folder.
    ///
    /// # Panics
    ///
    /// If there is no room for one.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "a folder is made, not a value")]
    pub fn new() -> Self {
        Self(TempDir::new().expect("a folder of its own"))
    }

    /// Where a file of this name lies, or would.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file and gives its path.
    ///
    /// # Panics
    ///
    /// If it cannot be written.
    pub fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        fs::write(self.path(name), bytes).expect("a file of its own");
        self.path(name)
    }

    /// Reads a file that another tool wrote.
    ///
    /// # Panics
    ///
    /// If it did not.
    #[must_use]
    pub fn get(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).expect("the other tool wrote it")
    }

    /// What Debian's `age` makes of a file.
    ///
    /// # Panics
    ///
    /// With what `age` says, if it refuses.
    #[must_use]
    pub fn age(&self, arguments: &[&str], input: &Path) -> Vec<u8> {
        let age = Command::new("age").args(arguments).arg(input).output();
        let age = age.expect("`age` is missing; install it with `apt-get install age`");
        assert!(age.status.success(), "age {arguments:?}: {}", String::from_utf8_lossy(&age.stderr));
        age.stdout
    }

    /// Jobs for typage, done by one node.
    ///
    /// # Panics
    ///
    /// With what typage says, if it refuses.
    pub fn typage(&self, jobs: &serde_json::Value) {
        let folder = std::env::var_os("FRONT_SEAT_NPM").map_or_else(npm_dir, PathBuf::from);
        let package = folder.join("node_modules/age-encryption/dist/index.js");
        assert!(package.exists(), "{} is missing; run `cargo xtask test`, which installs it", package.display());
        let jobs = self.put("jobs.json", jobs.to_string().as_bytes());
        let script = root().join("tests/browser/typage.mjs");
        read(Command::new("node").arg(script).arg(package).arg(jobs)).expect("typage does its jobs");
    }
}
