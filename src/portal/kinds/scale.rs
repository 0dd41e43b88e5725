//! One step of a scale: real radio buttons, in a row where they are numbers. A second press, or Space, takes a step back.

use forms::{Choice, Question, Value, kinds::Scale};
use leptos::prelude::*;

use crate::{
    pieces::{
        choices::{Card, card, ids, plain},
        element::{element, line, text},
        page::{Live, Page},
    },
    site::words,
};

pub(super) fn drawn(kind: &Scale, page: Page, question: &Question, screen: RwSignal<Live>) -> Vec<AnyView> {
    let before = screen.with_untracked(|screen| screen.value.ids().to_vec());
    let steps = kind.steps.iter().map(|step| {
        let (chosen, id) = (before.contains(&step.id), step.id.clone());
        let choose = move |on: bool| {
            screen.update(|screen| screen.value = Value::Ids(on.then(|| id.clone()).into_iter().collect()))
        };
        let said = if kind.said.is_empty() { String::new() } else { said(page, question, step) };
        card(Card { chosen, said, ..plain(page, step) }, Box::new(choose))
    });
    let class = if kind.said.is_empty() { "cards" } else { "scale" };
    let steps = element("div", &[("class", class)], steps.collect());
    // A press on the step that is chosen takes it back: `boot.js` sees to that.
    let attributes = [("data-again", ""), ("aria-labelledby", "title"), ("aria-describedby", "hint ends fault")];
    vec![element("fieldset", &attributes, vec![steps, ends(kind, page)])]
}

pub(super) fn on_paper(kind: &Scale, page: Page) -> Vec<AnyView> {
    let steps = kind.steps.iter().map(|step| line("li", "", page.names.fill(&step.words)));
    let class = if kind.said.is_empty() { "paper__boxes" } else { "paper__scale" };
    let steps = element("ul", &[("class", class)], steps.collect());
    vec![line("p", "paper__tick", page.said(words::PAPER_TICK_ONE)), steps, ends(kind, page)]
}

pub(super) fn read_back(_: &Scale, marked: &[(String, String)]) -> Value {
    ids(marked)
}

/// What the first and the last number mean.
fn ends(kind: &Scale, page: Page) -> AnyView {
    let end = |words: &String| line("span", "", page.names.fill(words));
    element("p", &[("id", "ends"), ("class", "scale__ends")], vec![end(&kind.least), text(" ".into()), end(&kind.most)])
}

/// A number as it is told where the scale is not seen: to whoever listens, as to whoever reads the letter.
fn said(page: Page, question: &Question, step: &Choice) -> String {
    question.kind.words(&Value::Ids(vec![step.id.clone()]), &|words| page.names.fill(words)).concat()
}
