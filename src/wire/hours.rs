//! When somebody will see it, in working time. `now` is always an argument.

use alloc::{string::String, vec::Vec};

use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use crate::Day;

json::declare! {
    /// When the council's review team works.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Hours {
        /// Working days: 1 is Monday, 7 is Sunday.
        pub days: Vec<u32>,
        /// When work starts, in minutes after midnight.
        pub opens: u32,
        /// When work ends, in minutes after midnight.
        pub closes: u32,
        /// Days that are not worked, as `2026-12-25`.
        pub holidays: Vec<String>,
        /// A letter is seen within this many working minutes.
        pub seen_minutes: u32,
        /// A contact-soon letter is seen within this many working minutes.
        pub soon_seen_minutes: u32,
        /// After a contact-soon letter somebody is in touch within this many working minutes.
        pub soon_contact_minutes: u32,
    }
}

impl Hours {
    /// The moment that lies `minutes` of working time after `now`; the end of a day counts as that day.
    ///
    /// Gives `now` back if the council never works, so that a wrong setting cannot hang a page (`press check` refuses it).
    #[must_use]
    pub fn after(&self, now: NaiveDateTime, minutes: u32) -> NaiveDateTime {
        let mut left = minutes;
        let mut day = now.date();
        let mut from = now.hour() * 60 + now.minute();
        // Two years of days: longer than any promise a council makes.
        for _ in 0..730 {
            if self.works_on(day) {
                let start = from.max(self.opens);
                let free = self.closes.saturating_sub(start);
                if free > 0 && left <= free {
                    return at(day, start + left);
                }
                left -= free.min(left);
            }
            day += Duration::days(1);
            from = 0;
        }
        now
    }

    fn works_on(&self, day: NaiveDate) -> bool {
        self.days.contains(&day.weekday().number_from_monday())
            && !self.holidays.iter().any(|holiday| holiday.parse() == Ok(Day(day)))
    }
}

fn at(day: NaiveDate, minute: u32) -> NaiveDateTime {
    let time = NaiveTime::from_num_seconds_from_midnight_opt(minute * 60, 0).unwrap_or_default();
    NaiveDateTime::new(day, time)
}

#[cfg(test)]
mod tests {
    use alloc::{string::ToString, vec};

    use super::*;

    fn hours() -> Hours {
        Hours {
            days: vec![1, 2, 3, 4, 5],
            opens: 9 * 60,
            closes: 17 * 60,
            holidays: vec!["2026-12-25".into(), "2026-12-28".into()],
            seen_minutes: 8 * 60,
            soon_seen_minutes: 120,
            soon_contact_minutes: 8 * 60,
        }
    }

    #[track_caller]
    fn check(now: &str, minutes: u32, expected: &str) {
        let now = now.parse().expect("a time");
        assert_eq!(hours().after(now, minutes).to_string(), expected);
    }

    #[test]
    fn inside_working_hours_the_clock_simply_runs() {
        check("2026-11-20T10:00:00", 120, "2026-11-20 12:00:00");
    }

    #[test]
    fn friday_evening_is_answered_on_monday() {
        check("2026-11-20T18:30:00", 120, "2026-11-23 11:00:00");
        check("2026-11-20T16:00:00", 120, "2026-11-23 10:00:00");
    }

    #[test]
    fn bank_holidays_are_not_worked() {
        check("2026-12-24T16:30:00", 60, "2026-12-29 09:30:00");
    }

    #[test]
    fn a_council_that_never_works_does_not_hang_the_page() {
        let never = Hours { days: Vec::new(), ..hours() };
        let now = "2026-11-20T10:00:00".parse().expect("a time");
        assert_eq!(never.after(now, 60), now);
    }
}
