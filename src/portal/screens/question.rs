//! One screen of questions, mostly one: the title, the answer, who may know it, and the two ways on.

use forms::{Part, Question, ShareRule, form::known};
use leptos::prelude::*;
use wire::Route;

use crate::{
    journey::Place,
    kinds::drawn,
    pieces::{
        choices::is_chosen,
        element::{element, line, link, opening, shown, text},
        page::{Live, Page, fault, own, title},
    },
    screens::{closing::seen, sharing::sharing},
    site::{Site, words},
};

/// The whole screen of a question, or of several that share it, in the browser and on the printed page alike. `before` stands above
/// the first one.
pub fn question(page: Page, asked: &[(&Question, RwSignal<Live>)], place: Place, before: &[String]) -> Vec<AnyView> {
    let mut all = vec![page.back(place.first)];
    let Some((first, _)) = asked.first() else { return all };
    if place.first && !before.is_empty() {
        let before = before.iter().map(|words| line("p", "", words.clone()));
        all.push(element("div", &[("class", "before")], before.collect()));
    }
    if place.corrects && place.first {
        all.extend(correcting(page));
    }
    let alone = first.screen.is_empty();
    if !alone {
        all.push(title("", page.names.fill(&first.screen)));
        all.push(line("p", "hint", page.names.fill(&first.screen_hint)));
    }
    for (question, screen) in asked {
        let inside = one(page, question, *screen, alone, place.asks_each);
        if alone {
            all.extend(inside);
        } else {
            all.push(element("section", &[("class", "part")], inside));
        }
    }
    if place.says_private && asked.iter().any(|(question, _)| question.share == ShareRule::Private) {
        all.push(element("div", &[("class", "private")], vec![line("p", "", page.said(words::SHARE_PRIVATE))]));
    }
    if asked.iter().any(|(question, _)| question.offer_help) {
        all.push(notice(page.said(words::OFFER_HELP), page.said(words::HELP_NOW), &page.to("help-now/")));
    }
    if place.says_arrange {
        all.push(line("p", "quiet", page.said(words::SHARE_ARRANGE)));
    }
    all.push(page.ways(("skip", words::SKIP), ("next", words::NEXT)));
    if place.first && !page.site.talk.is_empty() {
        all.push(link("way way--whole", &page.to(&page.site.talk), page.said(words::TALK)));
    }
    if place.can_finish {
        all.push(page.way("finish", "finish", words::FINISH));
    }
    all.extend(not_right(page, first));
    if place.first {
        let when = page
            .now
            .map_or_else(|| page.said(words::SEEN_DAYS), |_| seen(page, words::SEEN_START, &Route::Unknown, false));
        all.push(element("p", &[("id", "seen"), ("class", "quiet")], vec![text(when)]));
    }
    all
}

/// That this letter puts another right, with the way out of it: whoever has the device next writes one of their own.
pub fn correcting(page: Page) -> Vec<AnyView> {
    vec![line("p", "notice", page.said(words::CORRECTING)), page.way("finish", "by-itself", words::BY_ITSELF)]
}

/// Quiet, and on each question of a form that others' ages have too: those, and a way past what should not have been asked.
fn not_right(page: Page, question: &Question) -> Option<AnyView> {
    let Site { younger, older, .. } = page.site;
    let others = [(older, words::TOO_YOUNG), (younger, words::EASIER)];
    let mut inside: Vec<_> = others
        .into_iter()
        .filter(|(path, _)| !path.is_empty())
        .map(|(path, id)| swap(page, &page.to(path), id))
        .collect();
    if inside.is_empty() {
        return None;
    }
    if question.part != Part::Sending {
        inside.push(page.way("link needs-app", "dislike", words::DISLIKE));
    }
    let inside = inside.into_iter().map(|way| element("li", &[], vec![way]));
    let summary = line("summary", "", page.said(words::NOT_RIGHT));
    Some(opening("not-right", vec![summary, element("ul", &[], inside.collect())], None))
}

/// The way to the form for another age. Where the app is there, `swap.js` puts that form in this page's place.
fn swap(page: Page, another: &str, id: &'static str) -> AnyView {
    let [kept, failed] = [words::SWAP_KEPT, words::SWAP_FAILED].map(|id| page.said(id));
    let script = page.address(&page.site.swap);
    let address = [("href", another), ("class", "not-right__way"), ("data-script", &script)];
    let said = [("data-kept", kept.as_str()), ("data-failed", &failed)];
    element("a", &[address.as_slice(), &said].concat(), vec![text(page.said(id))])
}

fn one(page: Page, question: &Question, screen: RwSignal<Live>, alone: bool, asks_each: bool) -> Vec<AnyView> {
    let ask = page.names.fill(&question.ask);
    let heading = if alone {
        title(&question.topic, ask)
    } else {
        element("h2", &[("id", &own(screen, "title"))], vec![text(ask)])
    };
    let hint = page.names.fill(&question.hint);
    let mut all = vec![
        heading,
        element("p", &[("id", &own(screen, "hint")), ("class", "hint")], vec![text(hint)]),
        line("p", "quiet", page.names.fill(&question.why)),
        fault(screen),
    ];
    all.extend(drawn(page, question, screen));
    let soon = if question.id == known::SOON { known::YES } else { known::SOON };
    if question.id == known::SOON || question.kind.choice(soon).is_some() {
        all.extend(soon_note(page).map(|note| once_chosen(page, note, screen, soon)));
    }
    match question.share {
        ShareRule::Ask if asks_each => all.push(sharing(page, screen, None)),
        ShareRule::Ask | ShareRule::Private | ShareRule::Arrange | ShareRule::WithLetter => {}
    }
    all
}

/// By when somebody sees it and gets in touch, where the child asks for that.
pub fn soon(page: Page) -> Option<AnyView> {
    soon_note(page).map(|note| notice(note, page.said(words::HELP_NOW), &page.to("help-now/")))
}

fn soon_note(page: Page) -> Option<String> {
    let (now, hours) = (page.now?, &page.site.hours);
    let by = |minutes| crate::site::when::spoken(page.words, now, hours.after(now, minutes));
    let (time, contact) = (by(hours.soon_seen_minutes), by(hours.soon_contact_minutes));
    Some(page.words.fill(words::SOON_NOTE, &[("time", &time), ("contact-time", &contact)]))
}

/// What is said once contact soon is chosen. Nothing is sent by that.
fn once_chosen(page: Page, words: String, screen: RwSignal<Live>, soon: &str) -> AnyView {
    let (help, address) = (page.said(words::HELP_NOW), page.to("help-now/"));
    let chosen = is_chosen(screen, soon.into());
    shown(vec![notice(words, help, &address)], chosen)
}

fn notice(words: String, help: String, address: &str) -> AnyView {
    let link = element("a", &[("class", "help-link"), ("href", address), ("data-dialog", "help")], vec![text(help)]);
    element("div", &[("class", "notice")], vec![line("p", "", words), link])
}
