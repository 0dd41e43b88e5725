//! Takes over from the printed page at the first press, and turns presses into steps. Browser only.
//!
//! Each step is a small view of its own, mounted afresh, so nothing of one question can stay in the next.

mod sending;

use std::{any::Any, cell::RefCell, rc::Rc};

use forms::{Answer, Documents, Form, Note, Value};
use gloo::events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, HtmlElement};
use wire::{Route, Trouble};

use self::sending::{keep, send_again, send_letter, start_worker, wake_up};
use crate::{
    browser::{page, worker_link::WorkerLink},
    journey::{
        Journey, Step,
        act::Act,
        delivery::Delivery,
        letter::{self, Marks},
        told::Post,
    },
    kinds::read_back,
    pieces::page::{Live, Page, mark, own_marks},
    screens::{
        closing::{KEEP, check, note, said_on_paper, say_more, seen},
        know::{View, know},
        post::{Sent, post},
        question::question,
        sharing,
    },
    site::{
        FormFile, Site,
        names::Names,
        words::{self, Words},
    },
};

/// The app, from the moment it is ready until the page is left.
struct App {
    site: &'static Site,
    words: Words<'static>,
    main: HtmlElement,
    journey: Journey,
    /// The code of the link that they came by, as `boot.js` gave it.
    invited: String,
    screen: Option<Screen>,
    worker: Option<WorkerLink>,
    sent: Option<Sent>,
    /// The letter's name and tie: the same for as long as nobody knows what became of it.
    marks: Option<Marks>,
    /// What the last screens show and what is sealed: the same documents, with these marks.
    documents: Option<Documents>,
    delivery: Delivery,
    /// Whether the writer lets this device keep the letter while it waits.
    may_keep: bool,
    /// How often the worker did not come.
    absent: u32,
}

/// What stands on the screen. Dropping it takes it away.
struct Screen {
    /// The questions on it; on the pages before sending, the views.
    lives: Vec<View>,
    /// Where what is wrong is said, if it belongs to no question.
    whole: RwSignal<Live>,
    _mounted: Box<dyn Any>,
}

/// Waits for the form, which `boot.js` fetches while the wasm is still on its way.
pub fn wait() {
    EventListener::once(&document(), "front-seat-form", |event| {
        let text = event.unchecked_ref::<CustomEvent>().detail().as_string().unwrap_or_default();
        let (invited, form) = text.split_once('\n').unwrap_or_default();
        match json::read::<FormFile>(form) {
            Some(file) if !file.form.questions.is_empty() => start(file, invited),
            // Not a form that this app can read: the page offers paper, the phone and the advocate.
            _ => page::set_data("data-app", "none"),
        }
    })
    .forget();
}

/// Gets ready and waits for the first press; answers one that was made before.
///
/// What is on the page stays as it is until then: nothing moves under a child's hands.
fn start(file: FormFile, invited: &str) {
    let Some(main) = page::find("main") else { return };
    let FormFile { form, site } = file;
    // The page lives as long as its site: one leak, once.
    let site: &'static Site = Box::leak(Box::new(site));
    let words = Words::new(&site.words);
    let journey = begin(form, site, words, invited);
    let app = App {
        site,
        words,
        main,
        journey,
        invited: invited.to_owned(),
        screen: None,
        worker: None,
        sent: None,
        marks: None,
        documents: None,
        delivery: Delivery::default(),
        may_keep: false,
        absent: 0,
    };
    app.say_when_it_is_seen();
    let app = Rc::new(RefCell::new(app));
    listen(&app);
    page::set_data("data-app", "ready");
    if let Some(pressed) = page::data("data-go") {
        act(&app, &pressed);
    }
    start_worker(&app, &mut app.borrow_mut());
}

/// The way through a form, for whoever came by a link that ends so: `#KM…` begins with the code of an officer, and `~` at its end
/// says that they write together.
fn begin(form: Form, site: &Site, words: Words, invited: &str) -> Journey {
    let mut journey = Journey::new(form);
    if invited.ends_with('~') {
        journey.together(words);
    }
    if let Some(code) = invited.get(1..3) {
        match site.people.iter().find(|person| person.code.eq_ignore_ascii_case(code)) {
            Some(officer) => journey.invited(&officer.id, words.fill(words::OFFICER_SAID, &[("iro", &officer.name)])),
            None => journey.invited("", words.get(words::OFFICER_NOBODY).to_owned()),
        }
    }
    journey
}

