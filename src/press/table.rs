//! Reads TOML key by key and keeps every place, so that one report names every fault.

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::{
    fault::{Faults, Place, Placed},
    markup,
    nearest::{advice, listed},
    source::Source,
};

/// A table that is being read. Every key that is asked for is known; [`Table::done`] reports the others.
pub struct Table<'text> {
    source: &'text Source,
    shift: usize,
    entries: DeTable<'text>,
    place: Place,
    what: String,
    asked: Vec<&'static str>,
    found: Vec<(&'static str, Place)>,
}

/// Reads a whole file. Nothing, and a fault for each line that is wrong, if it is not TOML.
pub fn parse<'text>(source: &'text Source, what: &str, faults: &mut Faults) -> Option<Table<'text>> {
    parse_part(source, source.text(), what, faults)
}

/// Reads a part of a file, such as the head of a page.
pub fn parse_part<'text>(
    source: &'text Source,
    part: &'text str,
    what: &str,
    faults: &mut Faults,
) -> Option<Table<'text>> {
    let shift = source.range_of(part).start;
    let (table, errors) = DeTable::parse_recoverable(part);
    let mut last_line = None;
    for error in &errors {
        let place = source.place(shift + error.span().map_or(0, |span| span.start));
        // What follows on the same line is nearly always the same slip.
        if last_line.replace(place.line) != Some(place.line) {
            faults.note(&place, toml_words(error.message()));
        }
    }
    let place = source.place(shift + table.span().start);
    let entries = table.into_inner();
    let what = what.to_owned();
    errors.is_empty().then(|| Table { source, shift, entries, place, what, asked: Vec::new(), found: Vec::new() })
}

impl<'text> Table<'text> {
    /// Where the table starts.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// How messages call it: `the question "topics"`.
    pub fn what(&self) -> &str {
        &self.what
    }

    /// Gives it a better name, once its id is known.
    pub fn call(&mut self, what: String) {
        self.what = what;
    }

    /// Whether the key is there and not yet read. Does not count as asking for it.
    pub fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// Whether the key was there when it was read, whatever its value.
    pub fn was_there(&self, key: &str) -> bool {
        self.place_of(key).is_some()
    }

    /// Where the value of a key stood when it was read.
    pub fn place_of(&self, key: &str) -> Option<&Place> {
        self.found.iter().find(|(found, _)| *found == key).map(|(_, place)| place)
    }

    /// A text, if it is there.
    pub fn text(&mut self, key: &'static str, faults: &mut Faults) -> Option<Placed<String>> {
        let (place, value) = self.take(key, faults)?;
        match value.as_str() {
            Some(text) => Some(Placed { value: text.to_owned(), place }),
            None => self.wrong(key, &place, "text in quotes", faults),
        }
    }

    /// A text that must be there and must say something.
    pub fn need(&mut self, key: &'static str, example: &str, faults: &mut Faults) -> Option<Placed<String>> {
        if !self.has(key) {
            self.asked.push(key);
            self.missing(key, &format!("\"{example}\""), faults);
            return None;
        }
        let text = self.text(key, faults)?;
        if text.value.trim().is_empty() {
            faults.note(&text.place, format!("{} has an empty \"{key}\"; write it, as \"{example}\"", self.what));
            return None;
        }
        Some(text)
    }

    /// The same without its place; empty after a fault.
    pub fn need_text(&mut self, key: &'static str, example: &str, faults: &mut Faults) -> String {
        self.need(key, example, faults).map(|text| text.value).unwrap_or_default()
    }

    /// A whole number of 0 or more, if it is there.
    pub fn number(&mut self, key: &'static str, faults: &mut Faults) -> Option<Placed<u32>> {
        let (place, value) = self.take(key, faults)?;
        let number = value.as_integer().and_then(|number| u32::from_str_radix(number.as_str(), number.radix()).ok());
        match number {
            Some(value) => Some(Placed { value, place }),
            None => self.wrong(key, &place, "a whole number without quotes", faults),
        }
    }

