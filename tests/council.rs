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

/// A plan for a council of a test's own.
#[must_use]
pub fn plan(name: &str) -> Plan {
    Plan { today: Some("2026-11-20"), ..Plan::new(folder(name)) }
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
