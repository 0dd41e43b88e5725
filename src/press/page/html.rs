//! A page's Markdown as HTML: cleaned of everything that is not on a short list, with references and lists put in.

use std::collections::{HashMap, HashSet};

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, html};

use portal::site::Site;

use super::{
    Page,
    link::{Target, target},
    lists,
    text::{escape, tel},
};
use crate::{
    council::Council,
    words::variables::{NUMBER_END, NUMBER_START},
};

/// What a page's text may be made of. Pictures come from forms, and scripts and styles from nowhere.
const TAGS: &str = "a abbr blockquote br dd dl dt em h2 h3 hr li ol p strong sup table ul span";

/// The body of a page.
pub fn body(page: &Page, council: &Council, site: &Site) -> String {
    let home = &site.home;
    let referred = with_references(page);
    let parser = Parser::new_ext(&referred, Options::empty()).map(|event| match event {
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let dest_url = match target(&page.path.value, &dest_url) {
                Target::Page(path, fragment) => CowStr::from(format!("{home}{path}{fragment}")),
                Target::Elsewhere | Target::Nowhere => dest_url,
            };
            Event::Start(Tag::Link { link_type, dest_url, title, id })
        }
        other => other,
    });
    let mut written = String::new();
    html::push_html(&mut written, parser);
    let mut cleaned = clean(&written);
    for shortcode in lists::SHORTCODES {
        if let Some(list) = lists::html(shortcode, council, site, page.voice) {
            cleaned = cleaned.replace(&format!("<p>{{{shortcode}}}</p>"), &list);
        }
    }
    cleaned
}

/// Plain words as HTML: a paragraph for each line, and marked telephone numbers as links.
pub fn paragraphs(text: &str) -> String {
    let linked = |line: &str| {
        line.split(NUMBER_START).fold(String::new(), |html, part| match part.split_once(NUMBER_END) {
            Some((phone, after)) => {
                format!("{html}<a href=\"tel:{}\">{}</a>{}", tel(phone), escape(phone), escape(after))
            }
            None => html + &escape(part),
        })
    };
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| format!("<p>{}</p>", linked(line))).collect()
}

/// Each `[^id]` as a small number that leads to its source; the facts stand in the order of the text.
fn with_references(page: &Page) -> String {
    let mut text = page.markdown.clone();
    for (index, fact) in page.facts.iter().enumerate() {
        let id = escape(&fact.id.value);
        let number = index + 1;
        text =
            text.replace(&format!("[^{}]", fact.id.value), &format!("<sup><a href=\"#fact-{id}\">{number}</a></sup>"));
    }
    text
}

fn clean(written: &str) -> String {
    let attributes: HashMap<&str, HashSet<&str>> = HashMap::from([
        ("a", HashSet::from(["href"])),
        ("abbr", HashSet::from(["title"])),
        ("ol", HashSet::from(["start"])),
    ]);
    ammonia::Builder::empty()
        .tags(TAGS.split(' ').collect())
        .tag_attributes(attributes)
        .url_schemes(HashSet::from(["https", "tel"]))
        .link_rel(None)
        .clean_content_tags(HashSet::from(["script", "style"]))
        .clean(written)
        .to_string()
}
