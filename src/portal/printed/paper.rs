//! The whole form for paper: hidden on screen, printed by the browser, filled in by hand.

use forms::{Form, Question, ShareRule};
use leptos::prelude::*;

use crate::{
    kinds::on_paper,
    pieces::{
        element::{element, line},
        page::Page,
        pen,
    },
    screens::{post::contact, sharing::CHOICES},
    site::{Contact, words},
};

/// What is printed as one block: a question, or a set of questions that is asked for each topic.
#[derive(Debug, PartialEq, Eq)]
pub enum Block<'form> {
    /// One question.
    One(&'form Question),
    /// The questions about one topic, printed once for each topic that may be picked.
    Each(Vec<&'form Question>, usize),
}

/// The paper form.
pub fn paper(page: Page, form: &Form) -> AnyView {
    let mut all = vec![
        line("h1", "", page.words.fill(words::PAPER_TITLE, &[("title", &form.title)])),
        line("p", "", page.said(words::PAPER_TEXT)),
        line("p", "", page.said(words::PAPER_WHO)),
        line("p", "", page.said(words::SAFETY)),
        pen::lines(page.said(words::PAPER_NAME), 1),
    ];
    for block in blocks(form) {
        match block {
            Block::One(question) => all.push(asked(page, form, question)),
            Block::Each(questions, times) => {
                for _ in 0..times {
                    let inside = questions.iter().map(|question| one(page, question, String::new()));
                    let topic = pen::lines(page.said(words::PAPER_TOPIC), 1);
                    all.push(element(
                        "div",
                        &[("class", "paper__topic")],
                        std::iter::once(topic).chain(inside).collect(),
                    ));
                }
            }
        }
    }
    all.push(end(page));
    element("section", &[("class", "paper")], all)
}

/// The form in the order of paper: questions that are asked for each topic stand once for as many topics as may be picked.
pub fn blocks(form: &Form) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut done: Vec<&str> = Vec::new();
    for question in &form.questions {
        let Some((topics, choice)) = topic(form, question) else {
            blocks.push(Block::One(question));
            continue;
        };
        if done.contains(&topics.id.as_str()) {
            continue;
        }
        done.push(&topics.id);
        let of_this_topic = |other: &&Question| topic(form, other).is_some_and(|(_, other)| other == choice);
        blocks.push(Block::Each(form.questions.iter().filter(of_this_topic).collect(), topics.kind.most()));
    }
    blocks
}

/// The question and the choice that this one is asked for each of, if it is.
fn topic<'form>(form: &'form Form, question: &'form Question) -> Option<(&'form Question, &'form str)> {
    let condition = question.show_if.as_ref()?;
    let topics = form.question(&condition.question).filter(|topics| topics.kind.most() > 1)?;
    let of_each = question.id.strip_prefix(&condition.is)?.starts_with('-');
    of_each.then_some((topics, condition.is.as_str()))
}

fn asked(page: Page, form: &Form, question: &Question) -> AnyView {
    let only_if = question.show_if.as_ref().and_then(|condition| {
        let choice = form.question(&condition.question)?.kind.choice(&condition.is)?;
        Some(page.words.fill(words::PAPER_ONLY_IF, &[("names", &page.names.fill(&choice.words))]))
    });
    one(page, question, only_if.unwrap_or_default())
}

fn one(page: Page, question: &Question, only_if: String) -> AnyView {
    let mut all = vec![
        line("p", "paper__only", only_if),
        line("h2", "", page.names.fill(&question.ask)),
        line("p", "", page.names.fill(&question.hint)),
        line("p", "quiet", page.names.fill(&question.why)),
    ];
    all.extend(on_paper(page, question));
    match question.share {
        ShareRule::Ask => {
            let boxes = CHOICES.into_iter().map(|(_, words, _)| line("li", "", page.said(words)));
            all.push(line("p", "paper__share", page.said(words::PAPER_SHARE)));
            all.push(element("ul", &[("class", "paper__boxes paper__boxes--share")], boxes.collect()));
        }
        ShareRule::Private => all.push(line("p", "paper__share", page.said(words::PAPER_PRIVATE))),
        ShareRule::Arrange | ShareRule::WithLetter => {}
    }
    element("div", &[("class", "paper__question")], all)
}

fn end(page: Page) -> AnyView {
    // The same numbers as in Get help, and whom to give it to.
    let meant = |one: &&Contact| one.help_now || ["team", "advocate"].contains(&one.id.as_str());
    let contacts: Vec<AnyView> = page.site.contacts.iter().filter(meant).map(contact).collect();
    view! {
        <div class="paper__question">
            <h2>{page.said(words::PAPER_END_TITLE)}</h2>
            <p>{page.said(words::PAPER_END_TEXT)}</p>
            <ul class="contacts">{contacts}</ul>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn the_questions_of_a_topic_are_printed_once_for_each_topic_that_may_be_picked() {
        let form = sample::form();
        let said: Vec<String> = blocks(&form)
            .iter()
            .map(|block| match block {
                Block::One(question) => question.id.clone(),
                Block::Each(questions, times) => {
                    let ids: Vec<_> = questions.iter().map(|question| question.id.as_str()).collect();
                    format!("{times} × ({})", ids.join(" "))
                }
            })
            .collect();
        let expected = "headline, topics, 4 × (school-how school-change), not-there, officer, soon, called, reach";
        assert_eq!(said.join(", "), expected);
    }
}
