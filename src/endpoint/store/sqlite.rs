//! Letters in SQLite: one writer thread that commits in groups, and a reader on its own connection.

mod acts;
pub(super) mod carry;
mod connection;
mod migrate;
#[cfg(test)]
mod moved;
mod notices;
mod open;
mod read;
mod retire;
mod writer;

use std::{path::Path, sync::Arc, time::Instant};

use async_trait::async_trait;
use rusqlite::{Connection, Transaction};
use wire::{Deed, Hashes, LetterId, staff};

use self::{
    connection::{Reader, WriterConnection},
    writer::Writer,
};
use super::{
    AuditEntry, By, Kept, NewLetter, Retire, Retired, Sealed, Store, StoreError, StoreLimits, Tally, Tombstone,
    act::Act,
    database::unusable,
    notices::{Notice, Posted, Raise, Sent, Unattended},
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
    pub fn open(path: &Path, limits: StoreLimits) -> Result<Self, Fault> {
        let connection = WriterConnection::new(path, limits.patience)?;
        open::sync_directory(path)?;
        let reader = connection.reader();
        let writer = Writer::start(connection, limits.queue_max).map_err(|why| unusable(&path.display(), &why))?;
        Ok(Self { writer, reader, database_bytes_max: limits.database_bytes_max })
    }

    async fn retire_letters(&self, by: By, what: &Retire) -> Result<u64, StoreError> {
        let mut gone = 0;
        loop {
            let what = what.clone();
            // Each commit empties the log too: what an error leaves undone is not half gone.
            let some = self.writer.erase(move |tx| retire::letters(tx, by, &what)).await?;
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

#[async_trait]
impl Store for SqliteStore {
    async fn keep(&self, letter: NewLetter) -> Result<Kept, StoreError> {
        let database_bytes_max = self.database_bytes_max;
        self.writer.ask(move |tx| acts::keep(tx, &letter, database_bytes_max)).await?
    }

    async fn list(&self, after: u64) -> Result<staff::Page, StoreError> {
        self.read(move |connection| read::page(connection, after)).await
    }

    async fn fetch(&self, by: By, letter: LetterId) -> Result<Option<Sealed>, StoreError> {
        let found = self.read(move |connection| read::sealed(connection, letter)).await?;
        if found.is_some() {
            self.writer.ask(move |tx| acts::note(tx, by, Act::Fetched, Some(letter))).await?;
        }
        Ok(found)
    }

    async fn act(&self, by: By, letter: LetterId, deed: Deed) -> Result<bool, StoreError> {
        self.writer.ask(move |tx| acts::act(tx, by, letter, deed)).await
    }

    async fn hashes(&self, letter: LetterId) -> Result<Option<Option<Hashes>>, StoreError> {
        let head = self.read(move |connection| read::head(connection, letter)).await?;
        Ok(head.map(|head| Hashes::of_head(&head).ok().flatten()))
    }

    async fn prove(&self, by: By, letter: LetterId) -> Result<bool, StoreError> {
        self.writer.ask(move |tx| acts::prove(tx, by, letter)).await
    }

    async fn proved(&self, staff: Option<[u8; 32]>) -> Result<Option<String>, StoreError> {
        self.read(move |connection| read::proved(connection, staff)).await
    }

    async fn take(&self, by: By, letter: LetterId) -> Result<bool, StoreError> {
        self.writer.erase(move |tx| acts::take_by(tx, by, letter)).await
    }

    async fn refuse(&self, by: By, letter: LetterId, deed: Deed) -> Result<(), StoreError> {
        let refused = move |tx: &Transaction<'_>| {
            acts::try_in_vain(tx, by, letter, deed)?;
            acts::note(tx, by, Act::Refused(deed), Some(letter))
        };
        self.writer.ask(refused).await
    }

    async fn upgraded(&self) -> Result<String, StoreError> {
        self.read(read::upgraded).await
    }

    async fn suspend(&self, by: By, staff: [u8; 32], suspended: bool) -> Result<(), StoreError> {
        self.writer.ask(move |tx| acts::suspend(tx, by, staff, suspended)).await
    }

    async fn suspended(&self) -> Result<Vec<[u8; 32]>, StoreError> {
        self.read(read::suspended).await
    }

    async fn retire(&self, by: By, what: Retire) -> Result<Retired, StoreError> {
        let letters = self.retire_letters(by, &what).await?;
        let audit = self.retire_audit(by, what.audit_before).await?;
        self.give_back().await?;
        Ok(Retired { letters, audit })
    }

    async fn due(&self, what: Retire) -> Result<Retired, StoreError> {
        self.read(move |connection| read::due(connection, &what)).await
    }

    async fn traced(&self, before: String) -> Result<Option<String>, StoreError> {
        self.read(move |connection| read::traced(connection, &before)).await
    }

    async fn bury(&self, tombstones: Vec<Tombstone>) -> Result<u64, StoreError> {
        self.writer.ask(move |tx| acts::bury(tx, &tombstones)).await
    }

    async fn audit(&self, after: u64) -> Result<Vec<AuditEntry>, StoreError> {
        self.read(move |connection| read::audit(connection, after)).await
    }

    async fn unattended(&self) -> Result<Vec<Unattended>, StoreError> {
        self.read(notices::unattended).await
    }

    async fn raise(&self, raise: Raise) -> Result<bool, StoreError> {
        self.writer.ask(move |tx| notices::raise(tx, &raise)).await
    }

    async fn claim(&self, way: &'static str, now: i64, until: i64) -> Result<Option<Notice>, StoreError> {
        // Most often nothing is due, and then nobody waits for a commit.
        if !self.read(move |connection| notices::is_due(connection, way, now)).await? {
            return Ok(None);
        }
        self.writer.ask(move |tx| notices::claim(tx, way, now, until)).await
    }

    async fn settle(&self, way: &'static str, name: String, sent: Sent) -> Result<(), StoreError> {
        self.writer.ask(move |tx| notices::settle(tx, way, &name, sent)).await
    }

    async fn posted(&self) -> Result<Posted, StoreError> {
        self.read(notices::posted).await
    }

    fn metrics(&self) -> WriterMetrics {
        self.writer.metrics()
    }

    async fn tally(&self) -> Result<Tally, StoreError> {
        self.read(read::tally).await
    }

    async fn signed_in(&self, by: By) -> Result<(), StoreError> {
        self.writer.ask(move |tx| acts::note(tx, by, Act::SignedIn, None)).await
    }

    async fn health(&self) -> Result<(), StoreError> {
        self.read(read::is_readable).await?;
        self.writer.ask(acts::write_through).await
    }

    async fn close(&self) -> Result<(), StoreError> {
        let (closed, reader) = (self.writer.close(), Arc::clone(&self.reader));
        let closing = tokio::task::spawn_blocking(move || {
            if let Some(thread) = closed {
                // A writer that panicked has already said so; nothing it had not committed was acknowledged.
                let _ = thread.join();
            }
            locked(&reader).take();
        });
        closing.await.map_err(|_| StoreError::Refused)
    }
}
