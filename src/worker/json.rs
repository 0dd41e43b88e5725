//! JSON, read and written in few bytes: `serde_json` with derived readers made the worker 30 kB larger (brotli).
//!
//! It reads what RFC 8259 allows and nothing else. Tests hold it against `serde_json`, in both directions.

use std::borrow::Cow;

/// How deep lists and objects may stand in each other. Ours are four deep; the limit keeps the stack small.
const DEPTH_MAX: usize = 32;

/// One value, borrowing from its text where it can.
#[derive(Debug, PartialEq)]
pub(crate) enum Value<'a> {
    Null,
    Bool(bool),
    /// As it was written: most numbers here are whole, and each reader knows its own limits.
    Number(&'a str),
    Text(Cow<'a, str>),
    List(Vec<Value<'a>>),
    Object(Vec<(Cow<'a, str>, Value<'a>)>),
}

impl<'a> Value<'a> {
    /// Reads one value and nothing after it.
    pub(crate) fn parse(text: &'a str) -> Option<Self> {
        let mut rest = Reader(text);
        let value = rest.value(0)?;
        rest.skip_space();
        rest.0.is_empty().then_some(value)
    }

    /// A member of an object. Of two of the same name the first one counts as none: nobody honest writes that.
    pub(crate) fn get(&self, name: &str) -> Option<&Self> {
        let Self::Object(members) = self else { return None };
        let mut found = members.iter().filter(|(key, _)| key == name);
        let (_, value) = found.next()?;
        found.next().is_none().then_some(value)
    }

    pub(crate) fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    pub(crate) fn bool(&self) -> Option<bool> {
        if let Self::Bool(value) = self { Some(*value) } else { None }
    }

    /// A whole number: all of ours are.
    pub(crate) fn number(&self) -> Option<u64> {
        if let Self::Number(digits) = self { digits.parse().ok() } else { None }
    }

    pub(crate) fn list(&self) -> Option<&[Self]> {
        if let Self::List(values) = self { Some(values) } else { None }
    }
}

/// What is left of the text.
struct Reader<'a>(&'a str);

impl<'a> Reader<'a> {
    fn skip_space(&mut self) {
        self.0 = self.0.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    fn take(&mut self, word: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(word)?;
        Some(())
    }

    fn value(&mut self, depth: usize) -> Option<Value<'a>> {
        self.skip_space();
        match self.0.bytes().next()? {
            b'n' => self.take("null").map(|()| Value::Null),
            b't' => self.take("true").map(|()| Value::Bool(true)),
            b'f' => self.take("false").map(|()| Value::Bool(false)),
            b'"' => self.text().map(Value::Text),
            b'[' if depth < DEPTH_MAX => self.list(depth),
            b'{' if depth < DEPTH_MAX => self.object(depth),
            _ => self.number(),
        }
    }

    fn list(&mut self, depth: usize) -> Option<Value<'a>> {
        let mut values = Vec::new();
        self.members("[", "]", |reader| {
            values.push(reader.value(depth + 1)?);
            Some(())
        })?;
        Some(Value::List(values))
    }

    fn object(&mut self, depth: usize) -> Option<Value<'a>> {
        let mut members = Vec::new();
        self.members("{", "}", |reader| {
            let key = reader.text()?;
            reader.skip_space();
            reader.take(":")?;
            members.push((key, reader.value(depth + 1)?));
            Some(())
        })?;
        Some(Value::Object(members))
    }

    fn members(&mut self, open: &str, close: &str, mut member: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.take(open)?;
        self.skip_space();
        if self.take(close).is_some() {
            return Some(());
        }
        loop {
            self.skip_space();
            member(self)?;
            self.skip_space();
            if self.take(close).is_some() {
                return Some(());
            }
            self.take(",")?;
        }
    }

    fn number(&mut self) -> Option<Value<'a>> {
        let start = self.0;
        let _ = self.take("-");
        if self.take("0").is_none() {
            self.digits()?;
        }
        if self.take(".").is_some() {
            self.digits()?;
        }
        if self.take("e").or_else(|| self.take("E")).is_some() {
            let _ = self.take("+").or_else(|| self.take("-"));
            self.digits()?;
        }
        start.get(..start.len() - self.0.len()).map(Value::Number)
    }

    fn digits(&mut self) -> Option<()> {
        let rest = self.0.trim_start_matches(|digit: char| digit.is_ascii_digit());
        let some = rest.len() < self.0.len();
        self.0 = rest;
        some.then_some(())
    }

    fn text(&mut self) -> Option<Cow<'a, str>> {
        self.take("\"")?;
        let mut text = Cow::Borrowed("");
        loop {
            let stop = self.0.bytes().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20))?;
            let (plain, rest) = self.0.split_at_checked(stop)?;
            // The first plain stretch is borrowed: most texts have no other.
            if text.is_empty() {
                text = Cow::Borrowed(plain)
            } else {
                text.to_mut().push_str(plain)
            }
            self.0 = rest;
            if self.take("\"").is_some() {
                return Some(text);
            }
            self.take("\\")?;
            let escaped = self.escape()?;
            text.to_mut().push(escaped);
        }
    }

    fn escape(&mut self) -> Option<char> {
        let mut rest = self.0.chars();
        let letter = rest.next()?;
        self.0 = rest.as_str();
        Some(match letter {
            '"' | '\\' | '/' => letter,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let first = self.hex()?;
                let is_pair = (0xd800..0xdc00).contains(&first);
                let code = if is_pair {
                    self.take("\\u")?;
                    let second = self.hex()?.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
                    0x1_0000 + ((first - 0xd800) << 10) + second
                } else {
                    first
                };
                char::from_u32(code)?
            }
            _ => return None,
        })
    }

    fn hex(&mut self) -> Option<u32> {
        let (digits, rest) = self.0.split_at_checked(4)?;
        let all_hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        self.0 = rest;
        all_hex.then(|| u32::from_str_radix(digits, 16).ok())?
    }
}

