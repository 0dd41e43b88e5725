//! What became of the letter: one picture, one sentence, one thing to do.

use chrono::NaiveDate;
use leptos::prelude::AnyView;
use wire::{Route, Trouble, sending::Held};

use crate::{
    journey::told::Post,
    pieces::{
        element::{element, line, link, picture, text},
        page::{Page, title},
    },
    screens::{
        closing::{copy_said, print_said, seen},
        question::soon,
    },
    site::{Contact, Reach, Site, when::clocks_differ, words},
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
    /// Whether what was typed is still in this page's memory.
    pub words_here: bool,
    /// Whether this device may keep the sealed letter until it has arrived.
    pub may_keep: bool,
    /// Whether it does.
    pub kept: bool,
    /// Whether it may have waited for a day.
    pub old: bool,
}

/// The pictures of the states, which come with those of the form: when they are needed there may be no network.
pub const PICTURES: [&str; 6] =
    ["private.svg", "waiting.svg", "waiting-offline.svg", "not-sent.svg", "unsure.svg", "arrived.svg"];

/// The screen for a state of the post. Says the state in words, not in colour. `on_paper` is what was said, while it is here.
pub fn post(page: Page, post: &Post, sent: &Sent, on_paper: Option<AnyView>) -> Vec<AnyView> {
    let said = |id| line("p", "", page.said(id));
    let home = || link("way way--whole", &page.site.home, page.said(words::HOME));
    let [locking, clock, cut_off, still_here, question, tick] = PICTURES;
    let (mark, heading, below) = match post {
        Post::Sending => {
            let text = if sent.kept { words::SENDING_KEPT } else { words::SENDING_TEXT };
            (locking, words::SENDING_TITLE, vec![said(text)])
        }
        Post::Waiting(why, held) => {
            let again = page.way("way way--on way--whole", "again", words::TRY_NOW);
            let asks = *held == Held::Page && !sent.may_keep;
            let stays = match held {
                Held::Device => words::WAITING_KEPT,
                Held::Page if asks => words::WAITING_ASKS,
                Held::Page => words::WAITING_NOT_KEPT,
                Held::Open => words::WAITING_TEXT,
            };
            let private = if *held == Held::Device { page.said(words::WAITING_PRIVATE) } else { String::new() };
            let why_not = match why {
                Trouble::Refused => words::WAITING_REFUSED,
                // It is sealed, whatever has become of the page's keys.
                Trouble::Device | Trouble::OutOfDate => words::WAITING_STOPPED,
                other => other.word(),
            };
            let mut below = vec![said(why_not), said(stays), line("p", "quiet", private)];
            if asks {
                below.push(page.way("way way--whole", "keep", words::KEEP_HERE));
            }
            below.push(again);
            if sent.old {
                below.extend(other_ways(page, words::OLD_TEXT));
            } else if matches!(why, Trouble::Refused | Trouble::Closed | Trouble::Blocked) {
                // It may be so for long, and nobody should have to wait a day to learn what else can be done.
                below.extend(other_ways(page, words::OTHER_WAYS_TEXT));
            }
            let mark = if *why == Trouble::Offline { cut_off } else { clock };
            (mark, words::WAITING_TITLE, below)
        }
        Post::NotSent(why) => {
            let (stay, act) = match (sent.words_here, why) {
                (false, _) => (words::NOT_SENT_RUBBED_OUT, home()),
                // It says not to send, or that nothing can be sent from here, so it offers no way to.
                (true, Trouble::OtherKeys | Trouble::OutOfDate) => {
                    (words::NOT_SENT_TEXT, page.way("way way--whole", "answers", words::SEE_ANSWERS))
                }
                (true, _) => {
                    (words::NOT_SENT_TEXT, page.ways(("answers", words::SEE_ANSWERS), ("send", words::TRY_AGAIN)))
                }
            };
            let mut below = vec![said(why.word()), said(stay), act];
            // What is not sent may be lost with this page; what is, or may be, had better not lie in a clipboard.
            if on_paper.is_some() {
                below.extend([copy_said(page), print_said(page)]);
            }
            if *why != Trouble::Deleted {
                below.extend(other_ways(page, words::OTHER_WAYS_TEXT));
            }
            (still_here, words::NOT_SENT_TITLE, below)
        }
        Post::Unsure { there } => {
            let again = || page.way("way way--on way--whole", "again", words::TRY_AGAIN);
            let (text, act) = match (there, sent.words_here) {
                (true, _) => (words::UNSURE_THERE, home()),
                (false, true) => (words::UNSURE_TEXT, again()),
                // It may still be kept here, and another look costs nothing.
                (false, false) => (words::UNSURE_RUBBED_OUT, again()),
            };
            let mut below = vec![said(text), act];
            below.extend(other_ways(page, words::OTHER_WAYS_TEXT));
            (question, words::UNSURE_TITLE, below)
        }
        Post::Arrived { day } => {
            let wrong = if clocks_differ(sent.day, day) { page.said(words::ARRIVED_CLOCK) } else { String::new() };
            // A letter that asks for somebody soon has its own times; saying one of them twice helps nobody.
            let mut below = match sent.soon {
                true => soon(page).into_iter().collect(),
                false => vec![line("p", "", seen(page, words::ARRIVED_TEXT, &sent.route, false))],
            };
            below.extend([line("p", "", wrong), said(words::ARRIVED_GONE)]);
            // What is said of the service may have no name, and a second letter with one would tell whose the first was.
            if sent.route != Route::Service {
                below.push(page.way("way way--whole", "correct", words::CORRECT));
            }
            below.push(home());
            (tick, words::ARRIVED_TITLE, below)
        }
    };
    let mut inside = vec![picture(&page.picture(mark)), title("", page.said(heading))];
    inside.extend(below);
    if on_paper.is_some() && !matches!(post, Post::NotSent(_)) {
        inside.push(print_said(page));
    }
    inside.extend(on_paper);
    vec![element("div", &[("class", "post")], inside)]
}

/// What else a child can do whose letter does not go: ring somebody, or write on paper. `why` says it in a line or two.
fn other_ways(page: Page, why: &str) -> Vec<AnyView> {
    let contacts = people_to_ring(page.site).into_iter().map(contact).collect();
    let print = [("type", "button"), ("class", "way way--whole"), ("data-print", "paper")];
    let inside = vec![
        line("h2", "", page.said(words::OLD_TITLE)),
        line("p", "", page.said(why)),
        element("ul", &[("class", "contacts")], contacts),
        element("button", &print, vec![text(page.said(words::PRINT))]),
    ];
    vec![element("section", &[("class", "other-ways")], inside)]
}

/// The team and the advocate: whoever can write it down instead. Then whom *Get help* offers, for anything that cannot wait.
pub fn people_to_ring(site: &Site) -> Vec<&Contact> {
    ["team", "advocate"].into_iter().filter_map(|id| site.contacts.iter().find(|one| one.id == id)).collect()
}

/// Somebody to ring, to text or to meet on a website, as a link that a phone can follow.
pub fn contact(contact: &Contact) -> AnyView {
    let href = contact.address();
    // What is answered stays where it is: another website opens beside it.
    let mut link = vec![("class", "contact"), ("href", &*href), ("target", "_blank"), ("rel", "noreferrer noopener")];
    if contact.reach != Reach::Web {
        link.truncate(2);
    }
    let mut inside = vec![line("b", "", contact.shown().to_owned())];
    if contact.name != contact.phone {
        inside.splice(0..0, [line("span", "", contact.name.clone()), text(" ".into())]);
    }
    element("li", &[], vec![element("a", &link, inside), line("p", "quiet", contact.about.clone())])
}
