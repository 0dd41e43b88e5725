//! What every screen is drawn with, and the pieces at the top of each.

use chrono::NaiveDateTime;
use forms::{Answer, Sharing, Value};
use leptos::prelude::*;

use crate::{
    pieces::element::{button, element, line, link, live_line, text},
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

/// What changes of a question while its screen stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Live {
    /// What stands in the box, or is chosen.
    pub value: Value,
    /// Who may know it, if that was chosen.
    pub sharing: Option<Sharing>,
    /// What is wrong, in words; empty if nothing is.
    pub fault: String,
    /// Who may know it, if that was chosen for it alone.
    pub by_hand: Option<Sharing>,
    /// Ends the ids and marks of this question's elements where others stand on the same screen; else nothing.
    pub mark: String,
}

impl Live {
    /// A question as its screen starts: with what stood in its box before, and its number among those on the screen.
    pub fn start(before: Answer, nth: usize) -> RwSignal<Self> {
        let Answer { value, sharing } = before;
        RwSignal::new(Self { value, sharing, by_hand: sharing, mark: mark(nth), ..Self::default() })
    }
}

/// What ends the ids and marks of the elements of a question with this number on its screen.
pub fn mark(nth: usize) -> String {
    if nth == 0 { String::new() } else { ["-", &nth.to_string()].concat() }
}

/// Ids or marks as this question's elements bear them: each with its mark.
pub fn own(screen: RwSignal<Live>, ids: &str) -> String {
    screen.with_untracked(|screen| ids.split(' ').map(|id| [id, &screen.mark].concat()).collect::<Vec<_>>().join(" "))
}

/// What was answered in the elements with this mark.
pub fn own_marks(marked: &[(String, String)], mark: &str) -> Vec<(String, String)> {
    let own = |(name, value): &(String, String)| {
        let kind = name.strip_suffix(mark)?;
        // Another's number is left over where this question has none.
        kind.bytes().all(|letter| letter != b'-').then(|| (kind.to_owned(), value.clone()))
    };
    marked.iter().filter_map(own).collect()
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

    /// The address of a picture that the form shows.
    pub fn picture(&self, name: &str) -> String {
        self.address(&[self.site.pictures.as_str(), "#", name].concat())
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

/// What is wrong here and what to do. Empty, and then not seen, until there is something.
pub fn fault(screen: RwSignal<Live>) -> AnyView {
    let attributes = [("id", own(screen, "fault")), ("class", "fault".into()), ("tabindex", "-1".into())];
    live_line("p", &attributes, move || screen.with(|screen| screen.fault.clone()))
}
