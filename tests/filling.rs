//! A person with a form in front of them: reads each question, answers or skips it, and sends.
//!
//! Which screen comes next is worked out from the form and the answers alone, and compared with what is shown.

use std::path::Path;

use forms::{Form, Kind, Question, kinds::Sort};
use portal::{
    journey::{Journey, Step, act::Act},
    pieces::page::mark,
};
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

/// How many of the form's pictures stand on the screen, once all of them are drawn.
///
/// # Panics
///
/// If one is not.
#[must_use]
pub fn pictures(browser: &Browser) -> u64 {
    let all = "document.querySelectorAll('main img[src*=\"#\"]')";
    browser.wait_for("the pictures", &format!("return [...{all}].every(one => one.complete && one.naturalWidth > 0)"));
    browser.ask(&format!("return {all}.length")).as_u64().expect("a number")
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
    /// Whether they let the device keep the letter while it waits.
    pub keeps: bool,
    journey: Journey,
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
        Self::here(lang, browser, site, person, hands)
    }

    /// The same where its first question stands already.
    #[must_use]
    pub fn here(lang: &str, browser: &'town Browser, site: &Path, person: Person, hands: Hands) -> Self {
        let form = plain::read(site, &person.form, lang);
        let journey = Journey::new(form.clone());
        Self { browser, form, person, hands, keeps: true, journey }
    }

    /// Goes through the whole form, to the last page, where everything is checked and sent. Calls `look` on every screen.
    ///
    /// # Panics
    ///
    /// If another screen is shown than the form says.
    pub fn to_the_last_page(&mut self, mut look: impl FnMut(&Browser, &str)) {
        loop {
            match self.journey.step() {
                Step::Question(first) => {
                    let question = &self.form.questions[first];
                    let title = if question.screen.is_empty() { &question.ask } else { &question.screen };
                    self.stands(title);
                    look(self.browser, &question.id);
                    self.answer();
                }
                Step::SayMore => {
                    self.browser.wait_for("send now or say more", "return !!document.querySelector('[data-go=more]')");
                    look(self.browser, "say-more");
                    self.walk(Act::SayMore, "more");
                }
                Step::Know => {
                    self.browser.wait_for("who can know", "return !!document.querySelector('.know')");
                    look(self.browser, "know");
                    if let Some(way) = self.person.know.clone() {
                        self.choose("know", &way);
                    }
                    self.walk(Act::Next, "next");
                }
                Step::Check | Step::Post => break,
            }
        }
        self.browser.wait_for("the answers to check", "return !!document.querySelector('[data-go=send]')");
        look(self.browser, "check");
    }

    /// Answers the first screen and finishes: what is left is who it is from, who reads it, and the last page.
    ///
    /// # Panics
    ///
    /// As [`Filling::to_the_last_page`].
    pub fn finish_early(&mut self) {
        self.on_through(Act::Finish, "finish");
        self.to_the_last_page(|_, _| ());
    }

    /// Sends, and waits for the signed acknowledgement.
    pub fn send(&self) {
        self.go("send");
        self.browser.wait_for("the word that it arrived", "return !!document.querySelector('.post img[src*=arrived]')");
    }

    /// Does what a button says, the way this person does.
    pub fn go(&self, what: &str) {
        if what == "send" && self.keeps {
            self.browser.settled();
            self.browser.tell("document.querySelector('main input[name=keep]:not(:checked)')?.click()");
        }
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

    /// Answers or skips everything on the screen, and goes on.
    fn answer(&mut self) {
        self.on_through(Act::Next, "next");
    }

    /// The same by another button than *Next*.
    fn on_through(&mut self, act: Act, button: &str) {
        let before = self.browser.ask_text("return document.querySelector('#title').textContent");
        let mut said_something = false;
        for (place, nth) in self.journey.on_screen() {
            let question = self.form.questions[place].clone();
            if let Some(given) = self.person.answer(&question.id).cloned() {
                self.give(&given, &question, &mark(nth));
                self.journey.put(place, given.value(&question));
                said_something = true;
            }
        }
        if said_something {
            self.walk(act, button);
        } else {
            self.walk(Act::Skip, "skip");
        }
        let left = format!(
            "return document.querySelector('#title')?.textContent !== {} || document.querySelector('.fault:not(:empty)')",
            Json::from(before)
        );
        self.browser.wait_for("the next screen", &left);
        let fault = self.browser.ask_text("return document.querySelector('.fault:not(:empty)')?.textContent ?? ''");
        assert!(fault.is_empty(), "it was refused: {fault}");
    }

    /// Presses a button, and walks the same way in the form as it should be.
    fn walk(&mut self, act: Act, button: &str) {
        self.go(button);
        self.journey.walk(act).expect("nothing is wrong with what is said");
    }

    fn give(&self, given: &Given, question: &Question, mark: &str) {
        if let Kind::Sort(Sort { things, .. }) = &question.kind {
            for (at, thing) in things.iter().enumerate() {
                if let Some(pile) = given.sort.get(&thing.id) {
                    self.choose(&format!("sort{at}{mark}"), pile);
                }
            }
        }
        for choice in &given.choose {
            self.choose(&format!("choice{mark}"), choice);
        }
        if let Some(text) = &given.text {
            self.write(text, mark);
        }
        if let Some(sharing) = given.share {
            let its_own = if mark.is_empty() { String::new() } else { format!(" section.part:has(#title{mark})") };
            self.press(&format!("main{its_own} .sharing > summary"));
            self.choose(&format!("share{mark}"), sharing.word());
        }
    }

    fn write(&self, text: &str, mark: &str) {
        let box_ = format!("#answer{mark}");
        match self.hands {
            Hands::Pointer => self.browser.click(&box_),
            Hands::Keyboard => tab_to(self.browser, &box_),
        }
        self.browser.insert(text);
    }

    fn choose(&self, group: &str, value: &str) {
        choose(self.browser, self.hands, "main", &format!("input[name='{group}']"), value);
    }

    fn press(&self, selector: &str) {
        press(self.browser, self.hands, selector);
    }
}

