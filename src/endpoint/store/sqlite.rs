//! Letters in SQLite: one writer thread that commits in groups, and a reader on its own connection.

mod acts;
pub(super) mod carry;
mod connection;
mod migrate;
#[cfg(test)]
mod moved;
mod open;
mod read;
mod retire;
mod writer;

use std::{path::Path, sync::Arc, time::Instant};

use rusqlite::{Connection, Transaction};
use wire::{Deed, LetterId, staff};

use self::{
    connection::{Reader, WriterConnection},
    writer::Writer,
};
use super::{
    AuditEntry, By, Kept, NewLetter, Pending, Retire, Retired, Sealed, Store, StoreError, StoreLimits, Tally,
    Tombstone, act::Act, database::unusable,
};
use crate::{fault::Fault, locked, store::writer_metrics::WriterMetrics};

/// Letters in SQLite.
pub struct SqliteStore {
    writer: Writer,
    reader: Reader,
    database_bytes_max: u64,
}

impl SqliteStore {
    /// Opens the database, or makes it; brings it to this program's shape; reads back every safety setting.
    ///
    /// # Errors
    ///
    /// [`Fault`], which names the file and what to do.
    pub fn open(path: &Path, limits: StoreLimits) -> Result<Self, Fault> {
        let connection = WriterConnection::new(path, limits.patience)?;
        open::sync_directory(path)?;
        let reader = connection.reader();
        let writer = Writer::start(connection, limits.queue_max).map_err(|why| unusable(&path.display(), &why))?;
        Ok(Self { writer, reader, database_bytes_max: limits.database_bytes_max })
    }

    async fn retire_letters(&self, by: By, closed_before: String) -> Result<u64, StoreError> {
        let mut gone = 0;
        loop {
            let before = closed_before.clone();
            // Each commit empties the log too: what an error leaves undone is not half gone.
            let some = self.writer.erase(move |tx| retire::letters(tx, by, &before)).await?;
            gone += some as u64;
            if some < retire::LETTERS_AT_ONCE {
                return Ok(gone);
            }
        }
    }

    async fn retire_audit(&self, by: By, before: String) -> Result<u64, StoreError> {
        let day = before.clone();
        let due = self.read(move |connection| retire::entries_due(connection, &day)).await?;
        if due == 0 {
            return Ok(0);
        }
        let day = before.clone();
        self.writer.ask(move |tx| retire::raise_floor(tx, by, &day, due)).await?;
        let mut gone = 0;
        loop {
            let day = before.clone();
            let some = self.writer.ask(move |tx| retire::entries(tx, &day)).await?;
            gone += some as u64;
            if some < retire::ENTRIES_AT_ONCE {
                return Ok(gone);
            }
        }
    }

    async fn give_back(&self) -> Result<(), StoreError> {
        let began = Instant::now();
        while began.elapsed() < retire::GIVE_BACK && self.writer.ask(retire::give_back).await? {}
        // The file becomes shorter when the log is brought into it.
        self.writer.erase(|_| Ok(())).await
    }

    async fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, StoreError> {
        if self.writer.is_closed() {
            return Err(StoreError::Closed);
        }
        let reader = Arc::clone(&self.reader);
        let found = tokio::task::spawn_blocking(move || {
            let reader = locked(&reader);
            reader.as_ref().map(read).ok_or(StoreError::Refused)
        });
        let found = found.await.map_err(|_| StoreError::Refused)??;
        found.map_err(|why| {
            tracing::error!(error = %why, "the database could not be read");
            StoreError::Refused
        })
    }
}

impl Store for SqliteStore {
    fn keep(&self, letter: NewLetter) -> Pending<'_, Kept> {
        let database_bytes_max = self.database_bytes_max;
        Box::pin(async move { self.writer.ask(move |tx| acts::keep(tx, &letter, database_bytes_max)).await? })
    }

    fn list(&self, by: By, after: u64) -> Pending<'_, staff::Page> {
        Box::pin(async move {
            let page = self.read(move |connection| read::page(connection, after)).await?;
            self.writer.ask(move |tx| acts::note(tx, by, Act::Listed, None)).await?;
            Ok(page)
        })
    }

    fn fetch(&self, by: By, letter: LetterId) -> Pending<'_, Option<Sealed>> {
        Box::pin(async move {
            let found = self.read(move |connection| read::sealed(connection, letter)).await?;
            if found.is_some() {
                self.writer.ask(move |tx| acts::note(tx, by, Act::Fetched, Some(letter))).await?;
            }
            Ok(found)
        })
    }

    fn act(&self, by: By, letter: LetterId, deed: Deed) -> Pending<'_, bool> {
        Box::pin(async move {
            let act = move |tx: &Transaction<'_>| acts::act(tx, by, letter, deed);
            if deed == Deed::Delete { self.writer.erase(act).await } else { self.writer.ask(act).await }
        })
    }

    fn retire(&self, by: By, what: Retire) -> Pending<'_, Retired> {
        Box::pin(async move {
            let letters = self.retire_letters(by, what.closed_before).await?;
            let audit = self.retire_audit(by, what.audit_before).await?;
            self.give_back().await?;
            Ok(Retired { letters, audit })
        })
    }

    fn due(&self, what: Retire) -> Pending<'_, Retired> {
        Box::pin(self.read(move |connection| read::due(connection, &what)))
    }

    fn traced(&self, before: String) -> Pending<'_, Option<String>> {
        Box::pin(self.read(move |connection| read::traced(connection, &before)))
    }

    fn bury(&self, tombstones: Vec<Tombstone>) -> Pending<'_, u64> {
        Box::pin(async move { self.writer.ask(move |tx| acts::bury(tx, &tombstones)).await })
    }

    fn audit(&self, after: u64) -> Pending<'_, Vec<AuditEntry>> {
        Box::pin(self.read(move |connection| read::audit(connection, after)))
    }

    fn metrics(&self) -> WriterMetrics {
        self.writer.metrics()
    }

    fn tally(&self) -> Pending<'_, Tally> {
        Box::pin(self.read(read::tally))
    }

    fn signed_in(&self, by: By) -> Pending<'_, ()> {
        Box::pin(async move { self.writer.ask(move |tx| acts::note(tx, by, Act::SignedIn, None)).await })
    }

    fn health(&self) -> Pending<'_, ()> {
        Box::pin(async move {
            self.read(read::is_readable).await?;
            self.writer.ask(acts::write_through).await
        })
    }

    fn close(&self) -> Pending<'_, ()> {
        Box::pin(async move {
            let (closed, reader) = (self.writer.close(), Arc::clone(&self.reader));
            let closing = tokio::task::spawn_blocking(move || {
                if let Some(thread) = closed {
                    // A writer that panicked has already said so; nothing it had not committed was acknowledged.
                    let _ = thread.join();
                }
                locked(&reader).take();
            });
            closing.await.map_err(|_| StoreError::Refused)
        })
    }
}
