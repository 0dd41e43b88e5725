//! Words, typed: one line, or as much as wanted.

use forms::{Question, Value, kinds::Text};
use leptos::prelude::*;

use crate::pieces::{
    page::{Live, Page, whole},
    pen,
    writing::{WritingBox, typed, writing},
};

/// How many lines there are on paper for a long answer: two topics then share a sheet of A4.
const LINES: usize = 4;

pub(super) fn drawn(kind: &Text, page: Page, _: &Question, screen: RwSignal<Live>) -> Vec<AnyView> {
    let rows = if kind.long { "3" } else { "2" };
    writing(page, WritingBox { label: "title", rows, most: kind.chars_max, starters: &kind.starters }, screen, whole)
}

pub(super) fn on_paper(kind: &Text, _: Page) -> Vec<AnyView> {
    vec![pen::lines(String::new(), if kind.long { LINES } else { 1 })]
}

pub(super) fn read_back(_: &Text, marked: &[(String, String)]) -> Value {
    typed(marked)
}
