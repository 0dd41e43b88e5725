//! Words, typed: `kind = "short_text"` and `kind = "long_text"`.

use forms::{Kind, kinds::Text};

use super::Blank;
use crate::{fault::Faults, pictures::Pictures, table::Table};

pub(super) fn short(table: &mut Table<'_>, _: &Pictures, faults: &mut Faults) -> Kind {
    Kind::Text(read(false, table, faults))
}

pub(super) fn long(table: &mut Table<'_>, _: &Pictures, faults: &mut Faults) -> Kind {
    Kind::Text(read(true, table, faults))
}

pub(super) fn blanks(kind: &mut Text) -> Vec<Blank<'_>> {
    let starter = |(number, words)| Blank::Words { attribute: format!("starter-{number}"), needed: true, words };
    (1..).zip(&mut kind.starters).map(starter).collect()
}

pub(super) fn read(long: bool, table: &mut Table<'_>, faults: &mut Faults) -> Text {
    let chars_max = table.need_number("chars_max", 2000, faults);
    if let Some(chars) = chars_max.as_ref().filter(|chars| chars.value == 0) {
        faults.note(&chars.place, "chars_max is 0, so nothing could be written; give the longest text in characters");
    }
    let starters = table.number("starters", faults).map_or(0, |starters| starters.value);
    Text {
        long,
        chars_max: chars_max.map_or(0, |chars| chars.value),
        starters: (0..starters).map(|_| String::new()).collect(),
    }
}
