//! "Arrived" is shown only after a signed acknowledgement of this very letter was verified; until then the answers stay.

use std::{
    fs,
    path::{Path, PathBuf},
};

use promises::{
    answers::Person,
    browser::{Browser, Setup, until},
    council,
    filling::{Filling, Hands},
    liar::Liar,
    posting,
    tap::{Tap, Weather},
};
use xtask::stage::Stage;

/// A child who says one line, up to the send page.
fn one_line<'town>(browser: &'town Browser, stage: &Stage) -> Filling<'town> {
    up_to_the_last_page(browser, stage, "I want to stay at my school.")
}

/// A child who says this, up to the send page.
pub fn up_to_the_last_page<'town>(browser: &'town Browser, stage: &Stage, words: &str) -> Filling<'town> {
    let mut person = Person::named("worry");
    for headline in person.answers.iter_mut().filter(|given| given.question == "headline") {
        headline.text = Some(words.to_owned());
    }
    person.answers.retain(|given| ["headline", "officer", "called"].contains(&given.question.as_str()));
    // Not the name of a child whom another promise looks for in the same inbox.
    for called in person.answers.iter_mut().filter(|given| given.question == "called") {
        called.text = Some("Robin".to_owned());
    }
    let site = stage.dir.join("sites/portal");
    let mut filling = Filling::start(browser, &stage.portal, &site, person, Hands::Pointer);
    filling.finish_early();
    filling
}

/// Sends through somebody who is not our post box: never "arrived", however often it is tried, and it stays unsent.
fn never_arrives(port: u16, says: &str, asked: impl Fn() -> usize) -> Browser {
    let stage = council::exampleshire();
    let tap = Tap::start();
    tap.set(Weather::Elsewhere(port), &stage.post_box);
    let browser = Browser::open(&Setup { proxy: Some(tap.port), ..Setup::default() });
    let filling = one_line(&browser, &stage);
    filling.go("send");
    browser.wait_for("the word that it waits", "return !!document.querySelector('.post img[src*=waiting]')");
    browser.see(says);
    let before = asked();
    browser.click("[data-go=again]");
    until("it is tried again", || (asked() > before).then_some(()));
    browser.wait_for("the word that it still waits", "return !!document.querySelector('.post img[src*=waiting]')");
    assert_eq!(browser.ask("return !!document.querySelector('.post img[src*=arrived]')"), false);
    let unsent = browser.ask("return 'unsent' in document.documentElement.dataset");
    assert_eq!(unsent, true, "the page would let itself be closed without a word");
    browser
}

#[test]
fn a_refusal_that_nobody_signed_does_not_end_the_trying() {
    let liar = Liar::refuser();
    let browser = never_arrives(liar.port, "would not take this letter", || liar.asked());
    // It may be refused for ever, so nobody has to wait a day to learn whom to ring.
    browser.see("You don’t have to wait for this");
    // The screen changes with each try.
    let named = "return !!document.querySelector('.other-ways a[href^=\"tel:\"]')?.checkVisibility()";
    browser.wait_for("somebody to ring", named);
    // On any other page the notice offers the same, and names nobody to whoever walks past.
    browser.see("waits on this device");
    browser.go(&format!("{}my-iro/", council::exampleshire().portal));
    browser.see("What else can I do?");
    let shown = browser.ask("return document.querySelector('#outbox a[href^=\"tel:\"]')?.checkVisibility()");
    assert_eq!(shown, false, "whoever walks past reads whom to ring");
}

/// Lets a test end the worker as a browser does that runs out of memory.
const WORKER_AT_HAND: &str =
    "globalThis.Worker = class extends Worker { constructor(...all) { super(...all); globalThis.__worker = this } };";
const WORKER_ENDS: &str = "__worker.terminate(); __worker.dispatchEvent(new Event('error'))";
const UNSURE: &str = "return !!document.querySelector('.post img[src*=unsure]')";

