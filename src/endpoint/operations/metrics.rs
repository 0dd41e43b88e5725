//! What the post box counts, as Prometheus reads it. Only ever told on the operator's own listener.
//!
//! Numbers about letters and the machine; never an id, an address, a name, or a number for one person. Every label has a
//! fixed set of words. Still, whoever reads exact counters every few seconds could tell when a letter came: so they are
//! private, and whoever stores them should keep them for weeks, not years.

use std::sync::Arc;

use axum::{
    extract::{MatchedPath, Request, State},
    http::Method,
    middleware::Next,
    response::Response,
};
use prometheus_client::{
    encoding::text::{encode_eof, encode_registry},
    metrics::{
        counter::{ConstCounter, Counter},
        family::Family,
        gauge::{ConstGauge, Gauge},
        info::Info,
    },
    registry::{Metric, Registry},
};

use crate::{
    limits::reason::{REASONS, Reason},
    notices::Waiting,
    store::{Retired, Tally, writer_metrics::WriterMetrics},
};

/// What may become of a letter that is put.
const OUTCOMES: [&str; 5] = ["new", "same", "other", "deleted", "refused"];

/// What every name begins with.
const PREFIX: &str = "front_seat";

/// The route of a letter, as it is written in the program.
pub(crate) const LETTER: &str = "/v1/letters/{id}";

/// One label with one of its fixed words.
type By = [(&'static str, &'static str); 1];

/// All that is counted.
pub struct Metrics {
    registry: Registry,
    puts: Family<By, Counter>,
    refusals: Family<By, Counter>,
    retired: Counter,
    retention_run: Gauge,
    retention_ok: Gauge,
    /// Connections that are open on the public listener.
    pub connections: Gauge,
}

/// What is looked up at the moment of telling.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// What the store keeps; `None` if it does not say.
    pub tally: Option<Tally>,
    /// When a letter that staff send to themselves last came through, in Unix seconds; 0 if none ever did, `None` if the store
    /// does not say.
    pub proved: Option<i64>,
    /// Messages to people; `None` if nobody is told, or the store does not say.
    pub mail: Option<Waiting>,
    /// How often a sender was told to wait, or had no place, since the start.
    pub turned_away: u64,
    /// How much memory the letters on their way in fill.
    pub body_bytes: usize,
    /// Whether letters are taken.
    pub ready: bool,
    /// Whether the council has closed it for now.
    pub closed: bool,
}

impl Metrics {
    /// Counts from nothing, beside what a store's writer notes.
    pub fn new(writer: &WriterMetrics) -> Self {
        let mut registry = Registry::with_prefix(PREFIX);
        let version = Info::new([("version", env!("CARGO_PKG_VERSION"))]);
        registry.register("build", "Which program this is", version);
        registry.register("writer_waiting", "Jobs that wait for the disk", writer.waiting.clone());
        registry.register("commit_jobs", "Jobs that shared a commit", writer.commit_jobs.clone());
        registry.register("commit_seconds", "Seconds that a commit took", writer.commit_seconds.clone());
        let to = &mut registry;
        let metrics = Self {
            puts: added(to, "puts", "Letters put, by what became of them"),
            refusals: added(to, "refusals", "Requests of any kind that were refused, by reason"),
            connections: added(to, "connections", "Connections that are open"),
            retention_run: added(to, "retention_last_run_timestamp_seconds", "When retention last ran"),
            retention_ok: added(to, "retention_last_ok", "Whether it did what it should: 1 or 0"),
            retired: added(to, "retired_letters", "Letters that retention took away"),
            registry: Registry::default(),
        };
        // Each word is told from the start, at nought.
        OUTCOMES.iter().for_each(|word| drop(metrics.puts.get_or_create(&[("outcome", word)])));
        REASONS.iter().for_each(|(_, word)| drop(metrics.refusals.get_or_create(&[("reason", word)])));
        Self { registry, ..metrics }
    }

    /// Everything, in the OpenMetrics text format that Prometheus reads.
    pub fn told(&self, moment: Moment) -> String {
        let number = |count: u64| ConstGauge::new(i64::try_from(count).unwrap_or(i64::MAX));
        // What is known at this moment alone, made anew each time: no number is better than an old one.
        let mut now = Registry::with_prefix(PREFIX);
        let turned_away =
            "How often a network was told to wait, or had no place, by the limits on senders and on the day";
        now.register("turned_away", turned_away, ConstCounter::new(moment.turned_away));
        now.register("body_bytes", "Memory filled by letters on their way in", number(moment.body_bytes as u64));
        now.register("ready", "Whether letters are taken: 1 or 0, as /ready says", number(moment.ready.into()));
        now.register("closed", "Whether the council has closed it for now: 1 or 0", number(moment.closed.into()));
        if let Some(Tally { unopened, opened, closed, binned, contact_soon_unopened, tombstones, bytes }) = moment.tally
        {
            let letters: Family<By, Gauge> = added(&mut now, "letters", "Letters kept, by state");
            for (state, count) in [("unopened", unopened), ("opened", opened), ("closed", closed), ("binned", binned)] {
                letters.get_or_create(&[("state", state)]).set(i64::try_from(count).unwrap_or(i64::MAX));
            }
            let soon = "Letters that ask to be in touch soon, that nobody has opened and nobody sees to";
            now.register("letters_contact_soon_unopened", soon, number(contact_soon_unopened));
            now.register("tombstones", "Names kept of letters that are gone", number(tombstones));
            let stored = "Room that the database takes, as database_megabytes_max counts it";
            now.register("stored_bytes", stored, number(bytes));
        }
        if let Some(proved) = moment.proved {
            let help = "When a letter last went the whole way to somebody of the staff; 0 before the first";
            now.register("proved_timestamp_seconds", help, ConstGauge::new(proved));
        }
        if let Some(Waiting { waiting, seconds, failing }) = moment.mail {
            now.register("mail_waiting", "Messages to people that are not delivered", number(waiting));
            now.register("mail_waiting_seconds", "For how long the oldest of them has been", number(seconds));
            now.register("mail_failing", "Ways to people on which the last try failed", number(failing));
        }
        let mut text = String::new();
        // Writing into a text cannot fail.
        let _ = encode_registry(&mut text, &self.registry)
            .and_then(|()| encode_registry(&mut text, &now))
            .and_then(|()| encode_eof(&mut text));
        text
    }

