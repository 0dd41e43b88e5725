//! The rows of a database on their way to another, and how many they are.

use super::AuditEntry;

/// How much a backup holds, or a restore brought back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// Letters, each with the bytes that its digest says.
    pub letters: u64,
    /// Names of letters that are gone.
    pub tombstones: u64,
    /// Entries of the audit log.
    pub audit: u64,
}

/// One row of a database on its way to another.
pub(super) enum Record {
    Letter(Box<LetterRow>),
    Tombstone {
        letter: [u8; 32],
        day: String,
    },
    Suspended {
        staff: [u8; 32],
        mark: String,
    },
    Entry(AuditEntry),
    Floor {
        floor: i64,
        minute: String,
        staff: [u8; 32],
        before: String,
        entries: i64,
    },
    /// The last cursor and the last entry's number that were given, even if what had them is gone.
    Last {
        cursor: i64,
        entry: i64,
    },
}

/// A letter with all that stands on the envelope.
pub(super) struct LetterRow {
    pub(super) cursor: i64,
    pub(super) id: [u8; 16],
    pub(super) digest: [u8; 32],
    pub(super) day: String,
    pub(super) keyset: i64,
    pub(super) contact_soon: bool,
    pub(super) bytes_bucket: i64,
    pub(super) opened: bool,
    pub(super) closed: Option<String>,
    pub(super) sealed: Vec<u8>,
    pub(super) closed_by: Option<String>,
    pub(super) seen: Option<String>,
    pub(super) asked: Option<String>,
    pub(super) binned: Option<String>,
    pub(super) tries: String,
}
