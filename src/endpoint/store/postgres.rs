//! Letters in PostgreSQL, for a council that runs one anyway: several post boxes may share a database.

mod acts;
mod address;
pub(super) mod carry;
mod connect;
mod migrate;
mod notices;
mod read;
mod retire;
mod writer;

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use tokio::{
    sync::{mpsc, oneshot},
    task::JoinHandle,
};
use tokio_postgres::{Client, Error};
use wire::{Deed, Hashes, LetterId, staff};

pub use self::address::Address;
use self::{
    connect::said,
    retire::Step,
    writer::{Job, Writer},
};
use super::{
    AuditEntry, By, Kept, NewLetter, Retire, Retired, Sealed, Store, StoreError, StoreLimits, Tally, Tombstone,
    act::Act,
    database::unusable,
    notices::{Notice, Posted, Raise, Sent, Unattended},
};
use crate::{fault::Fault, locked, store::writer_metrics::WriterMetrics};

/// Letters in PostgreSQL.
pub struct PostgresStore {
    address: Address,
    patience: Duration,
    jobs: Mutex<Option<mpsc::Sender<Job>>>,
    writing: Mutex<Option<JoinHandle<()>>>,
    reader: tokio::sync::Mutex<Option<Arc<Client>>>,
    is_closed: AtomicBool,
    /// Whether rows were taken away whose place is not free yet.
    clear_up_is_due: AtomicBool,
    metrics: WriterMetrics,
}

impl PostgresStore {
    /// Connects; brings the schema `front_seat` to this program's shape, or makes it; reads back every safety setting.
    pub async fn open(address: &Address, limits: StoreLimits) -> Result<Self, Fault> {
        let fault = |why: String| unusable(address, &why);
        let client = connect::connect(address, limits.patience).await.map_err(fault)?;
        migrate::migrate(&client, &migrate::STEPS).await.map_err(fault)?;
        let (jobs, waiting) = mpsc::channel(limits.queue_max.max(1));
        let metrics = WriterMetrics::default();
        let writer = Writer {
            address: address.clone(),
            patience: limits.patience,
            database_bytes_max: i64::try_from(limits.database_bytes_max).unwrap_or(i64::MAX),
            metrics: metrics.clone(),
        };
        Ok(Self {
            address: address.clone(),
            patience: limits.patience,
            jobs: Mutex::new(Some(jobs)),
            writing: Mutex::new(Some(tokio::spawn(writer::write(writer, client, waiting)))),
            reader: tokio::sync::Mutex::default(),
            is_closed: AtomicBool::new(false),
            clear_up_is_due: AtomicBool::new(false),
            metrics,
        })
    }

    /// Brings a job to the writer and waits for its commit.
    async fn ask<T>(&self, job: impl FnOnce(oneshot::Sender<T>) -> Job) -> Result<T, StoreError> {
        let (answer, answered) = oneshot::channel();
        {
            let jobs = locked(&self.jobs);
            jobs.as_ref().ok_or(StoreError::Closed)?.try_send(job(answer)).map_err(|why| match why {
                mpsc::error::TrySendError::Full(_) => StoreError::Busy,
                mpsc::error::TrySendError::Closed(_) => StoreError::Closed,
            })?;
            self.metrics.queued();
        }
        answered.await.map_err(|_| StoreError::Refused)
    }

    async fn note(&self, by: By, act: Act, letter: Option<LetterId>) -> Result<(), StoreError> {
        self.ask(|answer| Job::Note((by, act, letter), answer)).await
    }

    /// The connection for reading; made anew when it is gone.
    async fn reader(&self) -> Result<Arc<Client>, StoreError> {
        if self.is_closed.load(Ordering::SeqCst) {
            return Err(StoreError::Closed);
        }
        let mut reader = self.reader.lock().await;
        if let Some(client) = reader.as_ref().filter(|client| !client.is_closed()) {
            return Ok(Arc::clone(client));
        }
        let client = Arc::new(self.connected().await?);
        *reader = Some(Arc::clone(&client));
        Ok(client)
    }

