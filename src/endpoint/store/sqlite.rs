//! Letters in SQLite: one writer thread that commits in groups, and a reader on its own connection.

mod acts;
mod migrate;
mod open;
mod writer;

use std::{
    path::Path,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use rusqlite::Connection;
use wire::{LetterId, staff};

pub use self::open::OpenError;
use self::{acts::Act, writer::Writer};
use super::{By, Kept, NewLetter, Pending, Sealed, Store, StoreError};

/// How much a SQLite store may take.
#[derive(Clone, Copy, Debug)]
pub struct SqliteLimits {
    /// How many jobs may wait for the writer; above that the answer is [`StoreError::Busy`].
    pub queue_max: usize,
    /// How large the database may grow, in bytes; above that new letters are [`StoreError::Full`], and staff still read.
    pub database_bytes_max: u64,
    /// How long a lock held by another program (a backup, say) is waited for.
    pub patience: Duration,
}

/// Letters in SQLite.
pub struct SqliteStore {
    writer: Writer,
    reader: Arc<Mutex<Option<Connection>>>,
    database_bytes_max: u64,
}

impl SqliteStore {
    /// Opens the database, or makes it; brings it to this program's shape; reads back every safety setting.
    ///
    /// # Errors
    ///
    /// [`OpenError`], which names the file and what to do.
    pub fn open(path: &Path, limits: SqliteLimits) -> Result<Self, OpenError> {
        let writing = open::writing(path, limits.patience)?;
        let reading = open::reading(path, limits.patience)?;
        open::sync_directory(path)?;
        Ok(Self {
            writer: Writer::start(writing, limits.patience, limits.queue_max)
                .map_err(|why| OpenError::at(path, &why))?,
            reader: Arc::new(Mutex::new(Some(reading))),
            database_bytes_max: limits.database_bytes_max,
        })
    }

    async fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, StoreError> {
        let reader = Arc::clone(&self.reader);
        let found = tokio::task::spawn_blocking(move || {
            let reader = reader.lock().unwrap_or_else(PoisonError::into_inner);
            reader.as_ref().map(read).ok_or(StoreError::Closed)
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
            let page = self.read(move |connection| acts::page(connection, after)).await?;
            self.writer.ask(move |tx| acts::note(tx, by, Act::Listed, None)).await?;
            Ok(page)
        })
    }

    fn fetch(&self, by: By, letter: LetterId) -> Pending<'_, Option<Sealed>> {
        Box::pin(async move {
            let found = self.read(move |connection| acts::sealed(connection, letter)).await?;
            if found.is_some() {
                self.writer.ask(move |tx| acts::note(tx, by, Act::Fetched, Some(letter))).await?;
            }
            Ok(found)
        })
    }

    fn mark_opened(&self, by: By, letter: LetterId) -> Pending<'_, bool> {
        Box::pin(async move { self.writer.ask(move |tx| acts::mark_opened(tx, by, letter)).await })
    }

    fn delete(&self, by: By, letter: LetterId) -> Pending<'_, bool> {
        Box::pin(async move { self.writer.erase(move |tx| acts::delete(tx, by, letter)).await })
    }

    fn signed_in(&self, by: By) -> Pending<'_, ()> {
        Box::pin(async move { self.writer.ask(move |tx| acts::note(tx, by, Act::SignedIn, None)).await })
    }

    fn health(&self) -> Pending<'_, ()> {
        Box::pin(async move {
            self.read(acts::is_readable).await?;
            self.writer.ask(|_| Ok(())).await
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
                reader.lock().unwrap_or_else(PoisonError::into_inner).take();
            });
            closing.await.map_err(|_| StoreError::Refused)
        })
    }
}
