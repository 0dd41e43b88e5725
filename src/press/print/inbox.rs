//! The staff's site: one page, and the JSON that the inbox reads. Its shape is documented in `src/inbox/site/config.rs`.

use std::collections::{BTreeMap, BTreeSet};

use forms::ShareRule;
use serde::Serialize;
use wire::{Hours, Roster};

use super::{
    Plan, Whole, apps,
    files::{Files, Keep},
    headers, pages, script, site, style,
};
use crate::{
    form::{
        expand::expand,
        words::{IN_INBOX, TITLE},
    },
    page::html::escape,
    public::{ENGLISH, Public},
    words::{Words, interface::all, variables::Variables},
};

const PAGE: &str = include_str!("../../inbox/index.html");
const BOOT: &str = include_str!("../../inbox/browser/boot.js");
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
    forms: BTreeMap<&'council str, String>,
    people: Vec<Person<'council>>,
    roster: &'council Roster,
    hours: &'council Hours,
    always_private: BTreeSet<String>,
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
    let worker = pages::worker(whole, plan, &mut files)?;
    let style = files.put_hashed("style", "css", style::join(&plan.style, "inbox.css", &council.colours)?);
    let boot = files.put_hashed("boot-inbox", "js", script::tidy(BOOT));
    let boot_integrity = files.integrity(&boot);
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
        forms: language.forms.iter().map(|(id, words)| (id.as_str(), called(words, &public.variables))).collect(),
        people: people.map(|person| Person { id: &person.id, name: &person.name, role: &person.role }).collect(),
        roster: &council.people.roster,
        hours: &council.hours,
        always_private: always_private(public),
        fingerprint: public.variables.fingerprint(),
        keyset: keys.version,
    };
    if let Some(icon) = plan.public.bytes(ICON) {
        files.put_kept(ICON, Keep::ADay, icon);
    }
    let config = files.put_hashed(&format!("inbox-{ENGLISH}"), "json", pages::json(&config)?);
    let mut values: BTreeMap<String, String> =
        words.into_iter().map(|(id, text)| (format!("word:{id}"), text)).collect();
    let own = [
        ("lang", ENGLISH),
        ("dir", site::direction(ENGLISH)),
        ("style", style.as_str()),
        ("boot", boot.as_str()),
        ("boot-integrity", boot_integrity.as_str()),
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

/// What staff call a form: its title, unless its words say otherwise.
fn called(words: &Words, variables: &Variables) -> String {
    words.attribute(TITLE, IN_INBOX, variables).or_else(|| words.text(TITLE, variables)).unwrap_or_default()
}

/// The ids of all questions whose answers our forms keep private whatever is chosen.
fn always_private(public: &Public) -> BTreeSet<String> {
    let asked = public.forms.iter().flat_map(expand);
    asked.filter(|asked| asked.question.share == ShareRule::Private).map(|asked| asked.id).collect()
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
    use crate::sample;

    #[test]
    fn the_inbox_is_told_what_the_forms_keep_private_topic_by_topic() {
        let mut folder = sample::folder();
        let form = String::from_utf8_lossy(folder.bytes("forms/talk.toml").expect("the form")).into_owned();
        let private = |form: String, id: &str| form.replace(id, &format!("{id}\nshare = \"private\""));
        folder.put("forms/talk.toml", ["id = \"how\"", "id = \"why\""].into_iter().fold(form, private));
        let checked = sample::checked(&folder, Some(&sample::keys()));
        let ids: Vec<String> = always_private(&checked.public).into_iter().collect();
        assert_eq!(ids, ["school-how", "stop-how", "why"]);
        assert!(always_private(&sample::checked(&sample::folder(), None).public).is_empty());
    }

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
