//! What this council calls things: its own words, which every text may name.

use crate::{fault::Faults, table::Table};

/// Each word: its key in `[words]`, the name by which texts call it, and what it is if the council says nothing.
pub const WORDS: [(&str, &str, &str); 7] = [
    ("meeting", "meeting", "meeting"),
    ("review", "review", "review"),
    ("iro", "iro-word", "IRO"),
    ("council", "council-word", "council"),
    ("lead", "lead", "lead"),
    ("record_within", "record-within", "20 working days, about four weeks"),
    ("reach_first", "reach-first", "your school"),
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
    use std::path::Path;

    use crate::{
        plain::measure::{sentences, words},
        sample::{changed, check_report, checked},
        source::Folder,
    };

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

    #[test]
    fn a_text_that_begins_with_a_word_of_the_council_begins_with_a_capital() {
        let title = |words: &str| {
            let checked = changed(&[("words/en/inbox.ftl", "Letters for the { $meeting }", words)]);
            let english = &checked.public.languages["en"];
            english.inbox.as_ref().and_then(|inbox| inbox.text("title", &english.variables))
        };
        assert_eq!(title("{ $meeting } copy: { $meeting }").as_deref(), Some("Meeting copy: meeting"));
        assert_eq!(title("{ $names }, { $meeting }").as_deref(), Some("{$names}, meeting"));
    }

    /// Our own words, for a council that calls everything otherwise: what is left of the usual words is meant so.
    #[test]
    fn no_text_of_ours_keeps_a_word_that_the_council_calls_otherwise() {
        let usual = ["meeting", "review", "IRO", "council"];
        let mut folder = Folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public")).expect("our words");
        let mut council = String::from_utf8_lossy(folder.bytes(COUNCIL).expect("the council")).into_owned();
        for (word, own) in usual.into_iter().zip(["chat", "look-back", "listener", "borough"]) {
            let said = format!("{} = \"{word}\"", word.to_lowercase());
            assert!(council.contains(&said), "{said}");
            council = council.replacen(&said, &format!("{} = \"{own}\"", word.to_lowercase()), 1);
        }
        folder.put(COUNCIL, council);
        let public = checked(&folder, None).public;
        let english = &public.languages["en"];
        let mut texts: Vec<String> = Vec::new();
        for file in english.forms.values().chain(&english.interface).chain(&english.inbox) {
            for (id, message) in file.messages() {
                let attributes = message.attributes.keys();
                texts.extend(file.text(id, &english.variables));
                texts.extend(attributes.filter_map(|name| file.attribute(id, name, &english.variables)));
            }
        }
        // Words that are not ours to choose, and those that the page is there to explain, stand as they are.
        for page in english.pages.iter().filter(|page| !page.formal) {
            texts.extend([page.title.clone(), page.summary.clone()]);
            texts.extend(page.blocks.iter().map(|block| block.value.clone()));
        }
        // A meeting like any other, councils in general, and what the law calls them.
        let general = [
            "a meeting",
            "any meeting",
            "meetings",
            "children’s council",
            "Any council",
            "a council’s",
            "councils",
            "IRO: Independent Reviewing Officer",
        ];
        let own = |sentence: &str| {
            let own = general.iter().fold(sentence.to_owned(), |own, words| own.replace(words, ""));
            words(&own).any(|word| usual.contains(&word.trim_end_matches(['’', 's'])))
        };
        let kept = texts.iter().flat_map(|text| sentences(text)).filter(|sentence| own(sentence));
        assert_eq!(kept.collect::<Vec<_>>(), Vec::<&str>::new());
    }
}
