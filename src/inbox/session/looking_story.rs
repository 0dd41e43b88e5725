//! What is opened, and in which turn, as tests: the list stands, the officer looks here and there, letters are opened.

use wire::{LetterId, Trouble};

use crate::session::{
    desk::Desk,
    looking::AHEAD,
    told_story::{IN, check, id, play},
};

/// A session in which all letters from 1 to the last are listed, and the first of them is asked for.
fn listed(last: usize) -> Vec<(String, String)> {
    let rows = (1..=last).map(|number| number.to_string()).collect::<Vec<_>>().join(" ");
    let listed = (format!("rows {rows}"), "open 1".to_owned());
    IN.iter().map(|(told, asked)| ((*told).to_owned(), (*asked).to_owned())).chain([listed]).collect()
}

/// Plays on: each of these letters, from the first to the last, turns out to be for colleagues; after the last of them
/// this is asked.
fn others(lines: &mut Vec<(String, String)>, from: usize, last: usize, then: &str) {
    for number in from..=last {
        let asked = if number == last { then.to_owned() } else { format!("open {}", number + 1) };
        lines.push((format!("others {number}"), asked));
    }
}

#[track_caller]
fn check_opened(lines: &[(String, String)], more: &[(&str, &str)], colleagues: u64, unseen: u64) {
    let lines: Vec<_> = lines.iter().map(|(told, asked)| (told.as_str(), asked.as_str())).collect();
    let listing = play(&[lines.as_slice(), more].concat()).listing();
    assert_eq!((listing.colleagues, listing.unseen()), (colleagues, unseen));
}

#[test]
fn the_list_stands_before_any_letter_is_open() {
    check(&[("rows 1 2s 3r", "open 2")], "ready: ; ");
}

#[test]
fn no_more_are_opened_than_follow_what_is_on_the_screen() {
    let mut lines = listed(100);
    others(&mut lines, 1, AHEAD, "-");
    check_opened(&lines, &[], AHEAD as u64, 40);
    // What is on the screen is opened however many were opened before, and once it is another screen, so is what follows.
    check_opened(&lines, &[("!look 90 91", "open 90"), ("opened 90", "open 91"), ("opened 91", "open 92")], 60, 38);
    check_opened(&lines, &[("!look 99 100", "open 99"), ("opened 99", "open 100"), ("opened 100", "open 61")], 60, 38);
}

#[test]
fn what_is_on_the_screen_comes_first() {
    let look = [("!look 3 4", "-"), ("opened 1", "open 3"), ("opened 3", "open 4"), ("opened 4", "open 2")];
    check(&[[("rows 1 2 3 4", "open 1")].as_slice(), &look].concat(), "ready: 1 open, 3 open, 4 open; ");
}

#[test]
fn what_the_officer_does_comes_before_letters_that_nobody_waits_for() {
    let deed = [("opened 1", "open 2"), ("!mark 1", "-"), ("opened 2", "mark-opened 1"), ("marked 1", "open 3")];
    check(&[[("rows 1 2 3", "open 1")].as_slice(), &deed].concat(), "ready: 1 open, 2 open; ");
    let again = [("!refresh", "-"), ("opened 1", "list 0"), ("rows 1 2 3 4s", "open 4")];
    check(&[[("rows 1 2 3", "open 1")].as_slice(), &again].concat(), "ready: 1 open; ");
}

#[test]
fn whoever_reads_has_the_next_unread_letter_found_however_many_are_for_colleagues() {
    let mut lines = listed(150);
    lines.extend([("!read 1", "-"), ("opened 1", "open 2")].map(|(told, asked)| (told.into(), asked.into())));
    others(&mut lines, 2, 140, "open 141");
    let found = [("opened 141", "open 142"), ("others 142", "open 143")];
    let played = [lines.iter().map(|(told, asked)| (told.as_str(), asked.as_str())).collect::<Vec<_>>(), found.into()];
    let next = |after: LetterId| play(&played.concat()).listing().next_unread(after);
    assert_eq!([1, 141].map(|number| next(id(number))), [141, 1].map(|number| Some(id(number))));
}

#[test]
fn after_trouble_nothing_is_opened_until_the_officer_tries_again() {
    let broken = [("rows 1 2 3", "open 1"), ("opened 1", "open 2"), ("offline", "-"), ("!look 2 3", "-")];
    check(&broken, "ready: 1 open; trouble-some-letters trouble-offline");
    let again = [("!refresh", "list 0"), ("rows 1 2 3", "open 2")];
    check(&[broken.as_slice(), &again].concat(), "ready: 1 open; ");
    // Whoever goes to a letter wants it opened.
    let first = [("rows 1 2", "open 1"), ("offline", "-"), ("!read 1", "open 1"), ("opened 1", "open 2")];
    check(&first, "ready: 1 open; ");
}

#[test]
fn letters_that_are_opened_one_after_the_other_are_no_sign_that_anybody_is_there() {
    let alone = [("rows 1 2 3", "open 1"), ("opened 1 at 5", "open 2"), ("!tick at 9", "-"), ("!tick at 10", "lock")];
    check(&alone, "not ready: ; locked-by-itself");
    let there = [("rows 1 2 3", "open 1"), ("!touch at 5", "-"), ("!tick at 14", "-"), ("!tick at 15", "lock")];
    check(&there, "not ready: ; locked-by-itself");
}

pub(crate) const PROVE: &str = "prove by ../keyset.json#digest";

/// Sam has not proved the way today.
pub(crate) fn due(more: &[(&str, &str)]) -> Desk {
    play(&[[("!unlock", "unlock"), ("unlocked", "sign-in"), ("prove", "list 0")].as_slice(), more].concat())
}

#[test]
fn the_way_is_proved_once_what_is_on_the_screen_is_open_and_once_a_day() {
    let look = [("rows 1 2 3", "open 1"), ("!look 1 2", "-"), ("opened 1", "open 2"), ("opened 2", PROVE)];
    due(&[look.as_slice(), &[("proved", "open 3"), ("opened 3", "-"), ("!touch at 1", "list 3")]].concat());
    // What is on the screen is not known yet: letters come first.
    due(&[("rows 1 2", "open 1"), ("opened 1", "open 2"), ("opened 2", PROVE), ("proved", "-")]);
    due(&[("rows ", PROVE), ("proved", "-")]);
    let nobody_waits = due(&[("rows ", PROVE)]);
    assert_eq!(nobody_waits.busy(), None);
}

#[test]
fn a_session_that_ends_under_way_is_opened_anew_and_the_way_proved_once() {
    due(&[
        ("rows ", PROVE),
        ("out", "sign-in"),
        ("prove", PROVE),
        ("proved", "-"),
        ("!refresh", "list 0"),
        ("rows ", "-"),
    ]);
}

#[test]
fn a_way_that_ends_somewhere_is_said_until_it_is_proved() {
    let failed = due(&[("rows ", PROVE), ("other-key", "-")]);
    assert_eq!((failed.not_proved, failed.notes().len(), failed.ready), (Some(Trouble::NotMyKey), 0, true));
    let again = [("rows ", PROVE), ("other-key", "-"), ("!refresh", "list 0"), ("out", "sign-in"), ("prove", "list 0")];
    assert_eq!(due(&[again.as_slice(), &[("rows ", PROVE), ("proved", "-")]].concat()).not_proved, None);
    assert_eq!(due(&[("rows ", PROVE), ("offline", "-")]).not_proved, None, "that is no news");
}
