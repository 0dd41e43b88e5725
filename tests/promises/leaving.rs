//! *Leave fast* is immediate and wipes; Back goes one step, and its history tells nothing; without wasm the page helps.

use promises::{
    browser::{Browser, Setup},
    council,
    filling::{Filling, Hands},
};
use xtask::stage::Stage;

const SECRET: &str = "Zwetschgenknödel7731";

fn first_question(browser: &Browser, stage: &Stage) {
    browser.go(&stage.portal);
    browser.go(&format!("{}say/8-11/", stage.portal));
    browser.type_into("#answer", SECRET);
}

fn second_question(browser: &Browser, stage: &Stage) {
    first_question(browser, stage);
    browser.click("[data-go=next]");
    browser.wait_for(
        "the second question",
        "return document.documentElement.dataset.app === 'on' && !document.querySelector('#answer')",
    );
}

/// No answer in a box, and none in the page.
fn nothing_is_left(browser: &Browser, page: &str) {
    let typed = "return [...document.querySelectorAll('#answer, [data-answer]:is(:checked, :not(input))')].map(e => e.value).join('')";
    assert_eq!(browser.ask(typed), "", "{page} holds what was typed");
    let html = browser.ask_text("return document.documentElement.outerHTML");
    assert!(!html.contains(SECRET), "{page} holds what was typed");
}

/// Away, and by Back to a page of ours that shows nothing of what was typed.
///
/// The form's own entry in the history is replaced, so Back from its first question leads to the start page; from later
/// steps it leads to the form, which must be unanswered.
fn is_gone(browser: &Browser, stage: &Stage, back_to: &str) {
    let exit = council::exit();
    browser.wait_for("the harmless page", &format!("return location.href === '{exit}'"));
    browser.back();
    let there = format!("{}{back_to}", stage.portal);
    browser.wait_for(
        "the page before",
        &format!("return location.href === '{there}' && document.readyState === 'complete'"),
    );
    browser.wait_for("a page that is not covered", "return document.querySelector('h1')?.checkVisibility()");
    nothing_is_left(browser, "the page that Back shows");
    assert_ne!(
        browser.ask_text("return document.documentElement.dataset.app ?? ''"),
        "on",
        "Back shows the second question"
    );
}

#[test]
fn the_button_wipes_and_back_shows_an_unanswered_page() {
    let stage = council::exampleshire();
    let browser = Browser::open(&Setup::default());
    first_question(&browser, &stage);
    browser.press("Leave fast: rubs out what you wrote");
    is_gone(&browser, &stage, "");
    second_question(&browser, &stage);
    browser.press("Leave fast: rubs out what you wrote");
    is_gone(&browser, &stage, "say/8-11/");
}

const HEADING: &str = "return document.querySelector('#title')?.textContent.trim()";

/// What the screen is called, once it is another than `before` and has the focus.
fn next_heading(browser: &Browser, before: &str) -> String {
    browser.wait_for("the next screen", &format!("{HEADING} !== {before:?} && document.activeElement.id === 'title'"));
    browser.ask_text(HEADING)
}

#[test]
fn the_history_tells_no_step_of_a_form_and_back_goes_one_at_each_press() {
    let stage = council::exampleshire();
    let browser = Browser::open(&Setup::default());
    browser.go(&stage.portal);
    browser.go(&format!("{}say/8-11/", stage.portal));
    browser.tell("globalThis.__before = history.length");
    let kept = || browser.ask_text("return `${document.title} ${history.length - __before}${location.hash}`");
    let mut seen = vec![browser.ask_text(HEADING)];
    assert_eq!(kept(), "Front Seat 0");
    for _ in 0..10 {
        browser.click("main [data-go=skip], main [data-go=more]");
        seen.push(next_heading(&browser, seen.last().expect("a screen")));
        assert_eq!(kept(), "Front Seat 1");
    }
    // The link that jumps over the bar does not stand in Back's way.
    browser.tell("document.activeElement.blur(); document.querySelector('.skip-link').click()");
    while let Some(before) = seen.pop().filter(|_| !seen.is_empty()) {
        // By the browser's Back and by the page's own.
        if seen.len() % 3 == 2 {
            browser.click("[data-go=back]")
        } else {
            browser.back()
        }
        assert_eq!(Some(&next_heading(&browser, &before)), seen.last());
        browser.wait_for("the guard", &format!("return !!history.state === {}", seen.len() > 1));
        assert_eq!(kept(), "Front Seat 1");
    }
    // Forward does nothing, and from the first question Back leaves.
    browser.tell("history.forward()");
    browser.wait_for("the guard", "return history.state");
    browser.back();
    browser.wait_for("the start page", &format!("return location.href === '{}'", stage.portal));
}

#[test]
fn back_shows_an_unanswered_page_from_the_browsers_back_forward_cache_too() {
    let stage = council::exampleshire();
    // Without this the header `no-store` keeps the page out of the cache, and the case would not be tried.
    let browser = Browser::open(&Setup {
        switches: vec!["--enable-features=BackForwardCache,CacheControlNoStoreEnterBackForwardCache".to_owned()],
        ..Setup::default()
    });
    browser
        .before_every_page("addEventListener('pageshow', e => { if (e.persisted) sessionStorage.restored = 'yes' });");
    second_question(&browser, &stage);
    browser.press("Leave fast: rubs out what you wrote");
    is_gone(&browser, &stage, "say/8-11/");
    // Where the browser did keep the page, our own script loaded it anew.
    let loads = browser.ask_text(
        "return performance.getEntriesByType('navigation')[0].type + ' ' + (sessionStorage.restored ?? 'not kept')",
    );
    assert!(["reload yes", "back_forward not kept"].contains(&loads.as_str()), "{loads}");
}

