//! Why something was refused, as a word that can be counted. There are these and no more, so a counter cannot grow.

use axum::http::StatusCode;
use wire::trouble::CLOSED;

/// A reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The request is not what the route takes.
    Malformed,
    /// The body is too large.
    TooLarge,
    /// The body came too slowly.
    TooSlow,
    /// No token, or none that lives.
    NotSignedIn,
    /// This person or this site may not do it.
    NotAllowed,
    /// Nothing is at this address, or not in this way.
    NotHere,
    /// More letters wait for the disk than may.
    Queue,
    /// Letters on their way in fill the memory they may fill.
    Memory,
    /// The database is as large as it may become.
    Full,
    /// The database did not write or read.
    Disk,
    /// The post box stops.
    Stopping,
    /// One network sends more than it may.
    Sender,
    /// More letters came today than may.
    Day,
    /// The council has closed it for now.
    Closed,
    /// The answer took too long.
    Late,
    /// keys.toml cannot be used.
    Keys,
    /// Any other.
    Other,
}

/// Every reason with its word.
pub const REASONS: [(Reason, &str); 17] = [
    (Reason::Malformed, "malformed"),
    (Reason::TooLarge, "too-large"),
    (Reason::TooSlow, "too-slow"),
    (Reason::NotSignedIn, "not-signed-in"),
    (Reason::NotAllowed, "not-allowed"),
    (Reason::NotHere, "not-here"),
    (Reason::Queue, "queue"),
    (Reason::Memory, "memory"),
    (Reason::Full, "full"),
    (Reason::Disk, "disk"),
    (Reason::Stopping, "stopping"),
    (Reason::Sender, "sender"),
    (Reason::Day, "day"),
    (Reason::Closed, CLOSED),
    (Reason::Late, "late"),
    (Reason::Keys, "keys"),
    (Reason::Other, "other"),
];

impl Reason {
    /// The word.
    pub fn word(self) -> &'static str {
        REASONS.iter().find(|(reason, _)| *reason == self).map_or("other", |(_, word)| word)
    }

    /// What a status alone tells.
    pub fn of(status: StatusCode) -> Self {
        match status.as_u16() {
            400 | 411 | 415 | 422 => Self::Malformed,
            401 => Self::NotSignedIn,
            403 => Self::NotAllowed,
            404 | 405 => Self::NotHere,
            408 => Self::TooSlow,
            413 | 431 => Self::TooLarge,
            _ => Self::Other,
        }
    }
}
