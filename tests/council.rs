//! The fictional councils that the promises are judged on: one that all share, and some with an empty post box that one
//! promise has for itself. Each is raised once, since keys and pages take ten times as long as a letter.

use std::{
    collections::BTreeMap,
    fs,
    ops::{Deref, DerefMut},
    path::{Path, PathBuf},
    process::Command,
    sync::{
        Arc, LazyLock, Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
};

use xtask::{
    stage::{Plan, Stage},
    step::read,
};

use crate::liar::Liar;

static SHARED: LazyLock<Arc<Stage>> = LazyLock::new(|| Arc::new(raise(&Plan { compressed: true, ..plan("shared") })));

/// Councils that nobody has now.
static FREE: Mutex<Vec<Stage>> = Mutex::new(Vec::new());

/// Where *Leave fast* leads, so that nothing leaves this machine.
static ELSEWHERE: LazyLock<Liar> = LazyLock::new(Liar::captive_portal);

/// A council that one promise has for itself, until it is dropped.
#[derive(Debug)]
pub struct Own(Option<Stage>);

/// The council as it stands in `public/`, with hybrid keys. It stands until the tests end.
///
/// # Panics
///
/// If it cannot be raised: then no promise can be judged.
#[must_use]
pub fn exampleshire() -> Arc<Stage> {
    Arc::clone(&SHARED)
}

/// The same with nothing in its post box, and for nobody else.
///
/// # Panics
///
/// If it cannot be raised.
#[must_use]
pub fn own() -> Own {
    static RAISED: AtomicU32 = AtomicU32::new(1);
    let free = FREE.lock().unwrap_or_else(PoisonError::into_inner).pop();
    let Some(mut stage) = free else {
        return Own(Some(raise(&plan(&format!("own-{}", RAISED.fetch_add(1, Ordering::SeqCst))))));
    };
    stage.kill();
    let folder = stage.database().parent().expect("it is in a folder").to_owned();
    let is_kept = |name: &str| !name.starts_with("letters.") && name != "log";
    for file in fs::read_dir(&folder).expect("the folder").flatten() {
        if !is_kept(&file.file_name().to_string_lossy()) {
            fs::remove_file(file.path()).expect("it can be taken away");
        }
    }
    stage.start().expect("the post box starts");
    Own(Some(stage))
}

/// Where *Leave fast* leads at every council of these tests.
#[must_use]
pub fn exit() -> String {
    format!("http://127.0.0.1:{}/weather", ELSEWHERE.port)
}

impl Deref for Own {
    type Target = Stage;

    fn deref(&self) -> &Stage {
        self.0.as_ref().expect("it is here until it is dropped")
    }
}

impl DerefMut for Own {
    fn deref_mut(&mut self) -> &mut Stage {
        self.0.as_mut().expect("it is here until it is dropped")
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        FREE.lock().unwrap_or_else(PoisonError::into_inner).extend(self.0.take());
    }
}

/// Every page that the portal has, beneath its base: "" is the first, "say/8-11/" a form.
///
/// # Panics
///
/// If there is no printed site.
#[must_use]
pub fn pages(stage: &Stage) -> Vec<String> {
    pages_in(&stage.dir.join("sites/portal"))
}

fn pages_in(site: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut left = vec![site.to_owned()];
    while let Some(folder) = left.pop() {
        for path in std::fs::read_dir(&folder).expect("a printed site").flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                left.push(path);
            } else if path.ends_with("index.html") {
                let beneath = folder.strip_prefix(site).expect("it is in the site").to_string_lossy();
                found.push(if beneath.is_empty() { String::new() } else { format!("{beneath}/") });
            }
        }
    }
    found.sort();
    assert!(found.len() > 8, "the site has only {found:?}");
    found
}

/// Every form that a printed site has: its id, and where it stands beneath the base in the site's own language.
///
/// # Panics
///
/// If there is no printed site.
#[must_use]
pub fn forms(site: &Path) -> BTreeMap<String, String> {
    let of_form = |path: String| {
        let html = std::fs::read_to_string(site.join(&path).join("index.html")).expect("a printed page");
        let (_, id) = html.split_once(" data-form-id=\"")?;
        Some((id.split('"').next()?.to_owned(), path))
    };
    let mut pages = pages_in(site);
    // The last of one id is kept: the shortest, since other languages stand in a folder each.
    pages.sort_by_key(|path| std::cmp::Reverse(path.len()));
    pages.into_iter().filter_map(of_form).collect()
}

/// A plan for a council of a test's own, without the compressed copies that no test but those of sizes asks for.
#[must_use]
pub fn plan(name: &str) -> Plan {
    Plan { exit: Some(exit()), compressed: false, ..Plan::new(folder(name)) }
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

/// Copies a folder with everything in it, as it lies there at this moment.
///
/// # Panics
///
/// If it cannot be copied.
pub fn copy(from: &Path, to: &Path) {
    read(Command::new("cp").arg("-r").arg(from).arg(to)).expect("a copy");
}

fn folder(name: &str) -> PathBuf {
    xtask::step::target().join("councils").join(name)
}
