//! What people reported of other products: words lost, presses taken twice, a page that says nothing. Tried here, in one browser.

use std::{
    fs,
    ops::Deref,
    path::{Path, PathBuf},
    process::Command,
    sync::{LazyLock, Mutex, MutexGuard, PoisonError},
};

use promises::{
    browser::{Browser, Setup, until},
    council,
    tap::{Tap, Weather},
};
use thirtyfour::Key;
use xtask::{need, step::read};

const WORDS: &str = "Dampfnudel4182";

/// The clock can be set ahead, and what is done every few seconds is done at once.
const CLOCK: &str = "const now = Date.now.bind(Date); Date.now = () => now() + (globalThis.__ahead ?? 0);\
    const every = setInterval.bind(globalThis); globalThis.setInterval = (f, ms, ...a) => every(f, Math.min(ms, 50), ...a);";

/// What the words in the box are.
const TYPED: &str = "return (document.querySelector('#answer')?.value ?? '')";

/// A browser, and the line that it is on.
struct Desk {
    browser: Browser,
    tap: Tap,
}

static DESK: LazyLock<Mutex<Desk>> = LazyLock::new(|| {
    let tap = Tap::start();
    let browser = Browser::open(&Setup { proxy: Some(tap.port), ..Setup::default() });
    browser.before_every_page(CLOCK);
    Mutex::new(Desk { browser, tap })
});

/// The one browser, at a form that has just been opened.
fn opened() -> MutexGuard<'static, Desk> {
    opened_without("nothing")
}

/// The same, where requests break off for whatever stands in the site at a path that begins so.
fn opened_without(missing: &str) -> MutexGuard<'static, Desk> {
    let desk = DESK.lock().unwrap_or_else(PoisonError::into_inner);
    desk.tap.set(Weather::Offline, &format!("{}{missing}", council::exampleshire().portal));
    // What the browser has already would be taken from there.
    desk.forget_fetched();
    desk.go(&form());
    desk
}

impl Desk {
    /// The network is back, as a browser says it.
    fn online(&self) {
        self.tap.set(Weather::Fair, "");
        self.tell("dispatchEvent(new Event('online'))");
    }
}

impl Deref for Desk {
    type Target = Browser;

    fn deref(&self) -> &Browser {
        &self.browser
    }
}

/// Where the app's program stands in the site.
fn wasm() -> String {
    let folder = council::exampleshire().dir.join("sites/portal/app");
    let names =
        fs::read_dir(folder).expect("the app").flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let name = names.into_iter().find(|name| name.ends_with(".wasm")).expect("it has wasm");
    format!("app/{name}")
}

/// Paper, the phone and the advocate are offered before anything is written.
fn other_ways_are_offered(browser: &Browser) {
    browser.wait_for(
        "other ways",
        "return document.querySelector('.no-app a[href^=\"tel:\"]')?.checkVisibility({ visibilityProperty: true })",
    );
    let shown = browser.text().to_lowercase();
    for word in ["print", "ring", "speak up"] {
        assert!(shown.contains(word), "the page does not offer {word}: {shown}");
    }
}

fn form() -> String {
    format!("{}say/8-11/", council::exampleshire().portal)
}

#[test]
fn in_a_box_the_first_shift_belongs_to_the_writing_and_so_does_one_with_another_key_or_a_press() {
    let browser = opened();
    let shift = |times: usize| (0..times).for_each(|_| browser.keys(Key::Shift));
    browser.type_into("#answer", WORDS);
    shift(3);
    browser.see("Press Shift one more time");
    browser.keys("a");
    let held = |other: Key| {
        let chain = browser.driver().action_chain().key_down(other.clone());
        let chain = (0..3).fold(chain, |chain, _| chain.key_down(Key::Shift).key_up(Key::Shift));
        browser.block_on(chain.key_up(other).perform()).expect("keys reach the page");
    };
    held(Key::Alt);
    held(Key::Control);
    let title = browser.find("#title");
    for _ in 0..3 {
        let chain = browser.driver().action_chain().key_down(Key::Shift).click_element(&title).key_up(Key::Shift);
        browser.block_on(chain.perform()).expect("a press with Shift held");
    }
    assert_eq!(browser.ask_text(TYPED), [WORDS, "a"].concat());
    browser.type_into("#answer", "b");
    shift(4);
    browser.wait_for("the harmless page", &format!("return location.href === '{}'", council::exit()));
}

