//! The list of letters.

use leptos::prelude::*;

use crate::{
    browser::page,
    screens::{
        folded::{Closed, Colleagues},
        place::Place,
        room::Room,
        screen::{Heading, Notes, busy_words},
    },
    session::{
        listing::{Line, Listing},
        promise::LATE_DAYS,
    },
};

/// Every letter: contact soon, not read, read; folded away the closed ones and those for colleagues.
#[component]
pub fn List() -> impl IntoView {
    let room = Room::here();
    let listing = Memo::new(move |_| {
        let now = room.now.get();
        room.desk.with(|desk| desk.listing(now))
    });
    // Back from a letter, the focus returns to where it was: unless that is folded away by now, or gone.
    let shown = |id| {
        let closed = room.desk.with_untracked(|desk| desk.is_closed_shown());
        listing.with_untracked(|listing| {
            let folded = listing.closed.iter().filter(|_| closed).chain(&listing.sealed);
            listing.lines().chain(folded).any(|line| line.id == id)
        })
    };
    let last = room.last.get_untracked().filter(|id| shown(*id)).map(row_id);
    let returns = last.is_some();
    Effect::new(move |_| {
        if let Some(id) = &last {
            page::focus(id);
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
                <Refresh />
            </div>
            <Notes />
            {move || listing.with(|listing| groups(room, listing))}
            <Closed listing />
            <Colleagues listing />
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

/// One letter of the list.
#[must_use]
pub fn row(room: Room, line: &Line) -> AnyView {
    let Line { id, name, role, arrived, review, iro, soon, opened, doubted, promise, passed, late, closed, kept_until } =
        line.clone();
    let tag = |shown: bool, class, word: &str| shown.then(|| view! { <span class=class>{room.say(word)}</span> });
    let labelled = |class, label, words: String| {
        let fact =
            || view! { <span class=class>{room.say(label)}" "<b dir="auto" translate="no">{words.clone()}</b></span> };
        (!words.is_empty()).then(fact)
    };
    let on = |id, day: &str| (!day.is_empty()).then(|| room.words(|words| words.fill(id, &[("day", day)])));
    let arrived = room.words(|words| words.fill("day-arrived", &[("day", &arrived)]));
    let late = late.then(|| {
        let words = room.words(|words| words.fill("tag-late", &[("number", &LATE_DAYS.to_string())]));
        view! { <span class="tag tag-late">{words}</span> }
    });
    let promise = (!promise.is_empty())
        .then(|| view! { <span class="promise">{room.say("strip-told")}" "<b>{promise}</b></span> });
    let closing = [on("closed-on", &closed), on("deleted-after", &kept_until)].into_iter().flatten();
    let closing = closing.map(|words| view! { <span>{words}</span> }).collect_view();
    let closing = (!closed.is_empty()).then(|| view! { <span class="kept">{closing}</span> });
    view! {
        <li class:soon=soon && (closed.is_empty() || !opened)>
            <span class="who">
                <button type="button" id=row_id(id) dir="auto" translate="no" on:click=move |_| room.go(Place::Letter(id))>{name}</button>
                <span class="role" dir="auto">{role}</span>
            </span>
            <span class="tags">
                {tag(soon, "tag tag-soon", "tag-soon")}
                {tag(passed, "tag tag-late", "tag-passed")}
                {late}
                {tag(doubted, "tag tag-doubt", "tag-doubt")}
                {tag(soon && !opened, "tag tag-unread", "tag-unread")}
                {tag(soon && opened && closed.is_empty(), "tag tag-read", "tag-read")}
                {tag(!closed.is_empty() && !opened, "tag tag-doubt", "tag-closed")}
            </span>
            <span class="facts">
                {labelled("review", "strip-review", review)}
                {labelled("iro", "strip-iro", iro)}
                <span class="arrived">{arrived}</span>
            </span>
            {promise}
            {closing}
        </li>
    }
    .into_any()
}

fn row_id(id: wire::LetterId) -> String {
    format!("letter-{id}")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{session::listing_story::listing, site::config};

    /// The only letter of this list as it stands on the screen.
    fn html(letter: &str) -> String {
        let listing = listing(&[letter]);
        let line = listing.lines().chain(&listing.closed).next().expect("a letter");
        Owner::new().with(|| row(Room::new(Arc::new(config::sample()), Box::new(|_| ())), line).to_html())
    }

    #[track_caller]
    fn check(letter: &str, said: &[&str], not_said: &[&str]) {
        let html = html(letter);
        assert!(said.iter().all(|words| html.contains(words)), "{html}");
        assert!(!not_said.iter().any(|words| html.contains(words)), "{html}");
    }

    #[test]
    fn a_line_says_what_is_to_be_done_and_until_when() {
        check("Ann s", &["Contact soon", "Not read<", "by 11am on Monday 23 November"], &["Closed", "Deleted"]);
        check(
            "Ann rx",
            &["Closed 22 November 2026", "Deleted after 20 February 2027"],
            &["Not read", "class=\"soon\""],
        );
        // Closed, and nobody has read it: the mark says so among the letters that are to be read.
        check("Ann x", &[">Closed<", "Deleted after 20 February 2027"], &["Somebody sees"]);
    }

    #[test]
    fn a_name_in_the_list_is_text_and_never_markup() {
        check("<img/onerror=x>", &["&lt;img/onerror=x&gt;", "translate=\"no\""], &["<img"]);
    }
}
