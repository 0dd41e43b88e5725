//! What the worker was asked and what waits to be asked: one errand at a time, so whatever is told belongs to it.

use std::collections::VecDeque;

use wire::{desk::Ask, limits};

/// After how long without an errand the inbox locks, in milliseconds: as long as a token lives.
pub const LOCK_MILLIS: u64 = limits::TOKEN_SECONDS * 1000;

/// How long after an errand a sign of life sends the next, in milliseconds. The worker counts errands, not keys.
pub const TOUCH_MILLIS: u64 = 60_000;

/// One thing asked of the worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Errand {
    /// What is asked.
    pub ask: Ask,
    /// Sent to keep the session alive: what goes wrong with it is not worth a word.
    pub quiet: bool,
    /// Tried before, and tried again after signing in anew.
    pub again: bool,
}

/// The errand that is out, and those that wait.
#[derive(Clone, Debug, Default)]
pub struct Errands {
    out: Option<Errand>,
    waiting: VecDeque<Errand>,
    last_millis: u64,
}

impl Errand {
    /// An errand that the officer waits for.
    pub fn new(ask: Ask) -> Self {
        Self { ask, quiet: false, again: false }
    }

    /// An errand that nobody waits for.
    pub fn quiet(ask: Ask) -> Self {
        Self { quiet: true, ..Self::new(ask) }
    }
}

impl Errands {
    /// Queues an errand behind the others.
    pub fn last(&mut self, errand: Errand) {
        self.waiting.push_back(errand);
    }

    /// Queues an errand before the others.
    pub fn first(&mut self, errand: Errand) {
        self.waiting.push_front(errand);
    }

    /// Sends the next errand, if none is out. Letters are opened while nobody is there, too: that is no sign of life.
    pub fn send(&mut self, now_millis: u64) -> Option<Ask> {
        if self.out.is_some() {
            return None;
        }
        self.out = self.waiting.pop_front();
        self.out.as_ref().map(|errand| {
            if !matches!(errand.ask, Ask::Open { .. }) {
                self.last_millis = now_millis;
            }
            errand.ask.clone()
        })
    }

    /// Somebody is there, and the worker hears of enough errands to know.
    pub fn note_life(&mut self, now_millis: u64) {
        self.last_millis = now_millis;
    }

    /// Sends this before all others and forgets those: for locking, which waits for nothing.
    pub fn send_only(&mut self, ask: &Ask) {
        *self = Self { out: Some(Errand::quiet(ask.clone())), ..Self::default() };
    }

    /// The errand that is out comes home.
    pub fn home(&mut self) -> Option<Errand> {
        self.out.take()
    }

    /// It is still out after all: what was told was not for it.
    pub fn still_out(&mut self, errand: Errand) {
        self.out = Some(errand);
    }

    /// The errand that is out.
    pub fn out(&self) -> Option<&Errand> {
        self.out.as_ref()
    }

    /// Whether such a thing is asked already, or waits to be.
    pub fn has(&self, is_it: impl Fn(&Ask) -> bool) -> bool {
        self.out.iter().chain(&self.waiting).any(|errand| is_it(&errand.ask))
    }

    /// Whether nothing waits.
    pub fn none_waits(&self) -> bool {
        self.waiting.is_empty()
    }

    /// Forgets what waits.
    pub fn forget(&mut self) {
        self.waiting.clear();
    }

    /// How many minutes are left before the desk locks, rounded up. None by a clock that was set back: it cannot tell how
    /// long nobody was here.
    pub fn minutes_left(&self, now_millis: u64) -> u64 {
        let idle_millis = now_millis.checked_sub(self.last_millis).unwrap_or(LOCK_MILLIS);
        LOCK_MILLIS.saturating_sub(idle_millis).div_ceil(60_000)
    }

    /// Whether a sign of life is due.
    pub fn is_touch_due(&self, now_millis: u64) -> bool {
        self.out.is_none() && now_millis.saturating_sub(self.last_millis) >= TOUCH_MILLIS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_errand_is_out_at_a_time() {
        let mut errands = Errands::default();
        errands.last(Errand::new(Ask::List { after: 0 }));
        errands.last(Errand::new(Ask::List { after: 1 }));
        errands.first(Errand::quiet(Ask::Lock));
        assert_eq!(errands.send(1), Some(Ask::Lock));
        assert_eq!(errands.send(2), None);
        assert_eq!(errands.home(), Some(Errand::quiet(Ask::Lock)));
        assert_eq!(errands.send(3), Some(Ask::List { after: 0 }));
        let has = |ask: &Ask| errands.has(|this| this == ask);
        assert!(has(&Ask::List { after: 1 }) && !has(&Ask::Lock));
    }

    #[track_caller]
    fn check_minutes(now_millis: u64, expected: u64) {
        let mut errands = Errands::default();
        errands.last(Errand::new(Ask::Lock));
        errands.send(1_000_000);
        assert_eq!(errands.minutes_left(now_millis), expected);
    }

    #[test]
    fn minutes_count_down_from_the_last_errand() {
        check_minutes(1_000_000, 10);
        check_minutes(1_000_001, 10);
        check_minutes(1_060_000, 9);
        check_minutes(1_599_999, 1);
        check_minutes(1_600_000, 0);
        // A laptop that slept, and a clock that was set back by a little or by a lot.
        check_minutes(u64::MAX, 0);
        check_minutes(999_999, 0);
        check_minutes(1, 0);
    }
}
