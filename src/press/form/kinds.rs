//! The kinds of question as files have them, and the one table that names them.

mod cards;
mod cards_and_text;
mod officer;
mod pick_upto;
mod scale;
mod sort;
mod text;

use forms::{
    Choice, Kind,
    kinds::{Cards, Officer, PickUpto},
};

use super::choices;
use crate::{fault::Faults, pictures::Pictures, table::Table};

/// Reads what a kind holds; its words are filled in when it is printed.
type Read = fn(&mut Table<'_>, &Pictures, &mut Faults) -> Kind;

/// The kinds by their word in the file.
const KINDS: [(&str, Read); 8] = [
    ("short_text", text::short),
    ("long_text", text::long),
    ("cards", cards::read),
    ("cards_and_text", cards_and_text::read),
    ("pick_upto", pick_upto::read),
    ("scale", scale::read),
    ("sort", sort::read),
    ("officer", officer::read),
];

/// Something that is filled in when a question is printed in a language.
pub enum Blank<'kind> {
    /// The words of this attribute of the question's message.
    Words {
        /// Its name.
        attribute: String,
        /// Whether it must be there.
        needed: bool,
        /// Where the words go.
        words: &'kind mut String,
    },
    /// A picture, by its name in the file.
    Picture(&'kind mut String),
}

/// Reads the kind of a question.
///
/// # Errors
///
/// A likely kind in place of one that is unknown, which has been noted: no other fault follows from it.
pub fn read(table: &mut Table<'_>, pictures: &Pictures, faults: &mut Faults) -> Result<Kind, Kind> {
    if let Some(read) = table.need_word("kind", &KINDS, faults) {
        return Ok((read.value)(table, pictures, faults));
    }
    let likely = if table.has("choices") { cards::read } else { text::long };
    Err(likely(table, pictures, &mut Faults::default()))
}

/// Everything in a kind that is filled in when it is printed.
pub fn blanks(kind: &mut Kind) -> Vec<Blank<'_>> {
    match kind {
        Kind::Text(kind) => text::blanks(kind),
        Kind::CardsAndText(kind) => cards_and_text::blanks(kind),
        Kind::Scale(kind) => scale::blanks(kind),
        Kind::Sort(kind) => sort::blanks(kind),
        Kind::Cards(Cards { choices })
        | Kind::PickUpto(PickUpto { choices, .. })
        | Kind::Officer(Officer { choices }) => choices::blanks(choices),
    }
}

/// What a screen asks beneath its choices; nothing in most kinds.
pub fn asked_beneath(kind: &Kind) -> Option<&str> {
    if let Kind::CardsAndText(kind) = kind { Some(&kind.ask) } else { None }
}

/// The choices that the council's officers come after; nothing in a kind that has all its choices from its file.
pub fn after_which_officers(kind: &mut Kind) -> Option<&mut Vec<Choice>> {
    if let Kind::Officer(kind) = kind { Some(&mut kind.choices) } else { None }
}