#[test]
fn where_no_script_starts_the_page_itself_offers_paper_phone_and_advocate() {
    let browser = opened_without("boot-");
    other_ways_are_offered(&browser);
    let dead = "return [...document.querySelectorAll('main button')].filter(b => b.checkVisibility({ visibilityProperty: true })).length";
    assert_eq!(browser.ask(dead), 0, "buttons that do nothing");
    drop(browser);
    let browser = opened();
    browser.wait_for("the app", "return document.documentElement.dataset.app === 'ready'");
    let shown = browser.ask("return document.querySelector('.without-app').checkVisibility()");
    assert_eq!(shown, false, "everybody else is told that the questions cannot run");
}

#[test]
fn every_script_of_the_site_is_understood_by_browsers_of_2020() {
    let sites = council::exampleshire().dir.join("sites");
    let scripts = ["portal", "inbox"].map(|site| scripts(&sites.join(site))).concat();
    for part in ["portal/boot-", "inbox/boot-", "read-", "outbox-", "/app/", "/worker/entry-", "/worker/sending-"] {
        assert!(
            scripts.iter().any(|script| script.to_string_lossy().contains(part)),
            "{part} is not among {scripts:?}"
        );
    }
    let acorn = need::npm_command("acorn").expect("what makes scripts smaller brings a reader of them");
    for script in scripts {
        let mut reader = Command::new(&acorn);
        reader.args(["--ecma2020", "--module", "--silent"]).arg(&script);
        read(&mut reader).unwrap_or_else(|why| panic!("{}: {why}", script.display()));
    }
}

fn scripts(folder: &Path) -> Vec<PathBuf> {
    let all = fs::read_dir(folder).expect("a printed site").flatten().map(|entry| entry.path());
    let inside = |path: PathBuf| if path.is_dir() { scripts(&path) } else { vec![path] };
    all.flat_map(inside).filter(|path| path.extension().is_some_and(|ending| ending == "js")).collect()
}

#[test]
fn what_does_not_come_is_tried_again_and_what_was_typed_and_pressed_stays() {
    let browser = opened_without(&wasm());
    browser.type_into("#answer", WORDS);
    browser.click("[data-go=next]");
    browser.see("Part of this page has not come yet");
    other_ways_are_offered(&browser);
    assert!(!browser.text().contains("can’t run on this device"), "slow is taken for broken");
    browser.online();
    browser.wait_for(
        "the second question",
        "return document.documentElement.dataset.app === 'on' && !document.querySelector('#answer')",
    );
    assert!(!browser.text().contains("has not come yet"), "what has come is still missed");
    browser.click("[data-go=back]");
    browser.wait_for("the words", &format!("{TYPED} === {WORDS:?}"));
}

#[test]
fn a_worker_that_does_not_come_is_found_out_before_the_first_answer_is_typed() {
    let browser = opened_without("worker/entry");
    browser.see("Part of this page has not come yet");
    other_ways_are_offered(&browser);
    assert_eq!(browser.ask_text(TYPED), "", "nothing was typed");
    browser.type_into("#answer", WORDS);
    browser.online();
    browser.wait_for("the worker", "return !('missing' in document.documentElement.dataset)");
    assert_eq!(browser.ask_text(TYPED), WORDS);
}

/// What stands on the screen, and whether anything was chosen there.
const SHOWN: &str = "return [document.querySelector('#title').textContent, document.querySelectorAll('main input:checked').length,\
    document.activeElement.id].join()";

