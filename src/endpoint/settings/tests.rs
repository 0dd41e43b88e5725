//! The settings as tests: from where, which counts, and what is refused.

use std::fs;

use toml::{Table, Value};

use super::{said::uncommented, *};

const FILE: &str = r#"
    database = "letters.sqlite"
    key_dir = "keys"
    keys = "keys.toml"
    leads = ["maya", "mo"]
    origin = "https://post.exampleshire.example"
    portal_origin = "https://frontseat.exampleshire.example"
    inbox_origin = "https://inbox.exampleshire.example"
"#;

fn load(file: &str, variables: &[(&str, &str)]) -> Result<Settings, Fault> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("post-box.toml");
    fs::write(&path, file).unwrap();
    let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Settings::load(Some(&path), variables, [])
}

#[track_caller]
fn check(extra: &str, variables: &[(&str, &str)], expected: &str) {
    let found = load(&format!("{FILE}\n{extra}"), variables).unwrap_err().to_string();
    assert!(found.contains(expected), "{found}");
    assert!(found.ends_with("`endpoint serve --help` explains every key"), "{found}");
    assert!(!found.contains("hunter2"), "{found}");
}

#[test]
fn a_file_with_what_has_no_default_is_enough() {
    let settings = load(FILE, &[]).unwrap();
    assert_eq!((settings.listen.port(), settings.body_seconds, settings.keep_days), (8600, 30, 90));
    assert_eq!(settings.operations_listen.unwrap().port(), 8601);
    assert_eq!(settings.leads, ["maya", "mo"]);
    assert!(settings.proxies.is_empty());
}

#[test]
fn a_variable_counts_more_than_the_file_and_a_flag_more_than_both() {
    let changed = [
        ("FRONT_SEAT_LEADS", "dee, dan"),
        ("FRONT_SEAT_PROXIES", "127.0.0.1,::1"),
        ("FRONT_SEAT_OPERATIONS_LISTEN", "off"),
        ("FRONT_SEAT_QUEUE_MAX", "7"),
        ("HOME", "/home"),
    ];
    let settings = load(FILE, &changed).unwrap();
    assert_eq!((settings.leads, settings.queue_max), (vec!["dee".to_owned(), "dan".to_owned()], 7));
    assert_eq!((settings.proxies.len(), settings.operations_listen), (2, None));

    let file = ["database", "key_dir", "keys"].map(|key| (key.to_owned(), "x".to_owned()));
    let origins = [("origin", "1"), ("portal_origin", "2"), ("inbox_origin", "3")];
    let origins = origins.map(|(key, port)| (key.to_owned(), format!("http://127.0.0.1:{port}")));
    let variable = ("FRONT_SEAT_QUEUE_MAX".to_owned(), "7".to_owned());
    let flags = file.into_iter().chain(origins).chain([("queue_max".to_owned(), "8".to_owned())]);
    assert_eq!(Settings::load(None, [variable], flags).unwrap().queue_max, 8);
}

#[test]
fn a_wrong_key_is_named() {
    check("listne = '127.0.0.1:1'", &[], "post-box.toml, line 10: listne is not a setting (did you mean listen?)");
    check("Listen = '127.0.0.1:1'", &[], "Listen is not a setting (did you mean listen?)");
    check("[post_box]\nlisten = '127.0.0.1:1'", &[], "post_box is not a setting");
    check("leads = []", &[], "post-box.toml, line 10: duplicate key; correct that line");
    check(
        "listen = 'here'",
        &[],
        "post-box.toml, line 10: listen: invalid socket address syntax; in a file it stands as listen = ",
    );
    check("operations_listen = 'here'", &[], "operations_listen is an address as 127.0.0.1:8601, or off");
    check("proxies = ['my-proxy']", &[], "line 10: proxies: invalid IP address syntax");
    check("request_seconds = 30", &[], "request_seconds must be more than body_seconds");
    check("operations_listen = '127.0.0.1:8600'", &[], "operations_listen must not be listen");
    for retired in ["demo_sites", "demo_base", "portal_listen", "inbox_listen"] {
        let expected = format!("{retired} is not a setting any more; take it out");
        check(&format!("{retired} = '127.0.0.1:0'"), &[], &expected);
    }
    check("", &[("FRONT_SEAT_DEMO_SITES", "x")], "the variable FRONT_SEAT_DEMO_SITES is not a setting any more");
    check("", &[("FRONT_SEAT_LISTNE", "x")], "the variable FRONT_SEAT_LISTNE is not a setting");
    check("", &[("FRONT_SEAT_Listen", "x")], "the variable FRONT_SEAT_Listen is not a setting");
    check("", &[("FRONT_SEAT_ORIGIN", "post.example")], "FRONT_SEAT_ORIGIN: an origin is written https://host");
    check("", &[("FRONT_SEAT_INBOX_ORIGIN", "https://post.exampleshire.example")], "must differ");
    let missing = Settings::load(None, [], []).unwrap_err().to_string();
    assert!(missing.contains("database is missing; write database = \"/var/lib"), "{missing}");
}

