//! The folded parts of the list: closed letters, and for a lead those that only colleagues can open, or nobody.

use leptos::{ev, html, prelude::*};
use web_sys::HtmlDetailsElement;

use crate::{
    screens::{part::Parts, pieces::live, room::Room},
    session::listing::Listing,
};

/// The closed letters. They are opened when somebody unfolds them, and not before.
pub fn closed(room: Room, parts: Parts) -> impl IntoView {
    let part = parts.part(room, |listing| &listing.closed);
    let shown = Memo::new(move |_| room.desk.with(|desk| desk.closed_shown));
    // The fold stays while what is in it changes: the focus is on it.
    let is_there = Memo::new(move |_| shown.get() || parts.listing.with(Listing::has_closed));
    let is_empty = Memo::new(move |_| part.with(|part| part.all == 0));
    let node = NodeRef::<html::Details>::new();
    let inside = move || {
        shown.get().then(|| match is_empty.get() {
            true => view! { <p class="hint">{room.say("list-closed-none")}</p> }.into_any(),
            false => parts.rows(room, part),
        })
    };
    let toggled = move |_: ev::Event| {
        if let Some(details) = node.get_untracked() {
            let shown = HtmlDetailsElement::open(&details);
            room.act(|desk, now_millis| desk.show_closed(shown, now_millis));
        }
    };
    move || {
        is_there.get().then(|| {
            let (keep_days, shown) = room.desk.with_untracked(|desk| (desk.keep_days, desk.closed_shown));
            let summary = match keep_days {
                0 => room.say("list-closed-unsaid"),
                days => room.words(|words| words.count("list-closed", days.into())),
            };
            view! {
                <details class="folded" open=shown node_ref=node on:toggle=toggled>
                    <summary>{summary}</summary>
                    {inside}
                </details>
            }
        })
    }
}

/// For a lead, what opened neither for somebody of the duty team nor for a manager.
pub fn apart(room: Room, parts: Parts) -> impl IntoView {
    let part = parts.part(room, |listing| &listing.apart);
    let is_there = Memo::new(move |_| part.with(|part| part.all > 0));
    let summary = move || room.words(|words| words.count("list-apart", part.with(|part| part.all as u64)));
    move || {
        is_there.get().then(|| {
            view! {
                <details class="folded apart">
                    <summary>{live(summary)}</summary>
                    <p class="hint">{room.say("list-apart-hint")}</p>
                    {parts.rows(room, part)}
                </details>
            }
        })
    }
}

/// How many letters only colleagues can open; a lead can unfold them, to delete one that a colleague names.
pub fn colleagues(room: Room, parts: Parts) -> impl IntoView {
    let part = parts.part(room, |listing| &listing.sealed);
    let number = Memo::new(move |_| parts.listing.with(|listing| listing.colleagues));
    let is_there = Memo::new(move |_| number.get() > 0);
    let words = move || room.words(|words| words.count("colleagues", number.get()));
    let lead = room.desk.with_untracked(|desk| desk.is_lead());
    move || {
        is_there.get().then(|| {
            if !lead {
                return view! { <p class="colleagues">{live(words)}</p> }.into_any();
            }
            view! {
                <details class="folded colleagues">
                    <summary>{live(words)}</summary>
                    {parts.rows(room, part)}
                </details>
            }
            .into_any()
        })
    }
}
