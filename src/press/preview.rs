//! Serves a built site from its folder, for the demo and tests. In production the sites stand on hosts of their own.

mod kinds;
mod rules;

use std::{
    fmt, fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use axum::{
    Router,
    extract::Request,
    http::{HeaderValue, Method, StatusCode, header},
    response::{IntoResponse as _, Response},
};

pub use self::rules::RuleFault;
use self::rules::Rules;

/// A site, its folder, and its headers.
#[derive(Debug)]
pub struct DemoSite {
    folder: PathBuf,
    base: String,
    rules: Rules,
}

/// Why a site cannot be served.
#[derive(Debug)]
#[non_exhaustive]
pub enum DemoFault {
    /// The folder is not there.
    NoFolder(PathBuf),
    /// A line of its `_headers` is not understood.
    Rule(PathBuf, RuleFault),
}

impl DemoSite {
    /// A site in a folder, served beneath `base`.
    ///
    /// # Errors
    ///
    /// [`DemoFault`] if the folder is not there or its `_headers` are wrong.
    pub fn open(folder: &Path, base: &str) -> Result<Self, DemoFault> {
        let folder = folder.canonicalize().map_err(|_| DemoFault::NoFolder(folder.to_owned()))?;
        let path = folder.join("_headers");
        let rules = Rules::parse(&fs::read_to_string(&path).unwrap_or_default(), base);
        Ok(Self { rules: rules.map_err(|fault| DemoFault::Rule(path, fault))?, base: base.to_owned(), folder })
    }

    /// Answers every request from the folder.
    pub fn router(self) -> Router {
        let site = Arc::new(self);
        Router::new().fallback(move |request: Request| async move {
            // A file is read while others wait; for one reader at a demo that is soon over.
            site.answer(&request)
        })
    }

    fn answer(&self, request: &Request) -> Response {
        let path = request.uri().path();
        let mut answer = match *request.method() {
            Method::GET | Method::HEAD => self.found(path, takes_brotli(request)),
            _ => (StatusCode::METHOD_NOT_ALLOWED, "This site can only be read.\n").into_response(),
        };
        for (name, value) in self.rules.fields(path) {
            answer.headers_mut().insert(name.clone(), value.clone());
        }
        answer
    }

    fn found(&self, path: &str, takes_brotli: bool) -> Response {
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
        let packed = PathBuf::from(format!("{}.br", file.display()));
        let packed = takes_brotli.then(|| fs::read(packed).ok()).flatten();
        let is_packed = packed.is_some();
        let Some(bytes) = packed.or_else(|| fs::read(&file).ok()) else { return self.nothing_here() };
        let mut answer =
            ([(header::CONTENT_TYPE, kinds::of(&file)), (header::VARY, "accept-encoding")], bytes).into_response();
        if is_packed {
            answer.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
        }
        answer
    }

    /// The site's own page for this, as static hosts serve it, or a plain sentence.
    fn nothing_here(&self) -> Response {
        let page = fs::read(self.folder.join("404.html")).ok();
        match page {
            Some(page) => {
                (StatusCode::NOT_FOUND, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
            }
            None => (StatusCode::NOT_FOUND, "There is no page at this address.\n").into_response(),
        }
    }

    /// The place in the folder that an address beneath the base means; only plain names lead anywhere, and only inside.
    fn place(&self, rest: &str) -> Option<PathBuf> {
        let is_plain = |name: &str| {
            let letters = name.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c));
            letters && !name.starts_with('.') && name != "_headers"
        };
        let names: Vec<_> = rest.split('/').filter(|name| !name.is_empty()).collect();
        if !names.iter().all(|name| is_plain(name)) {
            return None;
        }
        let place = names.iter().fold(self.folder.clone(), |place, name| place.join(name)).canonicalize().ok()?;
        place.starts_with(&self.folder).then_some(place)
    }
}

fn takes_brotli(request: &Request) -> bool {
    let accepted = request.headers().get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    accepted.unwrap_or_default().split(',').any(|coding| coding.trim() == "br")
}

fn goes_to(place: &str) -> Response {
    (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, place)]).into_response()
}

impl fmt::Display for DemoFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFolder(folder) => {
                write!(f, "there is no site in {}; print the sites first, or leave out demo_sites", folder.display())
            }
            Self::Rule(path, fault) => write!(f, "{}, {fault}", path.display()),
        }
    }
}

impl std::error::Error for DemoFault {}

#[cfg(test)]
mod tests;
