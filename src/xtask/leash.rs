//! A program that ends when we end, however that comes: Ctrl-C, a closed terminal, a signal, `kill -9`.
//!
//! We hold one end of a pipe for as long as we live; the system closes it for us when we do not. A shell in the program's own
//! process group waits at the other end, then asks the whole group to end, and after two seconds no longer asks.

use std::{
    os::unix::process::CommandExt as _,
    process::{ChildStdin, Command, Stdio},
};

use crate::step::{Result, cannot_start};

/// Becomes the program that it is given, with nothing to read, and leaves the one who waits behind.
const SHELL: &str = r#"exec 3<&0 </dev/null
{ read -r _; trap "" TERM; kill 0; n=0
  while kill -0 $$ && [ $n -lt 20 ]; do n=$((n+1)); sleep 0.1; done; kill -9 0; } <&3 3<&- >/dev/null 2>&1 &
exec "$@" 3<&-"#;

/// A program that runs no longer than this is kept.
#[derive(Debug)]
pub struct Child {
    /// The program itself, not the shell.
    pub program: std::process::Child,
    _held: Option<ChildStdin>,
}

/// Starts a program on a leash. `out` and `err` are where it writes; it has nothing to read.
pub fn start(command: &Command, out: Stdio, err: Stdio) -> Result<Child> {
    let mut shell = Command::new("sh");
    shell.args(["-c", SHELL, "sh"]).arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    if let Some(dir) = command.get_current_dir() {
        shell.current_dir(dir);
    }
    let started = shell.process_group(0).stdin(Stdio::piped()).stdout(out).stderr(err).spawn();
    let mut program = started.map_err(|error| cannot_start(command, &error))?;
    Ok(Child { _held: program.stdin.take(), program })
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead, BufReader, Read as _};

    use super::*;

    /// A program that starts another and says so, and whose pipe closes when neither is left.
    fn family(first: &str, then: &str) -> (Child, impl BufRead) {
        let mut parent = Command::new("sh");
        parent.args(["-c", &format!("{first} sleep 1000 & echo $0 $FAMILY; {then}"), "ready"]).env("FAMILY", "of two");
        let mut child = start(&parent, Stdio::piped(), Stdio::null()).unwrap();
        let mut out = BufReader::new(child.program.stdout.take().unwrap());
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        assert_eq!(line, "ready of two\n");
        (child, out)
    }

    #[test]
    fn whoever_lets_go_of_the_leash_ends_a_program_and_what_it_started() {
        for first in ["", "trap '' TERM;"] {
            let (child, mut out) = family(first, "wait");
            drop(child);
            assert_eq!(out.read_to_end(&mut Vec::new()).unwrap(), 0, "nobody is left who could write");
        }
    }

    #[test]
    fn a_program_that_ends_by_itself_takes_along_what_it_started_when_it_was_waited_for() {
        let (mut child, mut out) = family("", "exit 7");
        assert_eq!(child.program.wait().unwrap().code(), Some(7));
        drop(child);
        assert_eq!(out.read_to_end(&mut Vec::new()).unwrap(), 0);
    }
}