#[test]
fn a_password_comes_from_a_file_or_a_variable_and_is_never_said_again() {
    let address = "postgres://box:hunter2@db.exampleshire.example/letters";
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("database");
    fs::write(&file, format!("{address}\n")).unwrap();
    let from_file = FILE.replace("database = \"letters.sqlite\"", &format!("database_file = {file:?}"));
    let settings = load(&from_file, &[]).unwrap();
    assert_eq!(settings.database, address);
    assert!(!format!("{settings:?}").contains("hunter2"), "{settings:?}");
    assert_eq!(load(FILE, &[("FRONT_SEAT_DATABASE", address)]).unwrap().database, address);

    let wrong = load(&format!("{FILE}\ndatabase_file = {file:?}"), &[]).unwrap_err().to_string();
    assert!(wrong.contains("database and database_file are both set"), "{wrong}");
    let wrong = Settings::load(None, [], [("database".to_owned(), address.to_owned())]).unwrap_err().to_string();
    assert!(wrong.contains("everybody on this machine can read"), "{wrong}");
    fs::write(&file, "").unwrap();
    let wrong = load(&from_file, &[]).unwrap_err().to_string();
    assert!(wrong.contains("database_file must hold one line"), "{wrong}");
    fs::remove_file(&file).unwrap();
    assert!(load(&from_file, &[]).unwrap_err().to_string().contains("cannot be read"));
    // A line that is half written is not shown: it could be this one.
    check(&format!("database_file = \"{address}"), &[], "line 10: ");
}

/// A number in the file, and the same as a variable.
#[track_caller]
fn check_number(key: &str, written: &str, said: &str, expected: &str) {
    let variable = format!("FRONT_SEAT_{}", key.to_uppercase());
    check(&format!("{key} = {written}"), &[], expected);
    check("", &[(&variable, said)], expected);
    // Whoever is overruled must be right all the same.
    check(&format!("{key} = {written}"), &[(&variable, "30")], expected);
}

#[test]
fn only_a_whole_number_that_makes_sense_is_a_number() {
    for (written, said) in [("true", "true"), ("'yes'", "yes"), ("0.6", "0.6"), ("'90'", ""), ("[90]", " 90")] {
        check_number("keep_days", written, said, "; in a file it stands as keep_days = 90");
    }
    check_number("keep_days", "0", "0", "0 is not in 1..=36500");
    check_number("keep_days", "-1", "-1", "-1 is not in 1..=36500");
    check_number("queue_max", "9e18", "9e18", "; in a file it stands as queue_max = 1024");
    check_number("queue_max", "9_000_000_000_000_000_000", "9000000000000000000", " is not in 1..=100000");
    check_number("stop_seconds", "4000", "99999999999999999999999", "; in a file it stands as stop_seconds = 30");
    let settings = load(&format!("{FILE}\nletters_per_day_max = 0"), &[("FRONT_SEAT_KEEP_DAYS", "60")]).unwrap();
    assert_eq!((settings.letters_per_day_max, settings.keep_days), (0, 60));
}

#[test]
fn closed_is_true_or_false_and_nothing_else() {
    for (written, said) in [("'yes'", "yes"), ("1", "1"), ("[true]", "TRUE")] {
        check(&format!("closed = {written}"), &[], "in a file it stands as closed = false");
        check("", &[("FRONT_SEAT_CLOSED", said)], "in a file it stands as closed = false");
    }
    let closed = |file: &str| load(&format!("{FILE}\n{file}"), &[]).unwrap().closed;
    assert_eq!([closed(""), closed("closed = false"), closed("closed = true")], [false, false, true]);
}

#[test]
fn only_a_text_is_a_text_and_only_a_list_a_list() {
    check("listen = 8600", &[], "line 10: listen: that is another kind of value; in a file it stands as listen = \"");
    check("database_file = true", &[], "line 10: database_file: that is another kind of value");
    check("proxies = '127.0.0.1'", &[], "it stands as proxies = [\"127.0.0.1\", \"::1\"]");
    check("proxies = [1]", &[], "line 10: proxies: that is another kind of value");
}

/// What people read of a setting: its name, its default, and what it is.
fn said_of(flag: &Arg) -> (String, Option<String>, String) {
    let default = flag.get_default_values().first().map(|value| value.to_string_lossy().into_owned());
    (flag.get_id().to_string(), default, flag.get_help().unwrap().to_string())
}

