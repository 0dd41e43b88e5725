//! Who has a place, who of them is silent, and who gives way when there are no places left.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};

use super::rate_limit::Sender;
use crate::locked;

/// Everybody who has a place and is silent, the longest silent first.
#[derive(Default)]
pub(super) struct Slots(Mutex<Silent>);

#[derive(Default)]
struct Silent {
    /// Counts up: whoever fell silent earlier has the smaller number.
    next: u64,
    order: BTreeMap<u64, Arc<Place>>,
    /// Whether somebody waits for a place: then the next to fall silent goes.
    wanted: bool,
}

struct Place {
    whose: Option<Sender>,
    leave: Notify,
}

/// One place. A connection is silent unless a request is in progress, with which it travels.
pub struct Slot {
    slots: Arc<Slots>,
    place: Arc<Place>,
    /// The number among the silent ones.
    silent: Mutex<Option<u64>>,
}

/// A request in progress; silence again when this is dropped.
pub(super) struct Busy(Arc<Slot>);

/// A request that is refused, whose body only goes by: silent as far as places go, until this is dropped.
pub struct GoesBy(Arc<Slot>);

impl Slots {
    /// A slot for a newcomer, who is silent at first.
    pub(super) fn slot(self: &Arc<Self>, whose: Option<Sender>) -> Arc<Slot> {
        let place = Arc::new(Place { whose, leave: Notify::new() });
        let slot = Slot { slots: Arc::clone(self), place, silent: Mutex::new(None) };
        slot.fall_silent();
        Arc::new(slot)
    }

    /// Waits for a place, and has whoever is silent longest give way if there is none.
    pub(super) async fn place(&self, places: &Arc<Semaphore>) -> Option<OwnedSemaphorePermit> {
        if let Ok(place) = Arc::clone(places).try_acquire_owned() {
            return Some(place);
        }
        self.make_room();
        let place = Arc::clone(places).acquire_owned().await.ok();
        locked(&self.0).wanted = false;
        place
    }

    /// Has whoever is silent longest give way, or else the next to fall silent.
    pub(super) fn make_room(&self) {
        let mut silent = locked(&self.0);
        match silent.order.pop_first() {
            Some((_, place)) => place.leave.notify_one(),
            None => silent.wanted = true,
        }
    }

    /// Has the longest silent connection of this sender give way.
    pub(super) fn make_room_of(&self, sender: Sender) {
        let mut silent = locked(&self.0);
        let oldest = silent.order.iter().find(|(_, place)| place.whose == Some(sender)).map(|(number, _)| *number);
        if let Some(place) = oldest.and_then(|oldest| silent.order.remove(&oldest)) {
            place.leave.notify_one();
        }
    }
}

impl Slot {
    /// Ends when this connection must give way.
    pub(super) async fn must_leave(&self) {
        self.place.leave.notified().await;
    }

    /// A request begins.
    pub(super) fn busy(self: &Arc<Self>) -> Busy {
        self.stand_up();
        Busy(Arc::clone(self))
    }

    /// From now on this connection gives way when places run out, though a request is in progress.
    pub fn goes_by(self: &Arc<Self>) -> GoesBy {
        self.fall_silent();
        GoesBy(Arc::clone(self))
    }

    /// Whether a request is in progress.
    pub(super) fn is_busy(&self) -> bool {
        locked(&self.silent).is_none()
    }

    fn fall_silent(&self) {
        let mut silent = locked(&self.slots.0);
        let mut ours = locked(&self.silent);
        // Cut off while a body went by: silent it was already.
        if ours.is_some() {
            return;
        }
        if std::mem::take(&mut silent.wanted) {
            self.place.leave.notify_one();
        }
        silent.next += 1;
        let number = silent.next;
        silent.order.insert(number, Arc::clone(&self.place));
        *ours = Some(number);
    }

    fn stand_up(&self) {
        // One lock at a time: falling silent takes both, the other one first.
        let number = locked(&self.silent).take();
        if let Some(number) = number {
            locked(&self.slots.0).order.remove(&number);
        }
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.stand_up();
    }
}

impl Drop for GoesBy {
    fn drop(&mut self) {
        self.0.stand_up();
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.fall_silent();
    }
}

#[cfg(test)]
mod tests {
    use std::{
        future::Future as _,
        pin::pin,
        task::{Context, Waker},
    };

    use super::*;

    /// Which of these slots were told to leave, and the order in which the silent ones stand.
    #[track_caller]
    fn check(slots: &[&Arc<Slot>], expected: &[bool]) {
        let told: Vec<bool> = slots
            .iter()
            .map(|slot| pin!(slot.must_leave()).poll(&mut Context::from_waker(Waker::noop())).is_ready())
            .collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn whoever_is_silent_longest_gives_way() {
        let slots = Arc::new(Slots::default());
        let [first, second, third] = [(); 3].map(|()| slots.slot(None));
        drop(first.busy());
        slots.make_room();
        check(&[&first, &second, &third], &[false, true, false]);
        let busy = third.busy();
        slots.make_room();
        check(&[&first, &third], &[true, false]);
        slots.make_room();
        check(&[&third], &[false]);
        drop(busy);
        check(&[&third], &[true]);
    }

    #[test]
    fn a_request_whose_body_only_goes_by_gives_way_like_a_silent_one() {
        let slots = Arc::new(Slots::default());
        let [refused, honest] = [(); 2].map(|()| slots.slot(None));
        let (busy, honestly_busy) = (refused.busy(), honest.busy());
        let goes_by = refused.goes_by();
        slots.make_room();
        check(&[&refused, &honest], &[true, false]);
        drop(goes_by);
        assert!(refused.is_busy(), "its answer is still to be written");
        slots.make_room();
        check(&[&refused, &honest], &[false, false]);
        // Whoever waits has the next body that goes by.
        let goes_by = honest.goes_by();
        check(&[&refused, &honest], &[false, true]);
        // Cut off in the middle, in whichever order.
        drop((honestly_busy, goes_by));
        drop((refused.goes_by(), busy));
        drop((refused, honest));
        assert!(locked(&slots.0).order.is_empty());
    }

    #[test]
    fn a_slot_that_is_left_is_forgotten() {
        let slots = Arc::new(Slots::default());
        let slot = slots.slot(None);
        let busy = slot.busy();
        drop((slot, busy));
        assert!(locked(&slots.0).order.is_empty());
    }
}
