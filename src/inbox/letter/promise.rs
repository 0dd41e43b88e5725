//! What a writer was told: by when somebody sees the letter and is in touch, as far as it can be known from the day on
//! which it came.
//!
//! The post box keeps no time of day. So there are two moments: the first holds for a letter that was sent as its day began,
//! the second for one that was sent as it ended. Often both are the same.

use chrono::{NaiveDateTime, NaiveTime};
use forms::{Much, tongue};
use wire::{Day, Hours, hours::end_of_day};

use crate::site::words::Words;

/// By when something was promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// If the letter was sent as its day began.
    pub first: NaiveDateTime,
    /// If it was sent as its day ended.
    pub last: NaiveDateTime,
}

impl Due {
    /// By when somebody sees a letter that came on this day; sooner where its writer asked to be contacted soon.
    pub fn seen(day: &str, soon: bool, hours: &Hours) -> Option<Self> {
        Self::new(day, if soon { hours.soon_seen_minutes } else { hours.seen_minutes }, hours)
    }

    /// By when somebody is in touch after such a letter.
    pub fn contact(day: &str, hours: &Hours) -> Option<Self> {
        Self::new(day, hours.soon_contact_minutes, hours)
    }

    /// The post box counts days in UTC and the council's clock may be an hour from that: at night, when nobody works, so
    /// both moments stay right.
    fn new(day: &str, minutes: u32, hours: &Hours) -> Option<Self> {
        let Day(day) = day.parse().ok()?;
        let [first, last] = [NaiveTime::MIN, end_of_day()].map(|time| hours.after(day.and_time(time), minutes));
        Some(Self { first, last })
    }

    /// What it says, in words: `id` for one moment, `id` with `-or` for two.
    pub fn words(self, id: &str, words: &Words) -> String {
        let (first, last) = (moment(self.first, words), moment(self.last, words));
        if self.first == self.last {
            return words.fill(id, &[("time", &first)]);
        }
        words.fill(&format!("{id}-or"), &[("time", &first), ("day", &last)])
    }
}

/// Whether a letter that came on this day has waited for more than [`wire::hours::LATE_DAYS`] working days.
pub fn is_late(day: &str, now: NaiveDateTime, hours: &Hours) -> bool {
    day.parse().is_ok_and(|day| hours.is_late(day, now))
}

/// A moment as people say it: "11am on Friday 20 November".
pub fn moment(then: NaiveDateTime, words: &Words) -> String {
    let time = tongue::time(then, |id, values| words.fill(id, values));
    words.fill("moment", &[("time", &time), ("day", &words.tongue().day(then.date(), Much::InThisYear))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::config;

    #[track_caller]
    fn check(day: &str, expected: &str) {
        let config = config::sample();
        let due = Due::seen(day, true, &config.hours);
        assert_eq!(due.map_or("nothing".into(), |due| due.words("promise-seen", &config.words)), expected);
    }

    #[test]
    fn on_a_day_without_work_the_hour_of_sending_makes_no_difference() {
        check("2026-11-21", "Somebody sees it by 11am on Monday 23 November.");
        check("2026-12-26", "Somebody sees it by 11am on Tuesday 29 December.");
    }

    #[test]
    fn on_a_working_day_the_earlier_moment_is_said_first() {
        check(
            "2026-11-20",
            "Somebody sees it by 11am on Friday 20 November; by 11am on Monday 23 November if sent later in the day.",
        );
    }

    #[test]
    fn what_is_no_day_promises_nothing() {
        for day in ["", "soon", "2026-13-01", "2026-11-20-1", "99999999999-1-1"] {
            check(day, "nothing");
        }
    }

    #[track_caller]
    fn check_late(day: &str, now: &str, expected: bool) {
        assert_eq!(is_late(day, now.parse().expect("a time"), &config::sample().hours), expected, "{day} at {now}");
    }

    #[test]
    fn a_letter_is_late_when_five_working_days_have_gone_by() {
        check_late("2026-11-20", "2026-11-27T17:00:00", false);
        check_late("2026-11-20", "2026-11-27T17:01:00", true);
        check_late("2026-11-21", "2026-11-27T17:01:00", true);
        // Two bank holidays lie between.
        check_late("2026-12-23", "2027-01-01T16:00:00", false);
        check_late("soon", "2027-01-01T16:00:00", false);
    }

    #[test]
    fn a_moment_is_said_with_its_minutes_only_where_it_has_any() {
        let words = config::sample().words;
        let say = |text: &str| moment(text.parse().expect("a time"), &words);
        assert_eq!(say("2026-12-01T14:05:00"), "2:05pm on Tuesday 1 December");
        assert_eq!(say("2027-01-03T09:30:00"), "9:30am on Sunday 3 January");
        assert_eq!(say("2027-01-03T12:00:00"), "12pm on Sunday 3 January");
    }
}
