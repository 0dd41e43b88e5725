//! The notice that something waits on a device: for each voice a script that holds it and fills it in.

use forms::Voice;
use portal::site::{Site, Way};

use super::{Whole, files::Files, script};
use crate::form::words::TITLE;

const OUTBOX: &str = include_str!("../../portal/browser/notice.js");

/// Puts the notice of this voice, and gives its address.
pub fn put(whole: Whole<'_>, site: &Site, voice: Voice, files: &mut Files) -> String {
    let html = portal::printed::notice::outbox(site, &papers(whole, voice));
    let script = format!("const NOTICE = {}\n{}", json::write(&html), script::tidy(OUTBOX));
    files.put_hashed(&format!("outbox-{}-{}", voice.word(), site.lang), "js", script)
}

/// The forms that these readers may print.
fn papers(whole: Whole<'_>, voice: Voice) -> Vec<Way> {
    let meant = whole.public.forms.iter().filter(|draft| draft.voice.is_to_a_child() == voice.is_to_a_child());
    let papers = meant.filter_map(|draft| {
        let words = whole.language.forms.get(&draft.id)?.text(TITLE, &whole.language.variables)?;
        Some(Way { path: draft.path.value.clone(), words })
    });
    papers.collect()
}
