//! What a browser downloads, made smaller: wasm by wasm-opt, its script by terser, and the names that pass between them.

use std::{collections::BTreeMap, fs, path::Path, process::Command};

use crate::{
    need,
    step::{Result, read},
};

/// What wasm-opt does, in its order. A server framework that Leptos carries gives out streams that nothing here takes.
const WASM_OPT: &[&str] = &[
    // The features that rustc 1.95 uses for wasm32 by default.
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--remove-exports=*intounderlying*",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--skip-pass=local-cse",
    "--minify-imports-and-exports-and-modules",
];

/// The name under which wasm-opt then asks for everything.
const MODULE: &str = "a";

/// What wasm-opt says of the names it changed: *imports* as module, old and new name, *exports* as old and new name.
type Renamed = BTreeMap<String, Vec<Vec<String>>>;

/// Makes `NAME.js` and `NAME_bg.wasm` of a folder from those in `raw` beneath it, once, if the tools for it are there.
pub fn shrink(folder: &Path, name: &str) -> Result<()> {
    let [wasm_opt, terser] = ["wasm-opt", "terser"].map(need::npm_command);
    let (Some(wasm_opt), Some(terser)) = (wasm_opt, terser) else { return Ok(()) };
    let (script, wasm, raw) = (format!("{name}.js"), format!("{name}_bg.wasm"), folder.join("raw"));
    let (mark, how) = (raw.join("small"), WASM_OPT.join(" "));
    if fs::read_to_string(&mark).is_ok_and(|done| done == how) {
        return Ok(());
    }
    let said = read(Command::new(wasm_opt).args(WASM_OPT).arg(raw.join(&wasm)).arg("-o").arg(folder.join(&wasm)))?;
    let renamed = serde_json::from_str(&said).map_err(|error| format!("wasm-opt said no names: {error}"))?;
    let cannot = |error| format!("cannot make {} smaller: {error}", folder.display());
    let text = rename(fs::read_to_string(raw.join(&script)).map_err(cannot)?, renamed)?;
    fs::write(folder.join(&script), text).map_err(cannot)?;
    let options = ["--module", "--compress", "--mangle", "--output"];
    read(Command::new(terser).arg(folder.join(&script)).args(options).arg(folder.join(&script)))?;
    fs::write(mark, how).map_err(cannot)
}

/// wasm-bindgen's script with the new names: what it gives stands there as `NAME:`, what it takes as `wasm.NAME`.
fn rename(mut script: String, mut renamed: Renamed) -> Result<String> {
    let mut change = |old: &str, new: &str| {
        let there = script.contains(old);
        script = script.replace(old, new);
        there
    };
    for import in renamed.remove("imports").unwrap_or_default() {
        let [module, old, new] = import.as_slice() else { continue };
        change(&format!("\"{module}\":"), &format!("{MODULE}:"));
        if !change(&format!("{old}:"), &format!("{new}:")) {
            return Err(format!("the script gives no {old}"));
        }
    }
    let mut exports = renamed.remove("exports").unwrap_or_default();
    // One name may begin with another.
    exports.sort_by_key(|export| std::cmp::Reverse(export.first().map(String::len)));
    for export in exports {
        if let [old, new] = export.as_slice() {
            change(&format!("wasm.{old}"), &format!("wasm.{new}"));
        }
    }
    Ok(script)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn renamed(imports: &[[&str; 3]], exports: &[[&str; 2]]) -> Renamed {
        let owned = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
        let imports = imports.iter().map(|import| owned(import)).collect();
        let exports = exports.iter().map(|export| owned(export)).collect();
        Renamed::from([("imports".to_owned(), imports), ("exports".to_owned(), exports)])
    }

    #[test]
    fn each_name_is_changed_where_it_passes_to_or_from_wasm_and_nowhere_else() {
        let script = "const i={__wbg_new_01: function(){ return memory(wasm.call, wasm.call_2) }};({\"./a_bg.js\":i})";
        let names = renamed(&[["./a_bg.js", "__wbg_new_01", "b"]], &[["call", "c"], ["call_2", "d"], ["memory", "e"]]);
        let expected = "const i={b: function(){ return memory(wasm.c, wasm.d) }};({a:i})";
        assert_eq!(rename(script.to_owned(), names).as_deref(), Ok(expected));
    }

    #[test]
    fn a_script_that_lacks_what_its_wasm_asks_for_is_named() {
        let names = renamed(&[["./a_bg.js", "__wbg_new_01", "b"]], &[]);
        assert_eq!(rename("{}".to_owned(), names), Err("the script gives no __wbg_new_01".to_owned()));
    }
}
