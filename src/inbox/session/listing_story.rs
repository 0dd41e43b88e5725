//! The list, as tests: letters in a few marks go in, the parts of the list come out.

use std::{collections::BTreeMap, sync::Arc};

use wire::{LetterId, Trouble, staff::Row};

use crate::{
    letter::Letter,
    sample::{documents, group, row, said},
    session::listing::{Held, Line, Listing, Look},
    site::config,
};

/// When the tests look, if they do not say: on the day after the letters came.
fn look() -> Look<'static> {
    Look { me: "sam", lead: false, keep_days: 90, now: "2026-11-22T12:00:00".parse().expect("a time") }
}

pub(crate) fn listing(letters: &[&str]) -> Listing {
    listing_for(letters, &look())
}

/// Each letter as `name`, then `s` for contact soon, `r` for read, `x` for closed (`y` a day later), `c` for colleagues,
/// `f` for failed, `u` for not opened yet.
fn listing_for(letters: &[&str], look: &Look<'_>) -> Listing {
    let config = config::sample();
    let mut held = BTreeMap::new();
    let mut rows = Vec::new();
    for (at, letter) in letters.iter().enumerate() {
        let (name, marks) = letter.split_once(' ').unwrap_or((letter, ""));
        let at = u8::try_from(at).expect("a short list");
        let is = |mark| marks.contains(mark);
        let closed = is('x').then_some("2026-11-22").or(is('y').then_some("2026-11-23")).map(str::to_owned);
        let row = Row { letter: LetterId([at; 16]), opened: is('r'), contact_soon: is('s'), closed, ..row() };
        let [team, private] = documents().map(|mut document| {
            document.from[1] = said("called", name, None);
            document.heading.letter = row.letter.to_string();
            document.contact_soon = is('s');
            group(&document)
        });
        let read = || Letter::read(&row, row.contact_soon, &team, &private, "sam", &config).expect("a letter");
        let what = match () {
            () if is('c') => Held::ForColleagues,
            () if is('f') => Held::Failed(Trouble::NotOurPostBox),
            () => Held::Letter(Arc::new(read())),
        };
        if !is('u') {
            held.insert(row.letter, what);
        }
        rows.push(row);
    }
    Listing::new(&rows, |id| held.get(&id), &config, look)
}

