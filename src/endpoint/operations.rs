//! What the operator is told, on a `listener` of their own: whether letters are taken (`ready`) and what is counted
//! (`metrics`); what is done by the day ([`retention`]); and what is done and looked at by hand ([`check`],
//! [`audit_report`], [`replay_deletions`]).

pub mod audit_report;
pub mod check;
pub(crate) mod listener;
pub(crate) mod metrics;
pub(crate) mod ready;
pub mod replay_deletions;
pub mod retention;
