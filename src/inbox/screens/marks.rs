//! What colleagues did about a letter, or tried: who sees to it, who wants it deleted, and what the post box refused.

use leptos::{html, prelude::*};
use wire::{Deed, LetterId, staff::Mark};

use crate::{
    screens::{closing::tell, pieces::follow, room::Room},
    session::keeping::mark_day,
};

/// Who sees to it that a writer is contacted; until somebody does, a button for whoever can open the letter.
pub fn seeing(room: Room, id: LetterId) -> impl IntoView {
    let seen_to = Memo::new(move |_| room.desk.with(|desk| desk.row(id).and_then(|row| row.seen_to.clone())));
    let is_open = Memo::new(move |_| room.desk.with(|desk| desk.is_opened(id)));
    let offered = room.desk.with_untracked(|desk| desk.secret(Deed::SeeTo, id).is_some());
    let node = NodeRef::<html::P>::new();
    follow(seen_to, node);
    move || match seen_to.get() {
        Some(mark) => {
            Some(view! { <p class="seen-to" tabindex="-1" node_ref=node>{said(room, "seen-to", &mark)}</p> }.into_any())
        }
        None if offered && !is_open.get() => Some(
            view! {
                <div class="seen-to">
                    <p>{room.say("see-to-explained")}</p>
                    {tell(room, id, Deed::SeeTo)}
                </div>
            }
            .into_any(),
        ),
        None => None,
    }
}

/// What was tried on this letter and did not come about; nothing if nothing was.
pub fn tried(room: Room, id: LetterId) -> Option<AnyView> {
    let tries = room.desk.with_untracked(|desk| desk.row(id).map(|row| row.tries.clone())).unwrap_or_default();
    let line = |deed: Deed, mark: &Mark| {
        let id = if deed == Deed::NotOpening { "tried-not-opening" } else { "tried-refused" };
        let (who, day) = (room.config().colleague(&mark.by), mark_day(mark));
        let what = room.say(deed.word());
        let words = room.words(|words| words.fill(id, &[("names", &who), ("day", &words.day(&day)), ("label", &what)]));
        view! { <li>{words}</li> }
    };
    let is_worth_a_word = tries.iter().any(|each| each.deed != Deed::NotOpening)
        || room.desk.with_untracked(|desk| desk.secret(Deed::SeeTo, id).is_none());
    (is_worth_a_word && !tries.is_empty()).then(|| {
        let lines = tries.iter().map(|each| line(each.deed, &Mark { by: each.by.clone(), at: each.at.clone() }));
        view! {
            <section class="note" aria-labelledby="tried">
                <h2 id="tried">{room.say("tried-title")}</h2>
                <ul>{lines.collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

/// A sentence about who did something, and on which day.
pub fn said(room: Room, id: &'static str, mark: &Mark) -> String {
    let (who, day) = (room.config().colleague(&mark.by), mark_day(mark));
    room.words(|words| words.fill(id, &[("names", &who), ("day", &words.day(&day))]))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        session::{
            desk::Desk,
            told_story::{lead, with_one},
        },
        site::config,
    };

    fn html(desk: Desk) -> String {
        Owner::new().with(|| {
            let room = Room::new(Arc::new(config::sample()), Box::new(|_| ()));
            room.desk.set(desk);
            let id = LetterId([1; 16]);
            let tried = tried(room, id).map(|view| view.to_html()).unwrap_or_default();
            tried + &seeing(room, id).to_html()
        })
    }

    #[test]
    fn whoever_can_open_a_letter_says_that_they_see_to_it_and_all_see_who_does() {
        assert!(html(with_one("1s", &[])).contains("I will see to it"));
        let seen = html(with_one("1s", &[("!see to 1", "see-to 1"), ("seen 1", "-")]));
        assert!(seen.contains("Sam sees to it since 1 January 1970") && !seen.contains("<button"), "{seen}");
        assert!(!html(with_one("1rs", &[])).contains("<button"), "it was read");
        assert!(!html(lead(&[])).contains("<button"), "it opens for colleagues only");
    }

    #[test]
    fn what_was_refused_is_said_to_whoever_reads_and_what_does_not_open_to_a_lead() {
        let tried = html(with_one("1p", &[]));
        assert!(
            tried.contains("Priya tried “Close this letter” on 20 November 2026. The post box refused."),
            "{tried}"
        );
        assert!(html(lead(&[])).contains("Maya could not open it"), "maya's own inbox has told so");
        assert!(!html(with_one("1", &[])).contains("tried-title"));
    }
}
