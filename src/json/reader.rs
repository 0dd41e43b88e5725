//! Finds things in a text that was found to be JSON, as RFC 8259 says, and reads only what is asked for.

use alloc::{string::String, vec::Vec};
use core::cell::Cell;

use crate::Json;

/// How deep lists and objects may stand in each other. Ours are eight deep; the limit keeps the stack small.
pub(crate) const DEPTH_MAX: u32 = 32;

/// One value: its own part of the text. Empty for what is not there.
#[derive(Clone, Copy, Debug)]
pub struct Value<'a> {
    text: &'a [u8],
    wrong: &'a Cell<bool>,
}

/// The members of a list or an object, one after the other.
pub(crate) struct Members<'a> {
    rest: &'a [u8],
    is_object: bool,
    is_first: bool,
    depth: u32,
}

/// Reads a whole text, if it is JSON and nothing was wrong with what was read of it.
pub(crate) fn whole<T>(text: &[u8], read: fn(Value<'_>) -> T) -> Option<T> {
    let mut rest = text;
    skip(&mut rest, 0)?;
    skip_space(&mut rest);
    let wrong = Cell::new(!rest.is_empty());
    let found = read(Value { text: text.trim_ascii(), wrong: &wrong });
    (!wrong.get()).then_some(found)
}

impl<'a> Value<'a> {
    /// Notes that this is not what it should be: then nothing of the whole text is believed.
    pub fn is_wrong(self) {
        self.wrong.set(true);
    }

    /// The value as it is written.
    #[must_use]
    pub fn written(self) -> &'a [u8] {
        self.text
    }

    /// A member that has to be there.
    #[must_use]
    pub fn need<T: Json>(self, name: &str) -> T {
        T::read(self.find(name))
    }

    /// A member that may be left out.
    #[must_use]
    pub fn may<T: Json>(self, name: &str) -> Option<T> {
        let found = self.find(name);
        (!found.text.is_empty()).then(|| T::read(found))
    }

    /// The word of an enum's variant, and what stands in it: `"word"` or `{"word": …}`.
    #[must_use]
    pub fn variant(self) -> (&'a [u8], Self) {
        let (mut name, mut text) = (self.text, &b""[..]);
        if !name.starts_with(b"\"") {
            let mut members = self.members(true);
            if let (Some(Some(only)), Some(None)) = (members.next(), members.next()) {
                (name, text) = only;
            }
        }
        (unquoted(name), Self { text, ..self })
    }

    /// Notes a fault unless nothing stands here.
    pub fn is_bare(self) {
        if !self.text.is_empty() {
            self.is_wrong();
        }
    }

    /// A text.
    #[must_use]
    pub fn text(self) -> String {
        // With room for all of it from the start: what grows leaves pieces behind, and this may be a passphrase.
        let (mut rest, mut said) = (self.text, Vec::with_capacity(self.text.len()));
        if skip_text(&mut rest, Some(&mut said)).is_none() {
            self.is_wrong();
        }
        String::from_utf8(said).unwrap_or_else(|_| {
            self.is_wrong();
            String::new()
        })
    }

    /// A whole number that is not negative: all of ours are.
    #[must_use]
    pub fn number(self) -> u64 {
        let mut number = Some(0_u64).filter(|_| !self.text.is_empty());
        for digit in self.text {
            let digit = digit.wrapping_sub(b'0');
            let longer = number.and_then(|number| number.checked_mul(10)?.checked_add(u64::from(digit)));
            number = longer.filter(|_| digit < 10);
        }
        number.unwrap_or_else(|| {
            self.is_wrong();
            0
        })
    }

    /// Each value of a list, or each member of an object with its name.
    pub(crate) fn each(self, is_object: bool, mut found: impl FnMut(Self, Self)) {
        let mut members = self.members(is_object);
        while let Some(Some((name, text))) = members.next() {
            found(Self { text: name, ..self }, Self { text, ..self });
        }
    }

    fn find(self, name: &str) -> Self {
        let mut members = self.members(true);
        let mut found: &[u8] = b"";
        while let Some(Some((known, text))) = members.next() {
            let escaped = known.contains(&b'\\').then(|| Self { text: known, ..self }.text());
            if escaped.as_deref().map_or(unquoted(known), str::as_bytes) == name.as_bytes() {
                if !found.is_empty() {
                    self.is_wrong();
                }
                found = text;
            }
        }
        Self { text: found, ..self }
    }

    fn members(self, is_object: bool) -> Members<'a> {
        let mut rest = self.text;
        if !take(&mut rest, if is_object { b'{' } else { b'[' }) {
            self.is_wrong();
            rest = b"";
        }
        Members { rest, is_object, is_first: true, depth: 0 }
    }
}

