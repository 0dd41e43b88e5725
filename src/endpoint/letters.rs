//! A letter comes in when it is its sender's turn (`guard`), under its own name (`named`), is kept (`put`) and acknowledged
//! ([`signing`]).

pub(crate) mod guard;
pub(crate) mod named;
pub(crate) mod put;
pub mod signing;

use std::sync::Arc;

use self::signing::Keys;
use crate::{
    Now,
    limits::{body::Room, rate_limit::RateLimit},
    store::Store,
};

/// What a letter meets on its way in.
pub struct Letters {
    /// Where letters are kept.
    pub store: Arc<dyn Store>,
    /// What signs the answer.
    pub keys: Arc<Keys>,
    /// Whose turn it is.
    pub rate_limit: Arc<RateLimit>,
    /// The memory for bodies.
    pub room: Room,
    /// Whether the council has closed it for now.
    pub closed: bool,
    /// The time.
    pub now: Now,
}