#[test]
fn a_worker_that_breaks_down_leaves_the_letter_and_another_one_sends_it() {
    let stage = council::exampleshire();
    let tap = Tap::start();
    let browser = Browser::open(&Setup { proxy: Some(tap.port), ..Setup::default() });
    browser.before_every_page(WORKER_AT_HAND);
    let filling = one_line(&browser, &stage);
    // It reaches the post box, and nobody here knows.
    tap.set(Weather::AnswersHeld, &stage.post_box);
    filling.go("send");
    until("the post box has answered", || (tap.held() == 1).then_some(()));
    browser.see("You can close this page");
    browser.tell(WORKER_ENDS);
    browser.see("Something on this page stopped working.");
    browser.see("waits on this device");
    assert!(!browser.text().contains("nothing was sent"), "the letter lies at the post box");
    tap.set(Weather::Fair, "");
    browser.click("[data-go=again]");
    browser.wait_for("the word that it arrived", "return !!document.querySelector('.post img[src*=arrived]')");
    sent_as_one(&tap, true);
}

#[test]
fn a_worker_that_breaks_down_with_a_letter_that_nothing_keeps_never_makes_two_of_it() {
    let stage = council::exampleshire();
    let tap = Tap::start();
    let setup = Setup { proxy: Some(tap.port), keeps_nothing: true, ..Setup::default() };
    let browser = Browser::open(&setup);
    browser.before_every_page(WORKER_AT_HAND);
    let filling = one_line(&browser, &stage);
    tap.set(Weather::AnswersHeld, &stage.post_box);
    filling.go("send");
    until("the post box has answered", || (tap.held() == 1).then_some(()));
    browser.tell(WORKER_ENDS);
    browser.see("We don’t know if it arrived");
    assert_eq!(browser.ask("return !!document.querySelector('[data-go=send], [data-go=answers]')"), false);
    tap.set(Weather::Fair, "");
    browser.click("[data-go=again]");
    // Sealed anew it has other bytes: the post box signs that a letter of this name is there, and keeps the first.
    browser.see("so it has probably arrived");
    browser.wait_for("no word that it arrived", UNSURE);
    sent_as_one(&tap, false);
}

/// Whatever was sent had one name, and one content where `same`.
#[track_caller]
fn sent_as_one(tap: &Tap, same: bool) {
    let put = tap.letters();
    let body = |bytes: &[u8]| bytes.windows(6).position(|six| six == b"FSENV2").map(|at| bytes[at..].to_vec());
    assert!(put.len() >= 2, "it was tried {} times", put.len());
    assert!(put.windows(2).all(|two| two[0].address == two[1].address), "a second letter was made of the same words");
    assert!(!same || put.windows(2).all(|two| body(&two[0].bytes) == body(&two[1].bytes)), "it was sealed twice");
}

#[test]
fn without_the_councils_keys_nothing_is_sent_and_every_word_is_still_there() {
    let stage = council::exampleshire();
    let (liar, tap) = (Liar::refuser(), Tap::start());
    tap.set(Weather::Elsewhere(liar.port), &format!("{}keyset-", stage.portal));
    let browser = Browser::open(&Setup { proxy: Some(tap.port), ..Setup::default() });
    let filling = one_line(&browser, &stage);
    filling.go("send");
    browser.wait_for("the word that it was not sent", "return !!document.querySelector('.post img[src*=not-sent]')");
    browser.see("We could not load what locks your words, so nothing was sent.");
    assert!(tap.heard().iter().all(|request| request.method != "PUT"), "something was sent without keys");
    browser.click("[data-go=answers]");
    let headline = filling.person.answer("headline").and_then(|given| given.text.clone()).expect("one line");
    browser.see(&headline);
}

