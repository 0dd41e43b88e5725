//! The head of a page: what it is, and where its facts come from.

use chrono::NaiveDate;
use forms::Voice;

use super::{Fact, Page, body};
use crate::{
    day,
    fault::{Faults, Placed},
    form, home,
    source::Source,
    table::Table,
    words::variables::Variables,
};

/// Reads the head. What is missing is noted and reads as empty.
pub fn read(
    mut table: Table<'_>,
    source: &Source,
    today: NaiveDate,
    variables: &Variables,
    faults: &mut Faults,
) -> Page {
    let title = words(&mut table, "title", "What is a review?", variables, faults);
    let path = form::path(&mut table, "my-meeting/", faults);
    let summary = words(&mut table, "summary", "What happens at a review, in short.", variables, faults);
    let voice = table.need_word("voice", &Voice::NAMED, faults).map_or(Voice::Child, |voice| voice.value);
    if let Some(law) = table.text("law_as_of", faults) {
        day::not_in_the_future("the law was read", &law, today, faults);
    }
    let checked_by_young_people = table.flag("checked_by_young_people", faults).unwrap_or(false);
    let picture = table.text("picture", faults);
    let formal = table.flag("formal", faults).unwrap_or(false);
    let facts = facts(&mut table, today, variables, faults);
    let mut spots = home::spots(&mut table, None, faults);
    for mut item in table.tables("stands_in", "what it stands in for", faults) {
        let says = words(&mut item, "says", "7 or under", variables, faults);
        spots.extend(home::spots(&mut item, Some(&says), faults));
        item.done(faults);
    }
    // What stands in for others is found where they will be.
    let stands_in = spots.iter().any(|spot| spot.stands_in.is_some());
    let area = if stands_in { table.text("area", faults) } else { table.need("area", "rights", faults) };
    table.done(faults);
    Page {
        place: source.whole(),
        title,
        path,
        spots,
        picture,
        area,
        summary,
        voice,
        formal,
        checked_by_young_people,
        facts,
        others: Vec::new(),
        markdown: String::new(),
        blocks: Vec::new(),
    }
}

fn facts(table: &mut Table<'_>, today: NaiveDate, variables: &Variables, faults: &mut Faults) -> Vec<Fact> {
    let facts = table.each("fact", "first-review", faults, |item, faults| {
        let says = words(item, "says", "A first review within 20 working days", variables, faults);
        let source = words(item, "source", "the law or page it comes from", variables, faults);
        let checked = item.need("checked", "2026-11-20", faults);
        if let Some(checked) = &checked {
            day::not_in_the_future(&format!("{} was checked", item.what()), checked, today, faults);
        }
        (says, source, checked, item.flag("verified", faults).unwrap_or(true))
    });
    let fact = |(id, (says, source, checked, verified)): (_, (_, _, Option<Placed<String>>, _))| {
        let checked = checked.map(|checked| checked.value).unwrap_or_default();
        Fact { id, says, source, checked, verified }
    };
    facts.into_iter().map(fact).collect()
}

/// A text of the head that may name variables.
fn words(
    table: &mut Table<'_>,
    key: &'static str,
    example: &str,
    variables: &Variables,
    faults: &mut Faults,
) -> String {
    let Some(text) = table.need(key, example, faults) else { return String::new() };
    body::title(&text, variables, faults)
}
