//! The children's site: one page for each form and explainer, one JSON for each form, and what they share.

use forms::Voice;
use portal::{
    printed::{pages, shell::ALL_PAGES},
    site::{
        Assets, Explainer, FormFile, Site, outbox_name,
        words::{PAPER_PAGE, Words},
    },
};

use super::{
    Plan, Whole, apps,
    files::{Files, Keep},
    outbox, pictures, script, site, style,
};
use crate::{
    council::Council,
    fault::Placed,
    form::resolve,
    home,
    page::{Page, facts, html, lists::RECKONER},
};

const BOOT: &str = include_str!("../../portal/browser/boot.js");
const READ: &str = include_str!("../../portal/browser/read.js");
/// The form of another age, loaded when first asked for.
const SWAP: &str = include_str!("../../portal/browser/swap.js");

/// What reckons the last day for the next review, on the pages that show it.
const RECKONER_JS: &str = include_str!("../../portal/browser/reckoner.js");

/// Every page of the children's site in one language, with all that they name.
///
/// # Errors
///
/// What is missing or wrong and what to do.
pub fn print(whole: Whole<'_>, plan: &Plan, files: &mut Files, say: &mut dyn FnMut(&str)) -> Result<(), String> {
    let Whole { public, council, keys, language } = whole;
    let (folder, variables) = (&language.head.folder, &language.variables);
    for name in public.pictures.own().map(|name| format!("pictures/{name}")) {
        files.put_kept(&name, Keep::ADay, plan.public.bytes(&name).unwrap_or_default());
    }
    if plan.pictures.is_none() {
        say("going on without pictures from OpenMoji; name their folder with --pictures");
    }
    let shared = shared(plan, whole, files)?;
    let swap = files.put_hashed("swap", "js", script::tidy(SWAP));
    let reckoner = files.put_hashed("reckoner", "js", script::tidy(RECKONER_JS));
    let [_, form_style] = styles(plan, whole)?;
    let worker = worker(whole, plan, files)?;
    let keyset = files.put_keyset(keys);
    let (of_forms, of_pages) = (public.forms.len(), language.pages.len());
    say(&format!("printing {of_forms} forms and {of_pages} explainers in {}", language.head.lang));
    let voiced = Voice::NAMED.map(|(_, voice)| {
        let site = site::for_pages(whole, plan, &keyset, &worker, voice);
        let outbox = outbox::put(whole, &site, voice, files);
        (site, Assets { outbox, ..shared.clone() })
    });
    // What a page at this address names, in this voice.
    let at = |voice: Voice, path: &str| {
        let (site, assets) = &voiced[voice as usize];
        (site, Assets { others: whole.others(path), ..assets.clone() })
    };
    let (site, assets) = at(Voice::Child, "");
    files.put(&format!("{folder}index.html"), pages::home(site, &assets, &home::home(public, language)));
    files.put(&format!("{folder}404.html"), pages::not_found(site, &assets));
    let (site, assets) = at(Voice::Child, ALL_PAGES);
    let areas = home::areas(public, language, site);
    files.put(&format!("{folder}{ALL_PAGES}index.html"), pages::all_pages(site, &assets, &areas));
    for page in &language.pages {
        let path = &page.path.value;
        let (site, assets) = at(page.voice, path);
        let mut explainer = explainer(page, council, site);
        if page.markdown.contains(&format!("{{{RECKONER}}}")) {
            explainer.script.clone_from(&reckoner);
        }
        let html = pages::explainer(site, &assets, &explainer);
        files.put(&format!("{folder}{path}index.html"), html);
    }
    for draft in &public.forms {
        let Some(words) = language.forms.get(&draft.id) else { continue };
        let (site, assets) = at(draft.voice, &draft.path.value);
        // It would lead whoever writes about their officer to that officer.
        let leads = site.talk != draft.path.value && draft.to.is_none();
        let talk = if leads { site.talk.clone() } else { String::new() };
        let path = |id: &Option<Placed<String>>| {
            let other = id.as_ref().and_then(|id| public.forms.iter().find(|form| form.id == id.value));
            other.map_or_else(String::new, |form| form.path.value.clone())
        };
        let [younger, older] = [&draft.younger, &draft.older].map(path);
        let site = &Site { talk, younger, older, swap: swap.clone(), ..site.clone() };
        let said = (site.lang.as_str(), Words::new(&site.words));
        let form = resolve::resolve(draft, words, said, variables, &council.people, plan.pictures.is_some());
        let site = &Site { pictures: pictures::put(&form, plan, files)?, ..site.clone() };
        let file = FormFile { site: site::for_app(site), form };
        let own = files.put_hashed(&format!("form-{}-{}", draft.id, site.lang), "json", json::write(&file));
        let before = resolve::before(words, variables);
        let assets = Assets { form: pinned(&own, files), style: form_style.clone(), ..assets };
        // The form's file is written all the same: a page that is open already fetches it.
        let html = match council.closed {
            true => pages::closed(site, &assets, &file.form),
            false => pages::form(site, &assets, &file.form, &before),
        };
        files.put_kept(&format!("{folder}{}index.html", draft.path.value), Keep::Never, html);
    }
    Ok(())
}

/// The worker's two files and the entry that starts it; gives the entry's address.
fn worker(whole: Whole<'_>, plan: &Plan, files: &mut Files) -> Result<String, String> {
    let placed = apps::read(&plan.app("sending"), "sending")?.put("worker", files);
    let outbox = outbox_name(&whole.council.id, &plan.place.base);
    Ok(files.put_hashed("worker/entry", "js", script::worker_entry(&placed, Some(&outbox))))
}

/// The style sheets that stand in the pages: that of every page without questions, and that of a form's.
///
/// # Errors
///
/// What is no style sheet, with its file and line.
pub fn styles(plan: &Plan, Whole { language, council, .. }: Whole<'_>) -> Result<[String; 2], String> {
    let numbers = language.interface.as_ref().and_then(|words| words.text(PAPER_PAGE, &language.variables));
    let numbers = style::numbers(&numbers.unwrap_or_default());
    let [page, form] = ["main.css", "form.css"].map(|name| style::join(&plan.style, name, &council.colours));
    Ok([page? + &numbers, form? + &numbers])
}

/// An address with the integrity that `boot.js` asks for when it fetches it.
fn pinned(name: &str, files: &Files) -> String {
    format!("{name}#{}", files.integrity(name))
}

fn shared(plan: &Plan, whole: Whole<'_>, files: &mut Files) -> Result<Assets, String> {
    let app = apps::read(&plan.app("portal"), "portal")?.put("app", files);
    let boot = files.put_hashed("boot", "js", script::tidy(BOOT));
    let [style, _] = styles(plan, whole)?;
    Ok(Assets {
        style,
        boot_integrity: files.integrity(&boot),
        boot,
        read: files.put_hashed("read", "js", script::tidy(READ)),
        app_js: app.script,
        app_wasm: pinned(&app.wasm, files),
        ..Assets::default()
    })
}

fn explainer(page: &Page, council: &Council, site: &Site) -> Explainer {
    Explainer {
        voice: page.voice,
        title: page.title.clone(),
        summary: page.summary.clone(),
        html: html::body(page, council, site),
        facts: page.facts.iter().map(|fact| facts::shown(fact, site)).collect(),
        formal: page.formal,
        checked_by_young_people: page.checked_by_young_people,
        others: page.others.clone(),
        picture: page.picture.as_ref().map_or_else(String::new, |picture| format!("pictures/{}", picture.value)),
        script: String::new(),
    }
}
