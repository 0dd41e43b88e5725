//! What every screen shares: the desk, where the officer is, and the way to the worker.

use std::sync::Arc;

use chrono::NaiveDateTime;
use leptos::prelude::*;
use wire::{Deed, LetterId, desk::Ask};

use crate::{
    screens::{place::Place, window},
    session::desk::Desk,
    site::{config::Config, words::Words},
};

/// How many letters of each part of the list are drawn at first, and how many more at a time.
pub const ROWS: usize = 50;

/// Sends an errand to the worker.
pub type Post = Box<dyn Fn(&Ask)>;

/// What every screen shares; copied freely, it only points.
#[derive(Clone, Copy)]
pub struct Room {
    /// The session.
    pub desk: RwSignal<Desk>,
    /// Where the officer is.
    pub place: RwSignal<Place>,
    /// The letter that was read last: the list puts the focus there again.
    pub last: RwSignal<Option<LetterId>>,
    /// How many letters of each part of the list are drawn.
    pub shown: RwSignal<usize>,
    /// What is said to screen readers and stands nowhere else.
    pub said: RwSignal<String>,
    /// The clock, in milliseconds, as often as the page looks at it.
    pub now_millis: RwSignal<u64>,
    /// The time here, which changes once a minute: what was promised by a time is compared with it.
    pub now: RwSignal<NaiveDateTime>,
    config: StoredValue<Arc<Config>>,
    post: StoredValue<Post, LocalStorage>,
}

impl Room {
    /// A locked room. `post` sends an errand to the worker.
    pub fn new(config: Arc<Config>, post: Post) -> Self {
        Self {
            desk: RwSignal::new(Desk::new(Arc::clone(&config))),
            place: RwSignal::new(Place::List),
            last: RwSignal::new(None),
            shown: RwSignal::new(ROWS),
            said: RwSignal::new(String::new()),
            now_millis: RwSignal::new(0),
            now: RwSignal::new(NaiveDateTime::default()),
            config: StoredValue::new(config),
            post: StoredValue::new_local(post),
        }
    }

    /// The council.
    pub fn config(self) -> Arc<Config> {
        self.config.get_value()
    }

    /// The words for this id.
    pub fn say(self, id: &str) -> String {
        self.config.with_value(|config| config.words.say(id).to_owned())
    }

    /// Looks something up in the words.
    pub fn words<T>(self, look: impl FnOnce(&Words) -> T) -> T {
        self.config.with_value(|config| look(&config.words))
    }

    /// Does something at the desk, and sends the errand that follows from it.
    pub fn act(self, act: impl FnOnce(&mut Desk, u64) -> Option<Ask>) {
        let now_millis = window::now_millis();
        let ask = self.desk.try_update(|desk| act(desk, now_millis)).flatten();
        if self.desk.with_untracked(|desk| desk.me().is_none()) {
            self.place.set(Place::List);
            self.last.set(None);
            self.shown.set(ROWS);
            self.said.set(String::new());
        }
        self.now_millis.set(now_millis);
        let now = self.config.with_value(|config| window::now(&config.time_zone));
        if self.now.get_untracked() != now {
            self.now.set(now);
        }
        if let Some(ask) = ask {
            self.post.with_value(|post| post(&ask));
        }
    }

    /// Asks the post box for a deed about this letter.
    pub fn ask_for(self, deed: Deed, letter: LetterId) {
        self.act(|desk, now_millis| desk.act(deed, letter, now_millis));
    }

    /// Locks at once, if there is anything to lock.
    pub fn lock(self) {
        self.act(|desk, _| desk.me().is_some().then(|| desk.lock("locked-by-hand")));
    }

    /// Goes somewhere, one step further from the list.
    pub fn go(self, place: Place) {
        window::push_depth(place.depth());
        self.stay(place);
    }

    /// Goes somewhere that is as far from the list.
    pub fn stay(self, place: Place) {
        if let Some(id) = place.letter() {
            self.last.set(Some(id));
        }
        // What was said of the list is no part of a letter or a copy.
        self.said.set(String::new());
        self.place.set(place);
        if let Some(id) = place.letter() {
            self.act(|desk, now_millis| desk.read(id, now_millis));
        }
    }

    /// Follows the browser's Back or Forward.
    pub fn moved(self, depth: u32) {
        if self.desk.with_untracked(|desk| desk.ready) {
            self.stay(self.place.get_untracked().moved(depth, self.last.get_untracked()));
        }
    }
}
