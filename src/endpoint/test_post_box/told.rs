//! People are told that letters wait: a real mail server, a real webhook, both stores, and a clock that is moved.

use std::{fs, time::Duration};

use tokio::time::timeout;
use wire::staff::Page;

use super::{
    SAM, letter,
    loopback::{listening, send},
    office::Office,
    put,
    receivers::{Certificate, Door, mail_server},
};
use crate::{
    Settings,
    notices::Waiting,
    operations::check::{check, has_fault},
    store::NewLetter,
};

const SOON: &str = "Somebody asked to be contacted soon. Open the inbox.";

/// A message holds the address of the inbox and nothing of a letter.
fn says_nothing_of(message: &str, letter: &NewLetter) {
    assert!(message.contains("https://inbox.exampleshire.example"), "{message}");
    let day = &letter.day;
    for never in [letter.id.to_string(), letter.digest.header(), day.clone(), "keyset".into(), "secret".into()] {
        assert!(!message.contains(&never), "{never} in {message}");
    }
}

/// Both ways are down for an hour, the post box is restarted between, and then one message comes on each.
async fn down_for_an_hour(postgres: Option<&str>) {
    let mut office = Office::new(postgres).await;
    office.shut().await;
    let letter = office.comes(2).await;
    office.notices.tick().await;
    office.until("2026-11-21T00:30:00Z").await;
    office.restart().await;
    office.until("2026-11-21T01:00:00Z").await;
    let told = office.notices.told().await.unwrap();
    assert!(matches!(told, Waiting { waiting: 2, seconds: 3_600..3_700, failing: 2 }), "{told:?}");
    assert_eq!(office.notices.failing_since().await.as_deref(), Some("2026-11-20"));
    office.mail.0.open_again().await;
    office.webhook.0.open_again().await;
    office.until("2026-11-21T01:05:00Z").await;
    let (to, mail) = office.mail.1.try_recv().unwrap();
    let (_, text) = office.webhook.1.try_recv().unwrap();
    assert_eq!(to, "team@exampleshire.example");
    assert!(
        mail.contains(&format!("Subject: {SOON}\r\n")) && mail.contains("Auto-Submitted: auto-generated"),
        "{mail}"
    );
    assert_eq!(text, format!("{SOON}\nhttps://inbox.exampleshire.example"));
    says_nothing_of(&mail, &letter);
    says_nothing_of(&text, &letter);
    office.until("2026-11-21T03:00:00Z").await;
    assert_eq!(office.came(), Vec::<String>::new(), "one message each");
    assert_eq!(office.notices.told().await, Some(Waiting::default()));
    assert_eq!(office.notices.failing_since().await, None);
}

#[tokio::test]
async fn mail_and_webhook_are_down_for_an_hour_and_each_message_comes_once() {
    down_for_an_hour(None).await;
}

