//! *Who can know this?*: every view in the writer's words, with its choice; all at once, or each by itself.

use std::sync::Arc;

use forms::{Said, Sharing};
use leptos::prelude::*;

use crate::{
    journey::Journey,
    pieces::{
        choices::{Card, card},
        element::{element, line, text},
        page::{Live, Page, title},
    },
    screens::sharing::sharing,
    site::words,
};

/// A view on the screen: its place in the form, and what changes of it.
pub type View = (usize, RwSignal<Live>);

/// The ways to choose for all views.
const WAYS: [(&str, &str, Option<Sharing>); 3] = [
    ("all", words::KNOW_ALL, Some(Sharing::Meeting)),
    ("ask", words::KNOW_ASK, Some(Sharing::TalkFirst)),
    ("each", words::KNOW_EACH, None),
];

/// The page. Nothing is chosen beforehand, and *say all of it* leaves out what names people: that takes a tap of its own.
pub fn know(page: Page, journey: &Journey, views: &[View]) -> Vec<AnyView> {
    let names_people = |(index, _): &View| journey.form().questions.get(*index).is_some_and(|asked| asked.own_tap);
    let (own, free): (Vec<View>, Vec<View>) = views.iter().copied().partition(names_people);
    let (each, asks_each) = (RwSignal::new(false), journey.form().asks_each());
    let list = |views: &[View]| {
        let each = views.iter().filter_map(|view| one(page, journey, view, each));
        element("ul", &[("class", "said")], each.collect())
    };
    let mut all = vec![
        page.back(false),
        title("", page.said(words::KNOW_TITLE)),
        line("p", "hint", page.said(words::KNOW_USUAL)),
        ways(page, &free, &own, each, asks_each),
        line("p", "quiet", page.said(words::KNOW_NOTHING)),
    ];
    if asks_each && !free.is_empty() {
        all.push(list(&free));
    }
    if asks_each && !own.is_empty() {
        all.push(line("p", "notice", page.said(words::KNOW_OWN_TAP)));
        all.push(list(&own));
    }
    all.extend([
        line("p", "quiet", page.said(words::KNOW_OTHERS)),
        line("p", "quiet", page.said(words::SAFETY)),
        page.way("way way--on way--whole", "next", words::NEXT),
    ]);
    all
}

/// For all of them at once, or for `each`. What names people is never taken along into the meeting. Whoever passes over a way
/// with the keyboard finds their own choices again under *each*.
fn ways(page: Page, free: &[View], own: &[View], each: RwSignal<bool>, asks_each: bool) -> AnyView {
    // What would change nothing is not offered.
    let changes = |choice| match choice {
        Some(Sharing::Meeting) => !free.is_empty(),
        Some(_) => true,
        None => asks_each,
    };
    let offered = WAYS.into_iter().filter(|(_, _, choice)| changes(*choice));
    let cards = offered.map(|(way, words, choice)| {
        let own = if choice == Some(Sharing::Meeting) { &[] } else { own };
        let views: Arc<[View]> = [free, own].concat().into();
        let taken = Arc::clone(&views);
        let choose = move |_| {
            each.set(choice.is_none());
            for (_, view) in &*taken {
                view.update(|view| view.sharing = choice.or(view.by_hand));
            }
        };
        let chosen = move || {
            let all = views.iter().all(|(_, view)| view.with(|view| view.sharing == choice));
            if choice.is_some() { all && !each.get() } else { each.get() }
        };
        let shown = Card { group: "know".into(), value: way.into(), words: page.said(words), ..Card::default() };
        card(shown, Box::new(chosen), Box::new(choose))
    });
    element("fieldset", &[("aria-labelledby", "title"), ("class", "cards know")], cards.collect())
}

fn one(page: Page, journey: &Journey, (index, live): &View, each: RwSignal<bool>) -> Option<AnyView> {
    let (question, answer) = journey.form().questions.get(*index).zip(journey.in_box(*index))?;
    let said = Said::new(question, answer, &|text| page.names.fill(text));
    Some(element("li", &[], vec![words_of(&said), sharing(page, *live, Some(each))]))
}

/// A question and the writer's own words, as the last pages show them.
pub fn words_of(said: &Said) -> AnyView {
    let own = [("class", "said__words"), ("data-mine", ""), ("translate", "no")];
    let words = element("p", &own, vec![text(said.words())]);
    element("div", &[], vec![line("h2", "", said.asked.clone()), words])
}
