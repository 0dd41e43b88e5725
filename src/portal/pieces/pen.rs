//! What is filled in by hand: lines to write on, and boxes to tick.

use forms::Choice;
use leptos::prelude::*;

use crate::pieces::{
    element::{element, line},
    page::Page,
};

/// Lines to write on, after a few words.
pub fn lines(words: String, count: usize) -> AnyView {
    let empty = (0..count).map(|_| element("div", &[("class", "paper__line")], Vec::new()));
    element("div", &[("class", "paper__lines")], std::iter::once(line("p", "", words)).chain(empty).collect())
}

/// A box to tick for each choice, after a few words.
pub fn boxes(page: Page, choices: &[Choice], words: String) -> AnyView {
    let choices = choices.iter().map(|choice| line("li", "", page.names.fill(&choice.words)));
    let boxes = element("ul", &[("class", "paper__boxes")], choices.collect());
    element("div", &[], vec![line("p", "paper__tick", words), boxes])
}
