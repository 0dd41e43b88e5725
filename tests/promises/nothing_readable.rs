//! A child's words are in no request, address, log line, database file, browser storage, profile or console.

use promises::{
    answers::{Given, Person},
    browser::{Browser, Setup, until},
    canary::{CANARIES, silent, silent_folder},
    council,
    filling::{Filling, Hands, pictures},
    reading::Reading,
    tap::{Tap, Weather},
};
use serde_json::Value;
use xtask::stage::Stage;

/// A child who writes the canaries wherever something can be written.
fn canary_child() -> Person {
    let text =
        |question: &str, text: String| Given { question: question.to_owned(), text: Some(text), ..Given::default() };
    let choose = |question: &str, choice: &str| Given {
        question: question.to_owned(),
        choose: vec![choice.to_owned()],
        ..Given::default()
    };
    let all = CANARIES.join(" ");
    let mut headline = text("headline", all.clone());
    headline.share = Some(forms::Sharing::Meeting);
    Person {
        know: None,
        form: "child-8-11".to_owned(),
        answers: vec![
            headline,
            text("not-there", format!("not {all}")),
            choose("officer", "sam"),
            text("called", all.clone()),
            text("code", all.clone()),
            choose("soon", "yes"),
            text("reach", all),
        ],
    }
}

/// Everything that a page can keep, and what it said to the console, as one text.
const KEPT: &str = "return (async () => {
    const kept = { address: location.href, title: document.title, state: history.state, cookie: document.cookie,
        local: { ...localStorage }, session: { ...sessionStorage }, caches: await caches.keys(), databases: [], files: [],
        console: globalThis.__said };
    const hex = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
    const look = async folder => {
        for await (const [name, one] of folder) {
            if (one.kind === 'directory') await look(one);
            else kept.files.push({ name, hex: hex(new Uint8Array(await (await one.getFile()).arrayBuffer())) });
        }
    };
    await look(await navigator.storage.getDirectory());
    for (const { name } of await indexedDB.databases()) {
        const db = await new Promise((y, n) => { const r = indexedDB.open(name); r.onsuccess = () => y(r.result); r.onerror = n });
        if (!db.objectStoreNames.length) kept.databases.push({ name });
        for (const store of db.objectStoreNames) {
            const all = await new Promise((y, n) => { const r = db.transaction(store).objectStore(store).getAll(); r.onsuccess = () => y(r.result); r.onerror = n });
            const plain = (_, value) => ArrayBuffer.isView(value) ? { hex: hex(value) } : value;
            kept.databases.push({ name, store, all: JSON.parse(JSON.stringify(all, plain)) });
        }
        db.close();
    }
    return JSON.stringify(kept);
})()";

/// Fails if a canary stands in anything that the page keeps. Gives what it keeps, and every file among it.
fn silent_page(step: &str, browser: &Browser) -> (Value, Vec<Vec<u8>>) {
    let text = browser.ask_text(KEPT);
    silent(&format!("what the page keeps at {step}"), text.as_bytes());
    let kept: Value = serde_json::from_str(&text).expect("JSON");
    let letters = kept["files"].as_array().expect("a list").iter().map(|file| {
        let hex = file["hex"].as_str().expect("a file's bytes");
        let pairs = hex.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).expect("two digits"));
        pairs.map(|pair| u8::from_str_radix(pair, 16).expect("two digits")).collect()
    });
    let letters: Vec<Vec<u8>> = letters.collect();
    for letter in &letters {
        silent(&format!("a letter that waits on the device at {step}"), letter);
    }
    (kept, letters)
}

/// Writes down whatever is said to the console, before any script of the page runs.
const LISTEN: &str = "globalThis.__said = [];
    for (const how of ['log', 'info', 'warn', 'error', 'debug', 'trace']) {
        const old = console[how]; console[how] = (...words) => { __said.push(words.map(String).join(' ')); old.apply(console, words) };
    }
    addEventListener('error', e => __said.push(String(e.message)));
    addEventListener('unhandledrejection', e => __said.push(String(e.reason)));";

