//! The `endpoint` program as a council runs it, without the sites: started, killed as by a power cut, started again.

use std::{
    ffi::OsString,
    fs,
    io::{BufRead as _, BufReader},
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
};

use seal::PostBox;
use wire::keyset::PostBoxKeys;
use xtask::{
    cluster, stage,
    step::{Result, read, run},
};

/// The origin of the site that sends; a browser says it with every letter.
pub(super) const PORTAL: &str = "https://portal.exampleshire.example";
const INBOX: &str = "https://inbox.exampleshire.example";
const ORIGIN: &str = "https://post-box.exampleshire.example";

/// What to start.
#[derive(Clone, Debug)]
pub struct Plan {
    dir: PathBuf,
    profile: &'static str,
    settings: Vec<(String, String)>,
    environment: Vec<(OsString, OsString)>,
    around: Vec<OsString>,
}

/// A post box, running or not. Killed when dropped; its folder stays.
#[derive(Debug)]
pub struct Program {
    /// Where it listens, the same after each start.
    pub address: SocketAddr,
    plan: Plan,
    keys: PostBoxKeys,
    child: Option<(Child, BufReader<ChildStdout>)>,
}

impl Plan {
    /// A post box on SQLite in this folder, as [`xtask::apps::build_native`] built it.
    #[must_use]
    pub fn new(dir: &Path) -> Self {
        Self {
            dir: dir.to_owned(),
            profile: "debug",
            settings: Vec::new(),
            environment: Vec::new(),
            around: Vec::new(),
        }
    }

    /// As [`xtask::apps::build_endpoint_release`] built it.
    #[must_use]
    pub fn release(self) -> Self {
        Self { profile: "release", ..self }
    }

    /// With a setting: `set("database", &url)`.
    #[must_use]
    pub fn set(mut self, key: &str, value: impl ToString) -> Self {
        self.settings.push((key.to_owned(), value.to_string()));
        self
    }

    /// With a variable in its environment, for what is loaded into it.
    #[must_use]
    pub fn variable(mut self, name: impl Into<OsString>, value: impl Into<OsString>) -> Self {
        self.environment.push((name.into(), value.into()));
        self
    }

    /// Started by another command, which must become it: `around(["prlimit", "--nofile=64"])`.
    #[must_use]
    pub fn around<I: Into<OsString>>(mut self, command: impl IntoIterator<Item = I>) -> Self {
        self.around = command.into_iter().map(Into::into).collect();
        self
    }

    /// Makes its keys if there are none yet, and starts it.
    ///
    /// # Errors
    ///
    /// A sentence with what the program said.
    pub fn start(self) -> Result<Program> {
        let told = self.dir.join("public-keys");
        if !told.exists() {
            fs::create_dir_all(&self.dir).map_err(|why| format!("cannot make {}: {why}", self.dir.display()))?;
            let said =
                read(stage::program_of(self.profile, "endpoint").arg("keys").arg("--out").arg(self.dir.join("keys")))?;
            fs::write(self.dir.join("keys.toml"), keyset(&said)).map_err(|why| why.to_string())?;
            fs::write(&told, said).map_err(|why| why.to_string())?;
        }
        let text = fs::read_to_string(told).map_err(|why| why.to_string())?;
        let keys: PostBoxKeys = toml::from_str(&text).map_err(|why| format!("`endpoint keys` said {text}: {why}"))?;
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, cluster::free_port()?));
        let mut program = Program { address, plan: self, keys, child: None };
        program.start()?;
        Ok(program)
    }
}

impl Program {
    /// Starts it, also after [`Program::kill`], on the same address and folder. Returns when it says that it is ready.
    ///
    /// # Errors
    ///
    /// The end of its log, if it stops instead.
    pub fn start(&mut self) -> Result<()> {
        self.begin()?;
        let (mut child, mut out) = self.child.take().ok_or("the post box does not run")?;
        let mut line = String::new();
        while out.read_line(&mut line).is_ok_and(|bytes| bytes > 0) {
            if line.starts_with("ready: ") {
                // Its output is held open as long as it runs.
                self.child = Some((child, out));
                return Ok(());
            }
            line.clear();
        }
        let _ = child.wait();
        Err(format!("the post box did not start: {}", self.log().lines().last().unwrap_or("it said nothing")))
    }

