//! The child's, carer's and parent's app, also rendered natively by `press`.

pub mod site;
