//! Which officer: `kind = "officer"`. The officers come from `council.toml`.

use forms::{Kind, kinds::Officer};
use wire::Route;

use crate::{fault::Faults, form::choices, pictures::Pictures, table::Table};

pub(super) fn read(_: &mut Table<'_>, _: &Pictures, _: &mut Faults) -> Kind {
    Kind::Officer(Officer { choices: vec![choices::wordless(Route::UNKNOWN)] })
}