#[test]
fn a_key_set_that_was_swapped_under_its_name_is_not_sealed_to() {
    let stage = council::raise(&council::plan("swapped"));
    // The same names and the same signers, but what is for Sam is sealed to somebody else.
    let file = kept(&stage, "keyset-");
    let mut keys: serde_json::Value = serde_json::from_slice(&fs::read(&file).expect("the key-set")).expect("JSON");
    keys["people"][0]["recipient"] = keys["people"][1]["recipient"].clone();
    put_in_place_of(&file, keys.to_string());
    let tap = Tap::start();
    let browser = Browser::open(&Setup { proxy: Some(tap.port), ..Setup::default() });
    one_line(&browser, &stage).go("send");
    browser.see("This page does not fit together. Do not send.");
    browser.see("These people can listen and write it down for you.");
    browser.see("01632 960200");
    browser.press("Copy what I said");
    browser.see("Copied.");
    assert_eq!(
        browser.ask("return document.querySelectorAll('main [data-go=send]').length"),
        0,
        "and yet a way to send"
    );
    assert!(tap.heard().iter().all(|request| request.method != "PUT"), "something was sealed to other keys");
}

#[test]
fn a_form_or_a_program_that_was_swapped_under_its_name_is_not_run_and_other_ways_are_offered() {
    let stage = council::raise(&council::plan("swapped-form"));
    let form = kept(&stage, "form-child-8-11-");
    let apps = fs::read_dir(stage.dir.join("sites/portal/app")).expect("the app").flatten().map(|entry| entry.path());
    let wasm = apps.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "wasm"));
    for file in [form, wasm.expect("it has wasm")] {
        let whole = fs::read(&file).expect("the file");
        put_in_place_of(&file, [whole.as_slice(), b" "].concat());
        let browser = Browser::open(&Setup::default());
        browser.go(&format!("{}say/8-11/", stage.portal));
        browser.wait_for("the word that it cannot run", "return document.documentElement.dataset.app === 'none'");
        browser.see("This page does not fit together. Do not send.");
        for way in ["01632 960200", "0808 157 0300", "Print the form"] {
            browser.see(way);
        }
        let on = "return [...document.querySelectorAll('main [data-go]')].filter(one => one.checkVisibility()).length";
        assert_eq!(browser.ask(on), 0, "a way to go on");
        fs::write(&file, whole).expect("it can be written");
    }
}

/// The files of the printed site whose names start so.
fn files(stage: &Stage, start: &str) -> Vec<PathBuf> {
    let named = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(start));
    let files = fs::read_dir(stage.dir.join("sites/portal")).expect("the site").flatten().map(|entry| entry.path());
    files.filter(|path| path.extension().is_some_and(|ending| ending == "json")).filter(named).collect()
}

/// The only one.
fn kept(stage: &Stage, start: &str) -> PathBuf {
    files(stage, start).pop().expect("the file")
}

/// Other bytes under the same name, as whoever rules the host can put them there.
fn put_in_place_of(file: &Path, bytes: impl AsRef<[u8]>) {
    fs::write(file, bytes).expect("it can be written");
}

#[test]
fn a_captive_portal_that_answers_200_is_not_believed() {
    let liar = Liar::captive_portal();
    drop(never_arrives(liar.port, "not our post box", || liar.asked()));
}

#[test]
fn an_acknowledgement_that_no_listed_key_signed_is_not_believed() {
    let liar = Liar::forger();
    drop(never_arrives(liar.port, "not our post box", || liar.asked()));
}

#[test]
fn a_post_box_that_hangs_up_is_said_and_it_stays_unsent() {
    let liar = Liar::silent();
    drop(never_arrives(liar.port, "We can’t reach the post box", || liar.asked()));
}

