//! Everything that was read from `public/` and the key-set, and what only shows when all of it is known.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use forms::Voice;
use wire::KeySet;

use crate::{
    asked,
    council::{self, Council, holidays},
    fault::{Faults, Place, Placed, count},
    form::{self, Draft},
    keyset,
    language::{self, Language},
    nearest::meant,
    page::{Fact, Link, Page},
    pictures::{self, Pictures},
    plain::{self, jargon},
    source::{Folder, Source},
    words::variables::Variables,
};

/// The language that every other is translated from. It stands at the base, every other in a folder of its own.
pub const ENGLISH: &str = "en";

/// Everything that was read, as far as it could be.
pub struct Public {
    /// `council.toml`.
    pub council: Option<Council>,
    /// `forms/*.toml` in order of their ids.
    pub forms: Vec<Draft>,
    /// `words/<lang>/` and `pages/<lang>/` by language.
    pub languages: BTreeMap<String, Language>,
    /// `pictures/`.
    pub pictures: Pictures,
    /// The key-set, if one was given.
    pub keys: Option<KeySet>,
    /// What words may name in English.
    pub variables: Variables,
    /// `asked.txt`: every question that was ever printed.
    pub asked: asked::Lines,
}

impl Public {
    /// Every fact of the pages: the day it was checked, its file and line, and what it says with its source; oldest first.
    pub fn facts(&self) -> Vec<(String, String, String)> {
        let pages = self.languages.values().flat_map(|language| &language.pages);
        let fact = |fact: &Fact| {
            let Placed { place, .. } = &fact.id;
            let mark = if fact.verified { "" } else { " (not verified)" };
            (fact.checked.clone(), place.to_string(), format!("{}{mark}: {}", fact.says, fact.source))
        };
        let mut all: Vec<_> = pages.flat_map(|page| &page.facts).map(fact).collect();
        // A page and its texts for other voices share their facts.
        all.sort();
        all.dedup();
        all
    }
}

/// What is checked against, from outside the folder.
#[derive(Clone, Copy, Debug)]
pub struct Against<'list> {
    /// The day that counts as today.
    pub today: NaiveDate,
    /// The ids of the interface words that the pages use.
    pub interface: &'list [&'list str],
    /// The ids of the words that the inbox uses.
    pub inbox: &'list [&'list str],
}

/// What a check found.
pub struct Checked {
    /// Everything that was read.
    pub public: Public,
    /// Every fault.
    pub faults: Faults,
    /// What is hard to read for those it speaks to. It stops nothing.
    pub warnings: Faults,
}

/// Reads and judges a folder, and a key-set if there is one, and notes every fault.
pub fn check(folder: &Folder, keys: Option<&Source>, against: Against<'_>) -> Checked {
    let mut found = Faults::default();
    let faults = &mut found;
    let holidays = holidays::read(folder, against.today, faults);
    let council = match folder.source("council.toml", faults) {
        Some(source) => council::read(&source, holidays, against.today, faults),
        None => {
            if folder.bytes("council.toml").is_none() {
                faults
                    .note(&folder.place("council.toml"), "this file is not there; start from the one of Exampleshire");
            }
            None
        }
    };
    let pictures = pictures::read(folder, faults);
    let forms = forms(folder, &pictures, faults);
    for other in forms.iter().flat_map(|form| [&form.younger, &form.older]).flatten() {
        if forms.iter().all(|form| form.id != other.value) {
            let says = format!(
                "there is no form \"{}\"; write the name of a file in forms/, or take the line out",
                other.value
            );
            faults.note(&other.place, says);
        }
    }
    let keys = keys.and_then(|keys| keyset::read(keys, against.today, council.as_ref(), faults));
    let variables = Variables::new(council.as_ref(), keys.as_ref());
    let asked = asked::read(folder, faults);
    for form in &forms {
        form::retired::check(form, &asked, faults);
        form::meaning::check(form, &asked, faults);
    }
    let jargon = jargon::read(folder, against.today, faults);
    let mut public = Public { council, forms, languages: BTreeMap::new(), pictures, keys, variables, asked };
    if !folder.names().any(|name| name.starts_with("forms/")) {
        faults.note(&folder.place("forms"), "there is no form; a site needs one to have something to say");
    }
    other_files(folder, faults);
    for lang in languages(folder) {
        if let Some(language) = language::read(folder, &lang, &public, against, faults) {
            // A text for other readers has that of the page it belongs to.
            let named = language
                .pages
                .iter()
                .filter_map(|page| page.picture.as_ref().filter(|it| it.place.file == page.place.file));
            named.for_each(|picture| public.pictures.check(picture, faults));
            public.languages.insert(lang, language);
        }
    }
    match public.languages.get(ENGLISH) {
        Some(english) => {
            let all = public.languages.values();
            all.for_each(|language| language.has_all_of(english, &public.forms, folder, faults));
        }
        None => {
            faults.note(&folder.place("words/en"), "there are no English words; every other language starts from them");
        }
    }
    let mut warnings = Faults::default();
    if let Some(english) = public.languages.get(ENGLISH) {
        plain::check(english, &public.forms, &jargon, &mut warnings);
    }
    Checked { public, faults: found, warnings }
}

