//! One style sheet: the files that `main.css` or another imports, in its order, joined and printed without a byte too many.

use lightningcss::{
    rules::{CssRule, CssRuleList, Location, layer::LayerBlockRule, media::MediaRule, supports::SupportsRule},
    stylesheet::{ParserOptions, PrinterOptions, StyleSheet},
    targets::{Features, Targets},
};

use crate::{council::colours::Colours, source::Folder};

/// Joins a style sheet with everything it imports, and adds the council's accents at the end.
///
/// # Errors
///
/// What is no style sheet, or an import that leads nowhere, with its file and line.
pub fn join(folder: &Folder, main: &str, colours: &Colours) -> Result<String, String> {
    let rules = CssRuleList(rules(folder, main, &mut vec![main.to_owned()])?);
    // Written with `min-width`: a tablet from before 2023 knows no `width >= …`.
    let targets = Targets { include: Features::MediaQueries, ..Targets::default() };
    let printed = StyleSheet::new(Vec::new(), rules, ParserOptions::default())
        .to_css(PrinterOptions { minify: true, targets, ..PrinterOptions::default() })
        .map_err(|why| format!("{main} cannot be printed: {why}"))?;
    let Colours { accent, accent_dark } = colours;
    Ok(format!("{}:root{{--accent-light:{accent};--accent-dark:{accent_dark}}}\n", printed.code))
}

/// How the sheets of a page on paper are numbered, as "2 of 4", in the words of a language.
pub fn numbers(words: &str) -> String {
    let words = words.replace('\\', "\\\\").replace('"', "\\\"");
    let counted = words.replace("{$number}", "\" counter(page) \"").replace("{$most}", "\" counter(pages) \"");
    format!(":root{{--paper-page:\"{counted}\"}}\n")
}

/// The rules of a file, with those that it imports in the place of each import. `path` leads to the file.
fn rules<'folder>(
    folder: &'folder Folder,
    name: &str,
    path: &mut Vec<String>,
) -> Result<Vec<CssRule<'folder>>, String> {
    let bytes = folder.bytes(name).ok_or_else(|| format!("there is no {name} in the folder of styles; see --style"))?;
    let text = std::str::from_utf8(bytes).map_err(|_| format!("{name} is not UTF-8 text; save it again as UTF-8"))?;
    let sheet = StyleSheet::parse(text, ParserOptions::default()).map_err(|why| {
        let line = why.loc.map_or(0, |place| place.line) + 1;
        format!("{name}, line {line}: {}; correct that line", why.kind)
    })?;
    let mut joined = Vec::new();
    for rule in sheet.rules.0 {
        let CssRule::Import(import) = rule else {
            joined.push(rule);
            continue;
        };
        let place = |loc: Location| format!("{name}, line {}", loc.line + 1);
        let file = import.url.trim_start_matches("./");
        let beside = name.rsplit_once('/').map_or_else(|| file.to_owned(), |(folder, _)| format!("{folder}/{file}"));
        if path.contains(&beside) {
            return Err(format!("{}: {beside} imports itself; take one of the imports out", place(import.loc)));
        }
        if folder.bytes(&beside).is_none() {
            return Err(format!("{}: there is no {beside}; write it or take the import out", place(import.loc)));
        }
        path.push(beside.clone());
        let mut imported = rules(folder, &beside, path)?;
        path.pop();
        // What the imported rules are wrapped in, so that they mean the same where they stand now.
        let loc = import.loc;
        if let Some(name) = import.layer {
            imported = vec![CssRule::LayerBlock(LayerBlockRule { name, rules: CssRuleList(imported), loc })];
        }
        if !import.media.media_queries.is_empty() {
            imported = vec![CssRule::Media(MediaRule { query: import.media, rules: CssRuleList(imported), loc })];
        }
        if let Some(condition) = import.supports {
            imported = vec![CssRule::Supports(SupportsRule { condition, rules: CssRuleList(imported), loc })];
        }
        joined.extend(imported);
    }
    Ok(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_of_paper_are_numbered_in_the_order_of_the_language() {
        let expected = ":root{--paper-page:\"\" counter(pages) \" \\\"/\\\" \" counter(page) \"\"}\n";
        assert_eq!(numbers("{$most} \"/\" {$number}"), expected);
    }

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
        let expected = "@layer tokens{:root{--accent:blue}}@media print{b{color:#000}}a{color:red}\
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
        check("main.css", "@import x.css", "main.css, line 1: Unexpected token Ident(\"x\"); correct that line");
        check(
            "parts/b.css",
            "@import \"a.css\";",
            "parts/b.css, line 1: parts/a.css imports itself; take one of the imports out",
        );
    }

    #[test]
    fn what_is_no_style_is_named_with_its_line_and_an_old_tablet_understands_the_rest() {
        check(
            "parts/b.css",
            "b {}\nb { color red }\n",
            "parts/b.css, line 2: Unexpected token Ident(\"red\"); correct that line",
        );
        let expected = "@layer tokens{:root{--accent:blue}}@media print{@media (min-width:40rem){b{inset:0}}}a{color:red}\
                        :root{--accent-light:#111111;--accent-dark:#eeeeee}\n";
        check("parts/b.css", "@media (min-width: 40rem) { b { inset: 0 } }", expected);
    }
}
