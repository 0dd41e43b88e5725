//! Several pages, one outbox: whose turn it is to send a letter, and what pages tell each other about it.

use wire::{LetterId, sending::Told};

use crate::sending::{
    event::{Alarm, Effect, Question},
    outbox::Outbox,
    parcel::{Parcel, State, Turn},
    verdict::ASKED_SECONDS_MAX,
};

/// How long the page that has a letter's turn may say nothing when it is asked, in seconds. Some devices put pages to sleep.
const SILENT_SECONDS: u32 = 5;

/// How long a page that said it is sending is left alone before it is asked how it goes, in seconds.
const SENDING_SECONDS: u32 = 30;

impl Outbox {
    /// Takes in what a worker of another page said: about a letter, or a question about one.
    pub fn heard(&mut self, text: String, now: f64) -> Vec<Effect> {
        match json::read(&text) {
            Some(Question::How(id)) => {
                return self.parcel(id).and_then(|parcel| how_it_goes(parcel)).into_iter().collect();
            }
            Some(Question::Again(id)) => {
                return match self.parcel(id) {
                    Some(parcel) if parcel.is_idle() => self.send_again(id, now),
                    // It is under way: whoever asks must not take this page for asleep.
                    Some(parcel) => how_it_goes(parcel).into_iter().collect(),
                    None => Vec::new(),
                };
            }
            None => {}
        }
        let (id, seconds) = match json::read(&text) {
            Some(Told::Arrived { letter, .. } | Told::NotSent { letter, .. }) => (letter, None),
            Some(Told::Sending { letter, .. }) => (letter, Some(SENDING_SECONDS)),
            Some(Told::Waiting { letter, seconds, .. }) => {
                (letter, Some(seconds.min(ASKED_SECONDS_MAX).saturating_add(SILENT_SECONDS)))
            }
            _ => return Vec::new(),
        };
        let Some(parcel) = self.parcel(id) else { return Vec::new() };
        let is_news = match parcel.state {
            State::Ended => false,
            _ => seconds.is_none() || parcel.turn == Turn::Elsewhere,
        };
        if !is_news {
            return Vec::new();
        }
        parcel.round = parcel.round.wrapping_add(1);
        if seconds.is_none() {
            parcel.state = State::Ended;
            parcel.said.clone_from(&text);
        }
        // It may fall asleep after this: if nothing more comes when it should, it is asked.
        let alarm = Alarm::How { letter: id, round: parcel.round };
        let wake = seconds.filter(|_| parcel.waits_elsewhere()).map(|seconds| Effect::Wake(alarm, seconds));
        std::iter::once(Effect::Tell(text)).chain(wake).collect()
    }

    /// Takes in whether this page has the turn.
    pub(crate) fn turn(&mut self, id: LetterId, mine: bool, now: f64) -> Vec<Effect> {
        match self.parcel(id) {
            Some(parcel) if matches!(parcel.state, State::Ready(_)) => match (mine, parcel.turn) {
                // It sends already: it sealed the letter, or took the turn of a page that slept.
                (_, Turn::Mine) => Vec::new(),
                (true, _) => {
                    parcel.turn = Turn::Mine;
                    self.call(id, now)
                }
                (false, _) => {
                    parcel.turn = Turn::Elsewhere;
                    self.ask_elsewhere(id, &Question::How(id))
                }
            },
            // It is over, or never was: whoever waits for the turn may have it.
            _ if mine => vec![Effect::PassTurn(id)],
            _ => Vec::new(),
        }
    }

    /// Asks the page whose turn it is, and takes the turn if it says nothing.
    pub(crate) fn ask_elsewhere(&mut self, id: LetterId, question: &Question) -> Vec<Effect> {
        let Some(parcel) = self.parcel(id) else { return Vec::new() };
        parcel.round = parcel.round.wrapping_add(1);
        let alarm = Alarm::Silent { letter: id, round: parcel.round };
        vec![Effect::Say(json::write(question)), Effect::Wake(alarm, SILENT_SECONDS)]
    }

    /// Asks the page whose turn it is, if it has said nothing since.
    pub(crate) fn nothing_heard(&mut self, id: LetterId, round: u32) -> Vec<Effect> {
        let quiet = self.parcel(id).is_some_and(|parcel| parcel.round == round && parcel.waits_elsewhere());
        if quiet { self.ask_elsewhere(id, &Question::How(id)) } else { Vec::new() }
    }

    /// Takes the turn of a page that did not answer.
    pub(crate) fn silent(&mut self, id: LetterId, round: u32, now: f64) -> Vec<Effect> {
        match self.parcel(id) {
            // A letter that is sent twice is still one letter: its name and its bytes are the same.
            Some(parcel) if parcel.round == round && parcel.turn == Turn::Elsewhere => {
                parcel.turn = Turn::Mine;
                self.call(id, now)
            }
            _ => Vec::new(),
        }
    }
}

/// What the page whose turn it is said last.
fn how_it_goes(parcel: &Parcel) -> Option<Effect> {
    (parcel.turn == Turn::Mine && !parcel.said.is_empty()).then(|| Effect::Say(parcel.said.clone()))
}
