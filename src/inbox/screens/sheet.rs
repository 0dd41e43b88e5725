//! A copy before it leaves the inbox: seen as it will be printed, and nothing else of the letter in the page.

use leptos::{html, prelude::*};
use wasm_bindgen_futures::spawn_local;
use wire::LetterId;

use crate::{
    letter::copy::{Copy, Line, Which, copy},
    screens::{
        pieces::{Heading, live},
        room::Room,
        window,
    },
    session::listing::Held,
};

/// One of the two copies of a letter.
pub fn sheet(room: Room, id: LetterId, which: Which) -> impl IntoView {
    let held = room.desk.with_untracked(|desk| desk.held(id).cloned());
    let sheet = match held {
        Some(Held::Letter(letter)) => copy(which, &letter, &room.config()),
        _ => Copy(vec![Line::Note(room.say("letter-gone"))]),
    };
    let title = room.say(match which {
        Which::Meeting => "meeting-copy",
        Which::Officers => "officers-copy",
    });
    let paper = sheet.0.iter().map(line).collect_view();
    view! {
        <section class="copy">
            <div class="tools">
                <button type="button" class="back" on:click=|_| window::back()>{room.say("back-to-letter")}</button>
                <Heading words=title />
                <p>{room.say("copy-frame")}</p>
                {tools(room, sheet.to_string())}
            </div>
            <div class="sheet" class:officers=which == Which::Officers>{paper}</div>
        </section>
    }
}

/// Print and copy; and, where the browser does not let a page copy, the text to copy by hand.
fn tools(room: Room, text: String) -> impl IntoView {
    let by_hand = RwSignal::new(false);
    let area = NodeRef::<html::Textarea>::new();
    let text = StoredValue::new(text);
    Effect::new(move |_| {
        if let Some(area) = area.get() {
            area.set_value(&text.get_value());
            window::select(&area);
        }
    });
    let outcome = RwSignal::new(None::<&'static str>);
    let to_clipboard = move |_| {
        spawn_local(async move {
            let copied = window::copy(&text.get_value()).await;
            // Whoever locked meanwhile has no screen for this any more.
            let _ = outcome.try_set(Some(if copied { "copied" } else { "copy-by-hand" }));
            let _ = by_hand.try_set(!copied);
        });
    };
    let print = move |_| {
        window::print(move || {
            let _ = outcome.try_set(Some("print-nothing"));
        });
    };
    let said = move || outcome.get().map_or_else(String::new, |id| room.say(id));
    let hand = move || {
        by_hand.get().then(|| {
            let label = room.say("copy-text");
            view! { <textarea readonly translate="no" rows="6" aria-label=label node_ref=area></textarea> }
        })
    };
    view! {
        <p class="buttons">
            <button type="button" class="first" on:click=print>{room.say("copy-print")}</button>
            <button type="button" on:click=to_clipboard>{room.say("copy-text")}</button>
        </p>
        <p class="outcome" role="status">{live(said)}</p>
        {hand}
    }
}

fn line(line: &Line) -> AnyView {
    match line.clone() {
        Line::Title(text) => view! { <h2 class="sheet-title">{text}</h2> }.into_any(),
        Line::Note(text) => view! { <p class="own" dir="auto" translate="no">{text}</p> }.into_any(),
        Line::Heading(text) => view! { <h3 class="sheet-heading">{text}</h3> }.into_any(),
        Line::Asked(text) => view! { <p class="asked own" dir="auto" translate="no">{text}</p> }.into_any(),
        Line::Answer(text) => view! { <p class="said-so own" dir="auto" translate="no">{text}</p> }.into_any(),
        Line::Share(text) => view! { <p class="share">{text}</p> }.into_any(),
    }
}
