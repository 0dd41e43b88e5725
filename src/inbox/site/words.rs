//! The words on the screen: looked up by id, with names and numbers filled in. No word stands in the code.

use std::collections::BTreeMap;

use chrono::Datelike;
use forms::fill;
use serde::{Deserialize, Serialize};
use wire::Day;

/// Every message of `public/words/<lang>/inbox.ftl`, as `press` resolved it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Words(BTreeMap<String, String>);

impl Words {
    /// The words for this id. A missing message shows its id: odd, but never an empty button.
    #[must_use]
    pub fn say<'words>(&'words self, id: &'words str) -> &'words str {
        self.0.get(id).map_or(id, String::as_str)
    }

    /// The words for this id with `{$name}` and the like filled in.
    #[must_use]
    pub fn fill(&self, id: &str, values: &[(&str, &str)]) -> String {
        fill(self.say(id), values)
    }

    /// The words for a count: `…-one` for one, so that no plural rule runs in the browser.
    #[must_use]
    pub fn count(&self, id: &str, number: u64, name: &str) -> String {
        if number == 1 {
            return self.say(&format!("{id}-one")).to_owned();
        }
        self.fill(id, &[(name, &number.to_string())])
    }

    /// A day as people write it: "20 November 2026". What is not written as `2026-11-20` stays as it is.
    #[must_use]
    pub fn day(&self, day: &str) -> String {
        let Ok(Day(date)) = day.parse() else { return day.to_owned() };
        let month = self.say("months").split_whitespace().nth(date.month0() as usize).unwrap_or_default();
        format!("{} {month} {}", date.day(), date.year())
    }
}

impl From<BTreeMap<String, String>> for Words {
    fn from(words: BTreeMap<String, String>) -> Self {
        Self(words)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::{fs, path::Path};

    use super::*;
    use crate::site::used::USED;

    const FTL: &str = include_str!("../../../public/words/en/inbox.ftl");

    /// The English messages, with what `press` knows left as it stands.
    pub(crate) fn english() -> BTreeMap<String, String> {
        let mut words: BTreeMap<String, String> = BTreeMap::new();
        let mut last = String::new();
        for line in FTL.lines() {
            if let Some(more) = line.strip_prefix(' ').filter(|more| !more.trim().is_empty()) {
                let value = words.entry(last.clone()).or_default();
                value.push('\n');
                value.push_str(more.trim());
            } else if let Some((id, value)) = line.split_once(" =").filter(|_| !line.starts_with('#')) {
                id.clone_into(&mut last);
                words.insert(last.clone(), value.trim().replace("{ $", "{$").replace(" }", "}"));
            }
        }
        words
    }

    #[test]
    fn every_message_is_used_and_every_used_message_is_written() {
        let written = english();
        for id in USED {
            assert!(written.contains_key(*id), "inbox.ftl has no message {id}");
        }
        for id in written.keys() {
            assert!(USED.contains(&id.as_str()), "nothing in the inbox says {id}");
        }
    }

    #[test]
    fn the_list_of_used_messages_is_what_the_code_says() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut code = String::new();
        let mut left = vec![here.to_owned()];
        while let Some(path) = left.pop() {
            if path.is_dir() {
                left.extend(fs::read_dir(path).expect("a folder of this crate").flatten().map(|entry| entry.path()));
            } else if !path.ends_with("site/words.rs") && !path.ends_with("site/used.rs") {
                code.push_str(&fs::read_to_string(path).expect("a text file"));
            }
        }
        code.push_str("\"months\"");
        // The words for these are named by the crates that know what can go wrong.
        for id in USED.iter().filter(|id| !id.starts_with("trouble-") && !id.starts_with("fault-")) {
            let once = id.strip_suffix("-one").or_else(|| id.strip_suffix("-or")).unwrap_or(id);
            let found = code.contains(&format!("\"{id}\"")) || code.contains(&format!("{{{{word:{id}}}}}"));
            assert!(found || code.contains(&format!("\"{once}\"")), "the code never says {id}");
        }
        for call in [".say(\"", ".fill(\"", ".count(\""] {
            for id in code.split(call).skip(1).filter_map(|rest| rest.split_once('"')).map(|(id, _)| id) {
                assert!(USED.contains(&id), "{id} is said and not listed in USED");
            }
        }
    }

    #[test]
    fn every_message_has_a_comment_for_the_translator() {
        let mut above = "";
        for line in FTL.lines() {
            if line.contains(" =") && !line.starts_with([' ', '#']) {
                assert!(above.starts_with("# "), "no comment for the translator above: {line}");
            }
            above = line;
        }
    }

    #[track_caller]
    fn check_day(day: &str, expected: &str) {
        assert_eq!(Words(english()).day(day), expected);
    }

    #[test]
    fn a_day_is_written_as_people_write_it() {
        check_day("2026-11-20", "20 November 2026");
        check_day("2026-01-02", "2 January 2026");
    }

    #[test]
    fn what_is_no_day_stays_as_it_is() {
        check_day("after Christmas", "after Christmas");
        check_day("2026-11-32", "2026-11-32");
    }
}
