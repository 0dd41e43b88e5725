//! The way through a form, one step at a time. Pure: no screen, no clock, no network.
//!
//! Core questions, then *send now* or *say more*, more questions, who it is from, check, who can open it, and the post.

pub mod act;
pub mod delivery;
pub mod letter;
pub mod told;

#[cfg(test)]
mod journey_story;

use forms::{Answer, Answers, Form, Note, Part, Sharing, Value, check, steps};

use crate::journey::told::Post;

/// One screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The question at this place in the form.
    Question(usize),
    /// *Send now* or *say more*.
    SayMore,
    /// Everything that was answered, each with a way back to it.
    Check,
    /// Who can open it; the last step before it goes.
    Send,
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
    more: bool,
    trail: Vec<Stop>,
    post: Option<Post>,
}

/// A step as it was come to.
#[derive(Clone, Copy, Debug)]
struct Stop {
    step: Step,
    /// Come to from the check page, and going back there.
    changing: bool,
}

impl Journey {
    /// At the first question.
    pub fn new(form: Form) -> Self {
        let mut journey =
            Self { form, boxes: Answers::default(), skipped: Vec::new(), more: false, trail: Vec::new(), post: None };
        let step = journey.sequence().first().copied().unwrap_or(Step::Check);
        journey.trail.push(Stop { step, changing: false });
        journey
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
        self.stop().changing
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

    /// Keeps what stands in the box of a question, and who may know it.
    pub fn put(&mut self, question: usize, value: Value, sharing: Option<Sharing>) {
        let Some(question) = self.form.questions.get(question) else { return };
        self.boxes.put(&question.id, value);
        if let Some(sharing) = sharing {
            self.boxes.share(&question.id, sharing);
        }
    }

    /// On to the next step. What stands in the box counts as the answer.
    ///
    /// # Errors
    ///
    /// The note that says what to put right first; nothing is lost.
    pub fn go_on(&mut self) -> Result<(), Note> {
        match self.step() {
            Step::Question(question) => self.take(question)?,
            Step::Check => self.ready()?,
            Step::SayMore | Step::Send | Step::Post => {}
        }
        self.onward();
        Ok(())
    }

    /// On to the next step without this answer. What was typed stays in the box and is not sent.
    pub fn skip(&mut self) {
        if let Step::Question(question) = self.step()
            && !self.skipped.contains(&question)
        {
            self.skipped.push(question);
        }
        self.onward();
    }

    /// Past all other questions to who it is from. What stands in the box counts as the answer.
    ///
    /// # Errors
    ///
    /// The note that says what to put right first; nothing is lost.
    pub fn finish(&mut self) -> Result<(), Note> {
        if let Step::Question(question) = self.step() {
            self.take(question)?;
        }
        let sequence = self.sequence();
        let from = sequence.iter().find(|step| self.part(**step) == Some(Part::Sending));
        self.push(from.copied().unwrap_or(Step::Check), false);
        Ok(())
    }

    /// Answers *send now* (`false`) or *say more* (`true`).
    pub fn say_more(&mut self, more: bool) {
        self.more = more;
        self.onward();
    }

    /// From the check page back to one question, and then to the check page again.
    pub fn change(&mut self, question: usize) {
        if question < self.form.questions.len() {
            self.push(Step::Question(question), true);
        }
    }

    /// To the check page, from wherever the letter stands unsent.
    pub fn see_answers(&mut self) {
        if !self.on_its_way() {
            self.push(Step::Check, false);
        }
    }

    /// One step back, as they were shown. A letter on its way cannot be called back.
    pub fn back(&mut self) {
        let asked = self.sequence();
        while !self.at_start() && !self.on_its_way() {
            self.trail.pop();
            // A topic that was taken away takes its questions with it: show what came before them.
            if !matches!(self.step(), Step::Question(_)) || asked.contains(&self.step()) {
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
            self.push(Step::Post, false);
        }
        self.post = Some(post);
    }

    /// Forgets everything that was said.
    pub fn rub_out(&mut self) {
        self.boxes = Answers::default();
        self.skipped.clear();
    }

    /// The questions that are asked now, by their places in the form; more questions only if they were wanted.
    pub fn asked(&self) -> Vec<usize> {
        let asked = self.sequence().into_iter();
        asked.filter_map(|step| if let Step::Question(index) = step { Some(index) } else { None }).collect()
    }

    /// Whether the letter is on its way, or there already, or may be.
    pub fn on_its_way(&self) -> bool {
        !matches!(self.post, None | Some(Post::NotSent(_)))
    }

    fn stop(&self) -> Stop {
        self.trail.last().copied().unwrap_or(Stop { step: Step::Check, changing: false })
    }

    fn part(&self, step: Step) -> Option<Part> {
        let Step::Question(index) = step else { return None };
        self.form.questions.get(index).map(|question| question.part)
    }

    fn sequence(&self) -> Vec<Step> {
        let answers = self.answers();
        let asked = steps(&self.form, &answers);
        let part = |part: Part| {
            let wanted: Vec<Step> = (0..self.form.questions.len())
                .filter(|&index| self.form.questions[index].part == part)
                .filter(|&index| {
                    asked.iter().any(|question| std::ptr::eq(*question, &raw const self.form.questions[index]))
                })
                .map(Step::Question)
                .collect();
            wanted
        };
        let (mut all, more) = (part(Part::Core), part(Part::More));
        if !more.is_empty() {
            all.push(Step::SayMore);
        }
        if self.more {
            all.extend(more);
        }
        all.extend(part(Part::Sending));
        all.extend([Step::Check, Step::Send]);
        all
    }

    fn onward(&mut self) {
        let Stop { step, changing } = self.stop();
        let sequence = self.sequence();
        let next = if changing {
            Step::Check
        } else if let Some(place) = sequence.iter().position(|other| *other == step) {
            sequence.get(place + 1).copied().unwrap_or(Step::Send)
        } else {
            Step::Check
        };
        self.push(next, false);
    }

    fn push(&mut self, step: Step, changing: bool) {
        self.trail.push(Stop { step, changing });
    }

    fn take(&mut self, question: usize) -> Result<(), Note> {
        self.skipped.retain(|skipped| *skipped != question);
        let asked = self.form.questions.get(question).zip(self.in_box(question));
        asked.and_then(|(question, answer)| question.kind.check(&answer.value)).map_or(Ok(()), Err)
    }

    fn ready(&self) -> Result<(), Note> {
        check(&self.form, &self.answers()).into_iter().next().map_or(Ok(()), Err)
    }
}
