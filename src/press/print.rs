//! The second verb: a folder without a fault becomes two sites.
//!
//! In the order of the work: [`place`] settles where the sites stand; [`apps`], [`script`] and [`style`] are the same
//! on every page; [`site`] is what a page knows of its council; [`pages`] and [`inbox`] write the two sites into
//! [`files`]; [`kept`] adds what pages of the last prints may ask for; [`headers`] and [`compress`] finish
//! them; [`folder`] puts them on the disk.

pub mod apps;
pub mod compress;
pub mod files;
pub mod folder;
pub mod headers;
pub mod inbox;
pub mod kept;
pub mod outbox;
pub mod pages;
pub mod pictures;
pub mod place;
pub mod script;
pub mod site;
pub mod style;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use portal::site::Other;
use wire::{KeySet, Office};

use self::{compress::Copies, files::Files, kept::Old, place::Place};
use crate::{
    council::Council,
    language::{Head, Language},
    public::{Checked, ENGLISH, Public},
    source::Folder,
};

/// What a print needs besides the folder.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Where the sites stand and what they reach.
    pub place: Place,
    /// The style sheets.
    pub style: Folder,
    /// The public folder as it was read, for its pictures.
    pub public: Folder,
    /// The folder in which the apps lie, as wasm-bindgen wrote them.
    pub apps: PathBuf,
    /// Whether they lie loose in it, and not in a folder each.
    pub loose_apps: bool,
    /// The folder of OpenMoji pictures by code, if there is one.
    pub pictures: Option<PathBuf>,
    /// The day of this print.
    pub today: NaiveDate,
    /// What the last prints left of the children's site.
    pub old_portal: Old,
    /// The same of the staff's.
    pub old_inbox: Old,
    /// The record of every question that was ever printed, with those of this print.
    pub asked: String,
}

impl Plan {
    /// Where this app lies.
    pub fn app(&self, name: &str) -> PathBuf {
        if self.loose_apps { self.apps.clone() } else { self.apps.join(name) }
    }
}

/// Everything that was read and is known to be whole.
#[derive(Clone, Copy)]
pub struct Whole<'read> {
    /// The folder.
    pub public: &'read Public,
    /// The key-set.
    pub keys: &'read KeySet,
    /// The words and pages that are printed.
    pub language: &'read Language,
    /// The council in this language.
    pub council: &'read Council,
}

/// The children's site, apart from its compressed copies.
///
/// # Errors
///
/// What is missing or wrong and what to do.
pub fn portal_site(checked: &Checked, plan: &Plan, say: &mut dyn FnMut(&str)) -> Result<Files, String> {
    let mut files = Files::default();
    let whole = Whole::of(checked)?;
    let mut styles = Vec::new();
    for one in whole.in_each_language() {
        pages::print(one, plan, &mut files, say)?;
        styles.extend(pages::styles(plan, one)?);
    }
    let place = &plan.place;
    let kept = plan.old_portal.keep(whole.keys, plan.today, &mut files);
    let headers = headers::headers(&files, &place.base, &place.origins.portal, &place.origins.post_box, &styles);
    files.put("_headers", headers);
    files.put(kept::FILE, kept);
    Ok(files)
}

/// The staff's site, apart from its compressed copies.
///
/// # Errors
///
/// What is missing or wrong and what to do.
pub fn inbox_site(checked: &Checked, plan: &Plan) -> Result<Files, String> {
    let mut files = Files::default();
    let whole = Whole::of(checked)?;
    for one in whole.in_each_language() {
        inbox::print(one, plan, &mut files)?;
    }
    // For the post box, which tells people in the hours that the pages promise.
    let Council { time_zone, hours, .. } = whole.council;
    files.put("hours.json", json::write(&Office { time_zone: time_zone.clone(), hours: hours.clone() }));
    let place = &plan.place;
    let kept = plan.old_inbox.keep(whole.keys, plan.today, &mut files);
    files.put("_headers", headers::headers(&files, &place.base, &place.origins.inbox, &place.origins.post_box, &[]));
    files.put(kept::FILE, kept);
    Ok(files)
}

/// Adds the compressed copies, made anew where `copies` has none yet and unless there is nowhere to keep them, and puts a site
/// on the disk.
///
/// # Errors
///
/// What could not be written; the old site then still stands.
pub fn finish(
    mut files: Files,
    to: &Path,
    copies: Option<&mut Copies>,
    say: &mut dyn FnMut(&str),
) -> Result<(), String> {
    if let Some(copies) = copies {
        let (count, kilobytes) = (files.count(), files.bytes() / 1000);
        say(&format!("compressing {count} files, {kilobytes} kB"));
        copies.put_beside(&mut files)?;
    }
    folder::write(&files, to)
}

impl<'read> Whole<'read> {
    /// Everything that a print needs, if the check found no fault.
    ///
    /// # Errors
    ///
    /// That there are faults, or that no key-set was given.
    pub fn of(checked: &'read Checked) -> Result<Self, String> {
        if !checked.faults.is_empty() {
            return Err("nothing was printed; put the faults right first".to_owned());
        }
        let public = &checked.public;
        let Some(keys) = &public.keys else {
            return Err(
                "a site needs a key-set to seal to; name it with --keys, or make one with `keys new`".to_owned()
            );
        };
        let english = public.languages.get(ENGLISH);
        english
            .and_then(|language| Self::new(public, keys, language))
            .ok_or_else(|| "there is no council.toml or no words/en; run `press check`".to_owned())
    }

    /// The same in every language there is.
    pub fn in_each_language(self) -> impl Iterator<Item = Self> {
        self.public.languages.values().filter_map(move |language| Self::new(self.public, self.keys, language))
    }

    /// The page of this address in the other languages that have it.
    pub fn others(self, path: &str) -> Vec<Other> {
        let has = |language: &Language| language.pages.iter().any(|page| page.path.value == path);
        // Forms and what press writes itself are in every language; a page that is nobody's translation is not.
        let everywhere = !has(self.language);
        let others = self.public.languages.values().filter(|language| language.head.lang != self.language.head.lang);
        let other = |Head { lang, dir, name, folder, .. }: &Head| Other {
            lang: lang.clone(),
            dir: dir.clone(),
            name: name.clone(),
            path: format!("{folder}{path}"),
        };
        others.filter(|language| everywhere || has(language)).map(|language| other(&language.head)).collect()
    }

    fn new(public: &'read Public, keys: &'read KeySet, language: &'read Language) -> Option<Self> {
        Some(Self { public, keys, language, council: language.council.as_ref()? })
    }
}

#[cfg(test)]
mod tests;
