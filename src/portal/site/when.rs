//! Says a moment as people do: "11am tomorrow", "half past" never. The words come from the site; nothing here knows a language.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use wire::Day;

use crate::site::words::{self, Words};

/// The moment `then`, said at `now`.
#[must_use]
pub fn spoken(words: Words, now: NaiveDateTime, then: NaiveDateTime) -> String {
    let time = clock(words, then);
    let days = then.date().signed_duration_since(now.date()).num_days();
    let (pattern, day) = match days {
        0 => (words::WHEN_TODAY, String::new()),
        1 => (words::WHEN_TOMORROW, String::new()),
        2..=6 => (words::WHEN_DAY, weekday(words, then.date()).to_owned()),
        _ => (words::WHEN_DAY, date(words, then.date())),
    };
    words.fill(pattern, &[("time", &time), ("day", &day)])
}

/// Whether two days lie more than one day apart: then the device's clock is likely to be wrong.
///
/// One day apart is usual, since the post box counts days in UTC.
#[must_use]
pub fn clocks_differ(device: NaiveDate, post_box: &str) -> bool {
    post_box.parse().is_ok_and(|Day(day)| day.signed_duration_since(device).num_days().abs() > 1)
}

fn clock(words: Words, then: NaiveDateTime) -> String {
    let (afternoon, hour) = then.hour12();
    let minutes = two_digits(then.minute());
    let time = [&two_digits(then.hour()), ":", &minutes].concat();
    let pattern = match (afternoon, then.minute()) {
        (false, 0) => words::CLOCK_AM_SHARP,
        (true, 0) => words::CLOCK_PM_SHARP,
        (false, _) => words::CLOCK_AM,
        (true, _) => words::CLOCK_PM,
    };
    words.fill(pattern, &[("number", &hour.to_string()), ("minutes", &minutes), ("time", &time)])
}

fn date(words: Words, day: NaiveDate) -> String {
    let month = listed(words.get(words::MONTHS), day.month0());
    [weekday(words, day), &day.day().to_string(), month].join(" ")
}

fn weekday(words: Words<'_>, day: NaiveDate) -> &str {
    listed(words.get(words::WEEKDAYS), day.weekday().num_days_from_monday())
}

fn listed(list: &str, index: u32) -> &str {
    list.split(',').nth(index as usize).unwrap_or_default().trim()
}

fn two_digits(number: u32) -> String {
    let digits = number.to_string();
    if digits.len() < 2 { ["0", &digits].concat() } else { digits }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[track_caller]
    fn check(now: &str, then: &str, expected: &str) {
        let site = sample::site();
        let words = Words::new(&site.words);
        assert_eq!(spoken(words, now.parse().expect("a time"), then.parse().expect("a time")), expected);
    }

    #[test]
    fn near_moments_are_said_by_their_day() {
        check("2026-11-20T09:00:00", "2026-11-20T11:00:00", "11am today");
        check("2026-11-22T23:00:00", "2026-11-23T14:05:00", "2:05pm tomorrow");
        check("2026-11-20T18:00:00", "2026-11-23T12:00:00", "12pm on Monday");
    }

    #[test]
    fn a_moment_after_a_long_holiday_is_said_with_its_date() {
        check("2026-12-22T18:00:00", "2026-12-29T09:30:00", "9:30am on Tuesday 29 December");
    }

    #[track_caller]
    fn check_clock(post_box: &str, expected: bool) {
        let device = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day");
        assert_eq!(clocks_differ(device, post_box), expected);
    }

    #[test]
    fn a_clock_that_is_days_wrong_is_noticed_and_nonsense_is_not() {
        check_clock("2026-11-20", false);
        check_clock("2026-11-21", false);
        check_clock("2026-11-22", true);
        check_clock("2019-01-01", true);
        check_clock("soon", false);
        check_clock("", false);
    }
}