    async fn connected(&self) -> Result<Client, StoreError> {
        connect::connect(&self.address, self.patience).await.map_err(|why| {
            tracing::error!(error = why, "the database cannot be reached");
            StoreError::Refused
        })
    }

    async fn read<T>(&self, read: impl AsyncFnOnce(&Client) -> Result<T, Error>) -> Result<T, StoreError> {
        let client = self.reader().await?;
        read(&client).await.map_err(unread)
    }

    /// Makes the place of deleted rows free; see `retire` for what that does and does not reach.
    async fn clear_up(&self) -> Result<(), StoreError> {
        let client = self.connected().await?;
        for table in ["letters", "audit", "room"] {
            client.batch_execute(&format!("VACUUM {table}")).await.map_err(unread)?;
        }
        Ok(())
    }

    /// Clears up what was left to do. Two boxes that do it at once may stand in each other's way: then it stays due.
    async fn clear_up_if_due(&self) {
        // Taken back first: what is deleted meanwhile is due again.
        if self.clear_up_is_due.swap(false, Ordering::SeqCst) && self.clear_up().await.is_err() {
            self.clear_up_is_due.store(true, Ordering::SeqCst);
            tracing::warn!(
                "what is gone is gone; its place in the database is cleared up with the next pass, or by autovacuum"
            );
        }
    }

    /// Repeats a step until it finds less than it may take at once.
    async fn repeat(&self, by: By, step: Step, at_once: u64) -> Result<u64, StoreError> {
        let mut gone = 0;
        loop {
            let some = self.ask(|answer| Job::Retire(by, step.clone(), answer)).await?;
            gone += some;
            self.clear_up_is_due.fetch_or(some > 0, Ordering::SeqCst);
            if some < at_once {
                return Ok(gone);
            }
        }
    }
}

#[async_trait]
impl Store for PostgresStore {
    async fn keep(&self, letter: NewLetter) -> Result<Kept, StoreError> {
        self.ask(|answer| Job::Keep(letter, answer)).await?
    }

    async fn list(&self, after: u64) -> Result<staff::Page, StoreError> {
        self.read(async |client| read::page(client, after).await).await
    }

    async fn fetch(&self, by: By, letter: LetterId) -> Result<Option<Sealed>, StoreError> {
        let found = self.read(async |client| read::sealed(client, letter).await).await?;
        if found.is_some() {
            self.note(by, Act::Fetched, Some(letter)).await?;
        }
        Ok(found)
    }

    async fn act(&self, by: By, letter: LetterId, deed: Deed) -> Result<bool, StoreError> {
        self.ask(|answer| Job::Act(by, letter, deed, answer)).await
    }

    async fn hashes(&self, letter: LetterId) -> Result<Option<Option<Hashes>>, StoreError> {
        let head = self.read(async |client| read::head(client, letter).await).await?;
        Ok(head.map(|head| Hashes::of_head(&head).ok().flatten()))
    }

    async fn prove(&self, by: By, letter: LetterId) -> Result<bool, StoreError> {
        self.ask(|answer| Job::Prove(by, letter, answer)).await
    }

    async fn proved(&self, staff: Option<[u8; 32]>) -> Result<Option<String>, StoreError> {
        self.read(async move |client| read::proved(client, staff).await).await
    }

    async fn take(&self, by: By, letter: LetterId) -> Result<bool, StoreError> {
        let found = self.ask(|answer| Job::Take(by, letter, answer)).await?;
        if found {
            self.clear_up_is_due.store(true, Ordering::SeqCst);
            self.clear_up_if_due().await;
        }
        Ok(found)
    }

    async fn refuse(&self, by: By, letter: LetterId, deed: Deed) -> Result<(), StoreError> {
        self.ask(|answer| Job::Refuse(by, letter, deed, answer)).await
    }

