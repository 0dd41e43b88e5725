//! The disk is full, or broken, or breaks once: while it is, nothing is acknowledged that does not stand; then all goes on.

use std::sync::Arc;

use promises::load::{Client, Program};

use crate::{
    chance::{Chance, Dose},
    crowd::Crowd,
    disk::{Disk, EIO, ENOSPC, Switch},
    kept,
    ledger::Ledger,
    letters::Letters,
    post_box,
    power::{self, Loss},
};

/// How often the disk breaks and comes back in one run.
const ROUNDS: usize = 4;

/// So many letters are told to come again before the disk is put right.
const REFUSED: u64 = 60;

#[test]
fn a_full_disk_refuses_and_room_is_enough_to_go_on() {
    survives("3-full", "disk full (ENOSPC)", &[(Switch::GrowError, ENOSPC)], &[(Switch::GrowError, 0)]);
}

#[test]
fn a_disk_that_does_not_write_refuses_until_it_writes() {
    survives("4-write", "disk does not write (EIO)", &[(Switch::WriteError, EIO)], &[(Switch::WriteError, 0)]);
}

#[test]
fn a_disk_that_does_not_sync_refuses_until_it_syncs() {
    let on = [(Switch::SyncTimes, -1), (Switch::SyncError, EIO)];
    survives("5-sync", "disk does not sync (EIO)", &on, &[(Switch::SyncError, 0)]);
}

/// Refuses while the disk is broken, recovers by itself, and loses nothing when the power then fails.
fn survives(place: &str, what: &str, on: &[(Switch, i64)], off: &[(Switch, i64)]) {
    let Dose { seed, .. } = Dose::of(ROUNDS);
    let mut chance = Chance::new(seed, 0);
    let folder = post_box::folder();
    let disk = Disk::beneath(folder.path());
    let mut program = disk.under(post_box::plan(folder.path())).start().expect("the post box starts");
    let process = program.process();
    let ledger = Arc::new(Ledger::new(program.keys(), Letters::new(seed, 4_000..80_000, 5)));
    let crowd = Crowd::gather(&ledger, program.address, 8, seed);
    for _ in 0..ROUNDS {
        goes_on(&ledger, &program, u64::try_from(20 + chance.below(100)).unwrap_or(20));
        on.iter().for_each(|(switch, value)| disk.set(*switch, *value));
        let refused = ledger.tally().refused;
        ledger.after(|tally| tally.refused >= refused + REFUSED);
        if on[0].0 as u64 == Switch::GrowError as u64 {
            // A page or two may still fit into the length that the files have.
            while health(&program) == 200 {}
        }
        for _ in 0..10 {
            assert_ne!(health(&program), 200, "{what}: the post box says that it is well, seed {seed}");
        }
        off.iter().for_each(|(switch, value)| disk.set(*switch, *value));
    }
    goes_on(&ledger, &program, 50);
    assert_eq!(health(&program), 200, "{what}: it is well again, seed {seed}");
    ledger.settle();
    crowd.home();
    assert!(program.runs() && program.process() == process, "it recovered by itself");
    program.kill();
    power::cut(&disk, Loss::All, &mut chance);
    let counts = ledger.count(|each| kept::in_sqlite(&folder.path().join(post_box::DATABASE), each));
    counts.show(place, &format!("{what}, {ROUNDS} times, then a power cut"), seed);
    counts.all_arrived();
}

#[test]
fn a_sync_that_fails_once_is_not_believed_when_the_next_one_succeeds() {
    let Dose { times, seed } = Dose::of(40);
    let mut chance = Chance::new(seed, 0);
    let folder = post_box::folder();
    let disk = Disk::beneath(folder.path());
    let mut program = disk.under(post_box::plan(folder.path())).start().expect("the post box starts");
    let ledger = Arc::new(Ledger::new(program.keys(), Letters::new(seed, 1_200..60_000, 5)));
    let crowd = Crowd::gather(&ledger, program.address, 8, seed);
    disk.set(Switch::SyncError, EIO);
    for _ in 0..times {
        let refused = ledger.tally().refused;
        disk.set(Switch::SyncTimes, i64::try_from(1 + chance.below(3)).unwrap_or(1));
        ledger.after(|tally| tally.refused > refused);
        goes_on(&ledger, &program, u64::try_from(chance.below(60)).unwrap_or(0));
    }
    ledger.settle();
    crowd.home();
    program.kill();
    power::cut(&disk, Loss::All, &mut chance);
    let counts = ledger.count(|each| kept::in_sqlite(&folder.path().join(post_box::DATABASE), each));
    counts.show("6-sync-once", &format!("a sync fails once, {times} times, then a power cut"), seed);
    counts.all_arrived();
}

/// Waits until so many more letters are acknowledged, by the same process.
fn goes_on(ledger: &Ledger, program: &Program, letters: u64) {
    let before = ledger.tally().acknowledged;
    ledger.after(|tally| tally.acknowledged >= before + letters);
    assert!(program.process().is_some());
}

fn health(program: &Program) -> u16 {
    let mut client = Client::connect(program.address).expect("it listens");
    client.get("/health").expect("it answers").status
}
