//! Reads the body of a request: so many bytes, within so much time, out of so much memory for all bodies together.

use std::{sync::Arc, time::Duration};

use axum::{body::Body, http::StatusCode};
use http_body_util::BodyExt as _;
use hyper::body::Body as _;
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};
use wire::limits::ENVELOPE_BYTES_MAX;

use crate::limits::{reason::Reason, refusal::Refusal};

/// How much of a body that is refused anyway is still read, in bytes. A browser that is cut off while it sends shows "no
/// network" instead of our answer.
const DISCARDED_BYTES_MAX: usize = 8 * 1024 * 1024;

/// How long such a body is read, at the most. Half of an ordinary letter comes in this time over the slowest mobile network,
/// and a browser that is cut off nevertheless only tries again.
const DISCARDING: Duration = Duration::from_secs(5);

/// A body that is or will be longer than this is a large one. Nearly all letters are some 48 kB.
const LARGE_BYTES: usize = 256 * 1024;

/// The memory for all bodies together, and how long one is waited for. Large bodies share three quarters of it: they come for
/// a long time, and however many of them come, an ordinary letter finds room beside them.
#[derive(Clone, Debug)]
pub struct Room {
    bytes: Arc<Semaphore>,
    large: Arc<Semaphore>,
    bytes_max: usize,
    patience: Duration,
}

/// A body, and its place in the memory for all: given back when this is dropped.
#[derive(Debug)]
pub struct Held {
    /// What came.
    pub bytes: Vec<u8>,
    /// Its place.
    pub place: Place,
}

/// A part of the memory for all bodies, given back when this is dropped.
#[derive(Debug, Default)]
pub struct Place {
    all: Option<OwnedSemaphorePermit>,
    large: Option<OwnedSemaphorePermit>,
}

impl Room {
    /// Room for so many MiB; each body is waited for so long.
    pub fn new(megabytes: u32, patience: Duration) -> Self {
        let bytes = usize::try_from(megabytes).unwrap_or(usize::MAX).saturating_mul(1024 * 1024);
        let bytes_max = bytes.min(Semaphore::MAX_PERMITS);
        // Always as much as the largest letter, however little there is.
        let large = Arc::new(Semaphore::new((bytes_max / 4 * 3).max(bytes_max.min(ENVELOPE_BYTES_MAX))));
        Self { bytes: Arc::new(Semaphore::new(bytes_max)), large, bytes_max, patience }
    }

    /// How many bytes are held at this moment.
    pub fn used(&self) -> usize {
        self.bytes_max.saturating_sub(self.bytes.available_permits())
    }

    /// Reads a body of at most `bytes_max` bytes: 413 if it is longer, 408 if it is slow, 400 if it breaks off, 503 if there is
    /// no room at the moment.
    pub async fn read(&self, body: Body, bytes_max: usize) -> Result<Held, Refusal> {
        let reading = timeout(self.patience, self.fill(body, bytes_max)).await;
        reading.unwrap_or_else(|_| {
            Err(Refusal::new(StatusCode::REQUEST_TIMEOUT, "the body came too slowly; send the same again"))
        })
    }

    /// Reads a body that was refused, and forgets it.
    pub async fn discard(&self, mut body: Body) {
        let _ = timeout(self.patience.min(DISCARDING), async {
            let mut read = 0;
            while read < DISCARDED_BYTES_MAX
                && let Some(Ok(frame)) = body.frame().await
            {
                read += frame.data_ref().map_or(0, |data| data.len());
            }
        })
        .await;
    }

    async fn fill(&self, mut body: Body, bytes_max: usize) -> Result<Held, Refusal> {
        // As long as it says it will be: memory that grew on the way would hold up to twice that. What is not yet there costs
        // nothing, so whoever announces much and sends little takes little.
        let expected =
            body.size_hint().exact().and_then(|bytes| usize::try_from(bytes).ok()).unwrap_or(0).min(bytes_max);
        let mut held = Held { bytes: Vec::with_capacity(expected), place: Place::default() };
        while let Some(frame) = body.frame().await {
            let frame = frame.map_err(|_| {
                Refusal::new(StatusCode::BAD_REQUEST, "the body broke off before its end; send the same again")
            })?;
            let Ok(data) = frame.into_data() else { continue };
            let length = held.bytes.len() + data.len();
            if length > bytes_max {
                self.discard(body).await;
                return Err(too_large(bytes_max));
            }
            if let Err(full) = self.give(&mut held.place, data.len(), length, length.max(expected) > LARGE_BYTES) {
                // What it held is free for others while the rest goes by, so that the answer is seen.
                drop((held, data));
                self.discard(body).await;
                return Err(full);
            }
            held.bytes.extend_from_slice(&data);
        }
        Ok(held)
    }