#[test]
fn a_second_press_on_next_neither_skips_nor_chooses() {
    let browser = opened();
    for width in [360, 1280] {
        browser.resize(width, 740);
        let walk = |presses: usize| {
            browser.go(&form());
            browser.wait_for("the app", "return document.documentElement.dataset.app === 'ready'");
            let step = |_| {
                browser.settled();
                let place = browser.ask(
                    "const next = document.querySelector('main [data-go=next]'); next.scrollIntoView({ block: 'center' });\
                     const at = next.getBoundingClientRect(); return [at.x + at.width / 2, at.y + at.height / 2]",
                );
                browser.press_at(&place[0], &place[1], presses);
                browser.ask_text(SHOWN)
            };
            (0..3).map(step).collect::<Vec<_>>()
        };
        assert_eq!(walk(1), walk(2), "{width} px");
    }
    browser.resize(820, 1180);
}

/// The links that are seen, each under a mark of its own; how many there are.
const LINKS: &str = "const all = [...document.querySelectorAll('a[href]:not([data-leave], [data-dialog], .skip-link)')].filter(a => a.checkVisibility());\
    all.forEach((a, at) => a.setAttribute('data-test-link', at)); return all.length";

/// Presses every link of the page: each opens beside it.
fn no_link_takes_the_page_away(browser: &Browser) {
    browser.tell("globalThis.__here = true");
    let links = browser.ask(LINKS).as_u64().expect("a count");
    assert!(links >= 3, "the mark, and two at the foot");
    for link in 0..links {
        browser.click(&format!("[data-test-link='{link}']"));
        until("it opens beside the form", || (browser.tabs() == 2).then_some(()));
        browser.tab_number(1);
        browser.wait_for("a page that cannot reach the form", "return location.protocol.startsWith('http') && !opener");
        browser.close_tab();
        assert_eq!(browser.ask("return globalThis.__here"), true, "the form is gone");
    }
}

#[test]
fn once_a_form_is_under_way_no_link_takes_it_away_and_no_pulling_either() {
    let browser = opened();
    browser.type_into("#answer", WORDS);
    no_link_takes_the_page_away(&browser);
    assert_eq!(browser.ask_text(TYPED), WORDS);
    browser.click("main [data-go=next]");
    browser.wait_for("the second question", "return document.documentElement.dataset.app === 'on'");
    no_link_takes_the_page_away(&browser);
    assert_eq!(browser.ask_text("return getComputedStyle(document.documentElement).overscrollBehavior"), "none");
    browser.click("main [data-go=back]");
    browser.wait_for("the words", &format!("{TYPED} === {WORDS:?}"));
}

/// Moves the page's clock on, as if nobody had touched it, and lets the page look at it.
fn minutes_pass(browser: &Browser, minutes: u32) {
    browser.tell(&format!("globalThis.__ahead = (globalThis.__ahead ?? 0) + {minutes} * 60000"));
    browser.tell("document.dispatchEvent(new Event('visibilitychange'))");
}

#[test]
fn ringing_covers_the_page_and_keeps_the_words_for_an_hour() {
    const COVERED: &str = "return document.querySelector('#cover').open";
    let browser = opened();
    let ring = || {
        browser.type_into("#answer", WORDS);
        // Here is nothing to ring with, and the browser would ask with what.
        browser.tell("addEventListener('click', press => { if (press.target.closest('[href^=\"tel:\"]')) press.preventDefault() })");
        browser.press("Get help");
        browser.see("keep what you typed for an hour");
        browser.click("#help a[href^='tel:']");
        assert_eq!(browser.ask(COVERED), true, "whoever passes by reads it");
    };
    ring();
    minutes_pass(&browser, 59);
    assert_eq!(browser.ask_text(TYPED), WORDS, "rubbed out while somebody rang");
    browser.press("Carry on");
    assert_eq!(browser.ask_text(TYPED), WORDS);
    // From then on it is as it was before.
    minutes_pass(&browser, 21);
    assert_eq!(browser.ask_text(TYPED), "");
    browser.go(&form());
    ring();
    minutes_pass(&browser, 61);
    assert_eq!(browser.ask_text(TYPED), "");
}

#[test]
fn where_nothing_prints_the_page_says_what_to_do_instead() {
    let browser = opened_without(&wasm());
    other_ways_are_offered(&browser);
    browser.tell("globalThis.print = () => {}");
    browser.press("Print the form");
    browser.see("You can copy it onto any paper by hand");
}

