//! Tells people that letters wait. No message holds anything of a letter: not its words, its name, its day or its keys.
//!
//! 1. [`office`]: when the office works, by its own clock;
//! 2. [`due`] and [`digest`]: whom to tell what, worked out from what the store knows;
//! 3. [`mail`] and [`webhook`]: the two ways out; [`call`]: how a webhook is called, and whatever else is on the net.
//!
//! What is to be told is written to the store in one commit with what it is about, and taken away once it is delivered. In
//! between it is tried again and again, by whichever post box comes first. If one dies after a server has taken a message and
//! before that is noted, the message goes twice, by the same Message-ID.

pub mod call;
pub mod digest;
pub mod due;
pub mod mail;
pub mod office;
pub mod webhook;

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use chrono::{DateTime, Utc};
use futures_util::future::join_all;
use tokio::{
    sync::watch,
    time::{sleep, timeout},
};
use wire::Day;

use self::{
    due::{Told, Why},
    mail::{Mail, Post},
    office::Office,
    webhook::Webhook,
};
use crate::{
    Now, Settings,
    fault::Fault,
    settings::notices::NoticeSettings,
    store::{
        Store, StoreError,
        notices::{About, Alarm, NewNotice, Notice, Posted, Raise, Sent},
    },
};

/// How often to look whether something is due. What a new letter tells does not wait for it.
const LOOK: Duration = Duration::from_secs(15);

/// How long a server may take for one message.
const SEND_WAIT: Duration = Duration::from_secs(20);

/// For how long a message is left to whoever tries it, in seconds: longer than any try takes, and than clocks differ.
const LEASE: i64 = 120;

/// How long after a try in vain the next one comes, at first and at most, in seconds.
const AGAIN: (i64, i64) = (10, 300);

const SOON: &str = "Somebody asked to be contacted soon. Open the inbox.";
const NOT_SEEN: &str =
    "Somebody asked to be contacted soon, and nobody has looked in the time that was promised. Open the inbox.";
const NOT_IN_TOUCH: &str = "Somebody asked to be contacted soon, nobody has looked, and by now somebody should have been in touch. Open the inbox.";
const NOT_OPENED: &str = "Letters that nobody has opened in the time that was promised";

/// Tells people.
pub struct Notices {
    store: Arc<dyn Store>,
    now: Now,
    /// The inbox's address, which every message ends with.
    inbox: String,
    /// Nothing if nobody is told.
    office: Option<Office>,
    ways: Vec<Way>,
    /// Something new is to be told.
    news: watch::Sender<()>,
}

/// Who is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// The team.
    Team,
    /// Its manager.
    Manager,
    /// A named senior.
    Senior,
}

/// Messages that are on their way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// How many.
    pub waiting: u64,
    /// For how long the oldest has been.
    pub seconds: u64,
    /// On how many ways the last try failed.
    pub failing: u64,
}

/// A way to somebody.
struct Way {
    who: Who,
    /// As the store has it: `team-mail`.
    word: &'static str,
    out: Out,
}

enum Out {
    Mail(Mail),
    Webhook(Webhook),
}

impl Notices {
    /// Reads what the settings name.
    ///
    /// # Errors
    ///
    /// [`Fault`], which names the key.
    pub fn new(settings: &Settings, store: Arc<dyn Store>, now: Now) -> Result<Self, Fault> {
        let asked = &settings.notices;
        let office = asked.hours.as_deref().map(Office::read).transpose()?;
        let inbox = settings.inbox_origin.as_str().to_owned();
        Ok(Self { store, now, inbox, office, ways: ways(asked, settings.origin.host())?, news: watch::Sender::new(()) })
    }

    /// What is told as soon as a letter is kept; nothing if it does not ask for contact soon, or nobody is to be told.
    pub fn alarm(&self, contact_soon: bool, now: DateTime<Utc>) -> Option<Alarm> {
        let office = self.office.as_ref().filter(|_| contact_soon)?;
        let seen = office.hours.after(office.local(now), office.hours.soon_seen_minutes);
        let notice = self.notice(About::Soon, SOON, &[Who::Team], now);
        Some(Alarm { due: office.moment(seen), notice })
    }

