//! Letters on their way: sealed and sent at once, by one page, until a signed acknowledgement is verified.
//!
//! What is not sealed lives in memory only, and only until the site has said that its key-set stands, or somebody says to
//! forget it.

use std::rc::Rc;

use rand_core::{TryCryptoRng, UnwrapErr};
use wire::{
    Envelope, LetterId, Trouble,
    sending::{Ask, SendLetter, Told},
};
use zeroize::Zeroize;

use crate::{
    call::{Answer, Request},
    sending::{
        event::{Alarm, Call, Device, Effect, Event, Question, Stored},
        keeping::{SLOW_SECONDS, waiting},
        keys::{Fetched, Keys},
        parcel::{Keep, Parcel, State, Turn, digest_of, seal, wipe},
        verdict::{ASKED_SECONDS_MAX, Verdict, judge, patience},
    },
};

/// Every letter of this page, and those that waited on this device when it looked.
pub struct Outbox {
    keys: Keys,
    /// A handful at most, so a list will do.
    letters: Vec<Parcel>,
    /// Whether the last look at this device did not show everything.
    unseen: bool,
}

impl Outbox {
    /// An empty one, for pages of this origin.
    pub fn new(own_origin: &str) -> Self {
        Self { keys: Keys::new(own_origin), letters: Vec::new(), unseen: false }
    }

    /// Takes in what happened and tells what to do about it. `now` is in seconds since 1970, by this device's clock.
    /// Randomness is needed to seal a letter and for nothing else: where it fails, only a letter not sealed yet is not sent.
    pub fn handle(&mut self, event: Event, now: f64, rng: &mut impl TryCryptoRng) -> Vec<Effect> {
        match event {
            Event::Asked(mut text) => {
                let ask = json::read(&text);
                text.zeroize();
                match ask {
                    Some(ask) => self.asked(ask, now, rng),
                    None => failed(Trouble::Device),
                }
            }
            Event::Answered(call, answer) => self.answered(&call, &answer, now, rng),
            Event::Woke(alarm) => self.woke(&alarm, now),
            Event::Device(device) => self.device(device, now),
            Event::Heard(text) => self.heard(text, now),
        }
    }

    fn asked(&mut self, ask: Ask, now: f64, rng: &mut impl TryCryptoRng) -> Vec<Effect> {
        match ask {
            Ask::Send(letter) => self.send(letter, now),
            Ask::SendAgain { letter } => self.send_again(letter, now),
            Ask::Begin { keyset_url, post_box } => match self.keys.settle(&keyset_url, &post_box) {
                Ok(()) => self.keys.fetch(),
                Err(why) => failed(why),
            },
            Ask::Look => vec![Effect::Look],
            Ask::TryNow => {
                let tried: Vec<Effect> = self.ids().into_iter().flat_map(|id| self.send_again(id, now)).collect();
                tried.into_iter().chain(self.look_again()).collect()
            }
            Ask::Wake => self.wake(now),
            Ask::Keep => self.seal_all(now, rng).into_iter().chain(self.keep_all()).collect(),
            Ask::MayKeep => self.may_keep(),
            Ask::Wipe => self.seal_all(now, rng).into_iter().chain(self.wipe()).collect(),
        }
    }

    fn device(&mut self, device: Device, now: f64) -> Vec<Effect> {
        match device {
            Device::Found { stored, unseen } => self.found(stored, unseen, now),
            Device::Kept(id, kept) => self.kept(id, kept),
            Device::Forgot(id) => self.forgot(id),
            Device::Turn(id, mine) => self.turn(id, mine, now),
        }
    }

    fn woke(&mut self, alarm: &Alarm, now: f64) -> Vec<Effect> {
        match *alarm {
            Alarm::Keys { call } => self.keys.woke(call),
            Alarm::Retry { letter, round } => match self.parcel(letter) {
                Some(parcel) if parcel.round == round => self.call(letter, now),
                _ => Vec::new(),
            },
            Alarm::Slow { letter } => self.slow(letter).into_iter().collect(),
            Alarm::How { letter, round } => self.nothing_heard(letter, round),
            Alarm::Silent { letter, round } => self.silent(letter, round, now),
        }
    }

