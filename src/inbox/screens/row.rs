//! One letter in the list.

use leptos::{html, prelude::*};
use wire::{LetterId, hours::LATE_DAYS};

use crate::{
    screens::{
        pieces::{anew, live},
        place::Place,
        room::Room,
        window::Watch,
    },
    session::line::{Line, Look},
};

/// One letter of the list, in a line. The line stays while what is known of the letter changes: the focus may be on it.
pub fn row(room: Room, id: LetterId, watch: Watch) -> AnyView {
    // Words are made anew only where something became known: each letter that is opened makes every line look.
    let known = Memo::new(move |_| {
        room.desk.with(|desk| desk.row(id).map(|row| (row.clone(), desk.held(id).cloned(), desk.keep_days)))
    });
    let replaced = Memo::new(move |_| room.desk.with(|desk| desk.newer(id).is_some()));
    let line = Memo::new(move |_| {
        let (now, config) = (room.now.get(), room.config());
        known.with(|known| {
            let (row, held, keep_days) = known.as_ref()?;
            let mut line = Line::new(row, held.as_ref(), &config, &Look { keep_days: *keep_days, now });
            line.marks.extend(replaced.get().then(|| config.words.say("replaced").to_owned()));
            Some(line)
        })
    });
    let is = move |is: fn(&Line) -> bool| move || line.with(|line| line.as_ref().is_some_and(is));
    let words = move |of: fn(&Line) -> &String| {
        live(move || line.with(|line| line.as_ref().map(of).cloned().unwrap_or_default()))
    };
    let node = NodeRef::<html::Button>::new();
    Effect::new(move |_| {
        if let Some(button) = node.get() {
            watch.add(&button);
        }
    });
    view! {
        <li class:soon=is(|line| line.soon && (line.closed.is_empty() || !line.opened)) class:unseen=is(|line| line.unseen)>
            <span class="who">
                <button type="button" id=row_id(id) dir="auto" translate="no" node_ref=node on:click=move |_| room.go(Place::Letter(id))>{words(|line| &line.name)}</button>
                <span class="role" dir="auto">{words(|line| &line.role)}</span>
            </span>
            {anew(line, move |line| line.map(|line| details(room, &line)))}
        </li>
    }
    .into_any()
}

fn details(room: Room, line: &Line) -> AnyView {
    let Line { arrived, review, iro, soon, opened, doubted, promise, passed, late, closed, kept_until, marks, .. } =
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
    let closing = (!closed.is_empty() || !kept_until.is_empty()).then(|| view! { <span class="kept">{closing}</span> });
    view! {
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
    }
    .into_any()
}

/// The id of its element.
pub fn row_id(id: LetterId) -> String {
    format!("letter-{id}")
}

/// The letter whose element has this id.
pub fn letter_of(row_id: &str) -> Option<LetterId> {
    LetterId::parse(row_id.strip_prefix("letter-")?).ok()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        session::listing_story::{desk, look},
        site::config,
    };

    /// The only letter of this list as it stands on the screen.
    fn html(letter: &str) -> String {
        Owner::new().with(|| {
            let room = Room::new(Arc::new(config::sample()), Box::new(|_| ()));
            room.desk.set(desk(&[letter]));
            room.now.set(look().now);
            row(room, LetterId([0; 16]), Watch::blind()).to_html()
        })
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
    fn a_line_says_what_the_post_box_knows_until_the_letter_is_open() {
        let known = ["Letter 0000-0000", "21 November 2026", "Contact soon", "by 11am on Monday 23 November"];
        check("Ann su", &known, &["Ann", "Form for 8 to 11", "Sam"]);
    }

    #[test]
    fn a_name_in_the_list_is_text_and_never_markup() {
        check("<img/onerror=x>", &["&lt;img/onerror=x&gt;", "translate=\"no\""], &["<img"]);
    }
}
