//! One thread writes. It takes all that waits, commits it together, and only then answers.
//!
//! A commit waits for the disk. Sharing that wait is what makes FULL durability cheap.

use std::{
    io,
    sync::{Mutex, PoisonError},
    thread::{self, JoinHandle},
    time::Duration,
};

use rusqlite::{Connection, Transaction, TransactionBehavior};
use tokio::sync::{
    mpsc::{
        self,
        error::{TryRecvError, TrySendError},
    },
    oneshot,
};

use super::StoreError;

/// How many jobs share one commit at most, so that the first of them does not wait too long for the last.
const GROUP_MAX: usize = 256;

/// How long a commit with an erasure waits for other readers of the file. A long backup delays the erasure, not the letters,
/// and not the answer.
const ERASE_WAIT: Duration = Duration::from_millis(200);

/// How long an erasure that is still due waits for the next commit before it is tried without one.
const ERASE_RETRY: Duration = Duration::from_secs(1);

/// The way to the writer thread.
pub(super) struct Writer {
    running: Mutex<Option<Running>>,
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
    /// `patience` is how long a lock of another program is waited for.
    pub(super) fn start(connection: Connection, patience: Duration, queue_max: usize) -> io::Result<Self> {
        let (jobs, waiting) = mpsc::channel(queue_max.max(1));
        let thread =
            thread::Builder::new().name("writer".into()).spawn(move || write(connection, patience, waiting))?;
        Ok(Self { running: Mutex::new(Some(Running { jobs, thread })) })
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

    /// Takes no more jobs. The thread that is handed back ends when those already taken are done.
    pub(super) fn close(&self) -> Option<JoinHandle<()>> {
        let Running { jobs, thread } = self.running.lock().unwrap_or_else(PoisonError::into_inner).take()?;
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
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        let Running { jobs, thread } = running.as_ref().ok_or(StoreError::Closed)?;
        jobs.try_send(job).map_err(|why| match why {
            TrySendError::Full(_) => StoreError::Busy,
            TrySendError::Closed(_) => StoreError::Closed,
        })?;
        thread.thread().unpark();
        Ok(())
    }
}

fn write(mut connection: Connection, patience: Duration, mut waiting: mpsc::Receiver<Job>) {
    // A program that was cut off may have left an erasure undone.
    let mut erase_is_due = !truncate_log(&connection, patience);
    loop {
        let mut group = match next(&mut waiting, erase_is_due) {
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
        erase_is_due |= group.iter().any(|job| job.erases);
        match commit(&mut connection, group) {
            Ok(answers) => {
                if erase_is_due {
                    erase_is_due = !truncate_log(&connection, patience);
                }
                answers.into_iter().for_each(|answer| answer());
            }
            Err(why) => tracing::error!(error = %why, "the database refused a commit: nothing of it was acknowledged"),
        }
    }
}

/// The next job, or none for so long that an erasure should be tried again.
fn next(waiting: &mut mpsc::Receiver<Job>, erase_is_due: bool) -> Result<Job, TryRecvError> {
    if !erase_is_due {
        return waiting.blocking_recv().ok_or(TryRecvError::Disconnected);
    }
    waiting.try_recv().or_else(|_| {
        // Whoever brings a job or closes ends this wait.
        thread::park_timeout(ERASE_RETRY);
        waiting.try_recv()
    })
}

fn commit(connection: &mut Connection, group: Vec<Job>) -> rusqlite::Result<Vec<Answer>> {
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let answers = group.into_iter().map(|job| (job.work)(&tx)).collect::<rusqlite::Result<_>>()?;
    tx.commit()?;
    Ok(answers)
}

/// Brings the write-ahead log into the database and empties it, so that no deleted page lives on in it.
fn truncate_log(connection: &Connection, patience: Duration) -> bool {
    let empty = || -> rusqlite::Result<i64> {
        connection.busy_timeout(ERASE_WAIT)?;
        let busy = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        connection.busy_timeout(patience)?;
        Ok(busy)
    };
    match empty() {
        Ok(0) => return true,
        Ok(_) => tracing::warn!("another program reads the database; the log is emptied as soon as it can be"),
        Err(why) => tracing::error!(error = %why, "the log could not be emptied; it is tried again"),
    }
    false
}
