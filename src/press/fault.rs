//! What is wrong, where, and what to do about it.

use std::{fmt, rc::Rc};

/// A place in a file, so that an editor can jump to it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, as it was named on the command line.
    pub file: Rc<str>,
    /// The line, from 1; 0 where the whole file is meant.
    pub line: u32,
    /// The column in characters, from 1; 0 where the whole file is meant.
    pub column: u32,
}

/// Something read, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed<T> {
    /// What was read.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

/// One fault: where it is, then what is wrong and what to do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Where it is.
    pub place: Place,
    /// What is wrong, then what to do: one line.
    pub says: String,
}

/// Every fault found so far. Reading never stops at the first.
#[derive(Clone, Debug, Default)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// Notes one fault.
    pub fn note(&mut self, place: &Place, says: impl Into<String>) {
        self.0.push(Fault { place: place.clone(), says: says.into() });
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One a line, then how many there are, by what they are called.
    pub fn listed(&self, what: &str) -> String {
        let faults = self.sorted();
        let lines: String = faults.iter().map(|fault| format!("{fault}\n")).collect();
        lines + &count(faults.len(), what)
    }

    /// All faults in the order of files and lines, each once.
    pub fn sorted(&self) -> Vec<Fault> {
        let mut faults = self.0.clone();
        faults.sort();
        faults.dedup();
        faults
    }
}

impl Place {
    /// A whole file, for what is missing from it.
    pub fn whole(file: &str) -> Self {
        Self { file: file.into(), line: 0, column: 0 }
    }

    /// `line 12`, for naming a second place in a message about the same file.
    pub fn line_words(&self) -> String {
        format!("line {}", self.line)
    }
}

impl<T> Placed<T> {
    /// The same place for something made from what stood there.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Placed<U> {
        Placed { value: make(self.value), place: self.place }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column } = self;
        if *line == 0 { write!(f, "{file}") } else { write!(f, "{file}:{line}:{column}") }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.says)
    }
}

impl fmt::Display for Faults {
    /// One fault a line, then how many there are.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.listed("fault"))
    }
}

/// `1 form`, `2 forms`.
pub fn count(number: usize, of_what: &str) -> String {
    if number == 1 { format!("1 {of_what}") } else { format!("{number} {of_what}s") }
}
