//! One task writes. It takes all that waits, commits it together, and only then answers.
//!
//! Every commit holds one lock that all post boxes on the database share, from before its first statement until after its
//! last. So a cursor that is seen means that all smaller ones can be seen: a list never skips a letter. And what a
//! statement finds (a name, a tombstone) cannot change until the commit. The price is that commits come one after the other;
//! sharing each among many letters pays for it.

use std::time::{Duration, Instant};

use tokio::sync::{mpsc, oneshot};
use tokio_postgres::{Client, Error};
use wire::{Deed, LetterId};

use super::{
    acts::{self, Acts, Note},
    address::Address,
    connect::{self, said},
    notices,
    retire::{self, Step},
};
use crate::store::{
    By, Kept, NewLetter, StoreError, Tombstone,
    act::Act,
    notices::{Notice, Raise, Sent},
    writer_metrics::WriterMetrics,
};

/// How many jobs, and about how many sealed bytes, share one commit at most.
const GROUP_MAX: usize = 256;
const GROUP_BYTES_MAX: usize = 8 * 1024 * 1024;

/// The writers' lock: "FSPB" and 2.
pub(super) const LOCK: i64 = 0x4653_5042_0002;

/// How long a commit may take; after that the connection is given up, and nothing of it was acknowledged.
const COMMIT_WAIT: Duration = Duration::from_secs(20);

/// How long a server that is gone is left alone, at first and at most.
const BACKOFF: (Duration, Duration) = (Duration::from_millis(100), Duration::from_secs(5));

