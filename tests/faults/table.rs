//! The counts of a run, one line of a table each; `cargo xtask test` shows the table at its end.

use std::{fmt, fs};

/// What a run comes to.
#[derive(Debug, Default)]
pub struct Counts {
    /// Letters that were sent at least once.
    pub submitted: usize,
    /// Letters with an acknowledgement that is signed and fits.
    pub acknowledged: usize,
    /// Rows in the database.
    pub stored: usize,
    /// Really sealed letters that the officer's key opened, and that say what was written.
    pub opened: usize,
    /// Really sealed letters in the database.
    pub sealed: usize,
    /// Letters that were acknowledged and do not stand byte for byte.
    pub lost: usize,
    /// Letters that stand more than once.
    pub twice: usize,
    /// Everything else that may not be, as sentences.
    pub faults: Vec<String>,
}

impl Counts {
    /// Puts the line into the table and asks that nothing is wrong.
    ///
    /// # Panics
    ///
    /// If a letter was lost, stands twice or does not open, or anything else may not be. The seed repeats it.
    pub fn show(&self, place: &str, what: &str, seed: u64) {
        let folder = xtask::tests::faults();
        let row = format!("{what:<58}{self}   seed {seed}");
        let _ = fs::create_dir_all(&folder).and_then(|()| fs::write(folder.join(place), &row));
        println!("{row}");
        self.judge(&format!("{what}, seed {seed}"));
    }

    /// Asks that nothing is wrong.
    ///
    /// # Panics
    ///
    /// If something is.
    pub fn judge(&self, what: &str) {
        let first: Vec<_> = self.faults.iter().take(5).collect();
        assert!(self.faults.is_empty(), "{what}: {} faults, as {first:#?}", self.faults.len());
        assert_eq!((self.lost, self.twice), (0, 0), "{what}: lost and twice; {self}");
        assert_eq!(self.opened, self.sealed, "{what}: a letter does not open; {self}");
        assert!(self.acknowledged > 0 && self.stored >= self.acknowledged, "{what}: {self}");
    }

    /// Asks that every letter that was begun stands and is acknowledged, since all were sent until they were.
    ///
    /// # Panics
    ///
    /// If not.
    pub fn all_arrived(&self) {
        assert_eq!((self.acknowledged, self.stored), (self.submitted, self.submitted), "{self}");
        assert!(self.sealed > 0, "no really sealed letter was among them");
    }

    /// Adds what another post box of the same run came to.
    pub fn add(&mut self, other: Self) {
        self.submitted += other.submitted;
        self.acknowledged += other.acknowledged;
        self.stored += other.stored;
        self.opened += other.opened;
        self.sealed += other.sealed;
        self.lost += other.lost;
        self.twice += other.twice;
        self.faults.extend(other.faults);
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { submitted, acknowledged, stored, opened, lost, twice, .. } = self;
        write!(f, "{submitted:>10}{acknowledged:>14}{stored:>10}{opened:>8}{lost:>6}{twice:>7}")
    }
}
