//! Who can know an answer: closed to one line, opening in place to four choices and the line about safety.

use forms::Sharing;
use leptos::prelude::*;

use crate::{
    pieces::{
        choices::{Card, card},
        element::{Chosen, element, line, live_line, opening, text},
        page::{Live, Page, own},
    },
    site::words,
};

/// The mark of each choice.
const MARK: &str = "share";

/// The four choices, in the order they are shown, each with its words and what it means.
pub const CHOICES: [(Sharing, &str, &str); 4] = [
    (Sharing::Meeting, words::SHARE_MEETING, words::SHARE_MEETING_HINT),
    (Sharing::Keep, words::SHARE_KEEP, words::SHARE_KEEP_HINT),
    (Sharing::Sort, words::SHARE_SORT, words::SHARE_SORT_HINT),
    (Sharing::TalkFirst, words::SHARE_TALK_FIRST, words::SHARE_TALK_FIRST_HINT),
];

/// The choice for one answer. Nothing is chosen beforehand; not choosing means *ask me first*, and the line says so. `opened` opens
/// and closes it too.
pub fn sharing(page: Page, screen: RwSignal<Live>, opened: Option<RwSignal<bool>>) -> AnyView {
    let group = own(screen, MARK);
    let cards = CHOICES.into_iter().map(|(sharing, words, hint)| {
        // Who can open it is not known before it is known whose letter it is.
        let hint = if sharing == Sharing::Keep && !page.names.known { words::SHARE_KEEP_BEFORE } else { hint };
        let shown = Card {
            group: group.clone(),
            value: sharing.word().into(),
            words: page.said(words),
            hint: page.said(hint),
            ..Card::default()
        };
        let chosen = move || screen.with(|screen| screen.sharing == Some(sharing));
        let choose = move |screen: &mut Live| (screen.sharing, screen.by_hand) = (Some(sharing), Some(sharing));
        card(shown, Box::new(chosen), Box::new(move |_| screen.update(choose)))
    });
    let share = page.said(words::SHARE);
    let fieldset = element("fieldset", &[("aria-label", &share), ("class", "cards")], cards.collect());
    let names = CHOICES.map(|(sharing, words, _)| (sharing, page.said(words)));
    let closed = live_line("b", &[("id", own(screen, "shared"))], move || {
        let chosen = screen.with(|screen| screen.sharing).unwrap_or_default();
        names.iter().find(|(sharing, _)| *sharing == chosen).map_or_else(String::new, |(_, words)| words.clone())
    });
    let change = line("span", "sharing__change", page.said(words::SHARE_CHANGE));
    let summary =
        element("summary", &[], vec![element("span", &[], vec![text([&share, " "].concat()), closed]), change]);
    let inside = vec![summary, fieldset, line("p", "quiet", page.said(words::SAFETY))];
    let opened = opened.map(|opened| -> Chosen { Box::new(move || opened.get()) });
    opening("sharing", inside, opened)
}

/// What is said of a choice.
pub fn words_of(page: Page, chosen: Sharing) -> String {
    CHOICES.iter().find(|(sharing, ..)| *sharing == chosen).map_or_else(String::new, |(_, words, _)| page.said(words))
}

/// What was chosen, in the marks of one question.
pub fn read_back(marked: &[(String, String)]) -> Option<Sharing> {
    let (_, name) = marked.iter().find(|(mark, _)| mark == MARK)?;
    Sharing::named(name)
}
