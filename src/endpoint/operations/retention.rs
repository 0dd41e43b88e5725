//! Takes away what was kept for long enough: once a day by itself, or by hand.

use std::{sync::Arc, time::Duration};

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use tokio::{
    sync::watch,
    time::{Instant, sleep},
};
use wire::limits::BIN_DAYS;

use super::metrics::Metrics;
use crate::{
    Now,
    store::{By, Retire, Retired, Store, StoreError},
};

/// Who the audit log says it was. No id of a person has a space.
pub const NAME: &str = "the post box's retention";

/// How often to look whether another day has begun. A pass that failed is tried again then, too.
const LOOK: Duration = Duration::from_secs(600);

/// How far the newest trace of work may lie back from a day that is believed at once: Easter, from Thursday to Tuesday.
const TRACE_DAYS_MAX: u64 = 5;

/// How far the clock may get ahead of the steady one and still be believed.
const STEP_MAX: TimeDelta = TimeDelta::days(2);

/// How long a clock must go on evenly until it is believed although nothing else bears it out, and how evenly.
const DOUBT: TimeDelta = TimeDelta::hours(24);
const JITTER: TimeDelta = TimeDelta::hours(1);

/// What is due at this moment: a letter stays for `keep_days` whole days after the day on which it was closed.
#[must_use]
pub fn due(now: DateTime<Utc>, keep_days: u32, audit_days: u32) -> Retire {
    let before = |days: u32| {
        let day = now.date_naive().checked_sub_days(Days::new(days.into()));
        // Before the first day that can be written, nothing is due.
        day.map_or_else(String::new, |day| day.to_string())
    };
    Retire { closed_before: before(keep_days), binned_before: before(BIN_DAYS), audit_before: before(audit_days) }
}

/// Takes away what is due, at its time.
pub struct Retention {
    /// Where letters are kept.
    pub store: Arc<dyn Store>,
    /// [`NAME`], as the audit log writes it.
    pub by: [u8; 32],
    /// How many days after it was closed a letter is kept.
    pub keep_days: u32,
    /// How many days the audit log reaches back.
    pub audit_days: u32,
    /// What the passes are counted in.
    pub metrics: Arc<Metrics>,
    /// The time.
    pub now: Now,
}

impl Retention {
    /// One pass at the start and one with each new day, until told to stop.
    pub async fn daily(self: Arc<Self>, mut stop: watch::Receiver<bool>) {
        let mut timer = Timer::default();
        loop {
            timer.look(&self, Instant::now()).await;
            tokio::select! {
                () = sleep(LOOK) => {}
                _ = stop.wait_for(|stop| *stop) => return,
            }
        }
    }

    /// Takes away what is due. If the store did not do it, or not all of it, the next pass goes on from there.
    async fn pass(&self) -> Result<Retired, StoreError> {
        let now = (self.now)();
        let done = self.store.retire(By { staff: self.by, at: now }, due(now, self.keep_days, self.audit_days)).await;
        self.metrics.retention(now.timestamp(), done.as_ref().ok().copied());
        match &done {
            Ok(Retired { letters, audit }) => tracing::info!(letters, audit, "retention took away what was due"),
            Err(why) => tracing::error!(error = %why, "retention did not finish; it is tried again"),
        }
        done
    }
}

/// The newest trace in a store that speaks against the day of the clock; `None` if nothing does.
///
/// Only traces of the day before yesterday and earlier count: those of today may come from the very clock in question. Where
/// there are none, nothing can be due that came under a clock that was right.
///
/// # Errors
///
/// [`StoreError`] if the store does not say.
pub async fn doubtful(store: &dyn Store, today: NaiveDate) -> Result<Option<String>, StoreError> {
    let back = |days| today.checked_sub_days(Days::new(days)).map(|day| day.to_string());
    let (Some(yesterday), Some(oldest)) = (back(1), back(TRACE_DAYS_MAX)) else { return Ok(None) };
    Ok(store.traced(yesterday).await?.filter(|trace| *trace < oldest))
}

