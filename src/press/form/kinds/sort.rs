//! Things put on piles: `kind = "sort"`. The things are its `choices`, the piles its `piles`.
//!
//! `.said` tells how a pile is said in a letter: `{ $pile }: { $things }`.

use forms::{Kind, kinds::Sort};

use super::Blank;
use crate::{fault::Faults, form::choices, pictures::Pictures, table::Table};

pub(super) fn read(table: &mut Table<'_>, pictures: &Pictures, faults: &mut Faults) -> Kind {
    let things = choices::read(table, pictures, faults);
    let piles = choices::named("piles", table, pictures, faults);
    if let Some(both) = piles.iter().find(|pile| things.iter().any(|thing| thing.id == pile.id)) {
        let says = format!("{} has the id \"{}\" for a thing and for a pile; give one another", table.what(), both.id);
        faults.note(table.place(), says);
    }
    Kind::Sort(Sort { things, piles, said: String::new() })
}

pub(super) fn blanks(kind: &mut Sort) -> Vec<Blank<'_>> {
    let mut blanks = choices::blanks(&mut kind.things);
    blanks.extend(choices::blanks(&mut kind.piles));
    blanks.push(Blank::Words { attribute: "said".to_owned(), needed: true, words: &mut kind.said });
    blanks
}
