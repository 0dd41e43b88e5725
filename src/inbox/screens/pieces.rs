//! The few pieces that several screens are built of.

use leptos::{html, prelude::*};

use crate::{
    screens::{room::Room, window},
    session::{desk::Busy, errands::LOCK_MILLIS},
};

/// The heading of a screen. It takes the focus, so that a screen reader says where one is.
#[component]
pub fn Heading(
    /// What it says.
    words: String,
    /// Whether the focus stays where it is.
    #[prop(optional)]
    quiet: bool,
    /// Whether they are somebody's own words, which no browser is to translate.
    #[prop(optional)]
    own: bool,
) -> impl IntoView {
    let node = NodeRef::<html::H1>::new();
    Effect::new(move |_| {
        if let Some(heading) = node.get().filter(|_| !quiet) {
            window::to_top();
            // A heading that does not take the focus is still there to be read.
            let _ = heading.focus();
        }
    });
    view! { <h1 node_ref=node tabindex="-1"><bdi translate=own.then_some("no")>{words}</bdi></h1> }
}

/// What went wrong, or why the inbox is locked: a sentence each.
pub fn notes(room: Room) -> impl IntoView {
    move || {
        let notes = room.desk.with(|desk| desk.notes().to_vec());
        let minutes = (LOCK_MILLIS / 60_000).to_string();
        let fill = |id: &str| room.words(|words| words.fill(id, &[("minutes", &minutes)]));
        (!notes.is_empty()).then(|| {
            let notes = notes.into_iter().map(|id| view! { <p>{fill(id)}</p> }).collect_view();
            view! { <div class="note" role="alert">{notes}</div> }
        })
    }
}

/// Puts the focus on what stands there now, once this changes: the button that was pressed is gone.
pub fn follow<T: PartialEq + Clone + Send + Sync + 'static>(changed: Memo<T>, node: NodeRef<html::P>) {
    Effect::new(move |before: Option<T>| {
        let now = changed.get();
        if let Some(said) = node.get().filter(|_| before.is_some_and(|before| before != now)) {
            // Without the focus it is still there to be read.
            let _ = said.focus();
        }
        now
    });
}

/// What the officer waits for, in words; nothing if for nothing.
pub fn busy_words(room: Room) -> Option<String> {
    room.desk.with(|desk| desk.busy()).map(|busy| match busy {
        Busy::Unlocking => room.say("unlock-busy"),
        Busy::SigningIn => room.say("signing-in"),
        Busy::Listing => room.say("opening-list"),
        Busy::Opening => room.say("opening-letters"),
    })
}
