//! Everybody can use it: axe finds nothing, keys are enough, small screens and large letters fit.

use std::collections::BTreeSet;

use promises::{
    answers::Person,
    axe,
    browser::{Browser, Setup},
    council,
    filling::{Filling, Hands},
    reading::Reading,
};
use xtask::stage::Stage;

const PAGES: &[&str] = &[
    "",
    "my-meeting/",
    "my-iro/",
    "rights/advocate/",
    "help-now/",
    "about/privacy/",
    "say/not-yet/",
    "say/8-11/",
    "say/carer/",
];

#[track_caller]
fn none(faults: &[String], what: &str) {
    assert!(faults.is_empty(), "{what}:\n{}", faults.join("\n"));
}

fn light_and_dark(work: impl Fn(&Browser, &str)) {
    for dark in [false, true] {
        let browser = Browser::open(&Setup { size: (360, 740), dark, ..Setup::default() });
        work(&browser, if dark { "dark" } else { "light" });
    }
}

#[test]
fn axe_finds_nothing_on_any_page() {
    let stage = council::exampleshire();
    light_and_dark(|browser, colours| {
        for path in PAGES {
            browser.go(&format!("{}{path}", stage.portal));
            none(&axe::faults(browser), &format!("{path} in {colours}"));
            axe::fits(browser, path);
            axe::fingers_fit(browser, path);
        }
    });
}

fn walk(browser: &Browser, stage: &Stage, person: &str, hands: Hands, look: impl FnMut(&Browser, &str)) {
    let site = stage.dir.join("sites/portal");
    let mut filling = Filling::start(browser, &stage.portal, &site, Person::named(person), hands);
    filling.to_the_check_page(look);
    filling.to_the_send_page();
}

#[test]
fn axe_finds_nothing_on_any_step_and_every_step_fits_a_phone() {
    let stage = council::exampleshire();
    light_and_dark(|browser, colours| {
        let mut looked = BTreeSet::new();
        walk(browser, &stage, "worry", Hands::Pointer, |browser, step| {
            looked.insert(step.to_owned());
            none(&axe::faults(browser), &format!("{step} in {colours}"));
            axe::fits(browser, step);
            axe::fingers_fit(browser, step);
        });
        assert!(looked.len() > 20, "only {} steps were looked at", looked.len());
        none(&axe::faults(browser), &format!("the send page in {colours}"));
        browser.click("[data-go=send]");
        browser.wait_for("the word that it arrived", "return !!document.querySelector('.post--arrived')");
        none(&axe::faults(browser), &format!("arrived in {colours}"));
    });
}

#[test]
fn the_whole_journey_by_keyboard_alone() {
    let stage = council::exampleshire();
    let browser = Browser::open(&Setup { size: (360, 740), ..Setup::default() });
    let site = stage.dir.join("sites/portal");
    let mut filling = Filling::start(&browser, &stage.portal, &site, Person::named("l"), Hands::Keyboard);
    filling.to_the_check_page(|browser, step| {
        // A control that has the focus must not lie beneath the bars.
        let hidden = browser.ask_text(
            "const e = document.activeElement; if (!e || e === document.body) return '';\
             const b = e.getBoundingClientRect(); const x = b.x + Math.min(b.width, innerWidth) / 2, y = b.y + Math.min(b.height, innerHeight) / 2;\
             if (y < 0 || y > innerHeight) return 'outside: ' + e.outerHTML.slice(0, 90);\
             const top = document.elementFromPoint(x, y); return top && (e.contains(top) || top.contains(e)) ? '' : 'beneath: ' + top?.outerHTML.slice(0, 90)",
        );
        assert!(hidden.is_empty(), "{step}: the focus is {hidden}");
    });
    filling.to_the_send_page();
    filling.send();
}

#[test]
fn nothing_scrolls_sideways_at_320_px_and_at_400_percent() {
    let stage = council::exampleshire();
    let browser = Browser::open(&Setup { size: (320, 640), ..Setup::default() });
    for path in PAGES {
        browser.resize(320, 640);
        browser.go(&format!("{}{path}", stage.portal));
        axe::fits(&browser, &format!("{path} at 320 px"));
        // 1280 × 1024 at 400 %.
        browser.zoom(320, 256, 4.0);
        axe::fits(&browser, &format!("{path} at 400 %"));
    }
    browser.resize(320, 640);
    walk(&browser, &stage, "worry", Hands::Pointer, |browser, step| axe::fits(browser, &format!("{step} at 320 px")));
    axe::fits(&browser, "the send page at 320 px");
}

#[test]
fn the_help_dialog_opens_by_keyboard_keeps_the_answers_and_gives_the_focus_back() {
    let stage = council::exampleshire();
    let browser = Browser::open(&Setup { size: (360, 740), ..Setup::default() });
    browser.go(&format!("{}say/8-11/", stage.portal));
    browser.type_into("#answer", "still here");
    browser.press("Help now");
    browser.wait_for("the dialog", "return document.querySelector('dialog[open]')?.checkVisibility()");
    none(&axe::faults(&browser), "help now");
    axe::fits(&browser, "help now");
    browser.see("0800 1111");
    browser.keys(thirtyfour::Key::Escape);
    browser.wait_for("the dialog to close", "return !document.querySelector('dialog[open]')");
    assert_eq!(browser.ask("return document.querySelector('#answer').value"), "still here");
}

#[test]
fn axe_finds_nothing_in_the_inbox() {
    let stage = council::exampleshire();
    let browser = Browser::open(&Setup { size: (360, 740), ..Setup::default() });
    walk(&browser, &stage, "worry", Hands::Pointer, |_, _| ());
    browser.click("[data-go=send]");
    browser.wait_for("the word that it arrived", "return !!document.querySelector('.post--arrived')");
    drop(browser);
    let sam = Reading::start(&stage, "sam");
    for colours in ["light", "dark"] {
        sam.browser.media("prefers-color-scheme", colours);
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
        sam.back();
    }
}
