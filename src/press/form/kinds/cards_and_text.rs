//! One of several, or up to `most`, and words beneath: `kind = "cards_and_text"`. The box asks what stands in `.text`.

use forms::{
    Kind,
    kinds::{Cards, CardsAndText},
};

use super::{Blank, text};
use crate::{fault::Faults, form::choices, pictures::Pictures, table::Table};

pub(super) fn read(table: &mut Table<'_>, pictures: &Pictures, faults: &mut Faults) -> Kind {
    let cards = Cards { choices: choices::read(table, pictures, faults) };
    let most = table.number("most", faults).map_or(1, |most| most.value);
    Kind::CardsAndText(CardsAndText { cards, most, ask: String::new(), text: text::read(true, table, faults) })
}

pub(super) fn blanks(kind: &mut CardsAndText) -> Vec<Blank<'_>> {
    let mut blanks = choices::blanks(&mut kind.cards.choices);
    blanks.push(Blank::Words { attribute: "text".to_owned(), needed: true, words: &mut kind.ask });
    blanks.extend(text::blanks(&mut kind.text));
    blanks
}
