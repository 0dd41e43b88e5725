//! Words, typed: one line, or as much as wanted.

use forms::{Question, Value, kinds::Text};
use leptos::prelude::*;

use crate::pieces::{
    page::{Live, Page, whole},
    pen,
    writing::{WritingBox, typed, writing},
};

pub(super) fn drawn(kind: &Text, page: Page, _: &Question, screen: RwSignal<Live>) -> Vec<AnyView> {
    let rows = if kind.long { "3" } else { "2" };
    writing(page, WritingBox { label: "title", rows, most: kind.chars_max, starters: &kind.starters }, screen, whole)
}

pub(super) fn on_paper(kind: &Text, _: Page) -> Vec<AnyView> {
    // About as much as people write who may write so much.
    vec![pen::lines(match kind.chars_max {
        _ if !kind.long => 1,
        ..=4000 => 2,
        _ => 5,
    })]
}

pub(super) fn read_back(_: &Text, marked: &[(String, String)]) -> Value {
    typed(marked)
}
