//! A letter that is done with is closed, and can be opened again while it is kept; only a lead deletes one before its time,
//! and what was deleted lies in the bin, where a lead can put it back.

use promises::{
    answers::Person,
    axe,
    browser::until,
    council,
    posting::{self, Posted, put, rows},
    reading::Reading,
    tap::{Tap, Weather},
};
use thirtyfour::Key;
use wire::staff::Row;
use xtask::stage::Stage;

/// The short name by which colleagues speak of a letter.
fn reference(posted: &Posted) -> String {
    let name = posted.letter.to_string();
    format!("{}-{}", &name[..4], &name[4..8])
}

/// What the post box says of this letter to somebody who did not touch it.
fn row(stage: &Stage, posted: &Posted) -> Option<Row> {
    rows(stage, "tom").into_iter().find(|row| row.letter == posted.letter)
}

#[track_caller]
fn check_row(stage: &Stage, posted: &Posted, opened: bool, closed: bool) {
    let row = row(stage, posted).expect("the post box has the letter");
    assert_eq!((row.opened, row.closed.is_some()), (opened, closed), "{row:?}");
}

/// Nobody is kept from this screen, in either colours, nor on a narrow one.
#[track_caller]
fn check_open_to_all(reading: &Reading, what: &str) {
    for colours in ["dark", "light"] {
        reading.browser.media(&[("prefers-color-scheme", colours)]);
        let faults = axe::faults(&reading.browser);
        assert!(faults.is_empty(), "{what} in {colours}: {}", faults.join("\n"));
    }
    reading.browser.resize(320, 640);
    axe::fits(&reading.browser, what);
    reading.browser.resize(1440, 900);
}

#[test]
fn sam_closes_a_letter_and_only_a_lead_deletes_it_and_puts_it_back() {
    let stage = council::own();
    let posted = posting::send(&stage, Person::named("worry"));
    sam_reads_and_closes(&stage, &posted);
    dee_may_not_delete(&stage, &posted);
    maya_deletes(&stage, &posted);
    assert_eq!(put(&stage, posted.letter, &posted.bytes), "200 OK", "it is still there");
    let maya = Reading::start(&stage, "maya");
    maya.unfold_closed();
    maya.browser.see("In the bin");
    maya.open(&format!("Letter {}", reference(&posted)));
    maya.browser.press("Keep this letter");
    maya.browser.see("Delete now…");
    assert!(row(&stage, &posted).is_some_and(|row| row.binned.is_none()));
    maya.back();
    maya_suspends_sam(&stage, &maya);
}

fn sam_reads_and_closes(stage: &Stage, posted: &Posted) {
    let sam = Reading::start(stage, "sam");
    let proved = r#""method":"DELETE","route":"/v1/staff/proofs/{id}","status":204"#;
    until("a letter from Sam to Sam goes the whole way", || stage.log().contains(proved).then_some(()));
    let name = sam.names().remove(0);
    sam.browser.see("Somebody sees it by");
    sam.open(&name);
    assert!(sam.strip_says("They were told").contains("Somebody is in touch by"), "{:?}", sam.strip());
    assert!(!sam.browser.text().contains("Close this letter"), "a letter that nobody has read can be closed");
    sam.mark_read();
    check_row(stage, posted, true, false);
    sam.browser.see("It is kept until ");
    sam.browser.see(&format!("Reference: {}", reference(posted)));
    sam.close_letter();
    assert!(sam.focus().starts_with("Closed "), "the focus is on {:?}", sam.focus());
    check_row(stage, posted, true, true);
    sam.open_again();
    assert!(sam.focus().starts_with("Print or copy"), "the focus is on {:?}", sam.focus());
    check_row(stage, posted, true, false);
    sam.close_letter();
    check_row(stage, posted, true, true);
    check_open_to_all(&sam, "a closed letter");
    sam.back();
    sam.browser.see("No open letters for you.");
    assert!(sam.names().is_empty(), "a closed letter stands among the open ones: {:?}", sam.names());
    // It stands in a part of its own, from where it can be read and opened again.
    sam.unfold_closed();
    sam.browser.see("Deleted after ");
    check_open_to_all(&sam, "the closed letters");
    sam.open(&name);
    sam.browser.see("and then deleted for good from the post box.");
    sam.browser.see("Open again");
    assert!(!sam.browser.text().contains("Delete now"), "an officer is offered to delete");
}

