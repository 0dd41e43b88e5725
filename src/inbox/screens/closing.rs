//! Closing a letter and opening it again: what it means stands there before and after.

use leptos::{html, prelude::*};
use wire::{Deed, LetterId};

use crate::{
    letter::reference,
    screens::{pieces::under_way, room::Room},
    session::{
        deeds::Stage,
        keeping::{last_day, post_box_day},
    },
};

/// Closes a letter that was read; says until when a closed one is kept, and opens it again. `offered` to whoever may mark it
/// as read; where it is not, it says who does, which is a lead if the letter is from an earlier version.
pub fn closing(room: Room, id: LetterId, offered: bool, is_earlier: bool) -> impl IntoView {
    let stage = Memo::new(move |_| room.desk.with(|desk| desk.stage(id)));
    let node = NodeRef::<html::P>::new();
    Effect::new(move |before: Option<Option<Stage>>| {
        let now = stage.get();
        // The button that was pressed is gone: the focus goes to what came of it.
        let is_news = matches!((&before, &now), (Some(before), Some(Stage::Open | Stage::Closed(_))) if *before != now);
        let from_here = !matches!(before, Some(Some(Stage::Unread)));
        if let Some(said) = node.get_untracked().filter(|_| is_news && from_here) {
            let _ = said.focus();
        }
        now
    });
    let inside = move || match stage.get() {
        None | Some(Stage::Unread | Stage::Binned(_)) => None,
        Some(Stage::Open) if !offered => {
            let who = if is_earlier { "mark-by-lead" } else { "close-by-officer" };
            Some(view! { <p class="hint">{room.say(who)}</p> }.into_any())
        }
        Some(Stage::Open) => Some(open(room, id, node)),
        Some(Stage::Closed(day)) => Some(closed(room, id, &day, offered, node)),
    };
    move || {
        inside().map(|inside| {
            view! {
                <section class="closing" aria-labelledby="closing">
                    <h2 id="closing">{room.say("section-closing")}</h2>
                    {inside}
                    {named(room, id)}
                </section>
            }
        })
    }
}

/// What everybody calls the letter, whoever can open it.
pub fn named(room: Room, id: LetterId) -> impl IntoView {
    view! { <p class="hint">{room.words(|words| words.fill("reference", &[("names", &reference(id))]))}</p> }
}

fn open(room: Room, id: LetterId, node: NodeRef<html::P>) -> AnyView {
    let keep_days = room.desk.with_untracked(|desk| desk.keep_days);
    let today = post_box_day(room.now_millis.get_untracked());
    let explained = room.words(|words| match last_day(&today, keep_days) {
        Some(day) => words.fill("close-explained", &[("day", &words.day(&day))]),
        None => words.say("close-explained-unsaid").to_owned(),
    });
    view! {
        <p tabindex="-1" node_ref=node>{explained}</p>
        {tell(room, id, Deed::Close)}
    }
    .into_any()
}

fn closed(room: Room, id: LetterId, day: &str, offered: bool, node: NodeRef<html::P>) -> AnyView {
    let keep_days = room.desk.with_untracked(|desk| desk.keep_days);
    let then = room.words(|words| match last_day(day, keep_days) {
        Some(last) => words.fill("closed-then", &[("day", &words.day(day)), ("time", &words.day(&last))]),
        None => words.fill("closed-then-unsaid", &[("day", &words.day(day))]),
    });
    let reopen = offered.then(|| tell(room, id, Deed::Reopen));
    view! {
        <p class="closed" tabindex="-1" node_ref=node>{then}</p>
        {reopen}
    }
    .into_any()
}

/// A button that tells the post box something, and says so while it does.
pub fn tell(room: Room, id: LetterId, deed: Deed) -> impl IntoView {
    let telling = Memo::new(move |_| room.desk.with(|desk| desk.is_asked(deed, id)));
    view! {
        <p>
            <button
                type="button"
                aria-disabled=move || telling.get().then_some("true")
                on:click=move |_| room.ask_for(deed, id)
            >
                {room.say(deed.word())}
            </button>
            {under_way(room, "telling", telling)}
        </p>
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        session::{desk::Desk, told_story::with_one},
        site::config,
    };

    #[track_caller]
    fn check(desk: Desk, offered: bool, said: &[&str], not_said: &[&str]) {
        check_one(desk, (offered, false), said, not_said);
    }

    #[track_caller]
    fn check_one(desk: Desk, (offered, is_earlier): (bool, bool), said: &[&str], not_said: &[&str]) {
        let html = Owner::new().with(|| {
            let room = Room::new(Arc::new(config::sample()), Box::new(|_| ()));
            room.desk.set(desk);
            closing(room, LetterId([1; 16]), offered, is_earlier).to_html()
        });
        assert!(said.iter().all(|words| html.contains(words)), "{html}");
        assert!(!not_said.iter().any(|words| html.contains(words)), "{html}");
    }

    /// What closes the letter on the first day of a computer's time.
    const CLOSE: &[(&str, &str)] = &[("!close 1", "close 1"), ("closed 1", "-")];

    #[test]
    fn what_closing_does_is_said_before_and_after() {
        let before = ["kept until 1 April 1970", ">Close this letter<", "Reference: 0101-0101"];
        check(with_one("1r", &[]), true, &before, &["Open again", "Telling"]);
        let after = ["Closed 1 January 1970. It is kept until 1 April 1970", ">Open again<"];
        check(with_one("1r", CLOSE), true, &after, &["Close this letter"]);
    }

    #[test]
    fn a_letter_that_nobody_has_read_is_not_offered_to_be_closed() {
        check(with_one("1", &[]), true, &[], &["Close"]);
    }

    #[test]
    fn whoever_cannot_open_what_is_kept_is_told_who_closes_it() {
        check(with_one("1r", &[]), false, &["Somebody who can also open what is kept"], &["<button"]);
        check(with_one("1r", CLOSE), false, &["Closed 1 January 1970"], &["<button"]);
    }

    #[test]
    fn a_letter_from_an_earlier_version_is_closed_by_a_lead() {
        check_one(with_one("1r", &[]), (false, true), &["One of the leads"], &["what is kept", "<button"]);
    }

    #[test]
    fn while_the_post_box_is_told_the_button_says_so() {
        check(with_one("1r", &[("!close 1", "close 1")]), true, &["Telling the post box", "aria-disabled"], &[]);
    }
}
