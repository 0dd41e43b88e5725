//! Who sent a request that came through our own proxies: what they wrote into `X-Forwarded-For`, and nobody else.

use std::net::{IpAddr, SocketAddr};

use axum::http::HeaderMap;

/// The field, which each proxy adds an address to.
pub(super) const FIELD: &str = "x-forwarded-for";

/// How many entries are read from the right: a request passes through a few proxies of ours.
const ENTRIES_MAX: usize = 32;

/// The rightmost address that is not one of our proxies. What stands further left was written by whoever that is.
///
/// An entry that is no address ends the search: what is left of it was not written by a proxy of ours either.
pub(super) fn sender(headers: &HeaderMap, proxies: &[IpAddr]) -> Option<IpAddr> {
    let fields = headers.get_all(FIELD).iter().rev();
    let entries = fields.flat_map(|field| field.to_str().unwrap_or("?").rsplit(','));
    let mut nearest = None;
    for entry in entries.take(ENTRIES_MAX) {
        let Some(address) = address(entry.trim()) else { break };
        nearest = Some(address);
        if !proxies.contains(&address) {
            break;
        }
    }
    nearest
}

/// An address as proxies write it: alone, with a port, or an IPv6 one in brackets.
fn address(entry: &str) -> Option<IpAddr> {
    let bare = || entry.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    let with_port = || entry.parse::<SocketAddr>().ok().map(|address| address.ip());
    let found: Option<IpAddr> = entry.parse().ok().or_else(with_port).or_else(bare);
    found.map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;
    use proptest::prelude::*;

    use super::*;

    fn headers(fields: &[&[u8]]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for field in fields {
            if let Ok(value) = HeaderValue::from_bytes(field) {
                headers.append(FIELD, value);
            }
        }
        headers
    }

    #[track_caller]
    fn check(fields: &[&str], expected: &str) {
        let fields: Vec<_> = fields.iter().map(|field| field.as_bytes()).collect();
        let proxies = ["127.0.0.1", "10.0.0.2"].map(|proxy| proxy.parse().unwrap());
        let found = sender(&headers(&fields), &proxies).map_or_else(|| "nobody".into(), |address| address.to_string());
        assert_eq!(found, expected);
    }

    #[test]
    fn the_rightmost_address_that_is_no_proxy_of_ours_is_the_sender() {
        check(&["203.0.113.7"], "203.0.113.7");
        check(&["198.51.100.1, 203.0.113.7"], "203.0.113.7");
        check(&["198.51.100.1,203.0.113.7 , 10.0.0.2"], "203.0.113.7");
        check(&["198.51.100.1", "203.0.113.7", "10.0.0.2,127.0.0.1"], "203.0.113.7");
        check(&["203.0.113.7:49152"], "203.0.113.7");
        check(&["[2001:db8::1]:443, 10.0.0.2"], "2001:db8::1");
        check(&["[2001:db8::1]"], "2001:db8::1");
        check(&["::ffff:203.0.113.7"], "203.0.113.7");
        check(&["198.51.100.1, ::ffff:10.0.0.2"], "198.51.100.1");
    }

    #[test]
    fn what_is_no_address_is_never_passed_over() {
        check(&[], "nobody");
        check(&[""], "nobody");
        check(&["unknown"], "nobody");
        check(&["203.0.113.7, unknown"], "nobody");
        check(&["203.0.113.7, unknown, 10.0.0.2"], "10.0.0.2");
        check(&["203.0.113.7,"], "nobody");
        check(&["203.0.113.256"], "nobody");
        check(&["10.0.0.2, 127.0.0.1"], "10.0.0.2");
    }

    proptest! {
        #[test]
        fn no_field_makes_it_panic(fields in proptest::collection::vec(any::<Vec<u8>>(), 0..4)) {
            let fields: Vec<&[u8]> = fields.iter().map(Vec::as_slice).collect();
            sender(&headers(&fields), &["127.0.0.1".parse().unwrap()]);
        }

        #[test]
        fn whoever_is_in_front_of_the_proxies_is_found(said in "[0-9a-f.:, ]{0,40}", address in any::<[u8; 4]>(), port in any::<Option<u16>>()) {
            let address = IpAddr::from(address);
            let proxy = IpAddr::from([10, 0, 0, 2]);
            prop_assume!(address != proxy);
            let entry = port.map_or_else(|| address.to_string(), |port| format!("{address}:{port}"));
            let field = format!("{said}, {entry},{proxy}");
            prop_assert_eq!(sender(&headers(&[field.as_bytes()]), &[proxy]), Some(address));
        }
    }
}
