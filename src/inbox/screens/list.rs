//! The list of letters.

use leptos::prelude::*;

use crate::{
    screens::{
        folded::{apart, closed, colleagues},
        numbers::numbers,
        part::{Parts, heading},
        pieces::{Heading, anew, busy, live, notes},
        room::Room,
        row::{letter_of, row_id},
        suspending::suspending,
        window::{self, Watch},
    },
    session::{
        desk::Busy,
        listing::{Entry, Listing},
    },
};

/// Every letter: contact soon, not read, read; folded away the closed ones and those for colleagues.
pub fn list(room: Room) -> impl IntoView {
    let listing = Memo::new(move |_| room.desk.with(|desk| desk.listing()));
    let watch = Watch::new(move |ids| {
        let view = ids.iter().filter_map(|id| letter_of(id)).collect();
        room.act(|desk, now_millis| desk.look(view, now_millis));
    });
    let parts = Parts { listing, watch };
    // Back from a letter, the focus returns to where it was: unless that is folded away by now, or gone, or not drawn.
    let shown = |id| {
        let (closed, shown) = (room.desk.with_untracked(|desk| desk.closed_shown), room.shown.get_untracked());
        listing.with_untracked(|listing| {
            let Listing { urgent, unread, read, closed: away, sealed, apart, .. } = listing;
            let away = if closed { away.as_slice() } else { &[] };
            let parts = [urgent, unread, read, away, sealed, apart];
            parts.into_iter().flat_map(|part| part.iter().take(shown)).any(|entry| entry.id == id)
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
                {busy(room)}
                {refresh(room)}
            </div>
            {notes(room)}
            {mail_failing(room)}
            {not_proved(room)}
            {groups(room, parts)}
            {closed(room, parts)}
            {unseen(room, parts)}
            {colleagues(room, parts)}
            {apart(room, parts)}
            {numbers(room)}
            {suspending(room)}
            <p class="keys">{keys}</p>
        </section>
    }
}

/// That messages to the team do not go out, so that nobody waits for one.
fn mail_failing(room: Room) -> impl IntoView {
    let since = Memo::new(move |_| room.desk.with(|desk| desk.mail_failing_since.clone()));
    anew(since, move |since| {
        let since = since?;
        let words = room.words(|words| words.fill("mail-failing", &[("day", &words.day(&since))]));
        Some(view! { <p class="hint">{words}</p> })
    })
}

/// That the letter which this person's inbox sent to them did not arrive. That it did is not worth a word.
fn not_proved(room: Room) -> impl IntoView {
    let why = Memo::new(move |_| room.desk.with(|desk| desk.not_proved));
    anew(why, move |why| {
        let why = why?;
        let words = room.words(|words| words.fill("proof-failed", &[("words", words.say(why.word()))]));
        Some(view! { <p class="hint">{words}</p> })
    })
}

/// Fetches the list anew; says so if letters have come in.
fn refresh(room: Room) -> impl IntoView {
    let words = move || {
        let fresh = room.desk.with(|desk| desk.fresh);
        if fresh == 0 { room.say("refresh") } else { room.words(|words| words.count("new-letters", fresh)) }
    };
    let busy = move || room.desk.with(|desk| !matches!(desk.busy(), None | Some(Busy::Opening))).then_some("true");
    let refresh = move |_| room.act(|desk, now_millis| desk.refresh(now_millis));
    view! { <button type="button" on:click=refresh aria-disabled=busy>{live(words)}</button> }
}

fn groups(room: Room, parts: Parts) -> impl IntoView {
    // Where there is something, it stays while there is more or less of it.
    let empty = Memo::new(move |_| parts.listing.with(|listing| listing.is_empty().then(|| listing.has_closed())));
    move || match empty.get() {
        Some(true) => view! { <div class="empty"><p>{room.say("list-none-open")}</p></div> }.into_any(),
        Some(false) => view! {
            <div class="empty">
                <p>{room.say("list-empty")}</p>
                <p class="hint">{room.say("list-empty-hint")}</p>
            </div>
        }
        .into_any(),
        None => view! {
            {group(room, parts, "list-urgent", |listing| &listing.urgent)}
            {group(room, parts, "list-unread", |listing| &listing.unread)}
            {group(room, parts, "list-read", |listing| &listing.read)}
        }
        .into_any(),
    }
}

fn group(room: Room, parts: Parts, id: &'static str, of: fn(&Listing) -> &Vec<Entry>) -> impl IntoView {
    let part = parts.part(room, of);
    let is_there = Memo::new(move |_| part.with(|part| part.all > 0));
    move || {
        is_there.get().then(|| {
            let title = move || part.with(|part| heading(room, id, part));
            view! { <h2>{live(title)}</h2>{parts.rows(room, part)} }
        })
    }
}

/// How many letters nobody looked at here yet: for whom they are is not known before.
fn unseen(room: Room, parts: Parts) -> impl IntoView {
    let number = Memo::new(move |_| parts.listing.with(Listing::unseen));
    anew(number, move |number| {
        (number > 0).then(|| view! { <p class="not-seen">{room.words(|words| words.count("list-unseen", number))}</p> })
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        session::looking_story::{PROVE, due},
        site::config,
    };

    /// What is said above the list of a letter that was to prove the way, once this is told of it.
    #[track_caller]
    fn check(told: &str, expected: &[&str]) {
        let html = Owner::new().with(|| {
            let room = Room::new(Arc::new(config::sample()), Box::new(|_| ()));
            room.desk.set(due(&[("rows ", PROVE), (told, "-")]));
            not_proved(room).to_html()
        });
        assert_eq!(html.contains("<p"), !expected.is_empty(), "{html}");
        assert!(expected.iter().all(|words| html.contains(words)), "{html}");
    }

    #[test]
    fn a_daily_letter_that_failed_is_said_with_why_and_what_to_do() {
        let failed = "Your inbox sent a test letter to you, and it did not arrive.";
        check("lying", &[failed, "Something answered that is not the council’s post box", "tell your IT desk"]);
        check("other-key", &[failed, "list of keys has another key for you", "tell whoever looks after the keys"]);
        check("proved", &[]);
        check("offline", &[]);
    }
}
