//! What became of the letter: one picture, one sentence, one thing to do.

use chrono::NaiveDate;
use leptos::prelude::AnyView;
use wire::Route;

use crate::{
    closing::seen,
    element::{element, line, link, picture},
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

/// The pictures of the states: files of `public/pictures`, fetched before they are needed, since then there may be no network.
pub const PICTURES: [&str; 4] = ["private.svg", "waiting.svg", "not-sent.svg", "arrived.svg"];

/// The screen for a state of the post. Says the state in words, not in colour.
#[must_use]
pub fn post(page: Page, post: &Post, sent: &Sent) -> Vec<AnyView> {
    let said = |id| line("p", "", page.said(id));
    let home = || link("way way--whole", &page.site.base, page.said(words::HOME));
    let [locking, clock, still_here, tick] = PICTURES;
    let (mark, heading, below) = match post {
        Post::Sending => (locking, words::SENDING_TITLE, vec![said(words::SENDING_TEXT)]),
        Post::Waiting(why) => {
            let again = page.way("way way--on way--whole", "again", words::TRY_NOW);
            let below = vec![said(why.word()), said(words::WAITING_TEXT), again];
            (clock, words::WAITING_TITLE, below)
        }
        Post::NotSent(why) => {
            let (stay, act) = if sent.kept {
                let act = page.ways(("answers", words::SEE_ANSWERS), ("send", words::TRY_AGAIN));
                (words::NOT_SENT_TEXT, act)
            } else {
                (words::NOT_SENT_RUBBED_OUT, home())
            };
            (still_here, words::NOT_SENT_TITLE, vec![said(why.word()), said(stay), act])
        }
        Post::Arrived { day } => {
            let wrong = if clocks_differ(sent.day, day) { page.said(words::ARRIVED_CLOCK) } else { String::new() };
            // A letter that asks for somebody soon has its own times; saying one of them twice helps nobody.
            let mut below = match sent.soon {
                true => soon(page).into_iter().collect(),
                false => vec![line("p", "", seen(page, words::ARRIVED_TEXT, &sent.route, false))],
            };
            below.extend([line("p", "", wrong), said(words::ARRIVED_GONE), home()]);
            (tick, words::ARRIVED_TITLE, below)
        }
    };
    let picture = picture(&page.address(&["pictures/", mark].concat()));
    let mut inside = vec![picture, title("", page.said(heading))];
    inside.extend(below);
    vec![element("div", &[("class", "post")], inside)]
}
