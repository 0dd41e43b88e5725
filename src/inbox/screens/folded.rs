//! The folded parts of the list: closed letters, and for a lead those that only colleagues can open, or nobody.

use leptos::{ev, html, prelude::*};
use web_sys::HtmlDetailsElement;

use crate::{
    screens::{pieces::busy_words, room::Room, row::row},
    session::listing::Listing,
};

/// The closed letters. They are fetched when somebody unfolds them, and not before.
pub fn closed(room: Room, listing: Memo<Listing>) -> impl IntoView {
    // The fold stays while what is in it changes: the focus is on it.
    let is_there = Memo::new(move |_| listing.with(Listing::has_closed));
    let node = NodeRef::<html::Details>::new();
    let inside = move || {
        let shown = room.desk.with(|desk| desk.closed_shown);
        shown.then(|| {
            let lines = listing.with(|listing| listing.closed.clone());
            if !lines.is_empty() {
                let rows = lines.iter().map(|line| row(room, line)).collect_view();
                return view! { <ul class="rows">{rows}</ul> }.into_any();
            }
            let unknown = listing.with(|listing| listing.closed_unknown > 0);
            let words = if unknown { busy_words(room).unwrap_or_default() } else { room.say("list-closed-none") };
            view! { <p class="hint">{words}</p> }.into_any()
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
pub fn apart(room: Room, listing: Memo<Listing>) -> impl IntoView {
    let lines = Memo::new(move |_| listing.with(|listing| listing.apart.clone()));
    move || {
        let lines = lines.get();
        (!lines.is_empty()).then(|| {
            let summary = room.words(|words| words.count("list-apart", lines.len() as u64));
            view! {
                <details class="folded apart">
                    <summary>{summary}</summary>
                    <p class="hint">{room.say("list-apart-hint")}</p>
                    <ul class="rows">{lines.iter().map(|line| row(room, line)).collect_view()}</ul>
                </details>
            }
        })
    }
}

/// How many letters only colleagues can open; a lead can unfold them, to delete one that a colleague names.
pub fn colleagues(room: Room, listing: Memo<Listing>) -> impl IntoView {
    let words = move || {
        let number = listing.with(|listing| listing.colleagues);
        (number > 0).then(|| room.words(|words| words.count("colleagues", number)))
    };
    let lead = room.desk.with_untracked(|desk| desk.is_lead());
    let is_there = Memo::new(move |_| words().is_some());
    move || {
        is_there.get().then(|| {
            if !lead {
                return view! { <p class="colleagues">{words}</p> }.into_any();
            }
            let rows = move || {
                let lines = listing.with(|listing| listing.sealed.clone());
                lines.iter().map(|line| row(room, line)).collect_view()
            };
            view! {
                <details class="folded colleagues">
                    <summary>{words}</summary>
                    <ul class="rows">{rows}</ul>
                </details>
            }
            .into_any()
        })
    }
}
