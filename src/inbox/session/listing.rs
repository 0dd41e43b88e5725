//! The list: who asked to be contacted soon first, then what nobody has read, then what has been read, then what is
//! closed. It is put in order by what the post box knows, and corrected as letters are opened; words come later, and only
//! for what is drawn (`line.rs`), so that ten thousand letters are put in order between two frames.

use std::sync::Arc;

use wire::{LetterId, Route, Trouble, staff::Row};

use crate::{
    letter::Letter,
    session::keeping::{is_put_away, is_set_apart},
    site::config::Config,
};

/// What became of opening one letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held {
    /// It is for this reader, at least in part.
    Letter(Arc<Letter>),
    /// It is sealed to colleagues.
    ForColleagues {
        /// Whether it came from an earlier version: then its deeds are a lead's.
        is_earlier: bool,
    },
    /// It could not be fetched or opened at all.
    Failed(Trouble),
}

/// The list as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Letters whose writer asked to be contacted soon: unread before read, each longest waiting first.
    pub urgent: Vec<Entry>,
    /// Letters that nobody has marked as read, longest waiting first.
    pub unread: Vec<Entry>,
    /// Letters that somebody has marked as read, newest first.
    pub read: Vec<Entry>,
    /// Letters that were read and closed, last closed first. For a lead also those that only colleagues can open.
    pub closed: Vec<Entry>,
    /// How many letters only colleagues can open, as far as they were looked at; closed ones and those set apart not
    /// counted.
    pub colleagues: u64,
    /// Those letters, for a lead.
    pub sealed: Vec<Entry>,
    /// For a lead, what opened neither for somebody of the duty team nor for a manager.
    pub apart: Vec<Entry>,
}

/// The place of one letter in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The letter's name.
    pub id: LetterId,
    /// Whether somebody marked it as read.
    pub read: bool,
    /// Whether nobody looked at it here yet: then it may be for colleagues.
    pub unseen: bool,
}

impl Held {
    /// Whether it is about an officer, as far as that is known here.
    pub fn is_about_an_officer(&self) -> Option<bool> {
        match self {
            Self::Letter(letter) => Some(letter.sender.route() == Route::AboutMyOfficer),
            // It does not open for this reader, and letters about an officer open for every manager.
            Self::ForColleagues { .. } => Some(false),
            Self::Failed(_) => None,
        }
    }
}

impl Listing {
    /// Puts the letters in order. `held` says what became of opening each; what was not opened yet may be for this reader.
    /// `lead` says whether deleting is offered to them: then what is sealed to colleagues is listed by its reference.
    pub fn new<'rows, 'held>(
        rows: impl Iterator<Item = &'rows Row>,
        held: impl Fn(LetterId) -> Option<&'held Held>,
        config: &Config,
        me: &str,
        lead: bool,
    ) -> Self {
        let mut listing = Self::default();
        let mut urgent_read = Vec::new();
        let mut closed: Vec<(&str, Entry)> = Vec::new();
        for row in rows {
            let found = held(row.letter);
            let is_put_away = is_put_away(row, me, &config.roster, found.and_then(Held::is_about_an_officer));
            let entry = Entry { id: row.letter, read: row.opened, unseen: found.is_none() };
            let for_colleagues = matches!(found, Some(Held::ForColleagues { .. }));
            let soon = row.contact_soon || matches!(found, Some(Held::Letter(letter)) if letter.soon);
            match () {
                () if for_colleagues && is_set_apart(row, &config.roster) && !is_put_away => {
                    listing.apart.extend(lead.then_some(entry));
                }
                () if for_colleagues && !is_put_away => {
                    listing.colleagues += 1;
                    listing.sealed.extend(lead.then_some(entry));
                }
                () if for_colleagues && !lead => (),
                () if is_put_away => closed.push((row.closed.as_deref().unwrap_or_default(), entry)),
                () if soon && row.opened => urgent_read.push(entry),
                () if soon => listing.urgent.push(entry),
                () if row.opened => listing.read.push(entry),
                () => listing.unread.push(entry),
            }
        }
        // The post box lists oldest first, and that order stays within each part.
        listing.urgent.append(&mut urgent_read);
        listing.read.reverse();
        for part in [&mut listing.urgent, &mut listing.unread, &mut listing.read] {
            newer_first(part, &held);
        }
        // What was closed last comes first; of one day, what came last.
        closed.reverse();
        closed.sort_by(|(one, _), (other, _)| other.cmp(one));
        listing.closed = closed.into_iter().map(|(_, entry)| entry).collect();
        listing
    }

    /// Whether there is nothing for this reader but what is closed.
    pub fn is_empty(&self) -> bool {
        self.entries().next().is_none()
    }

    /// Whether anything is closed that may be for this reader.
    pub fn has_closed(&self) -> bool {
        !self.closed.is_empty()
    }

    /// How many letters nobody looked at here yet, closed ones not counted.
    pub fn unseen(&self) -> u64 {
        self.entries().filter(|entry| entry.unseen).count() as u64
    }

    /// Every letter in the order of the list, but what is closed.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.urgent.iter().chain(&self.unread).chain(&self.read)
    }

    /// The next letter after this one that nobody has read; after the last, the first again. So whoever marks none still
    /// comes to each. What was not looked at yet may be for colleagues, and is passed over.
    pub fn next_unread(&self, after: LetterId) -> Option<LetterId> {
        self.unread_from(after).find(|entry| !entry.unseen).map(|entry| entry.id)
    }

    /// What nobody has read, from this letter on and round to it again.
    pub fn unread_from(&self, after: LetterId) -> impl Iterator<Item = &Entry> {
        let from_here = self.entries().skip_while(move |entry| entry.id != after);
        from_here.chain(self.entries()).filter(move |entry| !entry.read && entry.id != after)
    }
}

/// Puts a letter that takes the place of another right before it.
fn newer_first<'held>(part: &mut [Entry], held: &impl Fn(LetterId) -> Option<&'held Held>) {
    for at in 0..part.len() {
        let Some(Held::Letter(letter)) = held(part[at].id) else { continue };
        let earlier = letter.replaces.and_then(|id| part[..at].iter().position(|entry| entry.id == id));
        if let Some(earlier) = earlier {
            part[earlier..=at].rotate_right(1);
        }
    }
}
