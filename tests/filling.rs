//! A person with a form in front of them: reads each question, answers or skips it, and sends.
//!
//! Which question comes next is worked out from the form and the answers alone, and compared with what is on the screen.

use std::path::Path;

use forms::{Answers, Form, Part, Question, Sharing, Value, steps};
use serde_json::Value as Json;

use crate::{
    answers::{Given, Person},
    browser::Browser,
    council, plain,
};

/// How a person moves through the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hands {
    /// With a mouse or a finger.
    Pointer,
    /// With Tab, Space, arrows and Enter only.
    Keyboard,
}

/// Somebody filling in a form.
#[derive(Debug)]
pub struct Filling<'town> {
    /// The browser they sit at.
    pub browser: &'town Browser,
    /// The form, as the site gives it to the app.
    pub form: Form,
    /// What they say.
    pub person: Person,
    hands: Hands,
    said: Answers,
}

impl<'town> Filling<'town> {
    /// Opens the form's page.
    ///
    /// # Panics
    ///
    /// If the page does not come, or the site has no such form.
    #[must_use]
    pub fn start(browser: &'town Browser, portal: &str, site: &Path, person: Person, hands: Hands) -> Self {
        Self::start_in("en", browser, portal, site, person, hands)
    }

    /// The same in another language, whose pages stand at `portal`.
    #[must_use]
    pub fn start_in(
        lang: &str,
        browser: &'town Browser,
        portal: &str,
        site: &Path,
        person: Person,
        hands: Hands,
    ) -> Self {
        browser.go(&format!("{portal}{}", council::forms(site)[&person.form]));
        let form = plain::read(site, &person.form, lang);
        Self { browser, form, person, hands, said: Answers::default() }
    }

    /// Goes through the whole form, to the page where the answers are checked. Calls `look` on every screen.
    ///
    /// # Panics
    ///
    /// If another question is asked than the form says.
    pub fn to_the_check_page(&mut self, mut look: impl FnMut(&Browser, &str)) {
        for part in [Part::Core, Part::More, Part::Sending] {
            while let Some(question) = self.next_in(part) {
                self.stands(&question.ask);
                look(self.browser, &question.id);
                self.answer(&question);
            }
            if part == Part::Core {
                self.browser.wait_for("send now or say more", "return !!document.querySelector('[data-go=more]')");
                look(self.browser, "say-more");
                self.go("more");
            }
        }
        self.browser.wait_for("the answers to check", "return !!document.querySelector('.said')");
        look(self.browser, "check");
    }

    /// From the check page to the page that names who can open it.
    pub fn to_the_send_page(&self) {
        self.go("next");
        self.browser.wait_for("who can open it", "return !!document.querySelector('[data-go=send]')");
    }

    /// Sends, and waits for the signed acknowledgement.
    pub fn send(&self) {
        self.go("send");
        self.browser.wait_for("the word that it arrived", "return !!document.querySelector('.post img[src*=arrived]')");
    }

    /// Does what a button says, the way this person does.
    pub fn go(&self, what: &str) {
        self.press(&format!("main [data-go='{what}']"));
    }

    /// Waits until this question is on the screen and has the focus, unless it is the page's first.
    fn stands(&self, ask: &str) {
        // Names are filled in at `{$iro}`: compare what stands around them.
        let pieces: Vec<&str> = ask.split("{$").enumerate().map(|(at, piece)| after_name(at, piece)).collect();
        let script = format!(
            "const t = document.querySelector('#title')?.textContent ?? ''; let at = 0;\
             for (const p of {}) {{ const i = t.indexOf(p, at); if (i < 0) return false; at = i + p.length }}\
             return document.documentElement.dataset.app !== 'on' || document.activeElement?.id === 'title'",
            Json::from(pieces)
        );
        self.browser.wait_for(&format!("the question {ask:?}, with the focus on it"), &script);
    }

    fn next_in(&self, part: Part) -> Option<Question> {
        let asked = steps(&self.form, &self.said);
        let done = |question: &&Question| self.said.get(&mark(question)).is_none();
        asked.into_iter().filter(|question| question.part == part).find(done).cloned()
    }

