//! Backup and restore. **A backup is one SQLite file in our own shape**, from either database, into either database: so a
//! council can also move from one to the other. Both run while letters go on being kept, and look at what they wrote.

use std::{
    fmt,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use tokio::sync::mpsc;

use super::{Database, postgres, private, record::Carried, sqlite};
use crate::fault::Fault;

/// How many records are on their way between two databases: with letters of 2 MiB, 16 MiB.
const ON_THE_WAY: usize = 8;

/// The file that is being written. What is left of it when this is dropped, also because somebody stops the program, is taken
/// away with the journal that SQLite keeps beside it.
struct Part(PathBuf);

/// Writes a backup. The file is for this program's account alone. What was deleted before is not in it.
///
/// It has the letters of one moment: all that were acknowledged before this was called, and perhaps some more.
///
/// # Errors
///
/// [`Fault`]; then there is no file.
pub async fn backup(from: &Database, to: &Path) -> Result<Carried, Fault> {
    let fault = |why: &dyn fmt::Display| Fault::new(format_args!("no backup was made to {}: {why}", to.display()));
    if to.symlink_metadata().is_ok() {
        return Err(fault(&"there is a file of that name; choose another name, or move that one away"));
    }
    let part = Part(make_part(to).map_err(|why| fault(&why))?);
    let written = match from {
        Database::Sqlite(path) => {
            let (path, part) = (path.clone(), part.0.clone());
            blocking(move || sqlite::carry::copy(&path, &part)).await
        }
        Database::Postgres(address) => written_from(address, &part.0).await,
    };
    let checked = match written {
        Ok(expected) => {
            let part = part.0.clone();
            blocking(move || same(sqlite::carry::verify(&part)?, expected)).await
        }
        Err(why) => Err(why),
    };
    let done = checked.and_then(|carried| {
        put_in_place(&part.0, to).map_err(|why| why.to_string())?;
        Ok(carried)
    });
    done.map_err(|why| fault(&why))
}

/// Brings a backup back, into a database that has nothing in it or is not there yet.
///
/// # Errors
///
/// [`Fault`]; then the database is as it was.
pub async fn restore(from: &Path, to: &Database) -> Result<Carried, Fault> {
    let fault = |why: String| Fault::new(format_args!("nothing was restored from {} to {to}: {why}", from.display()));
    let backup = from.to_owned();
    let expected = blocking(move || sqlite::carry::verify(&backup)).await.map_err(fault)?;
    let backup = from.to_owned();
    let restored = match to {
        Database::Sqlite(path) => {
            let path = path.clone();
            blocking(move || sqlite::carry::restore(&backup, &path)).await
        }
        Database::Postgres(address) => {
            let (give, taken) = mpsc::channel(ON_THE_WAY);
            let reading = blocking(move || {
                sqlite::carry::each_of(&backup, &mut |record| {
                    give.blocking_send(record).map_err(|_| "the other database took no more".to_owned())
                })
            });
            let (read, restored) = tokio::join!(reading, postgres::carry::restore(address, taken, expected));
            // Why the database took no more is the better reason of the two.
            restored.and_then(|restored| read.map(|()| restored))
        }
    };
    restored.and_then(|restored| same(restored, Some(expected))).map_err(fault)
}

async fn written_from(address: &postgres::Address, part: &Path) -> Result<Option<Carried>, String> {
    let (give, mut taken) = mpsc::channel(ON_THE_WAY);
    let part = part.to_owned();
    let writing = blocking(move || sqlite::carry::write(&part, &mut || taken.blocking_recv()));
    let (expected, written) = tokio::join!(postgres::carry::each(address, give), writing);
    let expected = expected.and_then(|expected| written.map(|()| expected))?;
    Ok(Some(expected))
}

fn same(found: Carried, expected: Option<Carried>) -> Result<Carried, String> {
    match expected {
        Some(expected) if expected != found => Err(format!("{expected:?} were read and {found:?} were written")),
        _ => Ok(found),
    }
}

/// Makes an empty file beside the one that is wanted, for this program's account alone.
fn make_part(to: &Path) -> io::Result<PathBuf> {
    let mut mark = [0; 8];
    getrandom::fill(&mut mark).map_err(io::Error::other)?;
    let mut name = to.file_name().ok_or_else(|| io::Error::other("it names no file"))?.to_owned();
    name.push(format!(".part-{:016x}", u64::from_be_bytes(mark)));
    let part = to.with_file_name(name);
    private::make(&part)?;
    Ok(part)
}

/// Writes the file to the disk and gives it its name.
fn put_in_place(part: &Path, to: &Path) -> io::Result<()> {
    File::open(part)?.sync_all()?;
    if to.symlink_metadata().is_ok() {
        return Err(io::Error::other("a file of that name has appeared meanwhile"));
    }
    fs::rename(part, to)?;
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, String> + Send + 'static,
) -> Result<T, String> {
    tokio::task::spawn_blocking(work).await.map_err(|why| why.to_string())?
}

impl Drop for Part {
    fn drop(&mut self) {
        for end in ["", "-journal"] {
            let mut name = self.0.clone().into_os_string();
            name.push(end);
            // Under its own name it is gone already, if all went well; else it helps nobody, and a failure hides no reason.
            let _ = fs::remove_file(name);
        }
    }
}
