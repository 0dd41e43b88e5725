//! The developer's commands, and the stage that demo, tests and benches all stand on.
//!
//! In reading order: what is [`need`]ed and how it is installed; one [`step`] of work with its one line; the [`leash`] on
//! which programs end with us; the [`apps`] that Trunk builds, and how they [`shrink`]; a whole council on three local origins on a [`stage`]; a
//! throwaway PostgreSQL, the [`cluster`]; programs of tests, each a [`suite`]; and the commands that use them.

pub mod apps;
pub mod bench;
pub mod cluster;
pub mod demo;
pub mod faults;
pub mod fuzz;
pub mod leash;
pub mod need;
pub mod shrink;
pub mod stage;
pub mod step;
pub mod suite;
pub mod tests;
