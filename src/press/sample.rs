//! A small council without a fault, which the tests of this crate change one thing at a time.

use chrono::NaiveDate;
use portal::screens::post::PICTURES;

use crate::{
    public::{Against, Checked, check},
    source::{Folder, Source},
};

/// The interface words that the sample's pages are said to use.
pub const USED: &[&str] = &["next", "fact", "fact-checked"];

const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>A hand that says stop</title></svg>";

const FILES: [(&str, &str); 9] = [
    ("council.toml", include_str!("sample/council.toml")),
    ("holidays.toml", "source = \"made up\"\nchecked = \"2026-11-20\"\ndays = [\"2026-12-25\"]\n"),
    ("forms/talk.toml", include_str!("sample/talk.toml")),
    ("words/en/talk.ftl", include_str!("sample/talk.ftl")),
    (
        "words/en/interface.ftl",
        "# The button to go on.\nnext = Next\n    .adult = Go on\n# An area.\narea-iro = Your IRO\n\n# A fact.\nfact = { $label }: { $words }. { $also }\n# Under a fact.\nfact-checked = Checked on { $day }\n# Not sure.\nfact-unverified = { $words }. Not sure yet\n# With a topic.\nasked-with-topic = { $topic }: { $ask }\n# With a box.\nasked-with-box = { $ask } { $also }\n# Name.\nlanguage-name = English\n# Locale.\nlanguage-locale = en-GB\n# Direction.\nlanguage-direction = ltr\n",
    ),
    ("words/en/inbox.ftl", "# The title.\ntitle = Letters for the { $meeting }\n"),
    ("pages/en/iro.md", include_str!("sample/iro.md")),
    (
        "asked.txt",
        "# 1 questions and names; press writes this file, and nobody else. SHA-256: 627c3fdf4e440b8bc23033c079bcb93dcab9b31cb1316e60a5821135be5d64f0\ntalk en headline \"What should {$iro} tell us?\"\n",
    ),
    ("pictures/stop.svg", PICTURE),
];

/// The sample's key-set as text.
pub const KEYS: &str = include_str!("sample/keys.toml");

/// A change to one file: its name, a part that stands in it, and what stands there instead.
pub type Change<'text> = (&'text str, &'text str, &'text str);

/// The sample's files.
pub fn folder() -> Folder {
    let mut folder = Folder::new("public");
    for (name, text) in FILES {
        folder.put(name, text);
    }
    for name in PICTURES {
        folder.put(&format!("pictures/{name}"), PICTURE);
    }
    folder
}

/// The sample's key-set.
pub fn keys() -> Source {
    Source::new("keys.toml", KEYS)
}

/// The sample with its keys, checked on 20 November 2026.
pub fn checked(folder: &Folder, keys: Option<&Source>) -> Checked {
    let today = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day");
    check(folder, keys, Against { today, interface: USED, inbox: &["title"] })
}

/// Makes the changes and compares the report, without the count of faults at its end.
#[track_caller]
pub fn check_report(changes: &[Change<'_>], expected: &str) {
    assert_eq!(report(changes), expected);
}

/// Every fault of the sample after these changes, one a line.
#[track_caller]
pub fn report(changes: &[Change<'_>]) -> String {
    lines(&changed(changes))
}

/// The sample after these changes.
#[track_caller]
pub fn changed(changes: &[Change<'_>]) -> Checked {
    let mut folder = folder();
    let mut keys = KEYS.to_owned();
    for (name, from, to) in changes {
        if *name == "keys.toml" {
            assert!(keys.contains(from), "keys.toml has no {from:?}");
            keys = keys.replacen(from, to, 1);
            continue;
        }
        let text = folder.bytes(name).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default();
        assert!(text.contains(from), "{name} has no {from:?}");
        folder.put(name, text.replacen(from, to, 1));
    }
    checked(&folder, Some(&Source::new("keys.toml", &keys)))
}

/// Compares the report of these files and this key-set.
#[track_caller]
pub fn check_files(folder: &Folder, keys: &str, expected: &str) {
    assert_eq!(lines(&checked(folder, Some(&Source::new("keys.toml", keys)))), expected);
}

fn lines(checked: &Checked) -> String {
    let found: Vec<String> = checked.faults.sorted().iter().map(ToString::to_string).collect();
    found.join("\n")
}

#[test]
fn the_sample_itself_has_no_fault() {
    assert_eq!(checked(&folder(), Some(&keys())).report(), "nothing wrong: 1 form, 30 words, 1 page");
}

#[test]
fn faults_are_sorted_and_counted() {
    let mut folder = folder();
    folder.remove("words/en/inbox.ftl");
    folder.put("council.toml", "[council\n");
    let report = checked(&folder, None).report();
    assert!(report.starts_with("public/council.toml:1:"), "{report}");
    assert!(report.ends_with("\n2 faults"), "{report}");
}

#[test]
fn files_written_on_windows_are_read_alike() {
    let mut windows = folder();
    for (name, text) in FILES {
        windows.put(name, format!("\u{feff}{}", text.replace('\n', "\r\n")));
    }
    assert_eq!(lines(&checked(&windows, None)), "");
}

#[test]
fn bytes_that_are_no_text_are_named() {
    let mut folder = folder();
    folder.put("words/en/inbox.ftl", [0xff, 0xfe, 0x00]);
    let expected = "public/words/en/inbox.ftl: this is not UTF-8 text; save it again as UTF-8";
    assert_eq!(lines(&checked(&folder, None)), expected);
}

#[test]
fn a_folder_without_anything_is_told_what_to_start_from() {
    let expected = "public/asked.txt: this file is not there, and without it old letters would look forged; put back the last \
                    version that was kept, as with `git restore`; print adds what is new\n\
                    public/council.toml: this file is not there; start from the one of Exampleshire\n\
                    public/forms: there is no form; a site needs one to have something to say\n\
                    public/holidays.toml: this file is not there, and without it letters would be promised to be read on bank \
                    holidays; put back the last version that was kept\n\
                    public/words/en: there are no English words; every other language starts from them";
    assert_eq!(lines(&checked(&Folder::new("public"), None)), expected);
}

/// Steps through the bytes in strides that share no factor with line lengths; every byte takes twelve seconds and finds nothing more.
#[test]
fn a_file_cut_short_or_with_a_letter_missing_never_stops_the_report() {
    for (name, text) in FILES.into_iter().chain([("keys.toml", KEYS)]) {
        for at in (0..text.len()).step_by(13).filter(|at| text.is_char_boundary(*at) && text.is_char_boundary(*at + 1))
        {
            for changed in [text[..at].to_owned(), format!("{}{}", &text[..at], &text[at + 1..])] {
                let mut folder = folder();
                let mut keys = keys();
                if name == "keys.toml" {
                    keys = Source::new(name, &changed);
                } else {
                    folder.put(name, changed);
                }
                let report = checked(&folder, Some(&keys)).report();
                assert!(report.ends_with('s') || report.ends_with("1 fault") || report.ends_with("1 page"), "{report}");
            }
        }
    }
}
