//! What is remembered of the sample and of the real folder, and what a record that is not whole is told.

use std::path::Path;

use chrono::NaiveDate;

use super::*;
use crate::{
    public::{Against, check},
    sample::{self, check_report},
};

const OLD: &str = "talk en headline \"What should {$iro} tell us?\"";

const NOT_WHOLE: &str = "public/asked.txt:1:1: a line was changed, added or taken away by hand: letters would look forged; \
                         put back the last version that was kept, as with `git restore`; print adds what is new";

#[test]
fn a_record_that_is_shorter_than_it_was_is_refused() {
    check_report(&[], "");
    check_report(&[("asked.txt", &format!("{OLD}\n"), "")], NOT_WHOLE);
    let headless = sample::folder().bytes(FILE).map(|text| String::from_utf8_lossy(text).into_owned());
    let headless = headless.unwrap_or_default().lines().next().map(|head| format!("{head}\n")).unwrap_or_default();
    check_report(&[("asked.txt", &headless, "")], NOT_WHOLE);
    let mut empty = sample::folder();
    empty.put(FILE, "");
    sample::check_files(&empty, sample::KEYS, NOT_WHOLE);
}

#[test]
fn a_line_that_somebody_wrote_or_changed_is_refused() {
    check_report(&[("asked.txt", "tell us", "say of you")], NOT_WHOLE);
    check_report(&[("asked.txt", OLD, &format!("{OLD}\n{OLD}"))], NOT_WHOLE);
    let conflict = "this is no line that print writes, which are of a form, language, id and \"words\", or say what an id means; put back the last \
                    version that was kept, as with `git restore`; print adds what is new";
    let expected = format!("{NOT_WHOLE}\npublic/asked.txt:2:1: {conflict}");
    check_report(&[("asked.txt", OLD, &format!("<<<<<<< ours\n{OLD}"))], &expected);
}

#[test]
fn a_question_whose_words_changed_is_remembered_in_both() {
    let checked = sample::checked(&sample::folder(), Some(&sample::keys()));
    let all = &now(&checked.public.forms, &checked.public.languages) | &checked.public.asked;
    let mut folder = sample::folder();
    folder.put(FILE, text(&all));
    assert_eq!(sample::checked(&folder, None).public.asked, all, "what was written is read back");
    for line in [
        OLD,
        "talk en headline \"What should {$iro} know before your meeting?\"",
        "{$iro} \"Sam\"",
        "{$cover} \"Priya\"",
        "{$child} \"your-child\"",
    ] {
        assert!(all.contains(line), "{line} is not in {all:#?}");
    }
}

#[test]
fn what_the_last_inbox_knew_comes_back_though_the_record_lost_it() {
    let inbox = tempfile::tempdir().expect("a folder");
    assert_eq!(printed(inbox.path()), Lines::new());
    assert_eq!(printed(&inbox.path().join("not-there")), Lines::new());
    let known = Lines::from([OLD.to_owned()]);
    std::fs::write(inbox.path().join("asked-0123456789abcdef.txt"), text(&known)).expect("a file");
    assert_eq!(printed(inbox.path()), known);
}

#[test]
fn a_record_is_written_whole_or_not_at_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let (known, file) = (Lines::from([OLD.to_owned()]), folder.path().join(FILE));
    write(&known, &file).expect("it is written");
    assert_eq!(std::fs::read_to_string(&file).expect("a text"), text(&known));
    assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 1);
    assert!(write(&known, Path::new("not-there/asked.txt")).is_err());
}

#[test]
fn every_question_of_ours_stands_in_our_own_record() {
    let public = Folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public")).expect("public/");
    let today = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day");
    let inbox: Vec<&str> = inbox::site::words::USED.split_whitespace().collect();
    let interface = [words::APP, words::PAGE].concat();
    let checked = check(&public, None, Against { today, interface: &interface, inbox: &inbox });
    let new: Vec<String> =
        now(&checked.public.forms, &checked.public.languages).difference(&checked.public.asked).cloned().collect();
    assert!(new.is_empty(), "run `cargo run -p press -- asked` and keep what it adds:\n{}", new.join("\n"));
}
