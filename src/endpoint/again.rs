//! After a restore: does the deletions again that came after the backup.

use std::collections::HashSet;

use sha2::{Digest as _, Sha256};

use crate::store::{By, Store, StoreError};

/// The acts by which a letter goes.
const GOING: [&str; 2] = ["deleted", "retired"];

/// Deletes from `store` whatever the log of `old` says was taken away there, and says how many letters that were.
///
/// # Errors
///
/// [`StoreError`] of either; what was deleted until then stays deleted, and doing it again goes on from there.
pub async fn delete_again(old: &dyn Store, store: &dyn Store, by: By) -> Result<u64, StoreError> {
    let mut gone: HashSet<[u8; 32]> = HashSet::new();
    let mut after = 0;
    loop {
        let entries = old.audit(after).await?;
        let Some(last) = entries.last() else { break };
        after = last.entry;
        gone.extend(
            entries.iter().filter(|entry| GOING.contains(&entry.act.as_str())).filter_map(|entry| entry.letter),
        );
    }
    let mut deleted = 0;
    let mut after = Some(0);
    while let Some(from) = after {
        let page = store.list(by, from).await?;
        for row in page.letters.iter().filter(|row| gone.contains(&<[u8; 32]>::from(Sha256::digest(row.letter.0)))) {
            deleted += u64::from(store.delete(by, row.letter).await?);
        }
        after = page.next;
    }
    Ok(deleted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        store::{Database, backup, open, restore},
        trial::{letter, trial},
    };

    #[tokio::test]
    async fn what_was_deleted_after_the_backup_is_deleted_again_and_nothing_else() {
        let trial = trial();
        let letters = [letter(1), letter(2), letter(3)];
        for letter in &letters {
            trial.put(letter).await;
        }
        let by = By { staff: [7; 32], at: (trial.post_box.now)() };
        assert!(trial.store.delete(by, letters[0].id).await.unwrap());
        let file = trial.folder.path().join("backup.sqlite");
        backup(&trial.post_box.database, &file).await.unwrap();
        assert!(trial.store.delete(by, letters[1].id).await.unwrap());

        let restored = Database::Sqlite(trial.folder.path().join("restored.sqlite"));
        let carried = restore(&file, &restored).await.unwrap();
        assert_eq!((carried.letters, carried.tombstones), (2, 1), "the second letter is here again");
        let store = open(&restored, crate::serve::store_limits(&trial.settings)).await.unwrap();
        for expected in [1, 0] {
            assert_eq!(delete_again(&*trial.store, &*store, by).await.unwrap(), expected);
        }
        assert!(store.fetch(by, letters[1].id).await.unwrap().is_none());
        assert_eq!(store.fetch(by, letters[2].id).await.unwrap().unwrap().bytes, letters[2].sealed);
        store.close().await.unwrap();
    }
}
