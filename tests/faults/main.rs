//! What the post box acknowledged, it keeps: through kills, power cuts, broken disks, moved clocks and bad lines.
//!
//! All of it on the real program, built for release. Each test prints one line of counts and the seed that repeats it;
//! `cargo xtask faults` runs one of them with larger numbers.

#![expect(clippy::print_stdout, reason = "the line of counts is what a run is for")]

mod broken_disk;
mod chance;
mod clock;
mod crowd;
mod deletion;
mod disk;
mod handles;
mod kept;
mod kills;
mod ledger;
mod letters;
mod post_box;
mod postgres;
mod power;
mod power_cuts;
mod staff;
mod submissions;
mod table;
