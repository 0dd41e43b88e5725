//! What we hand to operators works as it stands: nginx, Caddy and systemd take our files, and a letter goes through.

mod flood;
mod front;

use std::{collections::BTreeMap, fs, path::Path, process::Command};

use promises::{
    council,
    load::{Letter, Plan, Program, letter},
};
use wire::Outcome;
use xtask::{
    stage,
    step::{read, target},
};

use self::front::{Answer, Front, INBOX, Kind, PORTAL, POST, Place, file};

/// 2,000,000 bytes: nearly the largest letter there may be.
const LARGE: usize = 2_000_000;

/// A word that no log may hold.
const CANARY: &str = "canary-7f3e";

fn folder(kind: Kind, name: &str) -> std::path::PathBuf {
    target().join("deploy").join(format!("{kind:?}-{name}"))
}

/// A post box that believes the proxy on this machine, and is told nothing of our hosts.
fn post_box(dir: &Path, limits: &[(&str, u32)]) -> Program {
    plan(dir, limits).start().expect("a post box")
}

fn plan(dir: &Path, limits: &[(&str, u32)]) -> Plan {
    let _ = fs::remove_dir_all(dir);
    let origins = [("origin", POST), ("portal_origin", PORTAL), ("inbox_origin", INBOX)];
    let plan = Plan::new(dir).set("proxies", "127.0.0.1");
    let plan = origins.iter().fold(plan, |plan, (key, host)| plan.set(key, format!("https://{host}")));
    limits.iter().fold(plan, |plan, (key, limit)| plan.set(key, limit))
}

fn put(front: &Front, letter: &Letter, more: &str) -> Answer {
    try_put(front, letter, more).expect("a whole head")
}

fn try_put(front: &Front, letter: &Letter, more: &str) -> Option<Answer> {
    let fields = format!(
        "origin: https://{PORTAL}\r\ncontent-type: application/octet-stream\r\ncontent-digest: {}\r\ncontent-length: {}\r\n\
         user-agent: {CANARY}\r\nreferer: https://{CANARY}.example/\r\ncookie: {CANARY}=1\r\n{more}",
        letter.digest.header(),
        letter.bytes.len(),
    );
    front.try_ask(POST, "PUT", &format!("/v1/letters/{}", letter.id), &fields, &letter.bytes)
}

/// Letters small and large, refusals that a page can read, and a post box that is away.
fn letters_go_through(kind: Kind) {
    let council = council::exampleshire();
    let mut post_box = post_box(&folder(kind, "letters"), &[]);
    let front = Front::start(kind, &folder(kind, "front"), post_box.address, &council.dir.join("sites"));
    let keys = post_box.keys();
    for letter in [letter(1, 48_000), letter(2, LARGE)] {
        for status in [201, 200] {
            let answer = put(&front, &letter, "");
            assert_eq!(answer.said.status, status, "{}", String::from_utf8_lossy(&answer.said.body));
            assert_eq!(answer.said.outcome(&keys, &letter), Some(Outcome::Kept), "what it signed came through whole");
            assert_eq!(answer.field("access-control-allow-origin"), format!("https://{PORTAL}"));
            assert_eq!(answer.field("strict-transport-security"), "max-age=63072000; includeSubDomains");
            assert_eq!(answer.field("cache-control"), "no-store");
        }
    }
    let too_large = put(&front, &letter(3, 3_000_000), "");
    assert_eq!(too_large.said.status, 413);
    assert_eq!(too_large.field("access-control-allow-origin"), format!("https://{PORTAL}"), "the page can read it");
    for place in ["/ready", "/metrics"] {
        assert_eq!(front.ask(POST, "GET", place, "", &[]).said.status, 404, "{place} is not for the public");
    }

    post_box.stop().expect("it ends in order");
    let away = put(&front, &letter(4, 48_000), "");
    assert_eq!((away.said.status, away.said.retry_after), (503, Some(30)));
    assert_eq!(away.field("content-type"), "application/json");
    assert!(String::from_utf8_lossy(&away.said.body).contains("the post box is away"));
    assert_eq!(away.field("strict-transport-security"), "max-age=63072000; includeSubDomains");
    post_box.start().expect("it is back");
    assert_eq!(put(&front, &letter(4, 48_000), "").said.status, 201, "and the proxy finds it again");

    for log in [front.log(), post_box.log()] {
        for never in [CANARY, "127.0.0.1", &letter(1, 48_000).id.to_string()] {
            assert!(!log.contains(never), "{never} in {log}");
        }
    }
}

