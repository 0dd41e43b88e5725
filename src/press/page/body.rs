//! The text of a page: variables are filled in, references and links are found, nothing else is touched.

use super::{
    Link, blocks,
    link::{Target, target},
    lists::SHORTCODES,
    text::tel,
};
use crate::{
    fault::{Faults, Placed},
    nearest::{meant, signed},
    source::Source,
    words::variables::{Name, Variables, is_number},
};

/// A text that was read.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// The Markdown with variables filled in.
    pub markdown: String,
    /// Its paragraphs as they are read.
    pub blocks: Vec<Placed<String>>,
    /// Each `[^id]` in the order of the text.
    pub references: Vec<Placed<String>>,
    /// Each link to a page of this site, as its path beneath the base.
    pub links: Vec<Link>,
}

/// Reads the text of the page with this path.
pub fn read(source: &Source, page: &str, body: &str, variables: &Variables, faults: &mut Faults) -> Body {
    let start = source.range_of(body).start;
    let markdown = fill(body, variables, &number, &mut |at, says| faults.note(&source.place(start + at), says));
    let placed = |part: &str| Placed { value: part.to_owned(), place: source.place_of(part) };
    let references = between(body, "[^", "]").map(placed).collect();
    let mut links = Vec::new();
    // Without a path of its own, noted already, nothing can be said of where a page's links lead.
    for link in between(body, "](", ")").filter(|_| !page.is_empty()) {
        match target(page, link) {
            Target::Page(path, _) => links.push(Placed { value: path, place: source.place_of(link) }),
            Target::Elsewhere => {}
            Target::Nowhere => {
                let says =
                    format!("the link \"{link}\" leads nowhere; write /my-iro/ for a page, or https://… or tel:…");
                faults.note(&source.place_of(link), says);
            }
        }
    }
    Body { markdown, blocks: blocks::read(source, body, variables, faults), references, links }
}

/// How a value is written: by its name and what it is.
type Write = dyn Fn(&str, &str) -> String;

/// Reads a title, or another text of one line: values stand in it as they are.
pub fn title(text: &Placed<String>, variables: &Variables, faults: &mut Faults) -> String {
    let as_it_is = |_: &str, value: &str| value.to_owned();
    fill(&text.value, variables, &as_it_is, &mut |_, says| faults.note(&text.place, says))
}

/// Telephone numbers as links, so that one tap rings; other values as they are.
fn number(name: &str, value: &str) -> String {
    if is_number(name) { format!("[{value}](tel:{})", tel(value)) } else { value.to_owned() }
}

/// Fills in `{ $meeting }` and leaves lines like `{contacts}`. Notes every other brace at its offset.
pub fn fill(text: &str, variables: &Variables, write: &Write, note: &mut dyn FnMut(usize, String)) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(open) = text[at..].find('{').map(|open| at + open) {
        filled.push_str(&text[at..open]);
        let Some(close) = text[open..].find('}').map(|close| open + close + 1) else {
            note(open, "this { has no } of its own; close it, or take it out".to_owned());
            at = open;
            break;
        };
        let inside = text[open + 1..close - 1].trim();
        if inside.contains(['{', '\n']) {
            note(open, "this { has no } of its own; close it, or take it out".to_owned());
            filled.push('{');
            at = open + 1;
            continue;
        }
        match inside.strip_prefix('$') {
            Some(name) => match variables.name_on_page(name) {
                Name::Known => filled.push_str(&write(name, variables.value_on_page(name))),
                Name::RunTime => {
                    note(open, format!("${name} is known only while a form is answered, not on a page; reword it"));
                }
                Name::Unknown => {
                    note(open, format!("there is no variable ${name}; {}", signed(name, &variables.all_on_page(), "$")))
                }
            },
            None if SHORTCODES.contains(&inside) && is_alone(text, open, close) => {
                filled.push_str(&text[open..close]);
            }
            None if SHORTCODES.contains(&inside) => {
                note(open, format!("{{{inside}}} stands for a list; put it on a line of its own, between empty lines"));
            }
            None => {
                let otherwise = "use {contacts}, {officers} or {advocate}, or { $meeting } and the like";
                let to_do = meant(inside, &SHORTCODES, ["{", "}"], otherwise);
                note(open, format!("nobody knows what {{{inside}}} is; {to_do}"));
            }
        }
        at = close;
    }
    filled.push_str(&text[at..]);
    filled
}

/// Whether a part of a text has its paragraph to itself.
fn is_alone(text: &str, open: usize, close: usize) -> bool {
    let blank = |line: &str| line.trim().is_empty();
    let mut before = text[..open].rsplit('\n');
    let mut after = text[close..].split('\n');
    // First what stands on the same line, then the line above or below, if there is one.
    before.next().is_none_or(blank)
        && before.next().is_none_or(blank)
        && after.next().is_none_or(blank)
        && after.next().is_none_or(blank)
}

/// Every part of a text between these signs.
fn between<'text>(text: &'text str, open: &'static str, close: &'static str) -> impl Iterator<Item = &'text str> {
    text.split(open).skip(1).filter_map(move |rest| rest.split_once(close).map(|(inside, _)| inside))
}
