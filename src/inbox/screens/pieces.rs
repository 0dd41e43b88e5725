//! The few pieces that several screens are built of.

use std::sync::Arc;

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

/// Words that are others whenever a signal that they read has changed. They stand in an element of their own, and what is in it
/// goes as a whole: a browser that translates the page has put elements of its own there.
pub fn live(words: impl Fn() -> String + Send + 'static) -> AnyView {
    // Where it is printed, properties are not.
    let first = if cfg!(target_arch = "wasm32") { String::new() } else { words() };
    view! { <span prop:textContent=words>{first}</span> }.into_any()
}

/// What is drawn anew, each element of it, whenever this changes: for the same reason.
pub fn anew<T, V>(of: Memo<T>, draw: impl Fn(T) -> V + Send + Sync + 'static) -> AnyView
where
    T: Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let times = Memo::new(move |before: Option<&usize>| {
        of.track();
        before.map_or(0, |times| times + 1)
    });
    // Compiled once, whatever is drawn.
    let draw: Arc<dyn Fn() -> AnyView + Send + Sync> = Arc::new(move || draw(of.get_untracked()).into_any());
    view! { <For each=move || [times.get()] key=|times| *times children=move |_| draw() /> }.into_any()
}

/// What went wrong, or why the inbox is locked: a sentence each.
pub fn notes(room: Room) -> AnyView {
    let notes = Memo::new(move |_| room.desk.with(|desk| desk.notes().to_vec()));
    anew(notes, move |notes| {
        let minutes = (LOCK_MILLIS / 60_000).to_string();
        let fill = |id: &str| room.words(|words| words.fill(id, &[("minutes", &minutes)]));
        (!notes.is_empty()).then(|| {
            let notes = notes.into_iter().map(|id| view! { <p>{fill(id)}</p> }).collect_view();
            view! { <div class="note" role="alert">{notes}</div> }
        })
    })
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

/// What the officer waits for, in a line.
pub fn busy(room: Room) -> AnyView {
    view! { <p class="busy">{live(move || busy_words(room))}</p> }.into_any()
}

/// The same in words; none if they wait for nothing.
pub fn busy_words(room: Room) -> String {
    room.desk.with(|desk| desk.busy()).map_or_else(String::new, |busy| {
        room.say(match busy {
            Busy::Unlocking => "unlock-busy",
            Busy::SigningIn => "signing-in",
            Busy::Listing => "opening-list",
            Busy::Opening => "opening-letters",
        })
    })
}

/// That something is on its way, beside the button that sent it.
pub fn under_way(room: Room, id: &'static str, is: Memo<bool>) -> AnyView {
    let words = move || if is.get() { room.say(id) } else { String::new() };
    view! { <span class="busy" role="status">{live(words)}</span> }.into_any()
}
