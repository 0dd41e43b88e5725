//! The browser may die at any step of sending: a letter that was said to wait arrives once, "arrived" is never shown before a
//! signature was verified, and nothing readable is left on the device.

use promises::{
    browser::{Browser, Setup, until},
    canary::{CANARIES, silent, silent_folder},
    council::{self, Own},
    filling::Filling,
    reading::Reading,
    tap::{Tap, Weather},
};
use tempfile::TempDir;

use crate::sending::up_to_the_last_page;

/// A page that is no form: no program runs there unless something waits.
pub const ELSEWHERE: &str = "my-iro/";

/// What the notice says, or nothing where there is none to see.
pub const NOTICE: &str = "const box = document.querySelector('#outbox'); \
     return box?.checkVisibility() ? box.querySelector('[role=status]').textContent : ''";

/// A council, a line to it, and a browser whose traffic all passes there.
pub struct World {
    pub stage: Own,
    pub tap: Tap,
    pub setup: Setup,
}

impl World {
    pub fn new() -> Self {
        let stage = council::own();
        let tap = Tap::start();
        let setup = Setup { proxy: Some(tap.port), ..Setup::default() };
        Self { stage, tap, setup }
    }

    /// A child who has written something nobody else may read, and is about to send it.
    pub fn child<'town>(&self, browser: &'town Browser) -> Filling<'town> {
        up_to_the_last_page(browser, &self.stage, &CANARIES.join(" "))
    }

    pub fn weather(&self, weather: Weather) {
        self.tap.set(weather, &self.stage.post_box);
    }

    /// Opens the browser again with what was left on the device, on a page that is no form.
    pub fn open_again(&self, profile: TempDir) -> Browser {
        let browser = Browser::open_again(&self.setup, profile);
        browser.go(&format!("{}{ELSEWHERE}", self.stage.portal));
        browser
    }

    /// The letter lies at the post box once, as one and the same letter, and opens for the officer it was meant for.
    pub fn arrived_once(&self) {
        let letters = self.tap.letters();
        assert!(letters.windows(2).all(|two| two[0].address == two[1].address), "a retry took another name");
        assert!(letters.windows(2).all(|two| envelope(&two[0].bytes) == envelope(&two[1].bytes)), "other bytes");
        let sam = Reading::start(&self.stage, "sam");
        assert_eq!(sam.names().len(), 1, "the letter stands there more than once: {:?}", sam.names());
        sam.open("Robin");
        assert!(sam.items().iter().any(|item| CANARIES.iter().all(|canary| item.words.contains(canary))));
    }
}

fn envelope(bytes: &[u8]) -> &[u8] {
    let at = bytes.windows(6).position(|six| six == b"FSENV2").expect("a letter is an envelope");
    &bytes[at..]
}

pub fn not_arrived(browser: &Browser) {
    let shown = browser.ask("return !!document.querySelector('.post img[src*=arrived]')");
    assert_eq!(shown, false, "it says that it has arrived, and nobody could know that");
}

/// Kills the browser at a step of sending once the letter is said to wait, opens it again elsewhere, and follows the letter
/// to the officer.
fn killed(weather: Weather, step: impl FnOnce(&World, &Browser)) {
    let world = World::new();
    let browser = Browser::open(&world.setup);
    let filling = world.child(&browser);
    world.weather(weather);
    filling.go("send");
    until("it is on its way", || (world.tap.held() == 1).then_some(()));
    browser.see("The post box has not answered yet.");
    browser.see("It is locked, and it waits on this device. You can close this page");
    browser.wait_for("a page that can be left", KEPT);
    step(&world, &browser);
    not_arrived(&browser);
    let profile = browser.kill();
    assert!(silent_folder("what the dead browser left", profile.path()) > 0);
    world.weather(Weather::Fair);
    let before = world.tap.answered();
    let browser = world.open_again(profile);
    browser.wait_for("the word that it arrived", &format!("return (() => {{ {NOTICE} }})().includes('has arrived')"));
    assert!(world.tap.answered() > before, "it says that it has arrived, and nobody has said so");
    // Nothing is left to send, and the next page says nothing of it.
    browser.go(&world.stage.portal);
    browser.wait_for("a device that keeps nothing more", NOTHING_LEFT);
    assert_eq!(browser.ask_text(NOTICE), "");
    assert!(silent_folder("the profile afterwards", browser.close().path()) > 0);
    world.arrived_once();
}

/// Whether not even an empty outbox is left, which would show that a letter was sent from here.
pub const NOTHING_LEFT: &str = "return indexedDB.databases().then(all => all.length === 0)";

/// A script that may wait, with the `name` of the outbox, of the lock beneath which pages write in it, and of their channel.
fn with_name(script: &str) -> String {
    format!("return (async () => {{ const name = document.documentElement.dataset.database; {script} }})()")
}

pub const KEPT: &str = "return document.documentElement.dataset.unsent === 'kept'";

