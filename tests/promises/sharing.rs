//! Who can know what: nothing is chosen beforehand, and one tap says all that may be said, and nothing else.

use forms::Sharing;
use promises::{
    answers::Person,
    browser::{Browser, Engine, Setup},
    council,
    filling::{Filling, Hands},
    reading::Reading,
};
use serde_json::Value as Json;

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

/// Chooses on a page of real radio buttons, by Space.
fn choose(browser: &Browser, input: &str) {
    browser.settled();
    browser.tell(&format!("document.querySelector({}).focus()", Json::from(input)));
    browser.keys(" ");
    browser.wait_for(input, &format!("return document.querySelector({}).checked", Json::from(input)));
}

/// Up to the page with all views, one tap there, and sent: what the meeting's copy says then.
fn meeting_copy(engine: Engine, tap: &str, then: impl Fn(&Browser)) -> Option<String> {
    let stage = council::own();
    let browser = Browser::open(&Setup { engine, ..Setup::default() });
    let site = stage.dir.join("sites/portal");
    let mut filling = Filling::start(&browser, &stage.portal, &site, untouched(), Hands::Pointer);
    filling.to_the_last_page(|browser, screen| {
        if screen == "know" {
            let chosen = "return document.querySelectorAll('main input:checked').length";
            assert_eq!(browser.ask(chosen), 0, "nothing is chosen beforehand");
            if !tap.is_empty() {
                choose(browser, &format!("main input[name=know][value={tap}]"));
            }
            then(browser);
        }
    });
    filling.send();
    drop(browser);
    let sam = Reading::start(&stage, "sam");
    sam.open("Idris");
    assert!(sam.items().iter().any(|item| item.list == "Setting up the meeting"), "for whoever sets it up");
    if sam.browser.ask(
        "return [...document.querySelectorAll('button')].every(b => !/Meeting copy/.test(b.textContent) || b.disabled)",
    ) == true
    {
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
fn own_tap(browser: &Browser, words: &str, sharing: Sharing) {
    let open = format!(
        "const view = [...document.querySelectorAll('.said > li')].find(li => li.textContent.includes({}));\
         view.querySelector('details').open = true; view.querySelector('input[value={}]').id = 'this-one'",
        Json::from(words),
        sharing.word()
    );
    browser.tell(&open);
    choose(browser, "#this-one");
}

#[test]
fn one_tap_says_all_that_may_be_said_and_what_names_people_takes_its_own() {
    let copy = meeting_copy(Engine::Chromium, "all", |_| ()).expect("a copy for the meeting");
    check(&copy, [true, false, false]);
    let copy = meeting_copy(Engine::Chromium, "all", |browser| {
        own_tap(browser, "worried I will have to move", Sharing::Meeting);
    });
    check(&copy.expect("a copy for the meeting"), [true, true, false]);
}

#[test]
fn ask_me_first_and_nothing_chosen_say_nothing_in_the_meeting() {
    assert_eq!(meeting_copy(Engine::Chromium, "ask", |_| ()), None);
    assert_eq!(meeting_copy(Engine::Chromium, "", |_| ()), None);
}

#[test]
#[ignore = "with --all: needs WebKitGTK"]
fn one_tap_says_all_that_may_be_said_in_webkit() {
    check(&meeting_copy(Engine::WebKit, "all", |_| ()).expect("a copy for the meeting"), [true, false, false]);
}
