//! The dialogs of every page: *Get help*, text size and colours, the cover, and the empty page on leaving.

use leptos::prelude::*;

use crate::{
    pieces::{
        element::{element, line, text},
        page::Page,
    },
    printed::leave::leave,
    screens::post::contact,
    site::words,
};

/// Something that a reader may set. `boot.js` knows the same names.
struct Setting {
    name: &'static str,
    heading: &'static str,
    /// Each value with its words; the first is the usual one.
    values: &'static [(&'static str, &'static str)],
}

const SETTINGS: [Setting; 3] = [
    Setting {
        name: "size",
        heading: words::SIZE,
        values: &[("usual", words::SIZE_USUAL), ("large", words::SIZE_LARGE), ("largest", words::SIZE_LARGEST)],
    },
    Setting {
        name: "spacing",
        heading: words::SPACING,
        values: &[("usual", words::SPACING_USUAL), ("wide", words::SPACING_WIDE)],
    },
    Setting {
        name: "colours",
        heading: words::COLOURS,
        values: &[
            ("auto", words::COLOURS_AUTO),
            ("light", words::COLOURS_LIGHT),
            ("dark", words::COLOURS_DARK),
            ("cream", words::COLOURS_CREAM),
        ],
    },
];

/// Everything that `boot.js` may show: closed to begin with.
pub fn dialogs(page: Page) -> Vec<AnyView> {
    vec![
        dialog(page, "help", words::HELP_NOW, help(page)),
        dialog(page, "settings", words::SETTINGS, settings(page)),
        cover(page),
        view! { <p id="status" class="status" role="status" data-moment=page.said(words::ONE_MOMENT) data-missing=page.said(words::MISSING_TITLE) data-unfit=page.said(words::TROUBLE_OTHER_KEYS) data-paper=page.said(words::NO_PRINT)></p> }.into_any(),
        view! { <p id="broken" class="broken" role="alert" data-words=page.said(words::BROKEN) data-sealed=page.said(words::BROKEN_SEALED) data-kept=page.said(words::BROKEN_KEPT)></p> }.into_any(),
        view! { <p id="leaving" role="alert" hidden="">{page.said(words::LEAVING)}</p> }.into_any(),
    ]
}

/// A dialog lies over the bar, so it has the way out in it too.
fn dialog(page: Page, id: &str, heading: &str, mut inside: Vec<AnyView>) -> AnyView {
    let title = [id, "-title"].concat();
    let close = [("type", "button"), ("class", "close"), ("data-close", "")];
    let head = vec![
        element("h2", &[("id", &title)], vec![text(page.said(heading))]),
        element("button", &close, vec![text(page.said(words::CLOSE))]),
        leave(page),
    ];
    inside.insert(0, element("div", &[("class", "dialog__head")], head));
    element("dialog", &[("id", id), ("class", "dialog"), ("aria-labelledby", &title)], inside)
}

fn help(page: Page) -> Vec<AnyView> {
    let contacts = page.site.contacts.iter().filter(|contact| contact.help_now).map(contact);
    vec![
        line("p", "", page.said(words::HELP_TEXT)),
        element("ul", &[("class", "contacts")], contacts.collect()),
        line("p", "quiet", page.said(words::HELP_CALLS)),
    ]
}

fn settings(page: Page) -> Vec<AnyView> {
    let group = |Setting { name, heading, values }: Setting| {
        let choices = values.iter().enumerate().map(|(place, (value, words))| {
            let usual = place == 0;
            let input = view! { <input type="radio" name=name value=*value checked=usual autocomplete="off" /> };
            let input = input.into_any();
            element("label", &[("class", "setting")], vec![input, line("span", "", page.said(words))])
        });
        let inside = std::iter::once(line("legend", "", page.said(heading))).chain(choices);
        element("fieldset", &[], inside.collect())
    };
    let mut all: Vec<AnyView> = SETTINGS.into_iter().map(group).collect();
    all.push(line("p", "quiet", page.said(words::SETTINGS_KEPT)));
    all
}

/// Covers the page when nobody has touched it for a while. Says nothing about what is beneath.
fn cover(page: Page) -> AnyView {
    // Fetched only when the cover opens; without a network there is simply no cat.
    let cat = page.address("pictures/paused.svg");
    view! {
        <dialog id="cover" class="cover" aria-labelledby="cover-title">
            <div data-when="paused">
                <img src=cat alt="" width="96" height="96" loading="lazy" />
                <h2 id="cover-title" tabindex="-1" autofocus="">{page.said(words::PAUSED_TITLE)}</h2>
                <p>{page.said(words::PAUSED_TEXT)}</p>
                <div class="ways">
                    <button type="button" class="way" data-cover="rub-out">{page.said(words::RUB_OUT)}</button>
                    <button type="button" class="way way--on" data-cover="carry-on">{page.said(words::CARRY_ON)}</button>
                </div>
            </div>
            <div data-when="gone" hidden="">
                <h2>{page.said(words::RUBBED_OUT_TITLE)}</h2>
                <p>{page.said(words::RUBBED_OUT_TEXT)}</p>
                <button type="button" class="way way--on way--whole" data-cover="rub-out">{page.said(words::START_AGAIN)}</button>
            </div>
            {leave(page)}
        </dialog>
    }
    .into_any()
}