#[test]
fn killed_before_it_was_sealed_nothing_is_sent_and_nothing_is_left() {
    let world = World::new();
    let browser = Browser::open(&world.setup);
    // The keys never come, so nothing can be sealed.
    world.tap.set(Weather::Held, &format!("{}keyset-", world.stage.portal));
    let filling = world.child(&browser);
    filling.go("send");
    browser.wait_for("the word that it is being sent", "return !!document.querySelector('.post')");
    not_arrived(&browser);
    let profile = browser.kill();
    assert!(silent_folder("what the dead browser left", profile.path()) > 0);
    world.weather(Weather::Fair);
    let browser = world.open_again(profile);
    let databases = browser.ask_text("return indexedDB.databases().then(all => all.map(one => one.name).join())");
    assert_eq!(databases, "", "a page that looked for letters has made a database");
    assert_eq!(browser.ask_text(NOTICE), "");
    assert!(world.tap.letters().is_empty());
}

#[test]
fn killed_after_the_device_kept_it_and_before_it_was_sent() {
    killed(Weather::Held, |world, _| assert!(world.tap.letters().is_empty(), "it was sent already"));
}

#[test]
fn killed_while_it_was_being_sent() {
    killed(Weather::BodiesHeld, |world, _| assert_eq!(world.tap.letters().len(), 1));
}

#[test]
fn killed_after_the_post_box_kept_it_and_before_the_answer() {
    killed(Weather::AnswersHeld, |world, _| assert_eq!(world.tap.letters().len(), 1));
}

#[test]
fn killed_after_the_answer_and_before_the_device_forgot_it() {
    killed(Weather::AnswersHeld, |world, browser| {
        // Somebody else is busy in the same database, so the letter cannot be taken out.
        browser.tell(&with_name(
            "return new Promise(yes => { const r = indexedDB.open(name); r.onsuccess = () => {\
             const s = r.result.transaction('outbox', 'readwrite').objectStore('outbox');\
             const on = () => { yes(); s.get('nothing').onsuccess = on }; on() } })",
        ));
        let writes = with_name("return (await navigator.locks.query()).held.some(lock => lock.name === name)");
        assert_eq!(browser.ask(&writes), false, "somebody writes in the outbox before the answer");
        world.weather(Weather::Fair);
        // The letter is taken out once the signature was verified, and for no other reason.
        browser.wait_for("the letter to be taken out", &writes);
        assert_eq!((world.tap.answered(), world.tap.letters().len()), (1, 1));
    });
}

#[test]
fn a_page_may_be_closed_while_the_letter_waits_and_another_page_sends_it() {
    let world = World::new();
    let browser = Browser::open(&world.setup);
    let filling = world.child(&browser);
    world.weather(Weather::Offline);
    filling.go("send");
    browser.see("You can close this page");
    browser.go(&format!("{}{ELSEWHERE}", world.stage.portal));
    browser.see("is still waiting to be sent");
    silent("the page with the notice", browser.ask_text("return document.documentElement.outerHTML").as_bytes());
    world.weather(Weather::Fair);
    browser.click("[data-outbox=try]");
    browser.see("What was waiting on this device has arrived.");
    browser.click("[data-outbox=close]");
    assert_eq!(browser.ask_text(NOTICE), "");
    browser.wait_for("a device that keeps nothing more", NOTHING_LEFT);
    world.arrived_once();
}

#[test]
fn a_network_that_comes_back_is_noticed() {
    let world = World::new();
    let browser = Browser::open(&world.setup);
    let filling = world.child(&browser);
    world.weather(Weather::Offline);
    browser.line(true, 0, -1, -1);
    filling.go("send");
    browser.see("Is this device online?");
    let tried = || world.tap.heard().iter().filter(|asked| asked.address.starts_with(&world.stage.post_box)).count();
    until("it was tried more than once", || (tried() > 1).then_some(()));
    world.weather(Weather::Fair);
    browser.line(false, 0, -1, -1);
    browser.wait_for("the word that it arrived", "return !!document.querySelector('.post img[src*=arrived]')");
    world.arrived_once();
}

#[test]
fn of_two_pages_one_sends_both_say_so_and_the_other_takes_over() {
    let world = World::new();
    let browser = Browser::open(&world.setup);
    let filling = world.child(&browser);
    world.weather(Weather::BodiesHeld);
    filling.go("send");
    until("it is on its way", || (world.tap.held() == 1).then_some(()));
    browser.wait_for("the word that the device keeps it", KEPT);
    browser.tell(&with_name(
        "globalThis.__said = []; globalThis.__line = new BroadcastChannel(name);\
         __line.onmessage = ({ data }) => __said.push(data)",
    ));
    browser.another_tab();
    browser.go(&format!("{}{ELSEWHERE}", world.stage.portal));
    browser.see("Something on this device is still waiting to be sent. It is locked. We keep trying.");
    browser.tab_number(0);
    // Only a page that was refused the turn asks, and only the page that has it answers.
    browser.wait_for("the question of the other page", "return __said.some(said => said.startsWith('{\"how\":'))");
    browser.wait_for("the answer", "return __said.some(said => said.startsWith('{\"waiting\":'))");
    assert_eq!(world.tap.held(), 1, "both pages send at once");
    browser.close_tab();
    until("the other page takes over", || (world.tap.held() == 2).then_some(()));
    world.weather(Weather::Fair);
    browser.see("What was waiting on this device has arrived.");
    world.arrived_once();
}

