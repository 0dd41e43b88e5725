//! An officer's session, from unlocking to locking: what is known now, and what the officer does.
//!
//! Pure: the clock is an argument, and what to ask of the worker is the answer. What is done with a letter stands in
//! [`crate::session::deeds`], which letter is opened next in [`crate::session::looking`]; what the worker tells is taken in by
//! [`Desk::told`].

use std::{collections::BTreeMap, sync::Arc};

use wire::{LetterId, Trouble, desk::Ask, staff::Row};

use crate::{
    session::{
        errands::{Errand, Errands},
        listing::{Held, Listing},
        looking::Looking,
        rows::Rows,
    },
    site::config::Config,
};

/// An officer's session. Everything is in memory only, and locking drops it.
#[derive(Clone, Debug)]
pub struct Desk {
    pub(crate) config: Arc<Config>,
    pub(crate) errands: Errands,
    pub(crate) me: Option<String>,
    /// Whether the list was whole once since unlocking, and can be shown.
    pub(crate) ready: bool,
    pub(crate) rows: Rows,
    pub(crate) held: BTreeMap<LetterId, Held>,
    /// Which letter takes the place of which, by the earlier one.
    pub(crate) newer: BTreeMap<LetterId, LetterId>,
    /// The pages of a list that is still being fetched.
    pub(crate) pages: Vec<Row>,
    pub(crate) looking: Looking,
    /// How many letters came in since the list was fetched.
    pub(crate) fresh: u64,
    /// How many days the post box keeps a closed letter; 0 where it does not say.
    pub(crate) keep_days: u32,
    /// The day (`2026-11-20`) since which messages to the team have not gone out.
    pub(crate) mail_failing_since: Option<String>,
    /// Whether this person is to prove the way, as soon as nobody waits for the list.
    pub(crate) prove: bool,
    /// Why the letter that was to prove it did not arrive.
    pub(crate) not_proved: Option<Trouble>,
    /// Whose sign-in is suspended, by id; nothing where the post box takes this person for no lead.
    pub(crate) suspended: Option<Vec<String>>,
    /// Whether somebody looks at the closed letters: only then are they fetched.
    pub(crate) closed_shown: bool,
    pub(crate) notes: Vec<&'static str>,
}

/// What the officer waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Busy {
    /// The passphrase is worked through.
    Unlocking,
    /// The post box is asked to let us in.
    SigningIn,
    /// The list is fetched.
    Listing,
    /// A letter is fetched and opened. Nothing else waits for that.
    Opening,
}

impl Desk {
    /// A locked desk.
    pub fn new(config: Arc<Config>) -> Self {
        Self {
            config,
            errands: Errands::default(),
            me: None,
            ready: false,
            rows: Rows::default(),
            held: BTreeMap::new(),
            newer: BTreeMap::new(),
            pages: Vec::new(),
            looking: Looking::default(),
            fresh: 0,
            keep_days: 0,
            mail_failing_since: None,
            prove: false,
            not_proved: None,
            suspended: None,
            closed_shown: false,
            notes: Vec::new(),
        }
    }

    /// Who is at the desk, by id, while the identity is open.
    pub fn me(&self) -> Option<&str> {
        self.me.as_deref()
    }

    /// Ids of words to show: what went wrong, or why it is locked.
    pub fn notes(&self) -> &[&'static str] {
        &self.notes
    }

    /// What the officer waits for, if anything.
    pub fn busy(&self) -> Option<Busy> {
        let errand = self.errands.out().filter(|errand| !errand.quiet)?;
        match errand.ask {
            Ask::Unlock { .. } => Some(Busy::Unlocking),
            Ask::SignIn { .. } => Some(Busy::SigningIn),
            Ask::List { .. } => Some(Busy::Listing),
            Ask::Open { .. } => Some(Busy::Opening),
            _ => None,
        }
    }

    /// The list, in order.
    pub fn listing(&self) -> Listing {
        let held = |id| self.held.get(&id);
        Listing::new(self.rows.iter(), held, &self.config, self.me().unwrap_or_default(), self.is_lead())
    }