fn names(lines: &[Line]) -> String {
    lines.iter().map(|line| line.name.clone()).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check(letters: &[&str], expected: &str) {
    let Listing { urgent, unread, read, colleagues, .. } = listing(letters);
    let found = format!("{} | {} | {} | {colleagues}", names(&urgent), names(&unread), names(&read));
    assert_eq!(found, expected);
}

#[track_caller]
fn check_closed(letters: &[&str], lead: bool, expected: &str) {
    let Listing { closed, closed_unknown, sealed, .. } = listing_for(letters, &Look { lead, ..look() });
    assert_eq!(format!("{} | {closed_unknown} | {}", names(&closed), names(&sealed)), expected);
}

#[test]
fn closed_letters_stand_apart_and_the_last_closed_first() {
    let letters = ["Ann rx", "Ben ry", "Cat rx", "Dan", "Eve srx"];
    check(&letters, " | Dan |  | 0");
    check_closed(&letters, false, "Ben Eve Cat Ann | 0 | ");
    assert!(listing(&["Ann rx"]).is_empty() && listing(&["Ann rx"]).has_closed());
}

#[test]
fn a_closed_letter_that_nobody_has_read_stays_in_sight() {
    check(&["Ann x", "Ben sx"], "Ben | Ann |  | 0");
    check_closed(&["Ann x", "Ben sx"], false, " | 0 | ");
}

#[test]
fn closed_letters_are_fetched_when_somebody_asks_and_not_before() {
    check_closed(&["Ann rxu", "Ben u"], false, " | 1 | ");
    assert!(!listing(&["Ben u"]).has_closed());
}

#[test]
fn a_lead_sees_by_its_reference_what_only_colleagues_can_open() {
    let letters = ["x c", "y crx", "z rc"];
    check(&letters, " |  |  | 2");
    check_closed(&letters, false, " | 0 | ");
    check_closed(&letters, true, "Letter 0101-0101 | 0 | Letter 0000-0000 Letter 0202-0202");
}

#[test]
fn a_closed_letter_says_until_when_it_is_kept() {
    let line = &listing(&["Ann rx"]).closed[0];
    assert_eq!([&line.closed, &line.kept_until], ["22 November 2026", "20 February 2027"]);
    let line = &listing_for(&["Ann rx"], &Look { keep_days: 0, ..look() }).closed[0];
    assert_eq!([&*line.closed, &*line.kept_until], ["22 November 2026", ""]);
}

#[track_caller]
fn check_promise(marks: &str, now: &str, expected: &str) {
    let look = Look { now: now.parse().expect("a time"), ..look() };
    let listing = listing_for(&[&format!("Ann {marks}")], &look);
    let mut lines = listing.lines().chain(&listing.closed);
    let Line { promise, passed, late, .. } = lines.next().expect("a line");
    let tags = [("passed", passed), ("late", late)].into_iter().filter(|(_, set)| **set);
    assert_eq!(tags.fold(promise.clone(), |all, (tag, _)| format!("{all} {tag}").trim().to_owned()), expected);
}

#[test]
fn what_a_writer_was_told_stands_in_the_list_until_it_is_kept() {
    let seen = "Somebody sees it by 11am on Monday 23 November.";
    check_promise("s", "2026-11-23T11:00:00", seen);
    check_promise("s", "2026-11-23T11:01:00", &format!("{seen} passed"));
    let contact = "Somebody is in touch by 5pm on Monday 23 November.";
    check_promise("sr", "2026-11-24T12:00:00", contact);
    check_promise("srx", "2026-11-24T12:00:00", "");
    check_promise("", "2026-11-24T12:00:00", "");
}

#[test]
fn a_letter_that_nobody_reads_for_five_working_days_is_said_to_be_late() {
    check_promise("", "2026-11-27T17:00:00", "");
    check_promise("", "2026-11-27T17:01:00", "late");
    check_promise("r", "2026-11-30T17:01:00", "");
}

#[test]
fn contact_soon_comes_first_then_unread_then_read() {
    check(&["Ann r", "Ben", "Cat s", "Dan r", "Eve"], "Cat | Ben Eve | Dan Ann | 0");
}

#[test]
fn whoever_waits_longest_comes_first_and_what_was_read_lately_too() {
    check(&["Ann sr", "Ben s", "Cat s", "Dan", "Eve", "Fay r", "Gus r"], "Ben Cat Ann | Dan Eve | Gus Fay | 0");
}

#[test]
fn letters_for_colleagues_are_a_number() {
    check(&["x c", "Ann", "y c", "z c"], " | Ann |  | 3");
    check(&["x c"], " |  |  | 1");
    assert!(listing(&["x c"]).is_empty());
}

#[test]
fn a_letter_that_could_not_be_opened_keeps_its_place() {
    check(&["Ann", "x f", "Ben"], " | Ann No name given Ben |  | 0");
    assert!(listing(&["x f"]).unread[0].doubted);
}

#[test]
fn the_next_letter_is_the_next_that_nobody_has_read_and_after_the_last_the_first() {
    let listing = listing(&["Ann r", "Ben", "Cat s", "Dan"]);
    let next = |than: u8| listing.next_unread(LetterId([than; 16])).map(|id| id.0[0]);
    assert_eq!([0, 2, 1, 3, 9].map(next), [2, 1, 3, 2, 2].map(Some));
}

#[test]
fn a_name_in_the_list_is_one_short_line_that_can_be_seen() {
    let names =
        [&"Ann".repeat(7_000), "\u{200b}\u{feff}", "Ben\nCat"].map(|name| listing(&[name]).unread[0].name.clone());
    assert_eq!(names, [format!("{}An…", "Ann".repeat(19)), "No name given".into(), "Ben Cat".into()]);
}

#[test]
fn a_line_says_what_an_officer_looks_for() {
    let line = &listing(&["Robyn"]).unread[0];
    let Line { name, role, arrived, review, iro, .. } = line;
    assert_eq!(
        [name, role, arrived, review, iro].map(String::as_str),
        ["Robyn", "Form for 8 to 11", "21 November 2026", "", "Sam"]
    );
}
