//! A language is whole: in two made-up ones the journey is walked from home to the officer, and no English is met.

use promises::{
    answers::Person,
    axe,
    browser::{Browser, Setup},
    council,
    filling::{Filling, Hands},
    pseudo::{LONGER, MIRRORED, Pseudo},
    reading::Reading,
};
use serde_json::Value as Json;
use tempfile::TempDir;
use wire::KeySet;
use xtask::stage::{Plan, Stage};

/// As narrow as a phone, and so tall that nothing scrolls beneath the bars: axe takes what lies beneath them for too small.
const PHONE: (u32, u32) = (360, 8000);

/// What is left of English: in any text of the page, seen or not, and in what is said of pictures and buttons. `names` stay
/// as they are; so do addresses, references, and the writer's own words.
const ENGLISH: &str = r#"
    const found = [], look = (text, element) => {
        for (const name of names) text = text.split(name).join(' ');
        text = text.replace(/https?:\S+|\b[a-z0-9-]+(\.[a-z]+)+\b|\b[0-9a-f]{4}-[0-9a-f]{4}\b|\bAa\b/g, '');
        if (/[A-Za-z]/.test(text)) found.push(text.trim().slice(0, 120) + ' in ' + element.outerHTML.slice(0, 100));
    };
    const own = 'script, style, noscript, textarea, [data-mine], .own, .said-so, .paper__address, [lang]:not(html)';
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text; text = texts.nextNode();) if (!text.parentElement.closest(own)) look(text.data, text.parentElement);
    for (const said of ['aria-label', 'alt', 'title', 'placeholder', 'data-one', 'data-two', 'data-none', 'data-words', 'data-moment'])
        for (const element of document.querySelectorAll(`[${said}]`)) look(element.getAttribute(said), element);
    look(document.title, document.head.querySelector('title'));
    return found.join('\n')"#;

/// Texts that do not stand whole on the screen: beyond its edges, or beyond those of something that hides what is too much.
const CUT: &str = r#"
    const found = [], wide = document.documentElement.clientWidth;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text; text = texts.nextNode();) {
        const element = text.parentElement;
        if (!text.data.trim() || !element.checkVisibility() || element.closest('.unseen, .skip-link, .mark__name, .leave__does, .said[role=status]')) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        const hidden = [...function* () { for (let e = element; e != document.body; e = e.parentElement) yield e }()]
            .filter(e => /hidden|clip/.test(getComputedStyle(e).overflow)).map(e => e.getBoundingClientRect());
        for (const { left, right, top, bottom, width } of range.getClientRects()) {
            const beyond = box => left < box.left - 1 || right > box.right + 1 || top < box.top - 1 || bottom > box.bottom + 1;
            if (width > 1 && (left < -0.5 || right > wide + 0.5 || hidden.some(beyond))) {
                found.push(text.data.trim().slice(0, 80) + ' in ' + element.outerHTML.slice(0, 100));
                break;
            }
        }
    }
    return found.join('\n')"#;

/// A council whose site has English and one made-up language.
struct Town {
    language: Pseudo,
    stage: Stage,
    names: Vec<String>,
    _public: TempDir,
}

impl Town {
    fn raise(language: Pseudo) -> Self {
        let folder = TempDir::new().expect("a folder of its own");
        let public = language.public(folder.path());
        let council = std::fs::read_to_string(public.join("council.toml")).expect("the council");
        let council: toml::Table = council.parse().expect("the council");
        let stage = council::raise(&Plan { public, ..council::plan(language.lang) });
        let keys = std::fs::read_to_string(stage.keyset()).expect("the key-set");
        let keys: KeySet = toml::from_str(&keys).expect("the key-set");
        let own = [&council["council"]["name"], &council["council"]["site"], &council["advocate"]["name"]];
        let people = council["person"].as_array().into_iter().flatten().map(|person| &person["name"]);
        let mut names: Vec<String> =
            own.into_iter().chain(people).filter_map(|name| Some(name.as_str()?.to_owned())).collect();
        names.push(seal::fingerprint::words(&keys));
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        Self { language, stage, names, _public: folder }
    }

    fn at(&self, page: &str) -> String {
        format!("{page}{}/", self.language.lang)
    }

    /// A screen of this language: axe finds nothing, nothing is cut off, and nothing is in English but names.
    fn judge(&self, browser: &Browser, screen: &str) {
        let faults = axe::faults(browser);
        assert!(faults.is_empty(), "{screen}:\n{}", faults.join("\n"));
        axe::fits(browser, screen);
        let cut = browser.ask_text(CUT);
        assert!(cut.is_empty(), "{screen} is cut off:\n{cut}");
        let names = Json::from(self.names.clone());
        let english = browser.ask_text(&format!("const names = {names};{ENGLISH}"));
        assert!(english.is_empty(), "{screen} is partly English:\n{english}");
        assert_eq!(browser.ask_text("return getComputedStyle(document.body).direction"), self.language.dir, "{screen}");
    }
}

