//! Puts the parts together, listens, and stops without losing what was taken.

use std::{
    net::SocketAddr,
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

use tokio::{net::TcpListener, sync::watch, task::JoinHandle};

use super::{post_box::PostBox, routes};
use crate::{
    Now,
    fault::Fault,
    letters::signing::Keys,
    limits::connections::{self, ConnectionLimits, Gate},
    operations::listener,
    settings::Settings,
    staff::people::People,
    store::{self, StoreError},
};

/// How long one connection is kept: longer than any request takes, and a browser opens the next by itself.
const CONNECTION_LIFE: Duration = Duration::from_secs(120);

/// How many connections the operator's listener takes at once; more wait in the system's own queue.
const OPERATOR_CONNECTIONS_MAX: u32 = 16;

/// A post box that runs. Dropped without [`Serving::stop`], it takes no more connections and nobody waits for the rest.
pub struct Serving {
    /// Where the post box listens.
    pub post_box: SocketAddr,
    /// Where the operator is told how it is, unless that is off.
    pub operations: Option<SocketAddr>,
    pub(crate) inside: PostBox,
    stop: watch::Sender<bool>,
    listening: Vec<JoinHandle<()>>,
    quiet: watch::Sender<bool>,
    telling: Option<JoinHandle<()>>,
}

/// Starts a post box. Once this returns, it listens.
///
/// # Errors
///
/// [`Fault`], which says what to do.
pub async fn serve(settings: Settings, now: Now) -> Result<Serving, Fault> {
    let inside = opened(&settings, Arc::clone(&now)).await?;
    let listener = listen(settings.listen).await?;
    let operator = match settings.operations_listen {
        Some(wanted) => Some(listen(wanted).await?),
        None => None,
    };
    let limits = ConnectionLimits {
        connections_max: settings.connections_max,
        head: Duration::from_secs(settings.header_seconds),
        life: CONNECTION_LIFE,
        stop: Duration::from_secs(settings.stop_seconds),
    }
    .within_the_system();
    let gate = Gate {
        rate_limit: Arc::clone(&inside.letters.rate_limit),
        now,
        open: inside.operator.metrics.connections.clone(),
    };

    let ((stop, stopped), (quiet, silent)) = (watch::channel(false), watch::channel(false));
    let mut serving = Serving {
        post_box: address(&listener)?,
        operations: operator.as_ref().map(address).transpose()?,
        inside,
        stop,
        listening: Vec::new(),
        quiet,
        telling: None,
    };
    if let Some(listener) = operator {
        let limits = ConnectionLimits { connections_max: OPERATOR_CONNECTIONS_MAX, ..limits };
        let router = listener::router(Arc::clone(&serving.inside.operator), serving.inside.patience);
        serving.telling = Some(tokio::spawn(connections::take(listener, router, limits, None, silent)));
    }
    serving.listening.push(tokio::spawn(Arc::clone(&serving.inside.retention).daily(stopped.clone())));
    serving.listening.push(tokio::spawn(Arc::clone(&serving.inside.notices).run(stopped.clone())));
    let router = routes::router(&serving.inside);
    serving.listening.push(tokio::spawn(connections::take(listener, router, limits, Some(gate), stopped)));
    tracing::info!("the post box listens");
    Ok(serving)
}

impl Serving {
    /// Says that it is not ready, takes no more connections, finishes the requests that had begun, then closes the store.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if the store could not be closed in order. What was acknowledged is kept even then.
    pub async fn stop(self) -> Result<(), StoreError> {
        self.inside.operator.readiness.stopping.store(true, Ordering::SeqCst);
        self.stop.send_replace(true);
        for listening in self.listening {
            // A listener that panicked took its connections with it; the store is closed in order all the same.
            let _ = listening.await;
        }
        let closed = self.inside.letters.store.close().await;
        // Told to the last: whoever asks why it takes so long gets an answer.
        self.quiet.send_replace(true);
        if let Some(telling) = self.telling {
            let _ = telling.await;
        }
        closed?;
        tracing::info!("the post box has stopped");
        Ok(())
    }
}

/// The whole post box without a listener: a test can ask it anything, without the limits of a connection.
///
/// # Errors
///
/// [`Fault`], which says what to do.
pub async fn in_memory(settings: &Settings, now: Now) -> Result<axum::Router, Fault> {
    Ok(routes::router(&opened(settings, now).await?))
}

async fn opened(settings: &Settings, now: Now) -> Result<PostBox, Fault> {
    let (keys, people) = known(settings)?;
    let database = settings.database()?;
    let store = store::open(&database, settings.store_limits()).await?;
    PostBox::new(settings, keys, people, store, now)
}

/// The post box's own keys and the people who work here, if they fit together.
pub(crate) fn known(settings: &Settings) -> Result<(Keys, People), Fault> {
    let keys = Keys::read(&settings.key_dir)?;
    let people = People::read(&settings.keys)?;
    let staff = people.now()?;
    if !staff.trusts(&keys.public()) {
        return Err(Fault::new(format_args!(
            "keys.toml does not list this post box's key, so no browser would believe it; run `keys post-box --current {} \
             --next NEXT --keys keys.toml` with the next key that `endpoint keys` printed, print the sites again and restart",
            keys.public()
        )));
    }
    if settings.leads.iter().any(|lead| staff.key(lead).is_none()) {
        tracing::warn!("a lead in the settings is not in keys.toml and cannot sign in");
    }
    Ok((keys, people))
}

async fn listen(wanted: SocketAddr) -> Result<TcpListener, Fault> {
    TcpListener::bind(wanted).await.map_err(|why| {
        Fault::new(format_args!("cannot listen on {wanted}: {why}; stop what listens there or choose another port"))
    })
}

fn address(listener: &TcpListener) -> Result<SocketAddr, Fault> {
    listener.local_addr().map_err(Fault::new)
}
