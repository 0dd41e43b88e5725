//! Who is told that letters wait, and on which way: mail, a webhook, or both.

use std::{net::IpAddr, path::PathBuf, str::FromStr};

use clap::Args;
use hyper::Uri;
use lettre::Address;

use crate::fault::Fault;

/// What each kind of person is reached by.
type Reached<'settings> = (&'static str, Option<&'settings Address>, Option<&'settings Hook>);

/// The settings of what is told to people. Nobody is told if none is set.
#[derive(Args, Clone, Default, PartialEq, Eq)]
pub struct NoticeSettings {
    /// The hours.json that `press print` wrote: when the office works, and by when letters are seen.
    #[arg(long, value_name = "FILE")]
    pub hours: Option<PathBuf>,
    /// The team's mail address: told at once when somebody asked to be contacted soon, and each working morning.
    #[arg(long, value_name = "ADDRESS")]
    pub team_mail: Option<Address>,
    /// A webhook of the team's chat, which takes {"text": …}.
    #[arg(long, value_name = "URL")]
    pub team_webhook: Option<Hook>,
    /// The manager's mail address: told when the team has not looked in time.
    #[arg(long, value_name = "ADDRESS")]
    pub manager_mail: Option<Address>,
    /// The same as a webhook.
    #[arg(long, value_name = "URL")]
    pub manager_webhook: Option<Hook>,
    /// The mail address of a named senior: told, with the manager, each working hour after somebody should have been in touch.
    #[arg(long, value_name = "ADDRESS")]
    pub senior_mail: Option<Address>,
    /// The same as a webhook.
    #[arg(long, value_name = "URL")]
    pub senior_webhook: Option<Hook>,
    /// The server that takes mail: smtps://HOST (TLS from the start, port 465), smtp://HOST (STARTTLS or nothing, port 587),
    /// or plain://127.0.0.1:25 for one on this machine.
    #[arg(long, value_name = "SERVER")]
    pub smtp: Option<Relay>,
    /// A file that only this account can read, with the user's name and, in the second line, the password for that server.
    #[arg(long, value_name = "FILE")]
    pub smtp_login_file: Option<PathBuf>,
    /// The address that mail comes from.
    #[arg(long, value_name = "ADDRESS")]
    pub mail_from: Option<Address>,
    /// Certificates to believe beside the system's, for the mail server and the webhooks: those of an authority of your own.
    #[arg(long, value_name = "FILE")]
    pub ca_file: Option<PathBuf>,
}

/// How a mail server is talked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lock {
    /// TLS from the first byte.
    Tls,
    /// TLS after STARTTLS, and nothing is said without it.
    StartTls,
    /// None: the server is on this machine.
    None,
}

/// A server that takes mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relay {
    /// How it is talked to.
    pub lock: Lock,
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
}

/// The address of a webhook. Whoever knows it can write there, so it is never shown whole.
#[derive(Clone, PartialEq, Eq)]
pub struct Hook(Uri);

const NO_RELAY: &str = "a mail server is written smtps://HOST, smtp://HOST or plain://127.0.0.1:PORT, with another port at its \
                        end if it has one; name and password belong into smtp_login_file";
const NOT_HERE: &str = "without TLS only a mail server on this machine is talked to; write smtps:// or smtp://";
const NO_HOOK: &str = "a webhook is written https://HOST/…, as the chat shows it, or http:// on this very machine";

impl NoticeSettings {
    /// Who can be told, and how: the word of each, as `team`.
    pub fn reached(&self) -> [Reached<'_>; 3] {
        [
            ("team", self.team_mail.as_ref(), self.team_webhook.as_ref()),
            ("manager", self.manager_mail.as_ref(), self.manager_webhook.as_ref()),
            ("senior", self.senior_mail.as_ref(), self.senior_webhook.as_ref()),
        ]
    }