/// When the next pass is due, by a clock that is believed only if something bears it out.
///
/// Many letters closed months ago would go at once, for good, with a clock that is months ahead. So a day is believed if the
/// store has a trace of a day not long before it; or if the post box has run for so long since a day that was believed; or
/// if it has run for [`DOUBT`] since it began to doubt, without the clock jumping again. A clock that is behind takes
/// nothing away too early.
#[derive(Debug, Default)]
struct Timer {
    /// The day of the last pass.
    passed: Option<NaiveDate>,
    /// A time of the clock that was believed, and the steady one at that moment.
    believed: Option<(DateTime<Utc>, Instant)>,
    /// Both when the doubt began.
    doubt: Option<(DateTime<Utc>, Instant)>,
}

impl Timer {
    /// Runs a pass if this day has had none, and is believed. `steady` goes on evenly whatever the clock does.
    async fn look(&mut self, retention: &Retention, steady: Instant) {
        let now = (retention.now)();
        let today = now.date_naive();
        match self.believes(&*retention.store, now, steady).await {
            Ok(true) if self.passed != Some(today) => {
                if retention.pass().await.is_ok() {
                    self.passed = Some(today);
                }
            }
            Ok(true) => {}
            Ok(false) => retention.metrics.retention(now.timestamp(), None),
            Err(why) => {
                tracing::error!(error = %why, "retention could not begin; it is tried again");
                retention.metrics.retention(now.timestamp(), None);
            }
        }
    }

    async fn believes(&mut self, store: &dyn Store, now: DateTime<Utc>, steady: Instant) -> Result<bool, StoreError> {
        // Backwards a steady clock does not go, and nothing is before the first look.
        let ahead = |(then, mark): (DateTime<Utc>, Instant)| (now - then) - since(steady, mark);
        if self.believed.is_some_and(|believed| ahead(believed) <= STEP_MAX) {
            self.doubt = None;
            return Ok(true);
        }
        let against = doubtful(store, now.date_naive()).await?;
        let has_waited =
            |doubt: (DateTime<Utc>, Instant)| ahead(doubt).abs() <= JITTER && since(steady, doubt.1) >= DOUBT;
        let Some(trace) = against.filter(|_| !self.doubt.is_some_and(has_waited)) else {
            (self.believed, self.doubt) = (Some((now, steady)), None);
            return Ok(true);
        };
        if self.doubt.is_none_or(|doubt| ahead(doubt).abs() > JITTER) {
            self.doubt = Some((now, steady));
            tracing::error!(
                clock = %now.date_naive(),
                newest_trace = trace,
                "the clock is days ahead of all that was done here: retention waits for 24 hours; if the clock is wrong, put \
                 it right before then"
            );
        }
        Ok(false)
    }
}

