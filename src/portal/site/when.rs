//! Says a moment as people do: "11am tomorrow", "half past" never. The words come from the site; nothing here knows a language.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta, Timelike};
use forms::{Much, tongue};
use wire::Day;

use crate::site::words::{self, Words};

/// The moment `then`, said at `now`: in whole quarters of an hour, and never sooner than it was promised.
pub fn spoken(words: Words, now: NaiveDateTime, then: NaiveDateTime) -> String {
    let past_quarter = then.num_seconds_from_midnight() % QUARTER;
    let then = then + TimeDelta::seconds(((QUARTER - past_quarter) % QUARTER).into());
    let time = tongue::time(then, |id, values| words.fill(id, values));
    let day = |much| words.tongue().day(then.date(), much);
    let days = then.date().signed_duration_since(now.date()).num_days();
    let (pattern, day) = match days {
        0 => (words::WHEN_TODAY, String::new()),
        1 => (words::WHEN_TOMORROW, String::new()),
        2..=6 => (words::WHEN_DAY, day(Much::Weekday)),
        _ => (words::WHEN_DAY, day(Much::InThisYear)),
    };
    words.fill(pattern, &[("time", &time), ("day", &day)])
}

/// In seconds.
const QUARTER: u32 = 15 * 60;

/// Whether two days lie more than one day apart: then the device's clock is likely to be wrong.
///
/// One day apart is usual, since the post box counts days in UTC.
pub fn clocks_differ(device: NaiveDate, post_box: &str) -> bool {
    post_box.parse().is_ok_and(|Day(day)| day.signed_duration_since(device).num_days().abs() > 1)
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
        check("2026-11-22T23:00:00", "2026-11-23T14:45:00", "2:45pm tomorrow");
        check("2026-11-20T18:00:00", "2026-11-23T12:00:00", "12pm on Monday");
    }

    #[test]
    fn a_moment_is_said_in_whole_quarters_of_an_hour_and_never_sooner_than_promised() {
        check("2026-11-20T09:00:00", "2026-11-21T09:29:00", "9:30am tomorrow");
        check("2026-11-20T09:00:00", "2026-11-21T09:30:01", "9:45am tomorrow");
        check("2026-11-20T09:00:00", "2026-11-20T11:46:00", "12pm today");
        check("2026-11-20T23:00:00", "2026-11-20T23:46:00", "12am tomorrow");
    }

    #[test]
    fn a_moment_after_a_long_holiday_is_said_with_its_date() {
        check("2026-12-22T18:00:00", "2026-12-29T09:30:00", "9:30am on Tuesday 29 December");
    }

    /// What is said of so many minutes of the office's time, from now on.
    #[track_caller]
    fn check_after(now: &str, minutes: u32, expected: &str) {
        let then = sample::site().hours.after(now.parse().expect("a time"), minutes);
        check(now, &then.to_string().replace(' ', "T"), expected);
    }

    #[test]
    fn the_end_of_a_week_and_a_bank_holiday_are_said_by_the_day_on_which_somebody_is_there_again() {
        check_after("2026-11-20T14:59:00", 120, "5pm today");
        check_after("2026-11-20T16:44:00", 120, "10:45am on Monday");
        check_after("2026-11-20T16:59:00", 120, "11am on Monday");
        check_after("2026-11-20T17:00:00", 120, "11am on Monday");
        check_after("2026-11-22T23:59:00", 120, "11am tomorrow");
        check_after("2026-12-24T16:59:00", 120, "11am on Tuesday");
        check_after("2026-12-25T12:00:00", 120, "11am on Tuesday");
        check_after("2026-12-22T16:59:00", 4 * 480, "5pm on Wednesday 30 December");
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
