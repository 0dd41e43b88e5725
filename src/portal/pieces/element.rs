//! The few pieces that every screen is built of, printed or in the browser.
//!
//! `view!` compiles each shape of markup for itself; here all of them are one, compiled once. That is a third of what a
//! child would otherwise wait for.

use leptos::{
    attr::{
        any_attribute::{AnyAttribute, IntoAnyAttribute},
        custom::custom_attribute,
    },
    ev::{Event, on},
    html,
    prelude::*,
    tachys::html::property::prop,
};

/// An element with its attributes and what stands in it.
pub fn element(tag: &'static str, attributes: &[(&'static str, &str)], inside: Vec<AnyView>) -> AnyView {
    whole(tag, written(attributes), inside)
}

/// An element with only text in it; nothing at all if there is no text.
pub fn line(tag: &'static str, class: &str, words: String) -> AnyView {
    if words.is_empty() {
        return text(words);
    }
    let class: &[(&str, &str)] = if class.is_empty() { &[] } else { &[("class", class)] };
    element(tag, class, vec![text(words)])
}

/// Plain text.
pub fn text(words: String) -> AnyView {
    words.into_any()
}

/// What is seen, and said to whoever listens, only while something is chosen.
pub fn shown(inside: Vec<AnyView>, chosen: Chosen) -> AnyView {
    element("div", &[("role", "status")], vec![whole("div", vec![kept("hidden", Box::new(move || !chosen()))], inside)])
}

/// An element with only text in it, which is another whenever a signal that it reads has changed. What stood in it goes as a
/// whole: a browser that translates the page has put elements of its own there.
pub fn live_line(
    tag: &'static str,
    attributes: &[(&'static str, String)],
    words: impl Fn() -> String + Send + 'static,
) -> AnyView {
    let attributes: Vec<_> = attributes.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let words: Box<dyn Fn() -> String + Send> = Box::new(words);
    // Where it is printed, properties are not.
    let first = if cfg!(target_arch = "wasm32") { String::new() } else { words() };
    let attributes = written(&attributes).into_iter().chain([prop("textContent", words).into_any_attr()]).collect();
    whole(tag, attributes, vec![text(first)])
}

/// What opens in place: a summary, and what it opens to. With `open`, that opens and closes it too.
pub fn opening(class: &str, inside: Vec<AnyView>, open: Option<Chosen>) -> AnyView {
    let open = open.map(|open| kept("open", open));
    whole("details", written(&[("class", class)]).into_iter().chain(open).collect(), inside)
}

/// A link with only text in it.
pub fn link(class: &str, address: &str, words: String) -> AnyView {
    let attributes = [("href", address), ("class", class)];
    element("a", &attributes[..if class.is_empty() { 1 } else { 2 }], vec![text(words)])
}

/// A button that says what it does; `go` is read by `boot.js`, which passes it to the app once that is there.
pub fn button(class: &str, go: &str, inside: Vec<AnyView>) -> AnyView {
    element("button", &[("type", "button"), ("class", class), ("data-go", go)], inside)
}

/// Whether something is chosen, now.
pub type Chosen = Box<dyn Fn() -> bool + Send>;

/// A real radio button or checkbox, with its group as its mark; `said` is its name where the words beside it are not.
pub fn tick(
    many: bool,
    group: &str,
    (value, said): (&str, &str),
    chosen: Chosen,
    choose: Box<dyn Fn(bool)>,
) -> AnyView {
    let kind = if many { "checkbox" } else { "radio" };
    let attributes = [
        ("type", kind),
        ("name", group),
        ("data-answer", group),
        ("value", value),
        ("autocomplete", "off"),
        ("aria-label", said),
    ];
    let hears = heard(move |event| choose(event_target_checked(&event)));
    let attributes = written(&attributes[..if said.is_empty() { 5 } else { 6 }]);
    void("input", attributes.into_iter().chain([kept("checked", chosen), hears]).collect())
}

/// A box to write in. It has no name and stands in no form, so nothing typed can ever end up in an address.
pub fn writing_box(attributes: &[(&'static str, &str)], typed: String, write: Box<dyn Fn(String)>) -> AnyView {
    let hears = heard(move |event| write(event_target_value(&event)));
    // A text of nothing is printed as a space, with which every letter would begin.
    let inside = if typed.is_empty() { Vec::new() } else { vec![text(typed)] };
    whole("textarea", written(attributes).into_iter().chain([hears]).collect(), inside)
}

/// A picture beside words that say the same: screen readers pass it over.
pub fn picture(address: &str) -> AnyView {
    let attributes = [("src", address), ("alt", ""), ("width", "48"), ("height", "48")];
    void("img", written(&attributes))
}

fn whole(tag: &'static str, attributes: Vec<AnyAttribute>, inside: Vec<AnyView>) -> AnyView {
    html::custom(tag).add_any_attr(attributes).child(inside).into_any()
}

/// One with nothing in it, which is printed without an end.
fn void(tag: &'static str, attributes: Vec<AnyAttribute>) -> AnyView {
    match tag {
        _ if cfg!(target_arch = "wasm32") => whole(tag, attributes, Vec::new()),
        "img" => html::img().add_any_attr(attributes).into_any(),
        _ => html::input().add_any_attr(attributes).into_any(),
    }
}

/// A property of an element, kept as this says.
fn kept(name: &'static str, says: Chosen) -> AnyAttribute {
    prop(name, says).into_any_attr()
}

fn heard(hear: impl Fn(Event) + 'static) -> AnyAttribute {
    let hear: Box<dyn Fn(Event)> = Box::new(hear);
    on(leptos::ev::input, hear).into_any_attr()
}

fn written(attributes: &[(&'static str, &str)]) -> Vec<AnyAttribute> {
    attributes.iter().map(|(name, value)| custom_attribute(*name, (*value).to_owned()).into_any_attr()).collect()
}
