//! What was moved or altered on its way is said to the officer, and whatever still opens stays readable beneath.

use promises::{
    answers::Person,
    council,
    posting::{self, put},
    reading::Reading,
};
use wire::{Envelope, LetterId};
use xtask::stage::Stage;

const MOVED: LetterId = LetterId([0x5a; 16]);

/// A child's letter, as it went over the line.
fn sent(stage: &Stage) -> Envelope {
    posting::send(stage, Person::named("worry")).envelope()
}

/// Sam opens the letter that says it must be checked.
fn sam_opens_the_doubtful_one(stage: &Stage) -> Reading {
    let sam = Reading::start(stage, "sam");
    let mark = format!("#letter-{MOVED}");
    sam.browser.click(&mark);
    sam.browser.see("Check this letter before you rely on it");
    sam
}

#[test]
fn a_letter_under_another_letters_name_is_said_and_can_still_be_read() {
    let stage = council::own();
    let envelope = sent(&stage);
    assert_eq!(put(&stage, MOVED, &envelope.to_bytes()), "201 Created");
    let sam = sam_opens_the_doubtful_one(&stage);
    sam.browser.see("A part of this letter carries the name of another letter.");
    sam.browser.see("I'm worried I will have to move school AGAIN.");
}

#[test]
fn a_part_that_was_altered_is_said_and_the_other_part_can_still_be_read() {
    let stage = council::own();
    let mut envelope = sent(&stage);
    let last = envelope.private.len() - 1;
    envelope.private[last] ^= 1;
    assert_eq!(put(&stage, MOVED, &envelope.to_bytes()), "201 Created");
    let sam = sam_opens_the_doubtful_one(&stage);
    sam.browser.see("The part with the kept answers is damaged and does not open.");
    sam.browser.see("I'm worried I will have to move school AGAIN.");
    assert!(!sam.browser.text().contains("it's my fault"));
}

#[test]
fn a_letter_that_was_put_together_from_two_is_said() {
    let stage = council::own();
    let (first, second) = (sent(&stage), sent(&stage));
    let mixed = Envelope { private: second.private, ..first };
    assert_eq!(put(&stage, MOVED, &mixed.to_bytes()), "201 Created");
    let sam = sam_opens_the_doubtful_one(&stage);
    sam.browser.see("The two parts of this letter were not written together.");
}