impl<'a> Members<'a> {
    /// The next name, in its quotes, and value; `Some(None)` at the end, `None` where it is no JSON.
    fn next(&mut self) -> Option<Option<(&'a [u8], &'a [u8])>> {
        let rest = &mut self.rest;
        skip_space(rest);
        if take(rest, if self.is_object { b'}' } else { b']' }) {
            return Some(None);
        }
        if !core::mem::replace(&mut self.is_first, false) {
            take(rest, b',').then_some(())?;
            skip_space(rest);
        }
        let mut name = *rest;
        if self.is_object {
            skip_text(rest, None)?;
            name = name.get(..name.len() - rest.len())?;
            skip_space(rest);
            take(rest, b':').then_some(())?;
            skip_space(rest);
        }
        let value = *rest;
        skip(rest, self.depth)?;
        Some(Some((name, value.get(..value.len() - rest.len())?)))
    }
}

fn unquoted(name: &[u8]) -> &[u8] {
    if let [b'"', name @ .., b'"'] = name { name } else { b"" }
}

/// Goes past one value. `depth` counts the lists and objects around it.
pub(crate) fn skip(rest: &mut &[u8], depth: u32) -> Option<()> {
    skip_space(rest);
    match *rest.first()? {
        b'"' => skip_text(rest, None),
        open @ (b'[' | b'{') if depth < DEPTH_MAX => {
            let inside = rest.get(1..)?;
            let mut members = Members { rest: inside, is_object: open == b'{', is_first: true, depth: depth + 1 };
            while members.next()?.is_some() {}
            *rest = members.rest;
            Some(())
        }
        b'-' | b'0'..=b'9' => skip_number(rest),
        _ => {
            let word = [&b"null"[..], b"true", b"false"].into_iter().find(|word| rest.starts_with(word))?;
            *rest = rest.get(word.len()..)?;
            Some(())
        }
    }
}

fn skip_number(rest: &mut &[u8]) -> Option<()> {
    take(rest, b'-');
    if !take(rest, b'0') {
        skip_digits(rest)?;
    }
    if take(rest, b'.') {
        skip_digits(rest)?;
    }
    if take(rest, b'e') || take(rest, b'E') {
        let _sign = take(rest, b'+') || take(rest, b'-');
        skip_digits(rest)?;
    }
    Some(())
}

fn skip_digits(rest: &mut &[u8]) -> Option<()> {
    let before = rest.len();
    while let [b'0'..=b'9', after @ ..] = *rest {
        *rest = after;
    }
    (rest.len() < before).then_some(())
}

/// Goes past a text, and adds what it says to `said`.
fn skip_text(rest: &mut &[u8], mut said: Option<&mut Vec<u8>>) -> Option<()> {
    take(rest, b'"').then_some(())?;
    loop {
        let letter = next(rest)?;
        let mut one = [letter, 0, 0, 0];
        let mut bytes = 1;
        match letter {
            b'"' => return Some(()),
            b'\\' => bytes = escaped(rest)?.encode_utf8(&mut one).len(),
            0..b' ' => return None,
            _ => {}
        }
        if let Some(said) = &mut said {
            said.extend(one.iter().take(bytes));
        }
    }
}

fn escaped(rest: &mut &[u8]) -> Option<char> {
    Some(match next(rest)? {
        letter @ (b'"' | b'\\' | b'/') => char::from(letter),
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => {
            let mut code = hexadecimal(rest)?;
            if (0xd800..0xdc00).contains(&code) {
                (take(rest, b'\\') && take(rest, b'u')).then_some(())?;
                let low = hexadecimal(rest)?.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
                code = 0x1_0000 + ((code - 0xd800) << 10) + low;
            }
            char::from_u32(code)?
        }
        _ => return None,
    })
}

fn hexadecimal(rest: &mut &[u8]) -> Option<u32> {
    let mut code = 0;
    for _ in 0..4 {
        code = code << 4 | char::from(next(rest)?).to_digit(16)?;
    }
    Some(code)
}

pub(crate) fn skip_space(rest: &mut &[u8]) {
    while let [b' ' | b'\t' | b'\n' | b'\r', after @ ..] = *rest {
        *rest = after;
    }
}

fn next(rest: &mut &[u8]) -> Option<u8> {
    let (first, after) = rest.split_first()?;
    *rest = after;
    Some(*first)
}

fn take(rest: &mut &[u8], byte: u8) -> bool {
    let there = rest.first() == Some(&byte);
    if there {
        let _ = next(rest);
    }
    there
}
