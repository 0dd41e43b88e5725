//! Nothing of a letter that has arrived is in the browser's own files: neither its sealed bytes nor its name.

use std::{fs, path::Path, sync::Arc};

use promises::{
    browser::{Browser, Setup, until},
    canary::disguises,
    council,
    tap::{Request, Tap, Weather},
};
use tempfile::TempDir;
use xtask::stage::Stage;

use crate::sending::up_to_the_last_page;

const ARRIVED: &str = "return !!document.querySelector('.post img[src*=arrived]')";
const KEPT: &str = "return document.documentElement.dataset.unsent === 'kept'";

/// How much of a letter's bytes is looked for at each place: more than any file holds by chance.
const PIECE: usize = 16;

/// What is looked for: the marks of an envelope and of an age file, the letter's name, and pieces of its sealed bytes.
fn marks(letter: &Request) -> Vec<(&'static str, Vec<u8>)> {
    let name = letter.address.rsplit('/').next().expect("a name");
    let raw = (0..name.len()).step_by(2).map(|at| u8::from_str_radix(&name[at..at + 2], 16).expect("two digits"));
    let mut marks = vec![
        ("the mark of an envelope", b"FSENV".to_vec()),
        ("the mark of an age file", b"age-encryption.org/v1\n-> ".to_vec()),
        ("the letter's name in bytes", raw.collect()),
    ];
    marks.extend(disguises(name).into_iter().map(|disguise| ("the letter's name", disguise)));
    for part in 1..4 {
        let at = letter.bytes.len() / 4 * part;
        marks.push(("a piece of the sealed letter", letter.bytes[at..at + PIECE].to_vec()));
    }
    marks
}

/// Every file beneath a folder that holds something of a letter, and what.
fn traces(folder: &Path, letter: &Request) -> Vec<String> {
    let (marks, mut found, mut files, mut left) = (marks(letter), Vec::new(), 0, vec![folder.to_owned()]);
    while let Some(next) = left.pop() {
        if next.is_dir() {
            left.extend(fs::read_dir(&next).expect("a folder").flatten().map(|entry| entry.path()));
            continue;
        }
        let Ok(bytes) = fs::read(&next) else { continue };
        files += 1;
        let path = next.strip_prefix(folder).expect("beneath it").display().to_string();
        let holds = |mark: &[u8]| {
            bytes.windows(mark.len()).any(|window| window == mark)
                || path.as_bytes().windows(mark.len()).any(|w| w == mark)
        };
        found.extend(marks.iter().filter(|(_, mark)| holds(mark)).map(|(what, _)| format!("{path}: {what}")));
    }
    assert!(files > 20, "this is no browser's profile");
    found
}

/// A child who sends a letter through a line of this weather.
fn sends(weather: Weather, before: impl FnOnce(&Browser)) -> (Arc<Stage>, Tap, Setup, Browser) {
    let (stage, tap) = (council::exampleshire(), Tap::start());
    let setup = Setup { proxy: Some(tap.port), ..Setup::default() };
    let browser = Browser::open(&setup);
    let filling = up_to_the_last_page(&browser, &stage, "One line.");
    before(&browser);
    tap.set(weather, &stage.post_box);
    filling.go("send");
    (stage, tap, setup, browser)
}

/// The one letter that went over the line.
fn letter(tap: &Tap) -> Request {
    let mut letters = tap.letters();
    assert!(letters.windows(2).all(|two| two[0].address == two[1].address), "there is more than one letter");
    letters.pop().expect("a letter was sent")
}

/// Fails if anything of the letter is in the browser's files: now, and after it was opened and closed again.
#[track_caller]
fn nothing_is_left(stage: &Stage, setup: &Setup, letter: &Request, profile: TempDir) {
    assert_eq!(traces(profile.path(), letter), Vec::<String>::new(), "after it was closed");
    let browser = Browser::open_again(setup, profile);
    browser.go(&stage.portal);
    browser.wait_for("the page", "return document.readyState === 'complete'");
    assert_eq!(traces(browser.close().path(), letter), Vec::<String>::new(), "after another start");
}

#[test]
fn nothing_of_a_letter_that_arrived_at_once_is_in_the_browsers_files() {
    let (stage, tap, setup, browser) = sends(Weather::Fair, |_| ());
    browser.wait_for("the word that it arrived", ARRIVED);
    nothing_is_left(&stage, &setup, &letter(&tap), browser.close());
}

#[test]
fn nothing_of_a_letter_that_waited_and_arrived_is_in_the_browsers_files() {
    let (stage, tap, setup, browser) = sends(Weather::BodiesHeld, |_| ());
    browser.wait_for("the word that the device keeps it", KEPT);
    let (letter, profile) = (letter(&tap), browser.kill());
    // The search finds what is there: one file, which is no database's, and nobody is told its name.
    let mut found = traces(profile.path(), &letter);
    assert!(found.iter().any(|trace| trace.ends_with("the mark of an envelope")), "{found:?}");
    found.retain(|trace| !trace.contains("/File System/"));
    assert_eq!(found, Vec::<String>::new(), "it lies elsewhere too");
    tap.set(Weather::Fair, "");
    let browser = Browser::open_again(&setup, profile);
    browser.go(&stage.portal);
    browser.see("What was waiting on this device has arrived.");
    nothing_is_left(&stage, &setup, &letter, browser.close());
}

#[test]
fn what_an_earlier_version_or_a_browser_without_such_files_keeps_in_its_database_is_sent() {
    // A file where the folder should be: then none can be made.
    let no_files = "return (async () => { const root = await navigator.storage.getDirectory();\
                    await root.getFileHandle(encodeURIComponent(document.documentElement.dataset.database), { create: true }) })()";
    let (stage, tap, setup, browser) = sends(Weather::BodiesHeld, |browser| browser.tell(no_files));
    browser.wait_for("the word that the device keeps it", KEPT);
    // By the letter's name, as earlier versions wrote it.
    let kept = "return new Promise(yes => { const r = indexedDB.open(document.documentElement.dataset.database);\
                r.onsuccess = () => { const s = r.result.transaction('outbox').objectStore('outbox'), ids = s.getAllKeys(), all = s.getAll();\
                all.onsuccess = () => { r.result.close(); yes(ids.result + ' ' + all.result[0].bytes.length) } } })";
    let letter = letter(&tap);
    let words = browser.ask_text(kept);
    let (name, length) = words.split_once(' ').expect("a name and a length");
    assert!(letter.address.ends_with(name) && length.parse::<usize>().expect("a number") > PIECE, "{words}");
    let profile = browser.kill();
    tap.set(Weather::Fair, "");
    let browser = Browser::open_again(&setup, profile);
    browser.go(&stage.portal);
    browser.see("What was waiting on this device has arrived.");
    until("the same letter again", || (tap.letters().len() == 2).then_some(()));
    assert!(tap.letters().iter().all(|put| put.address == letter.address), "another letter was made of it");
}
