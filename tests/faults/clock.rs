//! The clock jumps by a day while the post box runs, forwards and back: promises stay the same, and no token outlives itself.

use std::sync::Arc;

use promises::load::{Client, Program};

use crate::{
    chance::Dose,
    crowd::Crowd,
    disk::{Disk, Switch},
    kept,
    ledger::{Ledger, Phase},
    letters::Letters,
    post_box,
    staff::Sam,
};

const DAY: i64 = 24 * 60 * 60;

#[test]
fn a_clock_that_jumps_by_a_day_changes_no_promise() {
    let Dose { seed, .. } = Dose::of(1);
    let folder = post_box::folder();
    let disk = Disk::beneath(folder.path());
    let mut program = disk.under(post_box::plan(folder.path())).start().expect("the post box starts");
    let ledger = Arc::new(Ledger::new(program.keys(), Letters::new(seed, 1_200..8_000, 5)));
    let crowd = Crowd::gather(&ledger, program.address, 8, seed);
    let jumps = [0, DAY, -DAY, 0, -DAY, DAY, 0];
    for seconds in jumps {
        disk.set(Switch::WallSeconds, seconds);
        // New letters on that day, and old ones again whose day is another: a changed answer is a fault on the ledger.
        let before = ledger.tally().acknowledged;
        ledger.after(|tally| tally.acknowledged >= before + 100);
        assert_eq!(health(&program), 200);
        if seconds != 0 {
            // As at a start after the battery of the clock was empty.
            program.kill();
            ledger.tell(Phase::Held);
            program.start().expect("it starts with a wrong clock");
            ledger.tell(Phase::Going);
        }
    }
    ledger.settle();
    crowd.home();
    program.kill();
    let counts = ledger.count(|each| kept::in_sqlite(&folder.path().join(post_box::DATABASE), each));
    counts.show("8-clock", &format!("the clock jumps by a day, {} times", jumps.len() - 1), seed);
    counts.all_arrived();
}

#[test]
fn no_token_lives_longer_because_the_clock_was_moved() {
    let folder = post_box::folder();
    let disk = Disk::beneath(folder.path());
    let program = disk.under(post_box::plan(folder.path())).start().expect("the post box starts");
    let ledger = Arc::new(Ledger::new(program.keys(), Letters::new(1, 1_200..1_300, 0)).at_most(3));
    let crowd = Crowd::gather(&ledger, program.address, 1, 1);
    ledger.finish();
    crowd.home();
    let sam = Sam::of(folder.path(), program.address);
    let move_to = |wall: i64, steady: i64| {
        disk.set(Switch::WallSeconds, wall);
        disk.set(Switch::SteadySeconds, steady);
    };

    let token = sam.comes_in();
    assert_eq!(sam.lists(&token), 200);
    move_to(DAY, 0);
    assert_eq!(sam.lists(&token), 401, "a day later by the clock on the wall");

    let token = sam.comes_in();
    assert_eq!(sam.lists(&token), 200, "tomorrow's clock lets people in as well");
    move_to(0, 0);
    assert_eq!(sam.lists(&token), 401, "from the future");

    // The clock is put back by a day, and a day goes by: the wall shows the very time at which Sam came in.
    let token = sam.comes_in();
    move_to(0, DAY);
    assert_eq!(sam.lists(&token), 401, "a day has gone by, whatever the wall says");
}

fn health(program: &Program) -> u16 {
    let mut client = Client::connect(program.address).expect("it listens");
    client.get("/health").expect("it answers").status
}
