//! A device keeps a letter once nobody looks at its page any more. What it does not keep may be lost with the page, and then
//! nothing claims otherwise, and it is never there twice.

use std::{fs, path::Path};

use promises::{
    browser::{Browser, until},
    reading::Reading,
    tap::Weather,
};

use crate::outbox::{KEPT, NOTHING_LEFT, NOTICE, World, not_arrived};

/// Kills the browser while the page says "sending", before the first answer was slow: the letter may be lost, and nothing
/// claims anything afterwards. Gives the world as it is then.
fn killed_early(weather: Weather) -> World {
    let world = World::new();
    let browser = Browser::open(&world.setup);
    let filling = world.child(&browser);
    world.weather(weather);
    filling.go("send");
    until("it is on its way", || (world.tap.held() == 1).then_some(()));
    not_arrived(&browser);
    let page = browser.ask_text("return `${document.documentElement.dataset.unsent} ${document.body.innerText}`");
    let profile = browser.kill();
    let put = world.tap.letters().pop().expect("a letter on its way");
    let name = put.address.rsplit('/').next().unwrap_or_default();
    assert!(!beneath(profile.path(), &[name.as_bytes(), b"FSENV"].concat()), "it is on the disk");
    assert!(page.starts_with("sealed"), "leaving the page does not ask");
    assert!(
        page.contains("It is not sent yet. Your words are being locked and sent. Please keep this page open."),
        "{page}"
    );
    // What the line holds is let go of with the browser.
    let browser = world.open_again(profile);
    browser.wait_for("a device that keeps nothing", NOTHING_LEFT);
    assert_eq!(browser.ask_text(NOTICE), "", "it claims that something waits or has arrived");
    assert_eq!(world.tap.letters().len(), 1, "it was sent again");
    world
}

#[test]
fn killed_before_it_is_said_to_wait_it_may_be_lost_and_nothing_claims_anything() {
    let world = killed_early(Weather::BodiesHeld);
    let sam = Reading::start(&world.stage, "sam");
    assert_eq!(sam.names().len(), 0, "the letter was held on the line");
}

#[test]
fn killed_before_it_is_said_to_wait_while_the_post_box_has_it_it_is_there_once() {
    killed_early(Weather::AnswersHeld).arrived_once();
}

#[test]
fn nothing_is_kept_before_its_writer_lets_the_device_and_whoever_waits_is_asked() {
    let world = World::new();
    let browser = Browser::open(&world.setup);
    let mut filling = world.child(&browser);
    filling.keeps = false;
    world.weather(Weather::Offline);
    filling.go("send");
    browser.see("You can let this device keep it, locked.");
    browser.wait_for("a device that keeps nothing", NOTHING_LEFT);
    browser.press("Keep it here, locked");
    browser.wait_for("the word that the device keeps it", KEPT);
    let profile = browser.kill();
    world.weather(Weather::Fair);
    let browser = world.open_again(profile);
    browser.wait_for("a device that keeps nothing more", NOTHING_LEFT);
    world.arrived_once();
}

/// Writes down what the page asks of its worker, before any script of the page runs.
const ASKS: &str = "globalThis.__asked = [];
    globalThis.Worker = class extends Worker { postMessage(ask) { __asked.push(ask); super.postMessage(ask) } };";

#[test]
fn a_page_that_is_hidden_has_the_letter_kept_at_once() {
    let world = World::new();
    let browser = Browser::open(&world.setup);
    browser.before_every_page(ASKS);
    let filling = world.child(&browser);
    world.weather(Weather::BodiesHeld);
    filling.go("send");
    until("it is on its way", || (world.tap.held() == 1).then_some(()));
    let asked = "return __asked.includes('\"keep\"')";
    assert_eq!(browser.ask(asked), false, "it is kept while somebody looks");
    browser.another_tab();
    browser.tab_number(0);
    browser.wait_for("the page to ask for it", asked);
    browser.wait_for("the word that the device keeps it", KEPT);
    world.weather(Weather::Fair);
    browser.wait_for("the word that it arrived", "return !!document.querySelector('.post img[src*=arrived]')");
    browser.wait_for("a device that keeps nothing more", NOTHING_LEFT);
    world.arrived_once();
}

/// Whether any file beneath a folder holds this.
fn beneath(folder: &Path, mark: &[u8]) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    entries.into_iter().any(|path| {
        let holds = || fs::read(&path).is_ok_and(|bytes| bytes.windows(mark.len()).any(|window| window == mark));
        if path.is_dir() { beneath(&path, mark) } else { holds() }
    })
}
