//! The power fails: takes back what the notes of `tests/disk.c` say that no sync has promised.
//!
//! A disk writes in sectors and in any order. Each sector of a file holds what it held at the last sync or anything that was
//! written to it since; the length of a file is as unsure, and so are names whose folder was not synced.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
};

use crate::{chance::Chance, disk::Disk};

/// How much of what was not synced is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// All of it.
    All,
    /// Any of it, each sector for itself.
    Some,
    /// What came after a certain write, which itself is torn.
    Latest,
    /// Nothing.
    None,
}

impl Loss {
    /// One of them.
    pub fn any(chance: &mut Chance) -> Self {
        [Self::All, Self::Some, Self::Some, Self::Latest, Self::Latest, Self::None][chance.below(6)]
    }
}

/// One note, as `disk.c` writes it.
struct Note {
    kind: u8,
    offset: u64,
    length: u64,
    old_size: u64,
    held: Vec<u8>,
}

/// A change forwards again: what was written where, and how long the file was then.
struct Change {
    kind: u8,
    offset: usize,
    bytes: Vec<u8>,
    size: usize,
}

/// Takes back what may be taken back; gives how many changes were not sure. The program must have been killed.
pub fn cut(disk: &Disk, loss: Loss, chance: &mut Chance) -> usize {
    let unsure = names(disk, loss, chance);
    let sector = if chance.percent(50) { 512 } else { 4096 };
    let mut changes = 0;
    for path in files(&disk.folder) {
        if path.to_string_lossy().ends_with("-shm") {
            // Memory that the programs shared: no disk ever promised any of it.
            fs::remove_file(path).expect("the shared memory is gone");
            continue;
        }
        let inode = fs::metadata(&path).expect("a file").ino();
        let notes = read_notes(&disk.notes.join(format!("{inode}.notes")));
        changes += notes.iter().filter(|note| note.kind == b'W').count();
        if !notes.is_empty() {
            let now = fs::read(&path).expect("the file");
            fs::write(&path, after_the_cut(now, &notes, sector, loss, chance)).expect("the file is set back");
        }
    }
    disk.forget();
    unsure + changes
}

/// What a file holds when the power is back.
fn after_the_cut(now: Vec<u8>, notes: &[Note], sector: usize, loss: Loss, chance: &mut Chance) -> Vec<u8> {
    let (mut image, changes) = wound_back(now, notes);
    let mut versions: BTreeMap<usize, Vec<Vec<u8>>> = BTreeMap::new();
    let mut sizes = vec![image.len()];
    // What the next sync will promise.
    let mut waiting = BTreeSet::new();
    let count = |changes: &[Change]| changes.iter().filter(|change| change.kind == b'W').count();
    let synced = changes.iter().rposition(|change| change.kind == b'S').map_or(0, |place| count(&changes[..place]));
    let (last, mut written) = (synced + chance.below(count(&changes) - synced + 1), 0);
    let piece = |image: &[u8], place: usize| {
        let mut piece = image.get(place * sector..image.len().min((place + 1) * sector)).unwrap_or_default().to_vec();
        piece.resize(sector, 0);
        piece
    };
    for change in &changes {
        match change.kind {
            b'S' => {
                for place in std::mem::take(&mut waiting) {
                    versions.insert(place, vec![piece(&image, place)]);
                }
                sizes = vec![image.len()];
            }
            // What was written before a sync that failed is given up by the system: no later sync promises it.
            b'F' => waiting.clear(),
            _ => {
                let places = change.offset / sector..(change.offset + change.bytes.len()).div_ceil(sector);
                for place in places.clone() {
                    versions.entry(place).or_insert_with(|| vec![piece(&image, place)]);
                }
                let before = image.len();
                image.resize(change.size.max(change.offset + change.bytes.len()), 0);
                image[change.offset..change.offset + change.bytes.len()].copy_from_slice(&change.bytes);
                image.truncate(change.size);
                written += usize::from(change.kind == b'W');
                let torn = places.start + chance.below(places.len() + 1);
                for place in places {
                    let is_late = written > last || written == last && place >= torn;
                    if let (Some(known), false) = (versions.get_mut(&place), loss == Loss::Latest && is_late) {
                        known.push(piece(&image, place));
                        waiting.insert(place);
                    }
                }
                if image.len() != before && !(loss == Loss::Latest && written > last) {
                    sizes.push(image.len());
                }
            }
        }
    }
    let choose = |chance: &mut Chance, known: usize| match loss {
        Loss::All => 0,
        Loss::None | Loss::Latest => known - 1,
        Loss::Some => chance.below(known),
    };
    let size = sizes[choose(chance, sizes.len())];
    image.resize(size.max(image.len()), 0);
    for (place, known) in versions {
        let bytes = &known[choose(chance, known.len())];
        let (start, end) = (place * sector, ((place + 1) * sector).min(image.len()));
        if start < end {
            image[start..end].copy_from_slice(&bytes[..end - start]);
        }
    }
    image.truncate(size);
    image
}

