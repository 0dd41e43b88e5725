//! The first screen: an identity file and its passphrase. Neither leaves this computer.

use leptos::{ev::SubmitEvent, html, prelude::*};
use wasm_bindgen_futures::spawn_local;

use crate::{
    screens::{
        pieces::{Heading, anew, busy, live, notes},
        room::Room,
        window::{self, FileFault},
    },
    session::desk::Busy,
};

/// Asks for the identity file and its passphrase.
pub fn unlock(room: Room) -> impl IntoView {
    let (file, passphrase) = (NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new());
    let missing = RwSignal::new(None::<&'static str>);
    let opens = Memo::new(move |_| room.desk.with(|desk| desk.busy() == Some(Busy::Unlocking)));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !opens.get_untracked() {
            missing.set(open(room, file, passphrase, missing));
        }
    };
    // A passphrase that was refused is typed again: the focus goes there.
    Effect::new(move |was_busy: Option<bool>| {
        let refused = was_busy == Some(true) && !opens.get();
        if let Some(box_) = passphrase.get_untracked().filter(|_| refused) {
            let _ = box_.focus();
        }
        opens.get()
    });
    let lacks = move |missing: Option<&str>| {
        missing.map(|id| view! { <div class="note" role="alert"><p>{room.say(id)}</p></div> })
    };
    // Someone who was just locked out is told so; someone who just came has nothing to be told.
    let quiet = room.desk.with_untracked(|desk| desk.notes().is_empty());
    view! {
        <section class="unlock">
            <p class="council">{room.config().council_name.clone()}</p>
            <Heading words=room.say("unlock-title") quiet />
            {notes(room)}
            {anew(Memo::new(move |_| missing.get()), lacks)}
            <p>{room.say("unlock-intro")}</p>
            <form on:submit=submit autocomplete="off" novalidate>
                <label for="file">{room.say("unlock-file")}</label>
                <p class="hint" id="file-hint">{room.say("unlock-file-hint")}</p>
                <input id="file" type="file" node_ref=file aria-describedby="file-hint" />
                {passphrase_box(room, passphrase)}
                <button type="submit" class="first" aria-disabled=move || opens.get().then_some("true")>
                    {room.say("unlock-button")}
                </button>
            </form>
            {busy(room)}
        </section>
    }
}

/// The passphrase and the button that shows it. Pasting is allowed: password managers are.
fn passphrase_box(room: Room, node: NodeRef<html::Input>) -> impl IntoView {
    let shown = RwSignal::new(false);
    view! {
        <label for="passphrase">{room.say("unlock-passphrase")}</label>
        <p class="hint" id="passphrase-hint">{room.say("unlock-passphrase-hint")}</p>
        <div class="passphrase">
            <input
                id="passphrase"
                type=move || if shown.get() { "text" } else { "password" }
                node_ref=node
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                aria-describedby="passphrase-hint"
            />
            <button type="button" on:click=move |_| shown.update(|shown| *shown = !*shown)>
                {live(move || room.say(if shown.get() { "passphrase-hide" } else { "passphrase-show" }))}
            </button>
        </div>
    }
}

/// Reads the file and asks the worker to open it; or says what is missing, at once or when the file is read.
fn open(
    room: Room,
    file: NodeRef<html::Input>,
    passphrase: NodeRef<html::Input>,
    missing: RwSignal<Option<&'static str>>,
) -> Option<&'static str> {
    let (file, passphrase) = (file.get_untracked()?, passphrase.get_untracked()?);
    let Some(chosen) = file.files().and_then(|files| files.get(0)) else {
        let _ = file.focus();
        return Some("need-file");
    };
    let words = passphrase.value();
    if words.trim().is_empty() {
        let _ = passphrase.focus();
        return Some("need-passphrase");
    }
    passphrase.set_value("");
    spawn_local(async move {
        match window::read(chosen).await {
            Ok(identity) => room.act(|desk, now_millis| desk.unlock(identity, words, now_millis)),
            Err(FileFault::NotAnIdentity) => missing.set(Some("trouble-not-an-identity")),
            Err(FileFault::Unreadable) => missing.set(Some("file-unreadable")),
        }
    });
    None
}
