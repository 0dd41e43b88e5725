//! The power fails right after a letter went into the bin, and right after it went from there: what was done stays done, and
//! the bytes of what is gone are gone once the post box runs again.

use std::{fs, path::Path};

use promises::{
    browser::until,
    load::{self, Client, Letter, Program},
};
use wire::{Deed, Outcome};

use crate::{
    chance::{Chance, Dose},
    disk::{Disk, Switch},
    post_box,
    power::{self, Loss},
    staff::Sam,
};

#[test]
fn what_was_deleted_stays_deleted_after_a_power_cut() {
    let Dose { times, seed } = Dose::of(8);
    let mut chance = Chance::new(seed, 0);
    let folder = post_box::folder();
    let disk = Disk::beneath(folder.path());
    let mut program =
        disk.under(post_box::plan(folder.path()).set("leads", "sam")).start().expect("the post box starts");
    let sam = Sam::of(folder.path(), program.address);
    let (mut binned, mut kept) = (Vec::new(), Vec::new());
    for round in 0..times {
        let mut made = || load::letter(chance.next(), 6_000);
        let [gone, stays] = [(); 2].map(|()| [made(), made(), made()]);
        for letter in gone.iter().chain(&stays) {
            assert_eq!(put(&program, letter), Some(Outcome::Kept));
        }
        assert!(stands(&disk.folder, &gone[0]), "while it is kept its bytes are there, so this test can see them");
        let token = sam.comes_in();
        for letter in &gone {
            for deed in [Deed::MarkOpened, Deed::Delete] {
                assert_eq!(sam.does(&token, deed, letter.id), 204);
            }
        }
        binned.extend(gone);
        kept.extend(stays);
        cut(&mut program, &disk, if round == 0 { Loss::All } else { Loss::any(&mut chance) }, &mut chance);
        for letter in &binned {
            assert_eq!(put(&program, letter), Some(Outcome::Kept), "in the bin, round {round} of seed {seed}");
        }
    }
    // A month goes by, and then some hours, one by one: a pass that was under way at the jump has another after it.
    let mut seconds = 32 * 24 * 60 * 60;
    for letter in &binned {
        until("the bin is emptied", || {
            for clock in [Switch::WallSeconds, Switch::SteadySeconds] {
                disk.set(clock, seconds);
            }
            seconds += 3_600;
            (put(&program, letter) == Some(Outcome::Deleted)).then_some(())
        });
    }
    cut(&mut program, &disk, Loss::any(&mut chance), &mut chance);
    for letter in &binned {
        assert_eq!(put(&program, letter), Some(Outcome::Deleted), "seed {seed}");
        assert!(!stands(&disk.folder, letter), "its bytes are in a file, seed {seed}");
    }
    for letter in &kept {
        assert_eq!(put(&program, letter), Some(Outcome::Kept), "seed {seed}");
    }
}

fn put(program: &Program, letter: &Letter) -> Option<Outcome> {
    let mut client = Client::connect(program.address).expect("it listens");
    client.put(letter).expect("it answers").outcome(&program.keys(), letter)
}

fn cut(program: &mut Program, disk: &Disk, loss: Loss, chance: &mut Chance) {
    program.kill();
    power::cut(disk, loss, chance);
    program.start().expect("it starts again on what the power cut left");
}

/// Whether a piece of a letter's noise stands in any file of the folder.
fn stands(folder: &Path, letter: &Letter) -> bool {
    let piece = &letter.bytes[letter.bytes.len() / 2..][..64];
    let files =
        fs::read_dir(folder).expect("the folder").flatten().map(|entry| fs::read(entry.path()).expect("a file"));
    files.into_iter().any(|bytes| bytes.windows(64).any(|window| window == piece))
}