fn write_and_send(stage: &Stage, tap: &Tap) -> tempfile::TempDir {
    let browser = Browser::open(&Setup { proxy: Some(tap.port), ..Setup::default() });
    browser.before_every_page(LISTEN);
    let site = stage.dir.join("sites/portal");
    let mut filling = Filling::start(&browser, &stage.portal, &site, canary_child(), Hands::Pointer);
    filling.to_the_last_page(|browser, step| {
        silent_page(step, browser);
    });
    // The post box is slow: the device keeps the letter meanwhile, and nothing but its name and its envelope.
    tap.set(Weather::BodiesHeld, &stage.post_box);
    filling.go("send");
    until("it is on its way", || (tap.held() == 1).then_some(()));
    browser.wait_for("the device to keep it", "return document.documentElement.dataset.unsent === 'kept'");
    let (_, waiting) = silent_page("the moment of sending", &browser);
    let name = tap.letters().pop().and_then(|put| put.address.rsplit('/').next().map(str::to_owned)).expect("a name");
    let start = [name.as_bytes(), b"FSENV"].concat();
    assert!(matches!(&waiting[..], [one] if one.starts_with(&start)), "no sealed letter waits on the device");
    tap.set(Weather::Fair, &stage.post_box);
    browser.wait_for("the word that it arrived", "return !!document.querySelector('.post img[src*=arrived]')");
    let (kept, files) = silent_page("the end", &browser);
    assert_eq!(kept["databases"], serde_json::json!([]), "the device shows that a letter was sent from here");
    assert!(files.is_empty(), "a file is left");
    assert!(!browser.text().contains(CANARIES[0]), "the words are still on the screen after they arrived");
    browser.close()
}

#[test]
fn a_childs_words_are_found_nowhere_but_in_the_officers_inbox() {
    let tap = Tap::start();
    let mut stage = council::own();
    let profile = write_and_send(&stage, &tap);

    let heard = tap.heard();
    let sent: Vec<_> = heard.iter().filter(|request| request.method == "PUT").collect();
    assert_eq!(sent.len(), 1, "one letter is one request");
    for request in &heard {
        silent(&format!("the request {} {}", request.method, request.address), &request.bytes);
    }
    assert!(silent_folder("the browser's profile", profile.path()) > 0);

    // The officer reads them: so the canaries were really in the letter.
    let sam = Reading::start(&stage, "sam");
    sam.open(&CANARIES.join(" "));
    assert!(sam.items().iter().any(|item| CANARIES.iter().all(|canary| item.words.contains(canary))));
    sam.mark_read();
    drop(sam);

    let log = stage.log();
    assert!(log.contains("PUT"), "the post box logs nothing at all: {log}");
    silent("the post box's log", log.as_bytes());
    for word in ["127.0.0.1", "Mozilla", "Chrome", "referer"] {
        let requests = log.lines().filter(|line| line.contains("PUT") || line.contains("GET"));
        assert!(requests.clone().all(|line| !line.contains(word)), "the log tells of whoever asked: {word}");
    }
    // The database as it lies on the disk, with its write-ahead log and its free pages, while running and after a cut.
    let place = tempfile::tempdir().expect("a folder");
    let copy = place.path().join("copy");
    council::copy(stage.database().parent().expect("a folder"), &copy);
    assert!(silent_folder("the post box's folder while it runs", &copy) >= 3);
    stage.kill();
    assert!(
        silent_folder("the post box's folder after a power cut", stage.database().parent().expect("a folder")) >= 3
    );
}

#[test]
fn which_pictures_are_fetched_tells_nobody_what_was_answered() {
    let stage = council::exampleshire();
    let (tap, site) = (Tap::start(), stage.dir.join("sites/portal"));
    let browser = Browser::open(&Setup { proxy: Some(tap.port), ..Setup::default() });
    let mut filling = Filling::start(&browser, &stage.portal, &site, Person::named("worry"), Hands::Pointer);
    let fetched = || {
        let addresses = tap.heard().into_iter().map(|request| request.address);
        addresses.filter(|address| address.contains("/pictures/") && !address.ends_with("chair.svg")).count()
    };
    let (mut steps, mut shown) = (0, 0);
    filling.to_the_last_page(|browser, _| {
        steps += 1;
        match steps {
            1 => assert_eq!(fetched(), 0, "nothing was pressed yet"),
            // The first Next was pressed, and nothing was answered but words.
            2 => until("the form's pictures", || (fetched() == 1).then_some(())),
            _ => shown += pictures(browser),
        }
    });
    assert!(shown > 3, "the form has pictures");
    assert_eq!(fetched(), 1, "one file, whatever is answered");
}
