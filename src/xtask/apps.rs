//! The four wasm programs: portal and the worker that sends through one Trunk target, inbox and desk through another.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    need,
    shrink::shrink,
    step::{Log, Result, cargo, root, step, target},
};

/// Each program, and the Trunk target that builds it.
const PROGRAMS: [(&str, &str); 4] =
    [("portal", "portal"), ("sending", "portal"), ("inbox", "inbox"), ("desk", "inbox")];

/// Builds portal, sending, inbox and desk, and gives the folder with one of each name in it, each holding what
/// wasm-bindgen wrote. Names carry no hash yet: `press` names files by what is in them.
pub fn build() -> Result<PathBuf> {
    let apps = target().join("apps");
    build_glue()?;
    step("building the portal and the sealing worker for the browser", |log| trunk("portal", log))?;
    step("building the inbox and its desk for the browser", |log| trunk("inbox", log))?;
    let staged = target().join("trunk");
    for (name, from) in PROGRAMS {
        collect(&staged.join(from), name, &apps.join(name))?;
    }
    step("making what a browser downloads smaller", |_| {
        PROGRAMS.iter().try_for_each(|(name, _)| shrink(&apps.join(name), name))
    })?;
    Ok(apps)
}

/// `seal` as wasm for node, in the profile that children download: the public vectors judge it there too.
pub fn build_vectors() -> Result<PathBuf> {
    let out = target().join("vectors");
    let built = target().join("wasm32-unknown-unknown/wasm/vectors.wasm");
    let glue = build_glue()?;
    step("building the sealing code for the public vectors", |log| {
        let wasm = ["build", "--locked", "-p", "promises", "--bin", "vectors", "--profile", "wasm"];
        log.run(cargo().args(wasm).args(["--target", "wasm32-unknown-unknown"]))?;
        log.run(Command::new(glue).args(["--target", "nodejs", "--out-dir"]).arg(&out).arg(built))
    })?;
    Ok(out)
}

/// Our own `wasm-bindgen`, under the name by which Trunk then finds it.
fn build_glue() -> Result<PathBuf> {
    let named = need::glue_dir().join("wasm-bindgen");
    step("building wasm-bindgen", |log| {
        log.run(cargo().args(["build", "--locked", "-p", "xtask", "--bin", "glue"]))?;
        fs::create_dir_all(need::glue_dir())
            .and_then(|()| fs::copy(target().join("debug/glue"), &named))
            .map_err(|error| format!("cannot write {}: {error}", named.display()))
    })?;
    Ok(named)
}

/// The native programs: keys, press and endpoint. Gives the folder they are in.
pub fn build_native() -> Result<PathBuf> {
    step("building press, keys and the post box", |log| {
        log.run(cargo().args(["build", "--locked", "-p", "press", "-p", "keys", "-p", "endpoint"]))
    })?;
    Ok(target().join("debug"))
}

/// What fills the inbox of a made-up council with letters.
pub fn build_inhabit() -> Result<()> {
    step("building what puts letters into the made-up inbox", |log| {
        log.run(cargo().args(["build", "--locked", "-p", "promises", "--bin", "inhabit"]))
    })
}

/// The post box alone, as a council runs it: `target/release/endpoint`. Gives the folder it is in.
pub fn build_endpoint_release() -> Result<PathBuf> {
    step("building the post box for release", |log| {
        log.run(cargo().args(["build", "--release", "--locked", "-p", "endpoint"]))
    })?;
    Ok(target().join("release"))
}

fn trunk(name: &str, log: &Log) -> Result<()> {
    let dist = target().join("trunk").join(name);
    fs::create_dir_all(&dist).map_err(|error| format!("cannot make {}: {error}", dist.display()))?;
    log.run(
        Command::new(need::tool("trunk"))
            .current_dir(root())
            .args(["build", "--offline", "true", "--locked", "true", "--filehash", "false", "--log", "warn"])
            .args(["--skip-version-check", "--dist"])
            .arg(&dist)
            .arg(format!("src/{name}/index.html"))
            .env("PATH", need::path_with_tools())
            .env("FRONT_SEAT_HOOKS", "off")
            .env("NO_COLOR", "true"),
    )
}

/// Copies what belongs to one program, unless it is the same already: it then need not be made smaller again.
fn collect(from: &Path, name: &str, to: &Path) -> Result<()> {
    for file in [format!("{name}.js"), format!("{name}_bg.wasm")] {
        let built = from.join(&file);
        let bytes = fs::read(&built).map_err(|error| format!("Trunk did not write {}: {error}", built.display()))?;
        let raw = to.join("raw").join(&file);
        if fs::read(&raw).is_ok_and(|old| old == bytes) && to.join(&file).exists() {
            continue;
        }
        fs::create_dir_all(to.join("raw")).map_err(|error| format!("cannot make {}: {error}", to.display()))?;
        for copy in [raw, to.join(&file)] {
            fs::write(&copy, &bytes).map_err(|error| format!("cannot write {}: {error}", copy.display()))?;
        }
        let _ = fs::remove_file(to.join("raw/small"));
    }
    Ok(())
}

/// The two finished sites and the three programs, for a council's host: `cargo xtask build`.
pub fn release() -> Result<()> {
    let keys = std::env::var_os("FRONT_SEAT_KEYS").map_or_else(|| root().join("public/keys.toml"), PathBuf::from);
    if !keys.exists() {
        return Err(format!(
            "there is no key-set at {}; make one with `keys` (src/keys/README.md) or name yours in FRONT_SEAT_KEYS",
            keys.display()
        ));
    }
    let apps = build()?;
    step("building press, keys and the post box for release", |log| {
        log.run(cargo().args(["build", "--release", "--locked", "-p", "press", "-p", "keys", "-p", "endpoint"]))
    })?;
    let dist = root().join("dist");
    step("printing both sites into dist", |log| {
        let mut press = Command::new(target().join("release/press"));
        press.current_dir(root()).args(["print", "--public", "public", "--keys"]).arg(&keys);
        press.arg("--apps").arg(&apps).arg("--site").arg(dist.join("portal")).arg("--inbox").arg(dist.join("inbox"));
        if let Some(pictures) = need::pictures() {
            press.arg("--pictures").arg(pictures);
        }
        log.run(&mut press)
    })
}
