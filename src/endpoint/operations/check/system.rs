//! Whether the machine has what the settings promise: room, files, an account of its own.

use std::{fs, io, path::Path, time::SystemTime};

use super::{Finding, How};
use crate::{
    Now, Settings,
    limits::files,
    operations::ready::free,
    store::{Database, private},
};

const MEBIBYTE: u64 = 1024 * 1024;

/// Disk, files, account and senders.
pub fn look(settings: &Settings, now: &Now) -> Vec<Finding> {
    let mut findings = vec![
        Finding { what: "disk", how: disk(settings, now) },
        Finding { what: "open files", how: open_files(settings) },
        Finding { what: "account", how: account() },
        Finding { what: "proxies", how: proxies(settings) },
    ];
    if let Some(path) = &settings.database_file {
        findings.push(Finding { what: "password", how: password(path) });
    }
    findings
}

fn disk(settings: &Settings, now: &Now) -> How {
    let Ok(database) = settings.database() else { return How::Note("no database to look at".into()) };
    let Database::Sqlite(path) = &database else {
        return How::Note("PostgreSQL keeps the letters on its own disk; watch the room there".into());
    };
    let Some(free) = free(&database) else {
        let folder = path.parent().unwrap_or(path).display();
        return How::Fault(format!(
            "how much room is free in {folder} cannot be found out; is it there, and whose is it?"
        ));
    };
    let file = fs::metadata(path).ok();
    let tomorrow = now() + chrono::TimeDelta::days(1);
    if file.as_ref().and_then(|file| file.modified().ok()).is_some_and(|changed| changed > SystemTime::from(tomorrow)) {
        return How::Fault(format!("{} was changed in the future: the clock is or was wrong; set it", path.display()));
    }
    let used = file.map_or(0, |file| file.len());
    let wanted = settings.database_bytes_max().saturating_sub(used);
    let (free_mib, wanted_mib) = (free / MEBIBYTE, wanted / MEBIBYTE);
    if free < wanted {
        return How::Fault(format!(
            "{free_mib} MiB are free, and the database may still grow by {wanted_mib}; lower database_megabytes_max to {} or \
             give it a larger disk",
            (free + used) / MEBIBYTE * 9 / 10
        ));
    }
    How::Ok(format!("{free_mib} MiB are free, and the database may still grow by {wanted_mib}; backups come on top"))
}

fn open_files(settings: &Settings) -> How {
    let wanted = u64::from(settings.connections_max) + files::OTHERS;
    match files::most() {
        None => How::Ok(format!("any number may be open, {wanted} are needed")),
        Some(most) if most < wanted => How::Fault(format!(
            "{most} may be open and {wanted} are needed for {} connections; set LimitNOFILE={wanted} or lower connections_max",
            settings.connections_max
        )),
        Some(most) => How::Ok(format!("{most} may be open, {wanted} are needed")),
    }
}

fn account() -> How {
    if rustix::process::geteuid().is_root() {
        return How::Note("this is root; run the post box, and this check, as an account of its own".into());
    }
    How::Ok("not root".into())
}

fn proxies(settings: &Settings) -> How {
    let limits = [settings.sender_letters_burst, settings.sender_letters_per_minute, settings.sender_connections_max];
    match (settings.proxies.is_empty(), settings.listen.ip().is_loopback()) {
        (true, true) if limits != [0; 3] => How::Fault(
            "a proxy on this machine must be in front, and `proxies` does not name it: all children would share one limit; \
             set proxies = [\"127.0.0.1\"]"
                .into(),
        ),
        (true, _) => How::Ok("none: senders are known by the address that connects".into()),
        (false, _) => How::Ok("named; they must set X-Forwarded-For, not add to it".into()),
    }
}

pub(super) fn password(path: &Path) -> How {
    match private::open_to_others(path) {
        Some(mode) => {
            How::Fault(format!("{}: others can read it (mode {mode:03o}); run chmod 600 on it", path.display()))
        }
        None => How::Ok(format!("{} is for this account alone", path.display())),
    }
}

/// A file, or the way to it, that belongs to another account. It is there, so nothing needs to be made anew.
pub(super) fn denied(path: &Path) -> Option<How> {
    let why = fs::File::open(path).err().filter(|why| why.kind() == io::ErrorKind::PermissionDenied)?;
    Some(How::Fault(format!(
        "{}: {why}; run this as the account of the post box (sudo -u front-seat), and give the file to that account (chown)",
        path.display()
    )))
}
