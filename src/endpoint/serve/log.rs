//! What the post box says about itself: one JSON line for each request, to standard error, and nothing about anybody.
//!
//! A line has the day, the method, the route as it is written in the program, the status and the milliseconds. It never has an
//! id, an address, an agent, a body, a token, a referrer or a time of day. A health check that found all well has no line: as
//! regular as a clock, it would tell when the lines around it were written. What collects the lines may add its own time.

use std::{fmt, time::Instant};

use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::Response,
};
use chrono::Utc;
use tracing::{Level, Subscriber};
use tracing_subscriber::{
    Layer as _, Registry,
    filter::Targets,
    fmt::{MakeWriter, format::Writer, time::FormatTime},
    layer::SubscriberExt as _,
};

/// The route of the health check.
pub(crate) const HEALTH: &str = "/health";

/// Says it all to `writer`. Only this crate speaks: what libraries would say could hold headers or addresses.
pub fn subscriber<W>(writer: W) -> impl Subscriber + Send + Sync
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let lines = tracing_subscriber::fmt::layer().json().flatten_event(true).with_target(false).with_timer(Day);
    let ours = Targets::new().with_target("endpoint", Level::INFO);
    Registry::default().with(lines.with_writer(writer).with_filter(ours))
}

/// Writes the line of one request, unless all is well and only that was asked.
pub async fn line(request: Request, next: Next) -> Response {
    // A method can be any word, so a stranger's word is not repeated.
    let known = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD"];
    let method = known.into_iter().find(|known| request.method() == known).unwrap_or("other");
    let route = request.extensions().get::<MatchedPath>().cloned();
    let start = Instant::now();
    let answer = next.run(request).await;
    let route = route.as_ref().map_or("none", |route| route.as_str());
    if route == HEALTH && answer.status().is_success() {
        return answer;
    }
    let milliseconds = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    tracing::info!(method, route, status = answer.status().as_u16(), milliseconds, "request");
    answer
}

/// The time of a line, rounded down to the day: a line cannot be laid beside somebody else's log of a network.
struct Day;

impl FormatTime for Day {
    fn format_time(&self, writer: &mut Writer<'_>) -> fmt::Result {
        write!(writer, "{}", Utc::now().format("%Y-%m-%d"))
    }
}
