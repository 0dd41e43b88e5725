//! Serves a printed site on this machine as a council's host will: its files, its `_headers`, its page for what is not there.
//!
//! For looking at a site before it goes live, and for the demo and tests. In production a proxy or a static host does this.

mod rules;

use std::{
    convert::Infallible,
    fs, io,
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::Arc,
};

use http_body_util::Full;
use hyper::{
    HeaderMap, Method, Request, Response, StatusCode,
    body::Bytes,
    header::{self, HeaderName, HeaderValue},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

use self::rules::Rules;

const HTML: &str = "text/html; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";

/// A site in a folder. What is printed into it anew is served at once.
#[derive(Debug)]
pub struct Site {
    folder: PathBuf,
    base: String,
}

impl Site {
    /// A site in a folder, served beneath `base`.
    ///
    /// # Errors
    ///
    /// If the folder is not there, its `_headers` are wrong, or the base is no path.
    pub fn open(folder: &Path, base: &str) -> Result<Self, String> {
        if !(base.starts_with('/') && base.ends_with('/')) {
            return Err("--base must start and end with a slash, as /front-seat/".to_owned());
        }
        let none = |_| format!("there is no site in {}; print it first with `press print`", folder.display());
        let folder = folder.canonicalize().map_err(none)?;
        let site = Self { folder, base: base.to_owned() };
        site.rules().map(|_| site)
    }

    /// Listens, says where, and answers until the program is ended.
    ///
    /// # Errors
    ///
    /// What the system says, if the address cannot be listened on.
    pub fn serve(self, listen: SocketAddr, ready: impl FnOnce(SocketAddr)) -> io::Result<Infallible> {
        let site = Arc::new(self);
        // One thread, on which a file is read while others wait: for one reader that is soon over.
        tokio::runtime::Builder::new_current_thread().enable_io().build()?.block_on(async {
            let listener = TcpListener::bind(listen).await?;
            ready(listener.local_addr()?);
            loop {
                // One that gave up while it waited, or one too many, is no reason to end.
                let Ok((stream, _)) = listener.accept().await else {
                    tokio::task::yield_now().await;
                    continue;
                };
                let site = Arc::clone(&site);
                tokio::spawn(async move {
                    let answer = service_fn(async |request| Ok::<_, Infallible>(site.answer(&request)));
                    // A browser that has gone away is its own affair.
                    let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), answer).await;
                });
            }
        })
    }

    fn answer<B>(&self, request: &Request<B>) -> Response<Full<Bytes>> {
        let path = request.uri().path();
        let rules = match self.rules() {
            Ok(rules) => rules,
            Err(why) => return reply(StatusCode::INTERNAL_SERVER_ERROR, header::CONTENT_TYPE, TEXT, why),
        };
        let mut answer = match *request.method() {
            Method::GET | Method::HEAD => self.found(path, takes_brotli(request.headers())),
            _ => reply(StatusCode::METHOD_NOT_ALLOWED, header::CONTENT_TYPE, TEXT, "This site can only be read.\n"),
        };
        for (name, value) in rules.fields(path) {
            answer.headers_mut().insert(name.clone(), value.clone());
        }
        answer
    }

    fn rules(&self) -> Result<Rules, String> {
        let path = self.folder.join("_headers");
        let rules = Rules::parse(&fs::read_to_string(&path).unwrap_or_default(), &self.base);
        rules.map_err(|why| format!("{}, {why}", path.display()))
    }

    fn found(&self, path: &str, takes_brotli: bool) -> Response<Full<Bytes>> {
        if self.base != "/" && (path == "/" || path == self.base.trim_end_matches('/')) {
            return goes_to(&self.base);
        }
        let Some(place) = path.strip_prefix(&self.base).and_then(|rest| self.place(rest)) else {
            return self.nothing_here();
        };
        if place.is_dir() && !path.ends_with('/') {
            return goes_to(&format!("{path}/"));
        }
        let file = if path.ends_with('/') { place.join("index.html") } else { place };
        let packed = takes_brotli.then(|| self.read(format!("{}.br", file.display()).as_ref())).flatten();
        let coding = packed.as_ref().map(|_| (header::CONTENT_ENCODING, HeaderValue::from_static("br")));
        let Some(bytes) = packed.or_else(|| self.read(&file)) else { return self.nothing_here() };
        let mut answer = reply(StatusCode::OK, header::CONTENT_TYPE, kind(&file), bytes);
        answer.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        answer.headers_mut().extend(coding);
        answer
    }

    /// The site's own page for this, as static hosts serve it, or a plain sentence.
    fn nothing_here(&self) -> Response<Full<Bytes>> {
        let (kind, body) = match self.read(&self.folder.join("404.html")) {
            Some(page) => (HTML, page),
            None => (TEXT, b"There is no page at this address.\n".to_vec()),
        };
        reply(StatusCode::NOT_FOUND, header::CONTENT_TYPE, kind, body)
    }

    /// A file of the folder: what a link in it leads out to is none.
    fn read(&self, file: &Path) -> Option<Vec<u8>> {
        let file = file.canonicalize().ok()?;
        if file.starts_with(&self.folder) { fs::read(file).ok() } else { None }
    }

    /// The place in the folder that an address beneath the base means; only plain names lead anywhere.
    fn place(&self, rest: &str) -> Option<PathBuf> {
        let is_plain = |name: &str| {
            let letters = name.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c));
            letters && !name.is_empty() && !name.starts_with('.') && !name.starts_with('_')
        };
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        if rest.is_empty() {
            return Some(self.folder.clone());
        }
        rest.split('/').all(is_plain).then(|| self.folder.join(rest))
    }
}

fn takes_brotli(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    accepted.unwrap_or_default().split(',').any(|coding| coding.trim() == "br")
}

/// What a file is, by the end of its name: whatever `press` writes, and plain bytes for the rest.
fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => HTML,
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("txt") => TEXT,
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

fn goes_to(place: &str) -> Response<Full<Bytes>> {
    reply(StatusCode::TEMPORARY_REDIRECT, header::LOCATION, place, "")
}

fn reply(status: StatusCode, name: HeaderName, value: &str, body: impl Into<Bytes>) -> Response<Full<Bytes>> {
    let mut answer = Response::new(Full::new(body.into()));
    *answer.status_mut() = status;
    // What cannot stand in a head, which no address that came in one is, is left out.
    answer.headers_mut().extend(HeaderValue::from_str(value).ok().map(|value| (name, value)));
    answer
}

#[cfg(test)]
mod tests;
