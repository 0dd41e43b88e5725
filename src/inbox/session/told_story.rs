//! A session at the desk, as tests: what the officer does, what the worker tells, and what is asked next.

use std::sync::Arc;

use wire::{
    Deed, LetterId, Trouble,
    desk::{Ask, Group, Told},
    staff::{Mark, Row, Try},
};

use crate::{
    sample::{documents, group, row},
    session::{deeds::Stage, desk::Desk, listing::Held},
    site::config,
};

pub(crate) fn id(number: u8) -> LetterId {
    LetterId([number; 16])
}

/// A row: `1` unread, `1s` contact soon, `1r` read, `1rx` read and closed, `1p` one that Priya tried to close.
fn parse_row(text: &str) -> Row {
    let number = text.trim_end_matches(['s', 'r', 'x', 'p']).parse().expect("a number");
    Row {
        letter: id(number),
        cursor: u64::from(number),
        contact_soon: text.contains('s'),
        opened: text.contains('r'),
        closed: text.ends_with('x').then(|| "2026-11-20".into()),
        closed_by: text.ends_with('x').then(|| "sam".into()),
        tries: text
            .ends_with('p')
            .then(|| Try { deed: Deed::Close, by: "priya".into(), at: "2026-11-20T10:35Z".into() })
            .into_iter()
            .collect(),
        ..row()
    }
}

/// What the worker tells, in a few letters.
fn parse(text: &str) -> Told {
    let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
    let number = || id(rest.parse().expect("a number"));
    let is_earlier = word == "earlier";
    let opened = |team, private| Told::Opened { letter: number(), contact_soon: false, is_earlier, team, private };
    let [team, private] = documents().map(|document| group(&document));
    match word {
        "unlocked" => Told::Unlocked { staff: "sam".into() },
        "maya" => Told::Unlocked { staff: "maya".into() },
        "in" | "prove" => Told::SignedIn { seconds: 600, prove: word == "prove" },
        "proved" => Told::Proved,
        "other-key" => Told::Failed { why: Trouble::NotMyKey },
        "lead" => {
            let (rows, suspended) = (vec![parse_row("1r")], Some(rest.split_whitespace().map(str::to_owned).collect()));
            Told::Letters { rows, next: None, keep_days: 90, mail_failing_since: None, suspended }
        }
        "suspended" | "readmitted" => Told::Suspended { staff: rest.into(), suspended: word == "suspended" },
        "rows" => {
            let (rows, next) = rest.split_once('>').unwrap_or((rest, ""));
            let (rows, next) = (rows.split_whitespace().map(parse_row).collect(), next.trim().parse().ok());
            Told::Letters { rows, next, keep_days: 90, mail_failing_since: None, suspended: None }
        }
        "failing" => {
            let mail_failing_since = Some(rest.to_owned());
            Told::Letters { rows: Vec::new(), next: None, keep_days: 90, mail_failing_since, suspended: None }
        }
        "opened" => opened(team, private),
        "duty" => opened(team, Group::ForOthers),
        "others" | "earlier" => opened(Group::ForOthers, Group::ForOthers),
        "marked" => Told::Done { deed: Deed::MarkOpened, letter: number() },
        "closed" => Told::Done { deed: Deed::Close, letter: number() },
        "reopened" => Told::Done { deed: Deed::Reopen, letter: number() },
        "deleted" => Told::Done { deed: Deed::Delete, letter: number() },
        "seen" => Told::Done { deed: Deed::SeeTo, letter: number() },
        "back" => Told::Done { deed: Deed::PutBack, letter: number() },
        "noted" => Told::Done { deed: Deed::NotOpening, letter: number() },
        "locked" => Told::Locked,
        "offline" => Told::Failed { why: Trouble::Offline },
        "out" => Told::Failed { why: Trouble::SignedOut },
        "gone" => Told::Failed { why: Trouble::NoSuchLetter },
        "lying" => Told::Failed { why: Trouble::NotOurPostBox },
        "stranger" => Told::Failed { why: Trouble::NotLetIn },
        "wrong" => Told::Failed { why: Trouble::WrongPassphrase },
        other => unreachable!("no such line: {other}"),
    }
}