    /// A letter with an alarm was kept: its message goes out now.
    pub fn wake(&self) {
        self.news.send_replace(());
    }

    /// Tells what is due until told to stop; what is being sent at that moment is finished. Each way goes on by itself, so a
    /// server that does not answer keeps no other message waiting.
    pub async fn run(self: Arc<Self>, stop: watch::Receiver<bool>) {
        let looking = async {
            while !*stop.borrow() {
                self.look().await;
                self.rest(stop.clone(), None).await;
            }
        };
        let delivering = self.ways.iter().map(async |way| {
            let mut news = self.news.subscribe();
            while !*stop.borrow() {
                self.deliver(way, &stop).await;
                self.rest(stop.clone(), Some(&mut news)).await;
            }
        });
        if self.office.is_some() {
            tokio::join!(looking, join_all(delivering));
        }
    }

    /// Works out what is due at this moment, and notes that it is to be told.
    pub async fn look(&self) {
        let Some(office) = &self.office else { return };
        match self.raise(office, (self.now)()).await {
            Ok(true) => self.wake(),
            Ok(false) => {}
            Err(why) => tracing::error!(error = %why, "who is to be told could not be worked out; it is tried again"),
        }
    }

    /// How it goes with all messages, on the ways that are set; nothing if nobody is to be told.
    pub async fn posted(&self) -> Option<Posted> {
        self.office.as_ref()?;
        let mut posted = self.store.posted().await.ok()?;
        posted.troubled.retain(|trouble| self.ways.iter().any(|way| way.word == trouble.way));
        Some(posted)
    }

    /// What the operator counts of them.
    pub async fn told(&self) -> Option<Waiting> {
        let Posted { waiting, oldest, troubled, .. } = self.posted().await?;
        let seconds = oldest.map_or(0, |oldest| ((self.now)().timestamp() - oldest).max(0));
        let failing = troubled.iter().filter(|trouble| trouble.failing.is_some()).count();
        Some(Waiting { waiting, seconds: seconds.unsigned_abs(), failing: failing as u64 })
    }

    /// The day, by the office's clock, since which messages have not gone out; nothing while they do.
    pub async fn failing_since(&self) -> Option<String> {
        let office = self.office.as_ref()?;
        let since = self.posted().await?.troubled.iter().filter_map(|trouble| trouble.failing).min()?;
        Some(Day(office.local(DateTime::from_timestamp(since, 0)?).date()).to_string())
    }

    async fn raise(&self, office: &Office, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let unattended = self.store.unattended().await?;
        let posted = self.store.posted().await?;
        let mut told = false;
        if let Some((morning, lines)) = digest::due(office, now, &unattended, &posted) {
            let text = format!("Letters this morning\n{}", lines.join("\n"));
            let notices = (!lines.is_empty()).then(|| self.notice(About::Digest, &text, &[Who::Team], now));
            let morning = Raise { morning: Some(morning), notices: Vec::from_iter(notices), ..Raise::default() };
            told |= self.store.raise(morning).await?;
        }
        let (letters, each): (Vec<_>, Vec<_>) =
            unattended.iter().filter_map(|letter| due::due(letter, office, now)).unzip();
        if letters.is_empty() {
            return Ok(told);
        }
        let notices = self.grouped(each.concat(), now);
        Ok(self.store.raise(Raise { letters, morning: None, notices }).await? || told)
    }

