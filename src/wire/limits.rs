//! Every size and time of the protocol, each with its reason.

/// The largest body of a `PUT`, in bytes: two groups of a long letter with a drawing in strokes, with room to spare.
///
/// A letter of 300 kB of text, more than forms allow, padded and sealed twice, stays under 1 MiB.
pub const ENVELOPE_BYTES_MAX: usize = 2 * 1024 * 1024;

/// For how many days after its upgrade a post box takes envelopes of the version before: longer than a page stays open or a
/// letter waits on a device.
pub const OLD_ENVELOPE_DAYS: u64 = 30;

/// The smallest padded document, in bytes. Most letters are this size, so that size says nothing.
pub const PADDED_BYTES_MIN: usize = 16 * 1024;

/// The next padded size, in bytes; above it sizes follow PADMÉ.
pub const PADDED_BYTES_NEXT: usize = 64 * 1024;

/// How many can open the `team` group: chosen officer, cover, two of the duty team, recovery.
pub const TEAM_RECIPIENTS: usize = 5;

/// How many can open the `private` group: chosen officer, cover, recovery.
pub const PRIVATE_RECIPIENTS: usize = 3;

/// How long a sign-in challenge may be answered, in seconds. Long enough for a slow key, short enough not to be kept.
pub const CHALLENGE_SECONDS: u64 = 60;

/// How long a staff token lives, in seconds: the inbox locks after the same ten minutes.
pub const TOKEN_SECONDS: u64 = 600;

/// For how many days a deleted letter lies in the bin, where a lead can still put it back.
pub const BIN_DAYS: u32 = 30;

/// How many rows one list answers with.
pub const LIST_ROWS_MAX: usize = 200;

/// The largest JSON body that staff routes read, in bytes: a name, a challenge and a signature.
pub const STAFF_BODY_BYTES_MAX: usize = 4 * 1024;

/// How long the browser waits for an answer before it tries again, in seconds, apart from what the bytes need to travel.
pub const SEND_TIMEOUT_SECONDS: u32 = 30;

/// What a slow line carries, in bytes per second: 16 kbit/s, as one phone gets where there is no more than GPRS.
pub const SLOW_LINE_BYTES_PER_SECOND: usize = 2_000;

/// The longest that the browser waits for an answer, in seconds: five minutes.
///
/// The post box has a patience of its own for a body on its way (`body_seconds`), which whoever runs it may make longer.
pub const SEND_TIMEOUT_SECONDS_MAX: u32 = 300;
