//! A web origin, written the one way browsers write it, so that comparing is comparing text.

use std::{net::IpAddr, str::FromStr};

use crate::fault::Fault;

/// `https://host`, `https://host:port`, or the same with `http` on this very machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

const NOT_AN_ORIGIN: &str =
    "an origin is written https://host or https://host:port, in lower case and without a slash at its end";
const DEFAULT_PORT: &str =
    "browsers leave out port 443 of https:// and port 80 of http://, so such an origin would never fit; leave it out";
const NOT_PRIVATE: &str = "an origin that starts with http:// must be on this machine; use https://";

impl FromStr for Origin {
    type Err = Fault;

    /// Reads an origin as a browser writes it: lower case, no path, no slash at the end.
    fn from_str(text: &str) -> Result<Self, Fault> {
        let (private, rest) = match (text.strip_prefix("https://"), text.strip_prefix("http://")) {
            (Some(rest), _) => (true, rest),
            (None, Some(rest)) => (false, rest),
            (None, None) => return Err(Fault::new(NOT_AN_ORIGIN)),
        };
        let (host, port) = match rest.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
            _ => (rest, None),
        };
        let host_is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-[]:".contains(c);
        let port_is_plain = |port: &str| port.parse::<u16>().is_ok_and(|number| number.to_string() == port);
        if host.is_empty() || !host.chars().all(host_is_plain) || !port.is_none_or(port_is_plain) {
            return Err(Fault::new(NOT_AN_ORIGIN));
        }
        if port == Some(if private { "443" } else { "80" }) {
            return Err(Fault::new(DEFAULT_PORT));
        }
        let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
        let here = host == "localhost" || address.is_ok_and(|address| address.is_loopback());
        if !private && !here {
            return Err(Fault::new(NOT_PRIVATE));
        }
        Ok(Self(text.to_owned()))
    }
}

impl Origin {
    /// The origin as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its host, without a port.
    pub fn host(&self) -> &str {
        let rest = self.0.split_once("://").map_or(&*self.0, |(_, rest)| rest);
        match rest.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => host,
            _ => rest,
        }
    }

    /// Whether browsers reach it over TLS.
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https://")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = text.parse::<Origin>().map_or_else(|fault| fault.to_string(), |origin| origin.0);
        assert!(found.starts_with(expected), "{text}: {found}");
    }

    #[test]
    fn an_origin_is_a_scheme_a_host_and_perhaps_a_port() {
        for good in
            ["https://post.exampleshire.example", "http://127.0.0.1:8600", "http://[::1]:8080", "http://localhost:1"]
        {
            check(good, good);
        }
        for wrong in
            ["", "post.example", "https://", "https://a/", "https://A.example", "https://a:b", "https://a:080", "null"]
        {
            check(wrong, "an origin is written");
        }
        for wrong in ["https://post.exampleshire.example:443", "http://127.0.0.1:80", "http://[::1]:80"] {
            check(wrong, "browsers leave out port 443");
        }
        check("https://post.exampleshire.example:80", "https://post.exampleshire.example:80");
        check("http://127.0.0.1:443", "http://127.0.0.1:443");
        check("http://post.exampleshire.example", "an origin that starts with http://");
        check("http://127.0.0.1.example", "an origin that starts with http://");
    }
}
