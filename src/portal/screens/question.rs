//! One question on one screen: the title, the answer, who may know it, and the two ways on.

use forms::{Kind, Question, ShareRule, Value, form::known};
use leptos::prelude::*;

use crate::{
    kinds::choices::choices,
    pieces::{
        element::{element, line, live, text, writing_box},
        page::{Live, Page, fault, title},
    },
    screens::sharing::sharing,
    site::words,
};

/// Where a question stands in the way through the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The first screen: the way back leads to the start page.
    pub first: bool,
    /// Whether *Finish and send* makes sense here: not among the last questions, nor when changing one answer.
    pub can_finish: bool,
}

/// The whole screen of a question, in the browser and on the printed page alike.
#[must_use]
pub fn question(page: Page, question: &Question, screen: RwSignal<Live>, place: Place) -> Vec<AnyView> {
    let hint = page.names.fill(&question.hint);
    let mut all = vec![
        page.back(place.first),
        title(&question.topic, page.names.fill(&question.ask)),
        element("p", &[("id", "hint"), ("class", "hint")], vec![text(hint)]),
        fault(screen),
    ];
    match question.kind {
        Kind::ShortText | Kind::LongText => all.extend(writing(page, question, screen)),
        Kind::Cards | Kind::PickUpto | Kind::Officer => all.push(choices(page, question, screen)),
    }
    if question.id == known::SOON {
        all.extend(soon(page));
    }
    if !question.offer_help.is_empty() {
        all.push(offer_help(page, question, screen));
    }
    match question.share {
        ShareRule::Ask => all.push(sharing(page, screen)),
        ShareRule::Private => all.push(element(
            "div",
            &[("class", "private")],
            vec![line("p", "", page.said(words::SHARE_PRIVATE)), line("p", "quiet", page.said(words::SAFETY))],
        )),
        ShareRule::WithLetter => {}
    }
    all.push(page.ways(("skip", words::SKIP), ("next", words::NEXT)));
    if place.can_finish {
        all.push(page.way("finish", "finish", words::FINISH));
    }
    all
}

fn writing(page: Page, question: &Question, screen: RwSignal<Live>) -> Vec<AnyView> {
    let typed = screen.with_untracked(|screen| match &screen.value {
        Value::Text(text) => text.clone(),
        Value::Chosen(_) => String::new(),
    });
    let (most, too_long) = (question.chars_max as usize, page.said(words::TOO_LONG));
    let over = live(move || {
        let over = screen.with(|screen| match &screen.value {
            Value::Text(text) => text.chars().count().saturating_sub(most),
            Value::Chosen(_) => 0,
        });
        text(if over == 0 { String::new() } else { forms::fill(&too_long, &[("over", &over.to_string())]) })
    });
    let attributes = [
        ("id", "answer"),
        ("rows", if question.kind == Kind::LongText { "5" } else { "2" }),
        ("autocomplete", "off"),
        // Some browsers send what is typed to a spelling or translation service of theirs.
        ("spellcheck", "false"),
        ("translate", "no"),
        ("writingsuggestions", "false"),
        ("aria-labelledby", "title"),
        ("aria-describedby", "hint fault over"),
    ];
    let write = move |typed| screen.update(|screen| screen.value = Value::Text(typed));
    let mut all = vec![
        writing_box(&attributes, typed, Box::new(write)),
        element("p", &[("id", "over"), ("class", "over"), ("role", "status")], vec![over]),
    ];
    if !question.starters.is_empty() {
        all.push(starters(page, &question.starters));
    }
    all
}

/// Beginnings of sentences; `boot.js` puts them into the box, so they work before the app is there.
fn starters(page: Page, starters: &[String]) -> AnyView {
    let words = element("p", &[("id", "starters"), ("class", "quiet")], vec![text(page.said(words::STARTERS))]);
    let button = |start: &String| {
        element("button", &[("type", "button"), ("class", "starter"), ("data-starter", "")], vec![text(start.clone())])
    };
    let all = std::iter::once(words).chain(starters.iter().map(button)).collect();
    element("div", &[("class", "starters needs-js"), ("role", "group"), ("aria-labelledby", "starters")], all)
}

/// By when somebody sees it and gets in touch, where the child asks for that.
#[must_use]
pub fn soon(page: Page) -> Option<AnyView> {
    let (now, hours) = (page.now?, &page.site.hours);
    let by = |minutes| crate::site::when::spoken(page.words, now, hours.after(now, minutes));
    let (time, contact) = (by(hours.soon_seen_minutes), by(hours.soon_contact_minutes));
    let note = page.words.fill(words::SOON_NOTE, &[("time", &time), ("contact-time", &contact)]);
    Some(notice(note, page.said(words::HELP_NOW), &page.address("help-now/")))
}

/// A gentle offer after some choices. Nothing is sent and nothing is decided by it.
fn offer_help(page: Page, question: &Question, screen: RwSignal<Live>) -> AnyView {
    let after = question.offer_help.clone();
    let (words, help, address) = (page.said(words::OFFER_HELP), page.said(words::HELP_NOW), page.address("help-now/"));
    let offer = live(move || {
        let chosen = screen.with(|screen| match &screen.value {
            Value::Chosen(ids) => ids.iter().any(|id| after.contains(id)),
            Value::Text(_) => false,
        });
        if chosen { notice(words.clone(), help.clone(), &address) } else { text(String::new()) }
    });
    element("div", &[("role", "status")], vec![offer])
}

fn notice(words: String, help: String, address: &str) -> AnyView {
    let link = element("a", &[("class", "help-link"), ("href", address), ("data-dialog", "help")], vec![text(help)]);
    element("div", &[("class", "notice")], vec![line("p", "", words), link])
}
