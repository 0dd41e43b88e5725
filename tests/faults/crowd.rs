//! Senders: each a thread with its own connection, doing what the ledger says until it says that it is over.

use std::{
    net::SocketAddr,
    sync::Arc,
    thread::{self, JoinHandle},
    time::Duration,
};

use promises::load::Client;

use crate::{
    chance::Chance,
    ledger::{Ledger, Phase},
};

/// A sender that was refused comes again after so long, far sooner than it was told: what recovers is under load at once.
const COME_AGAIN: Duration = Duration::from_millis(10);

/// So many senders, until they are sent home.
pub struct Crowd {
    ledger: Arc<Ledger>,
    senders: Vec<JoinHandle<()>>,
}

impl Crowd {
    /// Senders that put letters as a browser does: the whole request, then the whole answer.
    pub fn gather(ledger: &Arc<Ledger>, address: SocketAddr, senders: usize, seed: u64) -> Self {
        Self::with(ledger, senders, seed, move |ledger, chance| put_letters(ledger, address, chance))
    }

    /// Senders that do something else.
    pub fn with<F>(ledger: &Arc<Ledger>, senders: usize, seed: u64, work: F) -> Self
    where
        F: Fn(&Ledger, &mut Chance) + Clone + Send + 'static,
    {
        let senders = (0..senders).map(|number| {
            let (ledger, work) = (Arc::clone(ledger), work.clone());
            let mut chance = Chance::new(seed, 1_000 + u64::try_from(number).unwrap_or(0));
            thread::spawn(move || work(&ledger, &mut chance))
        });
        Self { ledger: Arc::clone(ledger), senders: senders.collect() }
    }

    /// Sends everybody home.
    ///
    /// # Panics
    ///
    /// If a sender panicked.
    pub fn home(self) {
        self.ledger.tell(Phase::Over);
        for sender in self.senders {
            sender.join().expect("a sender panicked");
        }
    }
}

fn put_letters(ledger: &Ledger, address: SocketAddr, chance: &mut Chance) {
    let mut client = None;
    while let Some((number, letter)) = ledger.take(chance) {
        if client.is_none() {
            client = Client::connect(address).ok();
        }
        match client.as_mut().map(|client| client.put(&letter)) {
            Some(Ok(said)) => {
                ledger.said(number, &letter, &said);
                if said.retry_after.is_some() {
                    thread::sleep(COME_AGAIN);
                }
            }
            Some(Err(_)) | None => {
                ledger.unheard(number);
                thread::sleep(COME_AGAIN);
            }
        }
    }
}
