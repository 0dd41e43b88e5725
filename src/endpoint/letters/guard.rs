//! Stands before every route: whose turn it is comes in, and everybody else is told when to come again.

use std::{sync::Arc, time::Instant};

use axum::{
    extract::{Request, State},
    http::{HeaderValue, Method, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};

use wire::staff::PROOFS;

use super::{Letters, put};
use crate::limits::{
    rate_limit::{Budget, Holding, Wait, Whose, tokens},
    reason::Reason,
    refusal::Refusal,
};

/// How soon a letter is tried again while the post box is closed, in seconds: as long as a page waits at all.
const CLOSED_SECONDS: u32 = 600;

/// Lets a request through when it is its sender's turn, else tells it when to come again.
pub async fn guard(State(letters): State<Arc<Letters>>, request: Request, next: Next) -> Response {
    let budget = budget(&request);
    let whose = request.extensions().get::<Whose>().copied();
    let later = |Wait(seconds), reason| {
        let later = match reason {
            Reason::Closed => {
                "the council has closed its post box for now; keep what you have and send the same again later"
            }
            _ => "the post box is busy; keep what you have and send the same again a little later",
        };
        Refusal::later(seconds, later).because(reason)
    };
    // The place comes first, and is kept for as long as anything is read: also for what is refused.
    let place =
        whose.map(|Whose { sender, counted }| letters.rate_limit.hold(sender, u32::from(!counted), 0)).transpose();
    let place = match place {
        Ok(place) => place,
        Err(wait) => {
            let mut answer =
                put::kept_before(&letters, &request).unwrap_or_else(|| later(wait, Reason::Sender).into_response());
            // Not a byte more is read for whoever has no place. A browser that is cut off so tries again.
            answer.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
            return answer;
        }
    };
    let answer = match turn(&letters, budget, whose, &request) {
        Ok(load) => {
            let answer = next.run(request).await;
            drop(load);
            answer
        }
        Err((wait, reason)) => match budget {
            Budget::Letters => put::not_now(&letters, request, later(wait, reason)).await,
            Budget::Challenges | Budget::Rest => later(wait, reason).into_response(),
        },
    };
    drop(place);
    answer
}

/// Room for what the request brings, once all that its turn is taken from has something left. What fails first costs nothing
/// of the others.
fn turn(
    letters: &Letters,
    budget: Budget,
    whose: Option<Whose>,
    request: &Request,
) -> Result<Option<Holding>, (Wait, Reason)> {
    let (rate_limit, now) = (&letters.rate_limit, (letters.now)());
    let is_letter = budget == Budget::Letters;
    if is_letter && letters.closed {
        return Err((Wait(CLOSED_SECONDS), Reason::Closed));
    }
    if is_letter {
        rate_limit.of_the_day(now).map_err(|wait| (wait, Reason::Day))?;
    }
    let Some(Whose { sender, .. }) = whose else { return Ok(None) };
    let bytes = if request.method() == Method::PUT { put::announced(request) } else { 0 };
    let share = if is_letter { rate_limit.share_of_the_day(now, sender, bytes) } else { Ok(()) };
    let load = share.and_then(|()| rate_limit.hold(sender, 0, bytes)).and_then(|load| {
        rate_limit.take(sender, budget, tokens(bytes), Instant::now())?;
        Ok(load)
    });
    load.map(Some).map_err(|wait| (wait, Reason::Sender))
}

/// What a request is taken from.
fn budget(request: &Request) -> Budget {
    let path = request.uri().path();
    if path.starts_with(PROOFS) {
        Budget::Rest
    } else if request.method() == Method::PUT {
        Budget::Letters
    } else if path.starts_with("/v1/staff/") {
        Budget::Challenges
    } else {
        Budget::Rest
    }
}