fn since(steady: Instant, mark: Instant) -> TimeDelta {
    TimeDelta::from_std(steady.saturating_duration_since(mark)).unwrap_or(TimeDelta::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_post_box::{MAYA, TestPostBox, letter, path, post_box};

    #[track_caller]
    fn check(now: &str, expected: (&str, &str)) {
        let now = now.parse().unwrap();
        let Retire { closed_before, audit_before, .. } = due(now, 90, 2190);
        assert_eq!((closed_before.as_str(), audit_before.as_str()), expected);
    }

    #[test]
    fn a_letter_stays_for_so_many_whole_days() {
        check("2026-11-20T23:59:30Z", ("2026-08-22", "2020-11-21"));
        check("2026-03-01T00:00:00Z", ("2025-12-01", "2020-03-02"));
        check("0001-01-01T00:00:00Z", ("0000-10-03", "-0005-01-03"));
    }

    const DAY: u64 = 86_400;

    /// A post box whose two clocks move together unless the test says otherwise.
    struct Days {
        post_box: TestPostBox,
        steady: Instant,
        timer: Timer,
    }

    impl Days {
        /// With two letters, of which the first is closed.
        async fn begin() -> Self {
            let post_box = post_box();
            for id in [1, 2] {
                post_box.put(&letter(id)).await;
            }
            let maya = post_box.token("maya", MAYA).await;
            assert_eq!(post_box.staff("POST", &format!("{}/closed", path(letter(1).id)), &maya).await.status, 204);
            Self { post_box, steady: Instant::now(), timer: Timer::default() }
        }

        /// Goes on evenly for so many seconds, and looks.
        async fn go_on(&mut self, seconds: u64) -> u64 {
            self.post_box.wait(seconds.cast_signed());
            self.steady += Duration::from_secs(seconds);
            self.look().await
        }

        /// Moves the clock alone, and looks.
        async fn jump(&mut self, days: i64) -> u64 {
            self.post_box.wait(days * DAY.cast_signed());
            self.look().await
        }

        /// Looks, and says how many closed letters are left.
        async fn look(&mut self) -> u64 {
            self.timer.look(&self.post_box.parts.retention, self.steady).await;
            self.post_box.store.tally().await.unwrap().closed
        }

        /// As after the program was stopped.
        fn start_again(&mut self) {
            self.timer = Timer::default();
        }
    }

    #[tokio::test]
    async fn a_closed_letter_goes_after_its_days_and_an_open_one_stays() {
        let mut days = Days::begin().await;
        days.look().await;
        for _ in 0..90 {
            assert_eq!(days.go_on(DAY).await, 1, "ninety days after it was closed it is still here");
        }
        assert_eq!(days.go_on(DAY).await, 0);
        assert_eq!(days.post_box.store.tally().await.unwrap().unopened, 1, "nobody has closed it");
    }

    #[tokio::test]
    async fn a_clock_that_jumps_is_believed_after_a_day_that_was_really_waited_for() {
        let mut days = Days::begin().await;
        days.look().await;
        // The clock of a post box in a test stands half a minute before midnight: the date is soon another.
        assert_eq!(days.jump(365).await, 1);
        assert_eq!(days.go_on(600).await, 1, "ten minutes later it is another date, and no reason to believe it");
        assert_eq!(days.go_on(DAY - 601).await, 1);
        assert_eq!(days.go_on(1).await, 0);
    }

    #[tokio::test]
    async fn a_clock_that_jumps_again_while_it_is_doubted_waits_again() {
        let mut days = Days::begin().await;
        days.look().await;
        assert_eq!(days.jump(365).await, 1);
        days.go_on(DAY - 600).await;
        assert_eq!(days.jump(30).await, 1);
        assert_eq!(days.go_on(DAY - 600).await, 1, "it is counted from the second jump");
        assert_eq!(days.jump(-395).await, 1);
        assert!(days.timer.doubt.is_none() && days.timer.passed.is_some(), "put right, it is believed at once");
        assert_eq!(days.go_on(DAY).await, 1);
        assert_eq!(days.timer.passed, Some(days.post_box.now()().date_naive()));
    }

    #[tokio::test]
    async fn a_start_with_a_clock_that_is_months_ahead_takes_nothing_away_for_a_day() {
        let mut days = Days::begin().await;
        assert_eq!(days.jump(200).await, 1);
        assert_eq!(days.timer.passed, None);
        days.post_box.put(&letter(3)).await;
        days.start_again();
        assert_eq!(days.go_on(600).await, 1, "what that clock itself has left behind does not bear it out");
        assert_eq!(days.go_on(DAY - 700).await, 1);
        assert_eq!(days.go_on(700).await, 0);
    }

    #[tokio::test]
    async fn a_start_in_the_order_of_days_is_believed_at_once() {
        let mut days = Days::begin().await;
        for _ in 0..23 {
            assert_eq!(days.jump(4).await, 1 - u64::from(days.post_box.now()() > gone()));
            days.start_again();
            let maya = days.post_box.token("maya", MAYA).await;
            assert_eq!(days.post_box.staff("GET", "/v1/letters", &maya).await.status, 200);
        }
        assert_eq!(days.look().await, 0);
    }

    /// The last moment of the first letter.
    fn gone() -> DateTime<Utc> {
        "2027-02-18T23:59:59Z".parse().unwrap()
    }

    #[tokio::test]
    async fn a_clock_that_was_behind_and_is_put_right_is_believed_at_once() {
        let mut days = Days::begin().await;
        days.look().await;
        for _ in 0..20 {
            days.go_on(3 * DAY).await;
            days.post_box.token("maya", MAYA).await;
        }
        days.jump(-400).await;
        days.start_again();
        days.look().await;
        let put_right = days.jump(403).await;
        assert_eq!((put_right, days.timer.doubt), (1, None));
        let today = days.post_box.now()().date_naive();
        assert_eq!(days.timer.passed, Some(today), "the work of the days before bears it out");
    }

    #[tokio::test]
    async fn a_pass_that_fails_is_tried_again_the_same_day() {
        let post_box = post_box();
        post_box.store.close().await.unwrap();
        let mut timer = Timer::default();
        timer.look(&post_box.parts.retention, Instant::now()).await;
        assert_eq!(timer.passed, None);
    }
}
