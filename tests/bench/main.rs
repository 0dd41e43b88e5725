//! `cargo xtask bench site`, `endpoint` and `inbox`: a printed table each, and the figures as JSON.

mod crowd;
mod drive;
mod endpoint;
mod figures;
mod inbox;
mod raw;
mod site;
mod stores;

use std::path::PathBuf;

#[expect(clippy::print_stdout, reason = "the table is what the command is for")]
fn main() -> std::process::ExitCode {
    let what = std::env::args().nth(1).unwrap_or_default();
    let folder = std::env::var_os("FRONT_SEAT_BENCH").map(PathBuf::from);
    let done = match (what.as_str(), folder) {
        ("site", Some(folder)) => {
            site::bench(&folder);
            Ok(())
        }
        ("endpoint", Some(folder)) => endpoint::bench(&folder),
        ("inbox", Some(folder)) => inbox::bench(&folder),
        _ => Err("run it as `cargo xtask bench site`, `endpoint` or `inbox`".to_owned()),
    };
    match done {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(why) => {
            println!("error: {why}");
            std::process::ExitCode::FAILURE
        }
    }
}