#[tokio::test]
async fn the_same_with_postgres() {
    down_for_an_hour(Some("fs_told_down")).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn several_post_boxes_on_one_postgres_tell_each_thing_once() {
    let mut office = Office::new(Some("fs_told_several")).await;
    let others = [office.another().await, office.another().await];
    for id in [2, 4, 6] {
        office.comes(id).await;
    }
    let soon = |whom| format!("{whom}: {SOON}");
    for expected in [[vec![soon("team"); 3], vec![soon("webhook"); 3]].concat(), Vec::new()] {
        let at_once = [&office.notices, &others[0].1, &others[1].1].map(|notices| notices.tick());
        futures_util::future::join_all(at_once).await;
        assert_eq!(office.came(), expected);
    }
    office.post_box.wait(3 * 86_400);
    let at_once = [&office.notices, &others[0].1, &others[1].1].map(|notices| notices.tick());
    futures_util::future::join_all(at_once).await;
    office.notices.tick().await;
    let came = office.came();
    for whom in ["team", "manager", "senior", "webhook"] {
        let mut to: Vec<_> = came.iter().filter(|line| line.starts_with(whom)).collect();
        let all = to.len();
        to.dedup();
        assert!(all > 0 && all == to.len(), "{came:#?}");
    }
}

#[tokio::test]
async fn a_backup_knows_neither_when_a_letter_came_nor_whom_to_tell() {
    let office = Office::new(None).await;
    office.comes(2).await;
    let backup = office.post_box.folder.path().join("backup.sqlite");
    let rows = |path: &std::path::Path| -> u32 {
        let database = rusqlite::Connection::open(path).unwrap();
        let query = "SELECT (SELECT count(*) FROM watched) + (SELECT count(*) FROM notices)";
        database.query_row(query, [], |row| row.get(0)).unwrap()
    };
    assert_eq!(rows(std::path::Path::new(&office.settings.database)), 3);
    crate::store::backup(&office.settings.database().unwrap(), &backup).await.unwrap();
    assert_eq!(rows(&backup), 0);
    assert!(!String::from_utf8_lossy(&fs::read(&backup).unwrap()).contains(SOON), "nor in a page that is free");
}

/// From the first message to the hour after somebody should have been in touch.
async fn goes_up(postgres: Option<&str>) {
    let mut office = Office::new(postgres).await;
    let letter = office.comes(2).await;
    office.notices.tick().await;
    assert_eq!(office.came(), [format!("team: {SOON}"), format!("webhook: {SOON}")]);
    office.until("2026-11-23T10:59:00Z").await;
    let morning = ["team: Letters this morning", "webhook: Letters this morning"];
    assert_eq!(office.came(), morning, "Monday's digest");
    office.until("2026-11-23T11:00:00Z").await;
    let not_seen = "Somebody asked to be contacted soon, and nobody has looked in the time that was promised.";
    let came = office.came();
    assert_eq!(came.len(), 3, "{came:?}");
    for (line, whom) in came.iter().zip(["manager", "team", "webhook"]) {
        assert!(line.starts_with(&format!("{whom}: {not_seen}")), "{line}");
    }
    office.until("2026-11-23T17:00:00Z").await;
    office.until("2026-11-24T09:00:00Z").await;
    let came = office.came().into_iter().filter(|line| !line.contains("this morning"));
    let whom: Vec<_> = came.map(|line| line.split(':').next().unwrap().to_owned()).collect();
    assert_eq!(whom, ["manager", "senior"], "once as the day ends; the next working hour ends at ten");
    office.until("2026-11-24T10:00:00Z").await;
    assert_eq!(office.came().len(), 2);
    office.is_opened(&letter).await;
    office.until("2026-11-24T20:00:00Z").await;
    assert_eq!(office.came(), Vec::<String>::new(), "somebody has looked");
    assert_eq!(office.store.unattended().await, Ok(vec![]));
}

#[tokio::test]
async fn contact_soon_goes_up_to_the_manager_and_a_senior_until_it_is_opened() {
    goes_up(None).await;
}

#[tokio::test]
async fn it_goes_up_with_postgres_too() {
    goes_up(Some("fs_told_up")).await;
}

#[tokio::test]
async fn a_letter_that_is_not_opened_in_time_is_told_to_the_team_and_then_to_the_manager() {
    let mut office = Office::new(None).await;
    for id in [1, 3] {
        office.comes(id).await;
    }
    office.until("2026-11-23T16:59:00Z").await;
    assert_eq!(office.came().len(), 2, "the digest");
    let late = "Letters that nobody has opened in the time that was promised: 2. Open the inbox.";
    office.until("2026-11-23T17:00:00Z").await;
    assert_eq!(office.came(), [format!("team: {late}"), format!("webhook: {late}")]);
    office.until("2026-11-24T17:00:00Z").await;
    assert_eq!(office.came(), [format!("manager: {late}")], "and nobody else");
    office.until("2026-11-25T07:00:00Z").await;
    assert_eq!(office.came(), Vec::<String>::new());
}

#[tokio::test]
async fn the_digest_counts_what_waits_tells_of_what_failed_and_is_silent_where_there_is_nothing() {
    let mut office = Office::new(None).await;
    office.until("2026-11-23T12:00:00Z").await;
    assert_eq!(office.came(), Vec::<String>::new(), "nothing is nothing");
    office.comes(1).await;
    let soon = office.comes(2).await;
    office.mail.0.shut().await;
    office.notices.tick().await;
    office.is_opened(&soon).await;
    office.until("2026-11-24T08:29:00Z").await;
    assert_eq!(office.came(), [format!("webhook: {SOON}")]);
    assert_eq!(office.notices.failing_since().await.as_deref(), Some("2026-11-23"), "nothing waits, and still");
    office.mail.0.open_again().await;
    office.until("2026-11-24T08:30:00Z").await;
    let lines = "Letters this morning\nNew and not opened: 1\nMessages have not gone out since 23 November: team-mail\n\
                 https://inbox.exampleshire.example";
    assert_eq!(office.webhook.1.recv().await.unwrap().1, lines);
    assert!(office.mail.1.recv().await.unwrap().1.replace("\r\n", "\n").contains(lines));
    assert_eq!(office.notices.failing_since().await, None);
    office.until("2026-12-01T09:00:00Z").await;
    let mut texts = Vec::new();
    while let Ok((_, text)) = office.webhook.1.try_recv() {
        texts.extend(text.lines().filter(|line| line.contains("more than 5")).map(str::to_owned));
    }
    assert_eq!(texts, ["Not opened for more than 5 working days: 1"], "{texts:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_team_is_told_within_two_seconds_of_the_acknowledgement() {
    let mut office = Office::new(None).await;
    let serving = listening(&office.post_box).await;
    let soon = letter(2);
    assert_eq!(send(serving.post_box, put(&soon)).await.0, 201);
    let told = async { (office.mail.1.recv().await.unwrap(), office.webhook.1.recv().await.unwrap()) };
    let (mail, webhook) = timeout(Duration::from_secs(2), told).await.expect("two seconds");
    assert!(mail.1.contains(SOON) && webhook.1.contains(SOON));
    assert_eq!(send(serving.post_box, put(&soon)).await.0, 200);
    assert_eq!(send(serving.post_box, put(&letter(3))).await.0, 201);
    serving.stop().await.unwrap();
    assert_eq!(office.came(), Vec::<String>::new(), "a letter that is sent again, or that does not ask for it");
}

#[tokio::test]
async fn the_inbox_is_told_since_when_messages_do_not_go_out() {
    let mut office = Office::new(None).await;
    let since = async |office: &Office| {
        let sam = office.post_box.token("sam", SAM).await;
        let answer = office.post_box.staff("GET", "/v1/letters", &sam).await;
        let page: Page = serde_json::from_slice(&answer.body).unwrap();
        assert_eq!(answer.text().contains("mail_failing_since"), page.mail_failing_since.is_some());
        page.mail_failing_since
    };
    assert_eq!(since(&office).await, None);
    office.shut().await;
    office.comes(2).await;
    office.notices.tick().await;
    assert_eq!(since(&office).await.as_deref(), Some("2026-11-20"));
    office.webhook.0.open_again().await;
    office.until("2026-11-21T00:05:00Z").await;
    assert_eq!(since(&office).await.as_deref(), Some("2026-11-20"), "mail is still down");
    office.mail.0.open_again().await;
    office.until("2026-11-21T00:10:00Z").await;
    assert_eq!(since(&office).await, None);
}

#[tokio::test]
async fn mail_goes_over_tls_or_not_at_all_and_check_says_how_it_is() {
    let office = Office::new(None).await;
    let said = async |change: &dyn Fn(&mut Settings)| {
        let mut settings = office.settings.clone();
        change(&mut settings);
        let findings = check(&settings, &office.post_box.now()).await;
        let told =
            findings.iter().filter(|found| ["told", "hours", "smtp", "smtp login", "webhook"].contains(&found.what));
        let told: Vec<_> = told.cloned().collect();
        (has_fault(&told), told.iter().map(|found| format!("{found}\n")).collect::<String>())
    };
    office.post_box.date_database();
    let mode = std::os::unix::fs::PermissionsExt::from_mode;
    fs::set_permissions(office.settings.notices.smtp_login_file.as_ref().unwrap(), mode(0o600)).unwrap();
    let (faulty, text) = said(&|_| {}).await;
    assert!(!faulty && text.contains("ok     smtp         the mail server lets us in"), "{text}");
    assert!(
        text.contains("ok     told         team, manager, senior") && text.contains("team: localhost answers"),
        "{text}"
    );
    assert!(!text.contains("secret"), "{text}");

    let (_, text) = said(&|settings| settings.notices = Default::default()).await;
    assert!(text.starts_with("note   told         nobody: "), "{text}");
    let (_, text) = said(&|settings| settings.notices.senior_mail = None).await;
    assert!(text.contains("note   told         team, manager, and no senior: "), "{text}");

    let wrong = office.post_box.folder.path().join("wrong");
    fs::write(&wrong, "front-seat\nguess\n").unwrap();
    let (faulty, text) = said(&|settings| settings.notices.smtp_login_file = Some(wrong.clone())).await;
    assert!(
        faulty && text.contains("fault  smtp         the mail server does not let us in: permanent error (535)"),
        "{text}"
    );

    // A server that does not speak TLS is told nothing, not even the password.
    let (plain, _) = mail_server(None, false);
    let (faulty, text) = said(&|settings| {
        settings.notices.smtp = Some(format!("smtp://localhost:{}", plain.port()).parse().unwrap());
    })
    .await;
    assert!(faulty && text.contains("fault  smtp         the mail server does not let us in: "), "{text}");
    let (faulty, text) = said(&|settings| {
        settings.notices.smtp = Some(format!("plain://localhost:{}", plain.port()).parse().unwrap());
        settings.notices.smtp_login_file = None;
    })
    .await;
    assert!(
        !faulty && text.contains("note   smtp         the mail server on this machine lets us in, without TLS"),
        "{text}"
    );

    // A certificate that nobody we trust has signed.
    let (faulty, text) = said(&|settings| settings.notices.ca_file = None).await;
    assert!(faulty && text.contains("fault  smtp") && text.contains("fault  webhook"), "{text}");
}

#[tokio::test]
async fn mail_goes_over_tls_from_the_first_byte() {
    let mut office = Office::new(None).await;
    let folder = tempfile::tempdir().unwrap();
    let certificate = Certificate::new(folder.path());
    let (server, mut came) = mail_server(None, false);
    let door = Door::open(server, Some(&certificate)).await;
    let asked = &mut office.settings.notices;
    asked.smtp = Some(format!("smtps://localhost:{}", door.address.port()).parse().unwrap());
    (asked.ca_file, asked.smtp_login_file, asked.team_webhook) = (Some(certificate.file.into()), None, None);
    office.restart().await;
    office.comes(2).await;
    office.notices.tick().await;
    assert!(came.try_recv().unwrap().1.contains(SOON));
}
