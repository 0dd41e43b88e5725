//! What people reported of other products does not happen in the inbox either: a press taken twice, old words in a translated
//! page, one lost request for good, a button that prints nothing and says nothing.

use promises::{
    answers::Person,
    browser::{Browser, Setup},
    council, posting,
    reading::Reading,
    tap::{Tap, Weather},
};

/// Puts elements of its own in the place of every text that may be translated, as a browser does that translates a page.
const TRANSLATE: &str = "const all = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT), texts = [];\
    while (all.nextNode()) if (all.currentNode.data.trim() && !all.currentNode.parentNode.closest('[translate=no]')) texts.push(all.currentNode);\
    for (const text of texts) { const [outer, inner] = [0, 0].map(() => document.createElement('font'));\
      inner.textContent = text.data; outer.append(inner); text.replaceWith(outer) }";

/// Waits until these words stand there, and only they.
fn says(browser: &Browser, selector: &str, words: &str) {
    browser.wait_for(words, &format!("return document.querySelector({selector:?})?.textContent.trim() === {words:?}"));
}

#[test]
fn what_does_not_come_at_the_start_is_said_and_tried_again() {
    let stage = council::exampleshire();
    let tap = Tap::start();
    let browser = Browser::open(&Setup { proxy: Some(tap.port), ..Setup::default() });
    for missing in ["app/", "inbox-en-", "asked-"] {
        tap.set(Weather::Offline, &format!("{}{missing}", stage.inbox));
        browser.forget_fetched();
        browser.go(&stage.inbox);
        browser.see("Part of the inbox has not come yet");
        assert!(!browser.text().contains("did not start"), "{missing}: slow is taken for broken");
        tap.set(Weather::Fair, "");
        if missing == "app/" {
            browser.press("Try again");
        } else {
            browser.tell("dispatchEvent(new Event('online'))");
        }
        let _ = browser.find("#passphrase");
    }
}

#[test]
fn what_changes_changes_though_the_browser_has_translated_the_page() {
    let stage = council::own();
    for _ in 0..2 {
        let _ = posting::send(&stage, Person::named("worry"));
    }
    let sam = Reading::knock(&stage, "sam", "no words of ours");
    let browser = &sam.browser;
    browser.see("Show passphrase");
    browser.wait_for("a fault", "return !!document.querySelector('[role=alert]')");
    browser.tell(TRANSLATE);
    browser.click(".passphrase button");
    says(browser, ".passphrase button", "Hide passphrase");
    browser.type_into("#passphrase", &stage.passphrases["sam"]);
    browser.click("button[type=submit]");
    sam.stands();
    assert_eq!(sam.names().len(), 2);
    browser.tell(TRANSLATE);
    browser.click(".rows .who button");
    browser.see("Next letter not read");
    browser.tell(TRANSLATE);
    sam.mark_read();
    says(browser, ".title .tag", "Read");
    browser.tell(TRANSLATE);
    browser.press("Next letter not read");
    // Nothing of the letter before is left, in whatever words.
    browser.wait_for("the next letter", "return !document.querySelector('article font, .marked')");
    says(browser, ".title .tag", "Not read");
}

#[test]
fn what_a_press_brought_under_the_pointer_does_not_take_the_next_one() {
    let stage = council::own();
    let maya = Reading::start(&stage, "maya");
    let browser = &maya.browser;
    browser.press("Keys: who can sign in");
    browser.settled();
    // In one go, so that however slow the machine is, the second follows the first at once.
    let stands = browser.ask_text(
        "const row = document.querySelector('#colleague-sam').closest('li');\
         const press = () => [...row.querySelectorAll('button')].pop().dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 }));\
         const drawn = () => new Promise(requestAnimationFrame);\
         return (async () => { press(); await drawn(); press(); await drawn(); return row.textContent })()",
    );
    assert!(stands.contains("Leave it as it is") && !stands.contains("Telling"), "{stands}");
    // Once it has stood there for a moment it is taken.
    browser.press("Leave it as it is");
    says(browser, "#colleague-sam", "Sam");
    assert_eq!(posting::session(&stage, "sam").0, "200 OK");
}

#[test]
fn where_nothing_prints_the_inbox_says_what_to_do_instead() {
    let stage = council::own();
    let _ = posting::send(&stage, Person::named("worry"));
    let sam = Reading::start(&stage, "sam");
    sam.open(&sam.names()[0]);
    sam.browser.press("Officer’s copy");
    // How long it waits for a sign of printing makes no difference here.
    sam.browser.tell("globalThis.setTimeout = does => Promise.resolve().then(does) && 0");
    let print = |does: &str| {
        sam.browser.tell(&format!("globalThis.print = () => {{ {does} }}"));
        sam.browser.click(".tools .buttons .first");
    };
    print("dispatchEvent(new Event('beforeprint'))");
    says(&sam.browser, ".outcome", "");
    print("");
    sam.browser.see("Nothing is printed from here.");
}
