//! The developer's commands, and the stage that demo, tests and benches all stand on.
//!
//! In reading order: what is [`need`]ed and how it is installed; one [`step`] of work with its progress line; the
//! [`apps`] that Trunk builds; a whole council on three local origins on a [`stage`]; a throwaway PostgreSQL, the
//! [`cluster`]; and the commands that use them.

pub mod apps;
pub mod bench;
pub mod cluster;
pub mod demo;
pub mod faults;
pub mod fuzz;
pub mod need;
pub mod stage;
pub mod step;
pub mod tests;