#[test]
fn a_page_that_the_browser_kept_is_loaded_anew_when_it_comes_back() {
    let stage = council::exampleshire();
    let browser = Browser::open(&Setup::default());
    first_question(&browser, &stage);
    browser.tell("addEventListener('pageshow', e => { if (e.persisted) sessionStorage.restored = 'yes' })");
    // As the browser does it, whatever its own rules for keeping pages are.
    browser.tell("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))");
    nothing_is_left(&browser, "a kept page");
    browser.tell("globalThis.before = true; dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
    browser.wait_for("the page anew", "return !globalThis.before && document.querySelector('#answer')?.value === ''");
}

#[test]
fn the_check_page_is_wiped_as_well_when_the_page_is_left_or_idle() {
    let stage = council::exampleshire();
    let browser = Browser::open(&Setup::default());
    let mut person = promises::answers::Person::named("worry");
    person.answers.retain(|given| ["headline", "called"].contains(&given.question.as_str()));
    let site = stage.dir.join("sites/portal");
    let mut filling = Filling::start(&browser, &stage.portal, &site, person, Hands::Pointer);
    filling.to_the_last_page(|_, _| ());
    browser.see("school AGAIN");
    // As the browser says it before it keeps the page for Back, and as the clock says it after twenty idle minutes.
    browser.tell("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))");
    let page = browser.ask_text("return document.documentElement.outerHTML");
    assert!(!page.contains("school AGAIN") && !page.contains("Idris"), "the check page still holds what was said");
}

#[test]
fn shift_pressed_slowly_does_not_leave() {
    let stage = council::exampleshire();
    let browser = Browser::open(&Setup::default());
    browser.before_every_page("const now = Date.now.bind(Date); Date.now = () => now() + (globalThis.__ahead ?? 0);");
    first_question(&browser, &stage);
    // Out of the box, where the first one would belong to the writing.
    browser.tell("document.querySelector('#answer').blur()");
    for _ in 0..4 {
        browser.keys(thirtyfour::Key::Shift);
        browser.see("Press Shift two more times");
        browser.tell("globalThis.__ahead = (globalThis.__ahead ?? 0) + 6000");
    }
    assert_eq!(browser.ask("return document.querySelector('#answer').value"), SECRET);
}

#[test]
fn shift_three_times_leaves_and_the_overlay_is_there_at_once() {
    let stage = council::exampleshire();
    let browser = Browser::open(&Setup::default());
    second_question(&browser, &stage);
    browser.keys(thirtyfour::Key::Shift);
    browser.see("Press Shift two more times");
    browser.keys(thirtyfour::Key::Shift);
    browser.see("Press Shift one more time");
    browser.keys(thirtyfour::Key::Shift);
    is_gone(&browser, &stage, "say/8-11/");
}

#[test]
fn leaving_works_before_wasm_and_without_it() {
    let stage = council::exampleshire();
    let browser = Browser::open(&Setup { without_wasm: true, ..Setup::default() });
    first_question(&browser, &stage);
    browser.press("Leave fast: rubs out what you wrote");
    is_gone(&browser, &stage, "");
}

#[test]
fn without_wasm_the_page_says_so_and_offers_paper_phone_and_advocate() {
    let stage = council::exampleshire();
    let browser = Browser::open(&Setup { without_wasm: true, ..Setup::default() });
    browser.go(&format!("{}say/8-11/", stage.portal));
    browser.wait_for("the words about it", "return document.documentElement.dataset.app === 'none'");
    let shown = browser.text();
    for word in ["print", "ring", "advocate"] {
        assert!(shown.to_lowercase().contains(word), "without wasm the page does not offer {word}: {shown}");
    }
    assert!(browser.ask("return !!document.querySelector('main a[href^=\"tel:\"]')").as_bool() == Some(true));
}

/// Moves the page's clock on by so many minutes, as if nobody had touched it.
fn minutes_pass(browser: &Browser, minutes: u32) {
    browser.tell(&format!("globalThis.__ahead = (globalThis.__ahead ?? 0) + {minutes} * 60000"));
}

#[test]
fn after_five_idle_minutes_a_cover_and_after_twenty_nothing() {
    let stage = council::exampleshire();
    let browser = Browser::open(&Setup::default());
    browser.before_every_page(
        "const now = Date.now.bind(Date); Date.now = () => now() + (globalThis.__ahead ?? 0);\
         const every = setInterval.bind(globalThis); globalThis.setInterval = (f, ms, ...a) => every(f, Math.min(ms, 50), ...a);",
    );
    second_question(&browser, &stage);
    minutes_pass(&browser, 6);
    browser.see("Carry on");
    let covered = browser.ask(
        "const cover = document.querySelector('#cover'); const at = [0.1, 0.3, 0.5, 0.7, 0.9];\
         return at.every(x => at.every(y => cover.contains(document.elementFromPoint(innerWidth * x, innerHeight * y))))\
           && getComputedStyle(cover).opacity === '1'",
    );
    assert_eq!(covered, true, "the question can be read behind the cover");
    browser.press("Carry on");
    browser.wait_for("the question again", "return document.querySelector('#title')?.checkVisibility()");
    browser.click("[data-go=back]");
    browser
        .wait_for("the words still there", &format!("return document.querySelector('#answer')?.value === '{SECRET}'"));
    minutes_pass(&browser, 21);
    browser.wait_for("the words to be gone", &format!("return !document.documentElement.outerHTML.includes('{SECRET}') && (document.querySelector('#answer')?.value ?? '') === ''"));
}
