//! Whether those whom the English words are for can read them. What is hard is a warning and stops nothing.

pub mod jargon;
pub mod measure;

use forms::Voice;

use self::{
    jargon::Jargon,
    measure::{grade, hardest, sentences, words},
};
use crate::{
    fault::{Faults, Place, Placed},
    form::Draft,
    language::Language,
    words::{Words, variables::Variables},
};

/// What a voice's readers are promised.
struct Promise {
    /// At most so many words in a sentence.
    sentence: usize,
    /// At most so many letters in a word.
    word: usize,
    /// At most this reading grade, for all of a text.
    grade: Option<f64>,
}

/// So few words tell nothing of a reading grade.
const WORDS_FOR_A_GRADE: usize = 50;

const fn promise(voice: Voice) -> Promise {
    match voice {
        Voice::Young => Promise { sentence: 20, word: 10, grade: Some(2.0) },
        Voice::Child => Promise { sentence: 20, word: 11, grade: Some(4.0) },
        Voice::Teen => Promise { sentence: 20, word: 13, grade: Some(6.0) },
        Voice::Adult => Promise { sentence: 25, word: 15, grade: Some(8.0) },
        Voice::Staff => Promise { sentence: 25, word: 18, grade: None },
    }
}

/// Warns of every sentence, word and text of this language that is too hard for whoever it speaks to.
pub fn check(language: &Language, forms: &[Draft], jargon: &Jargon, warnings: &mut Faults) {
    for draft in forms {
        if let Some(own) = language.forms.get(&draft.id) {
            said(own, draft.voice, &language.variables, |_| None, jargon, warnings);
        }
    }
    for (words, voice) in [(&language.interface, Voice::Child), (&language.inbox, Voice::Staff)] {
        if let Some(words) = words {
            said(words, voice, &language.variables, Voice::named, jargon, warnings);
        }
    }
    for page in language.pages.iter().filter(|page| !page.formal) {
        text(page.voice, &page.blocks, jargon, warnings);
    }
}

/// The messages of a file. An attribute speaks to the voice that `other` finds in its name, or to that of the file.
fn said(
    file: &Words,
    voice: Voice,
    variables: &Variables,
    other: impl Fn(&str) -> Option<Voice>,
    jargon: &Jargon,
    warnings: &mut Faults,
) {
    let mut texts: Vec<(Voice, Placed<String>)> = Vec::new();
    for (id, message) in file.messages() {
        let own = file.text(id, variables).map(|value| (voice, Placed { value, place: message.place.clone() }));
        let attributes = message.attributes.iter().filter_map(|(name, place)| {
            let value = file.attribute(id, name, variables)?;
            Some((other(name).unwrap_or(voice), Placed { value, place: place.clone() }))
        });
        texts.extend(own.into_iter().chain(attributes));
    }
    for (_, voice) in Voice::NAMED {
        let own = texts.iter().filter(|(of, _)| *of == voice);
        // Each line of a message is a paragraph; what the app fills in reads like a name.
        let lines = own.flat_map(|(_, Placed { value, place })| {
            value.lines().map(|line| Placed { value: named(line), place: place.clone() })
        });
        text(voice, &lines.collect::<Vec<_>>(), jargon, warnings);
    }
}

/// A text for one voice, paragraph by paragraph.
fn text(voice: Voice, paragraphs: &[Placed<String>], jargon: &Jargon, warnings: &mut Faults) {
    let Promise { sentence: most, word: longest, grade: promised } = promise(voice);
    let reader = voice.word();
    let mut warn = |place: &Place, says: String| warnings.note(place, format!("warning: {says}"));
    let all: Vec<(&str, &Place)> = paragraphs
        .iter()
        .flat_map(|paragraph| sentences(&paragraph.value).map(|sentence| (sentence, &paragraph.place)))
        .collect();
    for (sentence, place) in &all {
        let count = words(sentence).count();
        if count > most {
            let says = format!("{count} words in a sentence, and \"{reader}\" reads {most} at most; make two of it");
            warn(place, format!("{says}: “{sentence}”"));
        }
        // A name may be long, and stands with a capital.
        for word in words(sentence).filter(|word| word.starts_with(char::is_lowercase)) {
            if word.split('-').any(|part| part.chars().count() > longest) {
                let says = format!("\"{word}\" is a long word for \"{reader}\"; find shorter ones for it");
                warn(place, format!("{says}: “{sentence}”"));
            }
        }
        for (phrase, say) in jargon.found(sentence).filter(|_| voice != Voice::Staff) {
            warn(place, format!("\"{phrase}\" is a word of the office; say “{say}”: “{sentence}”"));
        }
    }
    let sentences: Vec<&str> = all.iter().map(|(sentence, _)| *sentence).collect();
    let enough = sentences.iter().flat_map(|sentence| words(sentence)).count() >= WORDS_FOR_A_GRADE;
    if let Some(promised) = promised.filter(|_| enough)
        && let found = grade(&sentences)
        && found > promised
        && let Some(at) = hardest(&sentences)
    {
        let (sentence, place) = all[at];
        let says = format!("these words are of reading grade {found:.1}, and \"{reader}\" reads {promised} at most");
        warn(place, format!("{says}; begin with the hardest sentence: “{sentence}”"));
    }
}

/// `{$iro}` and the like as a name.
fn named(line: &str) -> String {
    line.split("{$").enumerate().fold(String::new(), |said, (index, part)| match part.split_once('}') {
        Some((_, after)) if index > 0 => said + "Sam" + after,
        _ => said + part,
    })
}

#[cfg(test)]
mod tests;