    fn answered(&mut self, call: &Call, answer: &Answer, now: f64, rng: &mut impl TryCryptoRng) -> Vec<Effect> {
        match *call {
            Call::KeySet(call) => match self.keys.answered(call, answer) {
                Fetched::Late => Vec::new(),
                Fetched::Here => {
                    let ids = self.ids();
                    ids.into_iter().flat_map(|id| [self.seal(id, now, rng), self.call(id, now)]).flatten().collect()
                }
                Fetched::Later(seconds, why) => {
                    let mut effects = self.waiting_for_keys(seconds, why, now);
                    effects.push(self.keys.again_in(seconds));
                    effects
                }
                Fetched::Never(why) => self.without_keys(why, now),
            },
            Call::Put(id) => self.put(id, answer, now),
        }
    }

    /// Takes in a letter, to be sealed and sent once its keys are known to stand, before anything is written down. Asked twice,
    /// it sends the same bytes again.
    fn send(&mut self, mut letter: SendLetter, now: f64) -> Vec<Effect> {
        let (id, asked) = (letter.letter, digest_of(&letter));
        if let Some(parcel) = self.parcel(id) {
            let same = parcel.asked == Some(asked);
            wipe(&mut letter);
            return if same { self.send_again(id, now) } else { not_sent(id, Trouble::OtherLetter) };
        }
        if let Err(why) = self.keys.settle(&letter.keyset_url, &letter.post_box) {
            wipe(&mut letter);
            return not_sent(id, why);
        }
        self.letters.push(Parcel::asked(letter, asked));
        self.keys.fetch_anew()
    }

    /// Sends a letter again at once, or has the page do it whose turn it is.
    pub(crate) fn send_again(&mut self, id: LetterId, now: f64) -> Vec<Effect> {
        let Some(parcel) = self.parcel(id) else {
            return failed(Trouble::NoSuchLetter);
        };
        match (&parcel.state, parcel.turn) {
            (State::Ended, _) => vec![Effect::Tell(parcel.said.clone())],
            (State::Open(_), _) => self.keys.fetch_anew(),
            (State::Ready(_), Turn::Elsewhere) => self.ask_elsewhere(id, &Question::Again(id)),
            (State::Ready(_), Turn::Mine) => {
                parcel.failed = 0;
                parcel.not_before = 0.0;
                if parcel.calling {
                    return vec![Effect::tell(&Told::Sending { letter: id, attempt: parcel.attempt })];
                }
                self.call(id, now)
            }
            _ => Vec::new(),
        }
    }

    /// Tries what waits, unless the post box asked for more time.
    fn wake(&mut self, now: f64) -> Vec<Effect> {
        let mut effects = self.keys.fetch();
        effects.extend(self.look_again());
        for id in self.ids() {
            let Some(parcel) = self.parcel(id) else { continue };
            if parcel.waits_elsewhere() {
                effects.extend(self.ask_elsewhere(id, &Question::How(id)));
                continue;
            }
            // A clock that was set back would have us wait for ever.
            let too_soon = (f64::EPSILON..=f64::from(ASKED_SECONDS_MAX)).contains(&(parcel.not_before - now));
            if !too_soon {
                parcel.failed = 0;
                effects.extend(self.call(id, now));
            }
        }
        effects
    }

    /// Whoever leaves does not wait for the site's word on its keys.
    fn seal_all(&mut self, now: f64, rng: &mut impl TryCryptoRng) -> Vec<Effect> {
        self.ids().into_iter().flat_map(|id| self.seal(id, now, rng)).collect()
    }

    /// Forgets what can still be read, and keeps the rest: the page is often left in this moment.
    fn wipe(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.letters.retain_mut(|parcel| {
            let State::Open(letter) = &mut parcel.state else { return true };
            wipe(letter);
            effects.extend(not_sent(parcel.id, Trouble::Offline));
            false
        });
        effects.extend(self.keep_all());
        effects
    }

