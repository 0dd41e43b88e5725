//! One style sheet for a site: the files that `main.css` imports, in its order, joined.

use crate::{council::colours::Colours, source::Folder};

/// Joins a style sheet with everything it imports, and adds the council's accents at the end.
///
/// # Errors
///
/// An import that leads nowhere, with its file and line.
pub fn join(folder: &Folder, main: &str, colours: &Colours) -> Result<String, String> {
    let mut joined = String::new();
    join_into(folder, main, &mut vec![main.to_owned()], &mut joined)?;
    let Colours { accent, accent_dark } = colours;
    joined.push_str(&format!(":root{{--accent-light:{accent};--accent-dark:{accent_dark}}}\n"));
    Ok(joined)
}

fn join_into(folder: &Folder, name: &str, path: &mut Vec<String>, joined: &mut String) -> Result<(), String> {
    let bytes = folder.bytes(name).ok_or_else(|| format!("there is no {name} in the folder of styles; see --style"))?;
    let text = std::str::from_utf8(bytes).map_err(|_| format!("{name} is not UTF-8 text; save it again as UTF-8"))?;
    for (number, line) in (1..).zip(without_comments(text).lines()) {
        let line = line.trim();
        let Some(import) = line.strip_prefix("@import") else {
            if !line.is_empty() {
                joined.push_str(line);
                joined.push('\n');
            }
            continue;
        };
        let (file, condition) = imported(import).ok_or_else(|| {
            format!("{name}, line {number}: an import is written @import url(\"parts/x.css\"); on a line of its own")
        })?;
        let beside = name.rsplit_once('/').map_or_else(|| file.clone(), |(folder, _)| format!("{folder}/{file}"));
        if path.contains(&beside) {
            return Err(format!("{name}, line {number}: {beside} imports itself; take one of the imports out"));
        }
        if folder.bytes(&beside).is_none() {
            return Err(format!("{name}, line {number}: there is no {beside}; write it or take the import out"));
        }
        path.push(beside.clone());
        let open = opening(&condition);
        if let Some(open) = &open {
            joined.push_str(&format!("{open}{{\n"));
        }
        join_into(folder, &beside, path, joined)?;
        if open.is_some() {
            joined.push_str("}\n");
        }
        path.pop();
    }
    Ok(())
}

/// The file of an import and what stands after it: `layer(parts)`, `print`, or nothing.
fn imported(import: &str) -> Option<(String, String)> {
    let import = import.trim().strip_suffix(';')?.trim();
    let (file, condition) = match import.strip_prefix("url(") {
        Some(rest) => rest.split_once(')')?,
        None => import.strip_prefix('"')?.split_once('"')?,
    };
    let file = file.trim().trim_matches(['"', '\'']).trim_start_matches("./");
    (!file.is_empty()).then(|| (file.to_owned(), condition.trim().to_owned()))
}

/// What the imported rules are wrapped in, so that they mean the same where they stand now.
fn opening(condition: &str) -> Option<String> {
    match condition.strip_prefix("layer(").and_then(|rest| rest.strip_suffix(')')) {
        Some(layer) => Some(format!("@layer {layer}")),
        None if condition.is_empty() => None,
        None => Some(format!("@media {condition}")),
    }
}

/// Comments weigh and nobody reads them there. Line ends in them stay, so that line numbers do.
fn without_comments(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("/*") {
        kept.push_str(before);
        let (inside, after) = comment.split_once("*/").unwrap_or((comment, ""));
        kept.extend(inside.chars().filter(|letter| *letter == '\n'));
        rest = after;
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> Folder {
        let mut folder = Folder::new("style");
        folder.put("main.css", "/* order\n */\n@import url(\"tokens.css\") layer(tokens);\n@import \"parts/a.css\";\n");
        folder.put("tokens.css", ":root {\n  --accent: blue; /* the council's */\n}\n");
        folder.put("parts/a.css", "@import url(b.css) print;\na { color: red }\n");
        folder.put("parts/b.css", "b { color: black }\n");
        folder
    }

    #[track_caller]
    fn check(name: &str, text: &str, expected: &str) {
        let mut folder = folder();
        folder.put(name, text);
        let colours = Colours { accent: "#111111".into(), accent_dark: "#eeeeee".into() };
        assert_eq!(join(&folder, "main.css", &colours).unwrap_or_else(|why| why), expected);
    }

    #[test]
    fn imports_are_joined_in_order_with_the_accents_last() {
        let expected = "@layer tokens{\n:root {\n--accent: blue;\n}\n}\n@media print{\nb { color: black }\n}\na { color: red }\n\
                        :root{--accent-light:#111111;--accent-dark:#eeeeee}\n";
        check("none.css", "", expected);
    }

    #[test]
    fn an_import_that_leads_nowhere_is_named_with_its_line() {
        check(
            "main.css",
            "/* a\nb */\n@import \"x.css\";",
            "main.css, line 3: there is no x.css; write it or take the import out",
        );
        check(
            "main.css",
            "@import x.css",
            "main.css, line 1: an import is written @import url(\"parts/x.css\"); on a line of its own",
        );
        check(
            "parts/b.css",
            "@import \"a.css\";",
            "parts/b.css, line 1: parts/a.css imports itself; take one of the imports out",
        );
    }
}
