//! The outside world of the app: the clock, the page's elements, the browser's history, randomness. Browser only.

use chrono::NaiveDateTime;
use forms::{letter::Secrets, tongue::clock};
use js_sys::{Date, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlImageElement};
use wire::LetterId;

use crate::{journey::letter::Marks, site::Site};

/// The time by this device's clock, where the council is.
pub fn now(site: &Site) -> NaiveDateTime {
    clock(&site.time_zone, Date::now())
}

/// A letter's name, tie and secrets, drawn at random; `None` on a device that has no good randomness.
pub fn marks(site: &Site) -> Option<Marks> {
    let (mut letter, mut drawn) = ([0; 16], [[0; 32]; 3]);
    let crypto = window().crypto().ok()?;
    for random in [&mut letter[..], drawn.as_flattened_mut()] {
        crypto.get_random_values_with_u8_array(random).ok()?;
    }
    let [tie, team, private] = drawn.each_ref().map(|random| hexadecimal(random));
    Some(Marks {
        letter: LetterId(letter),
        tie,
        secrets: Secrets { team, private },
        day: now(site).date().to_string(),
        origin: origin(),
    })
}

/// The origin that this page came from.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// The element of this name. Our pages hold HTML elements only under names.
pub fn find(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id).map(JsCast::unchecked_into)
}

/// Moves the focus there and shows the page from its top.
pub fn focus(id: &str) {
    if let Some(element) = find(id) {
        window().scroll_to_with_x_and_y(0.0, 0.0);
        // An element that cannot take the focus leaves it where it was: nothing is lost.
        let _ = element.focus();
    }
}

/// Says to screen readers that what stands in this box needs another look.
pub fn mark_wrong(id: &str) {
    if let Some(element) = find(id) {
        // Setting an attribute fails only for a name that is none.
        let _ = element.set_attribute("aria-invalid", "true");
    }
}

/// Everything on the page that bears the mark of an answer and is typed or chosen: its mark, and its value.
pub fn marked() -> Vec<(String, String)> {
    let Ok(list) = document().query_selector_all("main [data-answer]:is(:checked,:not(input))") else {
        return Vec::new();
    };
    let elements = (0..list.length()).filter_map(|index| list.item(index));
    let marked = elements.map(|element| {
        let element: HtmlElement = element.unchecked_into();
        let value = Reflect::get(&element, &"value".into()).ok().and_then(|value| value.as_string());
        (element.get_attribute("data-answer").unwrap_or_default(), value.unwrap_or_default())
    });
    marked.collect()
}

/// Fetches pictures into the browser's cache, for screens that may be shown without a network.
pub fn fetch_picture(address: &str) {
    if let Ok(image) = HtmlImageElement::new() {
        image.set_src(address);
    }
}

/// What `boot.js` and the app tell each other: a `data-` attribute of the root element.
pub fn data(name: &str) -> Option<String> {
    document().document_element()?.get_attribute(name)
}

/// Tells `boot.js` something.
pub fn set_data(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        // Setting an attribute fails only for a name that is none.
        let _ = root.set_attribute(name, value);
    }
}

/// Takes back what `boot.js` was told.
pub fn drop_data(name: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.remove_attribute(name);
    }
}

/// Whether the browser stands on the guard: the one entry of its history that a form adds.
pub fn on_guard() -> bool {
    window().history().and_then(|history| history.state()).is_ok_and(|state| state.is_truthy())
}

/// Goes onto the guard, if not there already. The address stays as it is: it says nothing about the answers.
pub fn guard() {
    if !on_guard()
        && let Ok(history) = window().history()
    {
        // A browser may refuse: then only its Back button suffers.
        let _ = history.push_state(&true.into(), "");
    }
}

/// Onto the guard that Back has just left. Not a new one: browsers pass over what is put without a press on the page,
/// and the second Back would leave the form.
pub fn history_forward() {
    if let Ok(history) = window().history() {
        let _ = history.forward();
    }
}

/// As the browser's own Back.
pub fn history_back() {
    if let Ok(history) = window().history() {
        let _ = history.back();
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}
