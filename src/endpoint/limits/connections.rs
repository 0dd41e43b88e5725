//! Takes connections: only so many, with small heads, none that keeps silent for long, and none for ever.
//!
//! When places run out, whoever has been silent longest gives way; a request that is refused and whose body only goes by is
//! silent too. The address of whoever connects becomes the hash of
//! [`crate::limits::rate_limit`] at once and is dropped; it never reaches the rest of the program.

use std::{
    convert::Infallible,
    net::SocketAddr,
    pin::pin,
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

use axum::{Router, extract::Request};
use hyper::{
    body::Incoming,
    server::conn::http1,
    service::{Service as _, service_fn},
};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use prometheus_client::metrics::gauge::Gauge;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{Semaphore, watch},
    time::{sleep, timeout},
};

pub use super::connection_slots::Slot;
use super::{
    connection_slots::Slots,
    error_rewrite::ErrorRewrite,
    files,
    rate_limit::{Caller, Holding, RateLimit},
};
use crate::Now;

/// How many bytes the head of a request may have; more is answered with 431. No more is read ahead of a body either.
const HEAD_BYTES_MAX: usize = 32 * 1024;

/// How many header fields a request may have; more is answered with 431.
const HEADERS_MAX: usize = 64;

/// How long to wait when the system has no room for one more connection.
const NO_ROOM: Duration = Duration::from_millis(100);

/// How long somebody who was silent has to leave, in case that just now something was said after all.
const LEAVING: Duration = Duration::from_secs(1);

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

/// Whose turn it is among those who connect.
#[derive(Clone)]
pub struct Gate {
    /// The limits on senders.
    pub rate_limit: Arc<RateLimit>,
    /// The time.
    pub now: Now,
    /// How many connections are open.
    pub open: Gauge,
}

/// A connection, and what it needs for as long as it lasts.
struct Visit {
    app: Router,
    gate: Option<(Gate, Caller)>,
    limits: ConnectionLimits,
    slot: Arc<Slot>,
    stop: watch::Receiver<bool>,
}

/// A connection that is counted as long as this lives.
struct Open(Gauge);

impl Open {
    fn new(gauge: &Gauge) -> Self {
        gauge.inc();
        Self(gauge.clone())
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.0.dec();
    }
}

impl ConnectionLimits {
    /// With no more places than the system has files for; says so if that is less than what was wanted.
    pub fn within_the_system(self) -> Self {
        let Some(files) = files::most() else { return self };
        let room = u32::try_from(files.saturating_sub(files::OTHERS).max(1)).unwrap_or(u32::MAX);
        if room < self.connections_max {
            tracing::warn!(
                connections_max = self.connections_max,
                room,
                "this system lets the program open too few files for so many connections; raise LimitNOFILE (ulimit -n) or \
                 lower connections_max"
            );
        }
        Self { connections_max: self.connections_max.min(room), ..self }
    }
}

/// Takes connections until told to stop; then finishes the requests that had begun. Without a gate nobody has a turn of
/// their own.
pub async fn take(
    listener: TcpListener,
    app: Router,
    limits: ConnectionLimits,
    gate: Option<Gate>,
    stop: watch::Receiver<bool>,
) {
    let places = Arc::new(Semaphore::new(usize::try_from(limits.connections_max).unwrap_or(Semaphore::MAX_PERMITS)));
    let slots = Arc::new(Slots::default());
    let stopped = || {
        let mut stop = stop.clone();
        async move {
            // Also when nobody is left who could say stop.
            let _ = stop.wait_for(|stop| *stop).await;
        }
    };
    loop {
        let (stream, address) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(why) => {
                    tracing::warn!(error = %why.kind(), "a connection could not be taken");
                    // Perhaps there are no files left: a silent connection has one.
                    slots.make_room();
                    sleep(NO_ROOM).await;
                    continue;
                }
            },
            () = stopped() => break,
        };
        let Some((caller, holding)) = admitted(gate.as_ref(), &slots, address) else { continue };
        let place = tokio::select! {
            place = slots.place(&places) => place,
            () = stopped() => break,
        };
        let open = gate.as_ref().map(|gate| Open::new(&gate.open));
        let slot = slots.slot(caller.and_then(Caller::sender));
        let visit = Visit { app: app.clone(), gate: gate.clone().zip(caller), limits, slot, stop: stop.clone() };
        tokio::spawn(async move {
            visit.attend(stream).await;
            drop((place, holding, open));
        });
    }
    drop(listener);
    // Once every place is free again, every connection is over.
    let _ = places.acquire_many(limits.connections_max).await;
}