    /// Gives a body a place for what came now; `length` is all that came so far.
    fn give(&self, place: &mut Place, now: usize, length: usize, is_large: bool) -> Result<(), Refusal> {
        place.take(&self.bytes, |place| &mut place.all, now)?;
        if is_large {
            // Also what came before it was known to be large.
            let missing = length - place.large.as_ref().map_or(0, OwnedSemaphorePermit::num_permits);
            place.take(&self.large, |place| &mut place.large, missing)?;
        }
        Ok(())
    }
}

impl Place {
    fn take(
        &mut self,
        room: &Arc<Semaphore>,
        part: fn(&mut Self) -> &mut Option<OwnedSemaphorePermit>,
        bytes: usize,
    ) -> Result<(), Refusal> {
        let place = u32::try_from(bytes).ok().and_then(|bytes| Arc::clone(room).try_acquire_many_owned(bytes).ok());
        let place = place.ok_or_else(|| {
            Refusal::later(5, "the post box is taking as many letters as it can hold; send the same again in a moment")
                .because(Reason::Memory)
        })?;
        match part(self) {
            Some(held) => held.merge(place),
            none => *none = Some(place),
        }
        Ok(())
    }
}

/// The refusal of a body that is too large.
pub fn too_large(bytes_max: usize) -> Refusal {
    let sentence = format!("the body is larger than {bytes_max} bytes; send less at once");
    Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, sentence)
}

#[cfg(test)]
mod tests {
    use std::{
        convert::Infallible,
        pin::Pin,
        task::{Context, Poll},
    };

    use axum::{body::Bytes, response::IntoResponse as _};
    use hyper::body::Frame;

    use super::*;

    /// A body of so many frames of one kilobyte, after which nothing more comes and it does not end.
    struct Stalls(usize);

    impl hyper::body::Body for Stalls {
        type Data = Bytes;
        type Error = Infallible;

        fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
            if self.0 == 0 {
                return Poll::Pending;
            }
            self.0 -= 1;
            Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(&[7; 1024])))))
        }
    }

    /// A body of so many frames of one kilobyte that does not say how long it is.
    struct Whole(usize);

    impl hyper::body::Body for Whole {
        type Data = Bytes;
        type Error = Infallible;

        fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
            let Some(left) = self.0.checked_sub(1) else { return Poll::Ready(None) };
            self.0 = left;
            Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(&[7; 1024])))))
        }
    }

    #[track_caller]
    fn check(found: Result<Held, Refusal>, expected: u16) {
        let found = found.map_or_else(|why| why.into_response().status().as_u16(), |_| 200);
        assert_eq!(found, expected);
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_stalls_is_not_waited_for_longer_than_said() {
        let room = Room::new(2, Duration::from_secs(30));
        let before = tokio::time::Instant::now();
        check(room.read(Body::new(Stalls(3)), 1 << 20).await, 408);
        assert_eq!(before.elapsed(), Duration::from_secs(30));
        room.discard(Body::new(Stalls(3))).await;
        assert_eq!(before.elapsed(), Duration::from_secs(35), "and one that is refused, hardly at all");
        check(room.read(Body::from(vec![0; 2049]), 2048).await, 413);
    }

    #[tokio::test]
    async fn bodies_share_one_room_and_give_their_place_back() {
        let room = Room::new(1, Duration::from_secs(30));
        let first = room.read(Body::from(vec![0; 1 << 20]), 1 << 21).await.unwrap();
        check(room.read(Body::from("one more"), 1 << 21).await, 503);
        drop(first);
        check(room.read(Body::from("one more"), 1 << 21).await, 200);
    }

    #[tokio::test]
    async fn large_bodies_leave_room_for_ordinary_ones() {
        let room = Room::new(4, Duration::from_secs(30));
        let large = || Body::from(vec![0; 1 << 20]);
        let mut held = Vec::new();
        for _ in 0..3 {
            held.push(room.read(large(), 1 << 21).await.unwrap());
        }
        check(room.read(large(), 1 << 21).await, 503);
        assert_eq!(room.used(), 3 << 20, "what was refused holds nothing");
        held.push(room.read(Body::from(vec![0; 48_000]), 1 << 21).await.unwrap());
        held.truncate(1);
        check(room.read(large(), 1 << 21).await, 200);
        // One that does not say how long it is becomes large on the way.
        check(room.read(Body::new(Whole(1024)), 1 << 21).await, 200);
        held.push(room.read(large(), 1 << 21).await.unwrap());
        held.push(room.read(large(), 1 << 21).await.unwrap());
        check(room.read(Body::new(Whole(1024)), 1 << 21).await, 503);
    }
}
