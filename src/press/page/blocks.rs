//! The paragraphs, headings and items of a page, as they are read; and what no page can be made of.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::{body::fill, lists::SHORTCODES};
use crate::{
    fault::{Faults, Placed},
    source::Source,
    words::variables::Variables,
};

/// The text of each block of a page's Markdown. Notes whatever would be printed as something else than was meant.
pub fn read(source: &Source, body: &str, variables: &Variables, faults: &mut Faults) -> Vec<Placed<String>> {
    let start = source.range_of(body).start;
    let mut blocks = Vec::new();
    let mut open: Option<(usize, String)> = None;
    let mut close = |open: &mut Option<(usize, String)>| {
        let Some((at, text)) = open.take() else { return };
        let is_list = SHORTCODES.iter().any(|list| text.trim() == format!("{{{list}}}"));
        if !is_list && !text.trim().is_empty() {
            blocks.push(Placed { value: spoken(&text, variables), place: source.place(start + at) });
        }
    };
    for (event, range) in Parser::new_ext(body, Options::ENABLE_TABLES).into_offset_iter() {
        if let Some(says) = wrong(&event) {
            faults.note(&source.place(start + range.start), says);
        }
        match event {
            Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::Item) => close(&mut open),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item) => close(&mut open),
            Event::Text(text) => open.get_or_insert((range.start, String::new())).1.push_str(&text),
            Event::SoftBreak | Event::HardBreak => open.get_or_insert((range.start, String::new())).1.push(' '),
            _ => {}
        }
    }
    blocks
}

/// What is wrong with a piece of a page, and what to do.
fn wrong(event: &Event<'_>) -> Option<&'static str> {
    Some(match event {
        Event::Start(Tag::Table(_)) => {
            "a table is printed as bars and dashes; write a list instead, with one line for each row"
        }
        Event::Start(Tag::HtmlBlock) => "a page takes no HTML and no script; write it in Markdown, or take it out",
        Event::InlineHtml(html) if !html.starts_with("</") => {
            "a page takes no HTML; write *stress* or **more stress** in Markdown, or take it out"
        }
        Event::Start(Tag::Image { .. }) => "a page shows no picture; say in words what it would show",
        Event::Start(Tag::CodeBlock(_)) | Event::Code(_) => {
            "a page has no letters for code; take out the four spaces or the ` before it"
        }
        Event::Start(Tag::Heading { level, .. }) if !matches!(level, HeadingLevel::H2 | HeadingLevel::H3) => {
            "a page has two kinds of headings within it; write ## or ###"
        }
        _ => return None,
    })
}

/// A text as it is read aloud: names filled in, and no marks of facts.
fn spoken(text: &str, variables: &Variables) -> String {
    let filled = fill(text, variables, &|_, value| value.to_owned(), &mut |_, _| {});
    filled.split("[^").enumerate().fold(String::new(), |said, (index, part)| match part.split_once(']') {
        Some((_, after)) if index > 0 => said + after,
        _ => said + part,
    })
}