fn listen(app: &Rc<RefCell<App>>) {
    let (document, window) = (document(), window());
    let (go, wipe, walk, swap) = (Rc::clone(app), Rc::clone(app), Rc::clone(app), Rc::clone(app));
    EventListener::new(&document, "front-seat-go", move |event| {
        act(&go, &event.unchecked_ref::<CustomEvent>().detail().as_string().unwrap_or_default());
    })
    .forget();
    EventListener::new(&document, "front-seat-swap", move |event| {
        swap.borrow_mut().swap(event.unchecked_ref::<CustomEvent>().detail().as_string().unwrap_or_default());
    })
    .forget();
    EventListener::new(&document, "front-seat-wipe", move |_| wipe.borrow_mut().rub_out()).forget();
    let targets =
        [(window.as_ref(), "online"), (document.as_ref(), "visibilitychange"), (window.as_ref(), "beforeunload")];
    for (target, name) in targets {
        let app = Rc::clone(app);
        EventListener::new(target, name, move |_| {
            if name == "beforeunload" || leptos::prelude::document().hidden() && name != "online" {
                keep(&app);
            } else {
                wake_up(&app);
            }
        })
        .forget();
    }
    EventListener::new(&window, "popstate", move |_| walk.borrow_mut().walk()).forget();
}

/// Does what a button says.
fn act(app: &Rc<RefCell<App>>, pressed: &str) {
    let Some(act) = Act::read(pressed) else { return };
    let mut this = app.borrow_mut();
    if this.screen.is_none() {
        this.take_over();
    } else {
        this.save();
    }
    match act {
        Act::Send => {
            if this.journey.step() == Step::Check
                && let Err(note) = this.journey.ready()
            {
                return this.refuse(&note);
            }
            send_letter(app, &mut this);
        }
        Act::Again => send_again(app, &mut this),
        Act::Keep => return this.let_keep(),
        Act::Correct => this.correct(),
        _ => {
            if let Err(note) = this.journey.walk(act) {
                return this.refuse(&note);
            }
        }
    }
    if !this.journey.at_start() {
        page::guard();
    }
    this.show(true);
}

impl App {
    /// What was typed or chosen on the printed page becomes the first answer.
    fn take_over(&mut self) {
        self.save();
        self.fetch_pictures();
        page::set_data("data-app", "on");
        self.main.set_inner_html("");
        self.show(false);
    }

    /// Goes on in the form for another age, with what was answered so far.
    fn swap(&mut self, form: String) {
        let Some(FormFile { form, site }) = json::read(form) else { return };
        // It may have been long on its way.
        if !matches!(self.journey.step(), Step::Question(_)) {
            return;
        }
        self.save();
        let site: &'static Site = Box::leak(Box::new(site));
        (self.site, self.words) = (site, Words::new(&site.words));
        let before = std::mem::replace(&mut self.journey, begin(form, site, self.words, &self.invited));
        self.journey.take_over(&before);
        // It may stand on the printed page still.
        page::set_data("data-app", "on");
        if self.screen.is_none() {
            self.main.set_inner_html("");
        }
        self.fetch_pictures();
        self.show(true);
    }

    /// Begins another letter, which names the one that has arrived.
    fn correct(&mut self) {
        if let (Some(Post::Arrived { .. }), Some(marks), Some(sent)) = (self.journey.post(), &self.marks, &self.sent) {
            self.journey.correct(marks.letter, sent.route.clone());
            self.may_keep = false;
        }
    }

    /// All of the form's pictures, before any answer: what is fetched then tells nobody what was answered. Those of the post
    /// too: by then there may be no network.
    fn fetch_pictures(&self) {
        page::fetch_picture(&[self.site.base.as_str(), &self.site.pictures].concat());
    }

    /// Keeps what stands in the boxes before anything else happens, however it came there.
    fn save(&mut self) {
        let (marked, is_asked) = (page::marked(), matches!(self.journey.step(), Step::Question(_)));
        for (index, nth) in self.journey.on_screen() {
            let own = own_marks(&marked, &mark(nth));
            if is_asked && let Some(question) = self.journey.form().questions.get(index) {
                let value = read_back(question, &own);
                self.journey.put(index, value);
            }
            // The youngest choose for all at once: no mark of theirs stands in the page.
            let lives = self.screen.iter().flat_map(|screen| &screen.lives);
            let live = || {
                lives
                    .filter(|(place, _)| *place == index)
                    .find_map(|(_, live)| live.with_untracked(|live| live.sharing))
            };
            self.journey.share(index, sharing::read_back(&own).or_else(live));
        }
        if self.journey.step() == Step::Check {
            self.may_keep = marked.iter().any(|(mark, _)| mark == KEEP);
        }
        // What came without typing is covered and rubbed out like what was typed.
        if page::data("data-unsent").is_none() && !self.journey.answers().is_empty() {
            page::set_data("data-unsent", "typed");
        }
    }

    /// The browser's Back, which came from the guard to the form's own entry. Its Forward leads to the guard and does nothing.
    ///
    /// The history counts no steps and names none, so it does not tell a form that was filled in from one looked at.
    fn walk(&mut self) {
        if page::on_guard() || self.journey.on_its_way() {
            return;
        }
        if self.journey.at_start() {
            return page::history_back();
        }
        self.save();
        self.journey.back();
        if !self.journey.at_start() {
            page::history_forward();
        }
        self.show(true);
    }

