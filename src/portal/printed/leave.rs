//! *Leave this page*: on the bar of every page and in every dialog, since a dialog lies over the bar.

use leptos::prelude::*;

use crate::{
    pieces::{
        element::{element, text},
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
        vec![text(page.said(words::LEAVE))],
    )
}
