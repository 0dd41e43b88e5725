//! Things put on piles, by a tap or by keys: each thing is a group of real radio buttons, one for each pile. A second press takes
//! nothing back: small fingers jab.

use forms::{Choice, Question, Value, kinds::Sort};
use leptos::prelude::*;

use crate::pieces::{
    choices::{Card, card, plain},
    element::{Chosen, element, line, picture, text},
    page::{Live, Page, own},
    pen,
};

/// Begins the mark of each thing, before its number.
const MARK: &str = "sort";

pub(super) fn drawn(kind: &Sort, page: Page, _: &Question, screen: RwSignal<Live>) -> Vec<AnyView> {
    let things = kind.things.iter().enumerate().map(|(at, thing)| {
        let Card { words, hint, picture: address, .. } = plain(page, thing);
        let mut legend = vec![text(words), line("span", "card__hint", hint)];
        if !address.is_empty() {
            legend.insert(0, picture(&address));
        }
        let piles = kind.piles.iter().map(|pile| one(page, (at, &thing.id), pile, screen));
        let piles = element("div", &[("class", "sort__piles")], piles.collect());
        let inside = vec![element("legend", &[], legend), piles];
        element("fieldset", &[("class", "sort__thing"), ("aria-describedby", "title")], inside)
    });
    vec![element("div", &[("class", "sort")], things.collect())]
}

pub(super) fn on_paper(kind: &Sort, page: Page) -> Vec<AnyView> {
    let thing = |thing| vec![line("p", "", plain(page, thing).words), pen::boxes(page, &kind.piles)];
    kind.things.iter().flat_map(thing).collect()
}

pub(super) fn read_back(kind: &Sort, marked: &[(String, String)]) -> Value {
    let mut value = Value::default();
    for (at, thing) in kind.things.iter().enumerate() {
        let pile = marked.iter().find(|(name, _)| *name == mark(at)).map(|(_, pile)| pile.as_str());
        Sort::put(&mut value, &thing.id, pile);
    }
    value
}

/// One pile for one thing.
fn one(page: Page, (at, thing): (usize, &str), shown: &Choice, screen: RwSignal<Live>) -> AnyView {
    let (thing, pile) = (thing.to_owned(), shown.id.clone());
    let is = [thing.clone(), pile.clone()];
    let chosen: Chosen =
        Box::new(move || screen.with(|screen| Sort::pile(&screen.value, &is[0]) == Some(is[1].as_str())));
    let choose =
        move |on: bool| screen.update(|screen| Sort::put(&mut screen.value, &thing, on.then_some(pile.as_str())));
    card(Card { group: own(screen, &mark(at)), ..plain(page, shown) }, chosen, Box::new(choose))
}

fn mark(at: usize) -> String {
    [MARK, &at.to_string()].concat()
}
