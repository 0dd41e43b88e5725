//! What the command knows of itself, for shells and for `man`.

use std::{fs, io, path::Path, process::ExitCode};

use clap_complete::Shell;
use clap_mangen::Man;

use crate::{Outcome, commands::command, say};

/// Prints a completion script.
pub fn completions(shell: Shell) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command(), "endpoint", &mut script);
    say(String::from_utf8_lossy(&script).trim_end())
}

/// Prints the manual page of the whole, or writes one for each command into a folder.
pub fn pages(folder: Option<&Path>) -> Outcome {
    let Some(folder) = folder else {
        let mut page = Vec::new();
        Man::new(command()).render(&mut page)?;
        return say(String::from_utf8_lossy(&page).trim_end());
    };
    let cannot = |why: io::Error| format!("{}: {why}; name a folder that can be written to", folder.display());
    fs::create_dir_all(folder).map_err(cannot)?;
    clap_mangen::generate_to(command(), folder).map_err(cannot)?;
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use endpoint::Settings;

    use super::*;

    #[test]
    fn every_command_has_its_page_and_the_page_its_settings() {
        let folder = tempfile::tempdir().unwrap();
        pages(Some(folder.path())).unwrap();
        for command in command().get_subcommands() {
            let page = fs::read_to_string(folder.path().join(format!("endpoint-{}.1", command.get_name()))).unwrap();
            let about = command.get_about().unwrap().to_string();
            assert!(page.contains(about.split([' ', '-']).next().unwrap()), "{page}");
        }
        let serve = fs::read_to_string(folder.path().join("endpoint-serve.1")).unwrap();
        assert!(serve.contains("operations") && serve.contains("FRONT_SEAT_KEEP_DAYS=60"), "{serve}");
    }

    #[test]
    fn the_help_has_no_fault_that_clap_could_find() {
        command().debug_assert();
    }

    #[test]
    fn other_commands_than_serve_take_every_setting_and_explain_none() {
        for name in ["serve", "staff"] {
            let mut command = command();
            let help = command.find_subcommand_mut(name).unwrap().render_long_help().to_string();
            assert!(help.contains("--config") && help.contains("endpoint serve --help"), "{help}");
            for flag in Settings::flags() {
                let flag = format!("--{}", flag.get_id().as_str().replace('_', "-"));
                assert_eq!(help.contains(&format!("{flag} ")), name == "serve", "{flag} in {help}");
                assert!(command.clone().try_get_matches_from(["endpoint", name, &flag, "x"]).is_ok());
            }
        }
    }
}
