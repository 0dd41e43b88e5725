//! What a request meets before anybody looks at what it brings, and how it is told no.
//!
//! `connections` takes them, with a slot for each (`connection_slots`) and our own words where HTTP refuses one by itself
//! (`error_rewrite`), with as many [`files`] as the system allows. Then `rate_limit`: whose turn it is; `cors` and `origin`:
//! which site asks; `time_limit` and `body`: how long, and how much is read; `security_headers` on every answer. A `refusal`
//! is one sentence, counted under a `reason`.

pub(crate) mod body;
mod connection_slots;
pub(crate) mod connections;
pub(crate) mod cors;
mod error_rewrite;
pub mod files;
pub(crate) mod origin;
pub(crate) mod rate_limit;
pub(crate) mod reason;
pub(crate) mod refusal;
pub(crate) mod security_headers;
pub(crate) mod time_limit;
