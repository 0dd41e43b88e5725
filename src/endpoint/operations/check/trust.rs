//! Whether browsers would believe this post box, and whether the right people could come in.

use std::fs;

use chrono::NaiveDate;
use wire::KeySet;

use super::{Finding, How, system::denied};
use crate::{
    Now, Settings,
    letters::signing::{Keys, next_public},
    limits::origin::Origin,
    staff::people::People,
};

/// Key-set, keys, leads, origins and clock.
pub fn look(settings: &Settings, now: &Now) -> Vec<Finding> {
    let keyset = fs::read_to_string(&settings.keys).map(|text| toml::from_str::<KeySet>(&text));
    let keyset = keyset.ok().and_then(Result::ok);
    vec![
        Finding { what: "keys", how: keys(settings) },
        Finding { what: "keys.toml", how: listed(settings, keyset.as_ref()) },
        Finding { what: "leads", how: leads(settings) },
        Finding { what: "origins", how: origins(settings) },
        Finding { what: "clock", how: clock(now, keyset.as_ref()) },
    ]
}

fn keys(settings: &Settings) -> How {
    let files = ["current.key", "next.key", "audit.key"].map(|name| settings.key_dir.join(name));
    if let Some(how) = files.iter().find_map(|path| denied(path)) {
        return how;
    }
    let read = Keys::read(&settings.key_dir).and_then(|_| next_public(&settings.key_dir));
    match read {
        Ok(_) => How::Ok(format!(
            "{} holds current, next and audit; no other account can read them",
            settings.key_dir.display()
        )),
        Err(why) => How::Fault(why.to_string()),
    }
}

fn listed(settings: &Settings, keyset: Option<&KeySet>) -> How {
    if let Some(how) = denied(&settings.keys) {
        return how;
    }
    if let Err(why) = People::read(&settings.keys) {
        return How::Fault(why.to_string());
    }
    let Some(keyset) = keyset else { return How::Fault("it changed while it was read; check again".into()) };
    let (Ok(keys), Ok(next)) = (Keys::read(&settings.key_dir), next_public(&settings.key_dir)) else {
        return How::Note(format!("{} people; cannot be held against the keys", keyset.people.len()));
    };
    let current = keys.public();
    let advice =
        format!("run `keys post-box --current {current} --next {next} --keys keys.toml` and print the sites again");
    if ![&keyset.post_box.current, &keyset.post_box.next].contains(&&current) {
        return How::Fault(format!("it does not list this post box's key, so no browser would believe it; {advice}"));
    }
    if ![&keyset.post_box.current, &keyset.post_box.next].contains(&&next) {
        return How::Note(format!(
            "it does not list the next key, so a change of keys would have to wait until the sites are printed again; {advice}"
        ));
    }
    How::Ok(format!("version {}, {} people, and this post box's two keys", keyset.version, keyset.people.len()))
}

fn leads(settings: &Settings) -> How {
    let Ok(staff) = People::read(&settings.keys).and_then(|people| people.now()) else {
        return How::Note("cannot be held against keys.toml".into());
    };
    let strangers: Vec<_> = settings.leads.iter().filter(|lead| staff.key(lead).is_none()).cloned().collect();
    match settings.leads.as_slice() {
        [] => How::Fault("nobody may delete a letter; name two people in `leads`".into()),
        _ if !strangers.is_empty() => How::Fault(format!(
            "{} not in keys.toml and cannot sign in; correct `leads` or keys.toml",
            strangers.join(", ") + if strangers.len() == 1 { " is" } else { " are" }
        )),
        [lead] => {
            How::Note(format!("{lead} alone cannot delete a letter that nobody has read; name a second in `leads`"))
        }
        leads => How::Ok(format!("{} may delete letters", leads.join(", "))),
    }
}

fn origins(settings: &Settings) -> How {
    let all = [&settings.origin, &settings.portal_origin, &settings.inbox_origin];
    // That they differ, the settings themselves demand.
    let hosts = all.map(Origin::host);
    if all.iter().any(|origin| !origin.is_https()) {
        return How::Note("http:// is for trying out on this machine; give each an https:// origin to go live".into());
    }
    if hosts[0] == hosts[1] || hosts[1] == hosts[2] || hosts[0] == hosts[2] {
        return How::Fault("two of them share a host and differ in the port only; give each its own host name".into());
    }
    How::Ok("three different hosts, all over TLS".into())
}

fn clock(now: &Now, keyset: Option<&KeySet>) -> How {
    let now = now();
    let today = now.date_naive();
    let made = keyset.and_then(|keyset| keyset.made.parse::<NaiveDate>().ok());
    match made {
        Some(made) if today < made => How::Fault(format!(
            "this machine says {today}, but keys.toml was made on {made}; set the clock and keep it with NTP"
        )),
        Some(made) if (today - made).num_days() > 3650 => How::Fault(format!(
            "this machine says {today}, ten years after keys.toml was made; a wrong clock would make retention take letters away"
        )),
        _ => How::Ok(format!("{} UTC; compare it with a clock you trust", now.format("%Y-%m-%d %H:%M"))),
    }
}
