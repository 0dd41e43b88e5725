//! What is filled in by hand: lines to write on, and boxes to tick.

use forms::Choice;
use leptos::prelude::*;

use crate::pieces::{
    element::{element, line, text},
    page::Page,
};

/// So many choices stand in two columns; fewer run on as words do.
const IN_COLUMNS: usize = 6;

/// A few words, and a line to write on after them.
pub fn blank(words: String) -> AnyView {
    line("p", "paper__blank", words)
}

/// Lines to write on.
pub fn lines(count: usize) -> AnyView {
    let empty = (0..count).map(|_| element("div", &[("class", "paper__line")], Vec::new()));
    element("div", &[("class", "paper__lines")], empty.collect())
}

/// A box to tick for each choice.
pub fn boxes(page: Page, choices: &[Choice]) -> AnyView {
    let choice = |choice: &Choice| {
        let hint = line("small", "", page.names.fill(&choice.hint));
        element("li", &[], vec![text(page.names.fill(&choice.words)), text(" ".into()), hint])
    };
    let class = if choices.len() < IN_COLUMNS { "paper__boxes" } else { "paper__boxes paper__boxes--columns" };
    element("ul", &[("class", class)], choices.iter().map(choice).collect())
}
