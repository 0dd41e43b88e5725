//! What wasm-bindgen wrote: an app's script and its wasm, each under a name of its own.

use std::path::Path;

use super::{
    files::{Files, Keep},
    script,
};
use crate::source::Folder;

/// An app as it was built.
#[derive(Clone, Debug)]
pub struct App {
    name: String,
    /// The file name of the wasm as the script knows it.
    wasm_name: String,
    script: String,
    wasm: Vec<u8>,
    /// Scripts that the app's script imports, by their address beneath its folder.
    snippets: Vec<(String, Vec<u8>)>,
}

/// Where an app's two files stand beneath the base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The script.
    pub script: String,
    /// The wasm.
    pub wasm: String,
}

/// Reads `NAME.js` and `NAME_bg.wasm`, or the same with a hash in their names, from a folder.
///
/// # Errors
///
/// What is missing, or there twice, and what to do.
pub fn read(folder: &Path, name: &str) -> Result<App, String> {
    let advice = "build it with `cargo xtask build`, or see that --apps names the folder that wasm-bindgen wrote to";
    let built = Folder::read(folder).map_err(|error| format!("cannot read {error}; {advice}"))?;
    let one = |ending: &str| {
        let mut found = built.names().filter(|file| is_of(file, name, ending));
        match (found.next(), found.next()) {
            (Some(file), None) => Ok(file.to_owned()),
            (None, _) => Err(format!("there is no {name}{ending} in {}; {advice}", folder.display())),
            (Some(one), Some(other)) => {
                Err(format!("{} holds {one} and {other}; empty it and build again", folder.display()))
            }
        }
    };
    let (script_name, wasm_name) = (one(".js")?, one("_bg.wasm")?);
    let bytes = |file: &str| built.bytes(file).unwrap_or_default().to_vec();
    let script = String::from_utf8(bytes(&script_name))
        .map_err(|_| format!("{} is not text; {advice}", folder.join(&script_name).display()))?;
    let snippets = built.names().filter(|file| file.starts_with("snippets/"));
    let snippets = snippets.map(|file| (file.to_owned(), bytes(file))).collect();
    Ok(App { name: name.to_owned(), wasm: bytes(&wasm_name), wasm_name, script, snippets })
}

impl App {
    /// Puts both files into a folder of the site, under hashed names; the script then names the hashed wasm.
    pub fn put(&self, folder: &str, files: &mut Files) -> Placed {
        let Self { name, wasm_name, script, wasm, snippets } = self;
        let wasm = files.put_hashed(&format!("{folder}/{name}"), "wasm", wasm.clone());
        let wasm_file = wasm.rsplit('/').next().unwrap_or(&wasm);
        let script = script::tidy(&script.replace(wasm_name.as_str(), wasm_file));
        let script = files.put_hashed(&format!("{folder}/{name}"), "js", script);
        for (address, bytes) in snippets {
            files.put_kept(&format!("{folder}/{address}"), Keep::ForEver, bytes.clone());
        }
        Placed { script, wasm }
    }
}

/// `portal.js` and `portal-0a1b2c.js` are of `portal`; `portal_bg.wasm` and `portal-0a1b2c_bg.wasm` too.
fn is_of(file: &str, name: &str, ending: &str) -> bool {
    file.strip_prefix(name)
        .and_then(|rest| rest.strip_suffix(ending))
        .is_some_and(|hash| hash.is_empty() || (hash.starts_with('-') && !hash.contains('_')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_and_without_a_hash_belong_to_their_app() {
        assert!(is_of("portal.js", "portal", ".js"));
        assert!(is_of("portal-0a1b2c.js", "portal", ".js"));
        assert!(is_of("portal-0a1b2c_bg.wasm", "portal", "_bg.wasm"));
        assert!(!is_of("portal_bg.js", "portal", ".js"));
        assert!(!is_of("worker.js", "portal", ".js"));
    }

    #[test]
    fn a_script_names_the_wasm_that_stands_beside_it() {
        let app = App {
            name: "worker".into(),
            wasm_name: "worker_bg.wasm".into(),
            script: "new URL('worker_bg.wasm', import.meta.url)".into(),
            wasm: b"\0asm".to_vec(),
            snippets: vec![("snippets/a/b.js".into(), b"x".to_vec())],
        };
        let mut files = Files::default();
        let Placed { script, wasm } = app.put("worker", &mut files);
        let text = String::from_utf8_lossy(files.get(&script).expect("the script")).into_owned();
        assert_eq!(format!("worker/{}", text.split('\'').nth(1).expect("a name")), wasm);
        assert_eq!(files.get("worker/snippets/a/b.js"), Some(&b"x"[..]));
    }

    #[test]
    fn an_app_that_was_not_built_is_named() {
        let why = read(Path::new("no/such/folder"), "portal").expect_err("nothing is there");
        assert!(why.starts_with("cannot read no/such/folder: "), "{why}");
        assert!(why.ends_with("names the folder that wasm-bindgen wrote to"), "{why}");
    }
}
