//! The list, as tests: letters in a few marks go in, the parts of the list come out.

use std::sync::Arc;

use wire::{LetterId, Trouble, staff::Row};

use crate::{
    letter::Letter,
    sample::{documents, group, row, said},
    session::{
        desk::Desk,
        line::{Line, Look},
        listing::{Entry, Held, Listing},
        rows::Rows,
    },
    site::config,
};

/// When the tests look, if they do not say: on the day after the letters came.
pub(crate) fn look() -> Look {
    Look { keep_days: 90, now: "2026-11-22T12:00:00".parse().expect("a time") }
}

/// Sam's desk. Each letter as `name`, then `s` for contact soon, `r` for read, `x` for closed (`y` a day later), `c` for
/// colleagues, `f` for failed, `u` for not opened yet, `e` where only the envelope does not say contact soon, `p` for one to
/// Priya, `n` for one that takes the place of the one before it; a number is the day of November on which it came.
pub(crate) fn desk(letters: &[&str]) -> Desk {
    let config = config::sample();
    let mut desk = Desk { me: Some("sam".into()), keep_days: look().keep_days, ..Desk::new(Arc::new(config.clone())) };
    let (mut rows, mut held) = (Vec::new(), Vec::new());
    for (at, letter) in letters.iter().enumerate() {
        let (name, marks) = letter.split_once(' ').unwrap_or((letter, ""));
        let at = u8::try_from(at).expect("a short list");
        let is = |mark| marks.contains(mark);
        let closed = is('x').then_some("2026-11-22").or(is('y').then_some("2026-11-23")).map(str::to_owned);
        let soon = is('s') && !is('e');
        let mut row = Row { letter: LetterId([at; 16]), opened: is('r'), contact_soon: soon, closed, ..row() };
        if let Some(digit) = marks.find(|mark: char| mark.is_ascii_digit()) {
            row.day = format!("2026-11-{}", &marks[digit..]);
        }
        let [team, private] = documents().map(|mut document| {
            document.from[0] = said("officer", if is('p') { "priya" } else { "sam" }, None);
            document.from[1] = said("called", name, None);
            document.heading.letter = row.letter.to_string();
            if is('n') {
                document.heading.replaces = LetterId([at - 1; 16]).to_string();
            }
            document.contact_soon = is('s');
            group(&document)
        });
        let read = || Letter::read(&row, row.contact_soon, &team, &private, "sam", &config).expect("a letter");
        let what = match () {
            () if is('c') => Held::ForColleagues { is_earlier: false },
            () if is('f') => Held::Failed(Trouble::NotOurPostBox),
            () => Held::Letter(Arc::new(read())),
        };
        if !is('u') {
            held.push((row.letter, what));
        }
        row.cursor = u64::from(at) + 1;
        rows.push(row);
    }
    desk.rows = Rows::new(rows);
    held.into_iter().for_each(|(letter, what)| desk.hold(letter, what));
    desk
}

fn listing(letters: &[&str]) -> Listing {
    desk(letters).listing()
}

fn line_of(desk: &Desk, id: LetterId, look: &Look) -> Line {
    Line::new(desk.row(id).expect("it is in the list"), desk.held(id), &desk.config, look)
}

/// The line of the only letter in a list.
fn line(letter: &str, look: &Look) -> Line {
    line_of(&desk(&[letter]), LetterId([0; 16]), look)
}

