//! A letter that takes the place of another: what is new in it, what is gone, and the way from the one to the other.

use std::sync::Arc;

use forms::Said;
use leptos::prelude::*;
use wire::LetterId;

use crate::{
    letter::{
        Letter,
        changes::{Change, change, comparable, only_before},
        copy::share,
    },
    screens::{
        page::{answer, section},
        pieces::anew,
        place::Place,
        room::Room,
    },
    session::listing::Held,
};

/// What became of an answer since the earlier letter, once this reader has opened that.
pub(super) fn changed(room: Room, letter: &Letter, said: &Said) -> impl IntoView {
    let (letter, said) = (StoredValue::new(letter.clone()), StoredValue::new(said.clone()));
    let change = Memo::new(move |_| {
        letter.with_value(|letter| {
            let earlier = earlier(room, letter)?;
            said.with_value(|said| change(said, letter, &earlier))
        })
    });
    anew(change, move |change| {
        let words = match change? {
            Change::New => room.say("changed-new"),
            Change::Before(before) => room.words(|words| words.fill("changed-before", &[("words", &before)])),
            Change::Sharing(before) => {
                room.words(|words| words.fill("changed-before", &[("words", words.say(before))]))
            }
        };
        Some(view! { <p class="changed" dir="auto" translate="no">{words}</p> })
    })
}

/// The letter that this one says it puts right, where this reader has opened it.
fn earlier(room: Room, letter: &Letter) -> Option<Arc<Letter>> {
    let id = letter.replaces?;
    room.desk.with(|desk| match desk.held(id) {
        Some(Held::Letter(earlier)) if comparable(letter, earlier) => Some(Arc::clone(earlier)),
        _ => None,
    })
}

/// A newer letter that says it puts this one right, with the way there.
pub(super) fn newer(room: Room, id: LetterId) -> AnyView {
    let newer = Memo::new(move |_| room.desk.with(|desk| desk.newer(id)));
    let said = move |newer: Option<LetterId>| {
        newer.map(|newer| {
            view! {
                <p class="note newer">
                    {room.say("newer")}" "
                    <button type="button" on:click=move |_| room.go(Place::Letter(newer))>{room.say("newer-open")}</button>
                </p>
            }
        })
    };
    anew(newer, said).into_any()
}

/// What only the earlier letter says.
pub(super) fn gone(room: Room, letter: &Letter) -> Option<AnyView> {
    let earlier = earlier(room, letter)?;
    let gone: Vec<AnyView> = only_before(letter, &earlier)
        .map(|said| answer(room, &earlier, said, share(said).map(|share| room.say(share))))
        .collect();
    section(room, "section-gone", gone)
}
