//! The system gives the post box no more file handles: nobody new can connect, nothing is lost, and it goes on by itself.

use std::{net::SocketAddr, process::Command, sync::Arc, time::Duration};

use promises::load::{Client, Program};
use xtask::step::read;

use crate::{
    chance::{Chance, Dose},
    crowd::Crowd,
    kept,
    ledger::Ledger,
    letters::Letters,
    post_box,
};

/// How often the handles run out.
const ROUNDS: usize = 4;

/// Fewer than the program holds at rest: every new one is refused, with EMFILE.
const TOO_FEW: usize = 5;

/// How long a sender waits for an answer that may never come.
const PATIENCE: Duration = Duration::from_millis(300);

#[test]
fn without_file_handles_nothing_is_lost_and_with_them_it_goes_on() {
    let Dose { seed, .. } = Dose::of(ROUNDS);
    let folder = post_box::folder();
    let mut program = post_box::plan(folder.path()).start().expect("the post box starts");
    let (process, address) = (program.process(), program.address);
    let ledger = Arc::new(Ledger::new(program.keys(), Letters::new(seed, 1_200..40_000, 5)));
    let crowd = Crowd::with(&ledger, 8, seed, move |ledger, chance| connect_anew(ledger, address, chance));
    for _ in 0..ROUNDS {
        let before = ledger.tally();
        ledger.after(|tally| tally.acknowledged >= before.acknowledged + 50);
        limit(&program, TOO_FEW);
        let refused = ledger.tally().refused;
        ledger.after(|tally| tally.refused >= refused + 24);
        limit(&program, 1024);
    }
    let before = ledger.tally().acknowledged;
    ledger.after(|tally| tally.acknowledged >= before + 50);
    ledger.settle();
    crowd.home();
    assert!(program.runs() && program.process() == process, "it recovered by itself");
    assert!(program.log().contains("a connection could not be taken"), "the handles had run out");
    program.kill();
    let counts = ledger.count(|each| kept::in_sqlite(&folder.path().join(post_box::DATABASE), each));
    counts.show("6b-handles", &format!("no file handles (EMFILE), {ROUNDS} times"), seed);
    counts.all_arrived();
}

/// A new connection for each letter: those that are kept need no new handle.
fn connect_anew(ledger: &Ledger, address: SocketAddr, chance: &mut Chance) {
    while let Some((number, letter)) = ledger.take(chance) {
        let answer = Client::connect(address).and_then(|client| client.patience(PATIENCE).put(&letter));
        match answer {
            Ok(said) => ledger.said(number, &letter, &said),
            Err(_) => ledger.unheard(number),
        }
    }
}

/// Changes the limit of the running program, as the system's own `prlimit` does.
fn limit(program: &Program, handles: usize) {
    let process = program.process().expect("it runs");
    read(Command::new("prlimit").args(["--pid", &process.to_string(), &format!("--nofile={handles}:")]))
        .expect("the limit is changed");
}