impl Checked {
    /// What to tell whoever asked: each fault on a line and how many there are, or that nothing is wrong.
    pub fn report(&self) -> String {
        if self.faults.is_empty() {
            format!("nothing wrong: {}", self.public.counted())
        } else {
            self.faults.to_string()
        }
    }
}

impl Public {
    /// `2 forms, 240 words, 8 pages`.
    fn counted(&self) -> String {
        let languages = self.languages.values();
        let words: usize = languages
            .clone()
            .flat_map(|language| language.forms.values().chain(&language.interface).chain(&language.inbox))
            .map(|words| words.messages().map(|(_, message)| 1 + message.attributes.len()).sum::<usize>())
            .sum();
        let pages = languages.map(|language| language.pages.len()).sum();
        format!("{}, {}, {}", count(self.forms.len(), "form"), count(words, "word"), count(pages, "page"))
    }
}

fn forms(folder: &Folder, pictures: &Pictures, faults: &mut Faults) -> Vec<Draft> {
    let mut forms = Vec::new();
    for name in folder.names() {
        let Some(id) = name.strip_prefix("forms/").and_then(|file| file.strip_suffix(".toml")) else { continue };
        let Some(source) = folder.source(name, faults) else { continue };
        let Some(form) = form::read(id, &source, pictures, faults) else { continue };
        forms.push(form);
    }
    forms
}

/// Every folder beneath `words/` and `pages/`.
fn languages(folder: &Folder) -> Vec<String> {
    let mut languages: Vec<String> = folder
        .names()
        .filter_map(|name| name.strip_prefix("words/").or_else(|| name.strip_prefix("pages/")))
        .filter_map(|rest| rest.split_once('/').map(|(lang, _)| lang.to_owned()))
        .collect();
    languages.sort_unstable();
    languages.dedup();
    languages
}

/// Two pages at one address would hide each other, and a link must lead to one of them.
pub fn paths(forms: &[Draft], pages: &[Page], links: &[Link], faults: &mut Faults) {
    let paths: Vec<&Placed<String>> =
        forms.iter().map(|form| &form.path).chain(pages.iter().map(|page| &page.path)).collect();
    for (index, path) in paths.iter().enumerate().filter(|(_, path)| !path.value.is_empty()) {
        if let Some(first) = paths[..index].iter().find(|first| first.value == path.value) {
            let Place { file, line, .. } = &first.place;
            let says =
                format!("path \"{}\" is already that of {file} on line {line}; give one of them another", path.value);
            faults.note(&path.place, says);
        }
    }
    let known: Vec<&str> = paths.iter().map(|path| path.value.as_str()).collect();
    for link in links {
        if !link.value.is_empty() && !known.contains(&link.value.as_str()) {
            let to_do = meant(&link.value, &known, ["/", ""], "write the path of a page or a form");
            faults.note(&link.place, format!("there is no page at /{}; {to_do}", link.value));
        }
    }
}

/// Notes files that nothing would read: most often a slip in a name.
fn other_files(folder: &Folder, faults: &mut Faults) {
    for name in folder.names() {
        let file = name.rsplit('/').next().unwrap_or(name);
        let read = match name.split('/').collect::<Vec<_>>().as_slice() {
            ["council.toml" | "keys.toml" | asked::FILE | holidays::FILE | jargon::FILE] | ["pictures", ..] => true,
            [.., "README.md"] => true,
            ["forms", file] => file.ends_with(".toml"),
            ["words", _, file] => file.ends_with(".ftl"),
            ["pages", .., file] => match page_name(file) {
                Some((_, None)) => true,
                Some((page, Some(voice))) => {
                    let page = name.replace(file, &format!("{page}.md"));
                    Voice::named(voice).is_some() && folder.bytes(&page).is_some()
                }
                None => false,
            },
            _ => false,
        };
        if !read {
            let says = "nothing reads this file; forms are forms/*.toml, words words/en/*.ftl, pages pages/en/*.md, and a page's text for another voice pages/en/*.adult.md beside it";
            faults.note(&folder.place(name), says);
        } else if let ["words", lang, _] = name.split('/').collect::<Vec<_>>().as_slice() {
            let id = file.trim_end_matches(".ftl");
            let form = format!("forms/{id}.toml");
            let known = ["interface", "inbox"].contains(&id) || (id == "council" && *lang != ENGLISH);
            if !known && file != "README.md" && folder.bytes(&form).is_none() {
                let says = format!("there is no form {form} for these words; rename the file or take it out of {lang}");
                faults.note(&folder.place(name), says);
            }
        }
    }
}

/// A page's file without its ending, and the voice whose text it holds, if it says one: `iro.adult.md`.
pub fn page_name(file: &str) -> Option<(&str, Option<&str>)> {
    let stem = file.strip_suffix(".md")?;
    Some(stem.split_once('.').map_or((stem, None), |(page, voice)| (page, Some(voice))))
}
