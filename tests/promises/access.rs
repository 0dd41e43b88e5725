//! Everybody can use it: axe finds nothing, keys are enough, small screens and large letters fit. The gate looks at each page
//! and step once, in light, 320 px wide; `--all` looks at them in dark and in large letters too.

use std::collections::BTreeSet;

use promises::{
    answers::Person,
    axe,
    browser::{Browser, Engine, Setup},
    council,
    filling::{Filling, Hands},
    reading::Reading,
};
use xtask::stage::Stage;

#[track_caller]
fn none(faults: &[String], what: &str) {
    assert!(faults.is_empty(), "{what}:\n{}", faults.join("\n"));
}

/// A page as narrow as any, and so tall that nothing scrolls beneath the bars: axe takes what lies beneath them for too small.
fn narrow(dark: bool) -> (Browser, &'static str) {
    (Browser::open(&Setup { size: (320, 6000), dark, ..Setup::default() }), if dark { "dark" } else { "light" })
}

#[test]
fn axe_finds_nothing_on_any_page_and_each_fits_320_px() {
    look_at_pages(false);
}

#[test]
#[ignore = "with --all"]
fn axe_finds_nothing_on_any_page_in_dark() {
    look_at_pages(true);
}

fn look_at_pages(dark: bool) {
    let (stage, (browser, colours)) = (council::exampleshire(), narrow(dark));
    let missing = "no-such-page/".to_owned();
    for path in council::pages(&stage).iter().chain([&missing]) {
        browser.go(&format!("{}{path}", stage.portal));
        none(&axe::faults(&browser), &format!("{path} in {colours}"));
        axe::fits(&browser, path);
        axe::fingers_fit(&browser, path);
    }
}

#[test]
fn bar_and_column_share_one_width_and_the_bar_is_one_row() {
    let stage = council::exampleshire();
    let browser = Browser::open(&Setup::default());
    for width in [700, 1000, 1440] {
        browser.resize(width, 900);
        for path in ["", "say/8-11/", "say/carer/"] {
            browser.go(&format!("{}{path}", stage.portal));
            let edges = browser.ask_text(
                "const of = s => document.querySelector(s).getBoundingClientRect();\
                 const help = of('.help-now'), mark = of('.mark'), leave = of('.bar > .leave');\
                 return [mark.left - help.left, leave.right - help.right, leave.top - of('.bar__item').top].map(Math.round).join(' ')",
            );
            assert_eq!(edges, "0 0 0", "where the bar stands on /{path} at {width} px");
        }
    }
}

#[test]
fn axe_finds_nothing_where_something_is_wrong_or_hidden_at_first() {
    look_where_it_is_wrong_or_hidden(false);
}

#[test]
#[ignore = "with --all"]
fn axe_finds_nothing_where_something_is_wrong_or_hidden_in_dark() {
    look_where_it_is_wrong_or_hidden(true);
}

fn look_where_it_is_wrong_or_hidden(dark: bool) {
    let (stage, (browser, colours)) = (council::exampleshire(), narrow(dark));
    browser.go(&format!("{}say/carer/", stage.portal));
    browser.press("Aa");
    browser.wait_for("the settings", "return document.querySelector('#settings[open]')?.checkVisibility()");
    none(&axe::faults(&browser), &format!("the settings in {colours}"));
    axe::fits(&browser, "the settings");
    browser.keys(thirtyfour::Key::Escape);
    browser.click("[data-go=skip]");
    browser.wait_for("the next question", "return document.documentElement.dataset.app === 'on'");
    browser.click("[data-go=back]");
    browser.wait_for("the first question", "return !!document.querySelector('#answer')");
    let long = "a".repeat(10_001);
    browser.paste_into("#answer", &long);
    browser.click("[data-go=next]");
    browser.wait_for("what is wrong", "return !!document.querySelector('#fault:not([hidden])')");
    browser.wait_for("the focus on what is wrong", "return document.activeElement.id === 'fault'");
    let kept = browser.ask("return document.querySelector('#answer').value.length");
    assert_eq!(kept, 10_001, "a long text was cut");
    none(&axe::faults(&browser), &format!("a text that is too long in {colours}"));
}

