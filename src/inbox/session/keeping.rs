//! What is out of sight, and for how long a closed letter is kept.

use chrono::{DateTime, Days, Timelike};
use wire::{
    Day, Deed, Roster,
    staff::{Mark, Row},
};

/// The last day on which a letter that was closed on this day is kept; nothing if the post box does not say how long.
pub fn last_day(closed: &str, keep_days: u32) -> Option<String> {
    let Day(day) = closed.parse().ok().filter(|_| keep_days > 0)?;
    Some(day.checked_add_days(Days::new(keep_days.into()))?.to_string())
}

/// The minute by the post box's way of counting, as it stands in its marks.
pub fn post_box_minute(now_millis: u64) -> String {
    let now = i64::try_from(now_millis).ok().and_then(DateTime::from_timestamp_millis);
    let now = now.unwrap_or_default();
    format!("{}T{:02}:{:02}Z", now.date_naive(), now.hour(), now.minute())
}

/// The day by the post box's way of counting, which is UTC.
pub fn post_box_day(now_millis: u64) -> String {
    let now = i64::try_from(now_millis).ok().and_then(DateTime::from_timestamp_millis);
    now.unwrap_or_default().date_naive().to_string()
}

/// Whether a letter is put away: closed, and somebody has read it, or in the bin. Nothing that nobody has read is ever out of
/// sight but what two leads put there.
///
/// For a manager a letter about an officer stays in sight until a manager has closed it or put it into the bin; `about` says whether it is one, where
/// that is known. What an officer closed is none: only who can open all of a letter closes it, or a lead.
pub fn is_put_away(row: &Row, me: &str, roster: &Roster, about: Option<bool>) -> bool {
    let Roster { duty_lead, duty_deputy, manager, manager_deputy, .. } = roster;
    let is_manager = || !me.is_empty() && [manager, manager_deputy].into_iter().any(|id| id == me);
    let by_whom = || row.closed_by.as_ref().is_none_or(|by| [duty_lead, duty_deputy].contains(&by));
    let is_closed = row.closed.is_some() && row.opened;
    if is_manager() && about == Some(true) {
        let by_manager = |by: &String| [manager, manager_deputy].contains(&by);
        return row.binned.as_ref().is_some_and(|mark| by_manager(&mark.by))
            || (is_closed && row.closed_by.as_ref().is_some_and(by_manager));
    }
    row.binned.is_some() || (is_closed && !(is_manager() && about != Some(false) && by_whom()))
}

/// The day of a mark.
pub fn mark_day(mark: &Mark) -> String {
    mark.at.chars().take(10).collect()
}

/// Whether neither somebody of the duty team nor a manager could open a letter: then it is most likely none.
pub fn is_set_apart(row: &Row, roster: &Roster) -> bool {
    let tried = |pair: [&String; 2]| {
        row.tries.iter().any(|each| each.deed == Deed::NotOpening && !each.by.is_empty() && pair.contains(&&each.by))
    };
    tried([&roster.duty_lead, &roster.duty_deputy]) && tried([&roster.manager, &roster.manager_deputy])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{sample::row, site::config};
    use wire::staff::Try;

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
        assert_eq!(post_box_minute(1_795_170_959_000), "2026-11-20T10:35Z");
        assert_eq!(post_box_day(u64::MAX), "1970-01-01");
    }

    #[track_caller]
    fn check_away(row: &Row, me: &str, about: Option<bool>, expected: bool) {
        assert_eq!(is_put_away(row, me, &config::sample().roster, about), expected, "{me} {about:?}");
    }

    #[test]
    fn only_what_somebody_has_read_can_be_put_away() {
        let closed = Row { closed: Some("2026-11-20".into()), ..row() };
        check_away(&closed, "sam", None, false);
        check_away(&Row { opened: true, ..row() }, "sam", None, false);
        check_away(&Row { opened: true, ..closed }, "sam", None, true);
        let binned = Some(Mark { by: "mo".into(), at: "2026-11-20T10:35Z".into() });
        check_away(&Row { binned, ..row() }, "maya", Some(true), true);
        let binned = Some(Mark { by: "dee".into(), at: "2026-11-20T10:35Z".into() });
        check_away(&Row { binned: binned.clone(), ..row() }, "maya", Some(true), false);
        check_away(&Row { binned, ..row() }, "maya", Some(false), true);
    }

    #[test]
    fn a_letter_about_an_officer_stays_in_a_managers_sight_until_a_manager_has_closed_it() {
        let closed = |by: Option<&str>| {
            let closed = Some("2026-11-20".into());
            Row { opened: true, closed, closed_by: by.map(str::to_owned), ..row() }
        };
        for by in [None, Some("dee")] {
            check_away(&closed(by), "maya", Some(true), false);
            check_away(&closed(by), "maya", None, false);
            check_away(&closed(by), "maya", Some(false), true);
            check_away(&closed(by), "priya", Some(true), true);
        }
        check_away(&closed(Some("mo")), "maya", Some(true), true);
        check_away(&closed(Some("sam")), "maya", None, true);
        check_away(&closed(Some("sam")), "maya", Some(true), false);
    }

    #[test]
    fn a_letter_is_set_apart_when_a_duty_colleague_and_a_manager_could_not_open_it() {
        let check = |tries: &[(Deed, &str)], expected| {
            let tries =
                tries.iter().map(|(deed, by)| Try { deed: *deed, by: (*by).into(), at: String::new() }).collect();
            assert_eq!(is_set_apart(&Row { tries, ..row() }, &config::sample().roster), expected);
        };
        check(&[(Deed::NotOpening, "dee"), (Deed::NotOpening, "mo")], true);
        check(&[(Deed::NotOpening, "dee"), (Deed::NotOpening, "dan"), (Deed::NotOpening, "sam")], false);
        check(&[(Deed::NotOpening, "dee"), (Deed::Close, "mo")], false);
        check(&[(Deed::NotOpening, ""), (Deed::NotOpening, "")], false);
    }
}
