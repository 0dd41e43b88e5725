//! Where the three parts of a council's service stand: each an origin, so that none can read another's storage.

use crate::{fault::Faults, table::Table};

/// The three origins, as `https://post.example`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origins {
    /// The children's site.
    pub portal: String,
    /// The staff's site.
    pub inbox: String,
    /// The post box.
    pub post_box: String,
}

/// Reads `origins = { … }`.
pub fn read(mut table: Table<'_>, faults: &mut Faults) -> Origins {
    let mut origin = |key, example| {
        let Some(text) = table.need(key, example, faults) else { return String::new() };
        if let Err(why) = judge(&text.value) {
            faults.note(&text.place, why);
        }
        text.value
    };
    let origins = Origins {
        portal: origin("portal", "https://frontseat.example"),
        inbox: origin("inbox", "https://frontseat-inbox.example"),
        post_box: origin("post_box", "https://frontseat-post.example"),
    };
    let same =
        origins.portal == origins.inbox || origins.portal == origins.post_box || origins.inbox == origins.post_box;
    if same && !origins.portal.is_empty() && !origins.inbox.is_empty() && !origins.post_box.is_empty() {
        faults.note(table.place(), "two of the origins are the same; each needs a host of its own");
    }
    table.done(faults);
    origins
}

/// Whether a text is an origin that a browser would name in this very way.
///
/// # Errors
///
/// What is wrong and what to do.
pub fn judge(origin: &str) -> Result<(), String> {
    let says = |why: &str| Err(format!("\"{origin}\" is not an origin: {why}; write it as \"https://post.example\""));
    let (host, secure) = match (origin.strip_prefix("https://"), origin.strip_prefix("http://")) {
        (Some(host), _) => (host, true),
        (None, Some(host)) => (host, false),
        (None, None) => return says("it does not start with https://"),
    };
    let (name, port) = host.split_once(':').map_or((host, None), |(name, port)| (name, Some(port)));
    if !secure && name != "127.0.0.1" && name != "localhost" {
        return says("only this machine may be reached without https");
    }
    if name.is_empty()
        || !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-".contains(&byte))
    {
        return says("after the // only a host in lower case may stand, without a path or a closing /");
    }
    if port.is_some_and(|port| port.parse::<u16>().is_err()) {
        return says("the port is not a number");
    }
    Ok(())
}

/// Whether a text is the address of a website that everybody can reach.
pub fn is_https(address: &str) -> bool {
    let rest = address.strip_prefix("https://");
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace) && !rest.contains('"'))
}

/// Whether a text is an address that *Leave fast* can lead to: another website, over https.
///
/// # Errors
///
/// What is wrong and what to do.
pub fn judge_exit(exit: &str) -> Result<(), String> {
    let here = |rest: &&str| rest.starts_with("127.0.0.1") || rest.starts_with("localhost");
    // On this machine one stands in for another website, as in the tests.
    let local = exit.strip_prefix("http://").filter(here).map(|rest| ["https://", rest].concat());
    if is_https(local.as_deref().unwrap_or(exit)) {
        return Ok(());
    }
    Err(format!("exit \"{exit}\" is not an address; write a harmless website, as \"https://www.bbc.co.uk/weather\""))
}
