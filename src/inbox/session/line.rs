//! One letter of the list, in words: what was read in it, or what the post box knows.

use chrono::NaiveDateTime;
use wire::{
    Deed, LetterId,
    limits::BIN_DAYS,
    staff::{Mark, Row},
};

use crate::{
    letter::{
        Letter,
        promise::{Due, is_late},
        reference,
    },
    session::{
        keeping::{last_day, mark_day},
        listing::Held,
    },
    site::config::Config,
};

/// One letter of the list, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The letter's name.
    pub id: LetterId,
    /// Who it is about, that no name was given, or its reference where it was not opened here.
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
    /// Whether nobody looked at it here yet, so that only the post box's word is known.
    pub unseen: bool,
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

/// When the list is looked at, and how long the post box keeps what is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// How many days a closed letter is kept; 0 where the post box does not say.
    pub keep_days: u32,
    /// The time on this computer's clock.
    pub now: NaiveDateTime,
}

impl Line {
    /// The line of a letter. `held` says what became of opening it.
    pub fn new(row: &Row, held: Option<&Held>, config: &Config, look: &Look) -> Self {
        match held {
            Some(Held::Letter(letter)) => opened(row, letter, config, look),
            Some(Held::Failed(_)) => Self { doubted: true, ..of_row(row, false, config, look) },
            // What was promised is for those to keep who can read it.
            Some(Held::ForColleagues { .. }) => Self { promise: String::new(), ..referenced(row, config, look) },
            None => Self { unseen: true, ..referenced(row, config, look) },
        }
    }
}

fn opened(row: &Row, letter: &Letter, config: &Config, look: &Look) -> Line {
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

fn referenced(row: &Row, config: &Config, look: &Look) -> Line {
    let name = config.words.fill("sealed-name", &[("names", &reference(row.letter))]);
    Line { name, ..of_row(row, false, config, look) }
}

/// What the post box knows.
fn of_row(row: &Row, soon: bool, config: &Config, look: &Look) -> Line {
    let words = &config.words;
    let soon = soon || row.contact_soon;
    let seen = Due::seen(&row.day, soon, &config.hours).filter(|_| !row.opened);
    let contact = Due::contact(&row.day, &config.hours).filter(|_| soon && row.opened && row.closed.is_none());
    let promise = match (seen.filter(|_| soon), contact) {
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
        unseen: false,
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
