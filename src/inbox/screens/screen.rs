//! Which screen is shown, the line above it, and what is said to screen readers.

use leptos::prelude::*;

use crate::{
    screens::{
        list::list,
        page::page,
        part::{Part, heading},
        pieces::{Heading, anew, busy, busy_words, live, notes},
        place::Place,
        room::Room,
        sheet::sheet,
        unlock::unlock,
    },
    session::desk::Busy,
};

/// The inbox. Screens that are left are taken out of the page, with every word that was in them.
pub fn inbox(room: Room) -> impl IntoView {
    // Nowhere while it is locked, and nowhere yet until the list is whole once.
    let screen = Memo::new(move |_| {
        let (me, ready) = room.desk.with(|desk| (desk.me().is_some(), desk.ready));
        let place = room.place.get();
        me.then(|| ready.then_some(place))
    });
    let shown = move |screen| match screen {
        None => unlock(room).into_any(),
        Some(None) => waiting(room).into_any(),
        Some(Some(Place::List)) => list(room).into_any(),
        Some(Some(Place::Letter(id))) => page(room, id).into_any(),
        Some(Some(Place::Copy(id, which))) => sheet(room, id, which).into_any(),
    };
    view! {
        {bar(room)}
        <p class="said" role="status" aria-live="polite">{live(move || room.said.get())}</p>
        <p class="print-choose">{room.say("print-choose")}</p>
        {anew(screen, shown)}
    }
}

/// How many letters wait, in words.
fn counts(room: Room) -> String {
    let listing = room.desk.with_untracked(|desk| desk.listing());
    let [urgent, unread] = [("list-urgent", &listing.urgent), ("list-unread", &listing.unread)]
        .map(|(id, part)| heading(room, id, &Part::new(part, 0)));
    room.words(|words| words.fill("list-counts", &[("label", &urgent), ("words", &unread)]))
}

/// Signing in, listing and opening; or what went wrong with it, and a way to try again.
fn waiting(room: Room) -> impl IntoView {
    // Once shown, the button stays while it is tried again: the focus is on it.
    let failed = Memo::new(move |before| before == Some(&true) || room.desk.with(|desk| !desk.notes().is_empty()));
    let waits = move || room.desk.with(|desk| desk.busy().is_some()).then_some("true");
    let again = move |_| room.act(|desk, now_millis| desk.refresh(now_millis));
    let again = move || {
        failed.get().then(|| {
            view! {
                <button type="button" class="first" on:click=again aria-disabled=waits>{room.say("try-again")}</button>
            }
        })
    };
    view! {
        <section class="waiting">
            <Heading words=room.say("list-title") />
            {notes(room)}
            {busy(room)}
            {again}
        </section>
    }
}

/// Who is signed in, when the inbox locks, and the button that locks it now.
fn bar(room: Room) -> impl IntoView {
    let me = Memo::new(move |_| room.desk.with(|desk| desk.me().map(str::to_owned)));
    let minutes = Memo::new(move |_| {
        let now_millis = room.now_millis.get();
        room.desk.with(|desk| desk.minutes_left(now_millis))
    });
    Effect::new(move |_| {
        if me.get().is_some() && minutes.get() == 1 {
            room.said.set(room.say("announce-locks-soon"));
        }
    });
    let waits_for = Memo::new(move |_| room.desk.with(|desk| desk.busy()));
    Effect::new(move |before: Option<bool>| {
        // What is opened on the way, as somebody goes down the list, is no news.
        let waits = match waits_for.get() {
            Some(Busy::Opening) => before == Some(true),
            busy => busy.is_some(),
        };
        if waits {
            room.said.set(untrack(|| busy_words(room)));
        } else if before == Some(true) {
            // What went wrong is an alert of its own.
            let is_well = room.desk.with_untracked(|desk| desk.ready && desk.notes().is_empty());
            room.said.set(if is_well { counts(room) } else { String::new() });
        }
        waits
    });
    move || {
        me.get().map(|me| {
            let config = room.config();
            let names = config.words.fill("signed-in", &[("names", config.name(&me))]);
            let locks = move || room.words(|words| words.count("locks-in", minutes.get().max(1)));
            view! {
                <div class="bar">
                    <p>{config.council_name.clone()}</p>
                    <p>{names}</p>
                    <p>{live(locks)}</p>
                    <button type="button" on:click=move |_| room.lock()>{room.say("lock-now")}</button>
                </div>
            }
        })
    }
}
