//! Days as they are written in the files: `2026-11-20`.

use chrono::{Months, NaiveDate};

use crate::fault::{Faults, Placed};

/// How long a number or a source counts as checked, in months.
///
/// Source: the project's own rule; helplines move their numbers and hours about once a year.
pub const CHECKED_MONTHS_MAX: u32 = 6;

/// Reads a day, or notes what is wrong with it.
pub fn day(text: &Placed<String>, faults: &mut Faults) -> Option<NaiveDate> {
    let found = parse(&text.value);
    if found.is_none() {
        faults.note(&text.place, format!("\"{}\" is not a day; write it as \"2026-11-20\"", text.value));
    }
    found
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

/// Exactly four, two and two digits: chrono alone would also take `2026-1-2` and `+2026-01-02`.
fn parse(text: &str) -> Option<NaiveDate> {
    let shape: Vec<usize> = text.split('-').map(str::len).collect();
    if shape != [4, 2, 2] || !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
        return None;
    }
    text.parse().ok()
}