fn show(ask: Option<Ask>) -> String {
    match ask {
        None => "-".into(),
        Some(Ask::Unlock { .. }) => "unlock".into(),
        Some(Ask::SignIn { .. }) => "sign-in".into(),
        Some(Ask::List { after }) => format!("list {after}"),
        Some(Ask::Open { letter }) => format!("open {}", letter.0[0]),
        Some(Ask::Do { deed, letter, .. }) => format!("{} {}", deed.word().trim_start_matches("deed-"), letter.0[0]),
        Some(Ask::Prove { keyset_url }) => format!("prove by {keyset_url}"),
        Some(Ask::Suspend { staff, suspended }) => format!("{} {staff}", if suspended { "suspend" } else { "readmit" }),
        Some(Ask::Lock) => "lock".into(),
    }
}

/// Plays a session: each line is what the officer does (`!…`) or the worker tells, and what is then asked.
pub(crate) fn play(lines: &[(&str, &str)]) -> Desk {
    let mut desk = Desk::new(Arc::new(config::sample()));
    for (line, expected) in lines {
        let (word, minute) = line.split_once(" at ").unwrap_or((line, "0"));
        let now = minute.parse::<u64>().expect("a minute") * 60_000;
        let asked = match word {
            "!unlock" => desk.unlock("file".into(), "words".into(), now),
            "!refresh" => desk.refresh(now),
            "!mark 1" => desk.act(Deed::MarkOpened, id(1), now),
            "!close 1" => desk.act(Deed::Close, id(1), now),
            "!reopen 1" => desk.act(Deed::Reopen, id(1), now),
            "!see to 1" => desk.act(Deed::SeeTo, id(1), now),
            "!put back 1" => desk.act(Deed::PutBack, id(1), now),
            "!delete 1" => desk.act(Deed::Delete, id(1), now),
            "!suspend sam" | "!readmit sam" => desk.suspend("sam", word == "!suspend sam", now),
            "!unfold" => desk.show_closed(true, now),
            "!fold" => desk.show_closed(false, now),
            looked if looked.starts_with("!look ") => {
                let numbers = looked.split_whitespace().skip(1).map(|number| id(number.parse().expect("a number")));
                desk.look(numbers.collect(), now)
            }
            "!read 1" => desk.read(id(1), now),
            "!touch" => desk.touch(now),
            "!tick" => desk.tick(now),
            "!lock" => Some(desk.lock("locked-by-hand")),
            told => desk.told(parse(told), now),
        };
        assert_eq!(show(asked), *expected, "after {line}");
    }
    desk
}

pub(crate) const IN: [(&str, &str); 3] = [("!unlock", "unlock"), ("unlocked", "sign-in"), ("in", "list 0")];

#[track_caller]
pub(crate) fn check(more: &[(&str, &str)], expected: &str) {
    let desk = play(&[&IN, more].concat());
    let held = desk.held.iter().map(|(id, held)| match held {
        Held::Letter(_) => format!("{} open", id.0[0]),
        Held::ForColleagues { .. } => format!("{} others", id.0[0]),
        Held::Failed(_) => format!("{} failed", id.0[0]),
    });
    let held = held.collect::<Vec<_>>().join(", ");
    let state = if desk.ready { "ready" } else { "not ready" };
    assert_eq!(format!("{state}: {held}; {}", desk.notes.join(" ")), expected);
}

#[test]
fn all_pages_are_listed_and_every_letter_opened_the_urgent_first() {
    check(
        &[
            ("rows 1r 2 > 2", "list 2"),
            ("rows 3s 2", "open 3"),
            ("opened 3", "open 2"),
            ("others 2", "open 1"),
            ("opened 1", "-"),
        ],
        "ready: 1 open, 2 others, 3 open; ",
    );
    check(&[("rows ", "-")], "ready: ; ");
}

#[test]
fn while_messages_to_the_team_do_not_go_out_the_list_says_since_when() {
    let since = |more: &[(&str, &str)]| play(&[&IN, more].concat()).mail_failing_since;
    assert_eq!(since(&[("failing 2026-12-03", "-")]).as_deref(), Some("2026-12-03"));
    assert_eq!(since(&[("rows ", "-")]), None);
}

