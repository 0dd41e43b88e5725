//! "Arrived" is shown only after a signed acknowledgement of this very letter was verified; until then the answers stay.

use promises::{
    answers::Person,
    browser::{Browser, Setup, free_port, until},
    council,
    filling::{Filling, Hands},
    liar::Liar,
    tap::{Tap, Weather},
};
use xtask::stage::Stage;

/// A child who says one line, up to the send page.
fn one_line<'town>(browser: &'town Browser, stage: &Stage) -> Filling<'town> {
    let mut person = Person::named("worry");
    person.answers.retain(|given| ["headline", "officer", "called"].contains(&given.question.as_str()));
    let site = stage.dir.join("sites/portal");
    let mut filling = Filling::start(browser, &stage.portal, &site, person, Hands::Pointer);
    filling.to_the_check_page(|_, _| ());
    filling.to_the_send_page();
    filling
}

/// Sends through somebody who is not our post box: never "arrived", and the words stay.
fn never_arrives(name: &str, liar: u16, says: &str) {
    let stage = council::raise(&xtask::stage::Plan { post_box_port: Some(liar), ..council::plan(name) });
    let browser = Browser::open(&Setup::default());
    let filling = one_line(&browser, &stage);
    filling.go("send");
    browser.wait_for("the word that it waits", "return !!document.querySelector('.post--waiting, .post--not-sent')");
    browser.see(says);
    assert_eq!(browser.ask("return !!document.querySelector('.post--arrived')"), false);
    browser.click("[data-go=again]");
    browser.wait_for("another try", "return !!document.querySelector('.post--waiting, .post--not-sent')");
    assert_eq!(browser.ask("return !!document.querySelector('.post--arrived')"), false);
    let unsent = browser.ask("return 'unsent' in document.documentElement.dataset");
    assert_eq!(unsent, true, "the page would let itself be closed without a word");
}

#[test]
fn a_post_box_that_refuses_is_said_and_every_word_is_still_there() {
    let refuser = Liar::refuser();
    let stage = council::raise(&xtask::stage::Plan { post_box_port: Some(refuser.port), ..council::plan("refuser") });
    let browser = Browser::open(&Setup::default());
    let filling = one_line(&browser, &stage);
    filling.go("send");
    browser.wait_for("the word that it was not sent", "return !!document.querySelector('.post--not-sent')");
    browser.see("The post box would not take this letter.");
    browser.click("[data-go=answers]");
    let headline = filling.person.answer("headline").and_then(|given| given.text.clone()).expect("one line");
    browser.see(&headline);
}

#[test]
fn a_captive_portal_that_answers_200_is_not_believed() {
    let liar = Liar::captive_portal();
    never_arrives("captive", liar.port, "not our post box");
    assert!(liar.asked() > 0, "nobody asked the liar");
}

#[test]
fn an_acknowledgement_that_no_listed_key_signed_is_not_believed() {
    let liar = Liar::forger();
    never_arrives("forger", liar.port, "not our post box");
    assert!(liar.asked() > 0, "nobody asked the liar");
}

#[test]
fn a_post_box_that_is_not_there_is_said_and_the_answers_stay() {
    never_arrives("absent", free_port(), "We can’t reach the post box");
}

#[test]
fn a_letter_waits_while_there_is_no_network_and_goes_when_there_is() {
    let stage = council::exampleshire();
    let tap = Tap::start();
    let browser = Browser::open(&Setup { proxy: Some(tap.port), ..Setup::default() });
    let filling = one_line(&browser, &stage);
    tap.set(Weather::Offline, &stage.post_box);
    filling.go("send");
    browser.wait_for("the word that it waits", "return !!document.querySelector('.post--waiting')");
    // Worse than no network: the letter arrives, and the answer is lost.
    tap.set(Weather::AnswersLost, &stage.post_box);
    until("the letter was sent once", || tap.heard().iter().any(|request| request.method == "PUT").then_some(()));
    tap.set(Weather::Fair, "");
    browser.wait_for("the word that it arrived", "return !!document.querySelector('.post--arrived')");
    let put: Vec<_> = tap.heard().into_iter().filter(|request| request.method == "PUT").collect();
    assert!(put.len() >= 2, "it was tried {} times", put.len());
    let body = |bytes: &[u8]| bytes.windows(6).position(|six| six == b"FSENV1").map(|at| bytes[at..].to_vec());
    assert!(put.windows(2).all(|two| body(&two[0].bytes) == body(&two[1].bytes)), "a retry sent other bytes");
    assert!(put.windows(2).all(|two| two[0].address == two[1].address), "a retry took another name");
}

#[test]
fn a_device_with_a_wrong_clock_still_sends_and_is_told_so() {
    let stage = council::exampleshire();
    let browser = Browser::open(&Setup::default());
    // Three years back, as on a tablet whose battery was flat.
    browser.before_every_page(
        "const Real = Date; globalThis.Date = class extends Real { constructor(...a) { a.length ? super(...a) : super(Real.now() - 9.5e10) } static now() { return Real.now() - 9.5e10 } };",
    );
    let filling = one_line(&browser, &stage);
    filling.send();
    browser.see("The date on this device seems to be wrong.");
}
