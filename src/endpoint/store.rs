//! What a store of sealed letters promises, whichever database keeps them. Told as one story in `story`.
//!
//! An answer means that the database has committed it durably. A store never looks into a letter.

mod act;
#[cfg(test)]
mod by_hand;
#[cfg(test)]
mod carried;
mod carry;
mod database;
mod existing;
mod marks;
pub mod notices;
#[cfg(test)]
pub(crate) mod notices_story;
mod postgres;
pub(crate) mod private;
mod record;
#[cfg(test)]
mod retired;
#[cfg(test)]
pub(crate) mod several;
pub(crate) mod sqlite;
#[cfg(test)]
pub(crate) mod story;
#[cfg(test)]
mod unreadable;
#[cfg(test)]
mod upgraded;
pub(crate) mod writer_metrics;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use wire::{Day, Deed, Digest, Envelope, Hashes, LetterId, staff};

use self::{
    notices::{Alarm, Notice, Posted, Raise, Sent, Unattended},
    writer_metrics::WriterMetrics,
};

pub use self::carry::{backup, restore};
pub use self::database::{Database, StoreLimits, open};
pub use self::existing::{is_there, taken_away};
pub use self::record::Carried;

/// A store of sealed letters. Its answers are boxed, so that one can be chosen when the program starts.
#[async_trait]
pub trait Store: Send + Sync + 'static {
    /// Keeps a letter once, or says what already stands under its name. A proof takes those of earlier days away.
    async fn keep(&self, letter: NewLetter) -> Result<Kept, StoreError>;

    /// Lists letters after a cursor, oldest first. Where a row names somebody, it is by their hash in hexadecimal.
    async fn list(&self, after: u64) -> Result<staff::Page, StoreError>;

    /// Fetches one letter and notes that it was done; `None` if there is no such letter.
    async fn fetch(&self, by: By, letter: LetterId) -> Result<Option<Sealed>, StoreError>;

    /// What a letter's deeds are judged by, if it has that; `None` if there is no such letter.
    async fn hashes(&self, letter: LetterId) -> Result<Option<Option<Hashes>>, StoreError>;

    /// Does a deed, any number of times; `false` if there is no such letter and was none. Closed twice, the first day and
    /// person stay; and no letter is closed on a day before it came: a clock that is behind makes its time no shorter. A
    /// letter that nobody has read goes into the bin when a second person wants that.
    async fn act(&self, by: By, letter: LetterId, deed: Deed) -> Result<bool, StoreError>;

    /// Takes a proof away at once and notes that it came through; `false` if there is no proof of this name.
    async fn prove(&self, by: By, letter: LetterId) -> Result<bool, StoreError>;

    /// The minute (`2026-11-20T10:35Z`) at which a proof last came through, this person's or anybody's.
    async fn proved(&self, staff: Option<[u8; 32]>) -> Result<Option<String>, StoreError>;

    /// Takes a letter away at once and leaves a tombstone; `false` if there is no such letter and was none.
    async fn take(&self, by: By, letter: LetterId) -> Result<bool, StoreError>;

    /// Notes that a deed was refused, at the letter and on the audit log.
    async fn refuse(&self, by: By, letter: LetterId, deed: Deed) -> Result<(), StoreError>;

    /// Since which day (`2026-11-20`) the database has had this program's shape.
    async fn upgraded(&self) -> Result<String, StoreError>;

    /// Suspends somebody's sign-in, or takes that back.
    async fn suspend(&self, by: By, staff: [u8; 32], suspended: bool) -> Result<(), StoreError>;

    /// Everybody whose sign-in is suspended.
    async fn suspended(&self) -> Result<Vec<[u8; 32]>, StoreError>;

    /// Takes away what was kept for long enough: letters, of which a tombstone is left, and the oldest audit entries.
    async fn retire(&self, by: By, what: Retire) -> Result<Retired, StoreError>;

    /// Counts what [`Store::retire`] would take away.
    async fn due(&self, what: Retire) -> Result<Retired, StoreError>;

    /// Counts what is kept.
    async fn tally(&self) -> Result<Tally, StoreError>;

    /// The newest day before another (`2026-11-20`) on which a letter came or staff did something, as far as is known.
    async fn traced(&self, before: String) -> Result<Option<String>, StoreError>;

    /// Adds those tombstones that are missing and says how many they were: letters of these names are not taken any more.
    async fn bury(&self, tombstones: Vec<Tombstone>) -> Result<u64, StoreError>;

    /// Some entries of the audit log after an entry's number, oldest first; none if there are no more.
    async fn audit(&self, after: u64) -> Result<Vec<AuditEntry>, StoreError>;

    /// The letters that nobody has looked at, oldest first.
    async fn unattended(&self) -> Result<Vec<Unattended>, StoreError>;

    /// Notes what is told now, with its messages; `false` if some of it was told or looked at meanwhile, and then nothing is.
    async fn raise(&self, raise: Raise) -> Result<bool, StoreError>;

    /// Hands out the oldest message that is due on a way; nobody else is given it until then. Times are Unix seconds. Messages
    /// that are of no use any more go before that.
    async fn claim(&self, way: &'static str, now: i64, until: i64) -> Result<Option<Notice>, StoreError>;

    /// Says how a try ended: a message that was taken goes.
    async fn settle(&self, way: &'static str, name: String, sent: Sent) -> Result<(), StoreError>;

    /// How it goes with all messages.
    async fn posted(&self) -> Result<Posted, StoreError>;

    /// What the writer notes of its work.
    fn metrics(&self) -> WriterMetrics;

    /// Notes that somebody signed in. No note, no session.
    async fn signed_in(&self, by: By) -> Result<(), StoreError>;

    /// Whether the store can read and write at this moment.
    async fn health(&self) -> Result<(), StoreError>;

    /// Finishes what was taken and takes nothing more.
    async fn close(&self) -> Result<(), StoreError>;
}

/// A letter as it is to be kept: sealed bytes, and what stands on the envelope.
#[derive(Clone, Debug)]
pub struct NewLetter {
    /// The letter's name.
    pub id: LetterId,
    /// The SHA-256 of `sealed`.
    pub digest: Digest,
    /// Today in UTC, as `2026-11-20`; kept only if the letter is new.
    pub day: String,
    /// Which key-set it was sealed to.
    pub keyset: u32,
    /// The child's own switch.
    pub contact_soon: bool,
    /// Who is told, if the letter is new.
    pub alarm: Option<Alarm>,
    /// Whether somebody of the staff sent it to themselves: then no list, count or backup has it, and nobody is told of it.
    pub proof: bool,
    /// The envelope, byte for byte.
    pub sealed: Vec<u8>,
}

/// What became of a letter, with the day (`2026-11-20`) on which what stands under its name was first kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is new, and kept.
    New(String),
    /// The very same bytes were kept before.
    Same(String),
    /// Other bytes stand under this name.
    Other(String),
    /// A letter of this name was kept and deleted.
    Deleted(String),
}

