//! Files of earlier prints, kept for pages that are still open: a page asks for its worker, its keys and its pictures only later,
//! and others do not fit it.
//!
//! `_kept` in a site says of each file that is named by what is in it on which day it was last printed: by that day the next print
//! knows how old it is, wherever the folder was meanwhile.

use std::{collections::BTreeMap, io::ErrorKind, path::Path};

use chrono::NaiveDate;
use wire::{Day, KeySet, limits::OLD_ENVELOPE_DAYS};

use crate::source::Folder;

use super::{
    compress::Copies,
    files::{Files, KEYSET, Keep},
};

/// The list in a site. No host shows it.
pub const FILE: &str = "_kept";

/// How long a file stays after the last print that had it, in days: as long as a post box takes what such a page sends.
const DAYS: i64 = OLD_ENVELOPE_DAYS.cast_signed();

/// What an open page may ask for of a site on the disk.
#[derive(Clone, Debug, Default)]
pub struct Old(Vec<OldFile>);

#[derive(Clone, Debug)]
struct OldFile {
    name: String,
    /// When it was last printed, if the site says so.
    day: Option<NaiveDate>,
    bytes: Vec<u8>,
    copy: Option<Vec<u8>>,
}

impl Old {
    /// Reads what the last print left in this folder; nothing if no print of ours stands there.
    ///
    /// # Errors
    ///
    /// That what stands there cannot be read: pages that are open would lose it.
    pub fn read(site: &Path) -> Result<Self, String> {
        let site = match Folder::read(site) {
            Ok(folder) => folder,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(format!("{}: cannot read what was printed before: {error}", site.display())),
        };
        if site.bytes("_headers").is_none() {
            return Ok(Self::default());
        }
        let bytes = |name: &str| site.bytes(name).map(<[u8]>::to_vec);
        let file = |day, name: &str| {
            let copy = bytes(&format!("{name}.br"));
            Some(OldFile { name: name.to_owned(), day, bytes: bytes(name)?, copy })
        };
        let Some(listed) = site.bytes(FILE) else {
            // An older program printed it, and named some files by what they are.
            let is_page =
                |name: &str| ["index.html", "404.html", "_headers", ".br"].iter().any(|end| name.ends_with(end));
            return Ok(Self(site.names().filter(|name| !is_page(name)).filter_map(|name| file(None, name)).collect()));
        };
        let listed = String::from_utf8_lossy(listed);
        let lines = listed.lines().filter_map(|line| line.split_once(' '));
        Ok(Self(lines.filter_map(|(day, name)| file(Some(day.parse::<Day>().ok()?.0), name)).collect()))
    }

    /// Hands on the compressed copies, which take longer to make than all else.
    pub fn lend(&self, copies: &mut Copies) {
        for OldFile { bytes, copy, .. } in &self.0 {
            if let Some(copy) = copy {
                copies.take(bytes, copy);
            }
        }
    }

    /// Adds to a new site what pages of the last prints may still ask for, and gives the new list.
    ///
    /// A key-set that names somebody whom `keys` does not have, or not by that key, is taken back at once: nobody seals to it
    /// any more.
    pub fn keep(&self, keys: &KeySet, today: NaiveDate, files: &mut Files) -> String {
        let hashed = files.kept().filter(|(_, keep)| *keep == Keep::ForEver);
        let mut days: BTreeMap<String, NaiveDate> = hashed.map(|(name, _)| (name.to_owned(), today)).collect();
        for OldFile { name, day, bytes, .. } in &self.0 {
            let day = day.unwrap_or(today);
            let is_over = (today - day).num_days() > DAYS || is_taken_back(name, bytes, keys);
            if !is_over && files.get(name).is_none() {
                files.put_kept(name, Keep::ForEver, bytes.clone());
                days.insert(name.clone(), day);
            }
        }
        days.into_iter().map(|(name, day)| format!("{} {name}\n", Day(day))).collect()
    }
}

fn is_taken_back(name: &str, bytes: &[u8], keys: &KeySet) -> bool {
    if !name.starts_with(&format!("{KEYSET}-")) {
        return false;
    }
    let old = std::str::from_utf8(bytes).ok().and_then(json::read::<KeySet>);
    old.is_none_or(|old| {
        let is_there = |id: &str, recipient: &str| {
            keys.people.iter().any(|person| person.id == id && person.recipient == recipient)
        };
        old.recovery != keys.recovery || !old.people.iter().all(|person| is_there(&person.id, &person.recipient))
    })
}
