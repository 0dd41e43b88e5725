//! Up to so many of several: `kind = "pick_upto"`.

use forms::{Kind, kinds::PickUpto};

use crate::{fault::Faults, form::choices, pictures::Pictures, table::Table};

pub(super) fn read(table: &mut Table<'_>, pictures: &Pictures, faults: &mut Faults) -> Kind {
    let choices = choices::read(table, pictures, faults);
    let most = table.need_number("most", 4, faults);
    if let Some(most) = &most {
        if most.value == 0 {
            faults.note(&most.place, "most is 0, so nothing could be chosen; say how many may be");
        } else if !choices.is_empty() && most.value as usize > choices.len() {
            let says = format!("most is {} but there are {} choices; lower it", most.value, choices.len());
            faults.note(&most.place, says);
        }
    }
    Kind::PickUpto(PickUpto { choices, most: most.map_or(0, |most| most.value) })
}
