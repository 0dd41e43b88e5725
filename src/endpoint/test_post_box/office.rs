//! An office that is told things: its post box, its hours, and what reaches its people.

use std::{fs, sync::Arc};

use wire::Deed;

use super::{
    TestPostBox, letter, post_box_with,
    receivers::{Came, Certificate, Door, LOGIN, mail_server, webhook_receiver},
};
use crate::{
    Settings,
    notices::{Notices, office::tests::LONDON},
    store::{NewLetter, Store, open, several::fresh, story::by},
};

/// An office with its team, its manager and a senior, and what reaches them.
pub(super) struct Office {
    pub(super) post_box: TestPostBox,
    pub(super) settings: Settings,
    pub(super) store: Arc<dyn Store>,
    pub(super) notices: Arc<Notices>,
    pub(super) mail: (Door, Came),
    pub(super) webhook: (Door, Came),
    _folder: tempfile::TempDir,
}

impl Office {
    /// With the letters in SQLite, or in the PostgreSQL database of this name. Its clock stands at half a minute to midnight
    /// on Friday 20 November 2026.
    pub(super) async fn new(postgres: Option<&str>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let certificate = Certificate::new(folder.path());
        let place = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
        fs::write(place("hours.json"), LONDON).unwrap();
        fs::write(place("login"), LOGIN).unwrap();
        let (server, came) = mail_server(Some(&certificate), true);
        let mail = (Door::open(server, None).await, came);
        let (receiver, came) = webhook_receiver().await;
        let webhook = (Door::open(receiver, Some(&certificate)).await, came);
        let hook = format!("https://localhost:{}/hook/secret", webhook.0.address.port());
        let smtp = format!("smtp://localhost:{}", mail.0.address.port());
        let database = match postgres {
            Some(name) => Some(fresh(name).await),
            None => None,
        };
        let changes = [
            ("hours", place("hours.json")),
            ("ca_file", certificate.file.clone()),
            ("smtp", smtp),
            ("smtp_login_file", place("login")),
            ("mail_from", "front-seat@exampleshire.example".into()),
            ("team_mail", "team@exampleshire.example".into()),
            ("team_webhook", hook),
            ("manager_mail", "manager@exampleshire.example".into()),
            ("senior_mail", "senior@exampleshire.example".into()),
        ];
        let changed: Vec<_> = changes.iter().map(|(key, value)| (*key, value.as_str())).collect();
        let post_box = post_box_with(&changed);
        let mut settings = post_box.settings.clone();
        settings.database = database.unwrap_or(settings.database);
        let store = open(&settings.database().unwrap(), settings.store_limits()).await.unwrap();
        let notices = Arc::new(Notices::new(&settings, Arc::clone(&store), post_box.now()).unwrap());
        Self { post_box, settings, store, notices, mail, webhook, _folder: folder }
    }

    /// Another post box on the same database, as after a restart.
    pub(super) async fn another(&self) -> (Arc<dyn Store>, Arc<Notices>) {
        let store = open(&self.settings.database().unwrap(), self.settings.store_limits()).await.unwrap();
        let notices = Notices::new(&self.settings, Arc::clone(&store), self.post_box.now()).unwrap();
        (store, Arc::new(notices))
    }

    /// As when the program ends and begins again.
    pub(super) async fn restart(&mut self) {
        self.store.close().await.unwrap();
        (self.store, self.notices) = self.another().await;
    }

    /// A letter comes in; one of an even number asks for contact soon.
    pub(super) async fn comes(&self, id: u16) -> NewLetter {
        let now = self.post_box.now()();
        let letter = letter(id);
        let (alarm, day) = (self.notices.alarm(letter.contact_soon, now), now.date_naive().to_string());
        let letter = NewLetter { alarm, day, ..letter };
        self.store.keep(letter.clone()).await.unwrap();
        letter
    }

    pub(super) async fn is_opened(&self, letter: &NewLetter) {
        assert_eq!(self.store.act(by(1), letter.id, Deed::MarkOpened).await, Ok(true));
    }

    /// Goes on to a moment in UTC, looking every five minutes.
    pub(super) async fn until(&self, moment: &str) {
        let moment: chrono::DateTime<chrono::Utc> = moment.parse().unwrap();
        while self.post_box.now()() < moment {
            self.post_box.wait((moment - self.post_box.now()()).num_seconds().min(300));
            self.notices.tick().await;
        }
    }

    pub(super) async fn shut(&mut self) {
        self.mail.0.shut().await;
        self.webhook.0.shut().await;
    }

    /// All that came since, as `whom: first line`, sorted.
    pub(super) fn came(&mut self) -> Vec<String> {
        let mut lines = Vec::new();
        while let Ok((to, message)) = self.mail.1.try_recv() {
            let subject = message.replace("\r\n ", " ");
            let subject = subject.lines().find_map(|line| line.strip_prefix("Subject: ")).unwrap();
            lines.push(format!("{}: {subject}", to.split('@').next().unwrap()));
        }
        while let Ok((to, text)) = self.webhook.1.try_recv() {
            lines.push(format!("{to}: {}", text.lines().next().unwrap()));
        }
        // The ways go on beside each other.
        lines.sort();
        lines
    }
}
