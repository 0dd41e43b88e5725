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
    notices::Notices,
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
    /// Who is told of it.
    pub notices: Arc<Notices>,
    /// The time.
    pub now: Now,
}
