//! What this council calls things: its own words, which every text may name.

use crate::{fault::Faults, table::Table};

/// Each word: its key in `[words]`, the name by which texts call it, and what it is if the council says nothing.
pub const WORDS: [(&str, &str, &str); 6] = [
    ("meeting", "meeting", "meeting"),
    ("review", "review", "review"),
    ("iro", "iro-word", "IRO"),
    ("council", "council-word", "council"),
    ("lead", "lead", "lead"),
    ("record_within", "record-within", "20 working days, about four weeks"),
];

/// The words of a council, in the order of [`WORDS`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms(pub [String; WORDS.len()]);

impl Default for Terms {
    fn default() -> Self {
        Self(WORDS.map(|(.., usual)| usual.to_owned()))
    }
}

/// Reads `[words]`.
pub fn read(mut table: Table<'_>, faults: &mut Faults) -> Terms {
    let terms = WORDS.map(|(key, _, usual)| {
        let own = if table.has(key) { table.need(key, usual, faults) } else { table.text(key, faults) };
        own.map_or_else(|| usual.to_owned(), |own| own.value)
    });
    table.done(faults);
    Terms(terms)
}

#[cfg(test)]
mod tests {
    use crate::sample::{changed, check_report};

    const COUNCIL: &str = "council.toml";
    const PAGE: &str = "pages/en/iro.md";

    #[test]
    fn what_the_council_calls_things_stands_in_every_text() {
        let said = |words: &str| {
            let page = (
                PAGE,
                "Everybody has one.",
                "Your { $iro-word } of the { $council-word } at your { $review } within { $record-within }: you { $lead }.",
            );
            let checked = changed(&[(COUNCIL, "meeting = \"meeting\"", words), page]);
            assert!(checked.faults.is_empty(), "{}", checked.faults);
            let markdown = &checked.public.languages["en"].pages[0].markdown;
            markdown.lines().find_map(|line| line.strip_prefix("Your ")).expect("the line").to_owned()
        };
        assert_eq!(
            said(""),
            "IRO of the council at your review within 20 working days, about four weeks: you lead.[^one]"
        );
        assert_eq!(
            said(
                "iro = \"Listener\"\ncouncil = \"borough\"\nreview = \"All About Me\"\nlead = \"run it\"\nrecord_within = \"a week\""
            ),
            "Listener of the borough at your All About Me within a week: you run it.[^one]"
        );
        check_report(
            &[(COUNCIL, "meeting = \"meeting\"", "meeting = \"\"")],
            "public/council.toml:92:11: [words] has an empty \"meeting\"; write it, as \"meeting\"",
        );
    }
}
