//! To whom a form or a page speaks.

use serde::{Deserialize, Serialize};

/// To whom a form or a page speaks. Decides the tone of its words and its look, never what may be said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Voice {
    /// A child of up to seven years, who may not read yet.
    Young,
    /// A child of eight to eleven. Plain words are written for this reader.
    #[default]
    Child,
    /// A young person of twelve or over.
    Teen,
    /// A carer, a parent or another adult close to a child.
    Adult,
    /// Somebody who works with a child.
    Staff,
}

impl Voice {
    /// Every voice with its name in files, from the youngest on.
    pub const NAMED: [(&'static str, Self); 5] = [
        ("young", Self::Young),
        ("child", Self::Child),
        ("teen", Self::Teen),
        ("adult", Self::Adult),
        ("staff", Self::Staff),
    ];

    /// Its name in files, in addresses and for the style.
    #[must_use]
    pub const fn name(self) -> &'static str {
        Self::NAMED[self as usize].0
    }

    /// The voice of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMED.into_iter().find_map(|(known, voice)| (known == name).then_some(voice))
    }

    /// Whether it speaks to a child or a young person.
    #[must_use]
    pub const fn is_to_a_child(self) -> bool {
        matches!(self, Self::Young | Self::Child | Self::Teen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_voice_is_written_and_read_by_its_name() {
        for (name, voice) in Voice::NAMED {
            assert_eq!((voice.name(), Voice::named(name)), (name, Some(voice)));
            assert_eq!(serde_json::to_string(&voice).expect("a word"), format!("\"{name}\""));
        }
        assert_eq!(Voice::named("kid"), None);
    }
}