#[test]
fn a_post_box_that_lists_in_a_circle_is_not_followed() {
    check(&[("rows 1 > 1", "list 1"), ("rows 2 > 1", "open 1")], "ready: ; ");
}

#[test]
fn only_new_letters_are_opened_when_the_list_is_fetched_again() {
    let first = [("rows 1 2", "open 1"), ("opened 1", "open 2"), ("opened 2", "-")];
    let again = [("!refresh", "list 0"), ("rows 2r 3", "open 3"), ("opened 3", "-")];
    check(&[first.as_slice(), &again].concat(), "ready: 2 open, 3 open; ");
}

#[test]
fn a_wrong_passphrase_is_said_and_can_be_typed_again() {
    let desk = play(&[("!unlock", "unlock"), ("wrong", "-"), ("!unlock", "unlock")]);
    assert_eq!((desk.me(), desk.notes().len()), (None, 0));
}

#[test]
fn whoever_is_not_let_in_is_locked_and_told_why() {
    let desk = play(&[("!unlock", "unlock"), ("unlocked", "sign-in"), ("stranger", "lock"), ("locked", "-")]);
    assert_eq!((desk.me(), desk.notes()), (None, ["trouble-not-let-in"].as_slice()));
}

#[test]
fn an_unreachable_post_box_can_be_tried_again_without_the_passphrase() {
    let offline = [("!unlock", "unlock"), ("unlocked", "sign-in"), ("offline", "-")];
    let desk = play(&offline);
    assert_eq!((desk.me(), desk.notes()), (Some("sam"), ["trouble-offline"].as_slice()));
    play(&[offline.as_slice(), &[("!refresh", "sign-in"), ("in", "list 0")]].concat());
}

#[test]
fn letters_that_were_opened_stay_when_the_rest_cannot_be() {
    check(
        &[("rows 1 2 3", "open 1"), ("opened 1", "open 2"), ("offline", "-")],
        "ready: 1 open; trouble-some-letters trouble-offline",
    );
}

#[test]
fn one_letter_that_cannot_be_had_keeps_no_other_back() {
    check(
        &[("rows 1 2 3", "open 1"), ("lying", "open 2"), ("gone", "open 3"), ("opened 3", "-")],
        "ready: 1 failed, 3 open; ",
    );
}

#[test]
fn a_session_that_is_over_is_opened_anew_and_the_errand_done_once_more() {
    let open = [("rows 1", "open 1"), ("opened 1", "-")];
    let over = [
        ("!mark 1", "mark-opened 1"),
        ("out", "sign-in"),
        ("in", "mark-opened 1"),
        ("marked 1", "-"),
        ("!mark 1", "-"),
    ];
    check(&[open.as_slice(), &over].concat(), "ready: 1 open; ");
    let twice = [("!mark 1", "mark-opened 1"), ("out", "sign-in"), ("in", "mark-opened 1"), ("out", "-")];
    check(&[open.as_slice(), &twice].concat(), "ready: 1 open; trouble-signed-out");
}

#[test]
fn who_cannot_open_the_kept_answers_marks_nothing_as_read() {
    check(&[("rows 1", "open 1"), ("duty 1", "-"), ("!mark 1", "-")], "ready: 1 open; ");
    check(&[("rows 1", "open 1"), ("others 1", "-"), ("!mark 1", "-")], "ready: 1 others; ");
}

#[test]
fn a_sign_of_life_looks_for_letters_without_a_word_of_trouble() {
    let open = [("rows 1", "open 1"), ("opened 1", "-"), ("!touch", "-"), ("!touch at 1", "list 1")];
    let desk = play(&[IN.as_slice(), &open, &[("rows 2 3 2", "-")]].concat());
    assert_eq!(desk.fresh, 2);
    check(&[open.as_slice(), &[("offline", "-")]].concat(), "ready: 1 open; ");
    check(&[open.as_slice(), &[("out", "sign-in"), ("offline", "-")]].concat(), "ready: 1 open; ");
}

