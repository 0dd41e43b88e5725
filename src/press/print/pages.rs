//! The children's site: one page for each form and explainer, one JSON for each form, and what they share.

use forms::Voice;
use portal::{
    printed::{pages, shell::ALL_PAGES},
    site::{Assets, Explainer, FormFile, Site, outbox_name},
};

use super::{
    Plan, Whole, apps,
    files::{Files, Keep},
    headers, outbox, pictures, script, site, style,
};
use crate::{
    form::resolve,
    home,
    page::{Page, facts, html},
};

const BOOT: &str = include_str!("../../portal/browser/boot.js");
const READ: &str = include_str!("../../portal/browser/read.js");

/// Everything of the children's site but the compressed copies.
///
/// # Errors
///
/// What is missing or wrong and what to do.
pub fn print(whole: Whole<'_>, plan: &Plan, say: &mut dyn FnMut(&str)) -> Result<Files, String> {
    let Whole { public, council, keys, .. } = whole;
    let mut files = Files::default();
    let pictures = pictures::put(public, &plan.public, plan.pictures.as_deref(), &mut files, say)?;
    let shared = shared(plan, whole, &mut files)?;
    let worker = worker(whole, plan, &mut files)?;
    let keyset = files.put_hashed("keyset", "json", json(keys)?);
    say(&format!("printing {} forms and {} explainers", public.forms.len(), whole.language.pages.len()));
    let voiced = Voice::NAMED.map(|(_, voice)| {
        let site = site::for_pages(whole, &plan.place, &keyset, &worker, voice);
        let outbox = outbox::put(whole, &site, voice, &mut files);
        (site, Assets { outbox, ..shared.clone() })
    });
    let of = |voice: Voice| &voiced[voice as usize];
    let (site, assets) = of(Voice::Child);
    files.put("index.html", pages::home(site, assets, &home::home(public, whole.language)));
    files.put("404.html", pages::not_found(site, assets));
    let areas = home::areas(public, whole.language, site);
    files.put(&format!("{ALL_PAGES}index.html"), pages::all_pages(site, assets, &areas));
    for page in &whole.language.pages {
        let (site, assets) = of(page.voice);
        let html = pages::explainer(site, assets, &explainer(page, council, site));
        files.put(&format!("{}index.html", page.path.value), html);
    }
    for draft in &public.forms {
        let Some(words) = whole.language.forms.get(&draft.id) else { continue };
        let (site, assets) = of(draft.voice);
        let form = resolve::resolve(draft, words, &site.lang, &public.variables, &council.people, pictures);
        let file = FormFile { site: site::for_app(site), form };
        let own = files.put_hashed(&format!("form-{}-{}", draft.id, site.lang), "json", json(&file)?);
        let before = resolve::before(words, &public.variables);
        let assets = Assets { form: own, ..assets.clone() };
        let html = pages::form(site, &assets, &file.form, &before);
        files.put_kept(&format!("{}index.html", draft.path.value), Keep::Never, html);
    }
    let place = &plan.place;
    let headers = headers::headers(&files, &place.base, &place.origins.portal, &place.origins.post_box, &shared.style);
    files.put("_headers", headers);
    Ok(files)
}

/// Any of our own data as compact JSON.
///
/// # Errors
///
/// Never for what this crate writes; the message says what to report.
pub fn json(data: &impl serde::Serialize) -> Result<String, String> {
    serde_json::to_string(data).map_err(|error| format!("cannot write JSON: {error}; please report this"))
}

/// The worker's two files and the entry that starts it; gives the entry's address.
///
/// # Errors
///
/// What is missing and how to build it.
pub fn worker(whole: Whole<'_>, plan: &Plan, files: &mut Files) -> Result<String, String> {
    let placed = apps::read(&plan.worker_app, "worker")?.put("worker", files);
    let outbox = outbox_name(&whole.council.id, &plan.place.base);
    Ok(files.put_hashed("worker/entry", "js", script::worker_entry(&placed.script, &placed.wasm, &outbox)))
}

fn shared(plan: &Plan, whole: Whole<'_>, files: &mut Files) -> Result<Assets, String> {
    let app = apps::read(&plan.portal_app, "portal")?.put("app", files);
    let boot = files.put_hashed("boot", "js", script::tidy(BOOT));
    Ok(Assets {
        style: style::join(&plan.style, "main.css", &whole.council.colours)?,
        boot_integrity: files.integrity(&boot),
        boot,
        read: files.put_hashed("read", "js", script::tidy(READ)),
        app_js: app.script,
        app_wasm: app.wasm,
        ..Assets::default()
    })
}

fn explainer(page: &Page, council: &crate::council::Council, site: &Site) -> Explainer {
    Explainer {
        path: page.path.value.clone(),
        voice: page.voice,
        title: page.title.clone(),
        summary: page.summary.clone(),
        html: html::body(page, council, site),
        facts: page.facts.iter().map(|fact| facts::shown(fact, site)).collect(),
        checked_by_young_people: page.checked_by_young_people,
        others: page.others.clone(),
    }
}
