//! A letter comes in when it is its sender's turn (`guard`), under its own name (`named`), is kept (`put`) and acknowledged
//! ([`signing`]).

pub(crate) mod guard;
pub(crate) mod named;
pub(crate) mod put;
pub mod signing;

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use wire::limits::OLD_ENVELOPE_DAYS;

use self::signing::Keys;
use crate::{
    Now,
    limits::{body::Room, rate_limit::RateLimit},
    notices::Notices,
    store::{Store, StoreError},
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
    /// Whether the council has closed it for now.
    pub closed: bool,
    /// The time.
    pub now: Now,
}

impl Letters {
    /// Whether envelopes of the version before are still taken on this day.
    async fn takes_the_version_before(&self, today: NaiveDate) -> Result<bool, StoreError> {
        let upgraded: Option<NaiveDate> = self.store.upgraded().await?.parse().ok();
        let last = upgraded.and_then(|day| day.checked_add_days(Days::new(OLD_ENVELOPE_DAYS)));
        Ok(last.is_none_or(|last| today <= last))
    }
}
