//! Up to so many of several: cards around real checkboxes.

use forms::{Question, Value, kinds::PickUpto};
use leptos::prelude::*;

use crate::{
    pieces::{
        choices::{choices, ids, plain},
        page::{Live, Page, whole},
        pen,
    },
    site::words,
};

pub(super) fn drawn(kind: &PickUpto, page: Page, question: &Question, screen: RwSignal<Live>) -> Vec<AnyView> {
    // A hint of the form's own says it already.
    let pick = if question.hint.is_empty() { said(kind, page, words::PICK_UPTO) } else { String::new() };
    let shown = kind.choices.iter().map(|choice| plain(page, choice));
    vec![choices(shown.collect(), true, pick, screen, whole)]
}

pub(super) fn on_paper(kind: &PickUpto, page: Page) -> Vec<AnyView> {
    vec![pen::boxes(page, &kind.choices)]
}

pub(super) fn read_back(_: &PickUpto, marked: &[(String, String)]) -> Value {
    ids(marked)
}

fn said(kind: &PickUpto, page: Page, id: &'static str) -> String {
    page.words.fill(id, &[("most", &kind.most.to_string())])
}
