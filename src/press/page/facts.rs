//! A page's facts as the page shows them: with the day as people write it, and honest about what is not sure.

use chrono::Datelike as _;
use portal::site::{self, Site, words};
use wire::Day;

use super::Fact;

/// What stands after the source of a fact that nobody has yet found in a source we trust.
const UNVERIFIED: &str = "fact-unverified";

/// The interface words that pages need here, besides those of the portal.
pub const WORDS: &[&str] = &[UNVERIFIED];

/// A fact in the words of this site.
#[must_use]
pub fn shown(fact: &Fact, site: &Site) -> site::Fact {
    let source = fact.source.trim_end_matches('.');
    let unverified = site.words.get(UNVERIFIED).filter(|_| !fact.verified);
    site::Fact {
        id: fact.id.value.clone(),
        says: fact.says.clone(),
        source: match unverified {
            Some(words) => format!("{source}. {}", words.trim_end_matches('.')),
            None => source.to_owned(),
        },
        checked: spoken(&fact.checked, site.words.get(words::MONTHS).map_or("", String::as_str)),
    }
}

/// `20 November 2026`; as it stands where it is no day or there are no months.
fn spoken(day: &str, months: &str) -> String {
    let Ok(Day(date)) = day.parse() else { return day.to_owned() };
    match months.split(',').nth(date.month0() as usize).map(str::trim) {
        Some(month) if !month.is_empty() => format!("{} {month} {}", date.day(), date.year()),
        _ => day.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(day: &str, expected: &str) {
        let months = "January, February, March, April, May, June, July, August, September, October, November, December";
        assert_eq!(spoken(day, months), expected);
        assert_eq!(spoken(day, ""), day);
    }

    #[test]
    fn a_day_is_said_as_people_say_it() {
        check("2026-11-20", "20 November 2026");
        check("2027-01-02", "2 January 2027");
        check("some day", "some day");
    }
}
