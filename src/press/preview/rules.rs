//! Reads a `_headers` file as static hosts do: a pattern on a line of its own, its header fields indented beneath.

use hyper::header::{HeaderName, HeaderValue};

/// Which header fields stand on which addresses.
#[derive(Debug)]
pub(super) struct Rules {
    rules: Vec<Rule>,
    base: String,
}

#[derive(Debug)]
struct Rule {
    pattern: String,
    fields: Vec<(HeaderName, HeaderValue)>,
}

impl Rules {
    /// Reads the file, or says which line is not understood. `base` is where the site stands: a pattern fits the whole
    /// address or what is beneath the base.
    pub(super) fn parse(text: &str, base: &str) -> Result<Self, String> {
        let mut rules: Vec<Rule> = Vec::new();
        for (number, line) in text.lines().enumerate() {
            let fault = |why: &str| format!("line {}: {why}", number + 1);
            if line.trim().is_empty() || line.trim_start().starts_with('#') {
                continue;
            }
            if line.starts_with([' ', '\t']) {
                let rule = rules
                    .last_mut()
                    .ok_or_else(|| fault("a header field stands before any pattern; move it beneath one"))?;
                rule.fields.push(field(line).ok_or_else(|| fault("a header field is written `Name: value`"))?);
            } else {
                let pattern = line.trim_end();
                let star = pattern.find('*');
                if !pattern.starts_with('/') || star.is_some_and(|place| place + 1 != pattern.len()) {
                    return Err(fault("a pattern starts with a slash and may end with one *"));
                }
                rules.push(Rule { pattern: pattern.to_owned(), fields: Vec::new() });
            }
        }
        Ok(Self { rules, base: base.to_owned() })
    }

    /// The fields for an address; where a name comes twice, the later one counts.
    pub(super) fn fields(&self, path: &str) -> impl Iterator<Item = &(HeaderName, HeaderValue)> {
        let beneath = path.strip_prefix(self.base.trim_end_matches('/')).filter(|rest| rest.starts_with('/'));
        let fits = move |rule: &&Rule| rule.fits(path) || beneath.is_some_and(|beneath| rule.fits(beneath));
        self.rules.iter().filter(fits).flat_map(|rule| &rule.fields)
    }
}

impl Rule {
    fn fits(&self, path: &str) -> bool {
        match self.pattern.strip_suffix('*') {
            Some(start) => path.starts_with(start),
            None => path == self.pattern,
        }
    }
}

fn field(line: &str) -> Option<(HeaderName, HeaderValue)> {
    let (name, value) = line.trim().split_once(':')?;
    Some((name.trim().parse().ok()?, value.trim().parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# for everything\n/*\n  X-Frame-Options: DENY\n  Cache-Control: no-cache\n\n\
                        /app/*\n\tCache-Control: max-age=31536000, immutable\n/help-now/\n  X-One: 1\n";

    #[track_caller]
    fn check(path: &str, expected: &str) {
        let rules = Rules::parse(FILE, "/front-seat/").unwrap();
        let mut found = hyper::HeaderMap::new();
        for (name, value) in rules.fields(path) {
            found.insert(name, value.clone());
        }
        let found: Vec<_> = found.iter().map(|(name, value)| format!("{name}: {}", value.to_str().unwrap())).collect();
        assert_eq!(found.join(" | "), expected);
    }

    #[test]
    fn later_rules_override_and_patterns_fit_beneath_the_base_too() {
        check("/front-seat/", "x-frame-options: DENY | cache-control: no-cache");
        check("/front-seat/app/a.js", "x-frame-options: DENY | cache-control: max-age=31536000, immutable");
        check("/app/a.js", "x-frame-options: DENY | cache-control: max-age=31536000, immutable");
        check("/front-seat/help-now/", "x-frame-options: DENY | cache-control: no-cache | x-one: 1");
        check("/front-seat/help-now/more", "x-frame-options: DENY | cache-control: no-cache");
        check("/front-seated/app/", "x-frame-options: DENY | cache-control: no-cache");
    }

    #[track_caller]
    fn check_fault(file: &str, expected: &str) {
        assert_eq!(Rules::parse(file, "/").unwrap_err(), expected);
    }

    #[test]
    fn a_wrong_line_is_named() {
        check_fault("  A: b", "line 1: a header field stands before any pattern; move it beneath one");
        check_fault("/*\n  just words", "line 2: a header field is written `Name: value`");
        check_fault("/*\n  Bad Name: x", "line 2: a header field is written `Name: value`");
        check_fault("app/*", "line 1: a pattern starts with a slash and may end with one *");
        check_fault("\n/*/app", "line 2: a pattern starts with a slash and may end with one *");
    }
}
