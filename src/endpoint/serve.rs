//! Puts the parts together, listens, and stops without losing what was taken.

use std::{fmt, io, net::SocketAddr, sync::Arc, time::Duration};

use tokio::{net::TcpListener, sync::watch, task::JoinHandle};

use crate::{
    app::{self, Now, PostBox},
    body::Room,
    connections::{self, ConnectionLimits},
    cors::Sites,
    demo::{DemoFault, DemoSite},
    door::{Door, NotLetIn},
    people::{People, PeopleFault},
    settings::Settings,
    signing::{Keys, KeysFault},
    store::{
        Store, StoreError,
        sqlite::{OpenError, SqliteLimits, SqliteStore},
    },
};

/// How long one connection is kept: longer than any request takes, and a browser opens the next by itself.
const CONNECTION_LIFE: Duration = Duration::from_secs(120);

/// How long a lock of another program on the database is waited for.
const LOCK_PATIENCE: Duration = Duration::from_secs(5);

/// A post box that runs. Dropped without [`Serving::stop`], it takes no more connections and nobody waits for the rest.
pub struct Serving {
    /// Where the post box listens.
    pub post_box: SocketAddr,
    /// Where the demo's portal listens, if there is a demo.
    pub portal: Option<SocketAddr>,
    /// Where the demo's inbox listens, if there is a demo.
    pub inbox: Option<SocketAddr>,
    stop: watch::Sender<bool>,
    listening: Vec<JoinHandle<()>>,
    store: Arc<SqliteStore>,
}

/// Why the post box could not start.
#[derive(Debug)]
#[non_exhaustive]
pub enum ServeError {
    /// The database.
    Store(OpenError),
    /// The post box's own keys.
    Keys(KeysFault),
    /// The council's `keys.toml`.
    People(PeopleFault),
    /// `keys.toml` does not list the post box's own key, so no browser would believe an acknowledgement.
    NotListed {
        /// The public key that is missing, in base64.
        public: String,
    },
    /// The door needs random numbers.
    Door(NotLetIn),
    /// An address cannot be listened on.
    Listen {
        /// Which address.
        address: SocketAddr,
        /// What the system says.
        why: io::Error,
    },
    /// A demo site cannot be served.
    Demo(DemoFault),
}

/// Starts a post box. Once this returns, it listens.
///
/// # Errors
///
/// [`ServeError`], which says what to do.
pub async fn serve(settings: Settings, now: Now) -> Result<Serving, ServeError> {
    let (post_box, store) = assemble(&settings, now)?;
    let listener = listen(settings.listen).await?;
    let portal = demo(&settings, "portal", settings.portal_listen).await?;
    let inbox = demo(&settings, "inbox", settings.inbox_listen).await?;
    let limits = ConnectionLimits {
        connections_max: settings.connections_max,
        head: Duration::from_secs(settings.header_seconds),
        life: CONNECTION_LIFE,
        stop: Duration::from_secs(settings.stop_seconds),
    };

    let (stop, stopped) = watch::channel(false);
    let mut serving =
        Serving { post_box: address(&listener)?, portal: None, inbox: None, stop, listening: Vec::new(), store };
    let mut take = |listener, app| {
        serving.listening.push(tokio::spawn(connections::take(listener, app, limits, stopped.clone())));
    };
    take(listener, app::router(post_box));
    if let Some((listener, site)) = portal {
        serving.portal = Some(address(&listener)?);
        take(listener, site.router());
    }
    if let Some((listener, site)) = inbox {
        serving.inbox = Some(address(&listener)?);
        take(listener, site.router());
    }
    tracing::info!("the post box listens");
    Ok(serving)
}

impl Serving {
    /// Takes no more connections, finishes the requests that had begun, then closes the store.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if the store could not be closed in order. What was acknowledged is kept even then.
    pub async fn stop(self) -> Result<(), StoreError> {
        self.stop.send_replace(true);
        for listening in self.listening {
            // A listener that panicked took its connections with it; the store is closed in order all the same.
            let _ = listening.await;
        }
        self.store.close().await?;
        tracing::info!("the post box has stopped");
        Ok(())
    }
}

/// Everything but the listening: keys that fit, people, an open store.
pub(crate) fn assemble(settings: &Settings, now: Now) -> Result<(Arc<PostBox>, Arc<SqliteStore>), ServeError> {
    let keys = Keys::read(&settings.key_dir).map_err(ServeError::Keys)?;
    let people = People::read(&settings.keys).map_err(ServeError::People)?;
    let staff = people.now().map_err(ServeError::People)?;
    if !staff.trusts(&keys.public()) {
        return Err(ServeError::NotListed { public: keys.public() });
    }
    if settings.leads.iter().any(|lead| staff.key(lead).is_none()) {
        tracing::warn!("a lead in the settings is not in keys.toml and cannot sign in");
    }
    let limits = SqliteLimits {
        queue_max: settings.queue_max,
        database_bytes_max: u64::from(settings.database_megabytes_max) * 1024 * 1024,
        patience: LOCK_PATIENCE,
    };
    let store = Arc::new(SqliteStore::open(&settings.database, limits).map_err(ServeError::Store)?);
    let post_box = PostBox {
        store: Arc::<SqliteStore>::clone(&store),
        keys,
        people,
        leads: settings.leads.clone(),
        door: Door::new().map_err(ServeError::Door)?,
        room: Room::new(settings.body_megabytes_max, Duration::from_secs(settings.body_seconds)),
        origin: settings.origin.clone(),
        sites: Arc::new(Sites { portal: settings.portal_origin.clone(), inbox: settings.inbox_origin.clone() }),
        patience: Duration::from_secs(settings.request_seconds),
        now,
    };
    Ok((Arc::new(post_box), store))
}

async fn listen(wanted: SocketAddr) -> Result<TcpListener, ServeError> {
    TcpListener::bind(wanted).await.map_err(|why| ServeError::Listen { address: wanted, why })
}

fn address(listener: &TcpListener) -> Result<SocketAddr, ServeError> {
    let unknown = SocketAddr::from(([0, 0, 0, 0], 0));
    listener.local_addr().map_err(|why| ServeError::Listen { address: unknown, why })
}

async fn demo(
    settings: &Settings,
    name: &str,
    wanted: SocketAddr,
) -> Result<Option<(TcpListener, DemoSite)>, ServeError> {
    let Some(folder) = &settings.demo_sites else { return Ok(None) };
    let site = DemoSite::open(&folder.join(name), &settings.demo_base).map_err(ServeError::Demo)?;
    Ok(Some((listen(wanted).await?, site)))
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store(why) => why.fmt(f),
            Self::Keys(why) => why.fmt(f),
            Self::People(why) => why.fmt(f),
            Self::Door(why) => why.fmt(f),
            Self::NotListed { public } => write!(
                f,
                "keys.toml does not list this post box's key, so no browser would believe it; run `keys post-box \
                 --current {public} --next NEXT --keys keys.toml` with the next key that `endpoint keys` printed, print the \
                 sites again and restart"
            ),
            Self::Listen { address, why } => {
                write!(f, "cannot listen on {address}: {why}; stop what listens there or choose another port")
            }
            Self::Demo(why) => why.fmt(f),
        }
    }
}

impl std::error::Error for ServeError {}
