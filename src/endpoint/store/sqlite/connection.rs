//! The writer's connection: commits, empties the log, and after an error trusts nothing until it has looked again.
//!
//! **After an error.** When the system could not write the log to the disk, Linux forgets that it tried: a later sync succeeds
//! although the bytes are gone. SQLite itself is safe from that while somebody has the file open: it knows where the log ended
//! before the commit that failed, and the next commit overwrites the rest. But whoever opens the file alone reads the log
//! anew and may find that commit whole, in memory and not on the disk. Then a letter that was refused would be found and
//! acknowledged as kept, and be lost with the next power cut. So after an error, and when the program starts, all
//! of the log is brought into the database and that is synced before anything is answered.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use rusqlite::{Connection, ErrorCode, Transaction, TransactionBehavior};

use super::open;
use crate::{fault::Fault, locked};

/// How long a commit with an erasure waits for other readers of the file, and how long each later try does. A long backup
/// delays the erasure, not the letters, and not the answers: only the first of them waits.
const ERASE_WAIT: Duration = Duration::from_millis(200);
const ERASE_AGAIN_WAIT: Duration = Duration::from_millis(20);

/// How long it is at least from one try to the next.
const ERASE_RETRY: Duration = Duration::from_secs(1);

/// The reader's connection; none after closing, or while the writer makes all connections anew.
pub(super) type Reader = Arc<Mutex<Option<Connection>>>;

/// The writer's connection, and how far it is trusted.
pub(super) struct WriterConnection {
    path: PathBuf,
    patience: Duration,
    /// None only while every connection is made anew.
    connection: Option<Connection>,
    reader: Reader,
    trust: Trust,
    /// How long the log was when it was last brought into the database, in pages.
    log_tried: i64,
    /// Whether something was taken away that may still stand in the log.
    erase_is_due: bool,
    /// When the log was last tried to be emptied.
    erase_tried: Instant,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trust {
    /// All is well.
    Whole,
    /// Something went wrong: another connection takes over before the next commit.
    Lost,
    /// That did not help: every connection is closed first, so that the log's index is made anew too.
    LostForAll,
}

/// What became of the log.
enum Log {
    /// All of it is in the database and on the disk, and it is empty.
    Empty,
    /// Another program reads the file.
    InUse,
}

impl WriterConnection {
    pub(super) fn new(path: &Path, patience: Duration) -> Result<Self, Fault> {
        let connection = Some(open::writing(path, patience)?);
        let reader = Arc::new(Mutex::new(Some(open::reading(path, patience)?)));
        let (path, trust) = (path.to_owned(), Trust::Whole);
        let (log_tried, erase_is_due, erase_tried) = (0, false, Instant::now());
        let mut ours = Self { path, patience, connection, reader, trust, log_tried, erase_is_due, erase_tried };
        ours.empty_log(ERASE_WAIT);
        Ok(ours)
    }

    pub(super) fn reader(&self) -> Reader {
        Arc::clone(&self.reader)
    }

    /// Does some work in one commit; when this returns, it is on the disk.
    pub(super) fn commit<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, String> {
        self.regain_trust()?;
        let Some(connection) = &mut self.connection else { return Err("there is no connection".into()) };
        let in_one = || {
            let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = work(&tx)?;
            tx.commit()?;
            Ok(done)
        };
        in_one().map_err(|why: rusqlite::Error| {
            self.judge(&why);
            why.to_string()
        })
    }

    /// How long it is until an erasure that could not be done is tried again; none if there is no such erasure.
    pub(super) fn erase_again_in(&self) -> Option<Duration> {
        self.erase_is_due.then(|| ERASE_RETRY.saturating_sub(self.erase_tried.elapsed()))
    }

    /// After a commit that took something away, and before its answers: empties the log, unless that failed only just now.
    pub(super) fn erase(&mut self) {
        if !self.erase_is_due {
            self.empty_log(ERASE_WAIT);
        }
    }

    /// After the answers: tries an erasure again that could not be done, now and then.
    pub(super) fn erase_again(&mut self) {
        if self.erase_again_in().is_some_and(|wait| wait.is_zero()) {
            self.empty_log(ERASE_AGAIN_WAIT);
        }
    }

    /// Brings the log into the database and empties it, so that no deleted page lives on in it. If that cannot be done now, it
    /// is due.
    fn empty_log(&mut self, wait: Duration) {
        let Some(connection) = &self.connection else { return };
        let emptied = empty(connection, wait, self.patience);
        self.erase_tried = Instant::now();
        match emptied {
            Ok(Log::Empty) => self.erase_is_due = false,
            Ok(Log::InUse) => {
                self.erase_is_due = true;
                tracing::warn!("another program reads the database; the log is emptied as soon as it can be");
            }
            Err(why) => {
                self.erase_is_due = true;
                self.judge(&why);
                tracing::error!(error = %why, "the log could not be emptied; it is tried again");
            }
        }
    }

    /// Brings a log that has grown into the database, while nobody waits for an answer.
    pub(super) fn shorten_log(&mut self) {
        let Some(connection) = &self.connection else { return };
        if let Err(why) = open::shorten_log(connection, &mut self.log_tried) {
            self.judge(&why);
            tracing::error!(error = %why, "the log could not be brought into the database; it is tried again");
        }
    }

    fn judge(&mut self, why: &rusqlite::Error) {
        let harmless = [ErrorCode::DatabaseBusy, ErrorCode::DatabaseLocked, ErrorCode::ConstraintViolation];
        if !why.sqlite_error_code().is_some_and(|code| harmless.contains(&code)) && self.trust == Trust::Whole {
            self.trust = Trust::Lost;
        }
    }

    fn regain_trust(&mut self) -> Result<(), String> {
        let regained = match self.trust {
            Trust::Whole => return Ok(()),
            Trust::Lost => self.take_over(),
            Trust::LostForAll => self.begin_anew(),
        };
        self.trust = if regained.is_ok() { Trust::Whole } else { Trust::LostForAll };
        if regained.is_ok() {
            tracing::info!("the database is sound again");
        }
        regained
    }

    /// The old connection stays until the new one has done its work, so the log's index stays right.
    fn take_over(&mut self) -> Result<(), String> {
        let connection = open::writing_again(&self.path, self.patience).map_err(|why| why.to_string())?;
        match empty(&connection, ERASE_WAIT, self.patience).map_err(|why| why.to_string())? {
            Log::Empty => self.erase_is_due = false,
            // Whoever reads has the right index too, and keeps it.
            Log::InUse => self.erase_is_due = true,
        }
        self.connection = Some(connection);
        Ok(())
    }

    fn begin_anew(&mut self) -> Result<(), String> {
        let mut reader = locked(&self.reader);
        reader.take();
        self.connection = None;
        let connection = open::writing_again(&self.path, self.patience).map_err(|why| why.to_string())?;
        if let Log::InUse = empty(&connection, ERASE_WAIT, self.patience).map_err(|why| why.to_string())? {
            return Err("another program reads the database; letters are taken again when it has finished".into());
        }
        *reader = Some(open::reading(&self.path, self.patience).map_err(|why| why.to_string())?);
        self.connection = Some(connection);
        self.erase_is_due = false;
        Ok(())
    }
}

fn empty(connection: &Connection, wait: Duration, patience: Duration) -> rusqlite::Result<Log> {
    connection.busy_timeout(wait)?;
    let busy = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0));
    connection.busy_timeout(patience)?;
    Ok(if busy? == 0 { Log::Empty } else { Log::InUse })
}