/// The rules of a firewall for websites as Debian brings them, with ours or without.
fn firewall(dir: &Path, ours: &str) -> Place {
    let log = dir.join("audit.log");
    let _ = fs::remove_file(&log);
    let rules = format!(
        "SecRuleEngine On\nSecRequestBodyAccess On\nSecAuditEngine RelevantOnly\nSecAuditLogRelevantStatus \"^[45]\"\n\
         SecAuditLogParts ABIJDEFHZ\nSecAuditLogType Serial\nSecAuditLog {}\n\
         Include /etc/modsecurity/crs/crs-setup.conf\n{ours}\nInclude /usr/share/modsecurity-crs/rules/*.conf\n",
        log.display()
    );
    Place { firewall: Some(rules), ..Place::here() }
}

#[test]
fn a_firewall_for_websites_refuses_letters_in_a_way_that_a_page_can_read_and_by_our_rules_lets_them_through() {
    let sites = council::exampleshire().dir.join("sites");
    let post_box = post_box(&folder(Kind::Nginx, "firewall"), &[]);
    for ours in [String::new(), file("modsecurity.conf")] {
        let dir = target().join("deploy");
        let place = firewall(&dir, &ours);
        let front =
            Front::start_at(place, Kind::Nginx, &folder(Kind::Nginx, "front-firewall"), post_box.address, &sites);
        let (first, large) = (put(&front, &letter(1, 48_000), ""), put(&front, &letter(2, LARGE), ""));
        let deleted = front.ask(POST, "DELETE", "/v1/letters/00000000000000000000000000000000", "", &[]);
        let statuses = [first.said.status, large.said.status, deleted.said.status];
        assert_eq!(first.field("access-control-allow-origin"), format!("https://{PORTAL}"));
        if ours.is_empty() {
            assert_eq!(statuses, [403, 403, 403], "if these rules know PUT by now, ours are not needed");
            assert!(String::from_utf8_lossy(&first.said.body).contains("something before the post box"));
            continue;
        }
        assert_eq!(statuses, [201, 201, 401]);
        assert_eq!(first.said.outcome(&post_box.keys(), &letter(1, 48_000)), Some(Outcome::Kept));
        let noted = fs::read_to_string(dir.join("audit.log")).expect("its log");
        assert_eq!(noted, "", "nothing is written down of who came when");
    }
}

/// A sender that claims to be somebody else is still itself.
fn nobody_is_believed_about_themselves(kind: Kind) {
    let council = council::exampleshire();
    let limits = [("sender_letters_burst", 1), ("sender_letters_per_minute", 1)];
    let post_box = post_box(&folder(kind, "limits"), &limits);
    let front = Front::start(kind, &folder(kind, "front-limits"), post_box.address, &council.dir.join("sites"));
    assert_eq!(put(&front, &letter(1, 2_000), "").said.status, 201);
    for claimed in ["x-forwarded-for: 203.0.113.9\r\n", "forwarded: for=203.0.113.9\r\n", "x-real-ip: 203.0.113.9\r\n"]
    {
        let answer = put(&front, &letter(2, 2_000), claimed);
        assert_eq!(answer.said.status, 503, "{claimed}");
        assert!(answer.said.retry_after.is_some());
    }
}

