//! The outside world of the app: the clock, the page's elements, the browser's history, randomness. Browser only.

use chrono::NaiveDateTime;
use forms::tongue::clock;
use js_sys::{Date, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, HtmlImageElement};
use wire::LetterId;

use crate::{journey::letter::Marks, site::Site};

/// The time by this device's clock, where the council is.
pub fn now(site: &Site) -> NaiveDateTime {
    clock(&site.time_zone, Date::now())
}

/// A letter's name and tie, drawn at random; `None` on a device that has no good randomness.
pub fn marks(site: &Site) -> Option<Marks> {
    let (mut letter, mut tie) = ([0; 16], [0; 32]);
    let crypto = window().crypto().ok()?;
    for random in [&mut letter[..], &mut tie] {
        crypto.get_random_values_with_u8_array(random).ok()?;
    }
    Some(Marks {
        letter: LetterId(letter),
        tie: hexadecimal(&tie),
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

/// Fetches a picture into the browser's cache, for a screen that may be shown without a network.
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

/// The number that stands at this place of the browser's history; 0 where none was put.
pub fn history_place() -> usize {
    window().history().ok().and_then(|history| number(&history.state().ok()?)).unwrap_or_default()
}

/// A place in the history as a number.
pub fn number(state: &JsValue) -> Option<usize> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast to usize saturates")]
    state.as_f64().map(|place| place as usize)
}

/// One more step in the browser's history. The address stays as it is: it says nothing about the answers.
pub fn history_push(place: usize) {
    if let (Ok(history), Ok(place)) = (window().history(), u32::try_from(place)) {
        // A browser may refuse when there were very many steps at once: then only its Back button suffers.
        let _ = history.push_state(&place.into(), "");
    }
}

/// One step back, as the browser's own Back.
pub fn history_back() {
    if let Ok(history) = window().history() {
        let _ = history.back();
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}
