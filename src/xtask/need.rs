//! What is needed, and how it is installed: into a cache outside `target`, so that a fresh clone finds it again.

use std::{
    hash::{DefaultHasher, Hash as _, Hasher as _},
    path::{Path, PathBuf},
    process::Command,
};

use crate::step::{Result, cargo, read, step, target};

/// A command from the crate registry, built without optimisation: they run once, and this saves ten minutes.
struct FromCrates {
    name: &'static str,
    version: &'static str,
    command: &'static str,
    options: &'static [&'static str],
}

const TRUNK: FromCrates = FromCrates {
    name: "trunk",
    version: "0.21.14", // 0.22 needs rustc 1.96
    command: "trunk",
    options: &["--locked", "--no-default-features", "--features", "rustls"],
};

const CARGO_DENY: FromCrates =
    FromCrates { name: "cargo-deny", version: "0.20.2", command: "cargo-deny", options: &["--locked"] };

/// Runs the fuzz targets of `tests/fuzz`.
const CARGO_FUZZ: FromCrates =
    FromCrates { name: "cargo-fuzz", version: "0.13.2", command: "cargo-fuzz", options: &["--locked"] };

/// Drives Firefox.
const GECKODRIVER: FromCrates =
    FromCrates { name: "geckodriver", version: "0.37.1", command: "geckodriver", options: &["--locked"] };

/// Packages from PyPI, each with a command of its name: Schemathesis asks the post box what its description allows.
const PYTHON_TEST: &[(&str, &str)] = &[("schemathesis", "4.32.5")];

/// What a build takes from npm, and each file of it by its digest: npm refuses any other.
const NPM_BUILD: [(&str, &str); 2] =
    [("package.json", include_str!("npm/package.json")), ("package-lock.json", include_str!("npm/package-lock.json"))];

/// Packages from npm that judge us in tests.
const NPM_TEST: &[&str] = &[
    "age-encryption@0.3.1",
    "cctv-age@0.2.0",
    "axe-core@4.14.1",
    "@mdn/mdn-http-observatory@1.4.8",
    "@mdn/browser-compat-data@8.1.9",
    "css-tree@3.2.1",
];

/// The commands that tests call, and files that they read, with the Debian packages they come from.
const DEBIAN_TEST: &[(&str, &str)] = &[
    ("chromium", "chromium"),
    ("chromedriver", "chromium-driver"),
    ("age", "age"),
    ("node", "nodejs"),
    ("npm", "npm"),
    ("python3", "python3-venv"),
    ("openssl", "openssl"),
    ("nginx", "nginx-light"),
    ("/usr/lib/nginx/modules/ngx_http_modsecurity_module.so", "libnginx-mod-http-modsecurity"),
    ("/usr/share/modsecurity-crs/owasp-crs.load", "modsecurity-crs"),
    ("caddy", "caddy"),
    ("systemd-analyze", "systemd"),
    ("g++", "g++"),
    ("firefox-esr", "firefox-esr"),
    ("WebKitWebDriver", "webkit2gtk-driver"),
    ("xvfb-run", "xvfb"),
    ("xauth", "xauth"),
];

/// What makes networks that only a test is in, and the rules in them.
const DEBIAN_NETWORKS: &[(&str, &str)] =
    &[("ip", "iproute2"), ("nft", "nftables"), ("unshare", "util-linux"), ("nsenter", "util-linux")];

/// Where Debian puts PostgreSQL's own programs, beneath a folder for each version; they are not on `PATH`.
const POSTGRES: &str = "/usr/lib/postgresql";

/// Where tools are kept: `$XDG_CACHE_HOME/front-seat`, or `~/.cache/front-seat`.
pub fn cache() -> PathBuf {
    let base = std::env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| Path::new(&home).join(".cache")))
        .unwrap_or_else(std::env::temp_dir);
    base.join("front-seat")
}

/// The folder that holds the `node_modules` of tests.
pub fn npm_dir() -> PathBuf {
    cache().join("npm")
}

/// The same for building, another for each lock file: checkouts that share a cache do not meet.
fn npm_build_dir() -> PathBuf {
    let mut mark = DefaultHasher::new();
    NPM_BUILD.hash(&mut mark);
    cache().join(format!("npm-build-{:016x}", mark.finish()))
}

/// The pictures' folder, if the package could be installed.
pub fn pictures() -> Option<PathBuf> {
    let folder = npm_build_dir().join("node_modules/openmoji/color/svg");
    folder.is_dir().then_some(folder)
}

/// Whether building has been possible on this machine before.
pub fn is_set_up() -> bool {
    tool(TRUNK.command).is_absolute()
}

