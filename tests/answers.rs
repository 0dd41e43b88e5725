//! People who fill in forms: a file each in `tests/answers/`, told as a reader would tell it.

use std::collections::BTreeMap;

use forms::{Kind, Question, ShareRule, Sharing, Value, kinds::Sort};
use serde::{Deserialize, Deserializer, de::Error};
use xtask::step::root;

/// What one person says, in the order of the form.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The form's id.
    pub form: String,
    /// What they choose for all their views at once; nothing if they do not touch it.
    #[serde(default)]
    pub know: Option<String>,
    /// What they answer; every other question is skipped.
    #[serde(rename = "answer")]
    pub answers: Vec<Given>,
}

/// One answer.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Given {
    /// The question's id.
    pub question: String,
    /// What is typed.
    #[serde(default)]
    pub text: Option<String>,
    /// What is chosen.
    #[serde(default)]
    pub choose: Vec<String>,
    /// What is put on which pile.
    #[serde(default)]
    pub sort: BTreeMap<String, String>,
    /// Who may know; nothing if they do not touch the choice.
    #[serde(default, deserialize_with = "by_word")]
    pub share: Option<Sharing>,
}

fn by_word<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Sharing>, D::Error> {
    let word = String::deserialize(from)?;
    Sharing::named(&word).map(Some).ok_or_else(|| D::Error::custom("nobody shares an answer like that"))
}

impl Given {
    /// The answer, in the parts that its kind has.
    #[must_use]
    pub fn value(&self, question: &Question) -> Value {
        if let Kind::Sort(_) = &question.kind {
            let mut value = Value::default();
            self.sort.iter().for_each(|(thing, pile)| Sort::put(&mut value, thing, Some(pile)));
            return value;
        }
        let chosen = question.kind.choices().iter().map(|choice| &choice.id).filter(|id| self.choose.contains(id));
        let both = [
            ("choice", Value::Ids(chosen.cloned().collect())),
            ("text", Value::Text(self.text.clone().unwrap_or_default())),
        ];
        Value::Fields(both.map(|(name, value)| (name.to_owned(), value)).into())
    }
}

impl Person {
    /// Reads `tests/answers/NAME.toml`.
    ///
    /// # Panics
    ///
    /// If there is no such file, or it is not a filled-in form.
    #[must_use]
    pub fn named(name: &str) -> Self {
        let path = root().join("tests/answers").join(format!("{name}.toml"));
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Everybody in `tests/answers`, by the names of their files.
    ///
    /// # Panics
    ///
    /// As [`Person::named`].
    #[must_use]
    pub fn all() -> Vec<Self> {
        let files = std::fs::read_dir(root().join("tests/answers")).expect("the answers").flatten();
        let mut names: Vec<_> = files.filter_map(|file| file.path().file_stem()?.to_str().map(str::to_owned)).collect();
        names.sort();
        names.iter().map(|name| Self::named(name)).collect()
    }

    /// What they choose of who may know an answer: for it alone, or for all that names nobody at once.
    #[must_use]
    pub fn sharing(&self, question: &Question, given: &Given) -> Option<Sharing> {
        let all = self.know.as_deref() == Some("all") && question.share == ShareRule::Ask && !question.own_tap;
        given.share.or(all.then_some(Sharing::Meeting))
    }

    /// What they answer to a question.
    #[must_use]
    pub fn answer(&self, question: &str) -> Option<&Given> {
        self.answers.iter().find(|given| given.question == question)
    }
}