/// Chooses one of a group of radio buttons or checkboxes, somewhere on the page: both are selectors.
///
/// # Panics
///
/// If it cannot be reached or chosen.
pub fn choose(browser: &Browser, hands: Hands, place: &str, group: &str, value: &str) {
    let input = format!("{place} {group}[value='{value}']");
    match hands {
        Hands::Pointer => browser.click(&format!("{place} label:has({group}[value='{value}'])")),
        Hands::Keyboard => {
            // Tab reaches a group of radio buttons once; arrows choose within it.
            let radio = browser.ask(&format!("return document.querySelector(\"{input}\").type === 'radio'"));
            tab_to(browser, &if radio == Json::Bool(true) { format!("{place} {group}") } else { input.clone() });
            browser.keys(" ");
            arrow_to(browser, &input);
        }
    }
    browser.wait_for(value, &format!("return document.querySelector(\"{input}\").checked"));
}

/// Presses a button or whatever else can be pressed.
///
/// # Panics
///
/// If it cannot be reached.
pub fn press(browser: &Browser, hands: Hands, selector: &str) {
    match hands {
        Hands::Pointer => browser.click(selector),
        Hands::Keyboard => {
            tab_to(browser, selector);
            browser.keys(thirtyfour::Key::Enter);
        }
    }
}

/// Presses Tab until the focus is there; the focus must be seen all the way.
///
/// # Panics
///
/// If it does not come there, or is hidden on the way.
pub fn tab_to(browser: &Browser, selector: &str) {
    let there = format!("return document.activeElement?.matches({})", Json::from(selector));
    browser.settled();
    for _ in 0..120 {
        focus_is_seen(browser);
        if browser.ask(&there) == Json::Bool(true) {
            return;
        }
        browser.tab();
    }
    panic!("Tab does not reach {selector}");
}

/// A control that has the focus lies on the screen and not beneath the bars, from its top to its end unless it is very tall.
fn focus_is_seen(browser: &Browser) {
    let hidden = browser.ask_text(
        "const e = document.activeElement; if (!e || e === document.body) return '';\
         const shown = e.matches('input') && e.closest('label') ? e.closest('label') : e;\
         const b = shown.getBoundingClientRect(), x = b.x + b.width / 2, most = innerHeight / 4;\
         const seen = b.height > most ? [b.y + Math.min(b.height, innerHeight) / 2] : [b.top + 4, b.bottom - 4];\
         const faults = seen.map(y => {\
         if (y < 0 || y > innerHeight) return 'outside: ' + e.outerHTML.slice(0, 90);\
         const top = document.elementFromPoint(x, y);\
         return top && (shown.contains(top) || top.contains(shown)) ? '' : 'beneath ' + top?.outerHTML.slice(0, 90) + ': ' + e.outerHTML.slice(0, 90)\
         }); return faults.join('')",
    );
    assert!(hidden.is_empty(), "the focus is {hidden}");
}

fn arrow_to(browser: &Browser, selector: &str) {
    let there = format!("return document.activeElement?.matches({})", Json::from(selector));
    for _ in 0..40 {
        if browser.ask(&there) == Json::Bool(true) {
            return;
        }
        browser.keys(thirtyfour::Key::Down);
    }
    panic!("the arrows do not reach {selector}");
}

fn after_name(at: usize, piece: &str) -> &str {
    if at == 0 { piece } else { piece.split_once('}').map_or(piece, |(_, rest)| rest) }
}
