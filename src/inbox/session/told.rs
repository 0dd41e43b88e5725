//! What the worker tells, taken in at the desk.

use std::{collections::BTreeSet, mem, sync::Arc};

use wire::{
    Deed, LetterId, Trouble,
    deed::Needs,
    desk::{Ask, Group, Told},
    staff::{Mark, Row, Try},
};

use crate::{
    letter::Letter,
    session::{
        desk::Desk,
        errands::{Errand, Errands},
        keeping::{post_box_day, post_box_minute},
        listing::Held,
        rows::Rows,
    },
};

impl Desk {
    /// Takes in what the worker tells, and says what to ask next.
    pub fn told(&mut self, told: Told, now_millis: u64) -> Option<Ask> {
        if told == Told::Locked {
            return self.locked(now_millis);
        }
        let errand = self.errands.home()?;
        match (&errand.ask, told) {
            (Ask::Unlock { .. }, Told::Unlocked { staff }) => {
                self.me = Some(staff);
                self.errands.last(Errand::new(self.sign_in()));
            }
            (Ask::SignIn { .. }, Told::SignedIn { prove, .. }) => {
                self.prove = prove && !self.errands.has(|ask| matches!(ask, Ask::Prove { .. }));
                if !self.ready && self.errands.none_waits() {
                    self.errands.last(Errand::new(Ask::List { after: 0 }));
                }
            }
            (Ask::List { .. }, Told::Letters { rows, mail_failing_since, suspended, .. }) if errand.quiet => {
                (self.mail_failing_since, self.suspended) = (mail_failing_since, suspended);
                self.note_fresh(&rows);
            }
            (Ask::List { after }, Told::Letters { rows, next, keep_days, mail_failing_since, suspended }) => {
                (self.keep_days, self.mail_failing_since, self.suspended) = (keep_days, mail_failing_since, suspended);
                self.pages.extend(rows);
                match next.filter(|next| next > after) {
                    Some(after) => self.errands.first(Errand::new(Ask::List { after })),
                    None => self.list_is_whole(),
                }
            }
            (Ask::Open { letter }, Told::Opened { letter: named, contact_soon, is_earlier, team, private })
                if *letter == named =>
            {
                self.open(named, (contact_soon, is_earlier), &team, &private);
            }
            (Ask::Do { deed, letter, .. }, Told::Done { deed: done, letter: named })
                if (*deed, *letter) == (done, named) =>
            {
                self.done(done, named, now_millis);
            }
            (Ask::Prove { .. }, Told::Proved) => self.not_proved = None,
            (Ask::Suspend { staff, suspended }, Told::Suspended { staff: whose, suspended: is })
                if (staff, *suspended) == (&whose, is) =>
            {
                self.note_suspended(whose, is);
            }
            (_, Told::Failed { why }) => return self.failed(errand, why, now_millis),
            // Not the answer to this errand but to one that locking cut short.
            _ => self.errands.still_out(errand),
        }
        self.send(now_millis)
    }

    fn locked(&mut self, now_millis: u64) -> Option<Ask> {
        if self.errands.out().is_some_and(|errand| errand.ask == Ask::Lock) {
            self.errands.home();
        } else if self.me.is_some() {
            self.lock("locked-by-itself");
            self.errands = Errands::default();
        }
        self.errands.send(now_millis)
    }

    fn failed(&mut self, errand: Errand, why: Trouble, now_millis: u64) -> Option<Ask> {
        match errand.ask {
            // The end of an errand that locking cut short.
            Ask::Lock => self.errands.still_out(errand),
            Ask::SignIn { .. } if why == Trouble::NotLetIn => return Some(self.lock(why.word())),
            Ask::SignIn { .. } if errand.quiet => self.errands.forget(),
            Ask::Unlock { .. } | Ask::SignIn { .. } => self.stop_opening(&[why.word()]),
            _ if why == Trouble::SignedOut && !errand.again => {
                let sign_in = Errand { quiet: errand.quiet, ..Errand::new(self.sign_in()) };
                self.errands.first(Errand { again: true, ..errand });
                self.errands.first(sign_in);
            }
            // Without a network nothing arrives, and that is said where somebody waits.
            Ask::Prove { .. } => self.not_proved = Some(why).filter(|why| *why != Trouble::Offline),
            _ if errand.quiet => (),
            Ask::Do { deed, .. } if why == Trouble::NotLetIn => {
                self.stop(&[if deed.needs() == Needs::Lead { "delete-not-allowed" } else { "not-allowed" }]);
            }
            Ask::Open { letter } => self.not_opened(letter, why),
            Ask::List { .. } => self.stop_opening(&[why.word()]),
            Ask::Suspend { .. } if why == Trouble::NotLetIn => self.stop(&["not-allowed"]),
            Ask::Suspend { .. } if why == Trouble::NoSuchLetter => self.stop(&["suspend-unknown"]),
            Ask::Do { .. } | Ask::Suspend { .. } => self.stop(&[why.word()]),
        }
        self.send(now_millis)
    }

