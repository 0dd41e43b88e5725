//! One thread writes. It takes all that waits, commits it together, and only then answers.
//!
//! A commit waits for the disk. Sharing that wait is what makes FULL durability cheap.

use std::{
    io,
    sync::Mutex,
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use rusqlite::Transaction;
use tokio::sync::{
    mpsc::{
        self,
        error::{TryRecvError, TrySendError},
    },
    oneshot,
};

use super::{StoreError, connection::WriterConnection};
use crate::{locked, store::writer_metrics::WriterMetrics};

/// How many jobs share one commit at most, so that the first of them does not wait too long for the last.
const GROUP_MAX: usize = 256;

/// The way to the writer thread.
pub(super) struct Writer {
    running: Mutex<Option<Running>>,
    metrics: WriterMetrics,
}

struct Running {
    jobs: mpsc::Sender<Job>,
    thread: JoinHandle<()>,
}

struct Job {
    work: Work,
    /// Whether it takes away what must not stay anywhere in the files.
    erases: bool,
}

type Work = Box<dyn FnOnce(&Transaction<'_>) -> rusqlite::Result<Answer> + Send>;

/// Given only after the commit. Dropped without being given, it tells the asker that nothing was kept.
type Answer = Box<dyn FnOnce() + Send>;

impl Writer {
    pub(super) fn start(connection: WriterConnection, queue_max: usize) -> io::Result<Self> {
        let (jobs, waiting) = mpsc::channel(queue_max.max(1));
        let metrics = WriterMetrics::default();
        let noted = metrics.clone();
        let thread = thread::Builder::new().name("writer".into()).spawn(move || write(connection, waiting, &noted))?;
        Ok(Self { running: Mutex::new(Some(Running { jobs, thread })), metrics })
    }

    /// Whether no job is taken any more.
    pub(super) fn is_closed(&self) -> bool {
        locked(&self.running).is_none()
    }

    /// Does the work in the next commit, and answers once that is on the disk.
    pub(super) async fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.send(work, false).await
    }

    /// The same, and empties the log before it answers: the bytes taken away then stand in no file any more. Another program
    /// that reads the file stops this; then the answer comes all the same, and it is tried again until it is done.
    pub(super) async fn erase<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.send(work, true).await
    }

    /// What is noted of the work.
    pub(super) fn metrics(&self) -> WriterMetrics {
        self.metrics.clone()
    }

    /// Takes no more jobs. The thread that is handed back ends when those already taken are done.
    pub(super) fn close(&self) -> Option<JoinHandle<()>> {
        let Running { jobs, thread } = locked(&self.running).take()?;
        drop(jobs);
        thread.thread().unpark();
        Some(thread)
    }

    async fn send<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T> + Send + 'static,
        erases: bool,
    ) -> Result<T, StoreError> {
        let (answer, answered) = oneshot::channel();
        let work = Box::new(move |tx: &Transaction<'_>| {
            let found = work(tx)?;
            Ok(Box::new(move || {
                // Nobody waits any more if the connection broke: what was kept stays kept.
                let _ = answer.send(found);
            }) as Answer)
        });
        self.queue(Job { work, erases })?;
        answered.await.map_err(|_| StoreError::Refused)
    }

    fn queue(&self, job: Job) -> Result<(), StoreError> {
        let running = locked(&self.running);
        let Running { jobs, thread } = running.as_ref().ok_or(StoreError::Closed)?;
        jobs.try_send(job).map_err(|why| match why {
            TrySendError::Full(_) => StoreError::Busy,
            TrySendError::Closed(_) => StoreError::Closed,
        })?;
        self.metrics.queued();
        thread.thread().unpark();
        Ok(())
    }
}

fn write(mut connection: WriterConnection, mut waiting: mpsc::Receiver<Job>, metrics: &WriterMetrics) {
    loop {
        let mut group = match next(&mut waiting, connection.erase_again_in()) {
            Ok(first) => vec![first],
            // A commit of nothing, so that the erasure is tried.
            Err(TryRecvError::Empty) => Vec::new(),
            Err(TryRecvError::Disconnected) => return,
        };
        while group.len() < GROUP_MAX
            && let Ok(next) = waiting.try_recv()
        {
            group.push(next);
        }
        let erases = group.iter().any(|job| job.erases);
        let (jobs, began) = (group.len(), Instant::now());
        metrics.taken(jobs);
        let committed =
            connection.commit(|tx| group.into_iter().map(|job| (job.work)(tx)).collect::<rusqlite::Result<Vec<_>>>());
        match committed {
            Ok(answers) => {
                metrics.committed(jobs, began.elapsed());
                if erases {
                    connection.erase();
                }
                answers.into_iter().for_each(|answer| answer());
                connection.erase_again();
                connection.shorten_log();
            }
            Err(why) => tracing::error!(error = %why, "the database refused a commit: nothing of it was acknowledged"),
        }
    }
}

/// The next job, or none for so long that an erasure should be tried again.
fn next(waiting: &mut mpsc::Receiver<Job>, erase_again_in: Option<Duration>) -> Result<Job, TryRecvError> {
    let Some(wait) = erase_again_in else { return waiting.blocking_recv().ok_or(TryRecvError::Disconnected) };
    waiting.try_recv().or_else(|_| {
        // Whoever brings a job or closes ends this wait.
        thread::park_timeout(wait);
        waiting.try_recv()
    })
}
