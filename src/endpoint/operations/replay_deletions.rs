//! After a restore: does the deletions again that came after the backup.

use std::collections::HashSet;

use sha2::{Digest as _, Sha256};

use crate::store::{By, Store, StoreError, Tombstone};

/// How many tombstones are added in one commit.
const AT_ONCE: usize = 1_000;

/// Deletes from `store` every letter that is `gone` elsewhere, and says how many that were. Those that were never here are
/// not taken here either, should somebody send one late.
///
/// # Errors
///
/// [`StoreError`]; what was deleted until then stays deleted, and doing it again goes on from there.
pub async fn delete_again(gone: &[Tombstone], store: &dyn Store, by: By) -> Result<u64, StoreError> {
    // Before the letters: what is deleted here could come back at once, if the post box runs already.
    for some in gone.chunks(AT_ONCE) {
        store.bury(some.to_vec()).await?;
    }
    let gone: HashSet<_> = gone.iter().map(|gone| gone.letter).collect();
    let mut deleted = 0;
    let mut after = Some(0);
    while let Some(from) = after {
        let page = store.list(from).await?;
        for row in page.letters.iter().filter(|row| gone.contains(&<[u8; 32]>::from(Sha256::digest(row.letter.0)))) {
            deleted += u64::from(store.take(by, row.letter).await?);
        }
        after = page.next;
    }
    Ok(deleted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        store::{Database, Kept, NewLetter, Retire, backup, open, restore, several::fresh, story, taken_away},
        test_post_box::{letter, post_box},
    };

    /// What the old database deleted before the backup, after it, and without a word in its log; then it is done again.
    async fn check(restored: Database) {
        let post_box = post_box();
        let letters = [letter(1), letter(2), letter(3), letter(4), letter(5)];
        for letter in &letters[..3] {
            post_box.put(letter).await;
        }
        let by = By { staff: [7; 32], at: post_box.now()() };
        assert!(post_box.store.take(by, letters[0].id).await.unwrap());
        let database = post_box.settings.database().unwrap();
        let file = post_box.folder.path().join("backup.sqlite");
        backup(&database, &file).await.unwrap();
        let (long_ago, years_later) = ("2020-01-01T00:00:00Z".parse().unwrap(), story::by(9));
        assert!(post_box.store.take(By { at: long_ago, ..by }, letters[1].id).await.unwrap());
        post_box.put(&letters[3]).await;
        assert!(post_box.store.take(By { at: long_ago, ..by }, letters[3].id).await.unwrap());
        let shortened = Retire { audit_before: "2021-01-01".into(), ..Retire::default() };
        assert_eq!(
            post_box.store.retire(years_later, shortened).await.unwrap().audit,
            2,
            "the log knows of it no more"
        );

        let carried = restore(&file, &restored).await.unwrap();
        assert_eq!((carried.letters, carried.tombstones), (2, 1), "the second letter is here again");
        let store = open(&restored, post_box.settings.store_limits()).await.unwrap();
        let gone = taken_away(&database).await.unwrap();
        assert_eq!(gone.len(), 3);
        for expected in [1, 0] {
            assert_eq!(delete_again(&gone, &*store, by).await.unwrap(), expected);
        }
        assert!(store.fetch(by, letters[1].id).await.unwrap().is_none());
        assert_eq!(store.fetch(by, letters[2].id).await.unwrap().unwrap().bytes, letters[2].sealed);
        for late in [0, 1, 3] {
            let late = NewLetter { day: "2027-01-01".into(), ..letters[late].clone() };
            assert_eq!(store.keep(late).await, Ok(Kept::Deleted("2026-11-20".into())), "a late re-send is not taken");
        }
        let new = NewLetter { day: "2027-01-01".into(), ..letters[4].clone() };
        assert!(matches!(store.keep(new).await, Ok(Kept::New(_))));
        let acts = store.audit(0).await.unwrap();
        assert_eq!(acts.iter().filter(|entry| entry.act == "deleted").count(), 2, "before the backup, and again");
        store.close().await.unwrap();
    }

    #[tokio::test]
    async fn what_was_deleted_after_the_backup_is_deleted_again_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        check(Database::Sqlite(folder.path().join("restored.sqlite"))).await;
    }

    #[tokio::test]
    async fn and_so_it_is_in_postgres() {
        check(Database::parse(&fresh("fs_again").await).unwrap()).await;
    }
}
