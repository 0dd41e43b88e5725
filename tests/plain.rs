//! The same questions as a plain HTML form, without style or script: what our pages are measured against.

use std::{fmt::Write as _, fs, io::Write as _, path::Path};

use forms::Form;
use portal::site::FormFile;

/// Writes the plain form beside the real one, compressed the same way.
///
/// # Panics
///
/// If the site has no such form.
pub fn write(site: &Path, form: &str, path: &str) {
    let page = page(&read(site, form, "en"));
    let folder = site.join(path);
    fs::create_dir_all(&folder).expect("a folder for the plain form");
    fs::write(folder.join("index.html"), &page).expect("the plain form can be written");
    let mut compressed = Vec::new();
    brotli::CompressorWriter::new(&mut compressed, 4096, 11, 22).write_all(page.as_bytes()).expect("memory");
    fs::write(folder.join("index.html.br"), compressed).expect("the plain form can be written");
}

/// Reads a form in one language as the site gives it to the app.
///
/// # Panics
///
/// If the site has no such form.
#[must_use]
pub fn read(site: &Path, form: &str, lang: &str) -> Form {
    file(site, form, lang).form
}

/// The same with its council.
///
/// # Panics
///
/// If the site has no such form.
#[must_use]
pub fn file(site: &Path, form: &str, lang: &str) -> FormFile {
    let name = named(site, form, lang).expect("the site has the form's JSON");
    json::read(fs::read_to_string(site.join(name)).expect("a text file")).expect("a form")
}

/// Whether the site has this form in English.
#[must_use]
pub fn has(site: &Path, form: &str) -> bool {
    named(site, form, "en").is_some()
}

fn named(site: &Path, form: &str, lang: &str) -> Option<String> {
    let listed = fs::read_dir(site).expect("a site");
    let begins = format!("form-{form}-{lang}-");
    listed
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .find(|name| name.starts_with(&begins) && name.ends_with(".json"))
}

fn page(form: &Form) -> String {
    let mut html = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=\"width=device-width\"><title>{0}</title><main><h1>{0}</h1>",
        form.title
    );
    for question in form.questions.iter().filter(|question| question.show_if.is_none()) {
        let (id, ask, hint) = (&question.id, &question.ask, &question.hint);
        let choices = question.kind.choices();
        if choices.is_empty() {
            let _ = write!(
                html,
                "<p><label for={id}>{ask}</label><br><small>{hint}</small><br><textarea id={id} rows=4></textarea>"
            );
            continue;
        }
        let kind = if question.kind.most() > 1 { "checkbox" } else { "radio" };
        let _ = write!(html, "<fieldset><legend>{ask}</legend>");
        for choice in choices {
            let _ = write!(html, "<label><input type={kind} name={id}>{}</label><br>", choice.words);
        }
        html.push_str("</fieldset>");
    }
    html.push_str("<button type=button>Send</button></main></html>");
    html
}
