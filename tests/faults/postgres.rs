//! PostgreSQL is stopped, crashes, or loses one of its processes while two post boxes keep letters in one database of it.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use promises::load::{Client, Program};
use xtask::cluster::{self, Cluster};

use crate::{
    chance::{Chance, Dose},
    crowd::Crowd,
    kept,
    ledger::{Ledger, Phase},
    letters::Letters,
    post_box,
};

const DATABASE: &str = "letters";

/// What happens to the server.
#[derive(Clone, Copy, Debug)]
enum Blow {
    /// It is stopped in order, and started again.
    Stop,
    /// It crashes, and recovers from its log when it is started again.
    Crash,
    /// The process that serves one connection is killed with −9; the server cuts everybody off and recovers.
    Backend,
    /// One of the two post boxes is killed with −9 and started again.
    PostBox,
}

#[test]
fn two_post_boxes_lose_nothing_when_their_postgresql_stops_or_crashes() {
    let blows = [Blow::Stop, Blow::Backend, Blow::Crash, Blow::PostBox, Blow::Backend, Blow::Crash, Blow::Stop];
    let Dose { times, seed } = Dose::of(blows.len());
    let mut chance = Chance::new(seed, 0);
    let mut cluster = Cluster::raise(&cluster::folder("faults")).expect("a PostgreSQL server");
    let folders = [post_box::folder(), post_box::folder()];
    let url = cluster.url(DATABASE).expect("a database");
    let plan = |number: usize| post_box::plan(folders[number].path()).set("database", &url);
    let mut one = plan(0).start().expect("the first post box starts");
    // Both sign with the same key, as the two of one council do.
    let keys = folders[0].path();
    let shared = plan(1).set("key_dir", keys.join("keys").display()).set("keys", keys.join("keys.toml").display());
    let other = shared.start().expect("the second post box starts");
    let processes = (one.process(), other.process());
    let ledger = Arc::new(Ledger::new(one.keys(), Letters::new(seed, 1_200..40_000, 10)));
    let crowds = [&one, &other].map(|post_box| Crowd::gather(&ledger, post_box.address, 6, seed));
    let mut killed = false;
    for blow in blows.into_iter().cycle().take(times) {
        goes_on(&ledger, u64::try_from(30 + chance.below(60)).unwrap_or(30));
        match blow {
            Blow::Stop | Blow::Crash => {
                if matches!(blow, Blow::Stop) { cluster.stop() } else { cluster.kill() }.expect("the server ends");
                let refused = ledger.tally().refused;
                ledger.after(|tally| tally.refused >= refused + 24);
                assert_ne!(
                    (health(&one), health(&other)),
                    (200, 200),
                    "without a database nobody is well, seed {seed}"
                );
                cluster.start().expect("the server starts again");
            }
            Blow::Backend => {
                both_well(&one, &other, seed);
                let found = cluster.kill_backend(DATABASE).expect("one of the server's processes is killed");
                assert!(found > 1, "both post boxes were connected");
            }
            Blow::PostBox => {
                killed = true;
                one.kill();
                ledger.tell(Phase::Held);
                one.start().expect("it starts again");
                ledger.tell(Phase::Going);
            }
        }
    }
    goes_on(&ledger, 60);
    ledger.settle();
    crowds.into_iter().for_each(Crowd::home);
    both_well(&one, &other, seed);
    assert!(killed || one.process() == processes.0, "the first recovered by itself");
    assert_eq!(other.process(), processes.1, "the second recovered by itself");
    let counts = ledger.count(|each| kept::in_postgres(&cluster, DATABASE, each));
    counts.show("9-postgres", &format!("PostgreSQL stopped or crashed, {times} times, two boxes"), seed);
    counts.all_arrived();
}

/// One may have found the server gone a moment ago and not have tried again yet.
fn both_well(one: &Program, other: &Program, seed: u64) {
    let deadline = Instant::now() + Duration::from_secs(60);
    while (health(one), health(other)) != (200, 200) {
        assert!(Instant::now() < deadline, "both are well again, seed {seed}: {}", other.log());
    }
}

fn goes_on(ledger: &Ledger, letters: u64) {
    let before = ledger.tally().acknowledged;
    ledger.after(|tally| tally.acknowledged >= before + letters);
}

fn health(program: &Program) -> u16 {
    let mut client = Client::connect(program.address).expect("it listens");
    client.get("/health").expect("it answers").status
}
