//! One step of a scale: real radio buttons, in a row where they are numbers. A second press, or Space, takes a step back.

use forms::{Choice, Question, Value, kinds::Scale};
use leptos::prelude::*;

use crate::pieces::{
    choices::{Card, MARK, card, ids, is_chosen, plain},
    element::{element, line, text},
    page::{Live, Page, own},
    pen,
};

pub(super) fn drawn(kind: &Scale, page: Page, question: &Question, screen: RwSignal<Live>) -> Vec<AnyView> {
    let steps = kind.steps.iter().map(|step| {
        let (chosen, id) = (is_chosen(screen, step.id.clone()), step.id.clone());
        let choose = move |on: bool| {
            screen.update(|screen| screen.value = Value::Ids(on.then(|| id.clone()).into_iter().collect()))
        };
        let said = if kind.said.is_empty() { String::new() } else { said(page, question, step) };
        card(Card { group: own(screen, MARK), said, ..plain(page, step) }, chosen, Box::new(choose))
    });
    let class = if kind.said.is_empty() { "cards" } else { "scale" };
    let steps = element("div", &[("class", class)], steps.collect());
    // A press on the step that is chosen takes it back: `boot.js` sees to that.
    let (named, described) = (own(screen, "title"), own(screen, "hint ends fault"));
    let attributes = [("data-again", ""), ("aria-labelledby", named.as_str()), ("aria-describedby", &described)];
    vec![element("fieldset", &attributes, vec![steps, ends(kind, page, &own(screen, "ends"))])]
}

pub(super) fn on_paper(kind: &Scale, page: Page) -> Vec<AnyView> {
    if kind.said.is_empty() {
        return vec![pen::boxes(page, &kind.steps), ends(kind, page, "")];
    }
    let steps = kind.steps.iter().map(|step| line("li", "", page.names.fill(&step.words)));
    vec![element("ul", &[("class", "paper__scale")], steps.collect()), ends(kind, page, "")]
}

pub(super) fn read_back(_: &Scale, marked: &[(String, String)]) -> Value {
    ids(marked)
}

/// What the first and the last number mean.
fn ends(kind: &Scale, page: Page, id: &str) -> AnyView {
    let end = |words: &String| line("span", "", page.names.fill(words));
    element(
        "p",
        &[("class", "scale__ends"), ("id", id)][..if id.is_empty() { 1 } else { 2 }],
        vec![end(&kind.least), text(" ".into()), end(&kind.most)],
    )
}

/// A number as it is told where the scale is not seen: to whoever listens, as to whoever reads the letter.
fn said(page: Page, question: &Question, step: &Choice) -> String {
    question.kind.words(&Value::Ids(vec![step.id.clone()]), &|words| page.names.fill(words)).concat()
}
