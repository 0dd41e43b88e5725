//! What there is each working morning; nothing where there is nothing.

use chrono::{DateTime, NaiveTime, Timelike as _, Utc};
use wire::{Day, hours::LATE_DAYS};

use super::office::Office;
use crate::store::notices::{Morning, Posted, Troubled, Unattended};

/// When, by the office's clock.
const AT: Option<NaiveTime> = NaiveTime::from_hms_opt(8, 30, 0);

/// The digest that is due at this moment, with its lines; without any it is only noted.
pub fn due(
    office: &Office,
    now: DateTime<Utc>,
    unattended: &[Unattended],
    posted: &Posted,
) -> Option<(Morning, Vec<String>)> {
    let local = office.local(now);
    let day = Day(local.date()).to_string();
    // Whoever was not there in the morning is told later in the day, but not at night.
    let is_time = Some(local.time()) >= AT && local.hour() * 60 + local.minute() < office.hours.closes;
    if !is_time || !office.hours.works_on(local.date()) || day <= posted.morning.day {
        return None;
    }
    let number = |is: &dyn Fn(&Unattended) -> bool| unattended.iter().filter(|letter| is(letter)).count();
    let is_late = |day: &str| day.parse().is_ok_and(|day| office.hours.is_late(day, local));
    let counts = [
        ("New and not opened".to_owned(), number(&|letter| letter.cursor > posted.morning.newest)),
        (format!("Not opened for more than {LATE_DAYS} working days"), number(&|letter| is_late(&letter.day))),
        ("Asked to be contacted soon and not opened".to_owned(), number(&|letter| letter.contact_soon)),
    ];
    let counts = counts.into_iter().filter(|(_, number)| *number > 0).map(|(what, number)| format!("{what}: {number}"));
    let troubles = posted.troubled.iter().filter_map(|trouble| trouble_line(trouble, office));
    let newest = unattended.iter().map(|letter| letter.cursor).fold(posted.morning.newest, i64::max);
    Some((Morning { day, newest }, counts.chain(troubles).collect()))
}

fn trouble_line(Troubled { way, failing, missed }: &Troubled, office: &Office) -> Option<String> {
    let on = |seconds: i64| Some(office.local(DateTime::from_timestamp(seconds, 0)?).format("%-d %B").to_string());
    Some(match (failing, missed) {
        (Some(since), _) => format!("Messages have not gone out since {}: {way}", on(*since)?),
        (None, Some(first)) => format!("Messages went out late on {}: {way}", on(*first)?),
        (None, None) => return None,
    })
}
