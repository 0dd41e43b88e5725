//! The power fails while letters come in: what was not synced is lost in part, and torn, and reordered.

use std::{fs, sync::Arc};

use promises::load::Program;

use crate::{
    chance::{Chance, Dose},
    crowd::Crowd,
    disk::{Disk, Switch},
    kept,
    ledger::{Ledger, Phase},
    letters::Letters,
    post_box,
    power::{self, Loss},
    table::Counts,
};

/// After so many cuts a new database is begun, so that its making is cut off too.
const CUTS_OF_ONE: usize = 10;

#[test]
fn a_power_cut_takes_nothing_that_was_acknowledged() {
    let Dose { times, seed } = Dose::of(50);
    let mut counts = Counts::default();
    let mut unsure = 0;
    for first in (0..times).step_by(CUTS_OF_ONE) {
        let seed = seed.wrapping_add(u64::try_from(first).unwrap_or(0));
        let (found, changes) = one_database(CUTS_OF_ONE.min(times - first), seed);
        found.judge(&format!("power cuts, seed {seed}"));
        counts.add(found);
        unsure += changes;
    }
    assert!(unsure > times, "only {unsure} changes were in the balance: the cuts missed them");
    counts.show("2-power", &format!("power cut under load, {times} times"), seed);
    counts.all_arrived();
}

/// One database from its making on, and how many changes were not yet sure at all its cuts.
fn one_database(times: usize, seed: u64) -> (Counts, usize) {
    let mut chance = Chance::new(seed, 0);
    let folder = post_box::folder();
    let disk = Disk::beneath(folder.path());
    let mut program = disk.under(post_box::plan(folder.path())).start().expect("the post box starts");
    let mut unsure = cut_while_it_is_made(&disk, &mut program, &mut chance);
    let ledger = Arc::new(Ledger::new(program.keys(), Letters::new(seed, 1_200..40_000, 5)));
    let crowd = Crowd::gather(&ledger, program.address, 8, seed);
    for cut in 0..times {
        let steps = if chance.percent(20) { 0 } else { u64::try_from(chance.below(200)).unwrap_or(0) };
        let until = ledger.tally().steps + steps;
        ledger.after(|tally| tally.steps >= until);
        program.kill();
        ledger.tell(Phase::Held);
        unsure += power::cut(&disk, Loss::any(&mut chance), &mut chance);
        if chance.percent(20) {
            post_box::begin_and_kill(&mut program, &mut chance);
            unsure += power::cut(&disk, Loss::any(&mut chance), &mut chance);
        }
        // On a copy: the program itself has to recover the files as they are.
        let copy = folder.path().join("copy");
        promises::council::copy(&disk.folder, &copy);
        let counts = ledger.count(|each| kept::in_sqlite(&copy.join("letters.sqlite"), each));
        assert_eq!(counts.lost, 0, "cut {cut} of seed {seed}: {counts}");
        fs::remove_dir_all(copy).expect("the copy goes");
        program.start().expect("it starts again on what the power cut left");
        ledger.tell(Phase::Going);
    }
    ledger.settle();
    crowd.home();
    program.kill();
    unsure += power::cut(&disk, Loss::All, &mut chance);
    (ledger.count(|each| kept::in_sqlite(&folder.path().join(post_box::DATABASE), each)), unsure)
}

/// The power fails again and again before there is a database; then there is one.
fn cut_while_it_is_made(disk: &Disk, program: &mut Program, chance: &mut Chance) -> usize {
    let mut unsure = 0;
    for _ in 0..4 {
        program.kill();
        xtask::step::empty_dir(&disk.folder).expect("no database");
        disk.forget();
        for _ in 0..1 + chance.below(3) {
            post_box::begin_and_kill(program, chance);
            unsure += power::cut(disk, Loss::any(chance), chance);
        }
        program.start().expect("it starts on what is left of a database that was being made");
    }
    unsure
}

#[test]
fn a_disk_that_lies_about_its_syncs_loses_letters_so_the_cuts_bite() {
    let Dose { seed, .. } = Dose::of(1);
    let mut chance = Chance::new(seed, 0);
    let folder = post_box::folder();
    let disk = Disk::beneath(folder.path());
    let mut program = disk.under(post_box::plan(folder.path())).start().expect("the post box starts");
    let ledger = Arc::new(Ledger::new(program.keys(), Letters::new(seed, 1_200..8_000, 0)));
    let crowd = Crowd::gather(&ledger, program.address, 4, seed);
    ledger.after(|tally| tally.acknowledged >= 20);
    disk.set(Switch::SyncLies, 1);
    let honest = ledger.tally().acknowledged;
    ledger.after(|tally| tally.acknowledged >= honest + 40);
    program.kill();
    crowd.home();
    power::cut(&disk, Loss::All, &mut chance);
    let counts = ledger.count(|each| kept::in_sqlite(&folder.path().join(post_box::DATABASE), each));
    assert!(counts.lost >= 30 && counts.stored >= 20, "what was synced stands and the rest is lost; {counts}");
}
