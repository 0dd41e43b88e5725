//! Servers that stand where the post box should be and do not tell the truth.

use std::{
    io::{Read, Write},
    net::TcpListener,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use crate::tap::{field, read_head};

/// A liar: every request gets the same answer.
#[derive(Clone, Debug)]
pub struct Liar {
    /// Where it listens.
    pub port: u16,
    asked: Arc<AtomicUsize>,
}

impl Liar {
    /// A captive portal: `200 OK` and a page that wants a password.
    #[must_use]
    pub fn captive_portal() -> Self {
        Self::start("200 OK", "text/html", "<!doctype html><title>Welcome to FreeWiFi</title><h1>Log in</h1>")
    }

    /// `201 Created` with an acknowledgement that no listed key has signed.
    #[must_use]
    pub fn forger() -> Self {
        let forged = r#"{"key":"0011223344556677","letter":"00000000000000000000000000000000","digest":"sha-256=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:","day":"2026-11-20","outcome":"kept","signature":"AAAA"}"#;
        Self::start("201 Created", "application/json", forged)
    }

    /// Hangs up on everybody.
    #[must_use]
    pub fn silent() -> Self {
        Self::start("", "", "")
    }

    /// `400 Bad Request`, unsigned: a post box that will not take the letter.
    #[must_use]
    pub fn refuser() -> Self {
        Self::start("400 Bad Request", "application/json", r#"{"error":"these bytes are not a sealed letter"}"#)
    }

    /// How many requests it was sent; preflights count only for one who hangs up on them too.
    #[must_use]
    pub fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }

    fn start(status: &'static str, kind: &'static str, body: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("its number").port();
        let asked = Arc::new(AtomicUsize::new(0));
        let count = asked.clone();
        thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                let Some((head, mut sent)) = read_head(&mut stream) else { continue };
                let head = String::from_utf8_lossy(&head).into_owned();
                let length = field(&head, "content-length").and_then(|value| value.parse().ok()).unwrap_or(0);
                let mut buffer = [0; 16 * 1024];
                while sent.len() < length {
                    match stream.read(&mut buffer) {
                        Ok(read) if read > 0 => sent.extend_from_slice(&buffer[..read]),
                        _ => break,
                    }
                }
                // A liar is at least polite to browsers: without CORS they would not even show us the lie.
                let preflight = head.starts_with("OPTIONS");
                if !preflight || status.is_empty() {
                    count.fetch_add(1, Ordering::SeqCst);
                }
                if status.is_empty() {
                    continue;
                }
                let (status, body) = if preflight { ("204 No Content", "") } else { (status, body) };
                let answer = format!(
                    "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\
                     Access-Control-Allow-Origin: *\r\nAccess-Control-Allow-Methods: *\r\n\
                     Access-Control-Allow-Headers: content-digest, content-type\r\n\
                     Cross-Origin-Resource-Policy: cross-origin\r\n\r\n{body}",
                    body.len()
                );
                let _ = stream.write_all(answer.as_bytes());
            }
        });
        Self { port, asked }
    }
}