    /// Whether they fit together.
    pub(super) fn check(&self) -> Result<(), String> {
        let [(_, mail, hook), others @ ..] = self.reached();
        let team = mail.is_some() || hook.is_some();
        let other = others.iter().find(|(_, mail, hook)| mail.is_some() || hook.is_some());
        if let Some((who, ..)) = other.filter(|_| !team) {
            return Err(format!("the {who} is named and nobody of the team is; set team_mail or team_webhook"));
        }
        let with_mail = self.reached().into_iter().find(|(_, mail, _)| mail.is_some());
        for (key, there, example) in [
            ("smtp", self.smtp.is_some(), "\"smtps://mail.exampleshire.example\""),
            ("mail_from", self.mail_from.is_some(), "\"front-seat@exampleshire.example\""),
        ] {
            match with_mail {
                Some((who, ..)) if !there => {
                    return Err(format!("{who}_mail is set and {key} is missing; write {key} = {example}, but yours"));
                }
                None if there => return Err(format!("{key} is set and nobody to write to; set team_mail")),
                _ => {}
            }
        }
        if team && self.hours.is_none() {
            return Err(
                "hours is missing: without it nobody knows when the office works; copy the hours.json that `press \
                        print` wrote into the inbox's folder, and name it"
                    .into(),
            );
        }
        Ok(())
    }
}

impl FromStr for Relay {
    type Err = Fault;

    fn from_str(text: &str) -> Result<Self, Fault> {
        let no_relay = || Fault::new(NO_RELAY);
        let (scheme, rest) = text.split_once("://").ok_or_else(no_relay)?;
        let (lock, usual) = match scheme {
            "smtps" => (Lock::Tls, 465),
            "smtp" => (Lock::StartTls, 587),
            "plain" => (Lock::None, 25),
            _ => return Err(no_relay()),
        };
        let uri: Uri = format!("smtp://{rest}").parse().map_err(|_| no_relay())?;
        let (Some(host), "" | "/", false, None) = (uri.host(), uri.path(), rest.contains('@'), uri.query()) else {
            return Err(no_relay());
        };
        if lock == Lock::None && !is_here(host) {
            return Err(Fault::new(NOT_HERE));
        }
        Ok(Self { lock, host: host.to_owned(), port: uri.port_u16().unwrap_or(usual) })
    }
}

impl FromStr for Hook {
    type Err = Fault;

    fn from_str(text: &str) -> Result<Self, Fault> {
        let uri: Uri = text.parse().map_err(|_| Fault::new(NO_HOOK))?;
        let (scheme, host) = (uri.scheme_str().unwrap_or_default(), uri.host().unwrap_or_default());
        let is_private = scheme == "https" || (scheme == "http" && is_here(host));
        let is_plain = !uri.authority().is_some_and(|authority| authority.as_str().contains('@'));
        if is_private && is_plain && !host.is_empty() { Ok(Self(uri)) } else { Err(Fault::new(NO_HOOK)) }
    }
}

impl Hook {
    /// The whole address.
    pub fn uri(&self) -> &Uri {
        &self.0
    }

    /// Its host, which is all that may be shown.
    pub fn host(&self) -> &str {
        self.0.host().unwrap_or_default().trim_matches(['[', ']'])
    }
}

fn is_here(host: &str) -> bool {
    let address = host.trim_matches(['[', ']']).parse::<IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(relay: &str, expected: &str) {
        let found = relay
            .parse::<Relay>()
            .map_or_else(|fault| fault.to_string(), |Relay { lock, host, port }| format!("{lock:?} {host} {port}"));
        assert!(found.starts_with(expected), "{relay}: {found}");
    }

    #[test]
    fn a_mail_server_is_locked_or_on_this_machine() {
        check("smtps://mail.example", "Tls mail.example 465");
        check("smtp://mail.example", "StartTls mail.example 587");
        check("smtp://mail.example:25/", "StartTls mail.example 25");
        check("plain://localhost", "None localhost 25");
        check("plain://[::1]:2525", "None [::1] 2525");
        check("plain://mail.example", "without TLS only a mail server on this machine");
        for wrong in ["mail.example", "https://mail.example", "smtps://", "smtps://sam:pw@mail.example", "smtp://a/b"] {
            check(wrong, "a mail server is written smtps://HOST");
        }
    }

    #[test]
    fn a_webhook_is_private_or_on_this_machine() {
        for good in ["https://hooks.example/T0/B0?x=1", "http://127.0.0.1:9000/x", "http://[::1]/", "http://localhost"]
        {
            assert!(good.parse::<Hook>().is_ok(), "{good}");
        }
        for wrong in ["http://hooks.example/x", "hooks.example", "https://sam:pw@hooks.example/", "ftp://localhost", ""]
        {
            let why = wrong.parse::<Hook>().err().map(|why| why.to_string()).unwrap_or_default();
            assert!(why.starts_with("a webhook is written https://HOST/"), "{wrong}: {why}");
        }
        let hook: Hook = "https://[2001:db8::1]/secret".parse().unwrap();
        assert_eq!(hook.host(), "2001:db8::1");
    }
}