    /// Starts it and does not wait until it is ready: it may be killed before.
    ///
    /// # Errors
    ///
    /// A sentence, if it cannot be started.
    pub fn begin(&mut self) -> Result<()> {
        self.kill();
        let Plan { dir, profile, settings, environment, around } = &self.plan;
        let log =
            fs::OpenOptions::new().create(true).append(true).open(dir.join("log")).map_err(|why| why.to_string())?;
        let mut command = behind(around, stage::program_of(profile, "endpoint"));
        command.arg("serve");
        let ours = [
            ("listen", self.address.to_string()),
            ("database", dir.join("letters.sqlite").display().to_string()),
            ("key_dir", dir.join("keys").display().to_string()),
            ("keys", dir.join("keys.toml").display().to_string()),
            ("origin", ORIGIN.to_owned()),
            ("portal_origin", PORTAL.to_owned()),
            ("inbox_origin", INBOX.to_owned()),
            ("operations_listen", "off".to_owned()),
            // Everybody here is one sender.
            ("sender_letters_burst", "0".to_owned()),
            ("sender_letters_per_minute", "0".to_owned()),
            ("sender_connections_max", "0".to_owned()),
            ("letters_per_day_max", "0".to_owned()),
        ];
        let ours = ours.into_iter().filter(|(key, _)| !settings.iter().any(|(set, _)| set == key));
        for (key, value) in ours.map(|(key, value)| (key.to_owned(), value)).chain(settings.iter().cloned()) {
            command.env(format!("FRONT_SEAT_{}", key.to_uppercase()), value);
        }
        let environment = environment.iter().map(|(name, value)| (name, value));
        command.envs(environment).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(log);
        let mut child = command.spawn().map_err(|why| format!("cannot start the post box: {why}"))?;
        let out = BufReader::new(child.stdout.take().ok_or("the post box has no output")?);
        self.child = Some((child, out));
        Ok(())
    }

    /// Ends it at once, as `kill -9` does.
    pub fn kill(&mut self) {
        if let Some((mut child, _)) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Asks it to end (SIGTERM) and waits until it has.
    ///
    /// # Errors
    ///
    /// A sentence, if it was not running or did not end well.
    pub fn stop(&mut self) -> Result<()> {
        let (mut child, _out) = self.child.take().ok_or("the post box does not run")?;
        run(Command::new("kill").args(["-TERM", &child.id().to_string()]))?;
        let status = child.wait().map_err(|why| why.to_string())?;
        if status.success() { Ok(()) } else { Err(format!("the post box ended with {status}")) }
    }

    /// Whether it runs, and has not ended by itself.
    pub fn runs(&mut self) -> bool {
        self.child.as_mut().is_some_and(|(child, _)| matches!(child.try_wait(), Ok(None)))
    }

    /// The number of its process.
    #[must_use]
    pub fn process(&self) -> Option<u32> {
        self.child.as_ref().map(|(child, _)| child.id())
    }

    /// The most memory it has held since it was started, in bytes (`VmHWM`).
    #[must_use]
    pub fn peak_bytes(&self) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process()?)).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok().map(|kibibytes| kibibytes * 1024)
    }

    /// Forgets [`Program::peak_bytes`] until now.
    ///
    /// # Errors
    ///
    /// A sentence, where the system cannot do that.
    pub fn forget_peak(&self) -> Result<()> {
        let process = self.process().ok_or("the post box does not run")?;
        // 5 resets the mark. Source: proc_pid_clear_refs(5).
        fs::write(format!("/proc/{process}/clear_refs"), "5").map_err(|why| format!("the peak cannot be reset: {why}"))
    }

    /// How many files and connections it has open.
    #[must_use]
    pub fn open_files(&self) -> usize {
        self.process().and_then(|process| fs::read_dir(format!("/proc/{process}/fd")).ok()).map_or(0, Iterator::count)
    }

    /// The keys that its acknowledgements are believed by.
    ///
    /// # Panics
    ///
    /// If `endpoint keys` printed no good keys: then nothing can be judged.
    #[must_use]
    pub fn keys(&self) -> PostBox {
        PostBox::new(&self.keys).expect("good keys of the post box")
    }

    /// What it wrote to its log so far, over all starts.
    #[must_use]
    pub fn log(&self) -> String {
        fs::read_to_string(self.plan.dir.join("log")).unwrap_or_default()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A program that another command starts.
fn behind(around: &[OsString], program: Command) -> Command {
    let Some((first, rest)) = around.split_first() else { return program };
    let mut command = Command::new(first);
    command.args(rest).arg(program.get_program());
    for (name, _) in program.get_envs().filter(|(_, value)| value.is_none()) {
        command.env_remove(name);
    }
    command
}

/// A key-set with nobody in it but the post box: letters come in, and no staff.
fn keyset(post_box: &str) -> String {
    format!(
        "version = 1\nmade = \"{}\"\nkind = \"hybrid\"\nrecovery = \"age1\"\npeople = []\n[post_box]\n{post_box}\n",
        stage::TODAY
    )
}
