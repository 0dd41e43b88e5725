//! The pages that `press` prints, each a whole HTML document made of the same pieces that the app uses.

use forms::Form;
use leptos::prelude::*;

use crate::{
    journey::{Journey, Step},
    pieces::{
        element::{element, line, link, picture, text},
        page::{Live, Page, title},
    },
    printed::{
        home::doors,
        paper::paper,
        shell::{Sheet, document},
    },
    screens::{
        post::{contact, people_to_ring},
        question::question,
    },
    site::{
        Area, Assets, Explainer, Home, Site, Way,
        names::Names,
        words::{self, Words},
    },
};

/// Home: four doors for children, three rows for adults, and the links.
pub fn home(site: &Site, assets: &Assets, home: &Home) -> String {
    printed(site, |page| {
        let summary = page.said(words::HOME_TEXT);
        let sheet = Sheet { kind: "home", name: site.name.clone(), summary, ..Sheet::default() };
        document(page, assets, Sheet { main: doors(page, home), ..sheet })
    })
}

/// An explainer. Loads no wasm.
pub fn explainer(site: &Site, assets: &Assets, explainer: &Explainer) -> String {
    printed(site, |page| {
        let name = page.words.fill(words::PAGE_TITLE, &[("title", &explainer.title)]);
        let mut main = vec![page.back(true), title("", explainer.title.clone())];
        let others = explainer.others.iter().map(|(voice, path)| {
            page.listed("", &Way { path: path.clone(), words: page.said(&["for-", voice.word()].concat()) })
        });
        if !explainer.others.is_empty() {
            main.push(element("ul", &[("class", "links others")], others.collect()));
        }
        if !explainer.picture.is_empty() {
            let shown = picture(&page.address(&explainer.picture));
            main.push(element("div", &[("class", "explains")], vec![shown]));
        }
        let body = explainer.html.clone();
        main.push(view! { <div class="prose" inner_html=body></div> }.into_any());
        if explainer.voice.is_to_a_child() && !explainer.checked_by_young_people {
            main.push(line("p", "quiet", page.said(words::NOT_CHECKED_YET)));
        }
        if !explainer.facts.is_empty() {
            main.push(facts(page, explainer));
        }
        let (voice, summary) = (explainer.voice, explainer.summary.clone());
        let script = [("type", "module"), ("src", &*page.address(&explainer.script))];
        let after = if explainer.script.is_empty() { Vec::new() } else { vec![element("script", &script, Vec::new())] };
        document(page, assets, Sheet { kind: "explainer", voice, name, summary, main, after, ..Sheet::default() })
    })
}

/// A form: its first question usable at once, and the whole form on paper. `before` is HTML that stands above the question.
pub fn form(site: &Site, assets: &Assets, form: &Form, before: &str) -> String {
    printed(site, |page| {
        let journey = Journey::new(form.clone());
        let mut main = Vec::new();
        if matches!(journey.step(), Step::Question(_)) {
            let live = |(index, nth)| Some((form.questions.get(index)?, Live::start(forms::Answer::default(), nth)));
            let asked: Vec<_> = journey.on_screen().into_iter().filter_map(live).collect();
            main.extend(question(page, &asked, journey.place(), &[]));
        }
        // Whoever cannot send from here is told before they write, not after.
        let first = [element("div", &[("class", "without-app")], vec![without_app(page)]), before_all(before)];
        main.splice(1..1, first);
        main.push(line("p", "quiet needs-app", page.said(words::IDLE_NOTE)));
        if form.voice.is_to_a_child() {
            main.push(line("p", "quiet", page.said(words::NOT_CHECKED_YET)));
        }
        let sheet = Sheet {
            kind: "form",
            voice: form.voice,
            // The name of a page stands in the browser's history: it gives away nothing about who is writing.
            name: site.name.clone(),
            summary: form.title.clone(),
            form: Some(form.id.clone()),
            main,
            after: vec![paper(page, form)],
        };
        document(page, assets, sheet)
    })
}