/// A letter as it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// The SHA-256 of the bytes, as it was when they came.
    pub digest: Digest,
    /// The envelope, byte for byte.
    pub bytes: Vec<u8>,
}

/// Who acts, and when, as the audit log writes it down.
#[derive(Clone, Copy, Debug)]
pub struct By {
    /// The keyed hash of the person's id.
    pub staff: [u8; 32],
    /// When; kept to the minute.
    pub at: DateTime<Utc>,
}

/// What was kept for long enough. An empty day takes nothing away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Retire {
    /// Letters that were closed before this day (`2026-11-20`) go.
    pub closed_before: String,
    /// Letters that were put into the bin before this day go.
    pub binned_before: String,
    /// Audit entries from before this day go. This is the one way in which the log becomes shorter, and it is written down.
    pub audit_before: String,
}

/// How much was taken away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Retired {
    /// Letters of which a tombstone is left.
    pub letters: u64,
    /// Entries of the audit log.
    pub audit: u64,
}

/// What is left of a letter that is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tombstone {
    /// The SHA-256 of the letter's id.
    pub letter: [u8; 32],
    /// The day on which it was first kept.
    pub day: String,
}

/// An entry of the audit log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    /// Its number; later entries have greater ones.
    pub entry: u64,
    /// When, as `2026-11-20T10:35Z`.
    pub minute: String,
    /// The keyed hash of the person's id.
    pub staff: [u8; 32],
    /// The SHA-256 of the letter's id, if it was about one.
    pub letter: Option<[u8; 32]>,
    /// What was done, in a word: `fetched`.
    pub act: String,
}

/// How much is kept. Each letter is counted in exactly one of the first four.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Letters that nobody has marked as opened or closed.
    pub unopened: u64,
    /// Letters that are opened and not closed.
    pub opened: u64,
    /// Letters that are closed.
    pub closed: u64,
    /// Letters that lie in the bin.
    pub binned: u64,
    /// The unopened ones whose writer wants to be in touch soon, and to which nobody sees.
    pub contact_soon_unopened: u64,
    /// Names of letters that are gone.
    pub tombstones: u64,
    /// How much room is taken, in bytes, counted as the limit on the database counts it.
    pub bytes: u64,
}

/// Why a store did not do what was asked. None of these is the caller's fault: the same may be asked again later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// More letters are waiting than may wait.
    #[error("the post box has more letters waiting than it can take; send the same again in a moment")]
    Busy,
    /// The database holds as much as it was given room for.
    #[error("the post box has no room left; keep the letter and send the same again later")]
    Full,
    /// The disk or the database did not do it; the log says why.
    #[error("the post box could not write to its disk; keep the letter and send the same again later")]
    Refused,
    /// The store is closed.
    #[error("the post box is stopping; send the same again when it is back")]
    Closed,
}

impl NewLetter {
    /// A letter from the bytes that came and the envelope that was read from them; it tells nobody and is no proof.
    #[must_use]
    pub fn new(id: LetterId, digest: Digest, day: String, envelope: &Envelope, sealed: Vec<u8>) -> Self {
        let Envelope { keyset, contact_soon, .. } = *envelope;
        Self { id, digest, day, keyset, contact_soon, alarm: None, proof: false, sealed }
    }

    /// The size of the sealed bytes, rounded up to a power of two.
    #[must_use]
    pub fn bytes_bucket(&self) -> u64 {
        self.sealed.len().next_power_of_two() as u64
    }
}

impl By {
    /// The minute as it is written down: `2026-11-20T10:35Z`.
    #[must_use]
    pub fn minute(&self) -> String {
        self.at.format("%Y-%m-%dT%H:%MZ").to_string()
    }

    /// When and who, as the letters' rows write it.
    #[must_use]
    pub fn mark(&self) -> String {
        format!("{} {}", self.minute(), hex(&self.staff))
    }

    /// Its day: `2026-11-20`.
    #[must_use]
    pub fn day(&self) -> String {
        Day(self.at.date_naive()).to_string()
    }
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
