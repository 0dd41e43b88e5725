//! A new form and a new page are data alone: files put into a copy of `public/`, and everything else follows.

use promises::{
    answers::Person,
    axe,
    browser::{Browser, Setup},
    council,
    filling::{Filling, Hands},
    reading::Reading,
};
use tempfile::TempDir;
use xtask::{stage::Plan, step::root};

#[track_caller]
fn looks_right(browser: &Browser, what: &str) {
    let faults = axe::faults(browser);
    assert!(faults.is_empty(), "{what}:\n{}", faults.join("\n"));
    axe::fits(browser, what);
    axe::fingers_fit(browser, what);
}

/// A step that is pressed again, or on which Space falls again, is not chosen any more.
#[track_caller]
fn can_be_taken_back(browser: &Browser) {
    let chosen = |count: u32| {
        let script =
            format!("return document.querySelectorAll('main [data-answer=choice]:checked').length === {count}");
        browser.wait_for(&format!("{count} chosen"), &script);
    };
    let step = "main label:has(input[value='yes']), main label:has(input[value='5'])";
    for count in [1, 0] {
        browser.click(step);
        chosen(count);
    }
    browser.tell("document.querySelector('main [data-answer=choice]').focus()");
    for count in [1, 0] {
        browser.keys(" ");
        chosen(count);
    }
}

#[test]
fn a_new_form_and_a_new_page_are_data_alone() {
    let public = TempDir::new().expect("a folder");
    for folder in ["public/.", "tests/data_alone/."] {
        council::copy(&root().join(folder), public.path());
    }
    let stage = council::raise(&Plan { public: public.path().to_owned(), ..council::plan("data-alone") });
    // So tall that nothing scrolls beneath the bars: axe takes what lies beneath them for too small.
    let browser = Browser::open(&Setup { size: (360, 6000), ..Setup::default() });
    let follow = |words: &str, voice: &str| {
        browser.click(&format!("main a[href$='{words}']"));
        browser.wait_for(
            words,
            &format!("return location.pathname.endsWith('{words}') && !!document.querySelector('h1')"),
        );
        assert_eq!(browser.ask_text("return document.documentElement.dataset.voice"), voice, "{words}");
        looks_right(&browser, words);
    };

    browser.go(&stage.portal);
    looks_right(&browser, "home");
    browser.see("Can I run my meeting?");
    follow("my-meeting/chair/", "teen");
    browser.see("For grown-ups: where this comes from");
    follow("my-meeting/chair/adult/", "adult");
    browser.see("When a young person runs the meeting");
    follow("my-meeting/chair/", "teen");
    follow("say/short/", "teen");
    browser.go(&format!("{}all-pages/", stage.portal));
    // A text for adults stands at its page.
    for words in ["Your say, in short", "Can I run my meeting?"] {
        browser.see(words);
    }

    browser.go(&stage.portal);
    browser.see("In short");
    follow("say/short/", "teen");
    let site = stage.dir.join("sites/portal");
    let mut filling = Filling::start(&browser, &stage.portal, &site, Person::named("teen"), Hands::Pointer);
    filling.to_the_last_page(|browser, step| {
        looks_right(browser, step);
        if ["ready", "heard"].contains(&step) {
            can_be_taken_back(browser);
        }
    });
    browser.see("7 out of 10");
    filling.send();

    let sam = Reading::start(&stage, "sam");
    sam.browser.see("Short form");
    sam.open("Noor");
    assert!(sam.items().iter().any(|item| item.words == "Stop asking my little brother about me."));
}