fn walk(browser: &Browser, stage: &Stage, person: &str, hands: Hands, look: impl FnMut(&Browser, &str)) {
    let site = stage.dir.join("sites/portal");
    let mut filling = Filling::start(browser, &stage.portal, &site, Person::named(person), hands);
    filling.to_the_last_page(look);
}

/// In light each step of each form is looked at where it is filled in: promises/every_form.rs.
#[test]
#[ignore = "with --all"]
fn axe_finds_nothing_on_any_step_in_dark() {
    let (stage, (browser, colours)) = (council::exampleshire(), narrow(true));
    let mut looked = BTreeSet::new();
    for person in ["carer", "worry", "child-to-7", "teen-16-plus"] {
        walk(&browser, &stage, person, Hands::Pointer, |browser, step| {
            // A step that two forms share is looked at once.
            if looked.insert((Person::named(person).form, step.to_owned())) {
                none(&axe::faults(browser), &format!("{step} of {person} in {colours}"));
                axe::fits(browser, step);
                axe::fingers_fit(browser, step);
            }
        });
    }
    assert!(looked.len() > 40, "only {} steps were looked at", looked.len());
    none(&axe::faults(&browser), &format!("the send page in {colours}"));
    axe::fits(&browser, "the send page");
    browser.click("[data-go=send]");
    browser.wait_for("the word that it arrived", "return !!document.querySelector('.post img[src*=arrived]')");
    none(&axe::faults(&browser), &format!("arrived in {colours}"));
}

#[test]
fn the_whole_journey_by_keyboard_alone() {
    by_keyboard(Engine::Chromium, "l");
}

#[test]
#[ignore = "with --all"]
fn every_other_person_gets_there_by_keyboard_alone() {
    for person in ["s", "worry", "carer"] {
        by_keyboard(Engine::Chromium, person);
    }
}

pub fn by_keyboard(engine: Engine, person: &str) {
    let stage = council::exampleshire();
    // A telephone where the window can be as narrow as one.
    let size = if engine == Engine::Chromium { (360, 740) } else { Setup::default().size };
    let browser = Browser::open(&Setup { size, ..Setup::of(engine) });
    let site = stage.dir.join("sites/portal");
    let mut filling = Filling::start(&browser, &stage.portal, &site, Person::named(person), Hands::Keyboard);
    filling.to_the_last_page(|_, _| ());
    filling.send();
}

#[test]
#[ignore = "with --all"]
fn nothing_scrolls_sideways_at_400_percent_and_with_letters_twice_as_large() {
    let stage = council::exampleshire();
    let browser = Browser::open(&Setup { size: (320, 640), ..Setup::default() });
    for path in &council::pages(&stage) {
        browser.go(&format!("{}{path}", stage.portal));
        // 1280 × 1024 at 400 %.
        browser.zoom(320, 256, 4.0);
        axe::fits(&browser, &format!("{path} at 400 %"));
        // Letters twice as large, as Aa and browsers offer.
        browser.resize(360, 740);
        browser.tell("document.documentElement.style.fontSize = '200%'");
        axe::fits(&browser, &format!("{path} with letters of 200 %"));
    }
    walk(&browser, &stage, "worry", Hands::Pointer, |browser, step| {
        browser.zoom(320, 256, 4.0);
        axe::fits(browser, &format!("{step} at 400 %"));
        browser.resize(360, 740);
        browser.tell("document.documentElement.style.fontSize = '200%'");
        axe::fits(browser, &format!("{step} with letters of 200 %"));
        browser.tell("document.documentElement.style.fontSize = ''");
        browser.resize(320, 640);
    });
    axe::fits(&browser, "the send page at 320 px");
}

