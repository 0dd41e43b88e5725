//! Puts a site on the disk: beside the old one first, so that a print that fails leaves the old site standing.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::files::Files;

/// Writes every file beside the folder, then changes the two about.
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
    let written = write_all(files, &new).and_then(|()| change(folder, &new, &old));
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
