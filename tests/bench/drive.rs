//! So many senders at once, each with the next letter as soon as the last one is answered.

use std::{
    net::SocketAddr,
    sync::{
        Barrier,
        atomic::{AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use promises::load::{Broken, Client, Letter, Said};
use seal::PostBox;
use wire::Outcome;

/// One sender's stack: it holds no letter, only the way to one.
const STACK_BYTES: usize = 128 * 1024;

/// Of so many answers one signature is verified, after the clock has stopped.
const SAMPLE: u64 = 32;

static NEXT: AtomicU64 = AtomicU64::new(1);

/// What a run is.
#[derive(Clone, Copy, Debug)]
pub struct Drive {
    /// Where to.
    pub address: SocketAddr,
    /// How many senders at once.
    pub clients: usize,
    /// How long.
    pub window: Duration,
    /// How many letters at most.
    pub letters_max: u64,
}

/// What a run found.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// Letters acknowledged as new, in a second.
    pub rate: f64,
    /// The same, over the whole run.
    pub acknowledged: u64,
    /// From the first byte sent to the last byte heard, in milliseconds: half were as fast as this.
    pub p50: f64,
    /// Ninety-nine of a hundred were as fast as this.
    pub p99: f64,
    /// Answers that were no acknowledgement of a new letter, each with why.
    pub wrong: Vec<String>,
}

#[derive(Default)]
struct Seen {
    /// When each answer was there, since the start, and how long it had been waited for.
    answers: Vec<(Duration, Duration)>,
    sample: Vec<(Letter, Said)>,
    wrong: Vec<String>,
}

impl Drive {
    /// Sends letters with the bytes of these, each under a new name.
    #[must_use]
    pub fn run(self, letters: &[Letter], keys: &PostBox) -> Run {
        let (left, ready) = (AtomicU64::new(self.letters_max), Barrier::new(self.clients));
        let seen: Vec<Seen> = thread::scope(|scope| {
            let one = |number| {
                let (left, ready) = (&left, &ready);
                let sender = thread::Builder::new().stack_size(STACK_BYTES);
                sender.spawn_scoped(scope, move || self.send(letters, number, left, ready)).expect("a thread")
            };
            let senders: Vec<_> = (0..self.clients).map(one).collect();
            senders.into_iter().map(|sender| sender.join().expect("a sender that ended well")).collect()
        });
        self.sum(seen, keys)
    }

    fn send(self, letters: &[Letter], number: usize, left: &AtomicU64, ready: &Barrier) -> Seen {
        let mut seen = Seen::default();
        let client = Client::connect(self.address);
        ready.wait();
        let start = Instant::now();
        let mut client = match client {
            Ok(client) => client,
            Err(Broken(why)) => {
                seen.wrong.push(format!("no connection: {why}"));
                return seen;
            }
        };
        while start.elapsed() < self.window
            && left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_ok()
        {
            let next = NEXT.fetch_add(1, Ordering::Relaxed);
            let letter = letters[(next as usize + number) % letters.len()].named(next);
            let asked = Instant::now();
            match client.put(&letter) {
                Ok(said) if said.status == 201 => {
                    seen.answers.push((start.elapsed(), asked.elapsed()));
                    if next.is_multiple_of(SAMPLE) {
                        seen.sample.push((letter, said));
                    }
                }
                Ok(said) => seen.wrong.push(format!("{}: {}", said.status, String::from_utf8_lossy(&said.body))),
                Err(broken) => seen.wrong.push(broken.to_string()),
            }
        }
        seen
    }

    fn sum(self, seen: Vec<Seen>, keys: &PostBox) -> Run {
        let mut run = Run::default();
        let mut waits = Vec::new();
        let (mut in_time, mut last) = (0_u64, Duration::ZERO);
        for seen in seen {
            run.wrong.extend(seen.wrong);
            let forged = seen.sample.iter().filter(|(letter, said)| said.outcome(keys, letter) != Some(Outcome::Kept));
            run.wrong.extend(forged.map(|(letter, _)| format!("the answer about {} is not signed", letter.id)));
            for (at, wait) in seen.answers {
                run.acknowledged += 1;
                waits.push(wait);
                if at <= self.window {
                    in_time += 1;
                    last = last.max(at);
                }
            }
        }
        waits.sort_unstable();
        let milliseconds = |share: f64| {
            let place = (waits.len() as f64 * share) as usize;
            waits.get(place.min(waits.len().saturating_sub(1))).map_or(0.0, |wait| wait.as_secs_f64() * 1000.0)
        };
        (run.p50, run.p99) = (milliseconds(0.5), milliseconds(0.99));
        // Until the window closed, or the letters were used up.
        let ran_out = run.acknowledged >= self.letters_max;
        let seconds = if ran_out { last } else { self.window }.as_secs_f64();
        run.rate = in_time as f64 / seconds.max(f64::EPSILON);
        run
    }
}
