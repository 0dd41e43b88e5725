//! Starts the inbox on its page: is handed what it must know, takes the place of "Opening…", listens and watches the clock.

use std::{cell::OnceCell, rc::Rc, sync::Arc, time::Duration};

use forms::Record;
use leptos::{ev, mount::mount_to, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, Event, HtmlElement};

use crate::{
    browser::link::{self, News},
    screens::{room::Room, screen::inbox},
    site::config::Config,
};

/// How often the page looks at the clock.
const TICK: Duration = Duration::from_secs(5);

/// Starts the inbox on the page that holds `<main data-config="…">`, once `boot.js` has what it must know: the configuration
/// in one line, and beneath it what was ever asked.
///
/// What goes wrong is told to `boot.js`, which has the words for it.
pub fn mount() {
    window_event_listener_untyped("inbox-open", |event| {
        let told = event.unchecked_ref::<CustomEvent>().detail().as_string().unwrap_or_default();
        if open(&told).is_none()
            && let Ok(event) = Event::new("inbox-failed")
        {
            // Nobody listens only if the page has another boot script.
            let _ = window().dispatch_event(&event);
        }
    });
}

fn open(told: &str) -> Option<()> {
    let (config, asked) = told.split_once('\n')?;
    let mut config: Config = json::read(config)?;
    config.asked = Record::read(asked);
    let main = document().query_selector("main[data-config]").ok()??.dyn_into::<HtmlElement>().ok()?;
    main.set_text_content(None);
    mount_to(main, move || {
        let room = furnish(Arc::new(config));
        inbox(room)
    })
    .forget();
    Some(())
}

/// Makes the room, with its worker, its listeners and its clock.
fn furnish(config: Arc<Config>) -> Room {
    // The worker speaks into the room, and the room sends to the worker: one of them has to come first.
    let place: Rc<OnceCell<Room>> = Rc::default();
    let there = Rc::clone(&place);
    let heard = move |news: News| {
        let Some(room) = there.get() else { return };
        match news {
            News::Told(told) => room.act(|desk, now_millis| desk.told(*told, now_millis)),
            News::Stopped => room.act(|desk, _| {
                desk.worker_stopped();
                None
            }),
        }
    };
    let post = link::start(&config.worker, Rc::new(heard));
    let room = Room::new(config, post);
    let room = *place.get_or_init(|| room);
    watch(room);
    room
}

fn watch(room: Room) {
    let touch = move || room.act(|desk, now_millis| desk.touch(now_millis));
    let tick = move || room.act(|desk, now_millis| desk.tick(now_millis));
    set_interval(tick, TICK);
    // A laptop that was closed: the clock has gone on, the interval has not.
    window_event_listener(ev::focus, move |_| tick());
    window_event_listener(ev::keydown, move |_| touch());
    window_event_listener(ev::pointerdown, move |_| touch());
    window_event_listener(ev::wheel, move |_| touch());
    // Whoever comes back to this page by the browser's Back finds it locked.
    window_event_listener(ev::pagehide, move |_| room.lock());
    window_event_listener(ev::popstate, move |event| {
        let depth = event.state().as_f64().unwrap_or(0.0);
        room.moved(if depth >= 2.0 { 2 } else { u32::from(depth >= 1.0) });
    });
}
