//! What every shape is made of: texts, numbers, lists, maps, and what is carried as it is.

use alloc::{
    collections::{BTreeMap, BTreeSet},
    string::String,
    vec::Vec,
};

use crate::{
    Json, Value,
    reader::{DEPTH_MAX, skip, skip_space},
    writer,
};

/// A value that is carried as it is written, to the byte: whoever passes it on need not know its shape.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Raw(String);

impl Raw {
    /// A text that is JSON.
    ///
    /// # Errors
    ///
    /// Gives the text back if it is no JSON, or is too deep to be carried in anything.
    pub fn new(text: String) -> Result<Self, String> {
        let mut rest = text.as_bytes();
        let is_value = skip(&mut rest, DEPTH_MAX / 2).is_some();
        skip_space(&mut rest);
        if is_value && rest.is_empty() { Ok(Self(text)) } else { Err(text) }
    }

    /// A value, written.
    #[must_use]
    pub fn of(value: &impl Json) -> Self {
        Self(crate::write(value))
    }

    /// The value as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Gives the text away, for whoever has to wipe it.
    pub fn take(&mut self) -> String {
        core::mem::take(&mut self.0)
    }
}

impl Json for Raw {
    fn read(value: Value<'_>) -> Self {
        match String::from_utf8(value.written().to_vec()) {
            Ok(text) if !text.is_empty() => Self(text),
            _ => {
                value.is_wrong();
                Self::default()
            }
        }
    }

    fn write(&self, out: &mut String) {
        out.push_str(&self.0);
    }
}

impl Json for String {
    fn read(value: Value<'_>) -> Self {
        value.text()
    }

    fn write(&self, out: &mut String) {
        writer::text(out, self);
    }
}

impl Json for bool {
    fn read(value: Value<'_>) -> Self {
        let is_true = value.written() == b"true";
        if !is_true && value.written() != b"false" {
            value.is_wrong();
        }
        is_true
    }

    fn write(&self, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }
}

impl Json for u64 {
    fn read(value: Value<'_>) -> Self {
        value.number()
    }

    fn write(&self, out: &mut String) {
        if *self > 9 {
            (self / 10).write(out);
        }
        out.extend(char::from_digit((self % 10) as u32, 10));
    }
}

impl Json for u32 {
    fn read(value: Value<'_>) -> Self {
        Self::try_from(value.number()).unwrap_or_else(|_| {
            value.is_wrong();
            0
        })
    }

    fn write(&self, out: &mut String) {
        u64::from(*self).write(out);
    }
}

impl<T: Json> Json for Option<T> {
    fn read(value: Value<'_>) -> Self {
        (value.written() != b"null").then(|| T::read(value))
    }

    fn write(&self, out: &mut String) {
        match self {
            Some(value) => value.write(out),
            None => out.push_str("null"),
        }
    }
}

impl<T: Json> Json for Vec<T> {
    fn read(value: Value<'_>) -> Self {
        let mut all = Self::new();
        value.each(false, |_, one| all.push(T::read(one)));
        all
    }

    fn write(&self, out: &mut String) {
        write_list(out, self);
    }
}

impl<T: Json + Ord> Json for BTreeSet<T> {
    fn read(value: Value<'_>) -> Self {
        Vec::read(value).into_iter().collect()
    }

    fn write(&self, out: &mut String) {
        write_list(out, self);
    }
}

/// An object whose names are not known beforehand, in the order it is written: less to download than a map.
impl<T: Json> Json for Vec<(String, T)> {
    fn read(value: Value<'_>) -> Self {
        let mut all = Self::new();
        value.each(true, |name, one| all.push((name.text(), T::read(one))));
        all
    }

    fn write(&self, out: &mut String) {
        write_map(out, self.iter().map(|(name, value)| (name, value)));
    }
}

impl<T: Json> Json for BTreeMap<String, T> {
    fn read(value: Value<'_>) -> Self {
        Vec::read(value).into_iter().collect()
    }

    fn write(&self, out: &mut String) {
        write_map(out, self);
    }
}

fn write_list<'a, T: Json + 'a>(out: &mut String, all: impl IntoIterator<Item = &'a T>) {
    out.push('[');
    for one in all {
        if !out.ends_with('[') {
            out.push(',');
        }
        one.write(out);
    }
    out.push(']');
}

fn write_map<'a, T: Json + 'a>(out: &mut String, all: impl IntoIterator<Item = (&'a String, &'a T)>) {
    out.push('{');
    for (name, value) in all {
        writer::member(out, name, value);
    }
    out.push('}');
}