#[test]
fn locking_drops_everything_at_once() {
    let open = [("rows 1", "open 1"), ("opened 1", "-")];
    check(&[open.as_slice(), &[("!lock", "lock"), ("locked", "-")]].concat(), "not ready: ; locked-by-hand");
    check(&[open.as_slice(), &[("locked", "-")]].concat(), "not ready: ; locked-by-itself");
    let idle = [("!tick at 9", "-"), ("!tick at 10", "lock"), ("locked", "-")];
    check(&[open.as_slice(), &idle].concat(), "not ready: ; locked-by-itself");
}

#[test]
fn what_was_on_its_way_when_the_desk_locked_is_not_taken_in() {
    let cut = [("rows 1", "open 1"), ("!lock", "lock"), ("!unlock", "-"), ("opened 1", "-"), ("offline", "-")];
    check(&[cut.as_slice(), &[("locked", "unlock")]].concat(), "not ready: ; ");
}

#[test]
fn a_worker_that_stopped_leaves_nothing_open() {
    let mut desk = play(&[IN.as_slice(), &[("rows 1", "open 1"), ("opened 1", "-")]].concat());
    desk.worker_stopped();
    assert_eq!((desk.me(), desk.held.len(), desk.notes()), (None, 0, ["trouble-worker"].as_slice()));
}

/// What the post box says of the first letter, as far as it is known here.
#[track_caller]
fn check_row(desk: &Desk, opened: bool, closed: Option<&str>) {
    let row = desk.row(id(1)).expect("it is in the list");
    assert_eq!((row.opened, row.closed.as_deref()), (opened, closed));
}

/// Sam has one letter open.
pub(crate) fn with_one(row: &str, more: &[(&str, &str)]) -> Desk {
    let rows = format!("rows {row}");
    let opened = [(rows.as_str(), "open 1"), ("opened 1", "-")];
    play(&[IN.as_slice(), &opened, more].concat())
}

#[test]
fn a_letter_is_closed_after_reading_and_can_be_opened_again() {
    let close = [("!close 1", "close 1"), ("!close 1", "-"), ("closed 1 at 29672640", "-")];
    check_row(&with_one("1r", &close), true, Some("2026-06-02"));
    let again = [("!close 1", "-"), ("!reopen 1 at 29672640", "reopen 1"), ("reopened 1 at 29672640", "-")];
    check_row(&with_one("1r", &[close.as_slice(), &again].concat()), true, None);
    // What nobody has read is not closed, and what is open is not opened again.
    check_row(&with_one("1", &[("!close 1", "-"), ("!reopen 1", "-")]), false, None);
    check_row(&with_one("1r", &[("!reopen 1", "-")]), true, None);
}

#[test]
fn who_cannot_open_the_kept_answers_closes_nothing() {
    let duty = [("rows 1r", "open 1"), ("duty 1", "-"), ("!close 1", "-"), ("!reopen 1", "-")];
    check(&duty, "ready: 1 open; ");
    let duty = [("rows 1rx", "-"), ("!unfold", "open 1"), ("duty 1", "-"), ("!reopen 1", "-")];
    check(&duty, "ready: 1 open; ");
}

#[test]
fn what_goes_wrong_with_closing_is_said_and_changes_nothing() {
    for (told, note) in [
        ("offline", "trouble-offline"),
        ("gone", "trouble-no-such-letter"),
        ("lying", "trouble-not-our-post-box"),
        ("stranger", "not-allowed"),
    ] {
        let desk = with_one("1r", &[("!close 1", "close 1"), (told, "-")]);
        assert_eq!(desk.notes(), [note]);
        check_row(&desk, true, None);
    }
    let over = [("!close 1", "close 1"), ("out", "sign-in"), ("in", "close 1"), ("closed 1", "-")];
    check_row(&with_one("1r", &over), true, Some("1970-01-01"));
}

