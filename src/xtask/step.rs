//! One step of work: one line that says what was done and how long it took, and a log of what its commands wrote.

use std::{
    convert::Infallible,
    fs::{self, File},
    io::{self, IsTerminal as _, Write as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    thread,
    time::{Duration, Instant},
};

use crate::leash;

/// What was done, or one sentence for the person at the terminal: what is missing and how to get it, or which command failed
/// and the end of what it wrote.
pub type Result<T> = std::result::Result<T, String>;

/// A step that lasts longer says what it does.
const LONG: Duration = Duration::from_secs(10);

/// How often it says so: in a line that is written anew on a terminal, in a line each elsewhere.
const AGAIN: [Duration; 2] = [Duration::from_secs(1), Duration::from_secs(30)];

/// So many lines of a log are shown when a step fails.
const SHOWN: usize = 25;

/// Where the commands of a step write.
#[derive(Debug)]
pub struct Log(PathBuf);

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap_or(Path::new(".")).to_owned()
}

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Does one step of work and says in one line what it was and how long it took; if it fails, why, at any
/// length; the first line of that is what went wrong.
pub fn step<T>(name: &str, work: impl FnOnce(&Log) -> Result<T>) -> Result<T> {
    let log = Log::begin(name)?;
    let start = Instant::now();
    let done = thread::scope(|scope| {
        let (working, ended) = mpsc::channel();
        scope.spawn(|| watch(name, &log, ended));
        let done = work(&log);
        drop(working);
        done
    });
    let took = spoken(start.elapsed());
    match &done {
        Ok(_) => say(&format!("✓ {name} ({took})\n")),
        Err(why) => say(&format!("✗ {name} ({took}): {}\n", why.trim_end())),
    }
    done.map_err(|why| why.lines().next().unwrap_or_default().to_owned())
}

impl Log {
    fn begin(name: &str) -> Result<Self> {
        let plain = |letter: char| if letter.is_alphanumeric() { letter.to_ascii_lowercase() } else { ' ' };
        let words: String = name.chars().map(plain).collect();
        let name = words.split_whitespace().take(8).collect::<Vec<_>>().join("-");
        let path = target().join("log").join(name + ".txt");
        let made = fs::create_dir_all(target().join("log")).and_then(|()| fs::write(&path, ""));
        made.map(|()| Self(path.clone())).map_err(|error| format!("cannot write {}: {error}", path.display()))
    }

    /// Runs a command that writes here, and ends with us.
    pub fn run(&self, command: &mut Command) -> Result<()> {
        let out = self.open()?;
        self.run_into(command, out.into())
    }

    /// The same, and what the command has to tell goes elsewhere.
    pub fn run_into(&self, command: &mut Command, out: Stdio) -> Result<()> {
        let mut child = leash::start(command, out, self.open()?.into())?;
        let status = child.program.wait().map_err(|error| error.to_string())?;
        if status.success() {
            return Ok(());
        }
        let text = self.text();
        let lines: Vec<_> = text.lines().collect();
        let end = lines[lines.len().saturating_sub(SHOWN)..].join("\n    ");
        Err(format!("`{}` ended with {status}; all that it said is in {}\n    {end}", shown(command), self.0.display()))
    }

    /// What was written so far.
    pub fn text(&self) -> String {
        fs::read(&self.0).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.0
    }

    fn open(&self) -> Result<File> {
        File::options()
            .append(true)
            .open(&self.0)
            .map_err(|error| format!("cannot write {}: {error}", self.0.display()))
    }

    /// The newest line, for whoever waits.
    fn newest(&self) -> String {
        newest(&self.text())
    }
}

/// The newest line of a text, and how many of its kind there are: `Compiling ring v0.17.14 (213 so far)`.
fn newest(text: &str) -> String {
    let kind = |line: &&str| line.split_whitespace().next().unwrap_or_default().to_owned();
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let line = lines().next_back().unwrap_or_default();
    let shown: String = line.chars().filter(|letter| !letter.is_control()).take(60).collect();
    match lines().filter(|other| kind(other) == kind(&line)).count() {
        0 | 1 => shown,
        count => format!("{shown} ({count} so far)"),
    }
}

/// Says what a long step does and since when, until it has ended.
fn watch(name: &str, log: &Log, ended: Receiver<Infallible>) {
    let terminal = io::stderr().is_terminal();
    let start = Instant::now();
    if terminal {
        say(&format!("· {name}"));
    }
    let mut next = LONG;
    while ended.recv_timeout(next) == Err(RecvTimeoutError::Timeout) {
        let line = format!("· {name}, {}: {}", spoken(start.elapsed()), log.newest());
        say(&if terminal { line } else { line + "\n" });
        next = AGAIN[usize::from(!terminal)];
    }
}

/// Writes over what stands in the line, on a terminal. If nobody listens any more the work goes on all the same.
fn say(text: &str) {
    let mut err = io::stderr().lock();
    let _ = if err.is_terminal() { write!(err, "\r\x1b[K{text}") } else { write!(err, "{text}") };
    let _ = err.flush();
}

/// A time as people say it.
pub fn spoken(time: Duration) -> String {
    match time.as_secs() {
        seconds @ 60.. => format!("{} min {} s", seconds / 60, seconds % 60),
        10.. => format!("{} s", time.as_secs()),
        _ => format!("{:.1} s", time.as_secs_f32()),
    }
}

/// Runs a command whose own output the reader may watch.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.stdin(Stdio::null()).status().map_err(|error| cannot_start(command, &error))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` ended with {status}", shown(command))) }
}

/// Runs a command and gives back what it printed.
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
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// A folder made anew and empty.
pub fn empty_dir(dir: &Path) -> Result<()> {
    let refused = |error: std::io::Error| format!("cannot make the folder {}: {error}", dir.display());
    if dir.exists() {
        std::fs::remove_dir_all(dir).map_err(refused)?;
    }
    std::fs::create_dir_all(dir).map_err(refused)
}

pub(crate) fn cannot_start(command: &Command, error: &std::io::Error) -> String {
    format!("cannot start `{}`: {error}", command.get_program().to_string_lossy())
}

fn shown(command: &Command) -> String {
    let arguments = command.get_args().take(6).map(|argument| argument.to_string_lossy());
    std::iter::once(command.get_program().to_string_lossy()).chain(arguments).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_waits_sees_the_newest_line_and_how_many_of_its_kind_there_were() {
        for (text, expected) in [
            ("", ""),
            ("  Updating crates.io index\n", "Updating crates.io index"),
            ("Downloaded a\nDownloaded b\n   Compiling a v1\n\n   Compiling \u{1b}b v2\n", "Compiling b v2 (2 so far)"),
        ] {
            assert_eq!(newest(text), expected);
        }
    }
}
