//! Who can sign in, for a lead: ends a colleague's sign-in at once, and takes that back. What it means is said first, in place.

use leptos::{html, prelude::*};

use crate::{
    screens::{
        pieces::{follow, under_way},
        room::Room,
    },
    session::{desk::Desk, suspending::Colleague},
};

/// How it stands with a colleague's sign-in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// They can come in.
    In,
    /// They can, and what suspending means is said.
    Asked,
    /// It is suspended.
    Out,
}

/// Everybody else, folded away; nothing for whoever the post box takes for no lead.
pub fn suspending(room: Room) -> impl IntoView {
    let others = Memo::new(move |_| room.desk.with(Desk::others));
    move || {
        let others = others.get();
        (!others.is_empty()).then(|| {
            view! {
                <details class="folded suspending">
                    <summary>{room.say("list-keys")}</summary>
                    <p class="hint">{room.say("list-keys-hint")}</p>
                    <ul>{others.into_iter().map(|other| colleague(room, other)).collect_view()}</ul>
                </details>
            }
        })
    }
}

fn colleague(room: Room, Colleague { id, name }: Colleague) -> impl IntoView {
    let asks = RwSignal::new(false);
    let (id, label) = (StoredValue::new(id.clone()), format!("colleague-{id}"));
    let is_suspended = move || room.desk.with(|desk| id.with_value(|id| desk.is_suspended(id)));
    let stands = Memo::new(move |_| match (is_suspended(), asks.get()) {
        (true, _) => Stands::Out,
        (false, true) => Stands::Asked,
        (false, false) => Stands::In,
    });
    // Whoever lets them in again is asked anew before the next time.
    Effect::new(move |_| {
        if is_suspended() {
            asks.set(false);
        }
    });
    let busy = Memo::new(move |_| room.desk.with(|desk| id.with_value(|id| desk.is_suspending(id))));
    let node = NodeRef::<html::P>::new();
    follow(stands, node);
    let tell = move |suspended| {
        move |_| room.act(|desk, now_millis| id.with_value(|id| desk.suspend(id, suspended, now_millis)))
    };
    let telling = move || under_way(room, "telling", busy);
    let disabled = move || busy.get().then_some("true");
    let ask = move |asked| {
        move |_| {
            if !busy.get_untracked() {
                asks.set(asked);
            }
        }
    };
    let inside = move || {
        let fill = |id: &str| room.words(|words| words.fill(id, &[("names", &name)]));
        let said = |words: String| view! { <p id=label.clone() tabindex="-1" node_ref=node>{words}</p> };
        match stands.get() {
            Stands::Out => view! {
                {said(fill("suspended"))}
                <p class="buttons">
                    <button type="button" aria-describedby=label.clone() aria-disabled=disabled on:click=tell(false)>
                        {room.say("readmit")}
                    </button>
                    {telling()}
                </p>
            }
            .into_any(),
            Stands::Asked => view! {
                {said(fill("suspend-explained"))}
                <p class="buttons">
                    <button type="button" class="first" aria-disabled=disabled on:click=ask(false)>{room.say("suspend-cancel")}</button>
                    <button type="button" class="danger" aria-disabled=disabled on:click=tell(true)>{fill("suspend")}</button>
                    {telling()}
                </p>
            }
            .into_any(),
            Stands::In => view! {
                {said(name.clone())}
                <p class="buttons">
                    <button type="button" aria-describedby=label.clone() on:click=ask(true)>{room.say("suspend-now")}</button>
                </p>
            }
            .into_any(),
        }
    };
    view! { <li>{inside}</li> }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        session::told_story::{IN, MAYA, play},
        site::config,
    };

    fn html(desk: Desk) -> String {
        Owner::new().with(|| {
            let room = Room::new(Arc::new(config::sample()), Box::new(|_| ()));
            room.desk.set(desk);
            suspending(room).to_html()
        })
    }

    #[test]
    fn a_lead_sees_everybody_else_and_whoever_is_no_lead_nobody() {
        let lead = html(play(&[MAYA.as_slice(), &[("lead priya", "open 1")]].concat()));
        for words in ["Keys: who can sign in", ">Sam<", "Suspend sign-in…", "Priya cannot sign in.", "Let in again"] {
            assert!(lead.contains(words), "{words} in {lead}");
        }
        assert!(!lead.contains("Maya"), "nobody suspends themselves: {lead}");
        let officer = html(play(&[IN.as_slice(), &[("rows 1r", "open 1")]].concat()));
        assert!(!officer.contains("Suspend"), "{officer}");
    }

    #[test]
    fn while_the_post_box_is_told_the_buttons_say_so() {
        let more =
            [("lead sam", "open 1"), ("others 1", "not-opening 1"), ("!readmit sam", "-"), ("noted 1", "readmit sam")];
        let html = html(play(&[MAYA.as_slice(), &more].concat()));
        assert!(html.contains("Telling the post box…") && html.contains("aria-disabled"), "{html}");
    }
}
