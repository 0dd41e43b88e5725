//! Who can know an answer: closed to one line, opening in place to four choices and the line about safety.

use forms::Sharing;
use leptos::prelude::*;

use crate::{
    pieces::{
        choices::{Card, card},
        element::{element, line, live, text},
        page::{Live, Page},
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

/// The choice for one answer. Nothing is chosen beforehand; not choosing means *talk to me first*, and the line says so.
pub fn sharing(page: Page, screen: RwSignal<Live>) -> AnyView {
    let before = screen.with_untracked(|screen| screen.sharing);
    let cards = CHOICES.into_iter().map(|(sharing, words, hint)| {
        let shown = Card {
            group: MARK,
            value: sharing.word().into(),
            words: page.said(words),
            hint: page.said(hint),
            chosen: before == Some(sharing),
            ..Card::default()
        };
        card(shown, Box::new(move |_| screen.update(|screen| screen.sharing = Some(sharing))))
    });
    let share = page.said(words::SHARE);
    let fieldset = element("fieldset", &[("aria-label", &share), ("class", "cards")], cards.collect());
    let names = CHOICES.map(|(sharing, ..)| called(page, sharing));
    let closed = live(move || {
        let chosen = screen.with(|screen| screen.sharing).unwrap_or_default();
        let place = CHOICES.iter().position(|(sharing, ..)| *sharing == chosen);
        text(place.and_then(|place| names.get(place)).cloned().unwrap_or_default())
    });
    let now = vec![text([&share, " "].concat()), element("b", &[("id", "shared")], vec![closed])];
    let change = line("span", "sharing__change", page.said(words::SHARE_CHANGE));
    let summary = element("summary", &[], vec![element("span", &[], now), change]);
    element("details", &[("class", "sharing")], vec![summary, fieldset, line("p", "quiet", page.said(words::SAFETY))])
}

/// What a choice is called on screen.
pub fn called(page: Page, sharing: Sharing) -> String {
    CHOICES.iter().find(|(other, ..)| *other == sharing).map_or_else(String::new, |(_, words, _)| page.said(words))
}

/// What was chosen on the printed page.
pub fn read_back(marked: &[(String, String)]) -> Option<Sharing> {
    let (_, name) = marked.iter().find(|(mark, _)| mark == MARK)?;
    Sharing::named(name)
}
