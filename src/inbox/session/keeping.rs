//! How long a closed letter is kept, and what a letter is called where it cannot be read.

use chrono::{DateTime, Days};
use wire::{Day, LetterId, staff::Row};

/// The last day on which a letter that was closed on this day is kept; nothing if the post box does not say how long.
pub fn last_day(closed: &str, keep_days: u32) -> Option<String> {
    let Day(day) = closed.parse().ok().filter(|_| keep_days > 0)?;
    Some(day.checked_add_days(Days::new(keep_days.into()))?.to_string())
}

/// The day by the post box's way of counting, which is UTC.
pub fn post_box_day(now_millis: u64) -> String {
    let now = i64::try_from(now_millis).ok().and_then(DateTime::from_timestamp_millis);
    now.unwrap_or_default().date_naive().to_string()
}

/// Whether a letter is put away: closed, and somebody has read it. Nothing that nobody has read is ever out of sight.
pub fn is_put_away(row: &Row) -> bool {
    row.closed.is_some() && row.opened
}

/// What two colleagues call a letter that one of them cannot read: the start of its name, as `5a5a-0f1e`.
pub fn reference(letter: LetterId) -> String {
    let [a, b, c, d, ..] = letter.0;
    format!("{a:02x}{b:02x}-{c:02x}{d:02x}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::row;

    #[track_caller]
    fn check(closed: &str, keep_days: u32, expected: Option<&str>) {
        assert_eq!(last_day(closed, keep_days).as_deref(), expected);
    }

    #[test]
    fn a_closed_letter_is_kept_for_as_many_days_as_the_post_box_says() {
        check("2026-11-20", 90, Some("2027-02-18"));
        check("2026-11-20", 1, Some("2026-11-21"));
        check("2026-11-20", 0, None);
        check("soon", 90, None);
        check("2026-11-20", u32::MAX, None);
    }

    #[test]
    fn today_is_the_day_of_the_post_box() {
        assert_eq!(post_box_day(1_795_132_800_000), "2026-11-20");
        assert_eq!(post_box_day(1_795_132_799_999), "2026-11-19");
        assert_eq!(post_box_day(0), "1970-01-01");
        assert_eq!(post_box_day(u64::MAX), "1970-01-01");
    }

    #[test]
    fn only_what_somebody_has_read_can_be_put_away() {
        let closed = Row { closed: Some("2026-11-20".into()), ..row() };
        assert!(!is_put_away(&closed) && is_put_away(&Row { opened: true, ..closed }));
        assert!(!is_put_away(&Row { opened: true, ..row() }));
    }

    #[test]
    fn a_reference_is_the_start_of_the_name() {
        assert_eq!(reference(LetterId([0x5a, 0x0f, 1, 2, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9])), "5a0f-0102");
    }
}
