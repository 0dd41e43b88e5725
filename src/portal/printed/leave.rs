//! *Leave fast*: on the bar of every page and in every dialog, since a dialog lies over the bar.

use leptos::prelude::*;

use crate::{
    pieces::{
        element::{element, line, text},
        page::Page,
    },
    site::words,
};

/// The way out: a plain link that works without any script, and at once with `boot.js`.
pub fn leave(page: Page) -> AnyView {
    element(
        "a",
        &[
            ("class", "leave"),
            ("href", &page.site.exit),
            ("rel", "noreferrer noopener"),
            ("data-leave", ""),
            ("data-two", &page.said(words::SHIFT_TWO)),
            ("data-one", &page.said(words::SHIFT_ONE)),
        ],
        // What it does is always said to whoever listens, and shown where there is room.
        vec![
            text(page.said(words::LEAVE)),
            line("span", "leave__does", [": ", &page.said(words::LEAVE_DOES)].concat()),
        ],
    )
}