    /// What became of opening this letter.
    pub fn held(&self, id: LetterId) -> Option<&Held> {
        self.held.get(&id)
    }

    /// The newest letter that says it takes the place of this one, as far as letters were opened here.
    pub fn newer(&self, id: LetterId) -> Option<LetterId> {
        self.newer.get(&id).copied()
    }

    /// Keeps what became of opening a letter.
    pub(crate) fn hold(&mut self, id: LetterId, held: Held) {
        if let Held::Letter(letter) = &held
            && let Some(earlier) = letter.replaces
        {
            let came = |id| self.rows.get(id).map(|row| row.cursor);
            let newest = self.newer.get(&earlier).map_or(Some(earlier), |known| Some(*known)).and_then(came);
            if came(id) > newest {
                self.newer.insert(earlier, id);
            }
        }
        self.held.insert(id, held);
    }

    /// What the post box says of this letter.
    pub fn row(&self, id: LetterId) -> Option<&Row> {
        self.rows.get(id)
    }

    /// Whether somebody marked this letter as read.
    pub fn is_opened(&self, id: LetterId) -> bool {
        self.row(id).is_some_and(|row| row.opened)
    }

    /// Whether deleting is offered to whoever is at the desk.
    pub fn is_lead(&self) -> bool {
        self.me().is_some_and(|me| self.config.is_lead(me))
    }

    /// How many minutes are left before the desk locks, rounded up.
    pub fn minutes_left(&self, now_millis: u64) -> u64 {
        self.errands.minutes_left(now_millis)
    }

    /// Opens an identity file.
    pub fn unlock(&mut self, identity: String, passphrase: String, now_millis: u64) -> Option<Ask> {
        self.notes.clear();
        self.errands.last(Errand::new(Ask::Unlock { identity, passphrase }));
        self.errands.send(now_millis)
    }

    /// Fetches the list anew, and what is not open yet; after trouble, tries again.
    pub fn refresh(&mut self, now_millis: u64) -> Option<Ask> {
        if self.me.is_none() || !matches!(self.busy(), None | Some(Busy::Opening)) {
            return None;
        }
        self.notes.clear();
        self.pages.clear();
        if !self.ready {
            self.errands.last(Errand::new(self.sign_in()));
        }
        self.errands.last(Errand::new(Ask::List { after: 0 }));
        self.errands.send(now_millis)
    }

    /// Notes a sign of life, so that a reading officer is not locked out, and looks for new letters on the way.
    pub fn touch(&mut self, now_millis: u64) -> Option<Ask> {
        // Letters that are opened one after the other keep the session, and are no sign that anybody is there.
        if self.busy() == Some(Busy::Opening) {
            self.errands.note_life(now_millis);
        }
        if !self.ready || !self.errands.is_touch_due(now_millis) {
            return None;
        }
        let after = self.rows.iter().map(|row| row.cursor).max().unwrap_or(0);
        self.errands.last(Errand::quiet(Ask::List { after }));
        self.errands.send(now_millis)
    }

    /// Locks if the time is over.
    pub fn tick(&mut self, now_millis: u64) -> Option<Ask> {
        let over = self.me.is_some() && self.minutes_left(now_millis) == 0;
        over.then(|| self.lock("locked-by-itself"))
    }

    /// The worker is gone: nothing can be opened any more.
    pub fn worker_stopped(&mut self) {
        *self = Self { notes: vec!["trouble-worker"], ..Self::new(Arc::clone(&self.config)) };
    }

    /// Drops everything that was open, and waits for the worker to say that it has done the same.
    pub(crate) fn lock(&mut self, note: &'static str) -> Ask {
        *self = Self { notes: vec![note], ..Self::new(Arc::clone(&self.config)) };
        self.errands.send_only(&Ask::Lock);
        Ask::Lock
    }

    pub(crate) fn sign_in(&self) -> Ask {
        Ask::SignIn { post_box: self.config.post_box.clone() }
    }
}
