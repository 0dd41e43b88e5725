//! One step of work: a line that says what is being done, and how long it took.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

/// What went wrong, in one sentence for the person at the terminal.
pub type Result<T> = std::result::Result<T, String>;

/// The root of the repository.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap_or(Path::new(".")).to_owned()
}

/// Where cargo puts what it builds.
#[must_use]
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Says what is being done, does it, and says how long it took.
///
/// # Errors
///
/// Whatever `work` says.
#[expect(clippy::print_stderr, reason = "progress is for the terminal")]
pub fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("· {name} …");
    let start = Instant::now();
    let done = work();
    match &done {
        Ok(_) => eprintln!("✓ {name} ({:.1} s)", start.elapsed().as_secs_f32()),
        Err(why) => eprintln!("✗ {name}: {why}"),
    }
    done
}

/// Runs a command whose own output the reader may watch.
///
/// # Errors
///
/// A sentence with the command, if it cannot start or does not succeed.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.stdin(Stdio::null()).status().map_err(|error| cannot_start(command, &error))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` ended with {status}", shown(command))) }
}

/// Runs a command and gives back what it printed.
///
/// # Errors
///
/// A sentence with the command and the end of its complaint.
pub fn read(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| cannot_start(command, &error))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        let complaint = String::from_utf8_lossy(&output.stderr);
        Err(format!("`{}` ended with {}: {}", shown(command), output.status, complaint.trim()))
    }
}

/// A cargo of the same toolchain, in the repository, with our environment.
#[must_use]
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// A folder made anew and empty.
///
/// # Errors
///
/// A sentence with the folder's name.
pub fn empty_dir(dir: &Path) -> Result<()> {
    let refused = |error: std::io::Error| format!("cannot make the folder {}: {error}", dir.display());
    if dir.exists() {
        std::fs::remove_dir_all(dir).map_err(refused)?;
    }
    std::fs::create_dir_all(dir).map_err(refused)
}

fn cannot_start(command: &Command, error: &std::io::Error) -> String {
    format!("cannot start `{}`: {error}", command.get_program().to_string_lossy())
}

fn shown(command: &Command) -> String {
    let arguments = command.get_args().take(6).map(|argument| argument.to_string_lossy());
    std::iter::once(command.get_program().to_string_lossy()).chain(arguments).collect::<Vec<_>>().join(" ")
}
