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

/// Changes what the worker is told that was asked, as a letter is changed by whoever writes their own program.
const FORGER: &str = r#"
    const tell = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (told, ...more) {
        for (const asked of ['What is the main thing you want people to know right now?', 'Do you feel OK where you live?'])
            if (typeof told == 'string') told = told.replaceAll(asked, 'Has your foster carer hurt you this week?');
        return tell.call(this, told, ...more);
    }"#;

/// Sam opens a letter, which says that it must be checked.
fn open(sam: &Reading, name: LetterId) {
    sam.browser.click(&format!("#letter-{name}"));
    sam.browser.see("Check this letter before you rely on it");
}

#[test]
fn what_was_renamed_altered_or_mixed_is_said_and_what_still_opens_can_be_read() {
    let stage = council::own();
    let [first, second] = ["worry", "s"].map(|person| posting::send(&stage, Person::named(person)).envelope());
    let mut altered = first.clone();
    *altered.private.last_mut().expect("a part") ^= 1;
    let mixed = Envelope { private: second.private, ..first.clone() };
    let [renamed, altered, mixed] = [first, altered, mixed].map(|envelope| {
        let name = LetterId(seal::sign::digest(&envelope.to_bytes()).0[..16].try_into().expect("sixteen bytes"));
        assert_eq!(put(&stage, name, &envelope.to_bytes()), "201 Created");
        name
    });
    let words = "I'm worried I will have to move school AGAIN.";
    let sam = Reading::start(&stage, "sam");

    open(&sam, renamed);
    sam.browser.see("A part of this letter carries the name of another letter.");
    sam.browser.see(words);
    sam.back();

    open(&sam, altered);
    sam.browser.see("The part with the kept answers is damaged and does not open.");
    sam.browser.see(words);
    assert!(!sam.browser.text().contains("it's my fault"));
    sam.back();

    open(&sam, mixed);
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
