//! An officer at the inbox: opens an identity, finds a letter, reads it.

use serde::Deserialize;
use xtask::stage::Stage;

use crate::browser::{Browser, Setup};

/// An officer at the inbox.
#[derive(Debug)]
pub struct Reading {
    /// The browser they sit at.
    pub browser: Browser,
}

/// One item of a letter as it stands on the officer's screen.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Item {
    /// The heading of the list it stands under.
    pub list: String,
    /// The question; nothing where it is not ours.
    pub asked: String,
    /// The child's own words.
    pub words: String,
    /// Who may know, in words.
    pub share: String,
}

impl Reading {
    /// Opens the inbox with a person's identity file and the six words that belong to it.
    #[must_use]
    pub fn start(stage: &Stage, person: &str) -> Self {
        Self::start_by(stage, person, None)
    }

    /// The same through a listener on this port.
    #[must_use]
    pub fn start_by(stage: &Stage, person: &str, proxy: Option<u16>) -> Self {
        Self::start_with(stage, person, Setup { proxy, ..Setup::default() })
    }

    /// The same in a browser that is set up so.
    #[must_use]
    pub fn start_with(stage: &Stage, person: &str, setup: Setup) -> Self {
        let reading = Self::knock_with(stage, person, &stage.passphrases[person], setup);
        reading.stands();
        reading
    }

    /// Waits for the list of letters, and until all are open that are.
    pub fn stands(&self) {
        self.browser.wait_for(
            "the list of letters",
            "return !!document.querySelector('section.list .rows, section.list .empty, section.list .colleagues') && \
             !document.querySelector('.unseen, .not-seen')",
        );
    }

    /// Tries an identity file with a passphrase, right or wrong.
    #[must_use]
    pub fn knock(stage: &Stage, person: &str, passphrase: &str) -> Self {
        Self::knock_with(stage, person, passphrase, Setup::default())
    }

    fn knock_with(stage: &Stage, person: &str, passphrase: &str, setup: Setup) -> Self {
        let browser = Browser::open(&Setup { size: (1440, 900), ..setup });
        Self::knock_at(&stage.inbox, browser, stage, person, passphrase)
    }

    /// The same at another page of the inbox, in a browser of one's own.
    #[must_use]
    pub fn knock_at(page: &str, browser: Browser, stage: &Stage, person: &str, passphrase: &str) -> Self {
        browser.go(page);
        browser.choose_file("#file", &stage.identity(person));
        browser.type_into("#passphrase", passphrase);
        browser.click("button[type=submit]");
        Self { browser }
    }

    /// The names in the list, in order.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let names = self
            .browser
            // What only colleagues can open has a reference in place of a name.
            .ask("return [...document.querySelectorAll('.rows .who button')].filter(b => !b.closest('.colleagues')).map(b => b.textContent.trim())");
        serde_json::from_value(names).expect("a list of names")
    }

    /// Opens the letter of this name.
    pub fn open(&self, name: &str) {
        self.browser.press(name);
        self.browser.wait_for("the letter", "return !!document.querySelector('article.letter h1')");
    }

    /// Everything that stands in the letter's lists.
    #[must_use]
    pub fn items(&self) -> Vec<Item> {
        let items = self.browser.ask(
            "return [...document.querySelectorAll('section.answers')].flatMap(s => [...s.querySelectorAll('.answer')].map(a => ({\
               list: s.querySelector('h2').textContent, asked: a.querySelector('h3')?.textContent ?? '',\
               words: a.querySelector('.own').textContent, share: a.querySelector('.share')?.textContent ?? '' })))",
        );
        serde_json::from_value(items).expect("a list of items")
    }

    /// The strip at the top: each label with what stands beside it.
    #[must_use]
    pub fn strip(&self) -> Vec<(String, String)> {
        let strip = self.browser.ask(
            "return [...document.querySelectorAll('.strip > div')].map(d => [d.querySelector('dt').textContent, d.querySelector('dd').textContent])",
        );
        serde_json::from_value(strip).expect("pairs of words")
    }

    /// What the strip says beside a label.
    #[must_use]
    pub fn strip_says(&self, label: &str) -> String {
        self.strip().into_iter().find(|(found, _)| found == label).map(|(_, said)| said).unwrap_or_default()
    }

    /// Marks the letter as read and waits for the word that it is.
    pub fn mark_read(&self) {
        self.browser.press("Mark as read");
        self.browser.wait_for("the letter to be marked", "return !!document.querySelector('.marked')");
    }

    /// Back to the list.
    pub fn back(&self) {
        self.browser.click("button.back");
        self.browser.wait_for("the list", "return !!document.querySelector('section.list')");
    }

    /// Closes the letter and waits for the word that it is closed.
    pub fn close_letter(&self) {
        self.browser.press("Close this letter");
        self.browser.wait_for("the letter to be closed", "return !!document.querySelector('p.closed')");
    }

    /// Opens a closed letter again and waits until it can be closed.
    pub fn open_again(&self) {
        self.browser.press("Open again");
        self.browser.wait_for(
            "the letter to be open",
            "return !document.querySelector('p.closed') && !!document.querySelector('.closing button')",
        );
    }

    /// Unfolds the closed letters and waits for them.
    pub fn unfold_closed(&self) {
        self.browser.click("details.folded summary");
        self.browser.wait_for(
            "the closed letters",
            "return !!document.querySelector('details.folded .rows') && !document.querySelector('.unseen')",
        );
    }

    /// The words on what has the focus.
    #[must_use]
    pub fn focus(&self) -> String {
        self.browser.ask_text("return document.activeElement.textContent.trim()")
    }
}
