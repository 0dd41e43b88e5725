//! The few things that screens ask of the browser itself: clock, history, focus, clipboard, print, files.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
    rc::Rc,
    time::Duration,
};

use chrono::NaiveDateTime;
use forms::tongue::clock;
use leptos::prelude::{
    LocalStorage, StoredValue, WithValue, document, on_cleanup, set_timeout, window, window_event_listener_untyped,
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Element, File, HtmlDetailsElement, HtmlElement, HtmlTextAreaElement, IntersectionObserver,
    IntersectionObserverEntry,
};

/// The largest identity file that is read, in bytes: a dozen old identities fit many times over.
const FILE_BYTES_MAX: f64 = 1_048_576.0;

/// How long a browser may take before it says that it prints.
const PRINTS_WITHIN: Duration = Duration::from_secs(1);

/// Why a chosen file gave no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// It is too large or not text: no identity file.
    NotAnIdentity,
    /// It is not there any more, or the browser may not read it.
    Unreadable,
}

/// Knows which of the elements that it watches are on the screen, as long as the screen that made it stands.
#[derive(Clone, Copy)]
pub struct Watch(StoredValue<Option<(IntersectionObserver, Changed)>, LocalStorage>);

type Changed = Closure<dyn FnMut(Vec<IntersectionObserverEntry>)>;

impl Watch {
    /// Calls back with the ids of all that are on the screen, whenever that changes.
    pub fn new(changed: impl Fn(&BTreeSet<String>) + 'static) -> Self {
        let there = RefCell::new(BTreeSet::new());
        let changed = Changed::new(move |entries: Vec<IntersectionObserverEntry>| {
            let mut there = there.borrow_mut();
            for entry in entries {
                let id = entry.target().id();
                if entry.is_intersecting() {
                    there.insert(id)
                } else {
                    there.remove(&id)
                };
            }
            changed(&there);
        });
        // Without one, letters are opened in the order of the list.
        let observer = IntersectionObserver::new(changed.as_ref().unchecked_ref()).ok();
        let watch = Self(StoredValue::new_local(observer.map(|observer| (observer, changed))));
        on_cleanup(move || {
            watch.0.with_value(|watch| watch.iter().for_each(|(observer, _)| observer.disconnect()));
        });
        watch
    }

    /// One that knows of nothing.
    #[cfg(test)]
    pub(crate) fn blind() -> Self {
        Self(StoredValue::new_local(None))
    }

    /// Watches this element too, until it is taken out of the page.
    pub fn add(self, element: &Element) {
        // A screen that was left watches nothing any more.
        let _ = self.0.try_with_value(|watch| watch.iter().for_each(|(observer, _)| observer.observe(element)));
    }
}

/// The clock, in milliseconds since 1970.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a date after 1970, in whole milliseconds")]
pub fn now_millis() -> u64 {
    js_sys::Date::now() as u64
}

/// The time by this computer's clock, where the council is.
pub fn now(zone: &str) -> NaiveDateTime {
    clock(zone, js_sys::Date::now())
}

/// Adds a step to the browser's history without changing the address.
pub fn push_depth(depth: u32) {
    if let Ok(history) = window().history() {
        // Without history the buttons on the page still work.
        let _ = history.push_state(&JsValue::from(depth), "");
    }
}

/// Goes one step back in the browser's history.
pub fn back() {
    if let Ok(history) = window().history() {
        let _ = history.back();
    }
}

/// Puts the focus on the element with this id, unfolding what it lies in; says whether there is one.
pub fn focus(id: &str) -> bool {
    let element = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let fold = element.as_ref().and_then(|element| element.closest("details").ok().flatten());
    if let Some(fold) = fold.and_then(|fold| fold.dyn_into::<HtmlDetailsElement>().ok()) {
        fold.set_open(true);
    }
    element.is_some_and(|element| element.focus().is_ok())
}

/// Shows the top of the page.
pub fn to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Reads a chosen file as text.
///
/// # Errors
///
/// [`FileFault`] if it is no text of a likely size, or cannot be read.
pub async fn read(file: File) -> Result<String, FileFault> {
    if file.size() > FILE_BYTES_MAX {
        return Err(FileFault::NotAnIdentity);
    }
    let text = JsFuture::from(file.text()).await.map_err(|_| FileFault::Unreadable)?;
    text.as_string().ok_or(FileFault::NotAnIdentity)
}

/// Puts text on the clipboard; says whether that worked.
pub async fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    // Missing on pages without a secure connection and in some managed browsers.
    let there = js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object());
    there && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// Selects all of a text area, for copying by hand.
pub fn select(area: &HtmlTextAreaElement) {
    // Without focus the text can still be selected with the mouse.
    let _ = area.focus();
    area.select();
}

/// Opens the browser's print window. Some programs that show a page print nothing, and say nothing: then calls back.
pub fn print(nothing: impl FnOnce() + 'static) {
    let prints = Rc::new(Cell::new(false));
    let starts = Rc::clone(&prints);
    let heard = window_event_listener_untyped("beforeprint", move |_| starts.set(true));
    // What cannot print at all is found out like what does not.
    let _ = window().print();
    let look = move || {
        heard.remove();
        if !prints.get() {
            nothing();
        }
    };
    set_timeout(look, PRINTS_WITHIN);
}
