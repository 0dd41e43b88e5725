//! What HTTP itself refuses is refused in our own words.
//!
//! hyper answers a head that is none, or is too large, by itself: no body, and none of our headers. As long as no request
//! came out of a connection, whatever is written to it is such an answer, and ours is written in its place. After the first
//! request hyper's own answer stands; it has nothing in it that would need the headers.

use std::{
    io,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll, ready},
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
};

use crate::limits::security_headers;

/// A connection whose first words may have to be ours.
pub(super) struct ErrorRewrite {
    stream: TcpStream,
    /// Whether a request came out of it.
    has_request: Arc<AtomicBool>,
    /// What is still to be written in place of hyper's words, and whether that has begun.
    ours: Option<Vec<u8>>,
    written: usize,
}

impl ErrorRewrite {
    /// With what is to be set when the first request has come out.
    pub(super) fn new(stream: TcpStream) -> (Self, Arc<AtomicBool>) {
        let has_request = Arc::new(AtomicBool::new(false));
        (Self { stream, has_request: Arc::clone(&has_request), ours: None, written: 0 }, has_request)
    }
}

/// The whole answer in place of one that hyper began so.
fn refusal(began: &[u8]) -> Vec<u8> {
    let status = began.get(9..12).unwrap_or_default();
    let (line, sentence) = match status {
        b"431" => ("431 Request Header Fields Too Large", "the head of the request is too large; reload the page"),
        b"414" => ("414 URI Too Long", "the address is too long; reload the page"),
        _ => ("400 Bad Request", "this is not a request of HTTP/1.1; reload the page"),
    };
    let body = format!("{{\"error\":\"{sentence}\"}}");
    let mut text = format!("HTTP/1.1 {line}\r\nconnection: close\r\ncontent-type: application/json\r\n");
    for (name, value) in security_headers::ALWAYS {
        text += &format!("{name}: {value}\r\n");
    }
    text += &format!("content-length: {}\r\n\r\n{body}", body.len());
    text.into_bytes()
}

impl AsyncRead for ErrorRewrite {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl AsyncWrite for ErrorRewrite {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, theirs: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        if this.has_request.load(Ordering::Relaxed) {
            return Pin::new(&mut this.stream).poll_write(cx, theirs);
        }
        let ours = this.ours.get_or_insert_with(|| refusal(theirs));
        while let Some(rest) = ours.get(this.written..).filter(|rest| !rest.is_empty()) {
            this.written += ready!(Pin::new(&mut this.stream).poll_write(cx, rest))?;
        }
        Poll::Ready(Ok(theirs.len()))
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        theirs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        if this.has_request.load(Ordering::Relaxed) {
            return Pin::new(&mut this.stream).poll_write_vectored(cx, theirs);
        }
        let theirs = theirs.iter().find(|slice| !slice.is_empty()).map_or(&[][..], |slice| slice);
        Pin::new(this).poll_write(cx, theirs)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
