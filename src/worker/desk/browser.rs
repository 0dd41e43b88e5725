//! The worker for staff, inside a browser: passes messages, answers and alarms to [`Desk`], and does what it says.

use std::{cell::RefCell, rc::Rc};

use getrandom::SysRng;
use js_sys::Date;
use wire::{Trouble, desk::Told};

use crate::{
    browser::{Scope, answered},
    desk::{Desk, Effect},
};

/// The worker and where it lives.
#[derive(Clone)]
struct Here {
    scope: Scope,
    desk: Rc<RefCell<Desk>>,
}

/// Starts listening, then says `ready`. Called once, from `main`.
pub fn start() {
    let Some(scope) = Scope::here() else { return };
    let here = Here { scope: scope.clone(), desk: Rc::default() };
    let hearing = here.clone();
    let last_word = json::write(&Told::Failed { why: Trouble::Device });
    scope.listen(
        last_word,
        move |text| here.act(|desk, now| desk.asked(text, now)),
        move |_, id, value| {
            if let Some((call, answer)) = answered(id, value) {
                hearing.act(|desk, _| desk.answered(call, answer, &mut SysRng));
            }
        },
    );
}

impl Here {
    fn act(&self, act: impl FnOnce(&mut Desk, f64) -> Vec<Effect>) {
        let effects = act(&mut self.desk.borrow_mut(), Date::now() / 1000.0);
        for effect in effects {
            self.perform(effect);
        }
    }

    fn perform(&self, effect: Effect) {
        match effect {
            Effect::Tell(text) => self.scope.post(&text),
            Effect::Fetch(call, request) => self.scope.call(&call, request),
            Effect::Wake(shift, seconds) => {
                let here = self.clone();
                self.scope.after(seconds, move || here.act(|desk, now| desk.woke(shift, now)));
            }
        }
    }
}