/// Writes an object member by member.
pub(crate) struct Object(String);

impl Object {
    pub(crate) fn new() -> Self {
        Self(String::from("{"))
    }

    pub(crate) fn text(self, name: &str, text: &str) -> Self {
        self.member(name, |json| write_text(json, text))
    }

    /// A member that is written as it is: a number, `true`, or a value that is JSON already.
    pub(crate) fn raw(self, name: &str, value: &str) -> Self {
        self.member(name, |json| json.push_str(value))
    }

    pub(crate) fn bool(self, name: &str, value: bool) -> Self {
        self.raw(name, if value { "true" } else { "false" })
    }

    pub(crate) fn end(mut self) -> String {
        self.0.push('}');
        self.0
    }

    fn member(mut self, name: &str, write: impl FnOnce(&mut String)) -> Self {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        write_text(&mut self.0, name);
        self.0.push(':');
        write(&mut self.0);
        self
    }
}

fn write_text(json: &mut String, text: &str) {
    // Room for most texts at once, since a document grows a little when its quotes are escaped.
    json.reserve(text.len() + text.len() / 8 + 2);
    json.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => json.extend(['\\', letter]),
            '\n' => json.push_str("\\n"),
            '\0'..' ' => {
                const HEX: [char; 16] =
                    ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
                json.push_str("\\u00");
                json.extend([HEX[letter as usize >> 4], HEX[letter as usize & 15]]);
            }
            _ => json.push(letter),
        }
    }
    json.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = Value::parse(text).map_or_else(|| "refused".into(), |value| format!("{value:?}"));
        assert_eq!(found, expected);
    }

    #[test]
    fn every_kind_of_value_is_read() {
        check(" null ", "Null");
        check("[true, false]", "List([Bool(true), Bool(false)])");
        check(r#"{"a": -0.5e+3, "b": {}}"#, r#"Object([("a", Number("-0.5e+3")), ("b", Object([]))])"#);
        check(r#""S\u00e3m \ud83d\ude00 \n\/""#, r#"Text("Sãm 😀 \n/")"#);
    }

    #[test]
    fn what_is_not_json_is_refused() {
        for text in ["", "01", "1.", "+1", "[1,]", "{\"a\"}", "\"\\x\"", "\"\\ud800\"", "\"\n\"", "nul", "1 2", "\"é"]
        {
            check(text, "refused");
        }
        check(&"[".repeat(100_000), "refused");
    }

    #[test]
    fn a_name_that_stands_twice_is_not_believed() {
        let value = Value::parse(r#"{"day": "1", "day": "2", "key": 3}"#).expect("it is JSON");
        assert_eq!(value.get("day"), None);
        assert_eq!(value.get("key").and_then(Value::number), Some(3));
    }

    proptest! {
        #[test]
        fn it_reads_what_serde_json_writes(text in ".{0,60}", number in any::<u64>(), switch in any::<bool>()) {
            let json = serde_json::json!({ "text": text, "list": [number, switch] }).to_string();
            let value = Value::parse(&json).expect("serde_json writes JSON");
            prop_assert_eq!(value.get("text").and_then(Value::text), Some(text.as_str()));
            let list = value.get("list").and_then(Value::list).expect("a list");
            prop_assert_eq!(list[0].number(), Some(number));
            prop_assert_eq!(list[1].bool(), Some(switch));
        }

        #[test]
        fn serde_json_reads_what_it_writes(text in any::<String>(), switch in any::<bool>()) {
            let json = Object::new().text("text", &text).bool("switch", switch).end();
            let read: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
            prop_assert_eq!(read, serde_json::json!({ "text": text, "switch": switch }));
        }

        #[test]
        fn it_accepts_nothing_that_serde_json_refuses(text in r#"[\[\]{}":,\\u0-9a-f\-+.eEtrunls \n]{0,12}"#) {
            let ours = Value::parse(&text).is_some();
            // serde_json also refuses numbers too large for a double; ours are left as they are written.
            let theirs = serde_json::from_str::<serde_json::Value>(&text);
            let too_large = theirs.as_ref().is_err_and(|error| error.to_string().contains("out of range"));
            prop_assert_eq!(ours, theirs.is_ok() || too_large);
        }
    }
}
