//! What the operator does and is told: readiness, counts, retention, and looks at the whole from outside.

pub mod audit_report;
pub mod check;
pub(crate) mod listener;
pub mod metrics;
pub mod ready;
pub mod replay_deletions;
pub mod retention;
