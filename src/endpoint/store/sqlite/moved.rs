//! Judges `blank`: rows that SQLite moves among pages while others go must leave nothing behind. Each sealed text here says
//! over and over whose it is, so that what is left can be found by a plain look at the file.

use std::{collections::HashSet, fs};

use rusqlite::{Connection, TransactionBehavior};
use wire::{Digest, LetterId};

use super::{acts, migrate::migrate};
use crate::store::{Kept, NewLetter};

/// As many letters as make some hundred pages.
const LETTERS: u16 = 300;

/// A few numbers in an order that looks like none; the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

fn letter(id: u16, bytes: usize) -> NewLetter {
    let mut name = [0xee; 16];
    name[..2].copy_from_slice(&id.to_be_bytes());
    let sealed = format!("<{id:06}>").repeat(bytes / 8 + 1).into_bytes();
    let digest = Digest([7; 32]);
    NewLetter {
        id: LetterId(name),
        digest,
        day: "2026-11-20".into(),
        keyset: 1,
        contact_soon: false,
        alarm: None,
        proof: false,
        sealed,
    }
}

/// Whose text stands in the file.
fn found(bytes: &[u8]) -> HashSet<u16> {
    let marks = bytes.windows(8).filter(|mark| mark[0] == b'<' && mark[7] == b'>');
    marks.filter_map(|mark| str::from_utf8(&mark[1..7]).ok()?.parse().ok()).collect()
}

/// Keeps letters of sizes between two bounds, takes them away in any order, and looks at the file every now and then.
fn check(seed: u64, (least, most): (u64, u64)) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letters.sqlite");
    let mut database = Connection::open(&path).unwrap();
    let settings = "PRAGMA page_size = 4096; PRAGMA auto_vacuum = INCREMENTAL; PRAGMA secure_delete = ON;
                    PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF";
    database.execute_batch(settings).unwrap();
    migrate(&mut database).unwrap();
    let mut dice = Dice(seed);
    let tx = database.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
    for id in 0..LETTERS {
        let letter = letter(id, usize::try_from(least + dice.below(most - least)).unwrap());
        assert!(matches!(acts::keep(&tx, &letter, u64::MAX), Ok(Ok(Kept::New(_)))));
    }
    tx.commit().unwrap();
    assert_eq!(found(&fs::read(&path).unwrap()).len(), usize::from(LETTERS), "this test can see what is there");
    let (mut left, mut gone) = ((0..LETTERS).collect::<Vec<_>>(), HashSet::new());
    while !left.is_empty() {
        let tx = database.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
        for _ in 0..1 + dice.below(8).min(left.len() as u64 - 1) {
            let id = left.swap_remove(usize::try_from(dice.below(left.len() as u64)).unwrap());
            assert_eq!(acts::take(&tx, letter(id, 8).id), Ok(true));
            gone.insert(id);
        }
        tx.commit().unwrap();
        if gone.len() % 6 == 0 || left.is_empty() {
            let behind: Vec<_> = found(&fs::read(&path).unwrap()).intersection(&gone).copied().collect();
            assert!(behind.is_empty(), "seed {seed}: after {} went, {behind:?} still stand in the file", gone.len());
        }
    }
}

#[test]
fn a_letter_that_was_moved_while_its_neighbours_went_leaves_nothing_behind() {
    // Without `blank`, the first five find something.
    for seed in [2, 4, 6, 12, 22] {
        check(seed, (50, 900));
    }
    check(1, (200, 6000));
}
