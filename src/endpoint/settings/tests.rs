//! The settings as tests: from where, which counts, and what is refused.

use super::*;

const FILE: &str = r#"
    database = "letters.sqlite"
    key_dir = "keys"
    keys = "keys.toml"
    leads = ["maya", "mo"]
    origin = "https://post.exampleshire.example"
    portal_origin = "https://frontseat.exampleshire.example"
    inbox_origin = "https://inbox.exampleshire.example"
"#;

fn load(file: &str, variables: &[(&str, &str)]) -> Result<Settings, SettingsFault> {
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

    let file = ["database", "key_dir", "keys"].map(|key| (key, "x".to_owned()));
    let origins = [("origin", "1"), ("portal_origin", "2"), ("inbox_origin", "3")];
    let origins = origins.map(|(key, port)| (key, format!("http://127.0.0.1:{port}")));
    let variable = ("FRONT_SEAT_QUEUE_MAX".to_owned(), "7".to_owned());
    let flags = file.into_iter().chain(origins).chain([("queue_max", "8".to_owned())]);
    assert_eq!(Settings::load(None, [variable], flags).unwrap().queue_max, 8);
}

#[test]
fn a_wrong_key_is_named() {
    check("listne = '127.0.0.1:1'", &[], "post-box.toml: listne is not a setting (did you mean listen?)");
    check("Listen = '127.0.0.1:1'", &[], "Listen is not a setting (did you mean listen?)");
    check("[post_box]\nlisten = '127.0.0.1:1'", &[], "post_box is not a setting");
    check("leads = []", &[], "post-box.toml, line 10: duplicate key; correct that line");
    check("listen = 'here'", &[], "`listen`");
    check("operations_listen = 'here'", &[], "operations_listen is an address as 127.0.0.1:8601, or off");
    check("proxies = ['my-proxy']", &[], "for key `proxies[0]`");
    check("queue_max = 'many'", &[], "`queue_max`");
    check("queue_max = 0", &[], "queue_max is out of range");
    check("keep_days = 0", &[], "keep_days is out of range");
    check("request_seconds = 30", &[], "request_seconds must be more than body_seconds");
    check("operations_listen = '127.0.0.1:8600'", &[], "operations_listen must not be listen");
    for retired in ["demo_sites", "demo_base", "portal_listen", "inbox_listen"] {
        let expected = format!("{retired} is not a setting any more; take it out");
        check(&format!("{retired} = '127.0.0.1:0'"), &[], &expected);
    }
    check("", &[("FRONT_SEAT_LISTNE", "x")], "the variable FRONT_SEAT_LISTNE is not a setting");
    check("", &[("FRONT_SEAT_Listen", "x")], "the variable FRONT_SEAT_Listen is not a setting");
    check("", &[("FRONT_SEAT_ORIGIN", "post.example")], "http");
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
    let wrong = Settings::load(None, [], [("database", address.to_owned())]).unwrap_err().to_string();
    assert!(wrong.contains("everybody on this machine can read"), "{wrong}");
    fs::write(&file, "").unwrap();
    let wrong = load(&from_file, &[]).unwrap_err().to_string();
    assert!(wrong.contains("database_file must hold one line"), "{wrong}");
    fs::remove_file(&file).unwrap();
    assert!(load(&from_file, &[]).unwrap_err().to_string().contains("cannot be read"));
    // A line that is half written is not shown: it could be this one.
    check(&format!("database_file = \"{address}"), &[], "line 10: ");
}

#[test]
fn every_key_is_a_field_and_every_field_a_key() {
    let fields = serde_json::from_str::<Settings>(r#"{ "no_such_key": 1 }"#).unwrap_err().to_string();
    for key in names() {
        assert!(fields.contains(&format!("`{key}`")), "{key} is no field: {fields}");
    }
    assert_eq!(fields.matches('`').count() / 2, KEYS.len() + 1, "{fields}");
}
