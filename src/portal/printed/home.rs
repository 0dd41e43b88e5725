//! Home: four doors for children, three rows for adults, and a few links. One tap from question one.

use leptos::prelude::*;

use crate::{
    pieces::{
        element::{element, line, link},
        page::{Page, title},
    },
    printed::shell::CHAIR,
    site::{Assets, words},
};

/// The doors for children: where each leads, what it says, and how tall its chair is.
const DOORS: [(&str, &str, &str); 4] = [
    ("say/4-7/", words::BAND_4_7, "1"),
    ("say/8-11/", words::BAND_8_11, "2"),
    ("say/12-15/", words::BAND_12_15, "3"),
    ("say/16-18/", words::BAND_16_18, "4"),
];

/// The rows for adults.
const ROWS: [(&str, &str); 3] =
    [("say/carer/", words::ROW_CARER), ("say/family/", words::ROW_FAMILY), ("say/worker/", words::ROW_WORK)];

/// The links to explainers; shown only for pages that the site has.
const LINKS: [(&str, &str); 6] = [
    ("my-meeting/", words::LINK_REVIEW),
    ("my-iro/", words::LINK_IRO),
    ("rights/advocate/", words::LINK_ADVOCATE),
    ("my-iro/answers/", words::LINK_ANSWERS),
    ("new-here/", words::LINK_LANGUAGES),
    ("about/privacy/", words::HOW_IT_WORKS),
];

/// Where a door leads whose form is not written yet.
const NOT_YET: &str = "say/not-yet/";

/// The whole of home.
#[must_use]
pub fn doors(page: Page, assets: &Assets) -> Vec<AnyView> {
    let doors = DOORS.into_iter().map(|(path, words, height)| {
        let chair = view! { <svg viewBox="0 0 48 48" aria-hidden="true" inner_html=CHAIR></svg> }.into_any();
        let attributes = [("class", "door"), ("data-chair", height), ("href", &leads(page, assets, path))];
        item(element("a", &attributes, vec![chair, line("span", "", page.said(words))]))
    });
    let rows = ROWS.into_iter().map(|(path, words)| item(link("row", &leads(page, assets, path), page.said(words))));
    let links = LINKS.into_iter().filter(|(path, _)| is_one_of(&assets.pages, path));
    let links = links.map(|(path, words)| item(link("", &page.address(path), page.said(words))));
    let links = element("ul", &[("class", "links")], links.collect());
    vec![
        title("", page.said(words::HOME_TITLE)),
        line("p", "hint", page.said(words::HOME_TEXT)),
        line("h2", "unseen", page.said(words::HOME_AGE)),
        element("ul", &[("class", "doors")], doors.collect()),
        line("h2", "unseen", page.said(words::HOME_ADULTS)),
        element("ul", &[("class", "rows")], rows.collect()),
        element("nav", &[("aria-label", &page.said(words::HOME_MORE))], vec![links]),
    ]
}

fn leads(page: Page, assets: &Assets, path: &str) -> String {
    page.address(if is_one_of(&assets.forms, path) { path } else { NOT_YET })
}

fn is_one_of(paths: &[String], path: &str) -> bool {
    paths.iter().any(|there| there.trim_matches('/') == path.trim_matches('/'))
}

fn item(inside: AnyView) -> AnyView {
    element("li", &[], vec![inside])
}
