//! The oldest browsers that get the form, as README.md says: decided by one feature each, and asked for nothing newer. Scripts
//! are held to it in promises/reports.rs, which also sees that whoever stands beneath it is shown paper, phone and advocate.

use std::{collections::BTreeMap, fs, path::Path, process::Command};

use promises::council;
use serde::Deserialize;
use serde_json::json;
use xtask::{
    need,
    step::{read, root},
};

/// What the form cannot be without: in words, in MDN's data, and to whoever judges WebAssembly.
const NEEDS: &[(&str, &str, Option<&str>)] = &[
    ("WebAssembly reference types", "webassembly.reference-types", Some("--enable-reference-types")),
    ("WebAssembly bulk memory", "webassembly.bulk-memory-operations", Some("--enable-bulk-memory")),
    ("WebAssembly sign extension", "webassembly.sign-extension-operations", Some("--enable-sign-ext")),
    (
        "WebAssembly saturating conversions",
        "webassembly.non-trapping-float-to-int-conversions",
        Some("--enable-nontrapping-float-to-int"),
    ),
    ("WebAssembly multiple values", "webassembly.multi-value", Some("--enable-multivalue")),
    ("module workers", "api.Worker.Worker.ecmascript_modules", None),
    ("JavaScript of 2020", "javascript.operators.nullish_coalescing", None),
    ("JavaScript of 2020", "javascript.operators.optional_chaining", None),
];

/// What the style asks that is newer than the floors, and what is there without it.
const DOES_WITHOUT: &[(&str, &str)] = &[
    (":backdrop", "the page behind a dialog is not dimmed"),
    (":focus-visible", "the browser draws its own ring"),
    (":has", "a chosen card is told by its radio button, and cards stand in one column"),
    ("@media forced-colors", "the browser's own forced colours"),
    ("@media scripting", "what needs a script goes after six seconds, not at once"),
    ("@page", "the browser's own margins on paper"),
    ("accent-color", "radio buttons in the browser's own colour"),
    ("cursor: pointer", "a finger has none"),
    ("forced-color-adjust", "pictures take the browser's forced colours"),
    ("forced-color-adjust: none", "the same"),
    ("overflow-wrap: anywhere", "a very long word on a card is cut"),
    ("overscroll-behavior", "pulling at a question may ask whether to leave it"),
    ("overscroll-behavior: none", "the same"),
    ("resize", "a box has the size it has"),
    ("resize: vertical", "the same"),
    ("size", "the browser's own size of paper"),
    ("svh", "the line before it says vh"),
    ("text-size-adjust", "two spellings, one for each browser that needs it"),
    ("text-wrap", "lines are broken where they are full"),
    ("text-wrap: pretty", "the same"),
];

#[derive(Deserialize)]
struct Judged {
    /// From which version each browser has a feature.
    features: BTreeMap<String, BTreeMap<String, Option<f64>>>,
    /// What the style asks that is newer than a floor, and than which.
    newer: BTreeMap<String, String>,
}

/// The rows of the table in README.md: the browsers as MDN's data call them, the version, and the feature that decides.
fn floors() -> Vec<(&'static [&'static str], f64, String)> {
    let readme = fs::read_to_string(root().join("README.md")).expect("it is there");
    let browsers =
        [("| Chrome", &["chrome"][..]), ("| Firefox", &["firefox"]), ("| Safari", &["safari", "safari_ios"])];
    let row = |(start, ids)| {
        let row = readme.lines().find(|line| line.starts_with(start)).unwrap_or_else(|| panic!("no row {start}"));
        let cells: Vec<_> = row.split('|').map(str::trim).collect();
        let version = cells[2].split(' ').next().and_then(|number| number.parse().ok()).expect("a version");
        (ids, version, cells[3].to_owned())
    };
    browsers.map(row).into()
}

