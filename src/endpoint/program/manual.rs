//! What the command knows of itself, for shells and for `man`.

use std::{fs, io, path::Path, process::ExitCode};

use clap::CommandFactory as _;
use clap_complete::Shell;
use clap_mangen::Man;

use crate::{Outcome, commands::Command, say};

/// Prints a completion script.
pub fn completions(shell: Shell) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Command::command(), "endpoint", &mut script);
    say(String::from_utf8_lossy(&script).trim_end())
}

/// Prints the manual page of the whole, or writes one for each command into a folder.
pub fn pages(folder: Option<&Path>) -> Outcome {
    let Some(folder) = folder else {
        let mut page = Vec::new();
        Man::new(Command::command()).render(&mut page)?;
        return say(String::from_utf8_lossy(&page).trim_end());
    };
    let cannot = |why: io::Error| format!("{}: {why}; name a folder that can be written to", folder.display());
    fs::create_dir_all(folder).map_err(cannot)?;
    clap_mangen::generate_to(Command::command(), folder).map_err(cannot)?;
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_its_page_and_the_page_its_settings() {
        let folder = tempfile::tempdir().unwrap();
        pages(Some(folder.path())).unwrap();
        for command in Command::command().get_subcommands() {
            let page = fs::read_to_string(folder.path().join(format!("endpoint-{}.1", command.get_name()))).unwrap();
            let about = command.get_about().unwrap().to_string();
            assert!(page.contains(about.split([' ', '-']).next().unwrap()), "{page}");
        }
        let serve = fs::read_to_string(folder.path().join("endpoint-serve.1")).unwrap();
        assert!(serve.contains("operations") && serve.contains("FRONT_SEAT_KEEP_DAYS=60"), "{serve}");
    }

    #[test]
    fn the_help_has_no_fault_that_clap_could_find() {
        Command::command().debug_assert();
    }
}