/// Each file of both sites has exactly the fields that press demands, and HSTS.
fn sites_have_their_headers(kind: Kind) {
    let council = council::exampleshire();
    let sites = council.dir.join("sites");
    let post_box = post_box(&folder(kind, "sites"), &[]);
    let front = Front::start(kind, &folder(kind, "front-sites"), post_box.address, &sites);
    for (host, site) in [(PORTAL, "portal"), (INBOX, "inbox")] {
        let demanded = demanded(&fs::read_to_string(sites.join(site).join("_headers")).expect("the headers"));
        let (everywhere, places): (Vec<_>, Vec<_>) = demanded.iter().partition(|(place, _)| place.ends_with('*'));
        for (place, fields) in
            places.iter().step_by(7).chain(places.iter().filter(|(place, _)| place.ends_with(".wasm")))
        {
            let answer = front.ask(host, "GET", place, "accept-encoding: identity\r\n", &[]);
            assert_eq!(answer.said.status, 200, "{place}");
            for (name, value) in everywhere.iter().flat_map(|(_, fields)| fields.iter()).chain(fields.iter()) {
                assert_eq!(answer.field(&name.to_lowercase()), value, "{name} of {place}");
            }
            assert_eq!(answer.field("strict-transport-security"), "max-age=63072000; includeSubDomains");
            if place.ends_with(".wasm") {
                assert_eq!(answer.field("content-type"), "application/wasm", "or no browser starts it while it loads");
            }
        }
        assert_eq!(front.ask(host, "GET", "/front-seat/no-such-page/", "", &[]).said.status, 404);
        let slashless = front.ask(host, "GET", "/front-seat", "", &[]);
        assert!((301..=308).contains(&slashless.said.status), "{}", slashless.said.status);
    }
    let gzip = front.ask(PORTAL, "GET", "/front-seat/", "accept-encoding: br, gzip\r\n", &[]);
    assert_eq!(gzip.field("content-encoding"), if kind == Kind::Caddy { "br" } else { "gzip" });
}

/// The fields of each place in a `_headers` file.
fn demanded(text: &str) -> BTreeMap<String, Vec<(String, String)>> {
    let mut found: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    let mut place = String::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        match line.trim().split_once(": ") {
            Some((name, value)) if line.starts_with(' ') => {
                found.entry(place.clone()).or_default().push((name.to_owned(), value.to_owned()));
            }
            _ => line.trim().clone_into(&mut place),
        }
    }
    found
}

#[test]
fn a_letter_goes_through_our_nginx() {
    letters_go_through(Kind::Nginx);
}

#[test]
fn a_letter_goes_through_our_caddy() {
    letters_go_through(Kind::Caddy);
}

#[test]
fn our_nginx_tells_the_post_box_who_sends_and_believes_nobody() {
    nobody_is_believed_about_themselves(Kind::Nginx);
}

#[test]
fn our_caddy_tells_the_post_box_who_sends_and_believes_nobody() {
    nobody_is_believed_about_themselves(Kind::Caddy);
}

#[test]
fn our_nginx_serves_both_sites_as_press_demands() {
    sites_have_their_headers(Kind::Nginx);
}

#[test]
fn our_caddy_serves_both_sites_as_press_demands() {
    sites_have_their_headers(Kind::Caddy);
}