    async fn upgraded(&self) -> Result<String, StoreError> {
        self.read(async |client| read::upgraded(client).await).await
    }

    async fn suspend(&self, by: By, staff: [u8; 32], suspended: bool) -> Result<(), StoreError> {
        self.ask(|answer| Job::Suspend(by, staff, suspended, answer)).await
    }

    async fn suspended(&self) -> Result<Vec<[u8; 32]>, StoreError> {
        self.read(async |client| read::suspended(client).await).await
    }

    async fn retire(&self, by: By, what: Retire) -> Result<Retired, StoreError> {
        let letters = self.repeat(by, Step::Letters(what.clone()), retire::LETTERS_AT_ONCE as u64).await?;
        let due = self.ask(|answer| Job::Retire(by, Step::Floor(what.audit_before.clone()), answer)).await?;
        let audit = match due {
            0 => 0,
            _ => self.repeat(by, Step::Entries(what.audit_before), retire::ENTRIES_AT_ONCE).await?,
        };
        // What is gone is gone, whether its place is free already or not.
        self.clear_up_if_due().await;
        Ok(Retired { letters, audit })
    }

    async fn due(&self, what: Retire) -> Result<Retired, StoreError> {
        self.read(async |client| read::due(client, &what).await).await
    }

    async fn tally(&self) -> Result<Tally, StoreError> {
        self.read(async |client| read::tally(client).await).await
    }

    async fn traced(&self, before: String) -> Result<Option<String>, StoreError> {
        self.read(async move |client| read::traced(client, &before).await).await
    }

    async fn bury(&self, tombstones: Vec<Tombstone>) -> Result<u64, StoreError> {
        self.ask(|answer| Job::Bury(tombstones, answer)).await
    }

    async fn audit(&self, after: u64) -> Result<Vec<AuditEntry>, StoreError> {
        self.read(async move |client| read::audit(client, after).await).await
    }

    async fn unattended(&self) -> Result<Vec<Unattended>, StoreError> {
        self.read(async |client| notices::unattended(client).await).await
    }

    async fn raise(&self, raise: Raise) -> Result<bool, StoreError> {
        self.ask(|answer| Job::Raise(raise, answer)).await
    }

    async fn claim(&self, way: &'static str, now: i64, until: i64) -> Result<Option<Notice>, StoreError> {
        // Most often nothing is due, and then nobody waits for a commit.
        if !self.read(async |client| notices::is_due(client, way, now).await).await? {
            return Ok(None);
        }
        self.ask(|answer| Job::Claim(way, now, until, answer)).await
    }

    async fn settle(&self, way: &'static str, name: String, sent: Sent) -> Result<(), StoreError> {
        self.ask(|answer| Job::Settle(way, name, sent, answer)).await
    }

    async fn posted(&self) -> Result<Posted, StoreError> {
        self.read(async |client| notices::posted(client).await).await
    }

    fn metrics(&self) -> WriterMetrics {
        self.metrics.clone()
    }

    async fn signed_in(&self, by: By) -> Result<(), StoreError> {
        self.note(by, Act::SignedIn, None).await
    }

    async fn health(&self) -> Result<(), StoreError> {
        let client = self.reader().await?;
        connect::is_safe(&client).await.map_err(|why| {
            tracing::error!(error = why, "the database is not fit to keep letters");
            StoreError::Refused
        })?;
        self.ask(Job::Nothing).await
    }

    async fn close(&self) -> Result<(), StoreError> {
        self.is_closed.store(true, Ordering::SeqCst);
        locked(&self.jobs).take();
        let writing = locked(&self.writing).take();
        if let Some(writing) = writing {
            // A writer that panicked has already said so; nothing it had not committed was acknowledged.
            let _ = writing.await;
        }
        self.reader.lock().await.take();
        Ok(())
    }
}

fn unread(why: Error) -> StoreError {
    tracing::error!(error = said(&why), "the database could not be read");
    StoreError::Refused
}
