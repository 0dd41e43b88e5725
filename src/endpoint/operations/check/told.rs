//! Whether people can be told that letters wait. Nothing is sent.

use std::time::Duration;

use tokio::time::timeout;

use super::{Finding, How, system::password};
use crate::{
    Now, Settings,
    notices::{mail::Post, office::Office, webhook::Webhook},
    settings::notices::{Lock, NoticeSettings},
};

/// How long a server may take.
const PATIENCE: Duration = Duration::from_secs(15);

/// Who is told, the office's hours, the mail server and each webhook.
pub async fn look(settings: &Settings, now: &Now) -> Vec<Finding> {
    let asked = &settings.notices;
    let mut findings = vec![Finding { what: "told", how: who(asked) }];
    if let Some(path) = &asked.hours {
        findings.push(Finding { what: "hours", how: hours(Office::read(path), now) });
    }
    if let Some(path) = &asked.smtp_login_file {
        findings.push(Finding { what: "smtp login", how: password(path) });
    }
    match Post::new(asked, settings.origin.host()) {
        Ok(None) => {}
        Ok(Some(post)) => findings.push(Finding { what: "smtp", how: mail(asked, tried(post.try_out()).await) }),
        Err(why) => findings.push(Finding { what: "smtp", how: How::Fault(why.to_string()) }),
    }
    for (who, _, hook) in asked.reached() {
        let Some(hook) = hook else { continue };
        let reached = match Webhook::new(hook.clone(), asked.ca_file.as_deref()) {
            Ok(webhook) => tried(webhook.try_out()).await,
            Err(why) => Err(why.to_string()),
        };
        let how = match reached {
            Ok(()) => How::Ok(format!(
                "{who}: {} answers; whether the rest of the address is right, only a message tells",
                hook.host()
            )),
            Err(why) => How::Fault(format!(
                "{who}: {} cannot be reached: {why}; correct {who}_webhook, or let this machine reach it (IPAddressAllow=)",
                hook.host()
            )),
        };
        findings.push(Finding { what: "webhook", how });
    }
    findings
}

fn who(asked: &NoticeSettings) -> How {
    let reached = asked.reached().map(|(who, mail, hook)| (who, mail.is_some() || hook.is_some()));
    let named: Vec<_> = reached.iter().filter(|(_, is)| *is).map(|(who, _)| *who).collect();
    let missing: Vec<_> = reached.iter().filter(|(_, is)| !is).map(|(who, _)| *who).collect();
    match (named.as_slice(), missing.as_slice()) {
        ([], _) => How::Note(
            "nobody: whoever asks to be contacted soon waits until somebody looks; set team_mail or team_webhook"
                .into(),
        ),
        (_, []) => How::Ok(named.join(", ")),
        (_, missing) => How::Note(format!(
            "{}, and no {}: nobody there hears of a letter that is not looked at in time",
            named.join(", "),
            missing.join(" and no ")
        )),
    }
}

fn hours(office: Result<Office, crate::fault::Fault>, now: &Now) -> How {
    let office = match office {
        Ok(office) => office,
        Err(why) => return How::Fault(why.to_string()),
    };
    let local = office.local(now());
    let last = office.hours.holidays.iter().max();
    if last.is_none_or(|last| *last < wire::Day(local.date()).to_string()) {
        return How::Note(
            "no holiday after today is in it; print the inbox with the coming ones and copy its hours.json".into(),
        );
    }
    How::Ok(format!("the office's clock shows {}", local.format("%H:%M")))
}

fn mail(asked: &NoticeSettings, tried: Result<(), String>) -> How {
    match tried {
        Err(why) => How::Fault(format!(
            "the mail server does not let us in: {why}; correct smtp and smtp_login_file, or let this machine reach it \
             (IPAddressAllow=)"
        )),
        Ok(()) if asked.smtp.as_ref().is_some_and(|smtp| smtp.lock == Lock::None) => How::Note(
            "the mail server on this machine lets us in, without TLS; make sure that it goes on with TLS".into(),
        ),
        Ok(()) => How::Ok("the mail server lets us in; whether the addresses are right, only a message tells".into()),
    }
}

async fn tried(trying: impl Future<Output = Result<(), String>>) -> Result<(), String> {
    timeout(PATIENCE, trying).await.unwrap_or_else(|_| Err("no answer in time".into()))
}
