//! What every screen is drawn with, and the pieces at the top of each.

use chrono::NaiveDateTime;
use forms::{Sharing, Value};
use leptos::prelude::*;

use crate::{
    pieces::element::{button, element, line, link, live, text},
    site::{
        Site, Way,
        names::Names,
        words::{self, Words},
    },
};

/// What every screen is drawn with.
#[derive(Clone, Copy, Debug)]
pub struct Page<'page> {
    /// The council and its people.
    pub site: &'page Site,
    /// The interface words.
    pub words: Words<'page>,
    /// Who is meant by `{$iro}` and the like.
    pub names: &'page Names,
    /// The device's clock; a printed page has none.
    pub now: Option<NaiveDateTime>,
}

/// What changes on a screen while it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Live {
    /// What stands in the box, or is chosen.
    pub value: Value,
    /// Who may know it, if that was chosen.
    pub sharing: Option<Sharing>,
    /// What is wrong, in words; empty if nothing is.
    pub fault: String,
}

impl Live {
    /// A screen as it starts: with what stood in its box before.
    pub fn start(value: Value, sharing: Option<Sharing>) -> RwSignal<Self> {
        RwSignal::new(Self { value, sharing, fault: String::new() })
    }
}

/// Takes what was answered into the value of a question: as the whole of it, or as a part.
pub type Put = fn(&mut Value, Value);

/// What was answered is the whole value.
pub fn whole(value: &mut Value, answered: Value) {
    *value = answered;
}

impl Page<'_> {
    /// An interface word with the names filled in.
    pub fn said(&self, id: &str) -> String {
        self.names.fill(self.words.get(id))
    }

    /// The address of something beneath the base.
    pub fn address(&self, beneath: &str) -> String {
        [self.site.base.as_str(), beneath].concat()
    }

    /// The address of a page in this language.
    pub fn to(&self, path: &str) -> String {
        [self.site.home.as_str(), path].concat()
    }

    /// A link to a page, as one of a list.
    pub fn listed(&self, class: &str, way: &Way) -> AnyView {
        element("li", &[], vec![link(class, &self.to(&way.path), way.words.clone())])
    }

    /// A way on: a button that says what it does.
    pub fn way(&self, class: &str, go: &str, id: &str) -> AnyView {
        button(class, go, vec![text(self.said(id))])
    }

    /// Two ways on, side by side and of equal size.
    pub fn ways(&self, first: (&str, &str), second: (&str, &str)) -> AnyView {
        let both = vec![self.way("way", first.0, first.1), self.way("way way--on", second.0, second.1)];
        element("div", &[("class", "ways")], both)
    }

    /// The way back, above the title: to the start page from the first screen, else one step.
    pub fn back(&self, first: bool) -> AnyView {
        if first {
            return link("back", &self.site.home, self.said(words::BACK));
        }
        self.way("back", "back", words::BACK)
    }
}

/// The title of a screen, after its topic if it has one. It gets the focus when the screen changes.
pub fn title(topic: &str, words: String) -> AnyView {
    let topic = if topic.is_empty() { String::new() } else { [topic, " "].concat() };
    element("h1", &[("id", "title"), ("tabindex", "-1")], vec![line("span", "topic", topic), text(words)])
}

/// What is wrong on this screen and what to do. Empty, and then not seen, until there is something.
pub fn fault(screen: RwSignal<Live>) -> AnyView {
    let words = live(move || text(screen.with(|screen| screen.fault.clone())));
    element("p", &[("id", "fault"), ("class", "fault"), ("tabindex", "-1")], vec![words])
}