fn dee_may_not_delete(stage: &Stage, posted: &Posted) {
    let dee = Reading::start(stage, "dee");
    dee.unfold_closed();
    dee.open(&dee.names().remove(0));
    dee.browser.press("Delete now…");
    assert_eq!(dee.focus(), "Keep it");
    check_open_to_all(&dee, "the question before deleting");
    dee.browser.press("Delete");
    dee.browser.see("The letter was not deleted: the post box lets only some people delete letters");
    check_row(stage, posted, true, true);
}

fn maya_deletes(stage: &Stage, posted: &Posted) {
    let maya = Reading::start(stage, "maya");
    maya.unfold_closed();
    // She cannot read it: her colleague told her its reference.
    let name = format!("Letter {}", reference(posted));
    maya.open(&name);
    check_open_to_all(&maya, "a letter for colleagues");
    maya.browser.press("Delete now…");
    maya.browser.see(&format!("Reference: {}", reference(posted)));
    assert_eq!(maya.focus(), "Keep it");
    maya.browser.keys(Key::Escape);
    maya.browser.wait_for("the question to go", "return !document.querySelector('dialog').open");
    assert_eq!(maya.focus(), "Delete now…");
    // Whoever presses Enter without reading keeps the letter.
    maya.browser.keys(Key::Enter);
    maya.browser.wait_for("the question", "return document.querySelector('dialog').open");
    maya.browser.keys(Key::Enter);
    maya.browser.wait_for("the question to go", "return !document.querySelector('dialog').open");
    check_row(stage, posted, true, true);
    maya.browser.press("Delete now…");
    maya.browser.press("Delete");
    maya.browser.see("Maya put this letter into the bin");
    assert!(row(stage, posted).is_some_and(|row| row.binned.is_some_and(|mark| mark.by == "maya")));
    maya.back();
    maya.browser.press("Lock now");
    let ended = r#""method":"DELETE","route":"/v1/staff/session","status":204"#;
    until("the post box hears that she is gone", || stage.log().contains(ended).then_some(()));
}

fn maya_suspends_sam(stage: &Stage, maya: &Reading) {
    maya.browser.press("Keys: who can sign in");
    let ask = "#colleague-sam + .buttons button";
    maya.browser.click(ask);
    assert!(maya.focus().starts_with("Sam is signed out at once"), "the focus is on {:?}", maya.focus());
    maya.browser.press("Leave it as it is");
    assert_eq!(maya.focus(), "Sam");
    maya.browser.click(ask);
    check_open_to_all(maya, "what suspending a sign-in means");
    maya.browser.press("Suspend Sam’s sign-in");
    maya.browser.see("Sam cannot sign in.");
    assert_eq!(maya.focus(), "Sam cannot sign in.");
    assert_eq!(posting::session(stage, "sam").0, "403 Forbidden");
    maya.browser.press("Let in again");
    maya.browser.wait_for("Sam to be let in", "return document.querySelector('#colleague-sam').textContent === 'Sam'");
    assert_eq!(posting::session(stage, "sam").0, "200 OK");
}

#[test]
fn closing_without_a_network_is_said_and_can_be_done_later() {
    let stage = council::own();
    let posted = posting::send(&stage, Person::named("worry"));
    let tap = Tap::start();
    let sam = Reading::start_by(&stage, "sam", Some(tap.port));
    sam.open(&sam.names().remove(0));
    sam.mark_read();
    tap.set(Weather::Offline, &stage.post_box);
    sam.browser.press("Close this letter");
    sam.browser.see("The post box cannot be reached.");
    check_row(&stage, &posted, true, false);
    tap.set(Weather::Fair, &stage.post_box);
    sam.close_letter();
    check_row(&stage, &posted, true, true);
    assert!(!sam.browser.text().contains("cannot be reached"), "what went wrong before is still said");
}
