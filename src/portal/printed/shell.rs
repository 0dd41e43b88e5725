//! What surrounds every page: the bar at the top, help at the bottom, and the dialogs that `boot.js` opens.

use forms::Voice;
use leptos::prelude::*;

use crate::{
    pieces::{
        element::{element, link, text},
        page::Page,
    },
    printed::{dialogs::dialogs, leave::leave},
    site::{Assets, Other, outbox_name, words},
};

/// One page to print.
#[derive(Default)]
pub struct Sheet {
    /// What the page is, for the style: `home`, `form`, `explainer`.
    pub kind: &'static str,
    /// To whom it speaks, for the style too.
    pub voice: Voice,
    /// The name of the page in the browser's tab and history.
    pub name: String,
    /// One sentence about it for search results, or nothing.
    pub summary: String,
    /// The form's id, on a form page.
    pub form: Option<String>,
    /// What the page is about.
    pub main: Vec<AnyView>,
    /// What stands beside it and is seen only on paper.
    pub after: Vec<AnyView>,
}

/// The whole document as text.
pub fn document(page: Page, assets: &Assets, sheet: Sheet) -> String {
    let Sheet { kind, voice, name, summary, form, main, after } = sheet;
    let site = page.site;
    let beneath = |file: &String| (!file.is_empty()).then(|| page.address(file));
    let (form_file, app_js, app_wasm) = match &form {
        Some(_) => (beneath(&assets.form), beneath(&assets.app_js), beneath(&assets.app_wasm)),
        None => (None, None, None),
    };
    let outbox = beneath(&assets.outbox);
    let database = outbox.is_some().then(|| outbox_name(&site.council, &site.base));
    let summary = (!summary.is_empty()).then(|| view! { <meta name="description" content=summary /> });
    let (lang, dir) = (site.lang.clone(), site.dir.clone());
    let (style, boot, icon) = (assets.style.clone(), page.address(&assets.boot), page.address("pictures/chair.svg"));
    let integrity = assets.boot_integrity.clone();
    let alternate = |other: &Other| {
        view! { <link rel="alternate" hreflang=other.lang.clone() href=page.address(&other.path) /> }.into_any()
    };
    let alternates: Vec<AnyView> = assets.others.iter().map(alternate).collect();
    let html = view! {
        <html
            lang=lang
            dir=dir
            data-page=kind
            data-voice=voice.word()
            data-form-id=form
            data-outbox=outbox
            data-database=database
            data-form=form_file
            data-app-js=app_js
            data-app-wasm=app_wasm
        >
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="referrer" content="no-referrer" />
                <meta name="color-scheme" content="light dark" />
                <title>{name}</title>
                {summary}
                <link rel="icon" type="image/svg+xml" href=icon />
                {alternates}
                <style inner_html=style></style>
                <script src=boot integrity=integrity defer></script>
            </head>
            <body>
                {link("skip-link", "#main", page.said(words::SKIP_LINK))}
                {bar(page, assets)}
                {element("main", &[("id", "main")], main)}
                {foot(page, assets)}
                {after}
                {dialogs(page)}
            </body>
        </html>
    };
    ["<!DOCTYPE html>", &without_marks(&html.to_html())].concat()
}

/// The portal's name, *Read to me*, *Aa* and *Leave fast*.
fn bar(page: Page, assets: &Assets) -> AnyView {
    let (home, read) = (page.site.home.clone(), page.address(&assets.read));
    let said = |id| page.said(id);
    view! {
        <header class="bar">
            <a class="mark" href=home>
                <svg viewBox="0 0 48 48" aria-hidden="true" inner_html=CHAIR></svg>
                <span class="mark__name">{page.site.name.clone()}</span>
            </a>
            <button type="button" class="bar__item needs-js" data-script=read data-stop=said(words::READ_STOP) data-chosen=said(words::READ_CHOSEN) data-none=said(words::READ_NONE)>
                {said(words::READ)}
            </button>
            <button type="button" class="bar__item bar__aa needs-js" data-dialog="settings" aria-label=["Aa, ", &said(words::SETTINGS)].concat()>
                "Aa"
            </button>
{leave(page)}
        </header>
    }
    .into_any()
}

/// Who runs the site, the same page in other languages, and *Get help*, which stays on screen.
fn foot(page: Page, assets: &Assets) -> AnyView {
    let council = page.words.fill(words::RUN_BY, &[("council", &page.site.council_name)]);
    let link = |path, words| link("", &page.to(path), page.said(words));
    let help = [("class", "help-now"), ("href", &*page.to("help-now/")), ("data-dialog", "help")];
    let about = vec![
        text([&council, " "].concat()),
        link("about/privacy/", words::HOW_IT_WORKS),
        text(" ".into()),
        link(ALL_PAGES, words::ALL_PAGES),
    ];
    let mut all = vec![
        element("p", &[("class", "foot quiet")], about),
        element("div", &[("class", "help-bar")], vec![element("a", &help, vec![text(page.said(words::HELP_NOW))])]),
    ];
    if !assets.others.is_empty() {
        all.insert(0, languages(page, &assets.others));
    }
    element("footer", &[], all)
}

/// Each language by its own name for itself, so that whoever reads it knows it.
fn languages(page: Page, others: &[Other]) -> AnyView {
    let links = others.iter().map(|Other { lang, dir, name, path }| {
        let address = page.address(path);
        let attributes = [("href", &*address), ("hreflang", lang), ("lang", lang), ("dir", dir)];
        element("li", &[], vec![element("a", &attributes, vec![text(name.clone())])])
    });
    element("ul", &[("class", "languages")], links.collect())
}

/// Where the list of all pages stands beneath the base.
pub const ALL_PAGES: &str = "all-pages/";

/// A chair at the front: the portal's own mark, drawn here.
const CHAIR: &str = r#"<path d="M15 26V6h18v20M15 12h18M15 19h18M12 27h24M14 28v14M34 28v14M14 36h20"/>"#;

/// Takes out the marks that Leptos leaves for hydration, which these pages do not use.
pub fn without_marks(html: &str) -> String {
    html.replace("<!>", "").replace("<!--<() />-->", "").replace("> </p>", "></p>")
}