    fn found(&mut self, stored: Vec<Stored>, unseen: bool, now: f64) -> Vec<Effect> {
        let lying = stored.len();
        // Bytes that this version cannot read are left where they are: another one may have written them.
        let mut letters: Vec<Stored> = stored.into_iter().filter(|one| Envelope::parse(&one.bytes).is_ok()).collect();
        self.unseen = unseen || letters.len() < lying;
        let mut effects = Vec::new();
        letters.retain(|stored| {
            // The device could not take it out when it was over.
            let over = self.parcel(stored.letter).is_some_and(|parcel| matches!(parcel.state, State::Ended));
            effects.extend(over.then_some(Effect::Forget(stored.letter)));
            !over
        });
        let count = u32::try_from(letters.len()).unwrap_or(u32::MAX);
        effects.push(Effect::tell(&Told::Outbox { letters: count, unseen: self.unseen }));
        for stored in letters {
            let id = stored.letter;
            if self.parcel(id).is_none() {
                let mut parcel = Parcel::found(stored);
                effects.push(Effect::TakeTurn(id));
                effects.extend(old(&mut parcel, now));
                self.letters.push(parcel);
            }
        }
        effects
    }

    /// Looks once more, if the last look did not show everything.
    fn look_again(&self) -> Option<Effect> {
        self.unseen.then_some(Effect::Look)
    }

    /// Seals a letter, once the keys are here, and sends it.
    fn seal(&mut self, id: LetterId, now: f64, rng: &mut impl TryCryptoRng) -> Vec<Effect> {
        let Some(found) = self.keys.found().filter(|_| !self.keys.taken_back()) else { return Vec::new() };
        let Some(parcel) = self.letters.iter_mut().find(|parcel| parcel.id == id) else { return Vec::new() };
        let State::Open(letter) = &mut parcel.state else { return Vec::new() };
        // Asked for first: sealing with a silent generator would be worse than not sealing.
        let sealed = match rng.try_fill_bytes(&mut [0; 32]) {
            Ok(()) => seal(letter, &found.keyset, now, &mut UnwrapErr(rng)),
            Err(_) => {
                wipe(letter);
                Err(Trouble::Device)
            }
        };
        match sealed {
            Ok(sealed) => {
                parcel.state = State::Ready(sealed);
                // Nobody else can know of it. Other pages are to find the turn taken if it is ever written down.
                parcel.turn = Turn::Mine;
                let slow = Effect::Wake(Alarm::Slow { letter: id }, SLOW_SECONDS);
                [Effect::TakeTurn(id), slow].into_iter().chain(self.call(id, now)).collect()
            }
            Err(why) => {
                // Nothing was sealed; the page still holds the answers and may ask anew.
                self.letters.retain(|parcel| parcel.id != id);
                not_sent(id, why)
            }
        }
    }

    /// Sends a letter, if it is this page's turn and nothing is under way.
    pub(crate) fn call(&mut self, id: LetterId, now: f64) -> Vec<Effect> {
        let url = format!("{}/v1/letters/{id}", self.keys.post_box());
        let Some(parcel) = self.letters.iter_mut().find(|parcel| parcel.id == id && parcel.is_idle()) else {
            return Vec::new();
        };
        // Whatever alarm is still set belongs to an earlier round.
        parcel.round = parcel.round.wrapping_add(1);
        let State::Ready(sealed) = &parcel.state else { return Vec::new() };
        // Without the keys nobody could tell whether the answer is true.
        if self.keys.found().is_none() {
            return self.keys.fetch();
        }
        parcel.calling = true;
        parcel.attempt = parcel.attempt.saturating_add(1);
        parcel.wait = patience(sealed.bytes.len(), parcel.late);
        parcel.give_up = now + f64::from(parcel.wait);
        let request = Request::with_body("PUT", url, "application/octet-stream", Rc::clone(&sealed.bytes))
            .header("Content-Digest", sealed.digest.header())
            .patience(parcel.wait);
        let told = Told::Sending { letter: id, attempt: parcel.attempt };
        vec![announced(parcel, &told), Effect::Fetch(Call::Put(id), request)]
    }

