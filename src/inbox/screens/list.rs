//! The list of letters.

use leptos::prelude::*;

use crate::{
    screens::{
        folded::{apart, closed, colleagues},
        pieces::{Heading, busy_words, notes},
        room::Room,
        row::{row, row_id},
        window,
    },
    session::listing::Listing,
};

/// Every letter: contact soon, not read, read; folded away the closed ones and those for colleagues.
pub fn list(room: Room) -> impl IntoView {
    let listing = Memo::new(move |_| {
        let now = room.now.get();
        room.desk.with(|desk| desk.listing(now))
    });
    // Back from a letter, the focus returns to where it was: unless that is folded away by now, or gone.
    let shown = |id| {
        let closed = room.desk.with_untracked(|desk| desk.closed_shown);
        listing.with_untracked(|listing| {
            let folded = listing.closed.iter().filter(|_| closed).chain(&listing.sealed).chain(&listing.apart);
            listing.lines().chain(folded).any(|line| line.id == id)
        })
    };
    let last = room.last.get_untracked().filter(|id| shown(*id)).map(row_id);
    let returns = last.is_some();
    Effect::new(move |_| {
        if let Some(id) = &last {
            window::focus(id);
        }
    });
    let config = room.config();
    let number = config.keyset.to_string();
    let keys = config.words.fill("keys-in-use", &[("number", &number), ("fingerprint", &config.fingerprint)]);
    view! {
        <section class="list">
            <div class="list-head">
                <Heading words=room.say("list-title") quiet=returns />
                <p class="busy">{move || busy_words(room)}</p>
                {refresh(room)}
            </div>
            {notes(room)}
            {mail_failing(room)}
            {move || listing.with(|listing| groups(room, listing))}
            {closed(room, listing)}
            {colleagues(room, listing)}
            {apart(room, listing)}
            <p class="keys">{keys}</p>
        </section>
    }
}

/// That messages to the team do not go out, so that nobody waits for one.
fn mail_failing(room: Room) -> impl IntoView {
    move || {
        let since = room.desk.with(|desk| desk.mail_failing_since.clone())?;
        let words = room.words(|words| words.fill("mail-failing", &[("day", &words.day(&since))]));
        Some(view! { <p class="hint">{words}</p> })
    }
}

/// Fetches the list anew; says so if letters have come in.
fn refresh(room: Room) -> impl IntoView {
    let words = move || {
        let fresh = room.desk.with(|desk| desk.fresh);
        if fresh == 0 { room.say("refresh") } else { room.words(|words| words.count("new-letters", fresh)) }
    };
    let busy = move || room.desk.with(|desk| desk.busy().is_some()).then_some("true");
    let refresh = move |_| room.act(|desk, now_millis| desk.refresh(now_millis));
    view! { <button type="button" on:click=refresh aria-disabled=busy>{words}</button> }
}

fn groups(room: Room, listing: &Listing) -> AnyView {
    if listing.is_empty() && listing.has_closed() {
        return view! { <div class="empty"><p>{room.say("list-none-open")}</p></div> }.into_any();
    }
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
