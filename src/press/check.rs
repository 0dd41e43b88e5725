//! The first verb: reads everything and reports every fault at once.

use crate::{
    fault::Faults,
    public::{self, Against, Public},
    source::{Folder, Source},
};

/// What a check found.
pub struct Checked {
    /// Everything that was read.
    pub public: Public,
    /// Every fault.
    pub faults: Faults,
}

/// Reads and judges a folder, and a key-set if there is one.
#[must_use]
pub fn check(folder: &Folder, keys: Option<&Source>, against: Against<'_>) -> Checked {
    let mut faults = Faults::default();
    let public = public::read(folder, keys, against, &mut faults);
    Checked { public, faults }
}

impl Checked {
    /// What to tell whoever asked: each fault on a line and how many there are, or that nothing is wrong.
    #[must_use]
    pub fn report(&self) -> String {
        if self.faults.is_empty() {
            format!("nothing wrong: {}", self.public.counted())
        } else {
            self.faults.to_string()
        }
    }
}