/// The file as it was before the first note, and what has happened since, in order.
fn wound_back(now: Vec<u8>, notes: &[Note]) -> (Vec<u8>, Vec<Change>) {
    let at = |number: u64| usize::try_from(number).expect("a place in a file");
    let mut image = now;
    let mut changes: Vec<_> = notes
        .iter()
        .rev()
        .map(|note| {
            let (offset, size) = (at(note.offset), image.len());
            let mut bytes = Vec::new();
            if note.kind == b'W' {
                // A write that the kill stopped half-way wrote less than it wanted to.
                let end = (offset + at(note.length)).min(size);
                bytes = image.get(offset..end).unwrap_or_default().to_vec();
                image.truncate(at(note.old_size));
                image[offset.min(at(note.old_size))..][..note.held.len()].copy_from_slice(&note.held);
            }
            if note.kind == b'T' {
                image.resize(at(note.old_size), 0);
                let start = image.len() - note.held.len();
                image[start..].copy_from_slice(&note.held);
            }
            Change { kind: note.kind, offset: if bytes.is_empty() { 0 } else { offset }, bytes, size }
        })
        .collect();
    changes.reverse();
    (image, changes)
}

/// Names that were made or removed since their folder was synced come and go. Gives how many there were.
fn names(disk: &Disk, loss: Loss, chance: &mut Chance) -> usize {
    let mut events: BTreeMap<String, Vec<Note>> = BTreeMap::new();
    for note in read_notes(&disk.notes.join("names")) {
        match note.kind {
            // Here a failed sync changes nothing: what was not promised stays unsure until the next one.
            b'S' => events.clear(),
            b'C' | b'U' => events.entry(String::from_utf8_lossy(&note.held).into_owned()).or_default().push(note),
            _ => {}
        }
    }
    let unsure = events.values().map(Vec::len).sum();
    for (name, events) in events {
        let path = disk.folder.join(name);
        let happened = match loss {
            Loss::All => 0,
            Loss::None => events.len(),
            Loss::Some | Loss::Latest => chance.below(events.len() + 1),
        };
        // The first thing that did not happen says how it was before.
        match events.get(happened).map(|event| (event.kind, event.offset)) {
            None => {}
            Some((b'C', _)) => {
                let _ = fs::remove_file(path);
            }
            Some((_, inode)) => {
                let _ = fs::remove_file(&path);
                fs::hard_link(disk.notes.join(format!("{inode}.kept")), path).expect("what was removed is back");
            }
        }
    }
    unsure
}

