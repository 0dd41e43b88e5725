//! One question on one screen: the title, the answer, who may know it, and the two ways on.

use forms::{Question, ShareRule, form::known};
use leptos::prelude::*;

use crate::{
    kinds::drawn,
    pieces::{
        element::{element, line, live, text},
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
pub fn question(page: Page, question: &Question, screen: RwSignal<Live>, place: Place) -> Vec<AnyView> {
    let hint = page.names.fill(&question.hint);
    let mut all = vec![
        page.back(place.first),
        title(&question.topic, page.names.fill(&question.ask)),
        element("p", &[("id", "hint"), ("class", "hint")], vec![text(hint)]),
        line("p", "quiet", page.names.fill(&question.why)),
        fault(screen),
    ];
    all.extend(drawn(page, question, screen));
    if question.id == known::SOON {
        all.extend(soon(page));
    }
    let offered = question.kind.choices().iter().filter(|choice| choice.offer_help);
    let after: Vec<String> = offered.map(|choice| choice.id.clone()).collect();
    if !after.is_empty() {
        all.push(offer_help(page, after, screen));
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

/// By when somebody sees it and gets in touch, where the child asks for that.
pub fn soon(page: Page) -> Option<AnyView> {
    let (now, hours) = (page.now?, &page.site.hours);
    let by = |minutes| crate::site::when::spoken(page.words, now, hours.after(now, minutes));
    let (time, contact) = (by(hours.soon_seen_minutes), by(hours.soon_contact_minutes));
    let note = page.words.fill(words::SOON_NOTE, &[("time", &time), ("contact-time", &contact)]);
    Some(notice(note, page.said(words::HELP_NOW), &page.to("help-now/")))
}

/// A gentle offer after some choices. Nothing is sent and nothing is decided by it.
fn offer_help(page: Page, after: Vec<String>, screen: RwSignal<Live>) -> AnyView {
    let (words, help, address) = (page.said(words::OFFER_HELP), page.said(words::HELP_NOW), page.to("help-now/"));
    let offer = live(move || {
        let chosen = screen.with(|screen| screen.value.ids().iter().any(|id| after.contains(id)));
        if chosen { notice(words.clone(), help.clone(), &address) } else { text(String::new()) }
    });
    element("div", &[("role", "status")], vec![offer])
}

fn notice(words: String, help: String, address: &str) -> AnyView {
    let link = element("a", &[("class", "help-link"), ("href", address), ("data-dialog", "help")], vec![text(help)]);
    element("div", &[("class", "notice")], vec![line("p", "", words), link])
}
