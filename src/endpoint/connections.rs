//! Takes connections: only so many, with small heads, none that keeps silent for long, and none for ever.
//!
//! The address of whoever connects is dropped at once and never reaches the rest of the program.

use std::{pin::pin, sync::Arc, time::Duration};

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use tokio::{
    net::TcpListener,
    sync::{Semaphore, watch},
    time::{sleep, timeout},
};

/// How many bytes the head of a request may have; more is answered with 431. No more is read ahead of a body either.
const HEAD_BYTES_MAX: usize = 32 * 1024;

/// How many header fields a request may have; more is answered with 431.
const HEADERS_MAX: usize = 64;

/// How long to wait when the system has no room for one more connection.
const NO_ROOM: Duration = Duration::from_millis(100);

/// How many, and how patient.
#[derive(Clone, Copy, Debug)]
pub struct ConnectionLimits {
    /// How many connections at once.
    pub connections_max: u32,
    /// How long a head, or silence between two requests, is waited for.
    pub head: Duration,
    /// How long a connection is kept. Whoever asks and never reads the answers gives the place back then at the latest.
    pub life: Duration,
    /// How long a request in progress is waited for at the end of that, and when stopping.
    pub stop: Duration,
}

/// Takes connections until told to stop; then finishes the requests that had begun.
pub async fn take(listener: TcpListener, app: Router, limits: ConnectionLimits, mut stop: watch::Receiver<bool>) {
    let places = Arc::new(Semaphore::new(usize::try_from(limits.connections_max).unwrap_or(Semaphore::MAX_PERMITS)));
    loop {
        let next = async {
            let place = Arc::clone(&places).acquire_owned().await;
            (place, listener.accept().await)
        };
        let stopped = async {
            // Also when nobody is left who could say stop.
            let _ = stop.wait_for(|stop| *stop).await;
        };
        let (place, stream) = tokio::select! {
            (place, accepted) = next => match accepted {
                Ok((stream, _address)) => (place, stream),
                Err(why) => {
                    tracing::warn!(error = %why.kind(), "a connection could not be taken");
                    sleep(NO_ROOM).await;
                    continue;
                }
            },
            () = stopped => break,
        };
        // Answers are small: waiting to fill a packet would only delay them. If it cannot be set, they are delayed.
        let _ = stream.set_nodelay(true);
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(limits.head)
            .max_headers(HEADERS_MAX)
            .max_header_size(HEAD_BYTES_MAX)
            .max_buf_size(HEAD_BYTES_MAX)
            .serve_connection(TokioIo::new(stream), TowerToHyperService::new(app.clone()));
        let mut stop = stop.clone();
        tokio::spawn(async move {
            let mut connection = pin!(connection);
            // A connection that breaks is the other side's affair, and its error could hold what was sent.
            let is_over = tokio::select! {
                _ = connection.as_mut() => true,
                _ = timeout(limits.life, stop.wait_for(|stop| *stop)) => false,
            };
            if !is_over {
                connection.as_mut().graceful_shutdown();
                if timeout(limits.stop, connection).await.is_err() {
                    tracing::warn!("a request took too long and was cut off; what was not acknowledged is sent again");
                }
            }
            drop(place);
        });
    }
    drop(listener);
    // Once every place is free again, every connection is over.
    let _ = places.acquire_many(limits.connections_max).await;
}
