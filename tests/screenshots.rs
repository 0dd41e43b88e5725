//! `cargo xtask screenshots`: every page and step, in the sizes and colours that LOOK names, as PNG files to look at.

use std::{
    fs,
    path::{Path, PathBuf},
};

use promises::{
    answers::Person,
    browser::{Browser, Setup},
    council,
    filling::{Filling, Hands},
    posting,
    reading::Reading,
};
use wire::Deed;
use xtask::stage::Stage;

/// A way of looking.
struct Look {
    name: &'static str,
    size: (u32, u32),
    scheme: &'static str,
    forced: bool,
    /// What is done to the page before the picture: larger letters, right to left.
    change: &'static str,
}

const LIGHT_PHONE: Look = Look { name: "360-light", size: (360, 740), scheme: "light", forced: false, change: "" };

const LOOKS: &[Look] = &[
    LIGHT_PHONE,
    Look { name: "360-dark", scheme: "dark", ..LIGHT_PHONE },
    Look { name: "820-light", size: (820, 1180), ..LIGHT_PHONE },
    Look { name: "820-dark", size: (820, 1180), scheme: "dark", ..LIGHT_PHONE },
    Look { name: "1440-light", size: (1440, 900), ..LIGHT_PHONE },
    Look { name: "1440-dark", size: (1440, 900), scheme: "dark", ..LIGHT_PHONE },
    Look { name: "360-forced", forced: true, ..LIGHT_PHONE },
    Look { name: "360-text-200", change: "document.documentElement.style.fontSize = '200%'", ..LIGHT_PHONE },
    Look { name: "360-rtl", change: "document.documentElement.dir = 'rtl'", ..LIGHT_PHONE },
];

#[expect(clippy::print_stdout, reason = "the command says where the pictures are")]
fn main() {
    let Some(folder) = std::env::var_os("FRONT_SEAT_SCREENSHOTS").map(PathBuf::from) else {
        println!("run it as `cargo xtask screenshots`");
        return;
    };
    let stage = council::raise(&council::plan("screenshots"));
    let browser = Browser::open(&Setup::default());
    for look in LOOKS {
        for path in council::pages(&stage) {
            browser.go(&format!("{}{path}", stage.portal));
            let name = if path.is_empty() { "home".to_owned() } else { path.trim_end_matches('/').replace('/', "-") };
            take(&browser, look, &folder, &format!("page-{name}"));
        }
    }
    browser.go(&format!("{}say/8-11/", stage.portal));
    browser.press("Get help");
    for look in LOOKS {
        take(&browser, look, &folder, "help-dialog");
    }
    browser.keys(thirtyfour::Key::Escape);
    browser.press("Aa");
    for look in LOOKS {
        take(&browser, look, &folder, "settings-dialog");
    }
    drop(browser);
    let without = Browser::open(&Setup { without_wasm: true, ..Setup::default() });
    without.go(&format!("{}say/8-11/", stage.portal));
    for look in LOOKS {
        take(&without, look, &folder, "without-wasm");
    }
    drop(without);
    not_arrived(&folder, "waiting", |_| ());
    not_arrived(&folder, "not-sent", |site| {
        // Without the council's keys nothing can be sealed.
        for file in fs::read_dir(site).expect("the site").flatten() {
            if file.file_name().to_string_lossy().starts_with("keyset-") {
                fs::remove_file(file.path()).expect("the key-set can be taken away");
            }
        }
    });
    outbox(&folder);
    steps(&stage, &folder, "worry");
    for person in ["carer", "child-to-7", "teen-12-15"] {
        steps(&stage, &folder, person);
    }
    inbox(&stage, &folder);
    println!("pictures are in {}", folder.display());
}

/// Every step of a form, from the first question to the word that it arrived.
fn steps(stage: &Stage, folder: &Path, person: &str) {
    let browser = Browser::open(&Setup::default());
    let site = stage.dir.join("sites/portal");
    let mut filling = Filling::start(&browser, &stage.portal, &site, Person::named(person), Hands::Pointer);
    let mut number = 0;
    let mut shoot = |browser: &Browser, step: &str| {
        number += 1;
        for look in LOOKS {
            take(browser, look, folder, &format!("{person}-{number:02}-{step}"));
        }
        browser.resize(820, 1180);
    };
    filling.to_the_last_page(&mut shoot);
    shoot(&browser, "check-end");
    filling.send();
    shoot(&browser, "arrived");
}

/// What a child sees when the post box is not there, or something else is missing.
fn not_arrived(folder: &Path, state: &str, spoil: impl FnOnce(&Path)) {
    let mut stage = council::raise(&council::plan("not-arrived"));
    stage.kill();
    let site = stage.dir.join("sites/portal");
    spoil(&site);
    let browser = Browser::open(&Setup::default());
    let mut person = Person::named("worry");
    person.answers.retain(|given| ["headline", "called", "officer"].contains(&given.question.as_str()));
    let mut filling = Filling::start(&browser, &stage.portal, &site, person, Hands::Pointer);
    filling.to_the_last_page(|_, _| ());
    filling.go("send");
    browser.wait_for(state, &format!("return !!document.querySelector('.post img[src*={state}]')"));
    for look in LOOKS {
        take(&browser, look, folder, &format!("post-{state}"));
    }
}

