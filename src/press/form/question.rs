//! One `[[question]]`: the keys that every question may have.

use forms::{Part, ShareRule};

use super::{Condition, Question, kinds};
use crate::{
    fault::Faults,
    pictures::Pictures,
    table::{Table, plain_id},
};

/// Reads one question. Nothing, and a fault, if it has no id.
pub fn read(mut table: Table<'_>, pictures: &Pictures, faults: &mut Faults) -> Option<Question> {
    let id = table.need("id", "headline", faults);
    if let Some(id) = &id {
        table.call(format!("the question \"{}\"", id.value));
        plain_id(id, faults);
    }
    let part = table.need_word("part", &Part::NAMED, faults);
    let kind = kinds::read(&mut table, pictures, faults);
    let (share, safety) = rule(&mut table, faults);
    let own_tap = table.flag("own_tap", faults).unwrap_or_default();
    let own_tap_for = table.texts("own_tap_for", faults);
    let screen = table.text("screen", faults);
    let for_each = table.text("for_each", faults);
    let show_if = condition("show_if", &mut table, faults);
    let by_adult = table.flag("by_adult", faults).unwrap_or_default();
    if kind.is_ok() {
        table.done(faults);
    }
    Some(Question {
        id: id?,
        part: part.map_or(Part::Core, |part| part.value),
        kind: kind.unwrap_or_else(|likely| likely),
        share,
        screen,
        own_tap,
        own_tap_for,
        safety,
        by_adult,
        for_each,
        show_if,
    })
}

/// Who decides who may know its answers, and whether it is about safety.
pub fn rule(table: &mut Table<'_>, faults: &mut Faults) -> (ShareRule, bool) {
    let share = table.word("share", &ShareRule::NAMED, faults);
    let safety = table.flag("safety", faults).unwrap_or_default();
    if let Some(place) = table.place_of("safety").filter(|_| safety)
        && share.as_ref().is_none_or(|share| share.value != ShareRule::Private)
    {
        let says =
            format!("{} is about safety, so its answer is always private; add share = \"private\"", table.what());
        faults.note(place, says);
    }
    (share.map_or(ShareRule::Ask, |share| share.value), safety)
}

/// A condition under this key, if it is there.
pub fn condition(key: &'static str, table: &mut Table<'_>, faults: &mut Faults) -> Option<Condition> {
    let whose = table.what().to_owned();
    let mut item = table.table(key, &format!("{key} of {whose}"), faults)?;
    let question = item.need("question", "join", faults);
    let not = item.has("is_not");
    let is = item.need_some(if not { "is_not" } else { "is" }, "come", faults);
    item.done(faults);
    Some(Condition { question: question?, is: is?, not })
}
