//! The way through a form, one step at a time. Pure: no screen, no clock, no network.
//!
//! Core questions, then *send now* or *say more*, more questions, who it is from, who can know it, check and send, the post.

pub mod act;
pub mod delivery;
mod disliked;
pub mod letter;
mod place;
pub mod start;
pub mod told;

#[cfg(test)]
mod journey_story;

use forms::{Answer, Answers, Form, Note, Part, ShareRule, Sharing, Value, check, form::known, steps};

use wire::{LetterId, Route};

pub use self::place::Place;
use crate::journey::told::Post;

/// One screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The question at this place in the form, and those that share its screen.
    Question(usize),
    /// *Send now* or *say more*.
    SayMore,
    /// Who can know each view; only where there are any.
    Know,
    /// Everything that will be sent and who can open it; the last step before it goes.
    Check,
    /// What became of it.
    Post,
}

/// Where a child is in a form, and everything said so far. Lives in memory only.
#[derive(Clone, Debug)]
pub struct Journey {
    form: Form,
    /// What stands in each box, also in those that were skipped.
    boxes: Answers,
    skipped: Vec<usize>,
    /// Those that were skipped since the writer does not like what they ask.
    disliked: Vec<usize>,
    more: bool,
    trail: Vec<Stop>,
    /// The questions that were asked when the check page was last come to: what is asked since is new.
    known: Vec<usize>,
    post: Option<Post>,
    /// The letter that this one puts right, and the way that it took.
    replaces: Option<(LetterId, Route)>,
}

/// A step as it was come to.
#[derive(Clone, Copy, Debug)]
struct Stop {
    step: Step,
    then: Then,
}

/// Where a step leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Then {
    /// To the next one.
    Next,
    /// Past all other questions to who it is from.
    Sending,
    /// Back to the check page, by way of what is newly asked.
    Check,
}

impl Journey {
    /// At the first question.
    pub fn new(form: Form) -> Self {
        let mut journey = Self {
            form,
            boxes: Answers::default(),
            skipped: Vec::new(),
            disliked: Vec::new(),
            more: false,
            trail: Vec::new(),
            known: Vec::new(),
            post: None,
            replaces: None,
        };
        journey.begin();
        journey
    }

    fn begin(&mut self) {
        let step = self.sequence().first().copied().unwrap_or(Step::Check);
        self.trail = vec![Stop { step, then: Then::Next }];
    }

    /// The form.
    pub fn form(&self) -> &Form {
        &self.form
    }

    /// The screen to show.
    pub fn step(&self) -> Step {
        self.stop().step
    }

    /// Whether no step lies behind.
    pub fn at_start(&self) -> bool {
        self.trail.len() < 2
    }

    /// Whether this question was come to from the check page.
    pub fn changing(&self) -> bool {
        self.stop().then == Then::Check
    }

    /// The questions on the screen, by their places in the form, each with its number there: 0 for one that has the screen
    /// to itself. On the pages before sending, the views.
    pub fn on_screen(&self) -> Vec<(usize, usize)> {
        let places = match self.step() {
            Step::Question(first) if self.form.questions.get(first).is_some_and(|asked| asked.screen.is_empty()) => {
                return vec![(first, 0)];
            }
            Step::Question(first) => self.beside(first),
            Step::Know | Step::Check => self.views(),
            Step::SayMore | Step::Post => Vec::new(),
        };
        places.into_iter().zip(1..).collect()
    }

    /// What stands in the box of a question, skipped or not.
    pub fn in_box(&self, question: usize) -> Option<&Answer> {
        self.boxes.get(&self.form.questions.get(question)?.id)
    }

    /// What would be sent now: what stands in the boxes, without those that were skipped.
    pub fn answers(&self) -> Answers {
        let mut answers = self.boxes.clone();
        for question in self.skipped.iter().filter_map(|index| self.form.questions.get(*index)) {
            answers.remove(&question.id);
        }
        answers
    }

    /// What became of the letter, once it was sent.
    pub fn post(&self) -> Option<&Post> {
        self.post.as_ref()
    }

    /// Keeps what stands in the box of a question.
    pub fn put(&mut self, question: usize, value: Value) {
        if let Some(question) = self.form.questions.get(question) {
            self.boxes.put(&question.id, value);
        }
    }

