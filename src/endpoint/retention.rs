//! Takes away what was kept for long enough: once a day by itself, or by hand.

use std::{sync::Arc, time::Duration};

use chrono::{DateTime, Days, NaiveDate, Utc};
use tokio::{sync::watch, time::sleep};

use crate::{
    app::PostBox,
    store::{By, Retire, Retired, StoreError},
};

/// Who the audit log says it was. No id of a person has a space.
pub const NAME: &str = "the post box's retention";

/// How often to look whether another day has begun. A pass that failed is tried again then, too.
const LOOK: Duration = Duration::from_secs(600);

/// A clock that has moved on by more days than this between two looks has jumped, and is not believed at once.
const STEP_DAYS_MAX: u64 = 2;

/// What is due at this moment: a letter stays for `keep_days` whole days after the day on which it was closed.
#[must_use]
pub fn due(now: DateTime<Utc>, keep_days: u32, audit_days: u32) -> Retire {
    let before = |days: u32| {
        let day = now.date_naive().checked_sub_days(Days::new(days.into()));
        // Before the first day that can be written, nothing is due.
        day.map_or_else(String::new, |day| day.format("%Y-%m-%d").to_string())
    };
    Retire { closed_before: before(keep_days), audit_before: before(audit_days) }
}

/// Takes away what is due.
///
/// # Errors
///
/// [`StoreError`] if the store did not do it, or not all of it: the next pass goes on from there.
pub async fn pass(post_box: &PostBox) -> Result<Retired, StoreError> {
    let now = (post_box.now)();
    let by = By { staff: post_box.keys.hashed(NAME), at: now };
    let done = post_box.store.retire(by, due(now, post_box.keep_days, post_box.audit_days)).await;
    post_box.metrics.retention(now.timestamp(), done.as_ref().ok().copied());
    match &done {
        Ok(Retired { letters, audit }) => tracing::info!(letters, audit, "retention took away what was due"),
        Err(why) => tracing::error!(error = %why, "retention did not finish; it is tried again"),
    }
    done
}

/// One pass at the start and one with each new day, until told to stop.
pub async fn daily(post_box: Arc<PostBox>, mut stop: watch::Receiver<bool>) {
    let mut last = None;
    loop {
        last = look(&post_box, last).await;
        tokio::select! {
            () = sleep(LOOK) => {}
            _ = stop.wait_for(|stop| *stop) => return,
        }
    }
}

/// Runs a pass if this day has had none; gives the day of the last pass.
async fn look(post_box: &PostBox, last: Option<NaiveDate>) -> Option<NaiveDate> {
    let today = (post_box.now)().date_naive();
    if last == Some(today) {
        return last;
    }
    let believed = |last: NaiveDate| last.checked_add_days(Days::new(STEP_DAYS_MAX)).is_none_or(|until| today <= until);
    if last.is_some_and(|last| !believed(last)) {
        tracing::error!(
            "the clock has jumped by days: retention waits until tomorrow; if the clock is wrong, put it right before then"
        );
        post_box.metrics.retention((post_box.now)().timestamp(), None);
        return Some(today);
    }
    match pass(post_box).await {
        Ok(_) => Some(today),
        Err(_) => last,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trial::{MAYA, letter, path, trial};

    #[track_caller]
    fn check(now: &str, expected: (&str, &str)) {
        let now = now.parse().unwrap();
        let Retire { closed_before, audit_before } = due(now, 90, 2190);
        assert_eq!((closed_before.as_str(), audit_before.as_str()), expected);
    }

    #[test]
    fn a_letter_stays_for_so_many_whole_days() {
        check("2026-11-20T23:59:30Z", ("2026-08-22", "2020-11-21"));
        check("2026-03-01T00:00:00Z", ("2025-12-01", "2020-03-02"));
        check("0001-01-01T00:00:00Z", ("0000-10-03", "-0005-01-03"));
    }

    #[tokio::test]
    async fn a_closed_letter_goes_after_its_days_and_an_open_one_stays() {
        let trial = trial();
        let (first, second) = (letter(1), letter(2));
        trial.put(&first).await;
        trial.put(&second).await;
        let maya = trial.token("maya", MAYA).await;
        assert_eq!(trial.staff("POST", &format!("{}/closed", path(first.id)), &maya).await.status, 204);
        let mut last = look(&trial.post_box, None).await;
        for _ in 0..45 {
            trial.wait(2 * 86_400);
            last = look(&trial.post_box, last).await;
        }
        assert_eq!(trial.put(&first).await.status, 200, "ninety days after it was closed it is still here");
        trial.wait(86_400);
        last = look(&trial.post_box, last).await;
        assert_eq!(trial.put(&first).await.status, 410);
        assert_eq!(trial.put(&second).await.status, 200, "nobody has closed it");
        assert_eq!(last, Some((trial.post_box.now)().date_naive()));
    }

    #[tokio::test]
    async fn a_clock_that_jumps_takes_nothing_away_that_day() {
        let trial = trial();
        let first = letter(1);
        trial.put(&first).await;
        let maya = trial.token("maya", MAYA).await;
        trial.staff("POST", &format!("{}/closed", path(first.id)), &maya).await;
        let last = look(&trial.post_box, None).await;
        trial.wait(86_400 * 365);
        let jumped = look(&trial.post_box, last).await;
        assert_eq!(trial.put(&first).await.status, 200, "not believed at once");
        trial.wait(86_400);
        look(&trial.post_box, jumped).await;
        assert_eq!(trial.put(&first).await.status, 410, "believed on the next day");
    }

    #[tokio::test]
    async fn a_pass_that_fails_is_tried_again_the_same_day() {
        let trial = trial();
        trial.post_box.store.close().await.unwrap();
        assert_eq!(look(&trial.post_box, None).await, None);
    }
}
