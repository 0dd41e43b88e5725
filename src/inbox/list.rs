//! The list of letters.

use leptos::prelude::*;

use crate::{
    browser,
    listing::{Line, Listing},
    place::Place,
    room::Room,
    screen::{Heading, Notes, busy_words},
};

/// Every letter: contact soon, not read, read; then the number for colleagues.
#[component]
pub fn List() -> impl IntoView {
    let room = Room::here();
    let listing = Memo::new(move |_| room.desk.with(|desk| desk.listing()));
    // Back from a letter, the focus returns to where it was.
    let last = room.last.get_untracked().map(row_id);
    let returns = last.is_some();
    Effect::new(move |_| {
        if let Some(id) = &last {
            browser::focus(id);
        }
    });
    let config = room.config();
    let number = config.keyset.to_string();
    let keys = config.words.fill("keys-in-use", &[("number", &number), ("fingerprint", &config.fingerprint)]);
    let colleagues = move || {
        let number = listing.with(|listing| listing.colleagues);
        (number > 0).then(|| {
            let words = room.words(|words| words.count("colleagues", number, "number"));
            view! { <p class="colleagues">{words}</p> }
        })
    };
    view! {
        <section class="list">
            <div class="list-head">
                <Heading words=room.say("list-title") quiet=returns />
                <p class="busy">{move || busy_words(room)}</p>
                <Refresh />
            </div>
            <Notes />
            {move || listing.with(|listing| groups(room, listing))}
            {colleagues}
            <p class="keys">{keys}</p>
        </section>
    }
}

/// Fetches the list anew; says so if letters have come in.
#[component]
fn Refresh() -> impl IntoView {
    let room = Room::here();
    let words = move || {
        let fresh = room.desk.with(|desk| desk.fresh());
        if fresh == 0 { room.say("refresh") } else { room.words(|words| words.count("new-letters", fresh, "number")) }
    };
    let busy = move || room.desk.with(|desk| desk.busy().is_some()).then_some("true");
    let refresh = move |_| room.act(|desk, now_millis| desk.refresh(now_millis));
    view! { <button type="button" on:click=refresh aria-disabled=busy>{words}</button> }
}

fn groups(room: Room, listing: &Listing) -> AnyView {
    if listing.is_empty() {
        return view! {
            <div class="empty">
                <p>{room.say("list-empty")}</p>
                <p class="hint">{room.say("list-empty-hint")}</p>
            </div>
        }
        .into_any();
    }
    let Listing { urgent, unread, read, .. } = listing;
    [("list-urgent", urgent), ("list-unread", unread), ("list-read", read)]
        .into_iter()
        .filter(|(_, lines)| !lines.is_empty())
        .map(|(id, lines)| {
            let title = room.words(|words| words.fill(id, &[("number", &lines.len().to_string())]));
            let rows = lines.iter().map(|line| row(room, line)).collect_view();
            view! { <h2>{title}</h2><ul class="rows">{rows}</ul> }
        })
        .collect_view()
        .into_any()
}

fn row(room: Room, line: &Line) -> AnyView {
    let Line { id, name, role, arrived, review, iro, soon, opened, doubted } = line.clone();
    let tag = |shown: bool, class, word| shown.then(|| view! { <span class=class>{room.say(word)}</span> });
    let labelled = |class, label, words: String| {
        let fact =
            || view! { <span class=class>{room.say(label)}" "<b dir="auto" translate="no">{words.clone()}</b></span> };
        (!words.is_empty()).then(fact)
    };
    let arrived = room.words(|words| words.fill("day-arrived", &[("day", &arrived)]));
    view! {
        <li class:soon=soon>
            <span class="who">
                <button type="button" id=row_id(id) dir="auto" translate="no" on:click=move |_| room.go(Place::Letter(id))>{name}</button>
                <span class="role" dir="auto">{role}</span>
            </span>
            <span class="tags">
                {tag(soon, "tag tag-soon", "tag-soon")}
                {tag(doubted, "tag tag-doubt", "tag-doubt")}
                {tag(soon && !opened, "tag tag-unread", "tag-unread")}
                {tag(soon && opened, "tag tag-read", "tag-read")}
            </span>
            <span class="facts">
                {labelled("review", "strip-review", review)}
                {labelled("iro", "strip-iro", iro)}
                <span class="arrived">{arrived}</span>
            </span>
        </li>
    }
    .into_any()
}

fn row_id(id: wire::LetterId) -> String {
    format!("letter-{id}")
}
