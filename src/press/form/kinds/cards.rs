//! One of several: `kind = "cards"`.

use forms::{Kind, kinds::Cards};

use crate::{fault::Faults, form::choices, pictures::Pictures, table::Table};

pub(super) fn read(table: &mut Table<'_>, pictures: &Pictures, faults: &mut Faults) -> Kind {
    Kind::Cards(Cards { choices: choices::read(table, pictures, faults) })
}
