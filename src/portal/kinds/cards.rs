//! One of several: cards around real radio buttons.

use forms::{Question, Value, kinds::Cards};
use leptos::prelude::*;

use crate::pieces::{
    choices::{choices, ids, plain},
    page::{Live, Page, whole},
    pen,
};

pub(super) fn drawn(kind: &Cards, page: Page, _: &Question, screen: RwSignal<Live>) -> Vec<AnyView> {
    let shown = kind.choices.iter().map(|choice| plain(page, choice));
    vec![choices(shown.collect(), false, String::new(), screen, whole)]
}

pub(super) fn on_paper(kind: &Cards, page: Page) -> Vec<AnyView> {
    vec![pen::boxes(page, &kind.choices)]
}

pub(super) fn read_back(_: &Cards, marked: &[(String, String)]) -> Value {
    ids(marked)
}