/// From the first question to the last page before sending, saying no more.
fn to_the_last_page(browser: &Browser) {
    browser.wait_for("the app", "return ['ready', 'on'].includes(document.documentElement.dataset.app)");
    browser.click("main [data-go=finish]");
    while browser.ask("return !!document.querySelector('main [data-go=send]')") != true {
        browser.click("main [data-go=skip], main [data-go=next]");
    }
}

/// What comes onto paper.
fn on_paper(browser: &Browser) -> String {
    browser.media_type("print");
    let paper = browser.text();
    browser.media_type("");
    paper
}

#[test]
fn paper_shows_what_was_said_from_the_last_page_on_and_the_form_has_its_own_button() {
    let browser = opened_without("worker/entry");
    browser.type_into("#answer", WORDS);
    // That note moves what stands beneath it.
    browser.wait_for("the note that something is missing", "return 'missing' in document.documentElement.dataset");
    to_the_last_page(&browser);
    // What a press of a button prints.
    browser.tell("globalThis.print = () => dispatchEvent(new Event('beforeprint'))");
    let prints = |button: &str| {
        browser.press(button);
        let paper = on_paper(&browser);
        browser.tell("dispatchEvent(new Event('afterprint'))");
        paper
    };
    let form = "Answer what you want and leave out the rest.";
    let said = |paper: &str| {
        assert!(paper.contains(WORDS) && paper.contains("Ask me first") && !paper.contains(form), "{paper}");
    };
    said(&on_paper(&browser));
    said(&prints("Print what I said"));
    browser.click("main [data-go=send]");
    browser.see("Not sent");
    said(&on_paper(&browser));
    said(&prints("Print what I said"));
    let paper = prints("Print the form");
    assert!(paper.contains(form) && !paper.contains(WORDS), "{paper}");
}

/// Puts elements of its own around every text, as a browser does that translates a page.
const TRANSLATE: &str = "const all = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT), texts = [];\
    while (all.nextNode()) if (all.currentNode.data.trim()) texts.push(all.currentNode);\
    for (const text of texts) { const [outer, inner] = [0, 0].map(() => document.createElement('font'));\
      text.replaceWith(outer); outer.append(inner); inner.append(text) }";

#[test]
fn what_changes_on_a_page_changes_though_the_browser_has_translated_it() {
    let browser = opened();
    let choose = |choice: &str, says: &str| {
        browser.tell(TRANSLATE);
        browser.tell("document.querySelector('main .sharing').open = true");
        browser.click(&format!("main label:has([name=share][value={choice}])"));
        browser.wait_for(says, &format!("return document.querySelector('#shared').textContent === {says:?}"));
    };
    // On the printed page, and in the app.
    choose("meeting", "Say it in my meeting");
    browser.wait_for("the app", "return document.documentElement.dataset.app === 'ready'");
    browser.type_into("#answer", WORDS);
    browser.click("main [data-go=next]");
    browser.click("main [data-go=back]");
    choose("talk_first", "Ask me first");
    let longer = |by: usize| {
        browser.tell(TRANSLATE);
        browser.tell(&format!(
            "const box = document.querySelector('#answer'); box.value = 'x'.repeat(10000 + {by});\
             box.dispatchEvent(new Event('input', {{ bubbles: true }}))"
        ));
        let said = |id: &str| {
            browser.wait_for(id, &format!("return document.querySelector('{id}').textContent.includes(': {by}.')"))
        };
        said("#over");
        browser.click("main [data-go=next]");
        said("#fault");
    };
    longer(7);
    longer(5);
}

#[test]
fn what_stands_in_a_box_is_kept_however_it_came_there() {
    let browser = opened();
    let put = |words: &str| browser.tell(&format!("document.querySelector('#answer').value = {words:?}"));
    put("said by voice");
    browser.wait_for("the app", "return document.documentElement.dataset.app === 'ready'");
    browser.click("main [data-go=next]");
    browser.click("main [data-go=back]");
    browser.wait_for("the words", &format!("{TYPED} === 'said by voice'"));
    put(WORDS);
    to_the_last_page(&browser);
    browser.see(WORDS);
    // Then it is covered and wiped like whatever was typed.
    assert_eq!(browser.ask_text("return document.documentElement.dataset.unsent"), "typed");
}
