//! What was sent, what the post box promised about it, and whether it stands: every letter of a run.

use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use promises::load::{Letter, Said};
use seal::PostBox;
use wire::{Digest, LetterId, Outcome};

use crate::{chance::Chance, kept::Row, letters::Letters, table::Counts};

/// How long a state is waited for before the test gives up. Never a time that is waited.
const PATIENCE: Duration = Duration::from_secs(120);

/// With so many letters unanswered, no new ones are begun: they are sent again first.
const UNANSWERED_MAX: usize = 64;

/// The book of one run. Senders write in it, and ask it what to send next.
pub struct Ledger {
    keys: PostBox,
    letters: Letters,
    now: Mutex<Now>,
    changed: Condvar,
}

/// What the senders are to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Send new letters, and old ones again.
    Going,
    /// Wait: the post box is down.
    Held,
    /// Send what has no answer until all have one.
    Settling,
    /// Go home.
    Over,
}

struct Now {
    phase: Phase,
    entries: Vec<Entry>,
    by_id: HashMap<LetterId, usize>,
    /// Letters without an acknowledgement that nobody is sending at this moment.
    unanswered: Vec<usize>,
    /// How many new letters there may be.
    letters_max: usize,
    in_flight: usize,
    tally: Tally,
    faults: Vec<String>,
}

/// How often something happened; a test waits for these and for no time.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Something was sent, or an answer or its end was heard.
    pub steps: u64,
    /// Letters that were acknowledged for the first time.
    pub acknowledged: u64,
    /// Answers that told to come again, and connections that broke.
    pub refused: u64,
}

struct Entry {
    id: LetterId,
    digest: Digest,
    /// The acknowledgement, as a hash of its bytes.
    told: Option<u64>,
    /// Whether the post box said that it was new.
    was_new: bool,
}

impl Ledger {
    /// An empty book for a post box with these keys.
    pub fn new(keys: PostBox, letters: Letters) -> Self {
        let now = Now {
            phase: Phase::Going,
            entries: Vec::new(),
            by_id: HashMap::new(),
            unanswered: Vec::new(),
            letters_max: usize::MAX,
            in_flight: 0,
            tally: Tally::default(),
            faults: Vec::new(),
        };
        Self { keys, letters, now: Mutex::new(now), changed: Condvar::new() }
    }

    /// No more new letters than so many.
    pub fn at_most(self, letters_max: usize) -> Self {
        self.now().letters_max = letters_max;
        self
    }

    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells the senders what to do.
    pub fn tell(&self, phase: Phase) {
        self.now().phase = phase;
        self.changed.notify_all();
    }

    /// What happened so far.
    pub fn tally(&self) -> Tally {
        self.now().tally
    }

    /// Waits until something has happened, as `after(|tally| tally.steps > 100)`.
    pub fn after(&self, is_enough: impl Fn(&Tally) -> bool) {
        self.wait(|now| is_enough(&now.tally), "senders came to no end");
    }

    /// Sends again what has no answer, until every letter is acknowledged.
    pub fn settle(&self) {
        self.tell(Phase::Settling);
        self.wait(
            |now| now.unanswered.is_empty() && now.in_flight == 0,
            "not every letter was acknowledged in the end",
        );
    }

    /// Waits until so many letters were begun and each has its acknowledgement.
    pub fn finish(&self) {
        self.wait(|now| now.entries.len() >= now.letters_max, "the letters were not all begun");
        self.settle();
    }

    fn wait(&self, is_enough: impl Fn(&Now) -> bool, otherwise: &str) {
        let mut now = self.now();
        let (mut last, mut since) = (now.tally.acknowledged, Instant::now());
        while !is_enough(&now) {
            now = self.changed.wait_timeout(now, Duration::from_secs(1)).expect("no sender panicked").0;
            if now.tally.acknowledged != last {
                (last, since) = (now.tally.acknowledged, Instant::now());
            }
            assert!(since.elapsed() < PATIENCE, "{otherwise}: {:?}, {:?}, {:?}", now.phase, now.tally, now.faults);
        }
    }

    /// The next letter to send: new, without an answer, or acknowledged long ago. Waits while the post box is down;
    /// `None` is the end.
    pub fn take(&self, chance: &mut Chance) -> Option<(usize, Letter)> {
        let mut now = self.now();
        loop {
            let found = match now.phase {
                Phase::Over => return None,
                Phase::Held => None,
                Phase::Settling => now.unanswered.pop(),
                Phase::Going => now.choose(chance),
            };
            if let Some(number) = found {
                now.in_flight += 1;
                drop(now);
                let letter = self.letters.letter(number);
                let mut now = self.now();
                now.begin(number, &letter);
                drop(now);
                self.changed.notify_all();
                return Some((number, letter));
            }
            now = self.changed.wait(now).expect("no sender panicked");
        }
    }

