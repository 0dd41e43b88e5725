//! The letter on its way: handed to the worker, tried again, and what became of it.

use std::{cell::RefCell, rc::Rc, time::Duration};

use leptos::prelude::set_timeout;
use wire::{Route, Trouble, sending::Ask};

use super::App;
use crate::{
    browser::{page, worker_link::WorkerLink},
    journey::{
        delivery::{Delivery, Next},
        letter,
        told::{News, Post},
    },
    screens::post::Sent,
};

/// Seals the letter and sends it: the answers stay until the worker says that it has arrived.
pub(super) fn send_letter(app: &Rc<RefCell<App>>, this: &mut App) {
    start_worker(app, this);
    // Who may know what may have been changed since; and pressed again after it could not be sent, it is another letter.
    this.make_documents();
    let Some(documents) = &this.documents else { return };
    this.sent = Some(Sent {
        route: Route::chosen(documents.officer()),
        soon: documents.team.contact_soon,
        day: page::now(this.site).date(),
        words_here: true,
        may_keep: this.may_keep,
        kept: false,
        old: false,
    });
    this.delivery = Delivery::default();
    if this.marks.is_none() || this.worker.is_none() {
        this.journey.told(Post::NotSent(Trouble::Device));
        return;
    }
    this.hand_over();
    this.journey.told(Post::Sending);
}

/// Nobody looks at the page any more, or it may be left in a moment.
pub(super) fn keep(app: &Rc<RefCell<App>>) {
    if let Some(worker) = &mut app.borrow_mut().worker {
        worker.ask(&Ask::Keep);
    }
}

/// Tries the same letter at once. Where its worker broke down another one looks for it first.
pub(super) fn send_again(app: &Rc<RefCell<App>>, this: &mut App) {
    let looking = this.delivery.looking();
    start_worker(app, this);
    let (Some(worker), Some(marks)) = (&mut this.worker, &this.marks) else { return };
    if looking {
        worker.look_for(marks.letter);
    } else {
        worker.again();
    }
    this.journey.told(Post::Sending);
}

/// The network is back, or somebody looks at the page again.
pub(super) fn wake_up(app: &Rc<RefCell<App>>) {
    let mut this = app.borrow_mut();
    if let Some(worker) = this.worker.as_mut().filter(|worker| worker.works()) {
        worker.ask(&Ask::Wake);
    } else if this.delivery.stranded() {
        send_again(app, &mut this);
        this.show(false);
    } else if !this.journey.on_its_way() {
        start_worker(app, &mut this);
    }
}

/// Fetches the sealing worker as soon as the first question stands: sending is then quick, and whoever could not send hears it
/// before they write.
pub(super) fn start_worker(app: &Rc<RefCell<App>>, this: &mut App) {
    if this.worker.as_ref().is_some_and(WorkerLink::works) {
        return;
    }
    let told = Rc::clone(app);
    let address = [this.site.base.as_str(), &this.site.worker].concat();
    let begin = letter::begin(this.site, &page::origin());
    this.worker = WorkerLink::new(
        &address,
        &begin,
        Rc::new(move |news| match news {
            News::There => page::drop_data("data-missing"),
            News::Absent => fetch_again(&told),
            news => told.borrow_mut().told(news),
        }),
    );
}

/// Most often a network that went: it is tried again after a while, and from the second time on the page says so.
fn fetch_again(app: &Rc<RefCell<App>>) {
    let mut this = app.borrow_mut();
    if this.absent > 0 {
        page::set_data("data-missing", "");
    }
    let wait = Duration::from_secs(1 << this.absent);
    this.absent = (this.absent + 1).min(6);
    let app = Rc::clone(app);
    set_timeout(move || wake_up(&app), wait);
}

impl App {
    /// Gives the letter to the worker, under the name that it has.
    fn hand_over(&mut self) {
        self.note_where(false);
        if let (Some(documents), Some(marks), Some(worker)) = (&self.documents, &self.marks, &mut self.worker) {
            worker.carry(marks.letter, &letter::ask(documents, self.site, marks, self.may_keep));
        }
    }

    /// The writer lets this device keep what waits.
    pub(super) fn let_keep(&mut self) {
        self.may_keep = true;
        if let Some(sent) = &mut self.sent {
            sent.may_keep = true;
        }
        if let Some(worker) = &mut self.worker {
            worker.ask(&Ask::MayKeep);
        }
    }

    /// What the worker said about the letter.
    fn told(&mut self, news: News) {
        let words_here = self.sent.as_ref().is_some_and(|sent| sent.words_here);
        let next = self.delivery.hear(&news, words_here);
        let post = match (next, news) {
            (_, News::Old) => return self.note_old(),
            (Next::Show(post), _) => post,
            (Next::SendAgain, _) => return self.worker.as_mut().map_or((), WorkerLink::again),
            (Next::Send, _) => return self.hand_over(),
            (Next::Nothing, _) => return,
        };
        let before = self.journey.post().cloned();
        // While it waits the worker tries by itself: the screen need not jump with each attempt.
        if !self.journey.on_its_way() || (post == Post::Sending && matches!(before, Some(Post::Waiting(..)))) {
            return;
        }
        if matches!(post, Post::Waiting(..)) {
            self.note_where(self.delivery.kept());
        }
        if before.as_ref() == Some(&post) {
            return;
        }
        let other = before.is_none_or(|before| std::mem::discriminant(&before) != std::mem::discriminant(&post));
        self.journey.told(post);
        match self.journey.post() {
            Some(Post::Arrived { .. }) => {
                self.documents = None;
                page::drop_data("data-unsent");
            }
            Some(Post::NotSent(_)) if self.sent.as_ref().is_some_and(|sent| sent.words_here) => {
                page::set_data("data-unsent", "typed");
            }
            Some(Post::NotSent(_)) => page::drop_data("data-unsent"),
            _ => {}
        }
        self.show(other);
    }

    /// Notes whether this device keeps the letter: then leaving the page need not ask first any more.
    fn note_where(&mut self, kept: bool) {
        if let Some(sent) = &mut self.sent {
            sent.kept = kept;
        }
        page::set_data("data-unsent", if kept { "kept" } else { "sealed" });
    }

    /// Notes that the letter may have waited for a day, and shows it.
    fn note_old(&mut self) {
        if let Some(sent) = &mut self.sent {
            sent.old = true;
        }
        if matches!(self.journey.post(), Some(Post::Waiting(..))) {
            self.show(true);
        }
    }
}
