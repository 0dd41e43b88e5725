//! Days as they are written in the files: `2026-11-20`.

use chrono::{Months, NaiveDate};
use wire::Day;

use crate::fault::{Faults, Placed};

/// How long a number or a source counts as checked, in months.
///
/// Source: the project's own rule; helplines move their numbers and hours about once a year.
pub const CHECKED_MONTHS_MAX: u32 = 6;

/// Reads a day, or notes what is wrong with it.
pub fn day(text: &Placed<String>, faults: &mut Faults) -> Option<NaiveDate> {
    let found = text.value.parse();
    if found.is_err() {
        faults.note(&text.place, format!("\"{}\" is not a day; write it as \"2026-11-20\"", text.value));
    }
    found.ok().map(|Day(day)| day)
}

/// Notes a day on which something was checked, if that day has not come yet.
pub fn not_in_the_future(
    what: &str,
    text: &Placed<String>,
    today: NaiveDate,
    faults: &mut Faults,
) -> Option<NaiveDate> {
    let found = day(text, faults)?;
    if found > today {
        let says = format!(
            "{what} on {found}, but today is {today}; correct the day, or the clock of this machine if that is wrong"
        );
        faults.note(&text.place, says);
        return None;
    }
    Some(found)
}

/// Notes a day of checking that has not come yet, or is more than [`CHECKED_MONTHS_MAX`] months ago.
pub fn checked_lately(what: &str, text: &Placed<String>, today: NaiveDate, faults: &mut Faults) {
    let said = format!("{what} was checked");
    let Some(found) = not_in_the_future(&said, text, today, faults) else { return };
    let oldest = today.checked_sub_months(Months::new(CHECKED_MONTHS_MAX));
    if oldest.is_some_and(|oldest| found < oldest) {
        let says = format!(
            "{what} was last checked on {found}, more than six months before {today}; check it again and write the day"
        );
        faults.note(&text.place, says);
    }
}