    fn note_fresh(&mut self, rows: &[Row]) {
        let is_new = |row: &&Row| self.rows.get(row.letter).is_none();
        let mut fresh = BTreeSet::new();
        self.fresh = rows.iter().filter(is_new).filter(|row| fresh.insert(row.letter)).count() as u64;
    }

    fn done(&mut self, deed: Deed, letter: LetterId, now_millis: u64) {
        let by = self.me.clone().unwrap_or_default();
        let Some(row) = self.rows.get_mut(letter) else { return };
        let mark = || Some(Mark { by: by.clone(), at: post_box_minute(now_millis) });
        match deed {
            Deed::MarkOpened => row.opened = true,
            Deed::SeeTo => row.seen_to = row.seen_to.take().or_else(mark),
            Deed::Close => (row.closed, row.closed_by) = (Some(post_box_day(now_millis)), Some(by)),
            Deed::Reopen => (row.closed, row.closed_by) = (None, None),
            // The same rule as the post box has.
            Deed::Delete if row.opened || row.closed.is_some() || row.delete_asked.is_some() => row.binned = mark(),
            Deed::Delete => row.delete_asked = mark(),
            Deed::PutBack => (row.binned, row.delete_asked) = (None, None),
            Deed::NotOpening => row.tries.push(Try { deed, by: by.clone(), at: post_box_minute(now_millis) }),
        }
    }

    fn list_is_whole(&mut self) {
        self.rows = Rows::new(mem::take(&mut self.pages));
        self.held.retain(|id, held| self.rows.get(*id).is_some() && !matches!(held, Held::Failed(_)));
        self.fresh = 0;
        self.ready = true;
        self.looking.go_on();
    }

    fn open(&mut self, id: LetterId, (soon, is_earlier): (bool, bool), team: &Group, private: &Group) {
        if let Some(row) = self.rows.get(id) {
            let me = self.me.as_deref().unwrap_or_default();
            let read = Letter::read(row, soon, team, private, me, &self.config);
            self.hold(id, read.map_or(Held::ForColleagues { is_earlier }, |read| Held::Letter(Arc::new(read))));
        }
        let is_shut = [team, private].iter().all(|group| matches!(group, Group::ForOthers | Group::Damaged));
        if is_shut && self.is_lead() {
            self.not_opening(id);
        }
    }

    /// Tells the post box that this letter does not open here: what opens for nobody is then known to be no letter.
    fn not_opening(&mut self, letter: LetterId) {
        let deed = Deed::NotOpening;
        let is_told = |row: &Row| row.tries.iter().any(|each| each.deed == deed && Some(&each.by) == self.me.as_ref());
        if self.row(letter).is_some_and(|row| !is_told(row)) && !self.is_asked(deed, letter) {
            self.errands.last(Errand::quiet(Ask::Do { deed, letter, secret: String::new() }));
        }
    }

    fn not_opened(&mut self, letter: LetterId, why: Trouble) {
        match why {
            Trouble::Offline | Trouble::Busy | Trouble::SignedOut | Trouble::NotLetIn => {
                self.stop_opening(&["trouble-some-letters", why.word()]);
            }
            // Deleted between list and opening.
            Trouble::NoSuchLetter => self.rows.remove(letter),
            // One letter that cannot be had keeps no other letter back.
            _ => {
                self.hold(letter, Held::Failed(why));
            }
        }
    }

    fn stop_opening(&mut self, notes: &[&'static str]) {
        self.stop(notes);
        self.looking.pause();
    }

    fn stop(&mut self, notes: &[&'static str]) {
        self.errands.forget();
        self.notes = notes.to_vec();
    }
}
