//! `jargon.toml`: words of the office that children asked not to be spoken of in, and what to say instead.

use crate::{day, fault::Faults, source::Folder, table};

/// The file.
pub const FILE: &str = "jargon.toml";

/// Each phrase, and what to say instead.
#[derive(Clone, Debug, Default)]
pub struct Jargon(Vec<(String, String)>);

/// Reads the list; a council that has no such file has no such words.
pub fn read(folder: &Folder, today: chrono::NaiveDate, faults: &mut Faults) -> Jargon {
    let Some(source) = folder.source(FILE, faults) else { return Jargon::default() };
    let Some(mut file) = table::parse(&source, FILE, faults) else { return Jargon::default() };
    file.need("source", "https://…", faults);
    if let Some(checked) = file.need("checked", "2026-11-20", faults) {
        day::not_in_the_future("the list was checked", &checked, today, faults);
    }
    let mut phrases = Vec::new();
    for mut item in file.tables("phrase", "a phrase", faults) {
        phrases.push((item.need_text("is", "placement", faults), item.need_text("say", "where you live", faults)));
        item.done(faults);
    }
    file.done(faults);
    Jargon(phrases)
}

impl Jargon {
    /// The phrases that stand in a sentence as whole words. Those in capitals, as LAC, stand there only in capitals.
    pub fn found(&self, sentence: &str) -> impl Iterator<Item = (&str, &str)> {
        let small = sentence.to_lowercase();
        let stands = move |phrase: &str, sentence: &str| {
            let text = if phrase.contains(char::is_uppercase) { sentence } else { &small };
            let part = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
            text.match_indices(phrase)
                .any(|(at, _)| !part(text[..at].chars().next_back()) && !part(text[at + phrase.len()..].chars().next()))
        };
        let sentence = sentence.to_owned();
        let phrases = self.0.iter().filter(|(phrase, _)| !phrase.is_empty());
        phrases
            .filter(move |(phrase, _)| stands(phrase, &sentence))
            .map(|(phrase, say)| (phrase.as_str(), say.as_str()))
    }
}