    /// A number that must be there.
    pub fn need_number(&mut self, key: &'static str, example: u32, faults: &mut Faults) -> Option<Placed<u32>> {
        if !self.has(key) {
            self.asked.push(key);
            self.missing(key, &example.to_string(), faults);
            return None;
        }
        self.number(key, faults)
    }

    /// `true` or `false`, if it is there.
    pub fn flag(&mut self, key: &'static str, faults: &mut Faults) -> Option<bool> {
        let (place, value) = self.take(key, faults)?;
        match value.as_bool() {
            Some(flag) => Some(flag),
            None => self.wrong(key, &place, "true or false, without quotes", faults),
        }
    }

    /// One of some words, if it is there.
    pub fn word<T: Copy>(&mut self, key: &'static str, words: &[(&str, T)], faults: &mut Faults) -> Option<Placed<T>> {
        let text = self.text(key, faults)?;
        match words.iter().find(|(word, _)| *word == text.value) {
            Some((_, value)) => Some(Placed { value: *value, place: text.place }),
            None => {
                let right: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
                let says =
                    format!("{}: there is no {key} \"{}\"; {}", self.what, text.value, advice(&text.value, &right));
                faults.note(&text.place, says);
                None
            }
        }
    }

    /// One of some words, which must be there.
    pub fn need_word<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[(&str, T)],
        faults: &mut Faults,
    ) -> Option<Placed<T>> {
        if !self.has(key) {
            self.asked.push(key);
            let right: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            self.missing(key, &listed(&right), faults);
            return None;
        }
        self.word(key, words, faults)
    }

    /// A list of texts; empty if it is not there.
    pub fn texts(&mut self, key: &'static str, faults: &mut Faults) -> Vec<Placed<String>> {
        let Some((place, value)) = self.take(key, faults) else { return Vec::new() };
        let DeValue::Array(items) = value else {
            self.wrong::<()>(key, &place, "a list, as [\"one\", \"two\"]", faults);
            return Vec::new();
        };
        let mut texts = Vec::new();
        for item in items {
            let place = self.source.place(self.shift + item.span().start);
            match item.get_ref().as_str() {
                Some(text) => texts.push(Placed { value: text.to_owned(), place }),
                None => {
                    self.wrong::<()>(key, &place, "a list of texts in quotes", faults);
                }
            }
        }
        texts
    }

    /// A table, if it is there.
    pub fn table(&mut self, key: &'static str, what: &str, faults: &mut Faults) -> Option<Table<'text>> {
        let (place, value) = self.take(key, faults)?;
        match value {
            DeValue::Table(entries) => Some(self.inner(entries, place, what)),
            _ => self.wrong(key, &place, &format!("a table, as [{key}] or {{ … }}"), faults),
        }
    }

    /// A table that must be there.
    pub fn need_table(&mut self, key: &'static str, what: &str, faults: &mut Faults) -> Option<Table<'text>> {
        if !self.has(key) {
            self.asked.push(key);
            faults.note(&self.place, format!("{} has no [{key}] table; add it", self.what));
            return None;
        }
        self.table(key, what, faults)
    }

    /// A list of tables; empty if it is not there.
    pub fn tables(&mut self, key: &'static str, what: &str, faults: &mut Faults) -> Vec<Table<'text>> {
        let Some((place, value)) = self.take(key, faults) else { return Vec::new() };
        let DeValue::Array(items) = value else {
            self.wrong::<()>(key, &place, &format!("a list: write [[{key}]] before each"), faults);
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in items {
            let place = self.source.place(self.shift + item.span().start);
            match item.into_inner() {
                DeValue::Table(entries) => tables.push(self.inner(entries, place, what)),
                _ => {
                    self.wrong::<()>(key, &place, &format!("a list of tables: write [[{key}]] before each"), faults);
                }
            }
        }
        tables
    }

    /// A list of tables, each under an id of its own, with what `read` makes of the rest. Whatever has no id, or one that
    /// stands there already, is noted and left out.
    pub fn each<T>(
        &mut self,
        key: &'static str,
        example: &str,
        faults: &mut Faults,
        mut read: impl FnMut(&mut Self, &mut Faults) -> T,
    ) -> Vec<(Placed<String>, T)> {
        let mut all: Vec<(Placed<String>, T)> = Vec::new();
        for mut table in self.tables(key, &format!("a {key}"), faults) {
            let id = table.need("id", example, faults);
            if let Some(id) = &id {
                table.call(format!("the {key} \"{}\"", id.value));
                plain_id(id, faults);
            }
            let one = read(&mut table, faults);
            table.done(faults);
            let Some(id) = id else { continue };
            match all.iter().find(|(other, _)| other.value == id.value) {
                Some((Placed { value, place }, _)) => {
                    let first = place.line_words();
                    let says = format!("the {key} \"{value}\" is already on {first}; give one of them another id");
                    faults.note(&id.place, says);
                }
                None => all.push((id, one)),
            }
        }
        all
    }

    /// A text or a list of texts, which must be there and say something.
    pub fn need_some(&mut self, key: &'static str, example: &str, faults: &mut Faults) -> Option<Vec<Placed<String>>> {
        if !matches!(self.entries.get(key).map(Spanned::get_ref), Some(DeValue::Array(_))) {
            return self.need(key, example, faults).map(|one| vec![one]);
        }
        let some = self.texts(key, faults);
        if some.is_empty() {
            faults.note(&self.place, format!("{} has an empty \"{key}\"; write it, as [\"{example}\"]", self.what));
        }
        (!some.is_empty()).then_some(some)
    }

    /// Reports every key that nobody asked for.
    pub fn done(self, faults: &mut Faults) {
        let mut known = self.asked.clone();
        known.sort_unstable();
        known.dedup();
        for key in self.entries.keys() {
            let says = format!("{} takes no key \"{}\"; {}", self.what, key.get_ref(), advice(key.get_ref(), &known));
            faults.note(&self.source.place(self.shift + key.span().start), says);
        }
    }

    /// Notes that a key is not there.
    pub fn missing(&self, key: &str, example: &str, faults: &mut Faults) {
        faults.note(&self.place, format!("{} has no \"{key}\"; add {key} = {example}", self.what));
    }

    fn take(&mut self, key: &'static str, faults: &mut Faults) -> Option<(Place, DeValue<'text>)> {
        self.asked.push(key);
        let value: Spanned<DeValue<'text>> = self.entries.remove(key)?;
        let span = self.shift + value.span().start..self.shift + value.span().end;
        let place = self.source.place(span.start);
        if value.get_ref().is_str() {
            markup::refuse(self.source, &self.source.text()[span], faults);
        }
        self.found.push((key, place.clone()));
        Some((place, value.into_inner()))
    }

    fn inner(&self, entries: DeTable<'text>, place: Place, what: &str) -> Table<'text> {
        Table {
            source: self.source,
            shift: self.shift,
            entries,
            place,
            what: what.to_owned(),
            asked: Vec::new(),
            found: Vec::new(),
        }
    }

    fn wrong<T>(&self, key: &str, place: &Place, right: &str, faults: &mut Faults) -> Option<T> {
        faults.note(place, format!("{}: \"{key}\" must be {right}", self.what));
        None
    }
}

/// Ids stand in addresses, file names and Fluent variables: lower-case letters, digits and hyphens.
pub fn plain_id(id: &Placed<String>, faults: &mut Faults) {
    if !is_plain_id(&id.value) {
        let says = format!(
            "the id \"{}\" may have only lower-case letters, digits and hyphens, and must start with a letter",
            id.value
        );
        faults.note(&id.place, says);
    }
}

/// Whether a text can be an id.
pub fn is_plain_id(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// The parser's own words, and what to do.
fn toml_words(message: &str) -> String {
    let to_do = if message.contains("duplicate key") {
        "keep one of the two"
    } else if message.contains("string") {
        "see that every quotation mark has its partner"
    } else {
        "write it as key = \"value\", and tables as [name] on a line of their own"
    };
    format!("this is not TOML ({message}); {to_do}")
}