#[test]
fn the_help_dialog_opens_by_keyboard_keeps_the_answers_and_gives_the_focus_back() {
    let stage = council::exampleshire();
    let browser = Browser::open(&Setup { size: (360, 740), ..Setup::default() });
    browser.go(&format!("{}say/8-11/", stage.portal));
    browser.type_into("#answer", "still here");
    browser.press("Get help");
    browser.wait_for("the dialog", "return document.querySelector('dialog[open]')?.checkVisibility()");
    none(&axe::faults(&browser), "help now");
    axe::fits(&browser, "help now");
    browser.see("0800 1111");
    browser.keys(thirtyfour::Key::Escape);
    browser.wait_for("the dialog to close", "return !document.querySelector('dialog[open]')");
    assert_eq!(browser.ask("return document.querySelector('#answer').value"), "still here");
    // The same once the app has taken over.
    browser.click("[data-go=next]");
    browser.wait_for("the second question", "return document.documentElement.dataset.app === 'on'");
    browser.click("main label:has(input[value=school])");
    browser.press("Get help");
    browser.see("0800 1111");
    browser.keys(thirtyfour::Key::Escape);
    browser.wait_for("the dialog to close", "return !document.querySelector('dialog[open]')");
    assert_eq!(browser.ask("return document.querySelector('input[value=school]').checked"), true);
}

#[test]
fn axe_finds_nothing_in_the_inbox() {
    look_at_the_inbox("light");
}

#[test]
#[ignore = "with --all"]
fn axe_finds_nothing_in_the_inbox_in_dark() {
    look_at_the_inbox("dark");
}

fn look_at_the_inbox(colours: &str) {
    let stage = council::exampleshire();
    let browser = Browser::open(&Setup { size: (360, 740), ..Setup::default() });
    walk(&browser, &stage, "worry", Hands::Pointer, |_, _| ());
    browser.click("[data-go=send]");
    browser.wait_for("the word that it arrived", "return !!document.querySelector('.post img[src*=arrived]')");
    drop(browser);
    let sam = Reading::start(&stage, "sam");
    sam.browser.media(&[("prefers-color-scheme", colours)]);
    none(&axe::faults(&sam.browser), &format!("the list in {colours}"));
    sam.open("Idris");
    none(&axe::faults(&sam.browser), &format!("the letter in {colours}"));
    sam.browser.resize(320, 640);
    axe::fits(&sam.browser, "the letter at 320 px");
    sam.browser.resize(1440, 900);
    sam.browser.press("Officer’s copy");
    sam.browser.wait_for("the copy", "return !!document.querySelector('.sheet')");
    none(&axe::faults(&sam.browser), &format!("the copy in {colours}"));
    sam.browser.click("button.back");
    sam.browser.wait_for("the letter", "return !!document.querySelector('article.letter')");
}

#[test]
fn skip_and_next_are_seen_on_every_first_screen_of_a_phone() {
    let stage = council::exampleshire();
    let browser = Browser::open(&Setup::default());
    browser.resize(360, 740);
    for path in council::forms(&stage.dir.join("sites/portal")).values() {
        browser.go(&format!("{}{path}", stage.portal));
        let hidden = browser.ask_text(
            "const [ways, bar] = ['main > .ways', '.help-bar'].map(one => document.querySelector(one).getBoundingClientRect());\
             return ways.top > 0 && ways.bottom <= bar.top + 1 ? '' : `${ways.top} to ${ways.bottom}, beneath ${bar.top}`",
        );
        assert!(hidden.is_empty(), "{path}: {hidden}");
        // Twice as large they would leave no room to read.
        browser.tell("document.documentElement.style.fontSize = '200%'");
        let over = browser.ask(
            "const ways = document.querySelector('main > .ways').getBoundingClientRect();\
             return ways.top < document.querySelector('#title').getBoundingClientRect().bottom",
        );
        assert_eq!(over, false, "{path}: the ways on lie over the question");
    }
}
