//! Puts a site on the disk: beside the old one first, so that a print that fails leaves the old site standing.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use wire::limits::OLD_ENVELOPE_DAYS;

use super::files::Files;

/// What an open page asks for only later: it was printed with these, and others do not fit it. Not the key-set: no page seals to
/// one that is published no more.
const LATER: [&str; 4] = ["worker/", "pictures/", "outbox-", "read-"];

/// How long that stays after the last print that wrote it: as long as a post box takes what such a page sends.
const KEPT: Duration = Duration::from_secs(OLD_ENVELOPE_DAYS * 24 * 60 * 60);

/// Writes every file beside the folder, then changes the two about. What open pages of earlier prints still ask for goes over.
///
/// # Errors
///
/// What could not be written; the folder is then as it was.
pub fn write(files: &Files, folder: &Path) -> Result<(), String> {
    let (new, old) = (beside(folder, "new")?, beside(folder, "old")?);
    for left_over in [&new, &old] {
        if left_over.exists() {
            fs::remove_dir_all(left_over).map_err(|error| format!("cannot remove {}: {error}", left_over.display()))?;
        }
    }
    let written = write_all(files, &new).and_then(|()| {
        keep(folder, &new).map_err(|error| format!("cannot keep what is in {}: {error}", folder.display()))?;
        change(folder, &new, &old)
    });
    if written.is_err() {
        let _ = fs::remove_dir_all(&new);
    }
    written
}

fn write_all(files: &Files, folder: &Path) -> Result<(), String> {
    for (name, bytes) in files.iter() {
        let path = folder.join(name);
        let inner = path.parent().unwrap_or(folder);
        fs::create_dir_all(inner).map_err(|error| format!("cannot make {}: {error}", inner.display()))?;
        fs::write(&path, bytes).map_err(|error| format!("cannot write {}: {error}", path.display()))?;
    }
    Ok(())
}

/// A link keeps the day on which the file was written; where a disk has no links, it is kept from today.
fn keep(from: &Path, to: &Path) -> io::Result<()> {
    for inner in ["", "worker/", "pictures/"] {
        for entry in fs::read_dir(from.join(inner)).into_iter().flatten() {
            let entry = entry?;
            let name = format!("{inner}{}", entry.file_name().to_string_lossy());
            let age = SystemTime::now().duration_since(entry.metadata()?.modified()?).unwrap_or_default();
            let is_later = entry.file_type()?.is_file() && LATER.iter().any(|start| name.starts_with(start));
            if is_later && age < KEPT && !to.join(&name).exists() {
                fs::create_dir_all(to.join(inner))?;
                fs::hard_link(entry.path(), to.join(&name))
                    .or_else(|_| fs::copy(entry.path(), to.join(&name)).map(drop))?;
            }
        }
    }
    Ok(())
}

fn change(folder: &Path, new: &Path, old: &Path) -> Result<(), String> {
    let moved = |from: &Path, to: &Path| {
        fs::rename(from, to).map_err(|error| format!("cannot move {} to {}: {error}", from.display(), to.display()))
    };
    if !folder.exists() {
        return moved(new, folder);
    }
    moved(folder, old)?;
    if let Err(why) = moved(new, folder) {
        moved(old, folder)?;
        return Err(why);
    }
    fs::remove_dir_all(old).map_err(|error| format!("cannot remove {}: {error}", old.display()))
}

/// `dist/portal` with `.portal-new` beside it, on the same disk.
fn beside(folder: &Path, what: &str) -> Result<PathBuf, String> {
    let name = folder.file_name().ok_or_else(|| format!("{} cannot be a site; name a folder", folder.display()))?;
    let parent = folder.parent().unwrap_or(Path::new(""));
    if !parent.as_os_str().is_empty() {
        fs::create_dir_all(parent).map_err(|error| format!("cannot make {}: {error}", parent.display()))?;
    }
    Ok(parent.join(format!(".{}-{what}", name.to_string_lossy())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_open_page_asks_for_later_outlives_a_print_for_as_long_as_its_letter_is_taken() {
        let dir = tempfile::tempdir().expect("a folder");
        let to = dir.path().join("portal");
        let print = |mark: &str| {
            let mut files = Files::default();
            for name in ["index.html", "keyset-MARK.json", "worker/entry-MARK.js", "pictures/talk-MARK.svg"] {
                files.put(&name.replace("MARK", mark), mark);
            }
            write(&files, &to).expect("a disk");
            let inside = |inner: &str| {
                let entries = fs::read_dir(to.join(inner)).expect("a folder").flatten();
                let names = entries.filter(|entry| entry.path().is_file()).map(|entry| entry.file_name());
                names.map(|name| format!("{inner}{}", name.to_string_lossy())).collect::<Vec<_>>()
            };
            let mut names = ["", "worker/", "pictures/"].map(inside).concat();
            names.sort();
            names.join(" ")
        };
        assert_eq!(print("1"), "index.html keyset-1.json pictures/talk-1.svg worker/entry-1.js");
        let both =
            "index.html keyset-2.json pictures/talk-1.svg pictures/talk-2.svg worker/entry-1.js worker/entry-2.js";
        assert_eq!(print("2"), both);
        assert_eq!(fs::read_to_string(to.join("index.html")).expect("the page"), "2");
        let month_ago = SystemTime::now() - KEPT;
        let old = fs::File::options().write(true).open(to.join("worker/entry-1.js")).expect("the old worker");
        old.set_modified(month_ago).expect("a disk");
        assert_eq!(print("2"), both.replace(" worker/entry-1.js", ""));
    }

    #[test]
    fn a_print_that_fails_leaves_the_old_site() {
        let dir = tempfile::tempdir().expect("a folder");
        let to = dir.path().join("portal");
        let mut files = Files::default();
        files.put("index.html", "old");
        write(&files, &to).expect("a disk");
        let mut files = Files::default();
        // A file cannot be a folder too, so writing stops half-way.
        files.put("a", "new");
        files.put("a/b", "new");
        let why = write(&files, &to).expect_err("no disk does this");
        assert!(why.starts_with("cannot make "), "{why}");
        assert_eq!(fs::read_to_string(to.join("index.html")).expect("the old site"), "old");
    }
}