#[test]
fn the_readme_has_every_key_with_its_default_and_what_it_is() {
    let rows = include_str!("../README.md").lines().filter(|line| line.starts_with("| `"));
    let rows: String = rows.map(|row| format!("{row}\n")).collect();
    let row = |flag: Arg| {
        let (name, default, help) = said_of(&flag);
        let needed = help.strip_suffix(" [needed]");
        let default = default.unwrap_or_else(|| needed.map_or("none", |_| "needed").to_owned());
        format!("| `{name}` | {default} | {} |\n", needed.unwrap_or(&help))
    };
    let table: String = Settings::flags().map(row).collect();
    assert!(rows == table, "the table in README.md should be\n{table}");
}

#[test]
fn the_example_has_every_key_with_its_default_and_what_it_is() {
    let keys: Table = toml::from_str(&uncommented()).unwrap();
    assert_eq!(keys.len(), Settings::flags().count(), "no key but those that are explained");
    let text = EXAMPLE.replace("\n# ", " ");
    for (name, default, help) in Settings::flags().map(|flag| said_of(&flag)) {
        let is_needed = help.ends_with(" [needed]");
        let value = match &keys[&name] {
            Value::String(text) => text.clone(),
            value => value.to_string(),
        };
        assert_eq!(default.unwrap_or_else(|| value.clone()), value, "{name}");
        let mark = if is_needed { "" } else { "#" };
        let expected = format!(" {}\n{mark}{name} = ", help.trim_end_matches(" [needed]"));
        assert!(text.contains(&expected), "{expected} in the example");
    }
    for text in [EXAMPLE.to_owned(), uncommented().replace("database_file = ", "#database_file = ")] {
        let settings = load(&text, &[]).unwrap();
        assert_eq!((settings.keep_days, settings.listen.port()), (90, 8600));
    }
}

#[test]
fn who_is_told_fits_together() {
    check("team_mail = 'team'", &[], "line 10: team_mail: Missing domain or user; in a file it stands as team_mail = ");
    check("team_webhook = 'http://chat.example/hunter2'", &[], "team_webhook: a webhook is written https://HOST/…");
    check("smtp = 'smtps://sam:hunter2@mail.example'", &[], "name and password belong into smtp_login_file");
    check(
        "manager_mail = 'a@b.example'",
        &[],
        "the manager is named and nobody of the team is; set team_mail or team_webhook",
    );
    let team = "team_mail = 'a@b.example'";
    check(
        team,
        &[],
        "team_mail is set and smtp is missing; write smtp = \"smtps://mail.exampleshire.example\", but yours",
    );
    let smtp = "smtp = 'smtps://mail.example'";
    check(&format!("{team}\n{smtp}"), &[], "team_mail is set and mail_from is missing");
    check(smtp, &[], "smtp is set and nobody to write to; set team_mail");
    let from = "mail_from = 'c@b.example'";
    check(&format!("{team}\n{smtp}\n{from}"), &[], "hours is missing: without it nobody knows when the office works");
    load(&format!("{FILE}{team}\n{smtp}\n{from}\nhours = 'hours.json'"), &[]).unwrap();
}

#[test]
fn a_webhook_is_a_secret_that_the_command_line_does_not_take() {
    let flag = ("team_webhook".to_owned(), "https://chat.example/hunter2".to_owned());
    let why = Settings::load(None, [], [flag]).unwrap_err().to_string();
    assert!(why.contains("--team-webhook on the command line can be read by everybody"), "{why}");
    assert!(why.contains("the variable FRONT_SEAT_TEAM_WEBHOOK") && !why.contains("hunter2"), "{why}");
}

#[test]
fn the_unit_and_the_container_allow_what_the_settings_promise() {
    let unit = include_str!("../deploy/front-seat.service");
    let said = |key: &str| unit.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('=')).unwrap();
    let settings = load(EXAMPLE, &[]).unwrap();
    let files = settings.connections_max + 64;
    assert_eq!(said("LimitNOFILE"), files.to_string());
    assert!(include_str!("../deploy/Containerfile").contains(&format!("nofile={files}")));
    assert!(said("TimeoutStopSec").parse::<u64>().unwrap() > settings.stop_seconds + 10);
    // What the proxies wait for: longer than the post box does, and shorter than it waits between two requests.
    assert!(include_str!("../deploy/nginx.conf").contains("proxy_read_timeout 50s") && settings.request_seconds < 50);
    assert!(include_str!("../deploy/Caddyfile").contains("keepalive 5s") && settings.header_seconds > 5);
}