/// A device that refuses to keep anything: it is said, and the letter is sent from memory.
fn refused(keeps_nothing: bool, refuse: impl FnOnce(&World, &Browser)) {
    let mut world = World::new();
    world.setup.keeps_nothing = keeps_nothing;
    let browser = Browser::open(&world.setup);
    let filling = world.child(&browser);
    refuse(&world, &browser);
    world.weather(Weather::Offline);
    filling.go("send");
    browser.see("This device won’t keep it for you: please leave this page open until it has arrived.");
    assert_eq!(browser.ask_text("return document.documentElement.dataset.unsent"), "sealed");
    world.weather(Weather::Fair);
    browser.wait_for("the word that it arrived", "return !!document.querySelector('.post img[src*=arrived]')");
    world.arrived_once();
}

#[test]
fn a_browser_that_lets_websites_keep_nothing_is_said_and_it_is_sent_from_memory() {
    refused(true, |_, _| ());
}

#[test]
fn a_device_without_room_is_said_and_it_is_sent_from_memory() {
    refused(false, |world, browser| {
        let origin = world.stage.portal.split("/front-seat/").next().unwrap_or_default();
        browser.room(origin, 1);
    });
}

#[test]
fn whoever_waited_a_day_is_told_whom_to_ring_and_that_paper_works_too() {
    let stage = council::exampleshire();
    let tap = Tap::start();
    tap.set(Weather::Offline, &stage.post_box);
    let browser = Browser::open(&Setup { proxy: Some(tap.port), ..Setup::default() });
    let filling = up_to_the_last_page(&browser, &stage, "One line.");
    filling.go("send");
    browser.see("You can close this page");
    // As if it had been sealed two days ago.
    browser.tell(&with_name(
        "return new Promise(yes => { const r = indexedDB.open(name); r.onsuccess = () => {\
         const s = r.result.transaction('outbox', 'readwrite').objectStore('outbox'); const all = s.getAll(), ids = s.getAllKeys();\
         ids.onsuccess = () => { s.put({ ...all.result[0], since: all.result[0].since - 2 * 86400 }, ids.result[0]).onsuccess = () => { r.result.close(); yes() } } } })",
    ));
    browser.go(&format!("{}{ELSEWHERE}", stage.portal));
    browser.see("It may have waited for a day or more.");
    let shown = browser.text();
    assert!(!shown.contains("not your fault"), "whoever walks past reads it all");
    browser.click("#outbox summary");
    browser.see("It is not your fault.");
    for way in ["#outbox a[href^='tel:']", "#outbox a[href$='say/8-11/']", "#outbox [data-dialog=help]"] {
        let shown = browser.ask(&format!("return document.querySelector(\"{way}\").checkVisibility()"));
        assert_eq!(shown, true, "{way} is not offered");
    }
}

#[test]
fn what_was_not_sealed_is_forgotten_when_it_is_rubbed_out() {
    let world = World::new();
    let browser = Browser::open(&world.setup);
    browser.before_every_page(LISTEN);
    world.tap.set(Weather::Held, &format!("{}keyset-", world.stage.portal));
    let filling = world.child(&browser);
    filling.go("send");
    browser.wait_for("the word that it is being sent", "return !!document.querySelector('.post')");
    browser.wait_for("the letter to be handed over", "return !!globalThis.__sent");
    // As the clock does after twenty minutes, and the button that leaves.
    browser.tell("document.dispatchEvent(new CustomEvent('front-seat-wipe'))");
    browser.see("What you typed was rubbed out");
    // Another letter is handed to the same worker after it. When that one has arrived the keys are there, and the worker
    // has sealed whatever waited for them.
    let other = "0f".repeat(16);
    browser.tell(&format!(
        "__worker.postMessage(JSON.stringify({{ send: {{ ...JSON.parse(__sent).send, letter: '{other}' }} }}))"
    ));
    world.weather(Weather::Fair);
    browser.wait_for("the other letter to arrive", "return __told.some(told => told.includes('\"arrived\"'))");
    let sent: Vec<String> = world.tap.letters().into_iter().map(|letter| letter.address).collect();
    assert!(!sent.is_empty() && sent.iter().all(|address| address.ends_with(&other)), "{sent:?}");
}

/// Writes down what the page's worker is given to send and what it says, before any script of the page runs.
const LISTEN: &str = "globalThis.__told = [];
    globalThis.Worker = class extends Worker {
        constructor(...all) {
            super(...all);
            globalThis.__worker = this;
            this.addEventListener('message', ({ data }) => __told.push(data));
        }
        postMessage(ask) {
            if (ask.startsWith('{\"send\":')) globalThis.__sent ??= ask;
            super.postMessage(ask);
        }
    };";
