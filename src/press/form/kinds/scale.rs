//! One step of a scale: `kind = "scale"`, with `choices` that are words, or with `upto = 10` for the numbers from 0.
//!
//! A scale of numbers says in `.least` and `.most` what its ends mean, and in `.said` how a number is told: `7 out of 10`.

use forms::{Kind, kinds::Scale};

use super::Blank;
use crate::{fault::Faults, form::choices, pictures::Pictures, table::Table};

/// More numbers than this do not stand in two rows on a phone.
const UPTO_MAX: u32 = 11;

pub(super) fn read(table: &mut Table<'_>, pictures: &Pictures, faults: &mut Faults) -> Kind {
    let (least, most, said) = (String::new(), String::new(), String::new());
    let Some(upto) = table.number("upto", faults) else {
        return Kind::Scale(Scale { steps: choices::read(table, pictures, faults), least, most, said });
    };
    if !(1..=UPTO_MAX).contains(&upto.value) {
        faults.note(&upto.place, format!("upto is {}; a scale goes up to a number from 1 to {UPTO_MAX}", upto.value));
    }
    let number = |number: u32| {
        let step = choices::wordless(&number.to_string());
        forms::Choice { words: step.id.clone(), ..step }
    };
    // Until it is printed this only says that the steps are numbers.
    let said = "{$number}".to_owned();
    Kind::Scale(Scale { steps: (0..=upto.value.min(UPTO_MAX)).map(number).collect(), least, most, said })
}

pub(super) fn blanks(kind: &mut Scale) -> Vec<Blank<'_>> {
    if kind.said.is_empty() {
        return choices::blanks(&mut kind.steps);
    }
    let words = [("least", &mut kind.least), ("most", &mut kind.most), ("said", &mut kind.said)];
    words.map(|(name, words)| Blank::Words { attribute: name.to_owned(), needed: true, words }).into()
}
