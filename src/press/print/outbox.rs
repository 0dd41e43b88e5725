//! The notice that something waits on a device: a file for children, a file for adults, and the script that fills them in.

use forms::Audience;
use portal::site::Site;

use super::{Whole, files::Files, pages::page_path, script};
use crate::form::words::TITLE;

const OUTBOX: &str = include_str!("../../portal/browser/notice.js");

/// Puts the three files, and gives the addresses of the notices: for children, and for adults.
pub fn put(whole: Whole<'_>, site: &Site, files: &mut Files) -> [String; 2] {
    let script = files.put_hashed("outbox", "js", script::tidy(OUTBOX));
    [(Audience::Child, "child"), (Audience::Adult, "adult")].map(|(audience, name)| {
        let html = portal::printed::notice::outbox(site, audience, &script, &papers(whole, audience));
        files.put_hashed(&format!("outbox-{name}-{}", site.lang), "html", html)
    })
}

/// The forms that this reader may print, by address and title.
fn papers(whole: Whole<'_>, audience: Audience) -> Vec<portal::printed::notice::Paper> {
    let meant = whole.public.forms.iter().filter(|draft| draft.audience == audience);
    let papers = meant.filter_map(|draft| {
        let title = whole.language.forms.get(&draft.id)?.text(TITLE, &whole.public.variables)?;
        Some((page_path(&draft.path.value), title))
    });
    papers.collect()
}
