//! What people reported of other products: words lost, presses taken twice, a page that says nothing. Tried here, in one browser.

use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use promises::{
    browser::{Browser, Setup},
    council,
};
use thirtyfour::Key;

const WORDS: &str = "Dampfnudel4182";

/// The clock can be set ahead, and what is done every few seconds is done at once.
const CLOCK: &str = "const now = Date.now.bind(Date); Date.now = () => now() + (globalThis.__ahead ?? 0);\
    const every = setInterval.bind(globalThis); globalThis.setInterval = (f, ms, ...a) => every(f, Math.min(ms, 50), ...a);";

/// What the words in the box are.
const TYPED: &str = "return document.querySelector('#answer')?.value ?? ''";

static BROWSER: LazyLock<Mutex<Browser>> = LazyLock::new(|| {
    let browser = Browser::open(&Setup::default());
    browser.before_every_page(CLOCK);
    Mutex::new(browser)
});

/// The one browser, at a form that has just been opened.
fn opened() -> MutexGuard<'static, Browser> {
    let browser = BROWSER.lock().unwrap_or_else(PoisonError::into_inner);
    browser.go(&form());
    browser
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
        let chain = browser.driver().action_chain().key_down(other);
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
