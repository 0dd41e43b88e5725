//! The fictional council that the promises are judged on: raised once, shared by whoever needs it at the same time.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, Weak},
};

use xtask::stage::{Plan, Stage};

static SHARED: Mutex<Weak<Stage>> = Mutex::new(Weak::new());

/// The council as it stands in `public/`, with hybrid keys. Stands as long as somebody holds it.
///
/// # Panics
///
/// If it cannot be raised: then no promise can be judged.
#[must_use]
pub fn exampleshire() -> Arc<Stage> {
    let mut shared = SHARED.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(standing) = shared.upgrade() {
        return standing;
    }
    let raised = Arc::new(raise(&plan("shared")));
    *shared = Arc::downgrade(&raised);
    raised
}

/// Every page that the portal has, beneath its base: "" is the first, "say/8-11/" a form.
///
/// # Panics
///
/// If there is no printed site.
#[must_use]
pub fn pages(stage: &Stage) -> Vec<String> {
    let site = stage.dir.join("sites/portal");
    let mut found = Vec::new();
    let mut left = vec![site.clone()];
    while let Some(folder) = left.pop() {
        for path in std::fs::read_dir(&folder).expect("a printed site").flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                left.push(path);
            } else if path.ends_with("index.html") {
                let beneath = folder.strip_prefix(&site).expect("it is in the site").to_string_lossy();
                found.push(if beneath.is_empty() { String::new() } else { format!("{beneath}/") });
            }
        }
    }
    found.sort();
    assert!(found.len() > 8, "the site has only {found:?}");
    found
}

/// A plan for a council of a test's own.
#[must_use]
pub fn plan(name: &str) -> Plan {
    Plan::new(folder(name))
}

/// Raises a council of a test's own.
///
/// # Panics
///
/// If it cannot be raised.
#[must_use]
pub fn raise(plan: &Plan) -> Stage {
    plan.raise().unwrap_or_else(|why| panic!("the council does not stand: {why}"))
}

fn folder(name: &str) -> PathBuf {
    xtask::step::target().join("councils").join(name)
}
