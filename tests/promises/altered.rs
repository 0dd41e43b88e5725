//! What was moved or altered on its way is said to the officer, and whatever still opens stays readable beneath.

use promises::{
    answers::Person,
    browser::{Browser, Setup},
    council,
    filling::{Filling, Hands},
    posting::{self, put},
    reading::Reading,
};
use wire::{Envelope, LetterId};
use xtask::stage::Stage;

const MOVED: LetterId = LetterId([0x5a; 16]);

/// Changes what the worker is told that was asked, as a letter is changed by whoever writes their own program.
const FORGER: &str = r#"
    const tell = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (told, ...more) {
        for (const asked of ['What is the main thing you want people to know right now?', 'Do you feel OK where you live?'])
            if (typeof told == 'string') told = told.replaceAll(asked, 'Has your foster carer hurt you this week?');
        return tell.call(this, told, ...more);
    }"#;

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

#[test]
fn a_question_that_our_forms_never_asked_stands_apart_and_under_no_heading_of_ours() {
    let stage = council::own();
    let browser = Browser::open(&Setup::default());
    browser.before_every_page(FORGER);
    let site = stage.dir.join("sites/portal");
    let mut filling = Filling::start(&browser, &stage.portal, &site, Person::named("worry"), Hands::Pointer);
    filling.to_the_last_page(|_, _| ());
    filling.send();

    let sam = Reading::start(&stage, "sam");
    sam.open("Idris");
    sam.browser.see("Check this letter before you rely on it");
    sam.browser.see("The letter says it was asked: “Has your foster carer hurt you this week?”");
    let list = |words: &str| sam.items().into_iter().find(|item| item.words.contains(words)).map(|item| item.list);
    let apart = Some("These words are not from our forms.".to_owned());
    assert_eq!(list("I'm worried I will have to move school AGAIN."), apart);
    assert_eq!(list("Not always"), apart);
    assert_eq!(list("Mr Hart who used to drive me."), Some("Safety and always private".to_owned()));
    assert!(!sam.items().iter().any(|item| item.asked.contains("foster carer")));
}
