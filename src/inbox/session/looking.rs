//! Which letter is opened next: what the officer looks at, then what follows it, and no more than that.
//!
//! A post box may hold thousands of letters, most of them for colleagues, and which ones only opening tells. So nothing
//! waits for opening but what is on the screen: it has its turn before all that follows, and after every other errand.

use std::mem;

use wire::{LetterId, desk::Ask};

use crate::session::{desk::Desk, errands::Errand, listing::Entry};

/// How many letters are opened that nobody looks at, until somebody looks further.
pub const AHEAD: usize = 60;

/// What the officer looks at.
#[derive(Clone, Debug)]
pub(crate) struct Looking {
    /// The letters on the screen.
    view: Vec<LetterId>,
    /// Whether one of them is read and not only listed.
    reading: bool,
    /// How many more are opened that nobody looks at.
    ahead: usize,
    /// Whether opening waits until the officer tries again.
    paused: bool,
}

impl Default for Looking {
    fn default() -> Self {
        Self { view: Vec::new(), reading: false, ahead: AHEAD, paused: false }
    }
}

impl Looking {
    /// Opens nothing until the officer tries again.
    pub(crate) fn pause(&mut self) {
        self.paused = true;
    }

    /// Goes on, as if nothing had been opened ahead.
    pub(crate) fn go_on(&mut self) {
        (self.ahead, self.paused) = (AHEAD, false);
    }
}

impl Desk {
    /// Notes which letters of the list are on the screen.
    pub fn look(&mut self, view: Vec<LetterId>, now_millis: u64) -> Option<Ask> {
        if self.me.is_none() || (&self.looking.view, self.looking.reading) == (&view, false) {
            return None;
        }
        self.looking = Looking { view, paused: self.looking.paused, ..Looking::default() };
        self.send(now_millis)
    }

    /// Notes which letter is read. If it is not open, it is opened, also after trouble.
    pub fn read(&mut self, letter: LetterId, now_millis: u64) -> Option<Ask> {
        let paused = self.looking.paused && !self.is_unseen(letter);
        if self.looking.paused != paused {
            self.notes.clear();
        }
        self.looking = Looking { view: vec![letter], reading: true, paused, ..Looking::default() };
        self.send(now_millis)
    }

    /// Sends the next errand. If none waits, a letter is opened; once what is on the screen is open, the way is proved.
    pub(crate) fn send(&mut self, now_millis: u64) -> Option<Ask> {
        let is_idle = self.errands.out().is_none() && self.errands.none_waits();
        if is_idle && self.ready && !self.looking.paused {
            let open = |letter| Errand::new(Ask::Open { letter });
            let errand = self.next_on_the_screen().map(open);
            let errand = errand.or_else(|| self.proof(!self.looking.view.is_empty()));
            let errand = errand.or_else(|| self.next_ahead().map(open)).or_else(|| self.proof(true));
            errand.into_iter().for_each(|errand| self.errands.last(errand));
        }
        self.errands.send(now_millis)
    }

    /// What proves the way, if it is due and to be done.
    fn proof(&mut self, is_due: bool) -> Option<Errand> {
        let keyset_url = || self.config.keyset_url.clone();
        (is_due && mem::take(&mut self.prove)).then(|| Errand::quiet(Ask::Prove { keyset_url: keyset_url() }))
    }

    /// Whether the post box has this letter and nobody looked at it here yet.
    fn is_unseen(&self, letter: LetterId) -> bool {
        self.row(letter).is_some() && self.held(letter).is_none()
    }

    fn next_on_the_screen(&self) -> Option<LetterId> {
        self.looking.view.iter().find(|letter| self.is_unseen(**letter)).copied()
    }

    fn next_ahead(&mut self) -> Option<LetterId> {
        let Looking { ref view, reading, ahead, .. } = self.looking;
        if !reading && ahead == 0 {
            return None;
        }
        let listing = self.listing();
        // Whoever reads wants the next that nobody has read, however many are for colleagues.
        let next = view.first().filter(|_| reading).and_then(|letter| listing.unread_from(*letter).next());
        if let Some(next) = next.filter(|next| next.unseen) {
            return Some(next.id);
        }
        let closed = listing.closed.iter().filter(|_| self.closed_shown);
        let order: Vec<&Entry> = listing.entries().chain(closed).collect();
        let follows = order.iter().rposition(|entry| view.contains(&entry.id)).map_or(0, |last| last + 1);
        let mut in_turn = order[follows..].iter().chain(&order[..follows]).filter(|_| ahead > 0);
        let next = in_turn.find(|entry| entry.unseen)?.id;
        self.looking.ahead -= 1;
        Some(next)
    }
}
