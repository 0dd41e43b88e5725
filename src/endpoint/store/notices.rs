//! What is kept of telling people that letters wait: which letters nobody has looked at, and messages on their way.
//!
//! Each statement stands here once: both databases understand it. SQLite numbers `$1` by where it first stands, so they
//! stand in order.

/// What is told as soon as a letter is kept, in the same commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alarm {
    /// When to tell again if nobody has looked, in Unix seconds.
    pub due: i64,
    /// What to tell now.
    pub notice: NewNotice,
}

/// A message that is to go out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewNotice {
    /// What it is about, which says when it need not go out any more.
    pub about: About,
    /// Its text; the first line is the subject.
    pub text: String,
    /// The ways it goes, as `team-mail`: a message on each.
    pub ways: Vec<&'static str>,
    /// Now, in Unix seconds.
    pub since: i64,
}

/// What a message is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A letter that asks for contact soon; of no use once none is unattended.
    Soon,
    /// Any letter that waits; of no use once none is unattended.
    Late,
    /// What there is in the morning; of no use once there is a newer one.
    Digest,
}

/// A message on its way, for whoever claimed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its own name, 32 hexadecimal digits: the same at each try.
    pub name: String,
    /// Its text; the first line is the subject.
    pub text: String,
    /// How often it was tried in vain.
    pub tries: u32,
}

/// How a try ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// It was taken.
    Gone,
    /// It was not.
    Failed {
        /// Now, in Unix seconds.
        at: i64,
        /// When to try again.
        next: i64,
    },
}

/// A letter that nobody has looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unattended {
    /// Where it stands in the list.
    pub cursor: i64,
    /// The day it came, as `2026-11-20`.
    pub day: String,
    /// The child's own switch.
    pub contact_soon: bool,
    /// How often it was told that nobody has looked.
    pub step: i64,
    /// When to tell that next, in Unix seconds; known of letters that ask for contact soon.
    pub due: Option<i64>,
}

/// What is told now, all of it or nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Raise {
    /// How far each letter is now.
    pub letters: Vec<Raised>,
    /// The digest of this morning, if that is what is told.
    pub morning: Option<Morning>,
    /// The messages. One that waits already is not added again.
    pub notices: Vec<NewNotice>,
}

/// How far it has been told of one letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raised {
    /// Where it stands in the list.
    pub cursor: i64,
    /// The step at which it was found.
    pub from: i64,
    /// The step at which it is from now on.
    pub to: i64,
    /// When to tell next, in Unix seconds.
    pub due: Option<i64>,
}

/// A digest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Morning {
    /// The day in the office's zone, as `2026-11-20`; empty before the first.
    pub day: String,
    /// The cursor of the newest letter that it counted.
    pub newest: i64,
}

/// How it goes with all messages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Posted {
    /// How many are on their way.
    pub waiting: u64,
    /// Since when the oldest of them is, in Unix seconds.
    pub oldest: Option<i64>,
    /// The ways on which a message has failed since the last digest.
    pub troubled: Vec<Troubled>,
    /// The last digest.
    pub morning: Morning,
}

/// A way on which something failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Troubled {
    /// Which, as `team-mail`.
    pub way: String,
    /// Since when nothing went through, in Unix seconds; nothing if the last message did.
    pub failing: Option<i64>,
    /// The first failure that no digest has told of.
    pub missed: Option<i64>,
}

/// The letters that nobody has looked at.
pub(super) const UNATTENDED: &str = "SELECT unattended.cursor, day, contact_soon, coalesce(step, 0), due
     FROM unattended LEFT JOIN watched ON watched.cursor = unattended.cursor ORDER BY unattended.cursor";
/// Whether a letter is still as it was found.
pub(super) const IS_AT_STEP: &str = "SELECT EXISTS (
     SELECT 1 FROM unattended LEFT JOIN watched ON watched.cursor = unattended.cursor
     WHERE unattended.cursor = $1 AND coalesce(step, 0) = $2)";
pub(super) const WATCH: &str = "INSERT INTO watched (cursor, step, due) VALUES ($1, $2, $3)
     ON CONFLICT (cursor) DO UPDATE SET step = excluded.step, due = excluded.due";
/// Keeps no time of a letter that somebody has looked at.
pub(super) const FORGET: &str = "DELETE FROM watched
     WHERE NOT EXISTS (SELECT 1 FROM unattended WHERE unattended.cursor = watched.cursor)";
pub(super) const NOTICE: &str = "INSERT INTO notices (way, about, text, since, next) VALUES ($1, $2, $3, $4, $4)";
pub(super) const IS_WAITING: &str = "SELECT EXISTS (SELECT 1 FROM notices WHERE way = $1 AND text = $2)";
pub(super) const IS_DUE: &str = "SELECT EXISTS (SELECT 1 FROM notices WHERE way = $1 AND next <= $2)";
/// Takes away the messages that are of no use any more.
pub(super) const NEEDLESS: &str = "DELETE FROM notices
     WHERE about = 'late' AND NOT EXISTS (SELECT 1 FROM unattended)
        OR about = 'soon' AND NOT EXISTS (SELECT 1 FROM unattended WHERE contact_soon)";
/// Hands out the oldest message that is due, and to nobody else for a while.
pub(super) const CLAIM: &str = "UPDATE notices SET next = $1 WHERE name =
     (SELECT name FROM notices WHERE way = $2 AND next <= $3 ORDER BY since, name LIMIT 1) RETURNING name, text, tries";
pub(super) const DELIVERED: &str = "DELETE FROM notices WHERE name = $1";
pub(super) const WORKS: &str = "UPDATE ways SET failing = NULL WHERE way = $1";
pub(super) const AGAIN: &str = "UPDATE notices SET tries = tries + 1, next = $1 WHERE name = $2";
pub(super) const FAILS: &str = "INSERT INTO ways (way, failing, missed) VALUES ($1, $2, $2)
     ON CONFLICT (way) DO UPDATE SET failing = coalesce(ways.failing, excluded.failing),
                                     missed = coalesce(ways.missed, excluded.missed)";
pub(super) const IS_A_NEW_MORNING: &str = "SELECT EXISTS (SELECT 1 FROM mornings WHERE day < $1)";
pub(super) const MORNING: &str = "UPDATE mornings SET day = $1, newest = $2";
/// What a new digest makes old.
pub(super) const OLD: [&str; 2] = ["DELETE FROM notices WHERE about = 'digest'", "UPDATE ways SET missed = NULL"];
pub(super) const WAITING: &str =
    "SELECT count(*), min(since), (SELECT day FROM mornings), (SELECT newest FROM mornings)
     FROM notices";
pub(super) const TROUBLED: &str = "SELECT way, failing, missed FROM ways
     WHERE failing IS NOT NULL OR missed IS NOT NULL ORDER BY way";

impl About {
    /// The word in the database.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Soon => "soon",
            Self::Late => "late",
            Self::Digest => "digest",
        }
    }
}
