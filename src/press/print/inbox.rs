//! The staff's site: one page, and the JSON that the inbox reads. Its shape is documented in `src/inbox/config.rs`.

use std::collections::BTreeMap;

use serde::Serialize;
use wire::Roster;

use super::{Plan, Whole, apps, files::Files, headers, pages, script, site, style};
use crate::{page::html::escape, public::ENGLISH, words::interface::all};

const PAGE: &str = include_str!("../../inbox/index.html");
const BOOT: &str = include_str!("../../inbox/boot.js");
/// The site's mark, for the browser's tab.
const ICON: &str = "pictures/chair.svg";

/// What the inbox must know of its council.
#[derive(Serialize)]
struct Config<'council> {
    council: &'council str,
    council_name: &'council str,
    lang: &'council str,
    dir: &'council str,
    post_box: &'council str,
    worker: &'council str,
    words: BTreeMap<String, String>,
    people: Vec<Person<'council>>,
    roster: &'council Roster,
    fingerprint: &'council str,
    keyset: u32,
}

#[derive(Serialize)]
struct Person<'council> {
    id: &'council str,
    name: &'council str,
    role: &'council str,
}

/// Everything of the staff's site but the compressed copies.
///
/// # Errors
///
/// What is missing or wrong and what to do.
pub fn print(whole: Whole<'_>, plan: &Plan) -> Result<Files, String> {
    let Whole { public, council, keys, language } = whole;
    let mut files = Files::default();
    let app = apps::read(&plan.inbox_app, "inbox")?.put("app", &mut files);
    let worker = pages::worker(plan, &mut files)?;
    let style = files.put_hashed("style", "css", style::join(&plan.style, "inbox.css", &council.colours)?);
    let boot = files.put_hashed("boot-inbox", "js", script::tidy(BOOT));
    let words = language.inbox.as_ref().map(|words| all(words, &public.variables)).unwrap_or_default();
    let people = council.people.people.iter();
    let config = Config {
        council: &council.id,
        council_name: &council.name,
        lang: ENGLISH,
        dir: site::direction(ENGLISH),
        post_box: &plan.place.origins.post_box,
        worker: &worker,
        words: words.clone(),
        people: people.map(|person| Person { id: &person.id, name: &person.name, role: &person.role }).collect(),
        roster: &council.people.roster,
        fingerprint: public.variables.fingerprint(),
        keyset: keys.version,
    };
    if let Some(icon) = plan.public.bytes(ICON) {
        files.put(ICON, icon);
    }
    let config = files.put_hashed(&format!("inbox-{ENGLISH}"), "json", pages::json(&config)?);
    let mut values: BTreeMap<String, String> =
        words.into_iter().map(|(id, text)| (format!("word:{id}"), text)).collect();
    let own = [
        ("lang", ENGLISH),
        ("dir", site::direction(ENGLISH)),
        ("style", style.as_str()),
        ("boot", boot.as_str()),
        ("icon", ICON),
        ("app-js", app.script.as_str()),
        ("app-wasm", app.wasm.as_str()),
        ("config", config.as_str()),
    ];
    values.extend(own.map(|(name, value)| (name.to_owned(), value.to_owned())));
    files.put("index.html", fill(PAGE, &values)?);
    let place = &plan.place;
    files.put("_headers", headers::headers(&files, &place.base, &place.origins.inbox, &place.origins.post_box, ""));
    Ok(files)
}

/// Fills every `{{place}}`; the line that is meant for Trunk is left out.
fn fill(page: &str, values: &BTreeMap<String, String>) -> Result<String, String> {
    let mut filled = String::with_capacity(page.len());
    for line in page.lines().filter(|line| !line.contains("data-trunk")) {
        let mut rest = line;
        while let Some((before, after)) = rest.split_once("{{") {
            let (name, after) = after.split_once("}}").unwrap_or((after, ""));
            let value = values.get(name).ok_or_else(|| {
                format!("the inbox's page asks for {{{{{name}}}}}, which inbox.ftl does not have; add it")
            })?;
            filled.push_str(before);
            filled.push_str(&escape(value));
            rest = after;
        }
        filled.push_str(rest);
        filled.push('\n');
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: &str, expected: &str) {
        let values =
            BTreeMap::from([("lang", "en"), ("word:title", "A & \"B\"")].map(|(k, v)| (k.to_owned(), v.to_owned())));
        assert_eq!(fill(page, &values).unwrap_or_else(|why| why), expected);
    }

    #[test]
    fn places_are_filled_and_escaped() {
        check(
            "<html lang=\"{{lang}}\">\n<b>{{word:title}}</b>{{lang}}",
            "<html lang=\"en\">\n<b>A &amp; &quot;B&quot;</b>en\n",
        );
        check("<link data-trunk rel=\"rust\" />\n<p>", "<p>\n");
    }

    #[test]
    fn a_word_that_nobody_wrote_is_named() {
        check("{{word:gone}}", "the inbox's page asks for {{word:gone}}, which inbox.ftl does not have; add it");
    }
}