/// The files of the printed portal whose names end so.
fn files(folder: &Path, ending: &str) -> Vec<std::path::PathBuf> {
    let all = fs::read_dir(folder).expect("a printed site").flatten().map(|entry| entry.path());
    let inside = |path: std::path::PathBuf| if path.is_dir() { files(&path, ending) } else { vec![path] };
    all.flat_map(inside).filter(|path| path.to_string_lossy().ends_with(ending)).collect()
}

/// All styles of the portal: they stand in its pages.
fn style(site: &Path) -> String {
    let pages = files(site, ".html").into_iter().map(|page| fs::read_to_string(page).expect("a page"));
    let styles = |page: String| -> Vec<String> {
        page.split("<style>").skip(1).filter_map(|rest| Some(rest.split_once("</style>")?.0.to_owned())).collect()
    };
    pages.flat_map(styles).collect::<std::collections::BTreeSet<_>>().into_iter().collect()
}

fn judge(site: &Path) -> Judged {
    let floors: BTreeMap<_, _> =
        floors().into_iter().flat_map(|(ids, version, _)| ids.iter().map(move |id| (*id, version))).collect();
    let features: Vec<_> = NEEDS.iter().map(|(_, path, _)| path).collect();
    let folder = tempfile::tempdir().expect("a folder");
    let sheet = folder.path().join("style.css");
    fs::write(&sheet, style(site)).expect("the style is written");
    let mut node = Command::new("node");
    node.arg(root().join("tests/contract/floors.mjs")).arg(need::npm_dir().join("node_modules"));
    node.args([json!(floors).to_string(), json!(features).to_string()]).arg(sheet);
    serde_json::from_str(&read(&mut node).expect("MDN's data are read")).expect("JSON")
}

#[test]
fn each_floor_is_where_the_newest_feature_that_the_form_needs_came() {
    let judged = judge(&council::exampleshire().dir.join("sites/portal"));
    for (ids, floor, because) in floors() {
        let since = |path: &str, id: &str| judged.features[path][id].unwrap_or(f64::INFINITY);
        let newest = NEEDS.iter().flat_map(|(_, path, _)| ids.iter().map(|id| since(path, id))).fold(0.0, f64::max);
        assert_eq!(floor, newest, "README.md, {ids:?}");
        let decides =
            |(words, path, _): &&(&str, &str, _)| *words == because && ids.iter().any(|id| since(path, id) == newest);
        assert!(NEEDS.iter().any(|need| decides(&need)), "README.md, {ids:?}: {because} does not decide it");
    }
}

#[test]
fn the_style_asks_nothing_newer_that_it_cannot_do_without() {
    let judged = judge(&council::exampleshire().dir.join("sites/portal"));
    let named: Vec<_> = DOES_WITHOUT.iter().map(|(name, _)| name.to_string()).collect();
    let found: Vec<_> = judged.newer.keys().cloned().collect();
    assert_eq!(found, named, "newer than the floors in README.md: {:#?}", judged.newer);
}

#[test]
fn the_programs_are_webassembly_of_the_floors() {
    let programs = files(&council::exampleshire().dir.join("sites/portal"), ".wasm");
    assert!(programs.len() > 1, "the form and the worker that sends: {programs:?}");
    let wasm_opt = need::npm_command("wasm-opt").expect("what makes programs smaller judges them too");
    let folder = tempfile::tempdir().expect("a folder");
    for program in &programs {
        // What a program says of itself would be believed.
        let bare = folder.path().join("bare.wasm");
        read(Command::new(&wasm_opt).arg("--strip-target-features").arg(program).arg("-o").arg(&bare)).expect("bare");
        let judge = |allowed: &mut dyn Iterator<Item = &str>| {
            let mut judge = Command::new(&wasm_opt);
            read(judge.arg("--mvp-features").args(allowed).arg(&bare).args(["-o", "/dev/null"]))
        };
        let needs = || NEEDS.iter().filter_map(|(_, _, switch)| *switch);
        judge(&mut needs()).unwrap_or_else(|why| panic!("{}: {why}", program.display()));
        let without = judge(&mut needs().filter(|switch| *switch != "--enable-reference-types"));
        assert!(without.is_err(), "{}: nothing is refused", program.display());
    }
}
