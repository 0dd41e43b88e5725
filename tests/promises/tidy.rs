//! What a reader may rely on in every file, so that the map stays true.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use xtask::step::{read, root};

/// The top level is the design card: nothing may be added without somebody noticing.
const TOP_LEVEL: &[&str] =
    &["Cargo.lock", "Cargo.toml", "LICENSE", "README.md", "Trunk.toml", "public", "src", "style", "tests"];

/// Longer than this and a file wants to be two.
const LINES_MAX: usize = 400;

/// Names that say nothing, and names that cargo keeps for itself in a flat crate.
const NO_NAMES: &[&str] = &["utils", "util", "helper", "helpers", "manager", "common", "misc", "build"];

fn tracked(ending: &str) -> Vec<PathBuf> {
    let listed =
        read(Command::new("git").current_dir(root()).args(["ls-files", "--cached", "--others", "--exclude-standard"]))
            .expect("git lists the files");
    listed
        .lines()
        .filter(|line| line.ends_with(ending))
        .map(|line| root().join(line))
        .filter(|path| path.exists())
        .collect()
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

#[track_caller]
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_top_level_is_the_design_card() {
    let mut found: Vec<String> = tracked("")
        .iter()
        .filter_map(|path| Some(path.strip_prefix(root()).ok()?.components().next()?.as_os_str().to_str()?.to_owned()))
        .filter(|name| !name.starts_with('.'))
        .collect();
    found.sort();
    found.dedup();
    assert_eq!(found, TOP_LEVEL);
}

#[test]
fn every_rust_file_opens_with_what_it_is_and_is_short() {
    let mut faults = Vec::new();
    for path in tracked(".rs") {
        let text = fs::read_to_string(&path).expect("a text file");
        if !text.starts_with("//! ") {
            faults.push(format!("{}: the first line must say in a sentence what the file is, after //!", shown(&path)));
        }
        let lines = text.lines().count();
        if lines > LINES_MAX {
            faults.push(format!(
                "{}: {lines} lines; at most {LINES_MAX}: split it where the subject changes",
                shown(&path)
            ));
        }
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        if NO_NAMES.contains(&stem) {
            faults.push(format!(
                "{}: a file named {stem} says nothing, or cargo keeps the name for itself",
                shown(&path)
            ));
        }
    }
    none(&faults);
}

#[test]
fn every_path_that_a_readme_names_is_there() {
    let mut faults = Vec::new();
    for readme in tracked(".md") {
        // Pages of a site link to pages of a site: press checks those.
        if shown(&readme).contains("/pages/") || shown(&readme).contains("/sample/") {
            continue;
        }
        let text = fs::read_to_string(&readme).expect("a text file");
        let folder = readme.parent().expect("a file is in a folder");
        for target in links(&text) {
            let path = folder.join(target.split('#').next().unwrap_or_default());
            let elsewhere = target.contains(':') || target.starts_with('#');
            if !elsewhere && !path.exists() {
                faults.push(format!("{}: names {target}, which is not there", shown(&readme)));
            }
        }
    }
    none(&faults);
}

#[test]
fn a_part_has_one_name_in_rust_and_in_style() {
    let names = |folder: &str, ending: &str| -> Vec<String> {
        let listed = tracked(ending);
        let here = listed.iter().filter(|path| path.starts_with(root().join(folder)));
        here.filter_map(|path| path.file_stem()?.to_str().map(str::to_owned)).collect()
    };
    let (portal, inbox) = (names("src/portal", ".rs"), names("src/inbox", ".rs"));
    let faults: Vec<_> = names("style/parts", ".css")
        .iter()
        .map(|style| style.replace('-', "_"))
        .filter(|style| match style.strip_prefix("inbox_") {
            Some(part) => !inbox.iter().any(|name| name == part),
            None => !portal.contains(style),
        })
        .map(|style| format!("style/parts/{style}.css styles no part of that name in src/portal or src/inbox"))
        .collect();
    none(&faults);
}

#[test]
fn only_the_tokens_hold_colours() {
    let mut faults = Vec::new();
    for path in tracked(".css") {
        if path.ends_with("style/tokens.css") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a text file");
        for (number, line) in text.lines().enumerate() {
            let raw = line.contains("rgb(") || line.contains("hsl(") || has_hex_colour(line);
            let sided = ["margin-left", "margin-right", "padding-left", "padding-right", " left:", " right:", "float:"];
            if raw {
                faults.push(format!(
                    "{}:{}: a raw colour; give it a name in style/tokens.css",
                    shown(&path),
                    number + 1
                ));
            }
            if sided.iter().any(|word| line.contains(word)) {
                faults.push(format!(
                    "{}:{}: says left or right; say inline-start or inline-end",
                    shown(&path),
                    number + 1
                ));
            }
        }
    }
    none(&faults);
}

#[test]
fn nobody_is_told_of_this_machine() {
    let mut faults = Vec::new();
    for path_of in tracked("") {
        if fs::metadata(&path_of).is_ok_and(|file| file.len() == 0) {
            faults.push(format!("{}: an empty file", shown(&path_of)));
        }
        let Ok(text) = fs::read_to_string(&path_of) else { continue };
        if path_of.ends_with("Cargo.lock") {
            continue;
        }
        // A home or working folder of somebody's machine, written so that this line does not find itself.
        for path in
            [["/ho", "me/"], ["/ro", "ot/"], ["/Us", "ers/"], ["/wo", "rk/"], ["/tm", "p/"]].map(|parts| parts.concat())
        {
            let named = text.match_indices(&path).any(|(at, _)| {
                let before = text[..at].chars().next_back();
                let after = text[at + path.len()..].chars().next();
                before.is_none_or(|c| " \"'`(=".contains(c)) && after.is_some_and(|c| c.is_ascii_lowercase())
            });
            if named {
                faults.push(format!("{}: names {path}…, a place on somebody's machine", shown(&path_of)));
            }
        }
        for word in ["AGE-SECRET-KEY-1", "AGE-SECRET-KEY-PQ-1"] {
            // The marks of the format may be named; a whole key may not.
            let whole =
                text.split(word).skip(1).any(|rest| rest.chars().take_while(char::is_ascii_alphanumeric).count() > 40);
            if whole && !shown(&path_of).starts_with("tests/vectors") {
                faults.push(format!("{}: holds a private key", shown(&path_of)));
            }
        }
    }
    none(&faults);
}

#[test]
fn what_only_chromium_can_do_is_named() {
    let read = |path: &str| fs::read_to_string(root().join("tests").join(path)).expect("a text file");
    let functions = |path: &str| -> Vec<String> {
        let text = read(path);
        text.split("pub fn ").skip(1).filter_map(|rest| Some(rest.split_once('(')?.0.to_owned())).collect()
    };
    let browser = read("browser.rs");
    let (_, setup) = browser.split_once("pub struct Setup {").expect("how a browser is set up");
    let fields = setup.split('}').next().unwrap_or_default().split("pub ").skip(1);
    let beyond = fields.filter_map(|field| Some(field.split_once(':')?.0.to_owned()));
    let mut there: Vec<_> = beyond.filter(|name| !["engine", "size"].contains(&name.as_str())).collect();
    there.extend(["browser/chromium.rs", "browser/kill.rs"].into_iter().flat_map(functions));
    let list = read("README.md");
    let (_, list) = list.split_once("## What only Chromium can do").expect("the list");
    let rows = list.split("\n## ").next().unwrap_or_default().lines().filter(|line| line.starts_with("| `"));
    let mut named: Vec<_> = rows.flat_map(|row| row.split('`').skip(1).step_by(2)).map(str::to_owned).collect();
    there.sort();
    named.sort();
    assert_eq!(named, there, "the list in tests/README.md");
}

/// What stands in `](…)`.
fn links(text: &str) -> Vec<&str> {
    text.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect()
}

fn has_hex_colour(line: &str) -> bool {
    line.split('#').skip(1).any(|rest| {
        let digits = rest.chars().take_while(char::is_ascii_hexdigit).count();
        let next = rest.chars().nth(digits);
        matches!(digits, 3 | 4 | 6 | 8) && next.is_none_or(|next| !next.is_alphanumeric() && next != '-' && next != '_')
    })
}