/// A letter that waits: on a device that keeps it, on one that does not, after a day, and as the notice on another page.
fn outbox(folder: &Path) {
    let mut stage = council::raise(&council::plan("outbox"));
    stage.kill();
    let shoot = |browser: &Browser, name: &str| {
        for look in LOOKS {
            take(browser, look, folder, name);
        }
        browser.resize(820, 1180);
    };
    let waiting = |browser: &Browser| {
        let mut person = Person::named("worry");
        person.answers.retain(|given| ["headline", "called", "officer"].contains(&given.question.as_str()));
        let site = stage.dir.join("sites/portal");
        let mut filling = Filling::start(browser, &stage.portal, &site, person, Hands::Pointer);
        filling.to_the_last_page(|_, _| ());
        filling.go("send");
        browser.wait_for("the word that it waits", "return !!document.querySelector('.post img[src*=waiting]')");
    };
    let without = Browser::open(&Setup { keeps_nothing: true, ..Setup::default() });
    waiting(&without);
    without.see("please leave this page open");
    shoot(&without, "post-not-kept");
    drop(without);
    let browser = Browser::open(&Setup::default());
    waiting(&browser);
    browser.see("You can close this page");
    shoot(&browser, "post-kept");
    browser.go(&format!("{}my-iro/", stage.portal));
    browser.see("is still waiting to be sent");
    shoot(&browser, "outbox-waiting");
    browser.tell(SEALED_TWO_DAYS_AGO);
    browser.go(&format!("{}my-iro/", stage.portal));
    browser.see("It may have waited for a day or more.");
    browser.see("is still waiting to be sent");
    shoot(&browser, "outbox-old");
    browser.click("#outbox summary");
    shoot(&browser, "outbox-old-open");
    browser.go(&stage.portal);
    browser.see("is still waiting to be sent");
    shoot(&browser, "outbox-home");
}

/// As if every letter on this device had been sealed two days ago.
const SEALED_TWO_DAYS_AGO: &str = "return new Promise(yes => { const r = indexedDB.open(document.documentElement.dataset.database); r.onsuccess = () => {\
     const s = r.result.transaction('outbox', 'readwrite').objectStore('outbox'); const all = s.getAll(), ids = s.getAllKeys();\
     ids.onsuccess = () => { s.put({ ...all.result[0], since: all.result[0].since - 2 * 86400 }, ids.result[0]).onsuccess = yes } } })";

fn inbox(stage: &Stage, folder: &Path) {
    let closed = Reading::knock(stage, "sam", "not the right six words");
    closed.browser.see("This passphrase does not open this file.");
    for look in LOOKS {
        take(&closed.browser, look, folder, "inbox-unlock");
    }
    drop(closed);
    let sam = Reading::start(stage, "sam");
    let shoot = |name: &str| {
        for look in LOOKS {
            take(&sam.browser, look, folder, &format!("inbox-{name}"));
        }
        sam.browser.resize(1440, 900);
    };
    shoot("list");
    sam.open("Idris");
    shoot("letter");
    sam.browser.press("Meeting copy");
    sam.browser.wait_for("the copy", "return !!document.querySelector('.sheet')");
    shoot("meeting-copy");
    drop(sam);
    complaint(folder);
}

/// A complaint that somebody tried to bury, as managers see it, down to the bin.
fn complaint(folder: &Path) {
    let stage = council::raise(&council::plan("complaint"));
    let posted = posting::send(&stage, Person::named("about-my-iro"));
    for deed in [Deed::MarkOpened, Deed::Close] {
        assert_eq!(posting::tries(&stage, "priya", deed, posted.letter, ""), "403 Forbidden");
    }
    for (manager, then) in [("maya", "Maya asked on "), ("mo", "into the bin")] {
        let reading = Reading::start(&stage, manager);
        let shoot = |name: &str| {
            for look in LOOKS {
                take(&reading.browser, look, folder, &format!("inbox-{manager}-{name}"));
            }
            reading.browser.resize(1440, 900);
        };
        shoot("list");
        reading.open(&reading.names().remove(0));
        shoot("tried");
        if manager == "maya" {
            reading.browser.press("I will see to it");
            reading.browser.see("Maya sees to it since ");
        }
        reading.browser.press("Delete now…");
        shoot("question");
        reading.browser.press("Delete");
        reading.browser.see(then);
        shoot("asked");
        reading.back();
        shoot("after");
    }
}

fn take(browser: &Browser, look: &Look, folder: &Path, name: &str) {
    let Look { name: way, size, scheme, forced, change } = look;
    browser.resize(size.0, size.1);
    let forced = if *forced { "active" } else { "none" };
    browser.media(&[("prefers-color-scheme", scheme), ("forced-colors", forced)]);
    if !change.is_empty() {
        browser.tell(change);
    }
    if name.ends_with("-end") {
        browser.tell("scrollTo(0, document.documentElement.scrollHeight)");
    }
    let place = folder.join(way);
    fs::create_dir_all(&place).expect("a folder for the pictures");
    fs::write(place.join(format!("{name}.png")), browser.picture(false)).expect("a picture can be written");
    browser.tell("document.documentElement.style.fontSize = ''; document.documentElement.dir = 'ltr'");
}