    /// Retention ran at this second of the Unix clock.
    pub fn retention(&self, at: i64, found: Option<Retired>) {
        self.retention_run.set(at);
        self.retention_ok.set(found.is_some().into());
        self.retired.inc_by(found.map_or(0, |found| found.letters));
    }

    fn note(&self, is_put: bool, answer: &Response) {
        let status = answer.status();
        if is_put {
            let outcome = match status.as_u16() {
                201 => "new",
                200 => "same",
                409 => "other",
                410 => "deleted",
                _ => "refused",
            };
            self.puts.get_or_create(&[("outcome", outcome)]).inc();
        }
        let is_outcome = is_put && matches!(status.as_u16(), 409 | 410);
        if (status.is_client_error() || status.is_server_error()) && !is_outcome {
            let reason = answer.extensions().get().copied().unwrap_or_else(|| Reason::of(status));
            self.refusals.get_or_create(&[("reason", reason.word())]).inc();
        }
    }
}

/// A metric that is told from now on.
fn added<M: Metric + Clone + Default>(registry: &mut Registry, name: &str, help: &str) -> M {
    let metric = M::default();
    registry.register(name, help, metric.clone());
    metric
}

/// Counts a request by its answer.
pub async fn count(State(metrics): State<Arc<Metrics>>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>();
    let is_put = request.method() == Method::PUT && route.is_some_and(|route| route.as_str() == LETTER);
    let answer = next.run(request).await;
    metrics.note(is_put, &answer);
    answer
}

#[cfg(test)]
mod tests {
    use axum::{http::StatusCode, response::IntoResponse as _};

    use super::*;

    #[test]
    fn what_is_told_has_a_fixed_set_of_lines() {
        let metrics = Metrics::new(&WriterMetrics::default());
        let tally = Tally { unopened: 2, opened: 3, closed: 5, contact_soon_unopened: 1, ..Tally::default() };
        let mail = Some(Waiting { waiting: 2, seconds: 61, failing: 1 });
        let (tally, proved) = (Some(tally), Some(1_795_219_140));
        let moment = Moment { tally, proved, mail, turned_away: 9, body_bytes: 7, ready: true, closed: false };
        let before = metrics.told(moment);
        for status in 200..=599 {
            let answer = StatusCode::from_u16(status).unwrap().into_response();
            metrics.note(true, &answer);
            metrics.note(false, &answer);
        }
        metrics.retention(1_795_219_170, Some(Retired { letters: 1, audit: 0 }));
        let after = metrics.told(moment);
        let names = |text: &str| -> Vec<String> {
            let mut names: Vec<_> = text.lines().filter_map(|line| Some(line.rsplit_once(' ')?.0.to_owned())).collect();
            names.sort();
            names
        };
        assert_eq!(names(&before), names(&after), "no answer brings a new line");
        for line in [
            "front_seat_letters{state=\"closed\"} 5",
            "front_seat_puts_total{outcome=\"new\"} 1",
            "front_seat_refusals_total{reason=\"too-large\"} 4",
            "front_seat_retention_last_run_timestamp_seconds 1795219170",
            "front_seat_ready 1",
            "front_seat_closed 0",
            "front_seat_letters_contact_soon_unopened 1",
            "front_seat_tombstones 0",
            "front_seat_proved_timestamp_seconds 1795219140",
            "front_seat_mail_waiting 2",
            "front_seat_mail_waiting_seconds 61",
            "front_seat_mail_failing 1",
            "front_seat_turned_away_total 9",
        ] {
            assert!(after.lines().any(|found| found == line), "{line} in\n{after}");
        }
        let silent = metrics.told(Moment { tally: None, ..moment });
        for name in ["letters", "tombstones", "stored_bytes"].map(|name| format!("front_seat_{name}")) {
            assert!(!silent.contains(&name), "no number is better than an old one: {name} in\n{silent}");
        }
        assert_eq!(names(&metrics.told(moment)), names(&after), "and all come back with the store");
    }
}
