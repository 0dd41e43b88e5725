//! When somebody will see it, in working time. `now` is always an argument.
//!
//! `press print` writes an [`Office`] into `hours.json`: the page, the inbox and the post box reckon with the same hours.

use alloc::{string::String, vec::Vec};

use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

use crate::Day;

/// After how many working days a letter that nobody has read is said to be late.
pub const LATE_DAYS: u32 = 5;

json::declare! {
    /// `hours.json`: when the office works, and by which clocks.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub struct Office {
        /// The time zone of its clocks, as `Europe/London`.
        pub time_zone: String,
        /// When it works.
        pub hours: Hours,
    }
}

json::declare! {
    /// When the council's review team works.
    #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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

    /// The latest moment that lies `minutes` of working time after a day whose time of day nobody kept.
    ///
    /// The post box counts days in UTC, and the office's clock may be an hour from that: at night, when nobody works.
    #[must_use]
    pub fn after_day(&self, day: Day, minutes: u32) -> NaiveDateTime {
        self.after(day.0.and_time(end_of_day()), minutes)
    }

    /// Whether a letter that came on this day has waited for more than [`LATE_DAYS`] working days.
    #[must_use]
    pub fn is_late(&self, day: Day, now: NaiveDateTime) -> bool {
        now > self.after_day(day, LATE_DAYS * self.closes.saturating_sub(self.opens))
    }

    /// Whether anybody works on this day.
    #[must_use]
    pub fn works_on(&self, day: NaiveDate) -> bool {
        self.days.contains(&day.weekday().number_from_monday())
            && !self.holidays.iter().any(|holiday| holiday.parse() == Ok(Day(day)))
    }
}

/// The last minute of a day: a minute is the smallest step of working time.
#[must_use]
pub fn end_of_day() -> NaiveTime {
    NaiveTime::from_hms_opt(23, 59, 0).unwrap_or_default()
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
    fn the_last_minute_of_a_week_counts_and_what_comes_as_it_ends_waits_for_the_next() {
        check("2026-11-20T16:59:00", 120, "2026-11-23 10:59:00");
        check("2026-11-20T17:00:00", 120, "2026-11-23 11:00:00");
        check("2026-11-20T16:59:00", 1, "2026-11-20 17:00:00");
        check("2026-11-20T17:00:00", 1, "2026-11-23 09:01:00");
    }

    #[test]
    fn bank_holidays_are_not_worked() {
        check("2026-12-24T16:30:00", 60, "2026-12-29 09:30:00");
        check("2026-12-25T10:00:00", 60, "2026-12-29 10:00:00");
    }

    #[test]
    fn a_council_that_never_works_does_not_hang_the_page() {
        let never = Hours { days: Vec::new(), ..hours() };
        let now = "2026-11-20T10:00:00".parse().expect("a time");
        assert_eq!(never.after(now, 60), now);
    }
}
