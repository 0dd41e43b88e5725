//! A listener on the line: every request that a browser makes passes through here and is written down whole.
//!
//! The browser is told to use it as its proxy, loopback included, so nothing can go past it. Hosts other than this
//! machine are refused, and remembered as well.

use std::{
    io::{Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
};

/// One request, as it went over the line.
#[derive(Clone, Debug)]
pub struct Request {
    /// `GET`, `PUT` and so on.
    pub method: String,
    /// The whole address.
    pub address: String,
    /// Head and body, byte for byte.
    pub bytes: Vec<u8>,
}

/// What to do with requests to the post box, as a bad network would.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weather {
    /// Everything passes.
    #[default]
    Fair,
    /// Requests to the post box break off.
    Offline,
    /// Requests reach the post box and its answers are lost, apart from preflights.
    AnswersLost,
    /// Requests are held before they reach anybody, preflights too, until the weather changes.
    Held,
    /// The same, apart from preflights.
    BodiesHeld,
    /// Requests reach the post box, and its answers are held, apart from preflights.
    AnswersHeld,
    /// Requests reach whoever listens on this port in the post box's place.
    Elsewhere(u16),
}

/// A listener on the line.
#[derive(Clone, Debug)]
pub struct Tap {
    /// The port that a browser uses as its proxy.
    pub port: u16,
    heard: Arc<Mutex<Vec<Request>>>,
    /// How many requests were ever held, and how many real ones to the post box were answered.
    count: Arc<Mutex<(usize, usize)>>,
    weather: Arc<Mutex<(Weather, String)>>,
}

