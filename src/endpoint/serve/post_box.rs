//! The parts of a post box, each with what it needs and no more.

use std::{
    sync::{Arc, atomic::AtomicBool},
    time::Duration,
};

use crate::{
    Now, Settings,
    fault::Fault,
    letters::{Letters, signing::Keys},
    limits::{
        body::Room,
        cors::Sites,
        rate_limit::{RateLimit, SenderLimits},
    },
    notices::Notices,
    operations::{listener::Operator, metrics::Metrics, ready::Readiness, retention::Retention},
    staff::{desk::Desk, people::People, sessions::Sessions},
    store::Store,
};

/// A post box, before anybody listens.
pub struct PostBox {
    /// Takes letters.
    pub letters: Arc<Letters>,
    /// Serves the staff.
    pub desk: Arc<Desk>,
    /// Tells the operator.
    pub operator: Arc<Operator>,
    /// Tells people that letters wait.
    pub notices: Arc<Notices>,
    /// Takes away what was kept for long enough.
    pub retention: Arc<Retention>,
    /// The two sites that may ask.
    pub sites: Arc<Sites>,
    /// How long a request may take.
    pub patience: Duration,
}

impl PostBox {
    /// Puts the parts together, if the system gives randomness.
    pub fn new(
        settings: &Settings,
        keys: Keys,
        people: People,
        store: Arc<dyn Store>,
        now: Now,
    ) -> Result<Self, Fault> {
        let (keys, people, rate_limit) = (Arc::new(keys), Arc::new(people), Arc::new(rate_limit(settings)));
        let room = Room::new(settings.body_megabytes_max, Duration::from_secs(settings.body_seconds));
        let metrics = Arc::new(Metrics::new(&store.metrics()));
        let notices = Arc::new(Notices::new(settings, Arc::clone(&store), Arc::clone(&now))?);
        let readiness = Readiness {
            store: Arc::clone(&store),
            keys: Arc::clone(&keys),
            people: Arc::clone(&people),
            database: settings.database()?,
            database_bytes_max: settings.database_bytes_max(),
            closed: settings.closed,
            stopping: AtomicBool::new(false),
        };
        let operator = Operator {
            readiness,
            metrics: Arc::clone(&metrics),
            notices: Arc::clone(&notices),
            rate_limit: Arc::clone(&rate_limit),
            room: room.clone(),
        };
        let retention = Retention {
            store: Arc::clone(&store),
            by: keys.hashed(crate::operations::retention::NAME),
            keep_days: settings.keep_days,
            audit_days: settings.audit_days,
            metrics,
            now: Arc::clone(&now),
        };
        let letters = Arc::new(Letters {
            store: Arc::clone(&store),
            keys: Arc::clone(&keys),
            rate_limit,
            room: room.clone(),
            notices: Arc::clone(&notices),
            closed: settings.closed,
            now: Arc::clone(&now),
        });
        let desk = Desk {
            store,
            letters: Arc::clone(&letters),
            keys,
            people,
            leads: settings.leads.clone(),
            sessions: Sessions::new().map_err(Fault::new)?,
            room,
            origin: settings.origin.clone(),
            keep_days: settings.keep_days,
            notices: Arc::clone(&notices),
            now,
        };
        Ok(Self {
            letters,
            desk: Arc::new(desk),
            operator: Arc::new(operator),
            notices,
            retention: Arc::new(retention),
            sites: Arc::new(Sites { portal: settings.portal_origin.clone(), inbox: settings.inbox_origin.clone() }),
            patience: Duration::from_secs(settings.request_seconds),
        })
    }
}

fn rate_limit(settings: &Settings) -> RateLimit {
    let room = u64::from(settings.body_megabytes_max) * 1024 * 1024;
    let limits = SenderLimits {
        letters_burst: settings.sender_letters_burst,
        letters_per_minute: settings.sender_letters_per_minute,
        connections_max: settings.sender_connections_max,
        // A quarter of the room for all; none where senders are not limited in their letters either.
        bytes_max: if settings.sender_letters_burst == 0 { 0 } else { room / 4 },
        letters_per_day_max: settings.letters_per_day_max,
    };
    RateLimit::new(limits, settings.proxies.clone())
}
