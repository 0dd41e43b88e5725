//! A whole fictional council on this machine: keys, both sites and the post box, on three local origins.
//!
//! Demo, tests and benches all stand on it. Nothing is faked: the keys are made by `keys`, the pages printed and served
//! by `press`, and the post box is the program that a council runs.

use std::{
    collections::BTreeMap,
    ffi::OsStr,
    fs,
    io::{BufRead, BufReader},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::{
    apps, leash, need,
    step::{Result, empty_dir, read, root},
};

/// Who has keys at the fictional council, by id.
pub const PEOPLE: &[&str] = &["sam", "priya", "tom", "dee", "dan", "maya", "mo"];
/// Who holds a part of the spare key, with an identity that does nothing else: any two of them can put it together.
const HOLDERS: &[&str] = &["ann", "ben", "cat"];
/// Both sites stand beneath a path, as they may on a council's host.
pub const BASE: &str = "/front-seat/";

/// The day on which the fictional council lives: its numbers were checked then, and its keys are made then.
pub const TODAY: &str = "2026-12-01";

/// What to raise.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Where everything is put; made anew.
    pub dir: PathBuf,
    /// The council's folder of words, `public/` unless a test brings its own.
    pub public: PathBuf,
    /// `hybrid` or `x25519`.
    pub kind: &'static str,
    /// Where *Leave fast* leads, if not where `council.toml` says.
    pub exit: Option<String>,
    /// Whether the sites have their compressed copies, which take longer than all else.
    pub compressed: bool,
    /// Settings of the post box beyond those that every stage has: `("letters_per_day_max", "0")`.
    pub settings: Vec<(&'static str, String)>,
}

/// A council that stands, until it is dropped.
#[derive(Debug)]
pub struct Stage {
    /// Where everything is.
    pub dir: PathBuf,
    /// The portal's first page, as `http://127.0.0.1:8471/front-seat/`.
    pub portal: String,
    /// The inbox's page.
    pub inbox: String,
    /// The post box's origin.
    pub post_box: String,
    /// Each person's passphrase, by id.
    pub passphrases: BTreeMap<String, String>,
    settings: Vec<(&'static str, String)>,
    ports: [u16; 3],
    /// Keeps the ports from everybody else until the sites and the post box take them.
    held: Vec<TcpListener>,
    sites: Vec<Server>,
    endpoint: Option<Server>,
}

/// One of our programs that listens, until it is dropped: then it ends as by a power cut.
#[derive(Debug)]
pub struct Server {
    /// Where it listens, as it said itself.
    pub address: String,
    child: leash::Child,
}

impl Plan {
    /// The fictional council as it stands in `public/`, with hybrid keys.
    pub fn new(dir: PathBuf) -> Self {
        Self { dir, public: root().join("public"), kind: "hybrid", exit: None, compressed: true, settings: Vec::new() }
    }

    /// Makes the keys, prints the sites, serves them and starts the post box. The apps must have been built.
    pub fn raise(&self) -> Result<Stage> {
        empty_dir(&self.dir)?;
        let (held, ports) = free_ports()?;
        let [post_box, portal, inbox] = ports.map(origin);
        let mut stage = Stage {
            dir: self.dir.clone(),
            portal: portal + BASE,
            inbox: inbox + BASE,
            post_box,
            passphrases: BTreeMap::new(),
            settings: self.settings.clone(),
            ports,
            held,
            sites: Vec::new(),
            endpoint: None,
        };
        self.make_keys(&mut stage)?;
        self.print_sites(&stage)?;
        stage.held.clear();
        stage.serve_sites()?;
        stage.start()?;
        Ok(stage)
    }

    fn make_keys(&self, stage: &mut Stage) -> Result<()> {
        let keys_dir = self.dir.join("keys");
        fs::create_dir_all(&keys_dir).map_err(|error| format!("cannot make {}: {error}", keys_dir.display()))?;
        let keyset = stage.keyset();
        let mut new = |person: &str, more: &[&OsStr]| {
            let mut new = program("keys");
            new.args(["new", "--person", person, "--kind", self.kind, "--made", TODAY, "--out"])
                .arg(stage.identity(person));
            let made = read(new.args(more))?;
            stage.passphrases.insert(person.to_owned(), said(&made, "passphrase: ", "")?);
            Ok::<_, String>(made)
        };
        for person in PEOPLE {
            new(person, &["--keys".as_ref(), keyset.as_ref()])?;
        }
        let mut recovery = program("keys");
        recovery.args(["recovery", "--made", TODAY, "--keys"]).arg(&keyset).arg("--out").arg(keys_dir.join("recovery"));
        for holder in HOLDERS {
            let made = new(holder, &[])?;
            recovery.arg("--holder").arg(format!("{holder}={}", said(&made, "recipient: ", "")?));
        }
        read(&mut recovery)?;
        let post_box = read(program("endpoint").arg("keys").arg("--out").arg(self.dir.join("post-box")))?;
        read(program("keys").args(["post-box", "--made", TODAY, "--keys"]).arg(&keyset).args([
            "--current",
            &said(&post_box, "current = \"", "\"")?,
            "--next",
            &said(&post_box, "next = \"", "\"")?,
        ]))?;
        Ok(())
    }

    /// Prints both sites again: what a council does after changing words, people or keys.
    pub fn print_sites(&self, stage: &Stage) -> Result<()> {
        let [post_box, portal, inbox] = stage.ports.map(origin);
        let mut press = program("press");
        press
            .args(["print", "--base", BASE, "--today", TODAY, "--public"])
            .arg(&self.public)
            .arg("--asked")
            .arg(record(&self.public, &self.dir)?)
            .arg("--keys")
            .arg(stage.keyset())
            .arg("--apps")
            .arg(apps_dir())
            .arg("--site")
            .arg(self.dir.join("sites/portal"))
            .arg("--inbox")
            .arg(self.dir.join("sites/inbox"))
            .args(["--portal-origin", &portal, "--inbox-origin", &inbox, "--post-box", &post_box]);
        if !self.compressed {
            press.arg("--quick");
        }
        if let Some(exit) = &self.exit {
            press.args(["--exit", exit]);
        }
        if let Some(pictures) = need::pictures() {
            press.arg("--pictures").arg(pictures);
        }
        read(&mut press).map(drop)
    }
}

impl Stage {
    /// The public key-set.
    pub fn keyset(&self) -> PathBuf {
        self.dir.join("keys/keys.toml")
    }

    /// A person's identity file.
    pub fn identity(&self, person: &str) -> PathBuf {
        self.dir.join("keys").join(format!("{person}.identity.age"))
    }

    /// The post box's database.
    pub fn database(&self) -> PathBuf {
        self.dir.join("post-box/letters.sqlite")
    }

    /// What the post box wrote to its log so far.
    pub fn log(&self) -> String {
        fs::read_to_string(self.dir.join("post-box/log")).unwrap_or_default()
    }

    /// Serves what was printed, each site on its own origin. What is printed again is served at once.
    fn serve_sites(&mut self) -> Result<()> {
        let [_, portal, inbox] = self.ports;
        let sites = [("portal", portal), ("inbox", inbox)]
            .map(|(name, port)| Server::preview(&self.dir.join("sites").join(name), port));
        self.sites = sites.into_iter().collect::<Result<_>>()?;
        Ok(())
    }

    /// Starts the post box and waits for its own word that it listens.
    pub fn start(&mut self) -> Result<()> {
        self.start_with(&[])
    }

    /// The same with more settings.
    pub fn start_with(&mut self, more: &[&str]) -> Result<()> {
        let [post_box, portal, inbox] = self.ports.map(origin);
        let mut endpoint = program("endpoint");
        endpoint
            .arg("serve")
            .args(["--listen", post_box.trim_start_matches("http://"), "--operations-listen", "127.0.0.1:0"])
            .arg("--database")
            .arg(self.database())
            .arg("--key-dir")
            .arg(self.dir.join("post-box"))
            .arg("--keys")
            .arg(self.keyset())
            .args(["--origin", &post_box, "--portal-origin", &portal, "--inbox-origin", &inbox])
            .args(["--leads", "maya,mo"])
            .args(more)
            .envs(self.settings.iter().map(|(key, value)| (format!("FRONT_SEAT_{}", key.to_uppercase()), value)));
        self.endpoint = Some(Server::start(&endpoint, &self.dir.join("post-box/log"))?);
        Ok(())
    }

    /// Ends the post box as a power cut would.
    pub fn kill(&mut self) {
        self.endpoint = None;
    }

    /// Waits until the post box ends by itself or is stopped from the terminal.
    pub fn wait(&mut self) {
        if let Some(endpoint) = &mut self.endpoint {
            let _ = endpoint.child.program.wait();
        }
    }
}

impl Server {
    /// Starts a program and waits for its own word that it listens. Its complaints go to the end of a log.
    pub fn start(command: &Command, log: &Path) -> Result<Self> {
        let name = command.get_program().display().to_string();
        let complaints =
            fs::OpenOptions::new().create(true).append(true).open(log).map_err(|error| error.to_string())?;
        let mut child = leash::start(command, Stdio::piped(), complaints.into())?;
        let lines = child.program.stdout.take().into_iter().flat_map(|out| BufReader::new(out).lines());
        let address =
            lines.map_while(|line| line.ok()).find_map(|line| line.strip_prefix("ready: ").map(str::to_owned));
        let server = Self { child, address: address.unwrap_or_default() };
        if server.address.is_empty() {
            let said = fs::read_to_string(log).unwrap_or_default();
            return Err(format!("{name} did not start: {}", said.trim()));
        }
        Ok(server)
    }

    /// Serves a printed site; port 0 takes a free one.
    pub fn preview(site: &Path, port: u16) -> Result<Self> {
        let mut press = program("press");
        press.args(["preview", "--base", BASE, "--listen", &format!("127.0.0.1:{port}"), "--site"]).arg(site);
        Self::start(&press, &site.with_extension("log"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.program.kill();
        let _ = self.child.program.wait();
    }
}

/// One of our native programs, as [`apps::build_native`] left it.
pub fn program(name: &str) -> Command {
    program_of("debug", name)
}

/// One of our native programs, from cargo's folder `debug` or `release`.
pub fn program_of(profile: &str, name: &str) -> Command {
    let mut command = Command::new(crate::step::target().join(profile).join(name));
    command.current_dir(root());
    // Our own settings are not the post box's: it refuses variables of ours that it does not know.
    for (variable, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("FRONT_SEAT_")) {
        command.env_remove(variable);
    }
    command
}

/// Where the built apps lie.
pub fn apps_dir() -> PathBuf {
    crate::step::target().join("apps")
}

/// Builds everything that a stage stands on.
pub fn build() -> Result<()> {
    need::for_building()?;
    apps::build_native()?;
    apps::build().map(drop)
}

/// What Trunk calls before and after building the portal. Off when `cargo xtask` itself runs Trunk.
pub fn hook(what: &str) -> Result<()> {
    if std::env::var_os("FRONT_SEAT_HOOKS").is_some_and(|value| value == "off") {
        return Ok(());
    }
    apps::build_native()?;
    match what {
        "check" => crate::step::run(program("press").args(["check", "--public", "public", "--today", TODAY])),
        "print" => {
            let staged = std::env::var_os("TRUNK_STAGING_DIR").ok_or("Trunk did not say where it builds")?;
            let keyset = crate::step::target().join("demo/keys/keys.toml");
            if !keyset.exists() {
                return Err("there are no demo keys yet: run `cargo xtask demo` once".to_owned());
            }
            let mut press = program("press");
            press
                .args(["hook", "--today", TODAY, "--public", "public", "--asked"])
                .arg(record(&root().join("public"), &crate::step::target().join("demo"))?)
                .arg("--keys")
                .arg(keyset)
                .arg("--site")
                .arg(staged);
            if let Some(pictures) = need::pictures() {
                press.arg("--pictures").arg(pictures);
            }
            crate::step::run(&mut press)
        }
        other => Err(format!("a hook is `check` or `print`, not `{other}`")),
    }
}

/// The made-up council's own record of every question that was printed: what is tried out here is not kept in `public/`.
fn record(public: &Path, dir: &Path) -> Result<PathBuf> {
    let record = dir.join("asked.txt");
    if !record.exists() {
        let from = public.join("asked.txt");
        fs::copy(&from, &record).map_err(|error| format!("cannot copy {}: {error}", from.display()))?;
    }
    Ok(record)
}

fn origin(port: u16) -> String {
    format!("http://127.0.0.1:{port}")
}

/// Three ports that are free, held until they are needed.
fn free_ports() -> Result<(Vec<TcpListener>, [u16; 3])> {
    let hold = || TcpListener::bind("127.0.0.1:0").map_err(|error| format!("no free port on 127.0.0.1: {error}"));
    let held = vec![hold()?, hold()?, hold()?];
    let mut ports = [0; 3];
    for (port, listener) in ports.iter_mut().zip(&held) {
        *port = listener.local_addr().map_err(|error| error.to_string())?.port();
    }
    Ok((held, ports))
}

/// What stands between `before` and `end` in the first line that has both.
fn said(text: &str, before: &str, end: &str) -> Result<String> {
    let found = text.lines().find_map(|line| line.trim().strip_prefix(before)?.strip_suffix(end));
    found.map(str::to_owned).ok_or_else(|| format!("there is no line `{before}…{end}`"))
}
