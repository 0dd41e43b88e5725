//! `holidays.toml`: the bank holidays of England and Wales, on which nobody reads and which no working day counts.

use chrono::{Datelike as _, Months, NaiveDate};

use crate::{day, fault::Faults, source::Folder, table};

/// The file.
pub const FILE: &str = "holidays.toml";

/// How long before its last year ends the list is too short: what is promised in December comes due after New Year.
const AHEAD: Months = Months::new(1);

/// Reads the bank holidays, and notes a list that ends too early for what is promised today.
pub fn read(folder: &Folder, today: NaiveDate, faults: &mut Faults) -> Vec<NaiveDate> {
    if folder.bytes(FILE).is_none() {
        let says = "this file is not there, and without it letters would be promised to be read on bank holidays; \
                    put back the last version that was kept";
        faults.note(&folder.place(FILE), says);
    }
    let Some(source) = folder.source(FILE, faults) else { return Vec::new() };
    let Some(mut file) = table::parse(&source, FILE, faults) else { return Vec::new() };
    file.need("source", "https://www.gov.uk/bank-holidays", faults);
    if let Some(checked) = file.need("checked", "2026-11-20", faults) {
        day::not_in_the_future("the bank holidays were checked", &checked, today, faults);
    }
    let texts = file.texts("days", faults);
    let days: Vec<NaiveDate> = texts.iter().filter_map(|text| day::day(text, faults)).collect();
    let (last, needed) =
        (days.iter().map(NaiveDate::year).max(), today.checked_add_months(AHEAD).unwrap_or(today).year());
    if last.is_none_or(|last| last < needed) && days.len() == texts.len() {
        let ends = last.map_or_else(|| "there are none".to_owned(), |last| format!("they end with {last}"));
        let says = format!(
            "the bank holidays of {needed} are needed on {today}, and {ends}; add them to \"days\", from \
             https://www.gov.uk/bank-holidays"
        );
        faults.note(file.place_of("days").unwrap_or(file.place()), says);
    }
    file.done(faults);
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{self, Change, changed, check_report};

    const COUNCIL: &str = "council.toml";

    #[test]
    fn a_council_is_closed_on_bank_holidays_and_on_days_of_its_own() {
        let closed =
            |changes: &[Change<'_>]| changed(changes).public.council.expect("a council").hours.holidays.join(" ");
        assert_eq!(closed(&[]), "2026-12-24 2026-12-25");
        assert_eq!(closed(&[(COUNCIL, "closed_days = [\"2026-12-24\"]\n", "")]), "2026-12-25");
        check_report(
            &[(COUNCIL, "[\"2026-12-24\"]", "[\"Christmas\"]")],
            "public/council.toml:15:16: \"Christmas\" is not a day; write it as \"2026-11-20\"",
        );
    }

    #[test]
    fn bank_holidays_are_days_and_reach_a_month_ahead() {
        check_report(
            &[(FILE, "2026-12-25", "2026-02-30")],
            "public/holidays.toml:3:9: \"2026-02-30\" is not a day; write it as \"2026-11-20\"",
        );
        check_report(
            &[(FILE, "[\"2026-12-25\"]", "[]")],
            "public/holidays.toml:3:8: the bank holidays of 2026 are needed on 2026-11-20, and there are none; add them to \"days\", from https://www.gov.uk/bank-holidays",
        );
        check_report(
            &[(FILE, "2026-12-25", "2025-12-25")],
            "public/holidays.toml:3:8: the bank holidays of 2026 are needed on 2026-11-20, and they end with 2025; add them to \"days\", from https://www.gov.uk/bank-holidays",
        );
        let on = |today: &str| {
            let mut faults = Faults::default();
            read(&sample::folder(), today.parse().expect("a day"), &mut faults);
            faults.sorted().len()
        };
        assert_eq!(["2026-11-30", "2026-12-01"].map(on), [0, 1]);
    }
}
