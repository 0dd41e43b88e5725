//! *Read to me*: what is on the screen, sentence by sentence, and neither what is closed nor what a child wrote.

use promises::{
    answers::Person,
    browser::{Browser, Setup},
    council,
    filling::{Filling, Hands},
};

/// A voice of the device that writes down what it is to say: headless browsers have none.
const VOICE: &str = "window.heard = [];\
    const speaker = { getVoices: () => [{ localService: true, lang: 'en-GB' }], cancel() {}, addEventListener() {} };\
    speaker.speak = said => heard.push(said.text);\
    Object.defineProperty(window, 'speechSynthesis', { value: speaker, configurable: true });\
    window.SpeechSynthesisUtterance = function (text) { this.text = text }";

/// What is said of the screen that stands, sentence after sentence.
fn heard(browser: &Browser) -> String {
    browser.tell(VOICE);
    browser.press("Read to me");
    browser.wait_for(
        "the reading",
        "return document.querySelector('header [data-script]').textContent === 'Stop reading'",
    );
    let heard = browser.ask_text("return heard.map(one => one.trim()).join(' | ')");
    browser.press("Stop reading");
    browser.wait_for("the end", "return document.querySelector('header [data-script]').textContent === 'Read to me'");
    heard
}

#[track_caller]
fn check(heard: &str, said: &[&str], unsaid: &[&str]) {
    for part in said {
        assert!(heard.contains(part), "{part} is not said: {heard}");
    }
    for part in unsaid {
        assert!(!heard.contains(part), "{part} is said: {heard}");
    }
}

#[test]
fn who_can_know_this_is_read_with_what_is_chosen_and_nothing_that_is_closed() {
    let stage = council::exampleshire();
    let browser = Browser::open(&Setup::default());
    let site = stage.dir.join("sites/portal");
    let person = Person::named("worry");
    let mut filling = Filling::start(&browser, &stage.portal, &site, person, Hands::Pointer);
    filling.to_the_last_page(|browser, screen| {
        if screen != "know" {
            return;
        }
        let closed = ["Change", "That can include your carer", "They ask you before"];
        let own = "make me move before the play";
        assert!(browser.text().contains(own), "the child's words are on the screen");
        let all = heard(browser);
        check(&all, &["Say all of it in my meeting |", "Choose for each |"], &closed);
        check(&all, &[], &[own]);
        browser.settled();
        browser.tell("document.querySelector('main input[name=know][value=ask]').click()");
        check(&heard(browser), &["Ask me before using any of it. | Chosen |"], &closed);
    });
}