/// From every page through the whole form to the officer's screen.
#[track_caller]
fn check(language: Pseudo) {
    let mut town = Town::raise(language);
    let browser = Browser::open(&Setup { size: PHONE, ..Setup::default() });
    let own = format!("{}/", language.lang);
    for path in council::pages(&town.stage).iter().filter(|path| path.starts_with(&own)) {
        browser.go(&format!("{}{path}", town.stage.portal));
        town.judge(&browser, path);
    }
    browser.go(&town.stage.portal);
    browser.click(&format!("footer a[hreflang={}]", language.lang));
    browser.wait_for(
        "home in the other language",
        &format!("return document.documentElement.lang === '{}'", language.lang),
    );

    let person = Person::named("worry");
    town.names.extend(person.answers.iter().filter_map(|given| given.text.clone()));
    let (site, portal) = (town.stage.dir.join("sites/portal"), town.at(&town.stage.portal));
    let mut filling = Filling::start_in(language.lang, &browser, &portal, &site, person.clone(), Hands::Pointer);
    filling.to_the_last_page(|browser, screen| town.judge(browser, screen));
    town.judge(&browser, "send");
    filling.send();
    town.judge(&browser, "arrived");
    drop(browser);

    let browser = Browser::open(&Setup { size: PHONE, ..Setup::default() });
    let passphrase = &town.stage.passphrases["sam"];
    let sam = Reading::knock_at(&town.at(&town.stage.inbox), browser, &town.stage, "sam", passphrase);
    town.judge(&sam.browser, "unlocking");
    sam.stands();
    town.judge(&sam.browser, "the list");
    sam.open(&person.answer("called").and_then(|given| given.text.clone()).expect("a name"));
    town.judge(&sam.browser, "the letter");
    sam.browser.press(&format!("{} {}", language.say("Meeting"), language.say("copy")));
    sam.browser.wait_for("the copy", "return !!document.querySelector('.sheet')");
    town.judge(&sam.browser, "the meeting copy");
}

#[test]
fn nothing_is_english_or_cut_off_in_a_language_a_third_longer() {
    check(LONGER);
}

#[test]
fn nothing_is_english_or_cut_off_in_a_language_from_right_to_left() {
    check(MIRRORED);
}

/// When a letter is read that is sent at each of these moments: on Fridays a minute before the office closes and as it does, in
/// the nights in which summer time begins and ends, and before two bank holidays.
const READ_BY: [(&str, &str); 9] = [
    ("2026-03-27T16:59:00Z", "5pm on Monday"),
    ("2026-03-27T17:00:00Z", "5pm on Monday"),
    ("2026-03-29T00:59:00Z", "5pm tomorrow"),
    ("2026-03-29T01:00:00Z", "5pm tomorrow"),
    // Half past twelve on Monday, by summer time.
    ("2026-03-29T23:30:00Z", "5pm today"),
    ("2026-10-23T15:59:00Z", "5pm on Monday"),
    // The hour that is there twice.
    ("2026-10-25T01:30:00Z", "5pm tomorrow"),
    ("2026-10-25T23:30:00Z", "5pm tomorrow"),
    ("2027-12-24T16:30:00Z", "4:30pm on Wednesday"),
];

#[test]
fn times_are_the_councils_on_a_device_in_any_zone_and_in_the_nights_in_which_clocks_are_changed() {
    let stage = council::exampleshire();
    let path = &council::forms(&stage.dir.join("sites/portal"))["child-8-11"];
    let browser = Browser::open(&Setup::default());
    // A tab keeps its name from page to page.
    browser.before_every_page("Date.now = () => Date.parse(name)");
    browser.go(&stage.portal);
    for zone in ["Europe/London", "Asia/Karachi", "Pacific/Auckland"] {
        browser.zone(zone);
        for (moment, read_by) in READ_BY {
            browser.tell(&format!("name = '{moment}'"));
            browser.go(&format!("{}{path}", stage.portal));
            browser.wait_for("the time", "return document.documentElement.dataset.app === 'ready'");
            assert_eq!(browser.ask_text("return new Intl.DateTimeFormat().resolvedOptions().timeZone"), zone);
            let seen = browser.ask_text("return document.querySelector('#seen').textContent");
            let expected = format!("If you send it now, someone should read it by {read_by}. Sooner? Tap Get help.");
            assert_eq!(seen, expected, "at {moment} in {zone}");
        }
    }
}
