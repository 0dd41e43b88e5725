//! What words may name: what is known when pressing, and what only the app knows.

use std::collections::BTreeMap;

use portal::site::Reach;
use wire::KeySet;

use crate::council::{Council, terms::WORDS};

/// Names that are filled in while a form is answered. They stay in the printed words as `{$iro}`.
pub const RUN_TIME: [&str; 20] = [
    "iro",
    "cover",
    "child",
    "time",
    "contact-time",
    "names",
    "number",
    "day",
    "over",
    "minutes",
    "most",
    "topic",
    "ask",
    "also",
    "label",
    "words",
    "title",
    "pile",
    "things",
    FINGERPRINT,
];

const FINGERPRINT: &str = "fingerprint";

/// Stands before a marked number. From Unicode's private area, so it is in nobody's words.
pub const NUMBER_START: char = '\u{e000}';

/// Stands after a marked number.
pub const NUMBER_END: char = '\u{e001}';

/// Whether a name stands for a telephone number.
pub fn is_number(name: &str) -> bool {
    name.starts_with("phone-") || name == "advocate-phone"
}

/// Every name that words may use, and its value.
#[derive(Clone, Debug)]
pub struct Variables {
    known: BTreeMap<String, String>,
    /// The six words of the key-set: a form's page fills them in itself, other pages have them printed.
    fingerprint: String,
    /// Whether there was no council to know them from: then no name can be called unknown.
    lenient: bool,
}

/// What a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// Filled in when pressing.
    Known,
    /// Left for the app.
    RunTime,
    /// Nobody knows it.
    Unknown,
}

impl Variables {
    /// What this council's words may name. Without a council every name passes, since that fault has its own line.
    pub fn new(council: Option<&Council>, keys: Option<&KeySet>) -> Self {
        let fingerprint = keys.map(seal::fingerprint::words).unwrap_or_default();
        let mut known = BTreeMap::new();
        let Some(council) = council else { return Self { known, fingerprint, lenient: true } };
        let mut put = |name: &str, value: &str| known.insert(name.to_owned(), value.to_owned());
        for ((_, name, _), own) in WORDS.iter().zip(&council.words.0) {
            put(name, own);
        }
        put("council", &council.name);
        put("site", &council.site);
        put("advocate", &council.advocate.name);
        put("advocate-phone", &council.advocate.phone);
        for contact in council.contacts.iter().filter(|contact| contact.reach == Reach::Ring) {
            put(&format!("phone-{}", contact.id), &contact.phone);
        }
        Self { known, fingerprint, lenient: false }
    }

    /// What this name is.
    pub fn name(&self, name: &str) -> Name {
        if RUN_TIME.contains(&name) {
            Name::RunTime
        } else if self.lenient || self.known.contains_key(name) {
            Name::Known
        } else {
            Name::Unknown
        }
    }

    /// What this name is on a page without a form.
    pub fn name_on_page(&self, name: &str) -> Name {
        if name == FINGERPRINT { Name::Known } else { self.name(name) }
    }

    /// The value of a name that is known on a page.
    pub fn value_on_page(&self, name: &str) -> &str {
        if name == FINGERPRINT { &self.fingerprint } else { self.known.get(name).map_or("", String::as_str) }
    }

    /// The six words of the key-set, or nothing without one.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// The same with each telephone number between two marks, for text that becomes HTML and links to them.
    pub fn with_marked_numbers(&self) -> Self {
        let mut marked = self.clone();
        for (name, value) in &mut marked.known {
            if is_number(name) {
                *value = format!("{NUMBER_START}{value}{NUMBER_END}");
            }
        }
        marked
    }

    /// Every name that may be used.
    pub fn all(&self) -> Vec<&str> {
        self.known.keys().map(String::as_str).chain(RUN_TIME).collect()
    }

    /// Every name that may be used on a page without a form.
    pub fn all_on_page(&self) -> Vec<&str> {
        self.known.keys().map(String::as_str).chain([FINGERPRINT]).collect()
    }

    /// Every name with what is written for it; names for the app are written as themselves.
    pub fn arguments(&self) -> impl Iterator<Item = (&str, String)> {
        let known = self.known.iter().map(|(name, value)| (name.as_str(), value.clone()));
        known.chain(RUN_TIME.iter().map(|name| (*name, format!("{{${name}}}"))))
    }
}