    /// One message for each reason, however many letters have it.
    fn grouped(&self, told: Vec<Told>, now: DateTime<Utc>) -> Vec<NewNotice> {
        let mut groups: BTreeMap<Told, u32> = BTreeMap::new();
        for told in told {
            *groups.entry(told).or_default() += 1;
        }
        let notice = |(Told { why, who }, number): (Told, u32)| match why {
            Why::NotSeen => self.notice(About::Soon, NOT_SEEN, who, now),
            Why::NotInTouch => self.notice(About::Soon, NOT_IN_TOUCH, who, now),
            Why::NotOpened => {
                let text = format!("{NOT_OPENED}: {number}. Open the inbox.");
                self.notice(About::Late, &text, who, now)
            }
        };
        groups.into_iter().map(notice).collect()
    }

    fn notice(&self, about: About, text: &str, who: &[Who], now: DateTime<Utc>) -> NewNotice {
        let ways = self.ways.iter().filter(|way| who.contains(&way.who)).map(|way| way.word).collect();
        NewNotice { about, text: format!("{text}\n{}", self.inbox), ways, since: now.timestamp() }
    }

    /// Sends what is due on a way, one after the other, until something fails.
    async fn deliver(&self, way: &Way, stop: &watch::Receiver<bool>) {
        while !*stop.borrow() {
            let now = (self.now)();
            let claimed = self.store.claim(way.word, now.timestamp(), now.timestamp() + LEASE).await;
            let Ok(Some(notice)) = claimed else { return };
            let sent = timeout(SEND_WAIT, way.send(&notice, now)).await;
            let sent = sent.unwrap_or_else(|_| Err("the server did not answer in time".into()));
            let settled = match &sent {
                Ok(()) => Sent::Gone,
                Err(why) => {
                    tracing::error!(way = way.word, error = why, "a message did not go out; it is tried again");
                    let wait = AGAIN.0.saturating_mul(1 << notice.tries.min(10)).min(AGAIN.1);
                    Sent::Failed { at: now.timestamp(), next: now.timestamp() + wait }
                }
            };
            if self.store.settle(way.word, notice.name, settled).await.is_err() || sent.is_err() {
                return;
            }
        }
    }

    /// Waits until there is something to do.
    async fn rest(&self, mut stop: watch::Receiver<bool>, news: Option<&mut watch::Receiver<()>>) {
        let news = async {
            match news {
                // The sender is ours, and lives.
                Some(news) => drop(news.changed().await),
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            () = sleep(LOOK) => {}
            () = news => {}
            _ = stop.wait_for(|stop| *stop) => {}
        }
    }

    /// Looks, and sends all that is due at this moment.
    #[cfg(test)]
    pub(crate) async fn tick(&self) {
        let (_go_on, stop) = watch::channel(false);
        self.look().await;
        join_all(self.ways.iter().map(|way| self.deliver(way, &stop))).await;
    }
}

impl Way {
    async fn send(&self, notice: &Notice, now: DateTime<Utc>) -> Result<(), String> {
        match &self.out {
            Out::Mail(mail) => mail.send(notice, now).await,
            Out::Webhook(webhook) => webhook.send(&notice.text).await,
        }
    }
}

/// Every way that is set.
fn ways(asked: &NoticeSettings, host: &str) -> Result<Vec<Way>, Fault> {
    const WORDS: [(Who, &str, &str); 3] = [
        (Who::Team, "team-mail", "team-webhook"),
        (Who::Manager, "manager-mail", "manager-webhook"),
        (Who::Senior, "senior-mail", "senior-webhook"),
    ];
    let post = Post::new(asked, host)?.map(Arc::new);
    let mut ways = Vec::new();
    for ((who, by_mail, by_webhook), (_, mail, hook)) in WORDS.into_iter().zip(asked.reached()) {
        if let (Some(post), Some(to)) = (&post, mail) {
            ways.push(Way { who, word: by_mail, out: Out::Mail(Mail { post: Arc::clone(post), to: to.clone() }) });
        }
        if let Some(hook) = hook {
            let out = Out::Webhook(Webhook::new(hook.clone(), asked.ca_file.as_deref())?);
            ways.push(Way { who, word: by_webhook, out });
        }
    }
    Ok(ways)
}