/// Everything that building the sites needs.
pub fn for_building() -> Result<()> {
    wasm_target()?;
    from_crates(&TRUNK)?;
    // Pictures, wasm-opt and terser make the site prettier and smaller; without npm it is built all the same.
    if let Err(why) = from_npm_locked() {
        say(&format!("going on without pictures from OpenMoji, and with larger downloads: {why}"));
    }
    Ok(())
}

/// Everything that the tests need on top.
pub fn for_testing() -> Result<()> {
    commands(DEBIAN_TEST)?;
    for_postgres()?;
    for_building()?;
    from_npm_locked()?;
    from_npm(NPM_TEST)?;
    PYTHON_TEST.iter().try_for_each(|(name, version)| from_python(name, version))?;
    from_crates(&GECKODRIVER)?;
    from_crates(&CARGO_DENY)
}

/// The networks of their own in which `cargo xtask test --all` lets senders flood a proxy.
pub fn for_networks() -> Result<()> {
    commands(DEBIAN_NETWORKS)
}

/// PostgreSQL's own programs.
pub fn for_postgres() -> Result<()> {
    if postgres().is_none() {
        postgres_from_debian()?;
    }
    Ok(())
}

/// Everything that fuzzing needs.
pub fn for_fuzzing() -> Result<()> {
    if !on_path("g++") {
        from_debian(&["g++"])?;
    }
    from_crates(&CARGO_FUZZ)
}

/// A command that was installed from PyPI.
pub fn python(command: &str) -> PathBuf {
    cache().join("python/bin").join(command)
}

/// The folder with PostgreSQL's own programs, if there is one.
pub fn postgres() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let version = |folder: &PathBuf| folder.file_name()?.to_str()?.parse::<f32>().ok();
    let listed = std::fs::read_dir(POSTGRES).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut installed: Vec<_> = listed.collect();
    installed.sort_by(|one, other| version(other).partial_cmp(&version(one)).unwrap_or(std::cmp::Ordering::Equal));
    let installed = installed.into_iter().map(|folder| folder.join("bin"));
    installed.chain(std::env::split_paths(&path)).find(|folder| folder.join("initdb").is_file())
}

/// The full path of a tool that was installed from the crate registry.
pub fn tool(command: &str) -> PathBuf {
    let ours = cache().join("tools/bin").join(command);
    if ours.exists() { ours } else { PathBuf::from(command) }
}

/// A command from npm, if it could be installed. Another version from the system may know other options.
pub fn npm_command(command: &str) -> Option<PathBuf> {
    Some(npm_build_dir().join("node_modules/.bin").join(command)).filter(|command| command.exists())
}

/// Where our own `wasm-bindgen` lies, once it is built.
pub fn glue_dir() -> PathBuf {
    target().join("glue")
}

/// `PATH` with our own `wasm-bindgen` first and then our tools, for commands that look for them themselves.
pub fn path_with_tools() -> std::ffi::OsString {
    let ours = [glue_dir(), cache().join("tools/bin")];
    let old = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(ours.into_iter().chain(std::env::split_paths(&old))).unwrap_or(old)
}

fn wasm_target() -> Result<()> {
    let sysroot = read(Command::new("rustc").args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib/wasm32-unknown-unknown").is_dir() {
        return Ok(());
    }
    step("installing the wasm32-unknown-unknown target", |log| {
        log.run(Command::new("rustup").args(["target", "add", "wasm32-unknown-unknown"]))
            .map_err(|why| format!("{why}; install it with `rustup target add wasm32-unknown-unknown`"))
    })
}

/// Installs the packages of those commands that are not there.
fn commands(wanted: &[(&str, &str)]) -> Result<()> {
    let missing: Vec<_> = wanted.iter().filter(|(command, _)| !on_path(command)).map(|(_, package)| *package).collect();
    if missing.is_empty() { Ok(()) } else { from_debian(&missing) }
}

fn from_crates(wanted: &FromCrates) -> Result<()> {
    let home = cache().join("tools");
    let installed = home.join("bin").join(wanted.command);
    if read(Command::new(&installed).arg("--version")).is_ok_and(|said| said.contains(wanted.version)) {
        return Ok(());
    }
    let FromCrates { name, version, options, .. } = wanted;
    step(&format!("installing {name} {version} (one to four minutes, once)"), |log| {
        log.run(
            cargo()
                .args(["install", name, "--version", version, "--force", "--root"])
                .arg(&home)
                .args(*options)
                .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
                .env("CARGO_PROFILE_RELEASE_LTO", "false")
                .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256")
                .env("CARGO_PROFILE_RELEASE_DEBUG", "false")
                .env("CARGO_PROFILE_RELEASE_STRIP", "true")
                .env_remove("CARGO_TARGET_DIR"),
        )
        .map_err(|why| format!("{why}; install it yourself with `cargo install {name} --version {version}`"))
    })
}