/// Something to do in the next commit, and where the answer goes. Dropped without one, it tells that nothing was kept.
pub(super) enum Job {
    Keep(NewLetter, oneshot::Sender<Result<Kept, StoreError>>),
    Note(Note, oneshot::Sender<()>),
    Act(By, LetterId, Deed, oneshot::Sender<bool>),
    Prove(By, LetterId, oneshot::Sender<bool>),
    Take(By, LetterId, oneshot::Sender<bool>),
    Refuse(By, LetterId, Deed, oneshot::Sender<()>),
    Suspend(By, [u8; 32], bool, oneshot::Sender<()>),
    Retire(By, Step, oneshot::Sender<u64>),
    Bury(Vec<Tombstone>, oneshot::Sender<u64>),
    Raise(Raise, oneshot::Sender<bool>),
    Claim(&'static str, i64, i64, oneshot::Sender<Option<Notice>>),
    Settle(&'static str, String, Sent, oneshot::Sender<()>),
    Nothing(oneshot::Sender<()>),
}

/// Given only after the commit.
type Answer = Box<dyn FnOnce() + Send>;

/// What the writer works with.
pub(super) struct Writer {
    pub(super) address: Address,
    pub(super) patience: Duration,
    pub(super) database_bytes_max: i64,
    pub(super) metrics: WriterMetrics,
}

struct Line {
    client: Client,
    acts: Acts,
}

/// Works until nobody can bring a job any more.
pub(super) async fn write(writer: Writer, first: Client, mut waiting: mpsc::Receiver<Job>) {
    let mut line = prepared(first).await.ok();
    let mut pause = BACKOFF.0;
    loop {
        if line.is_none() {
            line = writer.connect_again(&mut pause, &mut waiting).await;
            if line.is_none() && waiting.is_closed() && waiting.is_empty() {
                return;
            }
            continue;
        }
        let Some(first) = waiting.recv().await else { return };
        let mut bytes = first.bytes();
        let mut group = vec![first];
        while group.len() < GROUP_MAX
            && bytes < GROUP_BYTES_MAX
            && let Ok(next) = waiting.try_recv()
        {
            bytes += next.bytes();
            group.push(next);
        }
        let (jobs, began) = (group.len(), Instant::now());
        writer.metrics.taken(jobs);
        let Some(Line { client, acts }) = &line else { continue };
        match tokio::time::timeout(COMMIT_WAIT, writer.commit(client, acts, group)).await {
            Ok(Ok(answers)) => {
                writer.metrics.committed(jobs, began.elapsed());
                answers.into_iter().for_each(|answer| answer());
                continue;
            }
            Ok(Err(why)) => {
                tracing::error!(error = said(&why), "the database refused a commit: nothing of it was acknowledged");
                if !client.is_closed() && client.batch_execute("ROLLBACK").await.is_ok() {
                    continue;
                }
            }
            Err(_) => tracing::error!("the database did not commit in time: nothing of it was acknowledged"),
        }
        line = None;
    }
}

impl Writer {
    /// Tries to connect; if that fails, refuses whoever comes until it is time for the next try.
    async fn connect_again(&self, pause: &mut Duration, waiting: &mut mpsc::Receiver<Job>) -> Option<Line> {
        let connected = match connect::connect(&self.address, self.patience).await {
            Ok(client) => prepared(client).await,
            Err(why) => Err(why),
        };
        match connected {
            Ok(line) => {
                *pause = BACKOFF.0;
                tracing::info!("the database is there again");
                return Some(line);
            }
            Err(why) => tracing::error!(error = why, "the database cannot be reached; it is tried again"),
        }
        let next = tokio::time::Instant::now() + *pause;
        *pause = (*pause * 2).min(BACKOFF.1);
        while let Ok(Some(_refused)) = tokio::time::timeout_at(next, waiting.recv()).await {
            self.metrics.taken(1);
        }
        None
    }

    async fn commit(&self, client: &Client, acts: &Acts, group: Vec<Job>) -> Result<Vec<Answer>, Error> {
        // Two statements: the second waits, and those after it see all that was committed before it went on.
        let begin = format!("BEGIN ISOLATION LEVEL READ COMMITTED; SELECT pg_advisory_xact_lock({LOCK})");
        client.batch_execute(&begin).await?;
        let (mut answers, mut notes, mut letters) = (Vec::<Answer>::new(), Vec::new(), Vec::new());
        let mut writes_through = false;
        for job in group {
            match job {
                Job::Keep(letter, answer) => letters.push((letter, answer)),
                Job::Note(note, answer) => {
                    notes.push(note);
                    answers.push(given(answer, ()));
                }
                Job::Act(by, letter, deed, answer) => {
                    let found = acts::act(client, by, letter, deed).await?;
                    if found {
                        notices::forget(client).await?;
                    }
                    notes.extend(found.then_some((by, Act::Did(deed), Some(letter))));
                    let found = found || (deed == Deed::Delete && acts::is_gone(client, letter).await?);
                    answers.push(given(answer, found));
                }
                Job::Prove(by, letter, answer) => {
                    let found = acts::take_proof(client, letter).await?;
                    notes.extend(found.then_some((by, Act::Proved, Some(letter))));
                    answers.push(given(answer, found));
                }
                Job::Take(by, letter, answer) => {
                    let found = acts::take(client, letter).await?;
                    notes.extend(found.then_some((by, Act::Taken, Some(letter))));
                    answers.push(given(answer, found || acts::is_gone(client, letter).await?));
                }
                Job::Refuse(by, letter, deed, answer) => {
                    acts::try_in_vain(client, by, letter, deed).await?;
                    notes.push((by, Act::Refused(deed), Some(letter)));
                    answers.push(given(answer, ()));
                }
                Job::Suspend(by, staff, suspended, answer) => {
                    acts::suspend(client, by, staff, suspended).await?;
                    notes.push((by, Act::Suspended(suspended), None));
                    answers.push(given(answer, ()));
                }
                Job::Retire(by, step, answer) => {
                    answers.push(given(answer, retire::step(client, acts, by, &step).await?));
                }
                Job::Bury(tombstones, answer) => answers.push(given(answer, acts::bury(client, &tombstones).await?)),
                Job::Raise(raise, answer) => answers.push(given(answer, notices::raise(client, &raise).await?)),
                Job::Claim(way, now, until, answer) => {
                    answers.push(given(answer, notices::claim(client, way, now, until).await?));
                }
                Job::Settle(way, name, sent, answer) => {
                    answers.push(given(answer, notices::settle(client, way, &name, sent).await?));
                }
                Job::Nothing(answer) => {
                    writes_through = true;
                    answers.push(given(answer, ()));
                }
            }
        }
        if writes_through {
            // A commit that changes nothing touches no disk, and would call a full one well. Once is enough for all who ask:
            // each time leaves a dead row behind that every letter passes.
            client.batch_execute("UPDATE room SET bytes = bytes").await?;
        }
        if !letters.is_empty() {
            let asked: Vec<_> = letters.iter().map(|(letter, _)| letter).collect();
            let kept = acts.keep(client, &asked, self.database_bytes_max).await?;
            answers.extend(letters.into_iter().zip(kept).map(|((_, answer), kept)| given(answer, kept)));
        }
        if !notes.is_empty() {
            acts.note(client, &notes).await?;
        }
        client.batch_execute("COMMIT").await?;
        Ok(answers)
    }
}

impl Job {
    fn bytes(&self) -> usize {
        if let Self::Keep(letter, _) = self { letter.sealed.len() } else { 0 }
    }
}

async fn prepared(client: Client) -> Result<Line, String> {
    let acts = Acts::prepare(&client).await.map_err(|why| said(&why))?;
    Ok(Line { client, acts })
}

fn given<T: Send + 'static>(answer: oneshot::Sender<T>, found: T) -> Answer {
    // Nobody waits any more if the connection broke: what was kept stays kept.
    Box::new(move || drop(answer.send(found)))
}
