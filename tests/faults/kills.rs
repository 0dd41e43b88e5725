//! The post box is killed with −9 while letters come in, again and again, on the same database.

use std::sync::Arc;

use crate::{
    chance::{Chance, Dose},
    crowd::Crowd,
    kept,
    ledger::{Ledger, Phase},
    letters::Letters,
    post_box,
};

#[test]
fn nothing_acknowledged_is_lost_when_the_post_box_is_killed() {
    let Dose { times, seed } = Dose::of(200);
    let mut chance = Chance::new(seed, 0);
    let folder = post_box::folder();
    let mut program = post_box::plan(folder.path()).start().expect("the post box starts");
    let ledger = Arc::new(Ledger::new(program.keys(), Letters::new(seed, 1_200..40_000, 20)));
    let crowd = Crowd::gather(&ledger, program.address, 12, seed);
    for _ in 0..times {
        // Now and then at once, while senders are still coming back.
        let steps = if chance.percent(10) { 0 } else { u64::try_from(chance.below(120)).unwrap_or(0) };
        let until = ledger.tally().steps + steps;
        ledger.after(|tally| tally.steps >= until);
        program.kill();
        ledger.tell(Phase::Held);
        if chance.percent(20) {
            post_box::begin_and_kill(&mut program, &mut chance);
        }
        program.start().expect("it starts again on what it left");
        ledger.tell(Phase::Going);
    }
    ledger.settle();
    crowd.home();
    program.kill();
    let counts = ledger.count(|each| kept::in_sqlite(&folder.path().join(post_box::DATABASE), each));
    counts.show("1-kills", &format!("killed with −9 under load, {times} times"), seed);
    counts.all_arrived();
}