    /// Keeps who may know an answer.
    pub fn share(&mut self, question: usize, sharing: Option<Sharing>) {
        if let Some((question, sharing)) = self.form.questions.get(question).zip(sharing) {
            self.boxes.share(&question.id, sharing);
        }
    }

    /// On to the next step. What stands in the boxes counts as the answer.
    ///
    /// # Errors
    ///
    /// The note that says what to put right first; nothing is lost.
    pub fn go_on(&mut self) -> Result<(), Note> {
        self.take()?;
        self.onward();
        Ok(())
    }

    /// On to the next step without this answer. What was typed stays in the box and is not sent.
    pub fn skip(&mut self) {
        if let Step::Question(first) = self.step() {
            self.skipped.extend(self.beside(first));
        }
        self.onward();
    }

    /// Past all other questions to who it is for, if that is not known yet, and who it is from. What stands in the boxes
    /// counts as the answer.
    ///
    /// # Errors
    ///
    /// The note that says what to put right first; nothing is lost.
    pub fn finish(&mut self) -> Result<(), Note> {
        self.take()?;
        let is_open = |step: &&Step| match step {
            Step::Question(index) => {
                self.form.questions[*index].id == known::OFFICER
                    && self.part(**step) != Some(Part::Sending)
                    && self.in_box(*index).is_none()
                    && !self.skipped.contains(index)
                    && self.step() != **step
            }
            _ => false,
        };
        match self.sequence().iter().find(is_open) {
            Some(officer) => self.push(*officer, Then::Sending),
            None => self.push(self.sending(), Then::Next),
        }
        Ok(())
    }

    /// Answers *send now* (`false`) or *say more* (`true`).
    pub fn say_more(&mut self, more: bool) {
        self.more = more;
        self.onward();
    }

    /// From the check page back to one question, and then to the check page again.
    pub fn change(&mut self, question: usize) {
        if let Some(first) = self.beside(question).first() {
            self.push(Step::Question(*first), Then::Check);
        }
    }

    /// From the check page back to who can know all of it, and then to the check page again.
    pub fn see_who_can_know(&mut self) {
        self.push(Step::Know, Then::Check);
    }

    /// To the check page, from wherever the letter stands unsent.
    pub fn see_answers(&mut self) {
        if !self.on_its_way() {
            self.push(Step::Check, Then::Next);
        }
    }

    /// Whether it can be sent.
    ///
    /// # Errors
    ///
    /// The note that says what to put right first; nothing is lost.
    pub fn ready(&self) -> Result<(), Note> {
        let says = self.disliked().next().is_some();
        let mut notes = check(&self.form, &self.answers()).into_iter();
        notes.find(|note| !says || *note != Note::Nothing).map_or(Ok(()), Err)
    }

    /// One step back, as they were shown, to a screen that is another. A letter on its way cannot be called back.
    pub fn back(&mut self) {
        let (asked, shown) = (self.sequence(), self.step());
        while !self.at_start() && !self.on_its_way() {
            self.trail.pop();
            // A topic that was taken away takes its questions with it: show what came before them.
            let step = self.step();
            if step != shown && (!matches!(step, Step::Question(_)) || asked.contains(&step)) {
                return;
            }
        }
    }

    /// Notes what became of the letter. Once it has arrived, nothing of it is kept here.
    pub fn told(&mut self, post: Post) {
        if matches!(post, Post::Arrived { .. }) {
            self.rub_out();
        }
        if self.step() != Step::Post {
            self.push(Step::Post, Then::Next);
        }
        self.post = Some(post);
    }

    /// Forgets everything that was said.
    pub fn rub_out(&mut self) {
        self.boxes = Answers::default();
        self.replaces = None;
        self.skipped.clear();
        self.disliked.clear();
    }

    /// The questions that are asked now, by their places in the form; more questions only if they were wanted.
    pub fn asked(&self) -> Vec<usize> {
        let asked = steps(&self.form, &self.answers());
        let is_asked = |question| asked.iter().any(|one| std::ptr::eq(*one, question));
        let wanted =
            [Part::Core, Part::More, Part::Sending].into_iter().filter(|part| *part != Part::More || self.more);
        // Part by part: to sort them would be 3 kB more to download.
        let of = |part| {
            let all = self.form.questions.iter().enumerate();
            all.filter(move |(_, question)| question.part == part && is_asked(*question)).map(|(index, _)| index)
        };
        wanted.flat_map(of).collect()
    }

