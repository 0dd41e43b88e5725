//! A box to write in, what is said when it is too full, and beginnings of sentences to tap into it.

use forms::Value;
use leptos::prelude::*;

use crate::{
    pieces::{
        element::{element, live, text, writing_box},
        page::{Live, Page, Put},
    },
    site::words,
};

/// The mark of the box.
const MARK: &str = "text";

/// A box to write in.
#[derive(Clone, Copy, Debug)]
pub struct WritingBox<'words> {
    /// The elements that say what it asks.
    pub label: &'static str,
    /// How many lines of it are seen at once.
    pub rows: &'static str,
    /// How many characters it takes. More can be typed, and is said to be too much.
    pub most: u32,
    /// Beginnings of sentences.
    pub starters: &'words [String],
}

/// The box, with what stands around it.
pub fn writing(page: Page, shown: WritingBox, screen: RwSignal<Live>, put: Put) -> Vec<AnyView> {
    let WritingBox { label, rows, most, starters } = shown;
    let typed = screen.with_untracked(|screen| screen.value.text().to_owned());
    let too_long = page.said(words::TOO_LONG);
    let over = live(move || {
        let typed = screen.with(|screen| screen.value.text().chars().count());
        let over = typed.saturating_sub(most as usize);
        text(if over == 0 { String::new() } else { forms::fill(&too_long, &[("over", &over.to_string())]) })
    });
    let attributes = [
        ("id", "answer"),
        ("data-answer", MARK),
        ("rows", rows),
        ("autocomplete", "off"),
        // Some browsers send what is typed to a spelling or translation service of theirs.
        ("spellcheck", "false"),
        ("translate", "no"),
        ("writingsuggestions", "false"),
        ("aria-labelledby", label),
        ("aria-describedby", "hint fault over"),
    ];
    let write = move |typed| screen.update(|screen| put(&mut screen.value, Value::Text(typed)));
    let mut all = vec![
        writing_box(&attributes, typed, Box::new(write)),
        element("p", &[("id", "over"), ("class", "over"), ("role", "status")], vec![over]),
    ];
    if !starters.is_empty() {
        all.push(beginnings(page, starters));
    }
    all
}

/// What was typed into the box of the printed page.
pub fn typed(marked: &[(String, String)]) -> Value {
    let typed = marked.iter().find(|(mark, _)| mark == MARK);
    Value::Text(typed.map_or_else(String::new, |(_, typed)| typed.clone()))
}

/// `boot.js` puts them into the box, so they work before the app is there.
fn beginnings(page: Page, starters: &[String]) -> AnyView {
    let words = element("p", &[("id", "starters"), ("class", "quiet")], vec![text(page.said(words::STARTERS))]);
    let button = |start: &String| {
        element("button", &[("type", "button"), ("class", "starter"), ("data-starter", "")], vec![text(start.clone())])
    };
    let all = std::iter::once(words).chain(starters.iter().map(button)).collect();
    element("div", &[("class", "starters needs-js"), ("role", "group"), ("aria-labelledby", "starters")], all)
}