    fn put(&mut self, id: LetterId, answer: &Answer, now: f64) -> Vec<Effect> {
        let Some(parcel) = self.letters.iter_mut().find(|parcel| parcel.id == id) else { return Vec::new() };
        parcel.calling = false;
        // Some browsers blur their clocks.
        if answer.is_none() && now >= parcel.give_up - 1.0 {
            parcel.late = parcel.late.saturating_add(1);
        } else if answer.is_some() {
            parcel.late = 0;
        }
        let State::Ready(sealed) = &parcel.state else { return Vec::new() };
        let Some(found) = self.keys.found() else { return self.keys.fetch() };
        let last_word = match judge(answer, id, sealed.digest, &found.signer, parcel.failed) {
            Verdict::Arrived { day } => Told::Arrived { letter: id, day },
            Verdict::NotSent(why) => Told::NotSent { letter: id, why },
            Verdict::TryAgain { seconds, why } => {
                parcel.failed = parcel.failed.saturating_add(1);
                parcel.round = parcel.round.wrapping_add(1);
                let asked = answer.as_ref().is_some_and(|reply| reply.retry_after.is_some());
                parcel.not_before = if asked { now + f64::from(seconds) } else { 0.0 };
                (parcel.why, parcel.wait) = (why, seconds);
                let alarm = Effect::Wake(Alarm::Retry { letter: id, round: parcel.round }, seconds);
                let old = old(parcel, now);
                return self.waits(id).into_iter().chain([alarm]).chain(old).collect();
            }
        };
        if matches!(parcel.keep, Keep::Asked | Keep::Done) {
            // Taken out first: whoever reads that it has arrived may switch the device off.
            parcel.state = State::Ending(last_word);
            return vec![Effect::Forget(id)];
        }
        parcel.state = State::Ended;
        let late = (parcel.keep == Keep::Refused).then_some(Effect::Forget(id));
        [announced(parcel, &last_word), Effect::PassTurn(id)].into_iter().chain(late).collect()
    }

    fn waiting_for_keys(&mut self, seconds: u32, why: Trouble, now: f64) -> Vec<Effect> {
        let waits = |parcel: &&mut Parcel| parcel.is_idle() || matches!(parcel.state, State::Open(_));
        let waiting = self.letters.iter_mut().filter(waits).flat_map(|parcel| {
            (parcel.why, parcel.wait) = (why, seconds);
            std::iter::once(waiting(parcel)).chain(old(parcel, now)).collect::<Vec<_>>()
        });
        waiting.collect()
    }

    /// The key-set is not there: what is not sealed cannot be, and what is sealed waits for a better day.
    fn without_keys(&mut self, why: Trouble, now: f64) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.letters.retain_mut(|parcel| {
            let State::Open(letter) = &mut parcel.state else { return true };
            wipe(letter);
            effects.extend(not_sent(parcel.id, why));
            false
        });
        if self.keys.taken_back() {
            return effects;
        }
        let seconds = self.keys.patience();
        let waiting = self.waiting_for_keys(seconds, why, now);
        if !waiting.is_empty() {
            effects.extend(waiting);
            effects.push(self.keys.again_in(seconds));
        }
        effects
    }

    pub(crate) fn ids(&self) -> Vec<LetterId> {
        self.letters.iter().map(|parcel| parcel.id).collect()
    }

    pub(crate) fn parcel(&mut self, id: LetterId) -> Option<&mut Parcel> {
        self.letters.iter_mut().find(|parcel| parcel.id == id)
    }
}

/// Tells this page and the others, and remembers it for one that asks later.
pub(crate) fn announced(parcel: &mut Parcel, told: &Told) -> Effect {
    parcel.said = json::write(told);
    Effect::Announce(parcel.said.clone())
}

/// Says once that a letter may have waited for a day.
fn old(parcel: &mut Parcel, now: f64) -> Option<Effect> {
    if parcel.said_old || !parcel.is_old(now) {
        return None;
    }
    parcel.said_old = true;
    Some(Effect::tell(&Told::Old { letter: parcel.id }))
}

fn not_sent(letter: LetterId, why: Trouble) -> Vec<Effect> {
    vec![Effect::tell(&Told::NotSent { letter, why })]
}

fn failed(why: Trouble) -> Vec<Effect> {
    vec![Effect::tell(&Told::Failed { why })]
}