    /// Whether the letter is on its way, or there already, or may be.
    pub fn on_its_way(&self) -> bool {
        !matches!(self.post, None | Some(Post::NotSent(_)))
    }

    fn stop(&self) -> Stop {
        self.trail.last().copied().unwrap_or(Stop { step: Step::Check, then: Then::Next })
    }

    fn part(&self, step: Step) -> Option<Part> {
        let Step::Question(index) = step else { return None };
        self.form.questions.get(index).map(|question| question.part)
    }

    /// The views that were answered: who may know them is the writer's choice.
    fn views(&self) -> Vec<usize> {
        let answers = self.answers();
        let is_view = |index: &usize| {
            let question = &self.form.questions[*index];
            question.share == ShareRule::Ask && answers.get(&question.id).is_some()
        };
        self.asked().into_iter().filter(is_view).collect()
    }

    /// Whether who can know has a page of its own. A single view has its choice on the check page.
    pub fn asks_who_can_know(&self) -> bool {
        let views = self.views();
        let may_ask = self.form.known_by_choice(&self.answers());
        let free = |index: &usize| !self.form.questions[*index].own_tap;
        may_ask && if self.form.asks_each() { views.len() > 1 } else { views.iter().any(free) }
    }

    /// This question and those that are asked on the same screen.
    fn beside(&self, question: usize) -> Vec<usize> {
        let asked = self.asked();
        let mut screens = asked.chunk_by(|one, next| self.share_a_screen(*one, *next));
        screens.find(|screen| screen.contains(&question)).map(<[usize]>::to_vec).unwrap_or_default()
    }

    fn share_a_screen(&self, one: usize, next: usize) -> bool {
        let [one, next] = [one, next].map(|index| &self.form.questions[index]);
        !one.screen.is_empty() && (&one.screen, one.part) == (&next.screen, next.part)
    }

    fn sequence(&self) -> Vec<Step> {
        let asked = self.asked();
        let screens = asked.chunk_by(|one, next| self.share_a_screen(*one, *next));
        let mut steps: Vec<Step> = screens.map(|screen| Step::Question(screen[0])).collect();
        if self.form.questions.iter().any(|question| question.part == Part::More) {
            let after = steps.iter().position(|step| self.part(*step) > Some(Part::Core)).unwrap_or(steps.len());
            steps.insert(after, Step::SayMore);
        }
        if self.asks_who_can_know() {
            steps.push(Step::Know);
        }
        steps.push(Step::Check);
        steps
    }

    /// The first step after all questions about views and the meeting.
    fn sending(&self) -> Step {
        let comes_last = |step: &Step| {
            self.part(*step).map_or(matches!(step, Step::Know | Step::Check), |part| part == Part::Sending)
        };
        self.sequence().into_iter().find(comes_last).unwrap_or(Step::Check)
    }

    fn onward(&mut self) {
        let Stop { step, then } = self.stop();
        match then {
            Then::Next => {
                let sequence = self.sequence();
                let place = sequence.iter().position(|other| *other == step);
                let next = place.and_then(|place| sequence.get(place + 1)).copied();
                self.push(next.unwrap_or(Step::Check), Then::Next);
            }
            Then::Sending => self.push(self.sending(), Then::Next),
            Then::Check => {
                let new = self.asked().into_iter().find(|index| !self.known.contains(index));
                self.push(
                    new.map_or(Step::Check, Step::Question),
                    if new.is_some() { Then::Check } else { Then::Next },
                );
            }
        }
    }

    fn push(&mut self, step: Step, then: Then) {
        match step {
            Step::Check => self.known = self.asked(),
            Step::Question(first) => self.known.extend(self.beside(first)),
            _ => {}
        }
        self.trail.push(Stop { step, then });
    }

    /// What stands in the boxes of the screen counts.
    fn take(&mut self) -> Result<(), Note> {
        let Step::Question(first) = self.step() else { return Ok(()) };
        for index in self.beside(first) {
            for left in [&mut self.skipped, &mut self.disliked] {
                left.retain(|left| *left != index);
            }
            let asked = self.form.questions.get(index).zip(self.in_box(index));
            asked.and_then(|(question, answer)| question.kind.check(&answer.value)).map_or(Ok(()), Err)?;
        }
        Ok(())
    }
}
