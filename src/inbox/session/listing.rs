//! The list: who asked to be contacted soon first, then what nobody has read, then what has been read, then what is
//! closed.

use std::sync::Arc;

use chrono::NaiveDateTime;
use wire::{
    Deed, LetterId, Route, Trouble,
    limits::BIN_DAYS,
    staff::{Mark, Row},
};

use crate::{
    letter::{
        Letter,
        promise::{Due, is_late},
        reference,
    },
    session::keeping::{is_put_away, is_set_apart, last_day, mark_day},
    site::config::Config,
};

/// What became of opening one letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held {
    /// It is for this reader, at least in part.
    Letter(Arc<Letter>),
    /// It is sealed to colleagues.
    ForColleagues,
    /// It could not be fetched or opened at all.
    Failed(Trouble),
}

/// Who looks at the list, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look<'desk> {
    /// Who, by id.
    pub me: &'desk str,
    /// Whether deleting is offered to them: then what is sealed to colleagues is listed by its reference.
    pub lead: bool,
    /// How many days a closed letter is kept; 0 where the post box does not say.
    pub keep_days: u32,
    /// The time on this computer's clock.
    pub now: NaiveDateTime,
}

/// The list as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Letters whose writer asked to be contacted soon: unread before read, each longest waiting first.
    pub urgent: Vec<Line>,
    /// Letters that nobody has marked as read, longest waiting first.
    pub unread: Vec<Line>,
    /// Letters that somebody has marked as read, newest first.
    pub read: Vec<Line>,
    /// Letters that were read and closed, last closed first. For a lead also those that only colleagues can open.
    pub closed: Vec<Line>,
    /// How many closed letters nobody looked at in this session, so that nobody knows for whom they are.
    pub closed_unknown: usize,
    /// How many letters only colleagues can open, closed ones and those set apart not counted.
    pub colleagues: u64,
    /// Those letters, for a lead.
    pub sealed: Vec<Line>,
    /// For a lead, what opened neither for somebody of the duty team nor for a manager.
    pub apart: Vec<Line>,
}

/// One letter of the list, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The letter's name.
    pub id: LetterId,
    /// Who it is about, or that no name was given.
    pub name: String,
    /// Who wrote it: "Form for 8 to 11", "Carer, Jo"; or nothing.
    pub role: String,
    /// The day the post box kept it.
    pub arrived: String,
    /// The review date as it was written, or nothing.
    pub review: String,
    /// The officer it is addressed to.
    pub iro: String,
    /// Whether the writer asked to be contacted soon.
    pub soon: bool,
    /// Whether somebody marked it as read.
    pub opened: bool,
    /// Whether something does not fit.
    pub doubted: bool,
    /// What its writer was told, if something of it is still to come.
    pub promise: String,
    /// Whether nobody read it by the time that was promised, even if it was sent late in the day.
    pub passed: bool,
    /// Whether nobody read it for a week's working days.
    pub late: bool,
    /// The day it was closed, in words, or nothing.
    pub closed: String,
    /// The last day on which it is kept, in words, or nothing.
    pub kept_until: String,
    /// What colleagues did or tried, in words.
    pub marks: Vec<String>,
}

impl Held {
    /// Whether it is about an officer, as far as that is known here.
    pub fn is_about_an_officer(&self) -> Option<bool> {
        match self {
            Self::Letter(letter) => Some(letter.sender.route() == Route::AboutMyOfficer),
            // It does not open for this reader, and letters about an officer open for every manager.
            Self::ForColleagues => Some(false),
            Self::Failed(_) => None,
        }
    }
}

