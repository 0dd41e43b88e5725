//! A day, as every file and message writes it: `2026-11-20`.

use alloc::string::{String, ToString};
use core::{fmt, str::FromStr};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A day of the calendar, written with exactly four, two and two digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(pub NaiveDate);

/// What was read is no day of the calendar, or not written as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a day; write it as 2026-11-20")]
pub struct NotADay;

impl FromStr for Day {
    type Err = NotADay;

    /// Reads without chrono's parser, which a child would download for nothing else, and which takes `+2026-1-2`.
    fn from_str(text: &str) -> Result<Self, NotADay> {
        let mut numbers = [0_u16; 3];
        let mut parts = text.split('-');
        for (number, digits) in numbers.iter_mut().zip([4, 2, 2]) {
            let part =
                parts.next().filter(|part| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()));
            *number = part.and_then(|part| part.parse().ok()).ok_or(NotADay)?;
        }
        let [year, month, day] = numbers;
        let date = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into());
        date.filter(|_| parts.next().is_none()).map(Self).ok_or(NotADay)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl TryFrom<String> for Day {
    type Error = NotADay;

    fn try_from(text: String) -> Result<Self, NotADay> {
        text.parse()
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: bool) {
        let read = text.parse::<Day>().map(|day| day.to_string());
        assert_eq!(read.as_deref(), if expected { Ok(text) } else { Err(&NotADay) });
    }

    #[test]
    fn a_day_reads_back_as_it_was_written() {
        for day in ["2026-11-20", "2027-01-02", "2028-02-29", "0001-01-01", "9999-12-31"] {
            check(day, true);
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        let shapes = [
            "",
            "soon",
            "2026-1-2",
            "+2026-01-02",
            "2026-11-20-1",
            "2026-11",
            "20-11-2026",
            "2026-11-20 ",
            "２０２６-11-20",
        ];
        let days = ["2026-13-01", "2026-00-01", "2026-11-32", "2026-02-30", "99999999999-1-1"];
        for wrong in shapes.into_iter().chain(days) {
            check(wrong, false);
        }
    }
}
