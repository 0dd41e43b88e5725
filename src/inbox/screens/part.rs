//! One part of the list: its letters, as many as are shown, and a button for more.

use leptos::prelude::*;
use wire::LetterId;

use crate::{
    screens::{
        pieces::live,
        room::{ROWS, Room},
        row::row,
        window::Watch,
    },
    session::listing::{Entry, Listing},
};

/// What is drawn of one part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// The letters that are drawn.
    pub drawn: Vec<LetterId>,
    /// How many there are in all.
    pub all: usize,
    /// How many of them nobody looked at here yet.
    pub unseen: usize,
}

/// The list as the screen has it: one for all parts, so that the list is put in order once.
#[derive(Clone, Copy)]
pub struct Parts {
    /// The whole list.
    pub listing: Memo<Listing>,
    /// What knows which letters are on the screen.
    pub watch: Watch,
}

impl Part {
    /// The first so many of these.
    pub fn new(entries: &[Entry], shown: usize) -> Self {
        Self {
            drawn: entries.iter().take(shown).map(|entry| entry.id).collect(),
            all: entries.len(),
            unseen: entries.iter().filter(|entry| entry.unseen).count(),
        }
    }
}

impl Parts {
    /// One part, as it is now.
    pub fn part(self, room: Room, of: fn(&Listing) -> &Vec<Entry>) -> Memo<Part> {
        Memo::new(move |_| {
            let shown = room.shown.get();
            self.listing.with(|listing| Part::new(of(listing), shown))
        })
    }

    /// The letters of a part, each in a line.
    pub fn rows(self, room: Room, part: Memo<Part>) -> AnyView {
        let each = move || part.with(|part| part.drawn.clone());
        let more = Memo::new(move |_| part.with(|part| part.all.saturating_sub(part.drawn.len()).min(ROWS)));
        let button = move || {
            (more.get() > 0).then(|| {
                let words = move || room.words(|words| words.count("list-more", more.get() as u64));
                let show = move |_| room.shown.update(|shown| *shown += ROWS);
                view! { <p class="more"><button type="button" on:click=show>{live(words)}</button></p> }
            })
        };
        view! {
            <ul class="rows">
                <For each=each key=|id| *id children=move |id| row(room, id, self.watch) />
            </ul>
            {button}
        }
        .into_any()
    }
}

/// The heading of a part. How many letters of it are for this reader is not known before all were looked at.
pub fn heading(room: Room, id: &str, part: &Part) -> String {
    room.words(|words| {
        let number = (part.all - part.unseen).to_string();
        let number = if part.unseen > 0 { words.fill("so-far", &[("number", &number)]) } else { number };
        words.fill(id, &[("number", &number)])
    })
}
