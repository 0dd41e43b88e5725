//! The files that are read, in memory: from a disk, or from a test.

use std::{collections::BTreeMap, fs, io, ops::Range, path::Path, rc::Rc};

use crate::fault::{Faults, Place};

/// Every file of a public folder by its name beneath it, with `/` between parts.
#[derive(Clone, Debug, Default)]
pub struct Folder {
    name: String,
    files: BTreeMap<String, Vec<u8>>,
}

/// One text file.
#[derive(Clone, Debug)]
pub struct Source {
    file: Rc<str>,
    text: String,
}

impl Folder {
    /// A folder of this name without files.
    pub fn new(name: &str) -> Self {
        Self { name: name.trim_end_matches('/').to_owned(), files: BTreeMap::new() }
    }

    /// Reads a folder and all folders in it. Hidden files (`.DS_Store`) are left out.
    ///
    /// # Errors
    ///
    /// If a folder or file cannot be read; the message names it.
    pub fn read(path: &Path) -> io::Result<Self> {
        let mut folder = Self::new(&path.display().to_string());
        read_into(path, "", &mut folder.files)?;
        Ok(folder)
    }

    /// Puts a file in, or another in its place.
    pub fn put(&mut self, name: &str, bytes: impl Into<Vec<u8>>) {
        self.files.insert(name.to_owned(), bytes.into());
    }

    /// Takes a file out.
    pub fn remove(&mut self, name: &str) {
        self.files.remove(name);
    }

    /// The bytes of a file.
    pub fn bytes(&self, name: &str) -> Option<&[u8]> {
        self.files.get(name).map(Vec::as_slice)
    }

    /// The names of all files, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// How a file of this folder is named in a report.
    pub fn place(&self, name: &str) -> Place {
        Place::whole(&self.reported(name))
    }

    /// A file as text; nothing, and a fault, if it is not UTF-8. Nothing without a fault if it is not there.
    pub fn source(&self, name: &str, faults: &mut Faults) -> Option<Source> {
        let bytes = self.bytes(name)?;
        match std::str::from_utf8(bytes) {
            Ok(text) => Some(Source::new(&self.reported(name), text.strip_prefix('\u{feff}').unwrap_or(text))),
            Err(_) => {
                faults.note(&self.place(name), "this is not UTF-8 text; save it again as UTF-8");
                None
            }
        }
    }

    fn reported(&self, name: &str) -> String {
        if self.name.is_empty() { name.to_owned() } else { format!("{}/{name}", self.name) }
    }
}

impl Source {
    /// A text under the name that reports use.
    pub fn new(file: &str, text: &str) -> Self {
        Self { file: file.into(), text: text.to_owned() }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The file as a whole.
    pub fn whole(&self) -> Place {
        Place { file: Rc::clone(&self.file), line: 0, column: 0 }
    }

    /// Where a byte stands.
    pub fn place(&self, offset: usize) -> Place {
        let before = self.text.get(..offset).unwrap_or(&self.text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Place {
            file: Rc::clone(&self.file),
            line: number(before.matches('\n').count() + 1),
            column: number(before[line_start..].chars().count() + 1),
        }
    }

    /// Where a part of this text stands, given as a slice of it.
    pub fn place_of(&self, part: &str) -> Place {
        self.place(self.range_of(part).start)
    }

    /// The bytes that a slice of this text takes up; empty at the end if it is no slice of this text.
    pub fn range_of(&self, part: &str) -> Range<usize> {
        let start = (part.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
        let end = start.saturating_add(part.len());
        if end <= self.text.len() { start..end } else { self.text.len()..self.text.len() }
    }
}

fn read_into(path: &Path, beneath: &str, files: &mut BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    for entry in fs::read_dir(path).map_err(named)? {
        let entry = entry.map_err(named)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let inner = format!("{beneath}{name}");
        let path = entry.path();
        if path.is_dir() {
            read_into(&path, &format!("{inner}/"), files)?;
        } else {
            let bytes = fs::read(&path)
                .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
            files.insert(inner, bytes);
        }
    }
    Ok(())
}
