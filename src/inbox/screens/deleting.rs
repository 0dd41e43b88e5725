//! Deleting a letter before its time, for leads. It is never one click: what is lost is named first.

use leptos::{html, prelude::*};
use wire::{Deed, LetterId};

use crate::{
    letter::reference,
    screens::{
        closing::tell,
        marks::said,
        pieces::{anew, follow, live, under_way},
        room::Room,
    },
    session::{deeds::Stage, listing::Held},
};

/// The button that asks, and the question it opens. Nothing for whoever is no lead.
pub fn deleting(room: Room, id: LetterId) -> impl IntoView {
    let offered = room.desk.with_untracked(|desk| desk.is_lead() && desk.row(id).is_some());
    offered.then(|| {
        let marks = Memo::new(move |_| {
            room.desk
                .with(|desk| desk.row(id).map(|row| (row.binned.clone(), row.delete_asked.clone())).unwrap_or_default())
        });
        let stands = move || match marks.get() {
            (Some(mark), _) => said(room, "binned-by", &mark),
            (None, Some(mark)) => said(room, "delete-asked-by", &mark),
            (None, None) => room.say("delete-explained"),
        };
        let done = move || match marks.get() {
            (Some(_), _) => true,
            (None, asked) => asked.is_some_and(|mark| room.desk.with(|desk| desk.me() == Some(&*mark.by))),
        };
        let back = move || (marks.get() != (None, None)).then(|| tell(room, id, Deed::PutBack));
        let node = NodeRef::<html::P>::new();
        follow(marks, node);
        let (dialog, keep) = (NodeRef::<html::Dialog>::new(), NodeRef::<html::Button>::new());
        let deleting = Memo::new(move |_| room.desk.with(|desk| desk.is_asked(Deed::Delete, id)));
        let ask = move |_| {
            if let Some(dialog) = dialog.get_untracked().filter(|_| !deleting.get_untracked()) {
                // It fails only for one that is open already.
                let _ = dialog.show_modal();
            }
            if let Some(keep) = keep.get_untracked() {
                // Without the focus it is still the first of the two.
                let _ = keep.focus();
            }
        };
        view! {
            <section class="deleting" aria-labelledby="deleting">
                <h2 id="deleting">{room.say("section-deleting")}</h2>
                <p tabindex="-1" node_ref=node>{live(stands)}</p>
                {back}
                <p hidden=done>
                    <button type="button" aria-disabled=move || deleting.get().then_some("true") on:click=ask>
                        {room.say("delete-now")}
                    </button>
                    {under_way(room, "deleting", deleting)}
                </p>
                {question(room, id, dialog, keep)}
            </section>
        }
    })
}

/// The question: what is lost, what cannot be taken back, and two ways on. Keeping has the focus.
fn question(room: Room, id: LetterId, dialog: NodeRef<html::Dialog>, keep: NodeRef<html::Button>) -> impl IntoView {
    let shut = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let delete = move |_| {
        shut();
        room.ask_for(Deed::Delete, id);
    };
    let listed = |facts: Vec<(bool, String)>| {
        let line = |(own, fact): (bool, _)| view! { <li dir="auto" translate=own.then_some("no")>{fact}</li> };
        facts.into_iter().map(line).collect_view()
    };
    let warn = move |ids: Vec<&'static str>| {
        (!ids.is_empty()).then(|| {
            let said = ids.into_iter().map(|id| view! { <p>{room.say(id)}</p> }).collect_view();
            view! { <div class="note">{said}</div> }
        })
    };
    view! {
        <dialog class="question" node_ref=dialog aria-labelledby="delete-title" aria-describedby="delete-lost">
            <h2 id="delete-title">{room.say("delete-title")}</h2>
            <div id="delete-lost">
                <p>{room.say("delete-lost")}</p>
                <ul>{anew(Memo::new(move |_| lost(room, id)), listed)}</ul>
                {anew(Memo::new(move |_| warnings(room, id)), warn)}
                <p>{room.say("delete-for-all")}</p>
            </div>
            <p class="buttons">
                <button type="button" class="first" node_ref=keep on:click=move |_| shut()>{room.say("delete-cancel")}</button>
                <button type="button" class="danger" on:click=delete>{room.say(Deed::Delete.word())}</button>
            </p>
        </dialog>
    }
}

/// Whose letter it is, as far as this reader knows, when it came, and what colleagues call it.
fn lost(room: Room, id: LetterId) -> Vec<(bool, String)> {
    let config = room.config();
    let words = &config.words;
    let mut facts: Vec<(bool, String)> = Vec::new();
    room.desk.with(|desk| {
        if let Some(Held::Letter(letter)) = desk.held(id) {
            facts.push((true, letter.sender.name().unwrap_or_else(|| words.say("name-none").to_owned())));
            facts.push((false, letter.sender.role(letter.form.as_deref(), &config)));
        }
        // The reference comes first where nothing else tells which letter it is.
        facts.push((false, words.fill("reference", &[("names", &reference(id))])));
        let arrived = desk.row(id).map(|row| words.fill("day-arrived", &[("day", &words.day(&row.day))]));
        facts.extend(arrived.map(|arrived| (false, arrived)));
    });
    facts.retain(|(_, fact)| !fact.is_empty());
    facts
}

/// What speaks against it: nobody has read it, or something is still to be done.
fn warnings(room: Room, id: LetterId) -> Vec<&'static str> {
    let mut said: Vec<&'static str> = Vec::new();
    room.desk.with(|desk| {
        said.extend(match desk.stage(id) {
            Some(Stage::Unread) => Some("delete-unread"),
            Some(Stage::Open) => Some("delete-open"),
            Some(Stage::Closed(_) | Stage::Binned(_)) | None => None,
        });
        let soon = matches!(desk.held(id), Some(Held::Letter(letter)) if letter.soon)
            || desk.row(id).is_some_and(|row| row.contact_soon);
        said.extend(soon.then_some("delete-soon"));
    });
    said
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
            deleting(room, LetterId([1; 16])).to_html()
        })
    }

    #[test]
    fn whoever_is_no_lead_sees_no_word_of_deleting() {
        assert!(!html(with_one("1r", &[])).contains("Delete"));
    }

    #[test]
    fn what_is_lost_is_named_and_keeping_comes_first() {
        let html = html(lead(&[]));
        for words in ["Reference: 0101-0101", "Arrived 21 November 2026", "It is not closed", "a lead can put it back"]
        {
            assert!(html.contains(words), "{words}: {html}");
        }
        let first = html.split("<button").nth(2).expect("the first button of the question");
        assert!(first.contains("Keep it"), "{first}");
    }
}