fn names(desk: &Desk, entries: &[Entry]) -> String {
    let name = |entry: &Entry| line_of(desk, entry.id, &look()).name;
    entries.iter().map(name).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check(letters: &[&str], expected: &str) {
    let desk = desk(letters);
    let Listing { urgent, unread, read, colleagues, .. } = desk.listing();
    let [urgent, unread, read] = [urgent, unread, read].map(|part| names(&desk, &part));
    assert_eq!(format!("{urgent} | {unread} | {read} | {colleagues}"), expected);
}

/// Maya is a lead, and no letter here is about an officer.
#[track_caller]
fn check_closed(letters: &[&str], lead: bool, expected: &str) {
    let me = Some(if lead { "maya" } else { "sam" }.to_owned());
    let desk = Desk { me, ..desk(letters) };
    let Listing { closed, sealed, .. } = desk.listing();
    let unseen = closed.iter().filter(|entry| entry.unseen).count();
    assert_eq!(format!("{} | {unseen} | {}", names(&desk, &closed), names(&desk, &sealed)), expected);
}

#[test]
fn a_letter_that_takes_the_place_of_another_stands_before_it_and_neither_is_folded_away() {
    check(&["Ann", "Ben", "Cat n"], " | Ann Cat Ben |  | 0");
    check(&["Ann r", "Ben n"], " | Ben | Ann | 0");
    let desk = desk(&["Ann", "Ben n"]);
    assert_eq!(desk.newer(LetterId([0; 16])), Some(LetterId([1; 16])));
    assert_eq!(desk.newer(LetterId([1; 16])), None);
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
fn a_closed_letter_that_was_not_opened_yet_stands_among_the_closed_ones() {
    check_closed(&["Ann rxu", "Ben u", "Cat rx"], false, "Cat Letter 0000-0000 | 1 | ");
    assert!(!listing(&["Ben u"]).has_closed() && listing(&["Ann rxu"]).has_closed());
}

#[test]
fn what_was_not_opened_yet_has_the_place_that_the_post_box_gives_it_and_counts_for_nobody() {
    check(&["a u", "b su", "Cat", "d ru", "e rxu"], "Letter 0101-0101 | Letter 0000-0000 Cat | Letter 0303-0303 | 0");
    let listing = listing(&["a u", "b su", "Cat", "d ru", "e rxu", "f c"]);
    assert_eq!((listing.unseen(), listing.colleagues), (3, 1));
    assert!(!self::listing(&["a u"]).is_empty(), "it may be for this reader");
    // What only the sealed part says is known once it is open.
    check(&["Ann seu", "Ben se"], "Ben | Letter 0000-0000 |  | 0");
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
    let said = line("Ann rx", &look());
    assert_eq!([&said.closed, &said.kept_until], ["22 November 2026", "20 February 2027"]);
    let said = line("Ann rx", &Look { keep_days: 0, ..look() });
    assert_eq!([&*said.closed, &*said.kept_until], ["22 November 2026", ""]);
}

#[track_caller]
fn check_promise(marks: &str, now: &str, expected: &str) {
    let look = Look { now: now.parse().expect("a time"), ..look() };
    let Line { promise, passed, late, .. } = line(&format!("Ann {marks}"), &look);
    let tags = [("passed", passed), ("late", late)].into_iter().filter(|(_, set)| *set);
    assert_eq!(tags.fold(promise, |all, (tag, _)| format!("{all} {tag}").trim().to_owned()), expected);
}

#[test]
fn what_a_writer_was_told_stands_in_the_list_until_it_is_kept() {
    let seen = "Somebody sees it by 11am on Monday 23 November.";
    check_promise("s", "2026-11-23T11:00:00", seen);
    check_promise("s", "2026-11-23T11:01:00", &format!("{seen} passed"));
    let contact = "Somebody is in touch by 5pm on Monday 23 November.";
    check_promise("sr", "2026-11-24T12:00:00", contact);
    check_promise("srx", "2026-11-24T12:00:00", "");
    // Whoever asked for nothing was told when somebody reads it, too.
    check_promise("", "2026-11-23T17:00:00", "");
    check_promise("", "2026-11-23T17:01:00", "passed");
    // The envelope says that much before the letter is open.
    check_promise("su", "2026-11-23T11:01:00", &format!("{seen} passed"));
}

#[test]
fn a_letter_that_nobody_reads_for_five_working_days_is_said_to_be_late() {
    check_promise("", "2026-11-27T17:00:00", "passed");
    check_promise("", "2026-11-27T17:01:00", "passed late");
    check_promise("r", "2026-11-30T17:01:00", "");
}

#[test]
fn contact_soon_comes_first_then_unread_then_read() {
    check(&["Ann r", "Ben", "Cat s", "Dan r", "Eve"], "Cat | Ben Eve | Dan Ann | 0");
}

#[test]
fn a_cover_sees_first_what_nobody_opened_in_time() {
    let letters = ["Ann 17", "Ben r18", "Cat p19", "Dan 19", "Eve p20", "Fay ps20"];
    let desk = Desk { me: Some("priya".into()), ..desk(&letters) };
    let lines = |now: &str| {
        let look = Look { now: now.parse().expect("a time"), ..look() };
        let say = |entry: &Entry| {
            let Line { name, iro, passed, .. } = line_of(&desk, entry.id, &look);
            format!("{name} to {iro}{}", if passed { ", passed" } else { "" })
        };
        desk.listing().entries().map(say).collect::<Vec<_>>().join("; ")
    };
    assert_eq!(
        lines("2026-11-20T17:00:00"),
        "Fay to Priya; Ann to Sam, passed; Cat to Priya; Dan to Sam; Eve to Priya; Ben to Sam"
    );
    assert_eq!(
        lines("2026-11-20T17:01:00"),
        "Fay to Priya; Ann to Sam, passed; Cat to Priya, passed; Dan to Sam, passed; Eve to Priya; Ben to Sam"
    );
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
    assert!(line("x f", &look()).doubted);
}

#[test]
fn the_next_letter_is_the_next_that_nobody_has_read_and_after_the_last_the_first() {
    let listing = listing(&["Ann r", "Ben", "Cat s", "Dan"]);
    let next = |than: u8| listing.next_unread(LetterId([than; 16])).map(|id| id.0[0]);
    assert_eq!([0, 2, 1, 3, 9].map(next), [2, 1, 3, 2, 2].map(Some));
    // What was not opened yet may be for colleagues.
    assert_eq!(self::listing(&["Ann", "b u", "Cat"]).next_unread(LetterId([0; 16])), Some(LetterId([2; 16])));
}

#[test]
fn a_name_in_the_list_is_one_short_line_that_can_be_seen() {
    let names = [&"Ann".repeat(7_000), "\u{200b}\u{feff}", "Ben\nCat"].map(|name| line(name, &look()).name);
    assert_eq!(names, [format!("{}An…", "Ann".repeat(19)), "No name given".into(), "Ben Cat".into()]);
}

#[test]
fn a_line_says_what_an_officer_looks_for() {
    let Line { name, role, arrived, review, iro, .. } = line("Robyn", &look());
    assert_eq!([name, role, arrived, review, iro], ["Robyn", "Form for 8 to 11", "21 November 2026", "", "Sam"]);
}