    /// Makes the documents of what was said, under a new name.
    fn make_documents(&mut self) {
        let names = Names::new(self.site, self.words, &self.journey.answers());
        self.marks = page::marks(self.site);
        self.documents = Some(letter::documents(&self.journey, self.site, &names, self.marks.as_ref()));
    }

    /// Draws the step that the journey is at.
    fn show(&mut self, focus: bool) {
        self.screen = None;
        if self.journey.step() == Step::Check {
            self.make_documents();
        }
        let answers = self.journey.answers();
        let names = Names::new(self.site, self.words, &answers);
        let page = Page { site: self.site, words: self.words, names: &names, now: Some(page::now(self.site)) };
        let (journey, documents, sent) = (&self.journey, &self.documents, &self.sent);
        let owner = Owner::new();
        let (lives, whole, view) = owner.with(|| {
            let start = |(index, nth)| (index, Live::start(journey.in_box(index).cloned().unwrap_or_default(), nth));
            let lives: Vec<View> = journey.on_screen().into_iter().map(start).collect();
            let keeps = if self.may_keep { vec![KEEP.to_owned()] } else { Vec::new() };
            let whole = Live::start(Answer { value: Value::Ids(keeps), sharing: None }, 0);
            let view = match journey.step() {
                Step::Question(_) => {
                    let asked = |(index, live): &View| Some((journey.form().questions.get(*index)?, *live));
                    let asked: Vec<_> = lives.iter().filter_map(asked).collect();
                    question(page, &asked, journey.place(), &journey.form().before)
                }
                Step::SayMore => say_more(page, journey),
                Step::Know => know(page, journey, &lives),
                Step::Check => documents.as_ref().map_or_else(Vec::new, |all| check(page, journey, all, &lives, whole)),
                Step::Post => match (journey.post(), sent) {
                    (Some(state), Some(sent)) => {
                        let said = documents.as_ref().filter(|_| sent.words_here);
                        post(page, state, sent, said.map(|said| said_on_paper(page, journey, said)))
                    }
                    _ => Vec::new(),
                },
            };
            (lives, whole, view)
        });
        // From then on paper shows what was said.
        if matches!(self.journey.step(), Step::Know | Step::Check | Step::Post) {
            page::set_data("data-said", "");
        } else {
            page::drop_data("data-said");
        }
        let mounted = leptos::mount::mount_to(self.main.clone(), move || view);
        self.screen = Some(Screen { lives, whole, _mounted: Box::new((mounted, owner)) });
        if focus {
            page::focus("title");
        }
    }

    /// Says what is wrong and what to do, and moves the focus there. The page's title stays: left at that moment, it would
    /// say in the browser's history that somebody wrote here.
    fn refuse(&mut self, wrong: &Note) {
        let names = Names::new(self.site, self.words, &self.journey.answers());
        let page = Page { site: self.site, words: self.words, names: &names, now: None };
        let Some(screen) = &self.screen else { return };
        let is_wrong = |(index, _): &&View| {
            let asked = self.journey.form().questions.get(*index).zip(self.journey.in_box(*index));
            asked.is_some_and(|(question, answer)| question.kind.check(&answer.value).is_some())
        };
        let live = screen.lives.iter().find(is_wrong).map_or(screen.whole, |(_, live)| *live);
        live.update(|live| live.fault = note(page, wrong));
        let mark = live.with_untracked(|live| live.mark.clone());
        page::mark_wrong(&["answer", &mark].concat());
        request_animation_frame(move || page::focus(&["fault", &mark].concat()));
    }

    /// Forgets everything typed and takes it off the screen. A letter that is sealed already goes its way.
    fn rub_out(&mut self) {
        self.journey.rub_out();
        self.may_keep = false;
        self.documents = None;
        if let Some(screen) = &self.screen {
            screen.lives.iter().for_each(|(_, live)| live.update(|live| live.value = Value::default()));
        }
        if let Some(sent) = &mut self.sent {
            sent.words_here = false;
        }
        if self.worker.as_mut().is_some_and(WorkerLink::wipe) {
            self.journey.told(Post::NotSent(Trouble::Offline));
            page::drop_data("data-unsent");
        }
        // Headings may carry a name, and the check page carries everything: only what became of the letter may stay.
        let unsure = matches!(self.journey.post(), Some(Post::Unsure { .. }));
        if self.screen.is_some() && (unsure || !self.journey.on_its_way()) {
            self.show(false);
        }
    }

    /// "They should see it by …", on the printed page, as soon as the clock is known.
    fn say_when_it_is_seen(&self) {
        let names = Names::new(self.site, self.words, &self.journey.answers());
        let page = Page { site: self.site, words: self.words, names: &names, now: Some(page::now(self.site)) };
        if let Some(place) = page::find("seen") {
            place.set_text_content(Some(&seen(page, words::SEEN_START, &Route::Unknown, false)));
        }
    }
}