fn read_notes(path: &Path) -> Vec<Note> {
    let bytes = fs::read(path).unwrap_or_default();
    let mut rest = bytes.as_slice();
    let mut notes = Vec::new();
    while let Some((head, after)) = rest.split_first_chunk::<40>() {
        let number = |index: usize| u64::from_ne_bytes(head[index * 8..index * 8 + 8].try_into().expect("eight bytes"));
        let held = usize::try_from(number(4)).expect("a length");
        // A note that the kill stopped half-way: then what it was for has not happened.
        let Some((held, after)) = after.split_at_checked(held) else { break };
        let kind = u8::try_from(number(0)).expect("a letter");
        notes.push(Note { kind, offset: number(1), length: number(2), old_size: number(3), held: held.to_vec() });
        rest = after;
    }
    notes
}

fn files(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).expect("the folder").flatten().map(|entry| entry.path()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file of three sectors, `aaa`, one letter for each, and what happens to it: `W1b` writes b into sector 1, `S` and
    /// `F` are a sync and one that fails, `+c` makes it a sector longer, `-` one shorter.
    fn after(story: &str, loss: Loss, seed: u64) -> String {
        let mut file = vec![b'a'; 3 * 512];
        let mut notes = Vec::new();
        for event in story.split(' ') {
            let bytes = event.as_bytes();
            let size = file.len();
            let mut note = Note { kind: bytes[0], offset: 0, length: 512, old_size: size as u64, held: Vec::new() };
            match bytes[0] {
                b'W' | b'+' => {
                    let start = if bytes[0] == b'+' { size } else { usize::from(bytes[1] - b'0') * 512 };
                    (note.kind, note.offset) = (b'W', start as u64);
                    note.held = file[start..size.min(start + 512)].to_vec();
                    file.resize(size.max(start + 512), 0);
                    file[start..start + 512].fill(*bytes.last().expect("a letter"));
                }
                b'-' => {
                    (note.kind, note.held) = (b'T', file[size - 512..].to_vec());
                    file.truncate(size - 512);
                }
                _ => {}
            }
            notes.push(note);
        }
        let found = after_the_cut(file, &notes, 512, loss, &mut Chance::new(seed, 0));
        found
            .chunks(512)
            .map(|sector| char::from(sector[0]))
            .map(|sector| if sector == '\0' { '0' } else { sector })
            .collect()
    }

    #[track_caller]
    fn check(story: &str, all_is_lost: &str, nothing_is_lost: &str) {
        assert_eq!(after(story, Loss::All, 1), all_is_lost);
        assert_eq!(after(story, Loss::None, 1), nothing_is_lost);
    }

    #[test]
    fn what_was_synced_stays_and_what_was_not_may_go() {
        check("W1b", "aaa", "aba");
        check("W1b W1c W0d", "aaa", "dca");
        check("W1b S W1c W0d", "aba", "dca");
        check("+b", "aaa", "aaab");
        check("+b S -", "aaab", "aaa");
        check("- S +b", "aa", "aab");
    }

    #[test]
    fn a_sync_that_failed_promises_nothing_and_the_next_one_only_what_came_after_it() {
        check("W1b F S", "aaa", "aba");
        check("W1b F W0c S", "caa", "cba");
        check("W1b F W1c S", "aca", "aca");
    }

    #[test]
    fn any_part_may_be_lost_but_never_what_was_synced() {
        let mut found = BTreeSet::new();
        for seed in 0..200 {
            found.insert(after("W0b S W1c +d W2e", Loss::Some, seed));
        }
        let all: BTreeSet<_> = ["baa", "bca", "bae", "bce"]
            .into_iter()
            .flat_map(|it| ["", "a", "d", "0"].map(|end| format!("{it}{end}")))
            .collect();
        assert!(found.iter().all(|it| all.contains(it)), "{found:?}");
        assert!(found.len() > 8, "{found:?}");
    }

    #[test]
    fn the_latest_may_be_lost_alone() {
        let found: BTreeSet<_> = (0..200).map(|seed| after("W0b W1c W2d", Loss::Latest, seed)).collect();
        assert_eq!(found, ["aaa", "baa", "bca", "bcd"].map(String::from).into());
    }
}
