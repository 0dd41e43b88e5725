//! The notice that something waits on a device: a file for each voice, and the script that fills them in.

use forms::Voice;
use portal::site::{Site, Way};

use super::{Whole, files::Files, script};
use crate::form::words::TITLE;

const OUTBOX: &str = include_str!("../../portal/browser/notice.js");

/// Puts the script and the notice of this voice, and gives the notice's address.
pub fn put(whole: Whole<'_>, site: &Site, voice: Voice, files: &mut Files) -> String {
    let script = files.put_hashed("outbox", "js", script::tidy(OUTBOX));
    let html = portal::printed::notice::outbox(site, &script, &papers(whole, voice));
    files.put_hashed(&format!("outbox-{}-{}", voice.word(), site.lang), "html", html)
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
