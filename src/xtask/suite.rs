//! The programs that hold our tests: built once, all in one go, run by ourselves, and what they say of each test.

use std::{
    fs::{self, File},
    io::Cursor,
    path::PathBuf,
    process::Command,
    thread,
};

use cargo_metadata::Message;

use crate::step::{Log, Result, cargo, read, target};

/// A program of tests, as cargo built it.
#[derive(Debug)]
pub struct Suite {
    /// The name of the crate or of the file of tests.
    pub name: String,
    program: PathBuf,
    /// The folder of its crate, in which it runs.
    dir: PathBuf,
}

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Those that passed.
    pub passed: u32,
    /// Those that failed.
    pub failed: u32,
}

/// Builds the native programs and what `targets` adds, and gives the tests among them. One command, so that each library is
/// built once, with the features that all of them together ask for.
pub fn build(targets: &[&str], log: &Log) -> Result<Vec<Suite>> {
    let list = target().join("log/built.json");
    let file = File::create(&list).map_err(|error| format!("cannot write {}: {error}", list.display()))?;
    let mut command = cargo();
    command.args(["build", "--locked", "--workspace", "--message-format", "json-render-diagnostics"]).args(targets);
    log.run_into(&mut command, file.into())?;
    let list = fs::read(&list).map_err(|error| format!("cannot read {}: {error}", list.display()))?;
    let tests = Message::parse_stream(Cursor::new(list)).filter_map(|message| match message.ok()? {
        Message::CompilerArtifact(built) if built.profile.test => {
            let dir = built.manifest_path.parent()?.into();
            Some(Suite { name: built.target.name, program: built.executable?.into(), dir })
        }
        _ => None,
    });
    Ok(tests.collect())
}

impl Suite {
    /// Whether a test in it has this in its name.
    pub fn has(&self, only: &str) -> bool {
        let listed = read(Command::new(&self.program).arg("--list")).unwrap_or_default();
        listed.lines().filter_map(|line| line.strip_suffix(": test")).any(|name| name.contains(only))
    }

    /// Runs it with libtest's own arguments and counts. Each test that failed is named with what it wrote.
    pub fn run(&self, arguments: &[&str], variables: &[(&str, &str)], log: &Log) -> (Count, Result<()>) {
        let before = log.text().len();
        let mut command = Command::new(&self.program);
        command.current_dir(&self.dir).env("CARGO_MANIFEST_DIR", &self.dir);
        let done = log.run(command.args(arguments).envs(variables.iter().copied()));
        let text = log.text().split_off(before);
        let mut count = Count::of(&text);
        // A program that breaks down says no result.
        if done.is_err() && count.failed == 0 {
            count.failed = 1;
            return (count, done);
        }
        let whole = log.path().display();
        let told = || {
            format!("{} of {} failed; all that was said is in {whole}\n{}", count.failed, self.name, failures(&text))
        };
        (count, done.map_err(|_| told()))
    }
}

impl Count {
    /// What the lines `test result:` add up to.
    fn of(text: &str) -> Self {
        let results: Vec<_> = text.lines().filter_map(|line| line.trim().strip_prefix("test result: ")).collect();
        let sum = |what| results.iter().map(|line| number_before(line, what)).sum();
        Self { passed: sum("passed"), failed: sum("failed") }
    }
}

/// Twice as many tests at a time as there are processors: most of the time they wait for a browser, a screen or a clock.
pub fn at_a_time() -> usize {
    thread::available_parallelism().map_or(2, |cores| 2 * cores.get())
}

/// What libtest says between `failures:` and its result: each failed test with what it wrote, then the names once more.
fn failures(text: &str) -> String {
    let lines = text.lines().skip_while(|line| *line != "failures:").skip(1);
    lines
        .take_while(|line| !line.starts_with("test result: "))
        .fold(String::new(), |all, line| all + "    " + line + "\n")
}

/// The number that stands before a word: `16 passed; 2 failed`.
fn number_before(line: &str, word: &str) -> u32 {
    let words: Vec<_> = line.split([' ', ';', '.']).filter(|part| !part.is_empty()).collect();
    words.windows(2).find(|pair| pair[1] == word).and_then(|pair| pair[0].parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod checks {
    use super::*;

    const SAID: &str = "running 3 tests\ntest one ... ok\ntest two ... FAILED\n\nfailures:\n\n---- two stdout ----\nit was 3\n\n\
                        failures:\n    two\n\ntest result: FAILED. 16 passed; 2 failed; 0 ignored; finished in 0.00s\n";

    #[test]
    fn result_lines_are_added_up() {
        let twice = format!("{SAID}{SAID}");
        assert_eq!(Count::of(&twice), Count { passed: 32, failed: 4 });
        assert_eq!(Count::of("nothing here"), Count::default());
    }

    #[test]
    fn a_test_that_failed_is_named_with_what_it_wrote_and_no_other_is() {
        let told = failures(SAID);
        assert!(told.contains("---- two stdout ----\n    it was 3\n") && !told.contains("one"), "{told}");
    }
}