impl Listing {
    /// Sorts what was opened. `held` says what became of each row; a row that was not opened yet is left out.
    pub fn new<'rows, 'held>(
        rows: &'rows [Row],
        held: impl Fn(LetterId) -> Option<&'held Held>,
        config: &Config,
        look: &Look<'_>,
    ) -> Self {
        let mut listing = Self::default();
        let mut closed: Vec<(&str, Line)> = Vec::new();
        let mut put_away = |row: &'rows Row, line| {
            let day = row.closed.as_deref().unwrap_or_default();
            // What was closed last comes first; of one day, what came last.
            let place = closed.partition_point(|(other, _)| *other > day);
            closed.insert(place, (day, line));
        };
        for row in rows {
            let found = held(row.letter);
            let is_put_away = is_put_away(row, look.me, &config.roster, found.and_then(Held::is_about_an_officer));
            let line = match found {
                Some(Held::Letter(letter)) => line(row, letter, config, look),
                Some(Held::Failed(_)) => broken(row, config, look),
                Some(Held::ForColleagues) if is_set_apart(row, &config.roster) && !is_put_away => {
                    listing.apart.extend(look.lead.then(|| sealed(row, config, look)));
                    continue;
                }
                Some(Held::ForColleagues) => {
                    listing.colleagues += u64::from(!is_put_away);
                    match look.lead.then(|| sealed(row, config, look)) {
                        Some(line) if is_put_away => put_away(row, line),
                        Some(line) => listing.sealed.push(line),
                        None => (),
                    }
                    continue;
                }
                None => {
                    listing.closed_unknown += usize::from(is_put_away);
                    continue;
                }
            };
            match (is_put_away, line.soon, line.opened) {
                (true, ..) => put_away(row, line),
                (_, true, _) => listing.urgent.push(line),
                (.., false) => listing.unread.push(line),
                (.., true) => listing.read.push(line),
            }
        }
        // The post box lists oldest first, and that order stays within each part.
        let (read, unread): (Vec<_>, Vec<_>) = listing.urgent.into_iter().partition(|line| line.opened);
        listing.urgent = [unread, read].concat();
        listing.read.reverse();
        listing.closed = closed.into_iter().map(|(_, line)| line).collect();
        listing
    }

    /// Whether there is nothing for this reader but what is closed.
    pub fn is_empty(&self) -> bool {
        self.lines().next().is_none()
    }

    /// Whether anything is closed that may be for this reader.
    pub fn has_closed(&self) -> bool {
        !self.closed.is_empty() || self.closed_unknown > 0
    }

    /// Every letter in the order of the list, but what is closed.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.urgent.iter().chain(&self.unread).chain(&self.read)
    }

    /// The next letter after this one that nobody has read; after the last, the first again. So whoever marks none still
    /// comes to each.
    pub fn next_unread(&self, after: LetterId) -> Option<LetterId> {
        let from_here = self.lines().skip_while(|line| line.id != after);
        from_here.chain(self.lines()).find(|line| !line.opened && line.id != after).map(|line| line.id)
    }
}

fn line(row: &Row, letter: &Letter, config: &Config, look: &Look<'_>) -> Line {
    let words = &config.words;
    let of_row = of_row(row, letter.soon, config, look);
    Line {
        name: letter.sender.name().unwrap_or(of_row.name),
        role: letter.sender.role(letter.form.as_deref(), config),
        review: letter.sender.review_day().map(|day| words.day(&day)).unwrap_or_default(),
        // Without a readable part nobody knows whom it is for.
        iro: letter.form.as_ref().map(|_| letter.sender.officer(config)).unwrap_or_default(),
        doubted: !letter.doubts.is_empty(),
        ..of_row
    }
}

fn broken(row: &Row, config: &Config, look: &Look<'_>) -> Line {
    Line { doubted: true, ..of_row(row, false, config, look) }
}

fn sealed(row: &Row, config: &Config, look: &Look<'_>) -> Line {
    let name = config.words.fill("sealed-name", &[("names", &reference(row.letter))]);
    // What was promised is for those to keep who can read it.
    Line { name, promise: String::new(), ..of_row(row, false, config, look) }
}

/// What the post box knows.
fn of_row(row: &Row, soon: bool, config: &Config, look: &Look<'_>) -> Line {
    let words = &config.words;
    let soon = soon || row.contact_soon;
    let seen = Due::seen(&row.day, &config.hours).filter(|_| soon && !row.opened);
    let contact = Due::contact(&row.day, &config.hours).filter(|_| soon && row.opened && row.closed.is_none());
    let promise = match (seen, contact) {
        (Some(due), _) => due.words("promise-seen", words),
        (None, Some(due)) => due.words("promise-contact", words),
        (None, None) => String::new(),
    };
    let day = |day: Option<String>| day.map(|day| words.day(&day)).unwrap_or_default();
    Line {
        id: row.letter,
        name: words.say("name-none").to_owned(),
        role: String::new(),
        arrived: words.day(&row.day),
        review: String::new(),
        iro: String::new(),
        soon,
        opened: row.opened,
        doubted: false,
        promise,
        passed: seen.is_some_and(|due| look.now > due.last),
        late: !row.opened && is_late(&row.day, look.now, &config.hours),
        kept_until: day(match &row.binned {
            Some(mark) => last_day(&mark_day(mark), BIN_DAYS),
            None => row.closed.as_deref().and_then(|day| last_day(day, look.keep_days)),
        }),
        closed: day(row.closed.clone()),
        marks: marks(row, config),
    }
}

/// What colleagues did or tried, in words for a list.
fn marks(row: &Row, config: &Config) -> Vec<String> {
    let words = &config.words;
    let named = |id: &str, mark: &Option<Mark>| {
        mark.as_ref().map(|mark| words.fill(id, &[("names", &config.colleague(&mark.by))]))
    };
    let is_tried = row.tries.iter().any(|each| each.deed != Deed::NotOpening);
    let marks = [
        row.binned.is_some().then(|| words.say("tag-binned").to_owned()),
        named("tag-delete-asked", &row.delete_asked).filter(|_| row.binned.is_none()),
        named("tag-seen-to", &row.seen_to).filter(|_| !row.opened),
        is_tried.then(|| words.say("tag-tried").to_owned()),
    ];
    marks.into_iter().flatten().collect()
}
