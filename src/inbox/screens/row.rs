//! One letter in the list.

use leptos::prelude::*;
use wire::hours::LATE_DAYS;

use crate::{
    screens::{place::Place, room::Room},
    session::listing::Line,
};

/// One letter of the list, in a line.
pub fn row(room: Room, line: &Line) -> AnyView {
    let Line {
        id,
        name,
        role,
        arrived,
        review,
        iro,
        soon,
        opened,
        doubted,
        promise,
        passed,
        late,
        closed,
        kept_until,
        marks,
    } = line.clone();
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
    let closing = (!closed.is_empty() || !kept_until.is_empty()).then(|| view! { <span class="kept">{closing}</span> });
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
                {marks.into_iter().map(|words| view! { <span class="tag tag-mark">{words}</span> }).collect_view()}
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

/// The id of its element.
pub fn row_id(id: wire::LetterId) -> String {
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
