//! The words on the screen: looked up by id, with names and numbers filled in. No word stands in the code.

use std::collections::BTreeMap;

use forms::{Much, Tongue, fill};
use wire::Day;

json::declare! {
    /// Every message of `public/words/<lang>/inbox.ftl`, as `press` resolved it.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Words(pub BTreeMap<String, String>);
}

/// The id under which `press` says whose days, lists and plurals the words use, as `en-GB`.
const LOCALE: &str = "language-locale";

/// The id of every message that the inbox says. `press check` compares it with every language's `inbox.ftl`, both ways.
pub const USED: &str = "\
    announce-locks-soon answer-none back-to-letter back-to-list binned-by by-adult changed-before changed-new clock-am clock-am-sharp clock-pm \
    clock-pm-sharp close-by-officer close-explained close-explained-unsaid closed-on closed-then closed-then-unsaid \
    code-unknown colleagues copied copy-by-hand copy-frame copy-print copy-text day-arrived deed-close deed-delete \
    deed-mark-opened deed-not-opening deed-put-back deed-reopen deed-see-to delete-asked-by delete-cancel \
    delete-explained delete-for-all delete-lost delete-not-allowed delete-now delete-open delete-soon delete-title \
    delete-unread deleted-after deleting doubt-damaged-kept doubt-damaged-meeting doubt-form-differs \
    doubt-from-differs doubt-misplaced doubt-not-for-reader doubt-not-ours doubt-other-questions doubt-soon-differs \
    doubt-too-much doubt-unreadable-kept doubt-unreadable-meeting doubts-title fault-later-format fault-not-tied \
    fault-one-missing fault-other-council fault-other-group fault-other-letter file-unreadable form-and-writer \
    iro-about iro-service iro-unknown iro-unlisted kept-with keys-in-use labelled left-out letter-for-colleagues letter-gone list-apart list-apart-hint \
    list-closed list-closed-none list-closed-unsaid list-counts list-empty list-empty-hint list-keys list-keys-hint \
    list-more list-none-open list-read list-title list-unread list-unseen list-urgent lock-now locked-by-hand \
    locked-by-itself locks-in mail-failing mark-by-lead mark-by-officer marked-read meeting-copy meeting-copy-doubted \
    meeting-copy-hint meeting-copy-nothing moment name-none need-file need-passphrase new-letters newer newer-open next-letter \
    not-allowed not-ours-asked not-ours-note numbers numbers-few numbers-letters officers-copy officers-copy-hint opening opening-failed opening-letters \
    opening-list opening-long opening-missing page-title passphrase-hide passphrase-show print-choose print-nothing \
    promise-contact promise-contact-or promise-seen promise-seen-or proof-failed raw-kept raw-meeting readmit \
    reference refresh replaced replaces replaces-of sealed-earlier sealed-name sealed-note section-always section-arrange \
    section-arrange-note section-closing section-copies section-deleting section-from section-gone section-keep section-meeting \
    section-not-known section-not-ours section-nothing section-talk section-talk-note see-to-explained seen-to \
    share-always share-keep share-meeting share-sort share-talk sheet-meeting sheet-officers sheet-written signed-in \
    signing-in so-far somebody-former soon-no soon-yes strip-arrived strip-code strip-helped strip-iro strip-left-out strip-reach \
    strip-replaces strip-review strip-soon strip-state strip-told strip-written suspend suspend-cancel \
    suspend-explained suspend-now suspend-unknown suspended tag-binned tag-closed tag-delete-asked tag-doubt tag-late \
    tag-passed tag-read tag-seen-to tag-soon tag-tried tag-unread telling tried-not-opening tried-refused tried-title \
    trouble-busy trouble-deleted trouble-device trouble-no-keys trouble-no-such-letter trouble-not-an-identity \
    trouble-not-let-in trouble-not-my-key trouble-not-our-post-box trouble-offline trouble-other-keys \
    trouble-other-letter trouble-refused trouble-signed-out trouble-some-letters trouble-worker \
    trouble-wrong-passphrase try-again unknown-form unlock-busy unlock-button unlock-file unlock-file-hint \
    unlock-intro unlock-passphrase unlock-passphrase-hint unlock-title";

impl Words {
    /// The words for this id. A missing message shows its id: odd, but never an empty button.
    pub fn say<'words>(&'words self, id: &'words str) -> &'words str {
        self.0.get(id).map_or(id, String::as_str)
    }

    /// The words for this id with `{$name}` and the like filled in.
    pub fn fill(&self, id: &str, values: &[(&str, &str)]) -> String {
        fill(self.say(id), values)
    }

    /// How days, lists and counts are said in these words.
    pub fn tongue(&self) -> Tongue<'_> {
        Tongue(self.say(LOCALE))
    }

    /// The words for a count, by the plurals of the language: `{$number}` is the number.
    pub fn count(&self, id: &str, number: u64) -> String {
        let own = format!("{id}-{}", self.tongue().plural(u32::try_from(number).unwrap_or(u32::MAX)));
        let id = if self.0.contains_key(&own) { &own } else { id };
        self.fill(id, &[("number", &number.to_string())])
    }

    /// A day as people write it: "20 November 2026". What is not written as `2026-11-20` stays as it is.
    pub fn day(&self, day: &str) -> String {
        day.parse().map_or_else(|_| day.to_owned(), |Day(date)| self.tongue().day(date, Much::Whole))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::{fs, path::Path};

    use super::*;

    const FTL: &str = include_str!("../../../public/words/en/inbox.ftl");

    /// The English messages, in the words of a council that has none of its own.
    pub(crate) fn english() -> BTreeMap<String, String> {
        let mut words = BTreeMap::from([(LOCALE.to_owned(), "en-GB".to_owned())]);
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
        let own = [("meeting", "meeting"), ("review", "review"), ("iro-word", "IRO"), ("council-word", "council")];
        words.values_mut().for_each(|text| *text = forms::fill(text, &own));
        words
    }

    #[test]
    fn the_list_of_used_messages_is_what_the_code_says() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut code = String::new();
        let mut left = vec![here.to_owned()];
        while let Some(path) = left.pop() {
            if path.is_dir() {
                left.extend(fs::read_dir(path).expect("a folder of this crate").flatten().map(|entry| entry.path()));
            } else if !path.ends_with("site/words.rs") {
                code.push_str(&fs::read_to_string(path).expect("a text file"));
            }
        }
        let used: Vec<&str> = USED.split_whitespace().collect();
        // The words for these are named by the crates that know what can go wrong and what can be done, and what a clock says.
        for id in used
            .iter()
            .filter(|id| !["trouble-", "fault-", "deed-", "clock-"].iter().any(|other| id.starts_with(other)))
        {
            let once = id.strip_suffix("-or").unwrap_or(id);
            let found = code.contains(&format!("\"{id}\"")) || code.contains(&format!("{{{{word:{id}}}}}"));
            assert!(found || code.contains(&format!("\"{once}\"")), "the code never says {id}");
        }
        for call in [".say(\"", ".fill(\"", ".count(\""] {
            for id in code.split(call).skip(1).filter_map(|rest| rest.split_once('"')).map(|(id, _)| id) {
                assert!(used.contains(&id), "{id} is said and not listed in USED");
            }
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
