//! Reads the body of a request: so many bytes, within so much time, out of so much memory for all bodies together.

use std::{sync::Arc, time::Duration};

use axum::{body::Body, http::StatusCode};
use http_body_util::BodyExt as _;
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};

use crate::refusal::Refusal;

/// How much of a body that is refused anyway is still read, in bytes. A browser that is cut off while it sends shows "no
/// network" instead of our answer.
const DISCARDED_BYTES_MAX: usize = 8 * 1024 * 1024;

/// The memory for all bodies together, and how long one is waited for.
#[derive(Clone, Debug)]
pub struct Room {
    bytes: Arc<Semaphore>,
    patience: Duration,
}

/// A body, and its place in the memory for all: given back when this is dropped.
#[derive(Debug)]
pub struct Held {
    /// What came.
    pub bytes: Vec<u8>,
    /// Its place.
    pub place: Option<OwnedSemaphorePermit>,
}

impl Room {
    /// Room for so many MiB; each body is waited for so long.
    pub fn new(megabytes: u32, patience: Duration) -> Self {
        let bytes = usize::try_from(megabytes).unwrap_or(usize::MAX).saturating_mul(1024 * 1024);
        Self { bytes: Arc::new(Semaphore::new(bytes.min(Semaphore::MAX_PERMITS))), patience }
    }

    /// Reads a body of at most `bytes_max` bytes.
    ///
    /// # Errors
    ///
    /// 413 if it is longer, 408 if it is slow, 400 if it breaks off, 503 if there is no room at the moment.
    pub async fn read(&self, body: Body, bytes_max: usize) -> Result<Held, Refusal> {
        let reading = timeout(self.patience, self.fill(body, bytes_max)).await;
        reading.unwrap_or_else(|_| {
            Err(Refusal::new(StatusCode::REQUEST_TIMEOUT, "the body came too slowly; send the same again"))
        })
    }

    /// Reads a body that was refused, and forgets it.
    pub async fn discard(&self, mut body: Body) {
        let _ = timeout(self.patience, async {
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
        let mut held = Held { bytes: Vec::new(), place: None };
        while let Some(frame) = body.frame().await {
            let frame = frame.map_err(|_| {
                Refusal::new(StatusCode::BAD_REQUEST, "the body broke off before its end; send the same again")
            })?;
            let Ok(data) = frame.into_data() else { continue };
            if held.bytes.len() + data.len() > bytes_max {
                self.discard(body).await;
                return Err(too_large(bytes_max));
            }
            held.take_place(&self.bytes, data.len())?;
            held.bytes.extend_from_slice(&data);
        }
        Ok(held)
    }
}

impl Held {
    fn take_place(&mut self, room: &Arc<Semaphore>, bytes: usize) -> Result<(), Refusal> {
        let place = u32::try_from(bytes).ok().and_then(|bytes| Arc::clone(room).try_acquire_many_owned(bytes).ok());
        let place = place.ok_or_else(|| {
            Refusal::later(5, "the post box is taking as many letters as it can hold; send the same again in a moment")
        })?;
        match &mut self.place {
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
}
