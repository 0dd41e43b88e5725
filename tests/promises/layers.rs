//! Who may use whom. The post box can see neither the questions nor the code that opens letters.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package};

/// Each crate of ours, and those of ours that it may use.
const ALLOWED: &[(&str, &[&str])] = &[
    ("forms", &[]),
    ("wire", &[]),
    ("seal", &["wire"]),
    ("worker", &["wire", "seal"]),
    ("keys", &["wire", "seal"]),
    ("portal", &["forms", "wire"]),
    ("inbox", &["forms", "wire"]),
    ("endpoint", &["wire"]),
    ("press", &["forms", "wire", "seal", "portal"]),
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
    ("prometheus-client", &["endpoint"], "only the post box is counted, and never a visitor"),
    ("hpke", &["seal"], "only one crate seals"),
    ("getrandom", &["worker", "keys", "endpoint"], "randomness is an argument everywhere else"),
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

#[test]
fn forms_wire_and_seal_ask_no_clock() {
    let mut faults = Vec::new();
    for name in ["forms", "wire", "seal"] {
        for file in std::fs::read_dir(xtask::step::root().join("src").join(name)).expect("a crate").flatten() {
            let text = std::fs::read_to_string(file.path()).unwrap_or_default();
            for clock in ["SystemTime", "Instant::now", "Utc::now", "Local::now", "Date::new_0"] {
                if text.contains(clock) {
                    faults.push(format!("{} asks {clock}: take `now` as an argument", file.path().display()));
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