    /// An answer was heard, and no other is waited for.
    pub fn said(&self, number: usize, letter: &Letter, said: &Said) {
        self.also_said(number, letter, said);
        self.now().end(number);
        self.changed.notify_all();
    }

    /// An answer was heard, and another is waited for.
    pub fn also_said(&self, number: usize, letter: &Letter, said: &Said) {
        let outcome = said.outcome(&self.keys, letter);
        let mut hasher = DefaultHasher::new();
        said.body.hash(&mut hasher);
        self.now().hear(number, said, outcome, hasher.finish());
    }

    /// No answer was heard: nobody knows.
    pub fn unheard(&self, number: usize) {
        let mut now = self.now();
        now.tally.refused += 1;
        now.end(number);
        drop(now);
        self.changed.notify_all();
    }

    /// Counts what stands in the database against what was sent and promised.
    pub fn count(&self, rows: impl FnOnce(&mut dyn FnMut(Row))) -> Counts {
        let now = self.now();
        let mut seen = vec![0_u32; now.entries.len()];
        let mut counts = Counts { faults: now.faults.clone(), ..Counts::default() };
        rows(&mut |row| {
            counts.stored += 1;
            match now.by_id.get(&row.id) {
                None => counts.faults.push(format!("a letter stands that nobody sent: {}", row.id)),
                Some(number) => {
                    let sent = now.entries[*number].digest;
                    // Not the bytes that were sent: the letter is as good as lost.
                    seen[*number] += u32::from(row.digest == sent && row.found == sent);
                    self.letters.open(*number, &row.sealed, &mut counts);
                }
            }
        });
        counts.submitted = now.entries.len();
        counts.acknowledged = now.entries.iter().filter(|entry| entry.told.is_some()).count();
        counts.twice = seen.iter().filter(|times| **times > 1).count();
        let lost = now.entries.iter().zip(&seen).filter(|(entry, times)| entry.told.is_some() && **times == 0);
        counts.lost = lost.count();
        counts
    }
}

impl Now {
    fn choose(&mut self, chance: &mut Chance) -> Option<usize> {
        let may_be_new = self.entries.len() < self.letters_max && self.unanswered.len() < UNANSWERED_MAX;
        if !self.unanswered.is_empty() && (!may_be_new || chance.percent(30)) {
            let place = chance.below(self.unanswered.len());
            return Some(self.unanswered.swap_remove(place));
        }
        if may_be_new && (self.entries.is_empty() || chance.percent(85)) {
            let entry = Entry { id: LetterId([0; 16]), digest: Digest([0; 32]), told: None, was_new: false };
            self.entries.push(entry);
            return Some(self.entries.len() - 1);
        }
        let number = chance.below(self.entries.len());
        may_be_new.then_some(number).filter(|number| self.entries[*number].told.is_some())
    }

    fn begin(&mut self, number: usize, letter: &Letter) {
        self.tally.steps += 1;
        (self.entries[number].id, self.entries[number].digest) = (letter.id, letter.digest);
        self.by_id.insert(letter.id, number);
    }

    /// Nobody is sending this letter any more.
    fn end(&mut self, number: usize) {
        self.tally.steps += 1;
        self.in_flight -= 1;
        if self.entries[number].told.is_none() {
            self.unanswered.push(number);
        }
    }

    fn hear(&mut self, number: usize, said: &Said, outcome: Option<Outcome>, body: u64) {
        let entry = &mut self.entries[number];
        let mut fault = None;
        match (said.status, outcome) {
            (200 | 201, Some(Outcome::Kept)) => {
                if said.status == 201 && entry.was_new {
                    fault = Some("was new twice, so it had been lost in between");
                }
                entry.was_new |= said.status == 201;
                match entry.told {
                    None => self.tally.acknowledged += 1,
                    Some(told) if told != body => fault = Some("was acknowledged in two ways"),
                    Some(_) => {}
                }
                entry.told = Some(body);
            }
            (503, None) => {
                self.tally.refused += 1;
                if said.retry_after.is_none() {
                    fault = Some("was refused without being told when to come again");
                }
            }
            _ => fault = Some("had an answer that is none"),
        }
        if let Some(fault) = fault {
            let body = String::from_utf8_lossy(&said.body).into_owned();
            self.faults.push(format!("letter {number} {fault}: {} {body}", said.status));
        }
    }
}
