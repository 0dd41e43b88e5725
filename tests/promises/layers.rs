//! Who may use whom. The post box can see neither the questions nor the code that opens letters.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package};

/// Each crate of ours, and those of ours that it may use.
const ALLOWED: &[(&str, &[&str])] = &[
    ("json", &[]),
    ("forms", &["json"]),
    ("wire", &["json"]),
    ("seal", &["wire"]),
    ("worker", &["json", "wire", "seal"]),
    ("keys", &["wire", "seal"]),
    ("portal", &["json", "forms", "wire"]),
    ("inbox", &["json", "forms", "wire"]),
    ("endpoint", &["wire"]),
    ("press", &["json", "forms", "wire", "seal", "portal", "inbox"]),
];

/// What may use anything.
const FREE: &[&str] = &["promises", "xtask"];

/// Libraries that belong to some crates only.
const CONFINED: &[(&str, &[&str], &str)] = &[
    ("leptos", &["portal", "inbox", "press"], "only screens are drawn with leptos"),
    ("web-sys", &["portal", "inbox", "worker"], "only what runs in a browser touches the browser"),
    ("axum", &["endpoint"], "only the post box answers HTTP"),
    ("rusqlite", &["endpoint"], "only the post box keeps letters"),
    ("tokio-postgres", &["endpoint"], "only the post box keeps letters"),
    ("lettre", &["endpoint"], "only the post box tells people"),
    ("prometheus-client", &["endpoint"], "only the post box is counted, and never a visitor"),
    ("hpke", &["seal"], "only one crate seals"),
    ("getrandom", &["worker", "keys", "endpoint"], "randomness is an argument everywhere else"),
];

/// The rooms of a crate: each uses only those before it.
const ROOMS: &[(&str, &[&str])] = &[
    ("portal", &["site", "journey", "pieces", "kinds", "screens", "printed", "browser"]),
    ("inbox", &["site", "letter", "session", "screens", "browser"]),
    ("worker", &["sending", "desk"]),
    ("endpoint", &["store", "limits", "settings", "notices", "letters", "staff", "operations", "serve"]),
];

fn metadata() -> Metadata {
    MetadataCommand::new()
        .manifest_path(xtask::step::root().join("Cargo.toml"))
        .no_deps()
        .exec()
        .expect("cargo knows the workspace")
}

fn ours(metadata: &Metadata) -> BTreeMap<String, &Package> {
    metadata.workspace_packages().into_iter().map(|package| (package.name.to_string(), package)).collect()
}

fn uses(package: &Package) -> BTreeSet<String> {
    let outside_tests = package.dependencies.iter().filter(|dependency| dependency.kind != DependencyKind::Development);
    outside_tests.map(|dependency| dependency.name.clone()).collect()
}

