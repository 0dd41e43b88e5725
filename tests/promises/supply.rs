//! What a child's letter is sealed by is known crate by crate: `.github/SUPPLY.md` says what stands in the lock file.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use cargo_metadata::MetadataCommand;
use xtask::step::{cargo, read, root};

/// A crate of the sending worker: name and version.
type Name = (String, String);

/// What cargo puts into the worker's wasm that is not ours.
fn in_the_worker() -> BTreeSet<Name> {
    let tree = ["tree", "--locked", "--prefix", "none", "--edges", "normal,no-proc-macro", "--format", "{p}"];
    let told =
        read(cargo().args(tree).args(["-p", "worker", "--target", "wasm32-unknown-unknown"])).expect("cargo tree");
    // Ours have their folder in brackets; they forbid `unsafe`, and stand in the map.
    let foreign = told.lines().filter(|line| !line.contains('/'));
    foreign
        .filter_map(|line| {
            let mut words = line.split(' ');
            Some((words.next()?.to_owned(), words.next()?.strip_prefix('v')?.to_owned()))
        })
        .collect()
}

/// Where the sources of every crate lie.
fn sources() -> BTreeMap<Name, PathBuf> {
    let metadata = MetadataCommand::new().manifest_path(root().join("Cargo.toml")).exec().expect("cargo metadata");
    let place = |manifest: &Path| manifest.parent().expect("a folder").join("src");
    let packages = metadata.packages.into_iter();
    packages
        .map(|package| {
            ((package.name.to_string(), package.version.to_string()), place(package.manifest_path.as_std_path()))
        })
        .collect()
}

/// In how many lines of a folder's Rust the word `unsafe` stands outside of comments.
fn unsafe_lines(folder: &Path) -> usize {
    let listed = fs::read_dir(folder).expect("the sources of a crate").flatten().map(|found| found.path());
    let of = |path: PathBuf| match path.extension() {
        _ if path.is_dir() => unsafe_lines(&path),
        Some(ending) if ending == "rs" => {
            let text = fs::read_to_string(&path).expect("a text file");
            let code = text.lines().map(|line| line.split("//").next().unwrap_or_default());
            code.filter(|line| line.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == "unsafe"))
                .count()
        }
        _ => 0,
    };
    listed.map(of).sum()
}

#[test]
fn the_table_of_crates_is_what_the_lock_file_puts_into_the_sending_worker() {
    let text = fs::read_to_string(root().join(".github/SUPPLY.md")).expect("SUPPLY.md");
    let told: BTreeSet<String> = text
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.split('|').take(4).collect::<Vec<_>>().join("|"))
        .collect();
    let sources = sources();
    let is: BTreeSet<String> = in_the_worker()
        .into_iter()
        .map(|name| {
            let count = unsafe_lines(&sources[&name]);
            format!("| `{}` | {} | {count} ", name.0, name.1)
        })
        .collect();
    let [gone, new] =
        [told.difference(&is), is.difference(&told)].map(|rows| rows.cloned().collect::<Vec<_>>().join("\n"));
    assert!(
        gone.is_empty() && new.is_empty(),
        "look at what has changed in these crates, then put it into .github/SUPPLY.md\nno longer so:\n{gone}\nso now:\n{new}"
    );
}

#[test]
fn one_version_of_wasm_bindgen_stands_between_source_and_browser() {
    let listed = read(cargo().args(["pkgid", "--locked", "-p", "wasm-bindgen-cli-support"])).expect("cargo pkgid");
    let version = listed.trim().rsplit('@').next().expect("a version");
    let said = read(Command::new(xtask::need::glue_dir().join("wasm-bindgen")).arg("--version")).expect("wasm-bindgen");
    assert_eq!(said.trim(), format!("wasm-bindgen {version}"));
}
