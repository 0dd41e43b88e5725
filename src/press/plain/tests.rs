//! Every warning, word for word: what was put into the sample, and what is said of it.

use crate::{sample, source::Folder};

const WORDS: &str = "words/en/talk.ftl";
const INTERFACE: &str = "words/en/interface.ftl";
const INBOX: &str = "words/en/inbox.ftl";
const PAGE: &str = "pages/en/iro.md";

const JARGON: &str = "source = \"made up\"\nchecked = \"2026-11-20\"\n\n\
    [[phrase]]\nis = \"contact\"\nsay = \"see\"\n\n[[phrase]]\nis = \"LAC\"\nsay = \"children in care\"\n";

/// Every warning after this change, one a line. What is hard to read is never a fault.
#[track_caller]
fn check((file, from, to): sample::Change<'_>, expected: &str) {
    let mut folder = sample::folder();
    folder.put("jargon.toml", JARGON.replace("\"contact\"", "\"contact with\""));
    let text = String::from_utf8_lossy(folder.bytes(file).unwrap_or_default()).into_owned();
    assert!(text.contains(from), "{file} has no {from:?}");
    folder.put(file, text.replacen(from, to, 1));
    let checked = sample::checked(&folder, Some(&sample::keys()));
    assert_eq!(checked.faults.sorted(), []);
    let found: Vec<String> = checked.warnings.sorted().iter().map(ToString::to_string).collect();
    assert_eq!(found.join("\n"), expected);
}

const TWENTY_ONE: &str =
    "One two three four five six seven eight nine ten one two three four five six seven eight nine ten one.";

#[test]
fn a_sentence_is_as_long_as_its_readers_can_follow() {
    check((WORDS, "One line.", "One line. Or two."), "");
    check(
        (WORDS, "One line.", TWENTY_ONE),
        &format!(
            "public/words/en/talk.ftl:7:6: warning: 21 words in a sentence, and \"child\" reads 20 at most; make two of it: “{TWENTY_ONE}”"
        ),
    );
    check((INTERFACE, ".adult = Go on", &format!(".adult = {TWENTY_ONE}")), "");
    check(
        (PAGE, "Everybody has one.[^one]", &format!("- Everybody has one.[^one]\n- {TWENTY_ONE}")),
        &format!(
            "public/pages/en/iro.md:25:3: warning: 21 words in a sentence, and \"child\" reads 20 at most; make two of it: “{TWENTY_ONE}”"
        ),
    );
    let staff = format!("And so {} or so", TWENTY_ONE.to_lowercase().trim_end_matches('.'));
    check((INBOX, "Letters for the { $meeting }", &staff), "");
    check(
        (INBOX, "Letters for the { $meeting }", &format!("Well, {staff}.")),
        &format!(
            "public/words/en/inbox.ftl:2:1: warning: 26 words in a sentence, and \"staff\" reads 25 at most; make two of it: “Well, {staff}.”"
        ),
    );
}

#[test]
fn a_long_word_is_named_unless_it_is_a_name() {
    check((PAGE, "Everybody has one.", "Everybody in Gloucestershire has one."), "");
    check(
        (PAGE, "Everybody has one.", "Everybody has representation."),
        "public/pages/en/iro.md:24:1: warning: \"representation\" is a long word for \"child\"; find shorter ones for it: “Everybody has representation.”",
    );
}

#[test]
fn a_text_is_of_a_grade_that_its_readers_reach() {
    let hard = "An officer considers any serious disagreement. ".repeat(12);
    check((PAGE, "Everybody has one.", &format!("{} Everybody has one.", "I sat by the dog. ".repeat(12))), "");
    check(
        (PAGE, "Everybody has one.", &format!("{hard}Everybody has one.")),
        "public/pages/en/iro.md:24:1: warning: \"disagreement\" is a long word for \"child\"; find shorter ones for it: “An officer considers any serious disagreement.”\n\
         public/pages/en/iro.md:24:1: warning: these words are of reading grade 14.4, and \"child\" reads 4 at most; begin with the hardest sentence: “An officer considers any serious disagreement.”",
    );
}

#[test]
fn a_word_of_the_office_is_named_with_what_to_say() {
    check((WORDS, "One line.", "We contact you soon, black or white."), "");
    check(
        (WORDS, "One line.", "Have contact with LAC."),
        "public/words/en/talk.ftl:7:6: warning: \"LAC\" is a word of the office; say “children in care”: “Have contact with LAC.”\n\
         public/words/en/talk.ftl:7:6: warning: \"contact with\" is a word of the office; say “see”: “Have contact with LAC.”",
    );
    check((INBOX, "Letters for", "LAC letters for"), "");
}

#[test]
fn a_formal_page_may_be_hard() {
    let hard = format!("{TWENTY_ONE} Everybody has representation.");
    let mut folder = sample::folder();
    let text = String::from_utf8_lossy(folder.bytes(PAGE).unwrap_or_default()).replace("Everybody has one.", &hard);
    let warnings = |folder: &Folder| sample::checked(folder, Some(&sample::keys())).warnings.sorted().len();
    folder.put(PAGE, text.as_str());
    assert_eq!(warnings(&folder), 2);
    folder.put(PAGE, text.replace("area = \"iro\"\n", "area = \"iro\"\nformal = true\n"));
    assert_eq!(warnings(&folder), 0);
}

#[test]
fn what_the_app_fills_in_reads_like_a_name() {
    assert_eq!(super::named("{$iro} asks {$child}, and {$iro} waits"), "Sam asks Sam, and Sam waits");
}
