//! What an officer does with a letter: make a copy, mark it as read, go to the next, close it.

use leptos::{html, prelude::*};
use wire::{Deed, LetterId};

use crate::{
    letter::{
        Letter,
        copy::{Which, meeting_offer},
    },
    screens::{
        closing::{closing, named},
        deleting::deleting,
        pieces::follow,
        place::Place,
        room::Room,
    },
};

/// Everything that can be done with a letter, after reading it.
pub fn acts(room: Room, id: LetterId, letter: &Letter) -> AnyView {
    let can_mark = letter.deed_secret.is_some();
    let is_earlier = letter.is_earlier;
    let go = move |which| move |_| room.go(Place::Copy(id, which));
    let meeting = match meeting_offer(letter) {
        Ok(()) => view! {
            <button type="button" class="first" on:click=go(Which::Meeting)>{room.say("meeting-copy")}</button>
            <span class="hint">{room.say("meeting-copy-hint")}</span>
        }
        .into_any(),
        Err(why) => room.say(why).into_any(),
    };
    view! {
        <div class="acts">
            <section aria-labelledby="copies">
                <h2 id="copies">{room.say("section-copies")}</h2>
                <p>{meeting}</p>
                <p>
                    <button type="button" on:click=go(Which::Officers)>{room.say("officers-copy")}</button>
                    <span class="hint">{room.say("officers-copy-hint")}</span>
                </p>
            </section>
            {mark(room, id, can_mark, is_earlier)}
            {next(room, id)}
            {closing(room, id, can_mark, is_earlier)}
            {deleting(room, id)}
        </div>
    }
    .into_any()
}

/// Marks the letter as read, and says so once it is. Where that is not `offered` it says who does, and to a lead, who cannot open
/// it, which letter it is. Reading alone marks nothing.
pub fn mark(room: Room, id: LetterId, offered: bool, is_earlier: bool) -> impl IntoView {
    let opened = Memo::new(move |_| room.desk.with(|desk| desk.is_opened(id)));
    let node = NodeRef::<html::P>::new();
    follow(opened, node);
    let mark = move |_| room.ask_for(Deed::MarkOpened, id);
    move || {
        if opened.get() {
            view! { <p class="marked" tabindex="-1" node_ref=node>{room.say("marked-read")}</p> }.into_any()
        } else if !offered {
            let who = if is_earlier { "mark-by-lead" } else { "mark-by-officer" };
            view! {
                <p class="hint">{room.say(who)}</p>
                {is_earlier.then(|| named(room, id))}
            }
            .into_any()
        } else {
            view! { <p><button type="button" on:click=mark>{room.say(Deed::MarkOpened.word())}</button></p> }.into_any()
        }
    }
}

/// The way to the next letter that nobody has read.
fn next(room: Room, id: LetterId) -> impl IntoView {
    let next = Memo::new(move |_| room.desk.with(|desk| desk.listing().next_unread(id)));
    move || {
        next.get().map(|next| {
            let go = move |_| room.stay(Place::Letter(next));
            view! { <p><button type="button" on:click=go>{room.say("next-letter")}</button></p> }
        })
    }
}
