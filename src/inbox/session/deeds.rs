//! What an officer does with letters at the desk: mark them as read, close them, delete them, look at the closed ones.

use wire::{Deed, LetterId, deed::Needs, desk::Ask};

use crate::session::{desk::Desk, errands::Errand, keeping::mark_day, listing::Held};

/// Where a letter stands between coming in and being deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nobody marked it as read.
    Unread,
    /// It was read, and something may still have to be done.
    Open,
    /// It was closed on this day.
    Closed(String),
    /// It lies in the bin since this day.
    Binned(String),
}

impl Desk {
    /// Where this letter stands; nothing if the post box has it no more.
    pub fn stage(&self, letter: LetterId) -> Option<Stage> {
        let row = self.row(letter)?;
        Some(match (&row.binned, &row.closed) {
            (Some(mark), _) => Stage::Binned(mark_day(mark)),
            (None, Some(day)) => Stage::Closed(day.clone()),
            (None, None) if row.opened => Stage::Open,
            (None, None) => Stage::Unread,
        })
    }

    /// Whether this is asked of the post box at this moment.
    pub fn is_asked(&self, deed: Deed, letter: LetterId) -> bool {
        self.errands
            .has(|ask| matches!(ask, Ask::Do { deed: this, letter: one, .. } if (*this, *one) == (deed, letter)))
    }

    /// Asks the post box for a deed about this letter, if it is this reader's to do and is still to be done. Whoever may mark
    /// a letter as read may close it, and only once it was read. The post box decides.
    pub fn act(&mut self, deed: Deed, letter: LetterId, now_millis: u64) -> Option<Ask> {
        let (stage, row, me) = (self.stage(letter)?, self.row(letter)?, self.me()?);
        let is_due = match deed {
            Deed::MarkOpened => !row.opened,
            Deed::SeeTo => row.seen_to.is_none(),
            Deed::Close => stage == Stage::Open,
            Deed::Reopen => matches!(stage, Stage::Closed(_)),
            Deed::Delete => {
                !matches!(stage, Stage::Binned(_)) && row.delete_asked.as_ref().is_none_or(|mark| mark.by != me)
            }
            Deed::PutBack => row.binned.is_some() || row.delete_asked.is_some(),
            Deed::NotOpening => !row.tries.iter().any(|each| each.deed == deed && each.by == me),
        };
        let secret = self.secret(deed, letter).filter(|_| is_due && !self.is_asked(deed, letter))?;
        self.notes.clear();
        self.errands.last(Errand::new(Ask::Do { deed, letter, secret }));
        self.send(now_millis)
    }

    /// What this reader shows for a deed; nothing if it is not theirs to do.
    pub fn secret(&self, deed: Deed, letter: LetterId) -> Option<String> {
        match (deed.needs(), self.held(letter)) {
            (Needs::Nothing, _) => Some(String::new()),
            (Needs::Lead, _) | (_, Some(Held::ForColleagues { is_earlier: true })) => self.is_lead().then(String::new),
            (Needs::DeedSecret, Some(Held::Letter(letter))) => letter.deed_secret.clone(),
            (Needs::SeenToSecret, Some(Held::Letter(letter))) => letter.seen_to_secret.clone(),
            (Needs::DeedSecret | Needs::SeenToSecret, _) => None,
        }
    }

    /// Shows the closed letters, and opens those that were not looked at yet; or puts them out of sight again.
    pub fn show_closed(&mut self, shown: bool, now_millis: u64) -> Option<Ask> {
        if self.me().is_none() || self.closed_shown == shown {
            return None;
        }
        self.closed_shown = shown;
        if shown {
            self.notes.clear();
            self.looking.go_on();
        }
        self.send(now_millis)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::told_story::{IN, MAYA, id, play};

    #[test]
    fn a_lead_marks_and_closes_what_came_from_an_earlier_version_and_nothing_else_that_does_not_open() {
        let told = |word| [("rows 1", "open 1"), (word, "not-opening 1"), ("noted 1", "-")];
        let deeds = [("!mark 1", "mark-opened 1"), ("marked 1", "-"), ("!close 1", "close 1"), ("closed 1", "-")];
        let desk = play(&[MAYA.as_slice(), &told("earlier 1"), &deeds].concat());
        assert_eq!(desk.stage(id(1)), Some(Stage::Closed("1970-01-01".into())));
        play(&[MAYA.as_slice(), &told("others 1"), &[("!mark 1", "-")]].concat());
        play(&[IN.as_slice(), &[("rows 1", "open 1"), ("earlier 1", "-"), ("!mark 1", "-")]].concat());
    }
}
