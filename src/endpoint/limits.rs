//! What a request meets before anybody looks at what it brings: who may connect, how much at once, whose turn it is, from
//! which site; and how it is told no.

pub(crate) mod body;
mod connection_slots;
pub(crate) mod connections;
pub(crate) mod cors;
mod error_rewrite;
pub mod files;
pub mod origin;
pub(crate) mod rate_limit;
pub(crate) mod reason;
pub(crate) mod refusal;
pub(crate) mod security_headers;
pub(crate) mod time_limit;