impl Tap {
    /// Starts listening.
    ///
    /// # Panics
    ///
    /// If there is no free port.
    #[must_use]
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("its number").port();
        let tap = Self { port, heard: Arc::default(), count: Arc::default(), weather: Arc::default() };
        let own = tap.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let tap = own.clone();
                thread::spawn(move || tap.pass_on(stream));
            }
        });
        tap
    }

    /// Everything that was asked so far.
    ///
    /// # Panics
    ///
    /// If a listener broke.
    #[must_use]
    pub fn heard(&self) -> Vec<Request> {
        self.heard.lock().expect("the list").clone()
    }

    /// How many requests were held so far, whatever became of them.
    ///
    /// # Panics
    ///
    /// If a listener broke.
    #[must_use]
    pub fn held(&self) -> usize {
        self.count.lock().expect("the count").0
    }

    /// How many letters' answers the browser was given so far.
    ///
    /// # Panics
    ///
    /// If a listener broke.
    #[must_use]
    pub fn answered(&self) -> usize {
        self.count.lock().expect("the count").1
    }

    /// Every `PUT` so far.
    #[must_use]
    pub fn letters(&self) -> Vec<Request> {
        self.heard().into_iter().filter(|request| request.method == "PUT").collect()
    }

    /// Forgets what was heard.
    ///
    /// # Panics
    ///
    /// If a listener broke.
    pub fn forget(&self) {
        self.heard.lock().expect("the list").clear();
    }

    /// Changes the weather for requests whose address starts with `origin`.
    ///
    /// # Panics
    ///
    /// If a listener broke.
    pub fn set(&self, weather: Weather, origin: &str) {
        *self.weather.lock().expect("the weather") = (weather, origin.to_owned());
    }

    /// One connection, one request: the answer is told to close, so that each request stands alone.
    fn pass_on(&self, mut browser: TcpStream) -> Option<()> {
        let (head, mut body) = read_head(&mut browser)?;
        let text = String::from_utf8_lossy(&head).into_owned();
        let mut words = text.lines().next()?.split(' ');
        let (method, address) = (words.next()?.to_owned(), words.next()?.to_owned());
        let length = field(&text, "content-length").and_then(|value| value.parse().ok()).unwrap_or(0);
        while body.len() < length {
            let mut buffer = [0; 16 * 1024];
            let read = browser.read(&mut buffer).ok().filter(|read| *read > 0)?;
            body.extend_from_slice(&buffer[..read]);
        }
        let request_is_real = method != "OPTIONS";
        let request =
            Request { method: method.clone(), address: address.clone(), bytes: [head, body.clone()].concat() };
        // The weather is that of the moment the request is heard: a test that changes it changes later requests only.
        let (weather, origin) = self.weather.lock().ok()?.clone();
        self.heard.lock().ok()?.push(request);
        if weather == Weather::Offline && address.starts_with(&origin) {
            let _ = browser.shutdown(Shutdown::Both);
            return None;
        }
        let concerned = address.starts_with(&origin);
        let before = weather == Weather::Held || (weather == Weather::BodiesHeld && request_is_real);
        if concerned && before {
            self.hold(weather, &mut browser)?;
        }
        let host = address.strip_prefix("http://127.0.0.1:");
        let Some((port, path)) = host.and_then(|rest| rest.split_once('/')) else {
            browser.write_all(b"HTTP/1.1 502 Not here\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").ok()?;
            return None;
        };
        let port = match weather {
            Weather::Elsewhere(other) if concerned => other,
            _ => port.parse().ok()?,
        };
        let mut server = TcpStream::connect(("127.0.0.1", port)).ok()?;
        let first = text.lines().next()?.replacen(&address, &format!("/{path}"), 1);
        let rest = text.lines().skip(1).filter(|line| !line.is_empty() && !is_hop(line));
        let head: Vec<_> = std::iter::once(first.as_str()).chain(rest).chain(["Connection: close"]).collect();
        server.write_all(format!("{}\r\n\r\n", head.join("\r\n")).as_bytes()).ok()?;
        server.write_all(&body).ok()?;
        if weather == Weather::AnswersLost && address.starts_with(&origin) && request_is_real {
            // Read to the end, so that the post box did its work before the line broke.
            std::io::copy(&mut server, &mut std::io::sink()).ok()?;
        } else if weather == Weather::AnswersHeld && concerned && request_is_real {
            let mut answer = Vec::new();
            server.read_to_end(&mut answer).ok()?;
            self.hold(weather, &mut browser)?;
            browser.write_all(&answer).ok()?;
        } else {
            std::io::copy(&mut server, &mut browser).ok()?;
        }
        if method == "PUT" {
            self.count.lock().ok()?.1 += 1;
        }
        let _ = browser.shutdown(Shutdown::Both);
        Some(())
    }
}

impl Tap {
    /// Waits until the weather is another one; gives nothing if the browser was gone before.
    fn hold(&self, weather: Weather, browser: &mut TcpStream) -> Option<()> {
        self.count.lock().ok()?.0 += 1;
        browser.set_read_timeout(Some(std::time::Duration::from_millis(20))).ok()?;
        while self.weather.lock().ok()?.0 == weather {
            // Nothing more is to come: an end of the stream is a browser that went away.
            if browser.read(&mut [0]).is_ok_and(|read| read == 0) {
                return None;
            }
        }
        Some(())
    }
}

/// Reads to the end of the head; gives the head and what of the body came with it.
pub(crate) fn read_head(stream: &mut TcpStream) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut bytes = Vec::new();
    loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            let body = bytes.split_off(end + 4);
            return Some((bytes, body));
        }
        let mut buffer = [0; 4096];
        let read = stream.read(&mut buffer).ok().filter(|read| *read > 0)?;
        bytes.extend_from_slice(&buffer[..read]);
    }
}

/// The value of a field of a head.
pub(crate) fn field<'head>(head: &'head str, name: &str) -> Option<&'head str> {
    head.lines().find_map(|line| {
        let (found, value) = line.split_once(':')?;
        found.eq_ignore_ascii_case(name).then(|| value.trim())
    })
}

fn is_hop(line: &str) -> bool {
    let name = line.split(':').next().unwrap_or_default().to_ascii_lowercase();
    name == "connection" || name.starts_with("proxy-")
}
