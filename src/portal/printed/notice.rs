//! The quiet notice that something waits on this device: printed once for each voice, in `browser/notice.js`, which shows it and
//! fills it in. `boot.js` fetches that only where something waits.
//!
//! Whoever walks past may read it, so it says nothing of letters, children or officers unless it is opened.

use leptos::prelude::*;

use crate::{
    pieces::page::Page,
    printed::{pages::printed, shell::without_marks},
    screens::post::{contact, people_to_ring},
    site::{Site, Way, words},
};

/// The notice as HTML.
pub fn outbox(site: &Site, papers: &[Way]) -> String {
    without_marks(&printed(site, |page| notice(page, papers).to_html()))
}

fn notice(page: Page, papers: &[Way]) -> AnyView {
    let said = |id| page.said(id);
    let worker = page.address(&page.site.worker);
    let keys = page.address(&page.site.keyset.url);
    view! {
        <aside
            id="outbox"
            class="outbox"
            aria-label=said(words::OUTBOX_TITLE)
            data-worker=worker
            data-keys=keys
            data-post-box=page.site.post_box.clone()
            hidden=""
        >
            <p
                role="status"
                data-sending=said(words::OUTBOX_TRYING)
                data-waiting=said(words::OUTBOX_WAITING)
                data-arrived=said(words::OUTBOX_ARRIVED)
                data-not_sent=said(words::OUTBOX_NOT_SENT)
                data-deleted=said(words::OUTBOX_DELETED)
            ></p>
            <div class="outbox__ways">
                <button type="button" class="way way--on" data-outbox="try">{said(words::TRY_NOW)}</button>
                <button type="button" class="close" data-outbox="close">{said(words::CLOSE)}</button>
            </div>
            <details hidden="">{other_ways(page, papers)}</details>
        </aside>
    }
    .into_any()
}

/// Closed until somebody opens it: only then the names of services are on the screen.
fn other_ways(page: Page, papers: &[Way]) -> AnyView {
    let said = |id| page.said(id);
    let contacts: Vec<AnyView> = people_to_ring(page.site).into_iter().map(contact).collect();
    let forms: Vec<AnyView> = papers.iter().map(|way| page.listed("", way)).collect();
    // The summary says why it is there, without naming anybody.
    view! {
        <summary data-old=said(words::OUTBOX_OLD) data-ways=said(words::OUTBOX_WAYS)></summary>
        <p>{said(words::OTHER_WAYS_TEXT)}</p>
        <ul class="contacts">{contacts}</ul>
        <p><a class="help-link" href=page.to("help-now/") data-dialog="help">{said(words::HELP_NOW)}</a></p>
        <p>{said(words::OUTBOX_PAPER)}</p>
        <ul class="outbox__papers">{forms}</ul>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    fn drawn() -> String {
        outbox(&sample::site(), &[Way { path: "say/8-11/".into(), words: "Ages 8 to 11".into() }])
    }

    #[test]
    fn it_is_not_seen_before_something_waits_and_names_what_it_needs() {
        let html = drawn();
        let start = "<aside id=\"outbox\" aria-label=\"Waiting to be sent\" \
                     data-worker=\"/front-seat/worker/worker.js\" \
                     data-keys=\"/front-seat/keyset-1.json\" \
                     data-post-box=\"https://frontseat-post.exampleshire.example\" hidden=\"\" class=\"outbox\">";
        assert!(html.starts_with(start), "{html}");
        assert!(html.contains("href=\"/front-seat/say/8-11/\""), "{html}");
    }

    #[test]
    fn whoever_walks_past_learns_nothing_about_whom() {
        let html = drawn();
        let (outside, _) = html.split_once("<details").expect("a part that is closed");
        for word in ["letter", "IRO", "officer", "child", "review", "meeting", "worried", "Exampleshire"] {
            let seen = outside.replace("exampleshire.example", "");
            assert!(!seen.contains(word), "{word} can be read in {seen}");
        }
    }
}