fn from_npm(packages: &[&str]) -> Result<()> {
    let home = npm_dir();
    let is_there = |package: &&str| {
        let Some((name, version)) = package.rsplit_once('@') else { return false };
        std::fs::read_to_string(home.join("node_modules").join(name).join("package.json"))
            .is_ok_and(|text| text.contains(&format!("\"version\": \"{version}\"")))
    };
    if packages.iter().all(is_there) { Ok(()) } else { npm(&home, "install", packages) }
}

/// What a build needs, as the lock file names it. npm leaves a lock file of its own when it is done.
fn from_npm_locked() -> Result<()> {
    let home = npm_build_dir();
    if home.join("node_modules/.package-lock.json").is_file() {
        return Ok(());
    }
    let cannot = |error| format!("cannot write in {}: {error}", home.display());
    std::fs::create_dir_all(&home).map_err(cannot)?;
    NPM_BUILD.iter().try_for_each(|(name, text)| std::fs::write(home.join(name), text)).map_err(cannot)?;
    npm(&home, "ci", &[])
}

fn npm(home: &Path, act: &str, packages: &[&str]) -> Result<()> {
    let what = if packages.is_empty() { "wasm-opt, terser and pictures".to_owned() } else { packages.join(", ") };
    if !on_path("npm") {
        return Err(format!("npm is missing; install Node.js with npm to get {what}"));
    }
    std::fs::create_dir_all(home).map_err(|error| format!("cannot make {}: {error}", home.display()))?;
    step(&format!("installing {what} from npm"), |log| {
        log.run(
            Command::new("npm")
                .args([act, "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error", "--prefix"])
                .arg(home)
                .args(packages),
        )
    })
}

/// A package into an environment of our own, so that the system's Python stays as it is.
fn from_python(name: &str, version: &str) -> Result<()> {
    if read(Command::new(python(name)).arg("--version")).is_ok_and(|said| said.contains(version)) {
        return Ok(());
    }
    step(&format!("installing {name} {version} from PyPI"), |log| {
        let advice = |why| format!("{why}; Python 3.10 or later with venv and pip is needed (python3-venv on Debian)");
        log.run(Command::new("python3").args(["-m", "venv"]).arg(cache().join("python"))).map_err(advice)?;
        let quiet = ["install", "--quiet", "--disable-pip-version-check"];
        log.run(Command::new(python("pip")).args(quiet).arg(format!("{name}=={version}"))).map_err(advice)
    })
}

fn from_debian(packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    let advice =
        format!("install what is missing with `apt-get install {list}` (or your system's own way) and run this again");
    if !on_path("apt-get") {
        return Err(advice);
    }
    let install = ["install", "-y", "-qq", "--no-install-recommends"];
    step(&format!("installing {list} from Debian"), |log| {
        log.run(&mut as_root("apt-get", &["update", "-qq"]))
            .and_then(|()| log.run(as_root("apt-get", &install).args(packages)))
            .map_err(|why| format!("{advice} ({why})"))
    })
}

/// PostgreSQL without the cluster that Debian makes and starts with it: tests raise clusters of their own.
fn postgres_from_debian() -> Result<()> {
    from_debian(&["postgresql-common"])?;
    let no_cluster = |act: &[&str]| {
        let conftool = ["/etc/postgresql-common/createcluster.conf"];
        read(as_root("pg_conftool", &conftool).args(act)).map(drop)
    };
    no_cluster(&["set", "create_main_cluster", "off"])?;
    let installed = from_debian(&["postgresql"]);
    no_cluster(&["remove", "create_main_cluster"])?;
    installed
}

/// A command as it is when we are root, else through sudo if that needs no password. It is in a session of its own: a
/// package manager that is stopped half-way leaves a machine that somebody must mend.
fn as_root(program: &str, arguments: &[&str]) -> Command {
    let is_root = read(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    let mut command = Command::new("setsid");
    command.arg("-w").args(if is_root { &[][..] } else { &["sudo", "-n"] }).arg(program);
    command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    command
}

/// Servers stand in a folder that is not on everybody's `PATH`.
fn on_path(command: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let servers = PathBuf::from("/usr/sbin");
    std::env::split_paths(&path).chain([servers]).any(|folder| folder.join(command).is_file())
}

#[expect(clippy::print_stderr, reason = "progress is for the terminal")]
fn say(line: &str) {
    eprintln!("  {line}");
}