#[test]
fn a_letter_waits_while_there_is_no_network_and_goes_when_there_is() {
    let stage = council::exampleshire();
    let tap = Tap::start();
    let browser = Browser::open(&Setup { proxy: Some(tap.port), ..Setup::default() });
    let filling = one_line(&browser, &stage);
    tap.set(Weather::Offline, &stage.post_box);
    filling.go("send");
    browser.wait_for("the word that it waits", "return !!document.querySelector('.post img[src*=waiting]')");
    // Worse than no network: the letter arrives, and the answer is lost.
    tap.set(Weather::AnswersLost, &stage.post_box);
    until("the letter was sent once", || tap.heard().iter().any(|request| request.method == "PUT").then_some(()));
    tap.set(Weather::Fair, "");
    browser.wait_for("the word that it arrived", "return !!document.querySelector('.post img[src*=arrived]')");
    let put: Vec<_> = tap.heard().into_iter().filter(|request| request.method == "PUT").collect();
    assert!(put.len() >= 2, "it was tried {} times", put.len());
    let body = |bytes: &[u8]| bytes.windows(6).position(|six| six == b"FSENV2").map(|at| bytes[at..].to_vec());
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

#[test]
fn whoever_writes_when_the_post_box_is_closed_for_now_keeps_the_letter_and_it_goes_when_it_is_open_again() {
    let mut stage = council::own();
    let browser = Browser::open(&Setup::default());
    let filling = one_line(&browser, &stage);
    stage.kill();
    stage.start_with(&["--closed", "true"]).expect("the post box starts");
    let filed = posting::rows(&stage, "sam");
    filling.go("send");
    browser.see("This website is closed for now");
    browser.see("waits on this device");
    browser.see("These people can listen and write it down for you.");
    let named = "return !!document.querySelector('.other-ways a[href^=\"tel:\"]')?.checkVisibility()";
    browser.wait_for("somebody to ring", named);
    assert_eq!(posting::rows(&stage, "sam"), filed, "staff read on, and nothing has come");
    // On any other page the notice offers the same.
    browser.go(&format!("{}my-iro/", stage.portal));
    browser.see("What else can I do?");
    stage.kill();
    stage.start().expect("the post box starts");
    browser.click("[data-outbox=try]");
    browser.wait_for(
        "the word that it arrived",
        "return document.querySelector('#outbox [role=status]').textContent.includes('arrived')",
    );
    assert_eq!(posting::rows(&stage, "sam").len(), filed.len() + 1);
}

#[test]
fn an_open_page_sends_after_a_new_print_and_once_somebodys_key_was_taken_back_it_says_so_and_sends_nothing() {
    let plan = council::plan("new-print");
    let stage = council::raise(&plan);
    let print_with = |change: &dyn Fn(&str) -> String| {
        let keys = fs::read_to_string(stage.keyset()).expect("keys.toml");
        fs::write(stage.keyset(), change(&keys)).expect("it can be written");
        plan.print_sites(&stage).expect("a new print");
    };
    let tap = Tap::start();
    let browser = Browser::open(&Setup { proxy: Some(tap.port), ..Setup::default() });
    let filling = one_line(&browser, &stage);
    print_with(&|keys| keys.replacen("version = ", "version = 1", 1));
    let keysets = || files(&stage, "keyset-").len();
    assert_eq!(keysets(), 2, "the new one, and the one that the page was printed with");
    filling.send();

    // Whoever has Dee's key now is somebody else.
    let filling = one_line(&browser, &stage);
    print_with(&|keys| {
        let line = |person: &str| {
            let (_, rest) = keys.split_once(&format!("id = \"{person}\"")).expect("somebody");
            rest.lines().find(|line| line.starts_with("recipient = ")).expect("a key").to_owned()
        };
        let (dee, dan) = (line("dee"), line("dan"));
        keys.replace(&dee, "").replace(&dan, &dee).replacen("id = \"dee\"\n", &format!("id = \"dee\"\n{dan}"), 1)
    });
    assert_eq!(keysets(), 1, "both others name a key that is no more");
    tap.forget();
    filling.go("send");
    browser.see("This page is out of date, so nothing was sent from it.");
    browser.see("These people can listen and write it down for you.");
    assert_eq!(browser.ask("return document.querySelectorAll('main [data-go=send]').length"), 0, "a way to send");
    assert!(tap.heard().iter().all(|request| request.method != "PUT"), "something was sealed to a key that is no more");
    browser.press("Copy what I said");
    browser.see("Copied.");
    browser.click("[data-go=answers]");
    browser.see("I want to stay at my school.");
}
