//! When this device keeps a letter: never one that arrives at once, and of the others those that their writers let it keep.
//!
//! What is written down can lie in the browser's files for a while after it was taken out. So a letter is sent first.

use std::rc::Rc;

use wire::{LetterId, sending::Told};

use crate::sending::{
    event::{Effect, Stored},
    outbox::{Outbox, announced},
    parcel::{Keep, Parcel, State},
};

/// How long the first answer may take before this device keeps the letter, in seconds. A slow phone line (400 kbit/s, and
/// 400 ms there and back) carries 48 kB with all that goes before in three to four; whoever waits longer puts the phone away.
pub(crate) const SLOW_SECONDS: u32 = 4;

impl Outbox {
    /// Has the device keep whatever is sealed and has not arrived.
    pub(crate) fn keep_all(&mut self) -> Vec<Effect> {
        self.ids().into_iter().filter_map(|id| self.keep(id)).collect()
    }

    /// From now on the device may keep what waits.
    pub(crate) fn may_keep(&mut self) -> Vec<Effect> {
        for id in self.ids() {
            self.parcel(id).into_iter().for_each(|parcel| parcel.may_keep = true);
        }
        self.keep_all()
    }

    /// Has the device keep a letter, if its writer lets it; unless it was asked before, or the letter is not sealed or over.
    pub(crate) fn keep(&mut self, id: LetterId) -> Option<Effect> {
        let parcel = self.parcel(id).filter(|parcel| parcel.may_keep && parcel.keep == Keep::No)?;
        let State::Ready(sealed) = &parcel.state else { return None };
        parcel.keep = Keep::Asked;
        Some(Effect::Keep(Stored { letter: id, bytes: Rc::clone(&sealed.bytes), since: sealed.since }))
    }

    /// The first answer takes long: the device is to keep the letter, or whoever wrote it is asked whether it may.
    pub(crate) fn slow(&mut self, id: LetterId) -> Option<Effect> {
        let asks = |parcel: &&mut Parcel| !parcel.may_keep && matches!(parcel.state, State::Ready(_));
        self.keep(id).or_else(|| self.parcel(id).filter(asks).map(waiting))
    }

    /// A try has failed: the device is to keep the letter before anybody reads that it waits.
    pub(crate) fn waits(&mut self, id: LetterId) -> Option<Effect> {
        self.keep(id).or_else(|| self.parcel(id).filter(|parcel| parcel.keep != Keep::Asked).map(waiting))
    }

    /// Takes in whether the device keeps a letter.
    pub(crate) fn kept(&mut self, id: LetterId, kept: bool) -> Vec<Effect> {
        let asked = |parcel: &&mut Parcel| parcel.keep == Keep::Asked && matches!(parcel.state, State::Ready(_));
        let Some(parcel) = self.parcel(id).filter(asked) else { return Vec::new() };
        parcel.keep = if kept { Keep::Done } else { Keep::Refused };
        // What is on its way and nowhere else is "sending", and the page has to stay open for it.
        let news = kept || !parcel.calling;
        news.then(|| waiting(parcel)).into_iter().collect()
    }

    /// Takes in that the device has taken a letter out: only now its last word is said.
    pub(crate) fn forgot(&mut self, id: LetterId) -> Vec<Effect> {
        let Some(parcel) = self.parcel(id) else { return Vec::new() };
        match std::mem::replace(&mut parcel.state, State::Ended) {
            State::Ending(told) => vec![announced(parcel, &told), Effect::PassTurn(id)],
            other => {
                parcel.state = other;
                Vec::new()
            }
        }
    }
}

/// Says that a letter waits, and where.
pub(crate) fn waiting(parcel: &mut Parcel) -> Effect {
    let told = Told::Waiting { letter: parcel.id, seconds: parcel.wait, why: parcel.why, held: parcel.held() };
    announced(parcel, &told)
}
