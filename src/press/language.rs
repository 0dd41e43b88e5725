//! Words and pages in one language, and what it says of itself. A language is printed whole or not at all: whoever chose
//! one never falls into another.

use std::collections::BTreeMap;

use forms::{Tongue, Voice};
use unic_langid::LanguageIdentifier;

use crate::{
    council::{Council, translated},
    fault::Faults,
    form::{self, Draft},
    home,
    page::{self, Link, Page},
    public::{Against, ENGLISH, Public, page_name, paths},
    source::{Folder, Source},
    words::{self, Words, interface, variables::Variables},
};

/// The messages of `interface.ftl` in which a language says what it is called, whose dates and lists it uses, and its direction.
pub const HEAD: [&str; 3] = ["language-name", "language-locale", "language-direction"];

/// Words and pages in one language.
pub struct Language {
    /// What it says of itself.
    pub head: Head,
    /// The council in its words.
    pub council: Option<Council>,
    /// What its words may name.
    pub variables: Variables,
    /// The words of each form by its id.
    pub forms: BTreeMap<String, Words>,
    /// The portal's own words.
    pub interface: Option<Words>,
    /// The inbox's words.
    pub inbox: Option<Words>,
    /// The pages in order of their files.
    pub pages: Vec<Page>,
}

/// What a language says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Its code, as the folder is named: `cy`.
    pub lang: String,
    /// Its own name for itself: `Cymraeg`.
    pub name: String,
    /// Whose days, lists and plurals it uses: `en-GB`.
    pub locale: String,
    /// `ltr` or `rtl`.
    pub dir: String,
    /// Where its pages stand beneath the base: nothing for English, else `cy/`.
    pub folder: String,
}

/// Reads `words/<lang>/` and `pages/<lang>/`, and notes every fault.
pub fn read(
    folder: &Folder,
    lang: &str,
    public: &Public,
    against: Against<'_>,
    faults: &mut Faults,
) -> Option<Language> {
    let Ok(id) = lang.parse::<LanguageIdentifier>() else {
        let says = format!("\"{lang}\" is not the code of a language; name the folder as en, cy or ar");
        faults.note(&folder.place(&format!("words/{lang}")), says);
        return None;
    };
    let file = |name: &str, needed_by: &str, variables: &Variables, faults: &mut Faults| {
        let file = format!("words/{lang}/{name}.ftl");
        if folder.bytes(&file).is_none() {
            let says = format!("this file is not there, but {needed_by} needs its words; write it");
            faults.note(&folder.place(&file), says);
        }
        words::read(&folder.source(&file, faults)?, &id, variables, faults)
    };
    let mut council = public.council.clone();
    if let Some(own) = council.as_mut().filter(|_| lang != ENGLISH)
        && let Some(words) = file("council", "what council.toml says in English", &public.variables, faults)
    {
        translated::say_in(own, &words, &public.variables, faults);
    }
    let variables = Variables::new(council.as_ref(), public.keys.as_ref());
    let mut language = Language {
        head: Head { lang: lang.to_owned(), ..Head::default() },
        council,
        variables,
        forms: BTreeMap::new(),
        interface: None,
        inbox: None,
        pages: Vec::new(),
    };
    let variables = &language.variables;
    for form in &public.forms {
        if let Some(words) = file(&form.id, &form.place.file, variables, faults) {
            form::words::check(form, &words, variables, faults);
            language.forms.insert(form.id.clone(), words);
        }
    }
    language.interface = file("interface", "every page", variables, faults);
    language.inbox = file("inbox", "the inbox", variables, faults);
    if let Some(words) = &language.interface {
        language.head = Head::read(lang, words, variables, faults);
    }
    let mut links: Vec<Link> = Vec::new();
    for name in folder.names().filter(|name| is_page(name, lang)) {
        let Some(source) = folder.source(name, faults) else { continue };
        let text = |(voice_name, voice)| {
            let text = format!("{}.{voice_name}.md", name.trim_end_matches(".md"));
            Some((voice, folder.source(&text, faults)?))
        };
        let others: Vec<(Voice, Source)> = Voice::NAMED.into_iter().filter_map(text).collect();
        let read = page::read(&source, &others, against.today, &language.variables, faults);
        let Some((pages, found)) = read else { continue };
        language.pages.extend(pages);
        links.extend(found);
    }
    paths(&public.forms, &language.pages, &links, faults);
    home::check(&public.forms, &language.pages, language.interface.as_ref(), faults);
    let tongue = Tongue(&language.head.locale);
    if let Some(words) = &language.interface {
        let areas = words.messages().map(|(id, _)| id).filter(|id| id.starts_with(home::AREA));
        let used = against
            .interface
            .iter()
            .chain(page::facts::WORDS)
            .chain(form::resolve::WORDS)
            .chain(&HEAD)
            .copied()
            .chain(areas);
        interface::check(words, &used.collect::<Vec<_>>(), "the pages use", tongue, faults);
    }
    if let Some(words) = &language.inbox {
        interface::check(words, against.inbox, "the inbox uses", tongue, faults);
    }
    Some(language)
}

impl Language {
    /// Notes every page, and every word of a form, that English has and this language has not.
    pub fn has_all_of(&self, english: &Self, forms: &[Draft], folder: &Folder, faults: &mut Faults) {
        for form in forms {
            if let (Some(words), Some(english)) = (self.forms.get(&form.id), english.forms.get(&form.id)) {
                form::words::has_all_of(form, words, english, faults);
            }
        }
        for page in &english.pages {
            if !self.pages.iter().any(|own| own.path.value == page.path.value) {
                let says = format!(
                    "there is no page at {}, as {} is in English; translate it",
                    page.path.value, page.place.file
                );
                faults.note(&folder.place(&format!("pages/{}", self.head.lang)), says);
            }
        }
    }
}

impl Head {
    fn read(lang: &str, words: &Words, variables: &Variables, faults: &mut Faults) -> Self {
        let [name, locale, dir] = HEAD.map(|id| words.text(id, variables).unwrap_or_default());
        let mut wrong = |id: &str, good: bool, says: String| {
            if let Some(message) = words.message(id).filter(|_| !good) {
                faults.note(&message.place, says);
            }
        };
        wrong(
            HEAD[1],
            locale.parse::<LanguageIdentifier>().is_ok(),
            format!("\"{locale}\" is not the code of a language and a country; write it as en-GB or cy-GB"),
        );
        wrong(
            HEAD[2],
            ["ltr", "rtl"].contains(&dir.as_str()),
            format!(
                "\"{dir}\" is not a direction; write ltr, or rtl for a language that is written from right to left"
            ),
        );
        let folder = if lang == ENGLISH { String::new() } else { format!("{lang}/") };
        Self { lang: lang.to_owned(), name, locale, dir, folder }
    }
}

/// Whether this file is a page with a head of its own.
fn is_page(name: &str, lang: &str) -> bool {
    let beneath = name.strip_prefix("pages/").and_then(|rest| rest.strip_prefix(lang)?.strip_prefix('/'));
    beneath.is_some_and(|file| file != "README.md" && matches!(page_name(file), Some((_, None))))
}