type Admitted = (Option<Caller>, Option<Holding>);

/// A caller with a place of its own, or nothing if it has too many: then the one that it has kept silent longest goes too,
/// and trying again will help.
fn admitted(gate: Option<&Gate>, slots: &Slots, address: SocketAddr) -> Option<Admitted> {
    let Some(Gate { rate_limit, now, .. }) = gate else { return Some((None, None)) };
    let caller = rate_limit.caller(address.ip(), now());
    let Some(sender) = caller.sender() else { return Some((Some(caller), None)) };
    match rate_limit.hold(sender, 1, 0) {
        Ok(holding) => Some((Some(caller), Some(holding))),
        Err(_) => {
            slots.make_room_of(sender);
            None
        }
    }
}

impl Visit {
    /// From its first byte to its end.
    async fn attend(mut self, stream: TcpStream) {
        // Answers are small: waiting to fill a packet would only delay them. If it cannot be set, they are delayed.
        let _ = stream.set_nodelay(true);
        // Nothing is made ready for whoever says nothing: thousands of them cost a socket each and hardly any memory.
        let begun = tokio::select! {
            said = timeout(self.limits.head, stream.readable()) => said.is_ok_and(|said| said.is_ok()),
            () = self.slot.must_leave() => false,
            _ = self.stop.wait_for(|stop| *stop) => false,
        };
        if begun {
            Box::pin(self.converse(stream)).await;
        }
    }

    /// What is asked, and answered.
    async fn converse(self, stream: TcpStream) {
        let Self { app, gate, limits, slot, mut stop } = self;
        let (stream, has_request) = ErrorRewrite::new(stream);
        let app = TowerToHyperService::new(app);
        let service = service_fn(|mut request: Request<Incoming>| {
            has_request.store(true, Ordering::Relaxed);
            let busy = slot.busy();
            request.extensions_mut().insert(Arc::clone(&slot));
            if let Some((Gate { rate_limit, now, .. }, caller)) = &gate {
                let whose = rate_limit.whose(*caller, request.headers(), now());
                request.extensions_mut().insert(whose);
            }
            let answer = app.call(request);
            async move {
                let answer = answer.await;
                drop(busy);
                Ok::<_, Infallible>(answer.unwrap_or_else(|never| match never {}))
            }
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(limits.head)
            .max_headers(HEADERS_MAX)
            .max_header_size(HEAD_BYTES_MAX)
            .max_buf_size(HEAD_BYTES_MAX)
            .serve_connection(TokioIo::new(stream), service);
        let mut connection = pin!(connection);
        // A connection that breaks is the other side's affair, and its error could hold what was sent.
        let gives_way = tokio::select! {
            _ = connection.as_mut() => return,
            () = slot.must_leave() => true,
            _ = timeout(limits.life, stop.wait_for(|stop| *stop)) => false,
        };
        connection.as_mut().graceful_shutdown();
        if gives_way && (timeout(LEAVING, connection.as_mut()).await.is_ok() || !slot.is_busy()) {
            return;
        }
        if timeout(limits.stop, connection).await.is_err() && slot.is_busy() {
            tracing::warn!("a request took too long and was cut off; what was not acknowledged is sent again");
        }
    }
}