#[test]
fn closed_letters_are_fetched_when_somebody_looks_at_them_and_not_before() {
    let folded = [("rows 1rx 2 3rx", "open 2"), ("opened 2", "-")];
    check(&folded, "ready: 2 open; ");
    let looked = [("!unfold", "open 3"), ("!unfold", "-"), ("others 3", "open 1"), ("opened 1", "-")];
    check(&[folded.as_slice(), &looked].concat(), "ready: 1 open, 2 open, 3 others; ");
    let again = [("!fold", "-"), ("!unfold", "-"), ("!refresh", "list 0"), ("rows 1rx 2 4rx", "open 4")];
    check(&[folded.as_slice(), &looked, &again].concat(), "ready: 1 open, 2 open; ");
    check(&[("rows 1rx", "-")], "ready: ; ");
    // Closed by somebody who never read it: it is not out of sight.
    check(&[("rows 1x", "open 1"), ("opened 1", "-")], "ready: 1 open; ");
    let broken = [("!unfold", "open 3"), ("offline", "-")];
    check(&[folded.as_slice(), &broken].concat(), "ready: 2 open; trouble-some-letters trouble-offline");
}

pub(crate) const MAYA: [(&str, &str); 3] = [("!unlock", "unlock"), ("maya", "sign-in"), ("in", "list 0")];

/// A lead before one letter that only colleagues can open.
pub(crate) fn lead(more: &[(&str, &str)]) -> Desk {
    let shut = [("rows 1r", "open 1"), ("others 1", "not-opening 1"), ("noted 1", "-")];
    play(&[MAYA.as_slice(), &shut, more].concat())
}

#[test]
fn a_lead_deletes_even_what_only_colleagues_can_open() {
    let delete = [("!delete 1", "delete 1"), ("!delete 1", "-"), ("deleted 1", "-"), ("!delete 1", "-")];
    let desk = lead(&delete);
    assert_eq!(desk.stage(id(1)), Some(Stage::Binned("1970-01-01".into())));
    assert_eq!(desk.listing().closed.len(), 1, "it is out of sight, for a lead to put back");
    let back = [("!put back 1", "put-back 1"), ("back 1", "-"), ("!put back 1", "-")];
    assert_eq!(lead(&[delete.as_slice(), &back].concat()).stage(id(1)), Some(Stage::Open));
}

#[test]
fn what_nobody_has_read_takes_two_leads() {
    let shut = [("rows 1", "open 1"), ("others 1", "not-opening 1"), ("noted 1", "-")];
    let delete = [("!delete 1", "delete 1"), ("deleted 1", "-"), ("!delete 1", "-")];
    let desk = play(&[MAYA.as_slice(), &shut, &delete].concat());
    let row = desk.row(id(1)).expect("it is in the list");
    assert_eq!((row.delete_asked.as_ref().map(|mark| mark.by.as_str()), &row.binned), (Some("maya"), &None));
    assert_eq!(desk.stage(id(1)), Some(Stage::Unread));
}

#[test]
fn what_does_not_open_is_told_once_by_a_lead_and_by_nobody_else() {
    check(&[("rows 1", "open 1"), ("others 1", "-")], "ready: 1 others; ");
    let shut = [("rows 1", "open 1"), ("others 1", "not-opening 1"), ("offline", "-")];
    let desk = play(&[MAYA.as_slice(), &shut].concat());
    assert!(desk.notes().is_empty(), "nobody waits for that");
}

#[test]
fn a_letter_is_seen_to_once() {
    let desk = with_one("1s", &[("!see to 1", "see-to 1"), ("!see to 1", "-"), ("seen 1", "-"), ("!see to 1", "-")]);
    let row = desk.row(id(1)).expect("it is in the list");
    assert_eq!(row.seen_to, Some(Mark { by: "sam".into(), at: "1970-01-01T00:00Z".into() }));
    check_row(&desk, false, None);
}

#[test]
fn what_goes_wrong_with_deleting_is_said_and_the_letter_stays() {
    for (told, note) in [
        ("offline", "trouble-offline"),
        ("gone", "trouble-no-such-letter"),
        ("stranger", "delete-not-allowed"),
        ("lying", "trouble-not-our-post-box"),
    ] {
        let desk = lead(&[("!delete 1", "delete 1"), (told, "-")]);
        assert_eq!(desk.notes(), [note]);
        assert!(matches!(desk.held(id(1)), Some(Held::ForColleagues { .. })));
        assert!(desk.row(id(1)).is_some());
    }
}

#[test]
fn whoever_is_no_lead_is_offered_no_deleting() {
    check_row(&with_one("1r", &[("!delete 1", "-")]), true, None);
}