#[test]
fn the_headers_of_a_site_are_replaced_only_by_whole_ones() {
    let dir = target().join("deploy/headers");
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(&dir).unwrap();
    let (from, to) = (dir.join("_headers"), dir.join("included"));
    let run = |form: &str, site: &str, text: &str| {
        fs::write(&from, text).unwrap();
        fs::write(&to, "as it was").unwrap();
        let script = xtask::step::root().join("src/endpoint/deploy/site-headers.sh");
        let mut command = Command::new("sh");
        command.arg(script).args([form, site]).arg(&to).stdin(fs::File::open(&from).unwrap());
        let done = command.output().unwrap().status.success();
        assert_eq!(fs::read_dir(&dir).unwrap().count(), 2, "nothing is left beside it");
        (done, fs::read_to_string(&to).unwrap())
    };
    let good = "/*\n  X-Content-Type-Options: nosniff\n/a.js\n  Cache-Control: no-cache\n";
    for form in ["nginx", "nginx-kept", "caddy"] {
        let (done, whole) = run(form, "inbox", good);
        assert!(done && whole != "as it was", "{whole}");
        assert_eq!(run(form, "inbox", &good.replace('\n', "\r\n")), (true, whole), "the line ends of Windows");
        for (site, wrong) in [
            ("portl", good),
            ("inbox", ""),
            ("inbox", "\r\n"),
            ("inbox", "/*\n  X-Content-Type-Options: nosniff\n"),
            ("inbox", "/*\n  X-Content-Type-Options\n/a.js\n  Cache-Control: no-cache\n"),
            ("inbox", "<html>\n"),
        ] {
            assert_eq!(run(form, site, wrong), (false, "as it was".to_owned()), "{form} {site} {wrong:?}");
        }
    }
    assert!(!run("apache", "inbox", good).0);
}

#[test]
fn the_backup_unit_takes_away_what_is_too_old_and_what_was_cut_short() {
    let dir = target().join("deploy/prune");
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(&dir).unwrap();
    for (name, age) in [
        ("26-days.sqlite", "26 days"),
        ("28-days.sqlite", "28 days"),
        ("28-days.sqlite.part-0123456789abcdef", "28 days"),
        ("2-days.sqlite.part-0123456789abcdef", "2 days"),
        ("2-days.sqlite.part-0123456789abcdef-journal", "2 days"),
        ("now.sqlite.part-0123456789abcdef", "1 hour"),
        ("28-days.note", "28 days"),
    ] {
        read(Command::new("touch").args(["-d", &format!("{age} ago")]).arg(dir.join(name))).expect("touch");
    }
    let unit = file("front-seat-backup.service");
    let (before, after) = unit.split_once("\nExecStart=").expect("the backup");
    assert!(!after.contains("ExecStartPost="), "what comes after a backup that failed is not done");
    for line in before.lines().filter_map(|line| line.strip_prefix("ExecStartPre=")) {
        let line = line.replace("/var/backups/front-seat", &dir.display().to_string());
        read(Command::new("sh").args(["-c", &line])).expect("find");
    }
    let mut left: Vec<_> =
        fs::read_dir(&dir).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    left.sort();
    assert_eq!(left, ["26-days.sqlite", "28-days.note", "now.sqlite.part-0123456789abcdef"]);
}

#[test]
fn systemd_takes_the_units_and_finds_them_closed() {
    let dir = target().join("deploy/systemd");
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(&dir).unwrap();
    let program = stage::program("endpoint").get_program().to_string_lossy().into_owned();
    let units = ["front-seat.service", "front-seat-backup.service", "front-seat-backup.timer"];
    for unit in units {
        fs::write(dir.join(unit), file(unit).replace("/usr/local/bin/endpoint", &program)).unwrap();
    }
    let verified = Command::new("systemd-analyze")
        .args(["verify", "--man=no"])
        .args(units.map(|unit| dir.join(unit)))
        .output()
        .expect("systemd-analyze");
    let said = String::from_utf8_lossy(&verified.stderr);
    let ours: Vec<_> = said.lines().filter(|line| line.contains("front-seat")).collect();
    assert!(verified.status.success() && ours.is_empty(), "{said}");
    for unit in &units[..2] {
        // 1.5 of 10, as systemd counts it: "OK" begins at 5, and what is left open is the network on this machine.
        read(
            Command::new("systemd-analyze")
                .args(["security", "--no-pager", "--offline=true", "--threshold=20"])
                .arg(dir.join(unit)),
        )
        .unwrap_or_else(|why| panic!("{unit} leaves too much open: {why}"));
    }
}
