//! What became of the letter: one picture, one sentence, one thing to do.

use chrono::NaiveDate;
use leptos::prelude::*;
use wire::Route;

use crate::{
    closing::seen,
    element::{element, line, link},
    page::{Page, title},
    question::soon,
    told::Post,
    when::clocks_differ,
    words,
};

/// What the screen needs beside the post itself, kept from the letter when it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// To whom it goes.
    pub route: Route,
    /// Whether somebody should be in touch soon.
    pub soon: bool,
    /// Today by this device's clock, when it was sent.
    pub day: NaiveDate,
    /// Whether the words are still here.
    pub kept: bool,
}

const ENVELOPE: &str = r#"<path d="M12 28h72v44H12z"/><path d="m12 28 36 26 36-26"/>"#;
const TICK: &str = r#"<circle class="picture__on" cx="74" cy="68" r="16"/><path d="m66 68 6 6 10-12"/>"#;
const CLOCK: &str = r#"<circle class="picture__on" cx="74" cy="68" r="16"/><path d="M74 59v9l6 5"/>"#;
const STOP: &str = r#"<circle class="picture__on" cx="74" cy="68" r="16"/><path d="M74 60v9m0 6v1"/>"#;

/// The screen for a state of the post. Says the state in words, not in colour.
#[must_use]
pub fn post(page: Page, post: &Post, sent: &Sent) -> Vec<AnyView> {
    let said = |id| line("p", "", page.said(id));
    let home = || link("way way--whole", &page.site.base, page.said(words::HOME));
    let (class, mark, heading, below) = match post {
        Post::Sending => ("post post--sending", "", words::SENDING_TITLE, vec![said(words::SENDING_TEXT)]),
        Post::Waiting(why) => {
            let again = page.way("way way--on way--whole", "again", words::TRY_NOW);
            let below = vec![said(why.word()), said(words::WAITING_TEXT), again];
            ("post post--waiting", CLOCK, words::WAITING_TITLE, below)
        }
        Post::NotSent(why) => {
            let (stay, act) = if sent.kept {
                let act = page.ways(("answers", words::SEE_ANSWERS), ("send", words::TRY_AGAIN));
                (words::NOT_SENT_TEXT, act)
            } else {
                (words::NOT_SENT_RUBBED_OUT, home())
            };
            ("post post--not-sent", STOP, words::NOT_SENT_TITLE, vec![said(why.word()), said(stay), act])
        }
        Post::Arrived { day } => {
            let clock = if clocks_differ(sent.day, day) { page.said(words::ARRIVED_CLOCK) } else { String::new() };
            let mut below = vec![line("p", "", seen(page, words::ARRIVED_TEXT, &sent.route, sent.soon))];
            if sent.soon {
                below.extend(soon(page));
            }
            below.extend([line("p", "", clock), said(words::ARRIVED_GONE), home()]);
            ("post post--arrived", TICK, words::ARRIVED_TITLE, below)
        }
    };
    let picture = [ENVELOPE, mark].concat();
    let picture = view! { <svg class="picture" viewBox="0 0 96 96" aria-hidden="true" inner_html=picture></svg> };
    let mut inside = vec![picture.into_any(), title("", page.said(heading))];
    inside.extend(below);
    vec![element("div", &[("class", class)], inside)]
}
