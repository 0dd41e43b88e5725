//! One step of a scale: real radio buttons, in a row where they are numbers. A second press takes a step back.

use forms::{Question, Value, kinds::Scale};
use leptos::{prelude::*, tachys::html::event::on, wasm_bindgen::JsCast, web_sys::HtmlInputElement};

use crate::{
    pieces::{
        choices::{Card, card, ids, plain},
        element::{element, line, text},
        page::{Live, Page},
    },
    site::words,
};

pub(super) fn drawn(kind: &Scale, page: Page, _: &Question, screen: RwSignal<Live>) -> Vec<AnyView> {
    let before = screen.with_untracked(|screen| screen.value.ids().to_vec());
    let steps = kind.steps.iter().map(|step| {
        let (chosen, id) = (before.contains(&step.id), step.id.clone());
        let choose = move |_| screen.update(|screen| screen.value = Value::Ids(vec![id.clone()]));
        card(Card { chosen, ..plain(page, step) }, Box::new(choose)).add_any_attr(taken_back(screen)).into_any()
    });
    let class = if kind.said.is_empty() { "cards" } else { "scale" };
    let steps = element("div", &[("class", class)], steps.collect());
    let attributes = [("aria-labelledby", "title"), ("aria-describedby", "hint ends fault")];
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

/// A radio button that is pressed while it is chosen already. A first press is told before it counts, so it finds another step.
fn taken_back(screen: RwSignal<Live>) -> impl leptos::attr::Attribute {
    on(leptos::ev::click, move |event| {
        let pressed = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(pressed) = pressed else { return };
        if screen.with_untracked(|screen| screen.value.ids() == [pressed.value()]) {
            pressed.set_checked(false);
            screen.update(|screen| screen.value = Value::default());
        }
    })
}
