//! A box to write in, what is said when it is too full, and beginnings of sentences to tap into it.

use forms::{Value, tongue::letters_over};
use leptos::prelude::*;

use crate::{
    pieces::{
        element::{element, live_line, text, writing_box},
        page::{Live, Page, Put, own},
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
    /// How many letters it takes. More can be typed, and is said to be too much.
    pub most: u32,
    /// Beginnings of sentences.
    pub starters: &'words [String],
}

/// The box, with what stands around it.
pub fn writing(page: Page, shown: WritingBox, screen: RwSignal<Live>, put: Put) -> Vec<AnyView> {
    let WritingBox { label, rows, most, starters } = shown;
    let typed = screen.with_untracked(|screen| screen.value.text().to_owned());
    let too_long = page.said(words::TOO_LONG);
    let over = move || {
        let over = screen.with(|screen| letters_over(screen.value.text(), most as usize));
        if over == 0 { String::new() } else { forms::fill(&too_long, &[("over", &over.to_string())]) }
    };
    let [id, mark, label, described, over_id] =
        ["answer", MARK, label, "hint fault over", "over"].map(|ids| own(screen, ids));
    let attributes = [
        ("id", id.as_str()),
        ("data-answer", &mark),
        ("rows", rows),
        ("autocomplete", "off"),
        // Some browsers send what is typed to a spelling or translation service of theirs.
        ("spellcheck", "false"),
        ("translate", "no"),
        ("writingsuggestions", "false"),
        ("aria-labelledby", &label),
        ("aria-describedby", &described),
    ];
    let write = move |typed| screen.update(|screen| put(&mut screen.value, Value::Text(typed)));
    let mut all = vec![
        writing_box(&attributes, typed, Box::new(write)),
        live_line("p", &[("id", over_id), ("class", "over".into()), ("role", "status".into())], over),
    ];
    if !starters.is_empty() {
        all.push(beginnings(page, starters, screen));
    }
    all
}

/// What was typed into the box of the printed page.
pub fn typed(marked: &[(String, String)]) -> Value {
    let typed = marked.iter().find(|(mark, _)| mark == MARK);
    Value::Text(typed.map_or_else(String::new, |(_, typed)| typed.clone()))
}

/// `boot.js` puts them into the box, so they work before the app is there.
fn beginnings(page: Page, starters: &[String], screen: RwSignal<Live>) -> AnyView {
    let id = own(screen, "starters");
    let words = element("p", &[("id", &id), ("class", "quiet")], vec![text(page.said(words::STARTERS))]);
    let button = |start: &String| {
        element("button", &[("type", "button"), ("class", "starter"), ("data-starter", "")], vec![text(start.clone())])
    };
    let row = element("div", &[("class", "starters__row")], starters.iter().map(button).collect());
    element("div", &[("class", "starters needs-js"), ("role", "group"), ("aria-labelledby", &id)], vec![words, row])
}
