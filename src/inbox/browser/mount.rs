//! Starts the inbox on its page: fetches what it must know, takes the place of "Opening…", listens and watches the clock.

use std::{cell::OnceCell, rc::Rc, sync::Arc, time::Duration};

use forms::Record;
use js_sys::Promise;
use leptos::{ev, mount::mount_to, prelude::*};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, HtmlElement, Response};

use crate::{
    browser::link::{self, News},
    screens::{room::Room, screen::inbox},
    site::config::Config,
};

/// How often the page looks at the clock.
const TICK: Duration = Duration::from_secs(5);

/// Starts the inbox on the page that holds `<main data-config="…">`.
///
/// What goes wrong is told to `boot.js`, which has the words for it.
pub fn mount() {
    spawn_local(async {
        if start().await.is_err()
            && let Ok(event) = Event::new("inbox-failed")
        {
            // Nobody listens only if the page has another boot script.
            let _ = window().dispatch_event(&event);
        }
    });
}

async fn start() -> Result<(), JsValue> {
    let main = document().query_selector("main[data-config]")?.ok_or("no main element names its configuration")?;
    let fetched = |name| window().fetch_with_str(&main.get_attribute(name).unwrap_or_default());
    // Both are on their way before either is waited for.
    let (config, asked) = (fetched("data-config"), fetched("data-asked"));
    let mut config: Config =
        json::read(text(config).await?).ok_or("the configuration is not one that this inbox can read")?;
    config.asked = Record::read(&text(asked).await?);
    main.set_text_content(None);
    mount_to(main.dyn_into::<HtmlElement>()?, move || {
        let room = furnish(Arc::new(config));
        inbox(room)
    })
    .forget();
    Ok(())
}

/// What was fetched, as text.
async fn text(fetched: Promise) -> Result<String, JsValue> {
    let response: Response = JsFuture::from(fetched).await?.dyn_into()?;
    if !response.ok() {
        return Err("a file of the inbox could not be fetched".into());
    }
    Ok(JsFuture::from(response.text()?).await?.as_string().unwrap_or_default())
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
