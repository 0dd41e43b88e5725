//! Who can know what: nothing is chosen beforehand, and one tap says all that may be said, and nothing else.

use forms::Sharing;
use promises::{
    answers::Person,
    browser::{Browser, Engine, Setup},
    council,
    filling::{Filling, Hands, choose, press},
    reading::Reading,
};
use serde_json::Value as Json;
use xtask::stage::Stage;

/// What Idris says without a word about who may know it, by how it is shared in the end.
const SAID: &[(&str, &str)] = &[
    ("Feelings and worries", "Please don't say this in front of everyone"),
    ("main thing", "worried I will have to move"),
    ("Seeing my family", "my brother writes it"),
];

/// A child who has touched no choice on the way.
fn untouched() -> Person {
    let mut person = Person::named("worry");
    person.answers.iter_mut().for_each(|given| given.share = None);
    person
}

/// A letter from somebody called so: up to the page with all views, one tap there, and sent.
fn say(browser: &Browser, stage: &Stage, hands: Hands, called: &str, tap: &str, then: impl Fn(&Browser)) {
    let mut person = untouched();
    person.answers.iter_mut().filter(|given| given.question == "called").for_each(|given| {
        given.text = Some(called.to_owned());
    });
    let site = stage.dir.join("sites/portal");
    let mut filling = Filling::start(browser, &stage.portal, &site, person, hands);
    filling.to_the_last_page(|browser, screen| {
        if screen == "know" {
            let chosen = "return document.querySelectorAll('main input:checked').length";
            assert_eq!(browser.ask(chosen), 0, "nothing is chosen beforehand");
            if !tap.is_empty() {
                choose(browser, hands, "main", "input[name=know]", tap);
            }
            then(browser);
        }
    });
    filling.send();
}

/// What the copy for the meeting says of a letter, if there can be one.
fn meeting_copy(sam: &Reading, called: &str) -> Option<String> {
    sam.open(called);
    assert!(sam.items().iter().any(|item| item.list == "Setting up the meeting"), "for whoever sets it up");
    let none =
        "return [...document.querySelectorAll('button')].every(b => !/Meeting copy/.test(b.textContent) || b.disabled)";
    if sam.browser.ask(none) == true {
        return None;
    }
    sam.browser.press("Meeting copy");
    sam.browser.wait_for("the copy", "return !!document.querySelector('.sheet')");
    Some(sam.browser.ask_text("return document.querySelector('.sheet').textContent"))
}

#[track_caller]
fn check(copy: &str, said: [bool; 3]) {
    for ((topic, words), expected) in SAID.iter().zip(said) {
        assert_eq!(copy.contains(words), expected, "{topic}: {copy}");
    }
    for arranged in ["blue sofa", "part of it", "Mr Hart", "01632 960441"] {
        assert!(!copy.contains(arranged), "{arranged} is not for the meeting: {copy}");
    }
}

/// The choice of one view, opened in place.
fn own_tap(browser: &Browser, hands: Hands, words: &str, sharing: Sharing) {
    let mark = format!(
        "[...document.querySelectorAll('.said > li')].find(li => li.textContent.includes({})).id = 'this-one'",
        Json::from(words)
    );
    browser.tell(&mark);
    press(browser, hands, "#this-one summary");
    choose(browser, hands, "#this-one", "input", sharing.word());
}

/// One tap says all that may be said; what names people and has its own tap is said too, and what has none is not.
pub fn one_tap(engine: Engine, hands: Hands) {
    let stage = council::own();
    say(&Browser::open(&Setup::of(engine)), &stage, hands, "Idris", "all", |browser| {
        own_tap(browser, hands, "worried I will have to move", Sharing::Meeting);
    });
    let sam = Reading::start(&stage, "sam");
    check(&meeting_copy(&sam, "Idris").expect("a copy for the meeting"), [true, true, false]);
}

#[test]
fn one_tap_says_all_that_may_be_said_and_what_names_people_takes_its_own() {
    one_tap(Engine::Chromium, Hands::Pointer);
}

#[test]
fn one_tap_says_all_that_may_be_said_by_keyboard_in_webkit() {
    one_tap(Engine::WebKit, Hands::Keyboard);
}

#[test]
fn ask_me_first_and_nothing_chosen_say_nothing_in_the_meeting() {
    let (stage, letters) = (council::own(), [("Asked", "ask"), ("Silent", "")]);
    let browser = Browser::open(&Setup::default());
    for (called, tap) in letters {
        say(&browser, &stage, Hands::Pointer, called, tap, |_| ());
    }
    drop(browser);
    let sam = Reading::start(&stage, "sam");
    for (called, _) in letters {
        assert_eq!(meeting_copy(&sam, called), None, "{called}");
        sam.back();
    }
}
