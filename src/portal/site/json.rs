//! JSON as a small tree: read by hand from what the browser parsed, written by hand for the worker.
//!
//! `serde_json` does the same for 13 kB more of what a child downloads. The tests hold both against each other.

/// One JSON value. Numbers are whole and not negative: our files hold no others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`, and what is not there.
    Nothing,
    /// `true` or `false`.
    Flag(bool),
    /// A whole number.
    Number(u32),
    /// A text.
    Text(String),
    /// `[…]`
    List(Vec<Json>),
    /// `{…}`, in the order it was written.
    Map(Vec<(String, Json)>),
}

impl Json {
    /// What stands under this name; [`Json::Nothing`] if nothing does.
    #[must_use]
    pub fn get(&self, name: &str) -> &Self {
        let Self::Map(entries) = self else { return &Self::Nothing };
        entries.iter().find(|(key, _)| key == name).map_or(&Self::Nothing, |(_, value)| value)
    }

    /// The text; of anything else the empty text.
    #[must_use]
    pub fn text(&self) -> String {
        self.as_text().to_owned()
    }

    /// The text, borrowed.
    #[must_use]
    pub fn as_text(&self) -> &str {
        if let Self::Text(text) = self { text } else { "" }
    }

    /// The number; of anything else 0.
    #[must_use]
    pub fn number(&self) -> u32 {
        if let Self::Number(number) = self { *number } else { 0 }
    }

    /// Each value of the list, read by `read`; of anything else nothing.
    #[must_use]
    pub fn list<T>(&self, read: fn(&Self) -> T) -> Vec<T> {
        if let Self::List(values) = self { values.iter().map(read).collect() } else { Vec::new() }
    }

    /// Writes it as JSON text.
    #[must_use]
    pub fn written(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Nothing => out.push_str("null"),
            Self::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
            Self::Number(number) => out.push_str(&number.to_string()),
            Self::Text(text) => write_text(text, out),
            Self::List(values) => {
                out.push('[');
                for (index, value) in values.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    value.write(out);
                }
                out.push(']');
            }
            Self::Map(entries) => {
                out.push('{');
                for (index, (name, value)) in entries.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    write_text(name, out);
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
        }
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// A map from names to values, in this order.
#[must_use]
pub fn map(entries: Vec<(&str, Json)>) -> Json {
    Json::Map(entries.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

/// A list of texts.
#[must_use]
pub fn texts(texts: &[String]) -> Json {
    Json::List(texts.iter().map(|text| Json::Text(text.clone())).collect())
}

fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            control if control < ' ' => {
                out.push_str("\\u00");
                for digit in [control as u32 >> 4, control as u32 & 15] {
                    out.push(char::from_digit(digit, 16).unwrap_or('0'));
                }
            }
            other => out.push(other),
        }
    }
    out.push('"');
}

/// What the browser parsed.
#[cfg(target_arch = "wasm32")]
impl From<wasm_bindgen::JsValue> for Json {
    fn from(value: wasm_bindgen::JsValue) -> Self {
        use wasm_bindgen::JsCast;
        if let Some(text) = value.as_string() {
            return Self::Text(text);
        }
        if let Some(flag) = value.as_bool() {
            return Self::Flag(flag);
        }
        if let Some(number) = value.as_f64() {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast to u32 saturates")]
            return Self::Number(number as u32);
        }
        if let Some(list) = value.dyn_ref::<js_sys::Array>() {
            return Self::List(list.iter().map(Self::from).collect());
        }
        let Some(object) = value.dyn_ref::<js_sys::Object>() else { return Self::Nothing };
        let entries = js_sys::Object::keys(object).into_iter().map(|name| {
            let inner = js_sys::Reflect::get(&value, &name).unwrap_or_default();
            (name.as_string().unwrap_or_default(), Self::from(inner))
        });
        Self::Map(entries.collect())
    }
}

/// The same tree from serde's, so that native tests can hold the hand-written reading and writing against it.
#[cfg(test)]
impl From<serde_json::Value> for Json {
    fn from(value: serde_json::Value) -> Self {
        use serde_json::Value;
        match value {
            Value::Null => Self::Nothing,
            Value::Bool(flag) => Self::Flag(flag),
            Value::Number(number) => Self::Number(number.as_u64().and_then(|n| n.try_into().ok()).unwrap_or_default()),
            Value::String(text) => Self::Text(text),
            Value::Array(values) => Self::List(values.into_iter().map(Self::from).collect()),
            Value::Object(entries) => {
                Self::Map(entries.into_iter().map(|(name, value)| (name, value.into())).collect())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: &Json) {
        let read: serde_json::Value = serde_json::from_str(&value.written()).expect("valid JSON");
        assert_eq!(Json::from(read), *value);
    }

    #[test]
    fn whatever_a_child_types_is_written_as_valid_json() {
        let awkward = (0..=0x7f).filter_map(char::from_u32).collect::<String>() + "Ḥ\u{202e}🙂\u{2028}\u{feff}";
        check(&Json::Text(awkward));
        check(&map(vec![("\"", Json::Nothing), ("list", Json::List(vec![Json::Flag(true), Json::Number(u32::MAX)]))]));
        check(&Json::List(Vec::new()));
    }

    #[test]
    fn what_is_not_there_reads_as_nothing() {
        let value = map(vec![("a", Json::from("x"))]);
        assert_eq!(
            (value.get("b"), value.get("a").number(), value.get("b").text()),
            (&Json::Nothing, 0, String::new())
        );
        assert_eq!(value.get("a").get("deeper"), &Json::Nothing);
    }
}
