//! How a language says a day, several names and a count, and what counts as a letter: in a browser by its `Intl`, natively
//! by ICU4X and the like.
//!
//! Both read the tables that Unicode keeps, so what is printed and what the app says agree.

#[cfg_attr(target_arch = "wasm32", path = "tongue/browser.rs")]
#[cfg_attr(not(target_arch = "wasm32"), path = "tongue/native.rs")]
mod tables;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Timelike};

/// A language, by the locale that its head names, as `en-GB`.
#[derive(Clone, Copy, Debug)]
pub struct Tongue<'site>(pub &'site str);

/// How much is said of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Much {
    /// `Monday`
    Weekday,
    /// `Tuesday 29 December`
    InThisYear,
    /// `20 November 2026`
    Whole,
}

/// What stands before the last of several names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Last {
    /// `Sam, Priya and Dee`
    And,
    /// `Sam or Priya`
    Or,
}

impl Tongue<'_> {
    /// A day as people say it.
    #[must_use]
    pub fn day(self, day: NaiveDate, much: Much) -> String {
        tables::day(self.0, day, much).unwrap_or_else(|| day.to_string())
    }

    /// Several names as one text.
    #[must_use]
    pub fn list(self, names: &[String], last: Last) -> String {
        tables::list(self.0, names, last).unwrap_or_else(|| names.join(", "))
    }

    /// Which words a number takes: `zero`, `one`, `two`, `few`, `many` or `other`.
    #[must_use]
    pub fn plural(self, number: u32) -> String {
        tables::plural(self.0, number).unwrap_or_else(|| "other".to_owned())
    }
}

/// How many letters a text has, as people count them: what looks like one is one, however many signs it is made of.
#[must_use]
pub fn letters(text: &str) -> usize {
    tables::letters(text).unwrap_or_else(|| text.chars().count())
}

/// How many letters of a text are more than `most`.
#[must_use]
pub fn letters_over(text: &str, most: usize) -> usize {
    // There are at least as many signs as letters, and they are quickly counted: while somebody types, mostly these alone are.
    if text.chars().count() <= most { 0 } else { letters(text).saturating_sub(most) }
}

/// What the clocks on the wall show in this time zone, as `Europe/London`, so many milliseconds after 1970 began in UTC.
/// In UTC where nobody knows the zone.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "a date after 1970, in whole milliseconds")]
pub fn clock(zone: &str, millis: f64) -> NaiveDateTime {
    let utc = || DateTime::from_timestamp_millis(millis as i64).unwrap_or_default().naive_utc();
    tables::clock(zone, millis).unwrap_or_else(utc)
}

/// A time of day. `say` puts what it is given into the words of an id: `clock-am-sharp`, or `clock-pm` and the like.
#[must_use]
pub fn time(then: NaiveDateTime, say: impl Fn(&'static str, &[(&str, &str)]) -> String) -> String {
    let two_digits = |number: u32| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    let ((afternoon, hour), minutes) = (then.hour12(), two_digits(then.minute()));
    let id = match (afternoon, then.minute()) {
        (false, 0) => "clock-am-sharp",
        (true, 0) => "clock-pm-sharp",
        (false, _) => "clock-am",
        (true, _) => "clock-pm",
    };
    let whole = [&two_digits(then.hour()), ":", &minutes].concat();
    say(id, &[("number", &hour.to_string()), ("minutes", &minutes), ("time", &whole)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(locale: &str, expected: &str) {
        let (tongue, names) = (Tongue(locale), ["Sam", "Priya", "Dee"].map(String::from));
        let day = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day");
        let days = [Much::Weekday, Much::InThisYear, Much::Whole].map(|much| tongue.day(day, much)).join("; ");
        let (and, or) = (tongue.list(&names, Last::And), tongue.list(&names[..2], Last::Or));
        let plurals: Vec<String> = (0..4).map(|number| tongue.plural(number)).collect();
        assert_eq!(format!("{days}; {and}; {or}; {}", plurals.join(" ")), expected);
    }

    #[test]
    fn each_language_has_its_own_days_lists_and_plurals() {
        check(
            "en-GB",
            "Friday; Friday 20 November; 20 November 2026; Sam, Priya and Dee; Sam or Priya; other one other other",
        );
        check(
            "el",
            "Παρασκευή; Παρασκευή 20 Νοεμβρίου; 20 Νοεμβρίου 2026; Sam, Priya και Dee; Sam ή Priya; other one other other",
        );
        check("ar", "الجمعة; الجمعة، 20 نوفمبر; 20 نوفمبر 2026; Sam وPriya وDee; Sam أو Priya; zero one two few");
    }

    #[track_caller]
    fn check_letters(text: &str, expected: usize) {
        assert_eq!(letters(text), expected, "{text}");
        assert_eq!((letters_over(text, expected), letters_over(text, 0)), (0, expected), "{text}");
    }

    #[test]
    fn letters_are_counted_as_people_count_them() {
        check_letters("", 0);
        check_letters("Ja, ok!\n", 8);
        check_letters(&"👨‍👩‍👧‍👦".repeat(20), 20);
        check_letters("🏴󠁧󠁢󠁷󠁬󠁳󠁿👋🏾❤️", 3);
        check_letters("e\u{301}né", 3);
        check_letters("नमस्ते", 3);
    }

    #[test]
    fn what_is_no_locale_still_says_something() {
        assert_eq!(Tongue("?").list(&["Sam".into(), "Priya".into()], Last::And), "Sam, Priya");
        assert_eq!(Tongue("en-GB").list(&[], Last::And), "");
    }
}