/// A form's page while the council has closed it for now: no question and no app, but whom to ring, and the form on paper.
pub fn closed(site: &Site, assets: &Assets, form: &Form) -> String {
    printed(site, |page| {
        let mut main = vec![
            page.back(true),
            element("div", &[("class", "closed")], vec![picture(&page.address("pictures/closed.svg"))]),
            title("", page.said(words::CLOSED_TITLE)),
            line("p", "", page.said(words::CLOSED_TEXT)),
        ];
        main.extend(without_sending(page));
        let (voice, name, after) = (form.voice, site.name.clone(), vec![paper(page, form)]);
        document(page, assets, Sheet { kind: "form", voice, name, main, after, ..Sheet::default() })
    })
}

/// The site map: every form and every page, area by area.
pub fn all_pages(site: &Site, assets: &Assets, areas: &[Area]) -> String {
    printed(site, |page| {
        let mut main = vec![page.back(true), title("", page.said(words::ALL_PAGES))];
        for Area { name, ways } in areas {
            main.push(line("h2", "", name.clone()));
            main.push(element("ul", &[("class", "rows")], ways.iter().map(|way| page.listed("row", way)).collect()));
        }
        let name = page.words.fill(words::PAGE_TITLE, &[("title", page.words.get(words::ALL_PAGES))]);
        let summary = page.said(words::HOME_TEXT);
        document(page, assets, Sheet { kind: "explainer", name, summary, main, ..Sheet::default() })
    })
}

/// The page for an address that is not there.
pub fn not_found(site: &Site, assets: &Assets) -> String {
    printed(site, |page| {
        let main = vec![
            title("", page.said(words::NOT_FOUND_TITLE)),
            line("p", "hint", page.said(words::NOT_FOUND_TEXT)),
            link("way way--on way--whole", &site.home, page.said(words::HOME)),
        ];
        document(page, assets, Sheet { kind: "not-found", name: site.name.clone(), main, ..Sheet::default() })
    })
}

/// What must be read before the first question is answered; in most forms nothing.
fn before_all(before: &str) -> AnyView {
    let before = before.to_owned();
    if before.is_empty() {
        return text(before);
    }
    view! { <div class="before" inner_html=before></div> }.into_any()
}

/// What to do where the questions cannot run: paper, the phone, the advocate. Shown where `boot.js` finds no wasm; while a part
/// of the page does not come; and by the style alone, where no script has started for some seconds.
fn without_app(page: Page) -> AnyView {
    let why = |class, title, text| {
        element("div", &[("class", class)], vec![line("h2", "", page.said(title)), line("p", "", page.said(text))])
    };
    let mut inside = vec![
        why("no-app__cannot", words::NO_APP_TITLE, words::NO_APP_TEXT),
        why("no-app__missing", words::MISSING_TITLE, words::MISSING_TEXT),
    ];
    inside.extend(without_sending(page));
    element("section", &[("class", "no-app")], inside)
}

/// Whom to ring, and the form on paper.
fn without_sending(page: Page) -> [AnyView; 2] {
    let contacts = people_to_ring(page.site).into_iter().map(contact).collect();
    let print = [("type", "button"), ("class", "way way--whole needs-js"), ("data-print", "paper")];
    [element("ul", &[("class", "contacts")], contacts), element("button", &print, vec![text(page.said(words::PRINT))])]
}

fn facts(page: Page, explainer: &Explainer) -> AnyView {
    let facts = explainer.facts.iter().map(|fact| {
        let id = ["fact-", &fact.id].concat();
        let checked = page.words.fill(words::FACT_CHECKED, &[("day", &fact.checked)]);
        let said = [("label", fact.says.as_str()), ("words", &fact.source), ("also", &checked)];
        element("li", &[("id", &id)], vec![text(page.words.fill(words::FACT, &said))])
    });
    let list = element("ol", &[], facts.collect());
    // A child may leave them closed; whoever reads a statement, or reads for a child, sees what it rests on.
    let open = explainer.formal || !explainer.voice.is_to_a_child();
    let attributes = [("class", "facts"), ("open", "")];
    let inside = vec![line("summary", "", page.said(words::FACTS)), list];
    element("details", &attributes[..if open { 2 } else { 1 }], inside)
}

/// Draws a page natively, for a reader who has answered nothing yet.
pub(crate) fn printed(site: &Site, draw: impl FnOnce(Page) -> String) -> String {
    Owner::new().with(|| {
        let words = Words::new(&site.words);
        let names = Names::new(site, words, &forms::Answers::default());
        draw(Page { site, words, names: &names, now: None })
    })
}