    fn answer(&mut self, question: &Question) {
        let given = self.person.answer(&question.id).cloned();
        // A note of our own, in no form, that this question has been passed.
        self.said.put(&mark(question), Value::Text("passed".to_owned()));
        let before = self.browser.ask_text("return document.querySelector('#title').textContent");
        if let Some(given) = given {
            self.give(question, &given);
            self.go("next");
        } else {
            self.go("skip");
        }
        let left = format!(
            "return document.querySelector('#title')?.textContent !== {} || document.querySelector('#fault:not([hidden])')",
            Json::from(before)
        );
        self.browser.wait_for("the next screen", &left);
        let fault = self.browser.ask_text("return document.querySelector('#fault:not([hidden])')?.textContent ?? ''");
        assert!(fault.is_empty(), "{} was refused: {fault}", question.id);
    }

    fn give(&mut self, question: &Question, given: &Given) {
        for choice in &given.choose {
            self.choose("choice", choice);
        }
        if let Some(text) = &given.text {
            self.write(text);
        }
        let chosen = Value::Ids(given.choose.clone());
        let typed = Value::Text(given.text.clone().unwrap_or_default());
        let both = [("chosen", chosen), ("typed", typed)].map(|(name, value)| (name.to_owned(), value));
        self.said.put(&question.id, Value::Fields(both.into()));
        if let Some(sharing) = given.share {
            self.share(sharing);
            self.said.share(&question.id, sharing);
        }
    }

    fn write(&self, text: &str) {
        match self.hands {
            Hands::Pointer => self.browser.click("#answer"),
            Hands::Keyboard => self.tab_to("#answer"),
        }
        self.browser.insert(text);
    }

    fn choose(&self, group: &str, value: &str) {
        let input = format!("main input[name='{group}'][value='{value}']");
        match self.hands {
            Hands::Pointer => self.browser.click(&format!("main label:has(input[name='{group}'][value='{value}'])")),
            Hands::Keyboard => {
                // Tab reaches a group of radio buttons once; arrows choose within it.
                let radio = self.browser.ask(&format!("return document.querySelector(\"{input}\").type === 'radio'"));
                if radio == Json::Bool(true) {
                    self.tab_to(&format!("main input[name='{group}']"));
                    self.browser.keys(" ");
                    self.arrow_to(&input);
                } else {
                    self.tab_to(&input);
                    self.browser.keys(" ");
                }
            }
        }
        self.browser.wait_for(value, &format!("return document.querySelector(\"{input}\").checked"));
    }

    fn share(&self, sharing: Sharing) {
        self.press("main .sharing > summary");
        self.choose("share", sharing.word());
    }

    fn press(&self, selector: &str) {
        match self.hands {
            Hands::Pointer => self.browser.click(selector),
            Hands::Keyboard => {
                self.tab_to(selector);
                self.browser.keys(thirtyfour::Key::Enter);
            }
        }
    }

    /// Presses Tab until the focus is there; the focus must be seen all the way.
    fn tab_to(&self, selector: &str) {
        let there = format!("return document.activeElement?.matches({})", Json::from(selector));
        for _ in 0..120 {
            self.focus_is_seen();
            if self.browser.ask(&there) == Json::Bool(true) {
                return;
            }
            self.browser.tab();
        }
        panic!("Tab does not reach {selector}");
    }

    /// A control that has the focus lies on the screen and not beneath the bars.
    fn focus_is_seen(&self) {
        let hidden = self.browser.ask_text(
            "const e = document.activeElement; if (!e || e === document.body) return '';\
             const shown = e.matches('input') && e.closest('label') ? e.closest('label') : e;\
             const b = shown.getBoundingClientRect(); const x = b.x + b.width / 2, y = b.y + Math.min(b.height, innerHeight) / 2;\
             if (y < 0 || y > innerHeight) return 'outside: ' + e.outerHTML.slice(0, 90);\
             const top = document.elementFromPoint(x, y);\
             return top && (shown.contains(top) || top.contains(shown)) ? '' : 'beneath ' + top?.outerHTML.slice(0, 90) + ': ' + e.outerHTML.slice(0, 90)",
        );
        assert!(hidden.is_empty(), "the focus is {hidden}");
    }

    fn arrow_to(&self, selector: &str) {
        let there = format!("return document.activeElement?.matches({})", Json::from(selector));
        for _ in 0..40 {
            if self.browser.ask(&there) == Json::Bool(true) {
                return;
            }
            self.browser.keys(thirtyfour::Key::Down);
        }
        panic!("the arrows do not reach {selector}");
    }
}

fn after_name(at: usize, piece: &str) -> &str {
    if at == 0 { piece } else { piece.split_once('}').map_or(piece, |(_, rest)| rest) }
}

fn mark(question: &Question) -> String {
    format!("passed {}", question.id)
}
