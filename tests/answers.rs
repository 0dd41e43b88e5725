//! People who fill in forms: a file each in `tests/answers/`, told as a reader would tell it.

use forms::Sharing;
use serde::{Deserialize, Deserializer, de::Error};
use xtask::step::root;

/// What one person says, in the order of the form.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The form's id.
    pub form: String,
    /// What they answer; every other question is skipped.
    #[serde(rename = "answer")]
    pub answers: Vec<Given>,
}

/// One answer.
#[derive(Clone, Debug, Deserialize)]
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
    /// Who may know; nothing if they do not touch the choice.
    #[serde(default, deserialize_with = "by_word")]
    pub share: Option<Sharing>,
}

fn by_word<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Sharing>, D::Error> {
    let word = String::deserialize(from)?;
    Sharing::named(&word).map(Some).ok_or_else(|| D::Error::custom("nobody shares an answer like that"))
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

    /// What they answer to a question.
    #[must_use]
    pub fn answer(&self, question: &str) -> Option<&Given> {
        self.answers.iter().find(|given| given.question == question)
    }
}
