//! One sender: HTTP/1.1 on one connection that is kept, and made anew after it broke. Blocking, and almost no work of its own.

use std::{
    fmt,
    io::{self, IoSlice, Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    thread,
    time::Duration,
};

use seal::PostBox;
use wire::{Acknowledgement, Outcome};

use super::Letter;

/// How long an answer is waited for unless [`Client::patience`] says otherwise: longer than the post box gives any request.
const PATIENCE: Duration = Duration::from_secs(60);

/// No answer of the post box to a `PUT` is larger, in bytes.
const ANSWER_BYTES_MAX: usize = 64 * 1024;

/// One sender.
#[derive(Debug)]
pub struct Client {
    address: SocketAddr,
    patience: Duration,
    stream: Option<TcpStream>,
}

/// What the post box said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The status.
    pub status: u16,
    /// The body.
    pub body: Vec<u8>,
    /// Seconds in `Retry-After`.
    pub retry_after: Option<u32>,
}

/// No answer: nobody knows whether the letter was kept, and the same is sent again.
#[derive(Debug)]
pub struct Broken(pub io::Error);

impl Client {
    /// Connects.
    ///
    /// # Errors
    ///
    /// [`Broken`] if nobody listens there.
    pub fn connect(address: SocketAddr) -> Result<Self, Broken> {
        let mut client = Self { address, patience: PATIENCE, stream: None };
        client.open()?;
        Ok(client)
    }

    /// Waits no longer than this for any one answer.
    #[must_use]
    pub fn patience(self, patience: Duration) -> Self {
        Self { patience, stream: None, ..self }
    }

    /// Sends a letter and hears what became of it. After a [`Broken`] the next call connects anew.
    ///
    /// # Errors
    ///
    /// [`Broken`] if there was no whole answer.
    pub fn put(&mut self, letter: &Letter) -> Result<Said, Broken> {
        self.ask(letter.head.as_bytes(), &letter.bytes)
    }

    /// Sends a letter as over a poor line, piece by piece with a pause after each, and hears what became of it.
    ///
    /// # Errors
    ///
    /// [`Broken`] if there was no whole answer.
    pub fn put_slowly(&mut self, letter: &Letter, piece_bytes: usize, pause: Duration) -> Result<Said, Broken> {
        let stream = self.open()?;
        let head = [letter.head.as_bytes()];
        let pieces = head.into_iter().chain(letter.bytes.chunks(piece_bytes.max(1)));
        let sent = pieces.into_iter().try_for_each(|piece| {
            thread::sleep(pause);
            stream.write_all(piece)
        });
        sent.map_err(|why| self.broken(why))?;
        self.hear()
    }

    /// Asks for a page: `get("/health")`.
    ///
    /// # Errors
    ///
    /// [`Broken`] if there was no whole answer.
    pub fn get(&mut self, path: &str) -> Result<Said, Broken> {
        self.ask(format!("GET {path} HTTP/1.1\r\nhost: post-box.example\r\n\r\n").as_bytes(), &[])
    }

    /// Asks for anything else, with a head that ends in an empty line.
    ///
    /// # Errors
    ///
    /// [`Broken`] if there was no whole answer.
    pub fn ask(&mut self, head: &[u8], body: &[u8]) -> Result<Said, Broken> {
        self.begin(head, body)?;
        self.hear()
    }

    /// Sends a letter and waits for nothing: what is said about it is heard with [`Client::hear`], or lost by dropping this.
    ///
    /// # Errors
    ///
    /// [`Broken`] if it could not be sent as a whole.
    pub fn send(&mut self, letter: &Letter) -> Result<(), Broken> {
        self.begin(letter.head.as_bytes(), &letter.bytes)
    }

    /// Hears what is said about what was sent last.
    ///
    /// # Errors
    ///
    /// [`Broken`] if there was no whole answer.
    pub fn hear(&mut self) -> Result<Said, Broken> {
        let stream = self.open()?;
        match read(stream) {
            Ok((said, stays)) => {
                if !stays {
                    self.stream = None;
                }
                Ok(said)
            }
            Err(why) => Err(self.broken(why)),
        }
    }

    fn begin(&mut self, head: &[u8], body: &[u8]) -> Result<(), Broken> {
        let stream = self.open()?;
        write(stream, head, body).map_err(|why| self.broken(why))
    }

    fn broken(&mut self, why: io::Error) -> Broken {
        self.stream = None;
        Broken(why)
    }

    fn open(&mut self) -> Result<&mut TcpStream, Broken> {
        let stream = match self.stream.take() {
            Some(stream) => stream,
            None => {
                let stream = TcpStream::connect(self.address).map_err(Broken)?;
                stream.set_nodelay(true).map_err(Broken)?;
                stream.set_read_timeout(Some(self.patience)).map_err(Broken)?;
                stream.set_write_timeout(Some(self.patience)).map_err(Broken)?;
                stream
            }
        };
        Ok(self.stream.insert(stream))
    }
}

impl Said {
    /// What the post box signed about this letter; `None` if it signed nothing, or not with its key, or about another
    /// letter, or if the status says something else.
    #[must_use]
    pub fn outcome(&self, keys: &PostBox, letter: &Letter) -> Option<Outcome> {
        let told: Acknowledgement = serde_json::from_slice(&self.body).ok()?;
        let fits = match told.outcome {
            Outcome::Kept => matches!(self.status, 200 | 201),
            Outcome::Other => self.status == 409,
            Outcome::Deleted => self.status == 410,
        };
        (fits && keys.signed(&told, letter.id, letter.digest)).then_some(told.outcome)
    }
}

fn write(stream: &mut TcpStream, head: &[u8], body: &[u8]) -> io::Result<()> {
    let written = stream.write_vectored(&[IoSlice::new(head), IoSlice::new(body)])?;
    stream.write_all(&head[written.min(head.len())..])?;
    stream.write_all(&body[written.saturating_sub(head.len())..])
}

/// One answer, and whether the connection stays.
fn read(stream: &mut TcpStream) -> io::Result<(Said, bool)> {
    let broken = |why: &str| io::Error::new(io::ErrorKind::InvalidData, why.to_owned());
    let mut held = Vec::with_capacity(2048);
    let body_at = loop {
        more(stream, &mut held)?;
        if let Some(end) = held.windows(4).position(|four| four == b"\r\n\r\n") {
            break end + 4;
        }
    };
    let head = String::from_utf8(held[..body_at].to_vec()).map_err(|_| broken("the head is no text"))?;
    let status = head.split(' ').nth(1).and_then(|word| word.parse().ok()).ok_or_else(|| broken("no status"))?;
    let length: usize = field(&head, "content-length").and_then(|text| text.parse().ok()).unwrap_or(0);
    while held.len() < body_at + length {
        more(stream, &mut held)?;
    }
    let retry_after = field(&head, "retry-after").and_then(|text| text.parse().ok());
    let stays = field(&head, "connection").is_none_or(|word| !word.eq_ignore_ascii_case("close"));
    Ok((Said { status, body: held.split_off(body_at), retry_after }, stays))
}

fn more(stream: &mut TcpStream, held: &mut Vec<u8>) -> io::Result<()> {
    let mut part = [0; 2048];
    let read = stream.read(&mut part)?;
    if read == 0 || held.len() > ANSWER_BYTES_MAX {
        return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the answer broke off or does not end"));
    }
    held.extend_from_slice(&part[..read]);
    Ok(())
}

fn field<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let mut fields = head.lines().filter_map(|line| line.split_once(':'));
    fields.find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no answer: {}", self.0)
    }
}

impl std::error::Error for Broken {}
