//! Home: the table, four doors for children, three rows for adults, and a few links. One tap from question one.

use leptos::prelude::*;

use crate::{
    pieces::{
        element::{element, line},
        page::{Page, title},
    },
    printed::shell::ALL_PAGES,
    site::{Home, Way, words},
};

/// A kitchen table and the chairs that stand around it, one pulled out. Each door shows one of the four, by its name here.
const TABLE: &str = include_str!("table.svg");

/// The whole of home.
pub fn doors(page: Page, home: &Home) -> Vec<AnyView> {
    let doors = home.doors.iter().zip(1..).map(|(Way { path, words }, height): (_, u32)| {
        // The chair grows with whoever sits on it.
        let chair = ["<use href=\"#chair-", &height.to_string(), "\"/>"].concat();
        let chair = view! { <svg viewBox="9 0 30 48" aria-hidden="true" inner_html=chair></svg> }.into_any();
        let attributes = [("class", "door"), ("href", &*page.address(path))];
        element("li", &[], vec![element("a", &attributes, vec![chair, line("span", "", words.clone())])])
    });
    let rows = home.rows.iter().map(|way| page.listed("row", way));
    let all = Way { path: ALL_PAGES.into(), words: page.said(words::ALL_PAGES) };
    let links = home.links.iter().chain([&all]).map(|way| page.listed("", way));
    let links = element("ul", &[("class", "links")], links.collect());
    vec![
        view! { <div inner_html=TABLE></div> }.into_any(),
        title("", page.said(words::HOME_TITLE)),
        line("p", "hint", page.said(words::HOME_TEXT)),
        line("h2", "unseen", page.said(words::HOME_AGE)),
        element("ul", &[("class", "doors")], doors.collect()),
        line("h2", "unseen", page.said(words::HOME_ADULTS)),
        element("ul", &[("class", "rows")], rows.collect()),
        element("nav", &[("aria-label", &page.said(words::HOME_MORE))], vec![links]),
    ]
}