#[test]
fn no_crate_reaches_past_its_layer() {
    let metadata = metadata();
    let packages = ours(&metadata);
    let mut faults = Vec::new();
    for (name, package) in &packages {
        if FREE.contains(&name.as_str()) {
            continue;
        }
        let Some((_, allowed)) = ALLOWED.iter().find(|(known, _)| known == name) else {
            faults.push(format!("{name} has no layer: say in tests/promises/layers.rs what it may use"));
            continue;
        };
        for used in uses(package).iter().filter(|used| packages.contains_key(*used)) {
            if !allowed.contains(&used.as_str()) {
                faults.push(format!("{name} uses {used}, but may use only {allowed:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_post_box_can_see_neither_questions_nor_keys() {
    let metadata = metadata();
    let packages = ours(&metadata);
    let used = uses(packages["endpoint"]);
    let ours: Vec<_> = used.iter().filter(|name| packages.contains_key(*name)).collect();
    assert_eq!(ours, ["wire"], "the post box knows what travels and nothing else");
}

/// Every file of Rust in a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let found = fs::read_dir(folder).expect("a folder").flatten().map(|found| found.path());
    let each = found.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] });
    each.filter(|path| path.extension().is_some_and(|ending| ending == "rs")).collect()
}

/// A file so many modules deep, with every path that climbs to the crate's root by `super` written from there.
fn from_the_root(text: &str, depth: usize) -> String {
    text.replace(&"super::".repeat(depth), "crate::")
}

/// The first name of each path that begins at the crate: `crate::{room::x, other}` has two. Comments and tests have none.
fn used(text: &str) -> Vec<&str> {
    let product = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let paths = product.split("crate::").skip(1).zip(product.split("crate::"));
    let code = paths.filter(|(_, before)| !before.lines().next_back().is_some_and(|line| line.contains("//")));
    let names = code.flat_map(|(path, _)| match path.strip_prefix('{') {
        Some(group) => each_of(group),
        None => vec![path],
    });
    let first = |path: &str| path.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(path.len());
    names.map(|path| &path[..first(path)]).filter(|name| !name.is_empty()).collect()
}

/// The parts of a group that stands in braces, of which the first is gone.
fn each_of(group: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0, 0);
    for (place, c) in group.char_indices() {
        match (c, depth) {
            ('{', _) => depth += 1,
            ('}' | ',', 0) => {
                parts.push(group[start..place].trim());
                start = place + 1;
                if c == '}' {
                    break;
                }
            }
            ('}', _) => depth -= 1,
            _ => {}
        }
    }
    parts
}

#[test]
fn no_room_reaches_up() {
    let mut faults = Vec::new();
    for (name, rooms) in ROOMS {
        let home = xtask::step::root().join("src").join(name);
        let place = |room: &str| rooms.iter().position(|known| *known == room);
        for path in files(&home) {
            let inside = path.strip_prefix(&home).expect("it lies there").with_extension("");
            let parts: Vec<_> = inside.iter().filter_map(|part| part.to_str()).collect();
            let (room, is_in_folder) = (parts[0], parts.len() > 1);
            let Some(here) = place(room) else {
                // The command of the post box is a crate of its own, and what tests it uses all of it.
                if is_in_folder && !["program", "test_post_box"].contains(&room) {
                    faults
                        .push(format!("{name}/{room} is no room yet: say in tests/promises/layers.rs what it may use"));
                }
                continue;
            };
            let text = from_the_root(&fs::read_to_string(&path).expect("a text file"), parts.len());
            for above in used(&text).into_iter().filter(|used| place(used).is_some_and(|used| used > here)) {
                faults.push(format!("{name}: {} uses {above}, which is above it", inside.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_path_is_seen_however_it_is_written() {
    let text = "use crate::{\n    browser::{link, page},\n    Room,\n    session::desk::Desk,\n};\n// crate::never\n\
                fn a() { crate::screens::row() }\n#[cfg(test)]\nmod tests {\n    use crate::sample;\n}\n";
    assert_eq!(used(text), ["browser", "Room", "session", "screens"]);
    let climbing = "use super::row;\nuse super::super::{screens::row, Room};\nfn a() { super::super::browser::b() }\n";
    assert_eq!(used(&from_the_root(climbing, 2)), ["screens", "Room", "browser"]);
}

#[test]
fn what_is_said_and_sealed_asks_no_clock() {
    let mut faults = Vec::new();
    for name in ["json", "forms", "wire", "seal"] {
        for file in files(&xtask::step::root().join("src").join(name)) {
            let text = fs::read_to_string(&file).expect("a text file");
            for clock in ["SystemTime", "Instant::now", "Utc::now", "Local::now", "Date::now", "Date::new_0"] {
                if text.contains(clock) {
                    faults.push(format!("{} asks {clock}: take `now` as an argument", file.display()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn libraries_stay_where_they_belong() {
    let metadata = metadata();
    let mut faults = Vec::new();
    for (name, package) in ours(&metadata) {
        if FREE.contains(&name.as_str()) {
            continue;
        }
        let used = uses(package);
        for (library, homes, why) in CONFINED {
            if used.contains(*library) && !homes.contains(&name.as_str()) {
                faults.push(format!("{name} uses {library}: {why}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
