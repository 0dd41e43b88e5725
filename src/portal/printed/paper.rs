//! The paper form: the short core of a form, hidden on screen, printed by the browser on four sheets of A4 at most, and filled in by hand.

use forms::{Form, Part, Question, ShareRule, form::known};
use leptos::prelude::*;
use wire::Route;

use crate::{
    kinds::on_paper,
    pieces::{
        element::{element, line, text},
        page::Page,
        pen,
    },
    site::{Contact, words},
};

/// How the ten signs of an invitation's code are grouped.
const CODE: [usize; 3] = [2, 4, 4];

/// The four small boxes beneath each view, and what they mean.
const CHOICES: [(&str, &str); 4] = [
    (words::PAPER_SAY, words::PAPER_SAY_MEANS),
    (words::PAPER_KNOW, words::PAPER_KNOW_MEANS),
    (words::PAPER_SORT, words::PAPER_SORT_MEANS),
    (words::PAPER_ASK, words::PAPER_ASK_MEANS),
];

/// What is printed as one block.
#[derive(Debug, PartialEq, Eq)]
pub enum Block<'form> {
    /// A question, or those that share a screen.
    Screen(Vec<&'form Question>),
    /// The questions about one topic, printed once for each topic that may be picked.
    Each(Vec<&'form Question>, usize),
}

/// The paper form.
pub fn paper(page: Page, form: &Form) -> AnyView {
    let views = core(form).any(|question| question.share == ShareRule::Ask);
    let asks_each = views && form.asks_each();
    let mut all = vec![
        line("h1", "", page.words.fill(words::PAPER_TITLE, &[("title", &form.title)])),
        line("p", "", page.said(words::PAPER_TEXT)),
    ];
    // Whoever is not asked who they are has no line for it.
    if form.questions.iter().any(|question| [known::CALLED, known::CODE, known::CHILD].contains(&question.id.as_str()))
    {
        all.push(from(page));
    }
    if asks_each {
        all.push(key(page));
    }
    for block in blocks(form) {
        match block {
            Block::Screen(questions) => all.push(screen(page, form, &questions)),
            Block::Each(questions, times) => all.extend((0..times).map(|_| each(page, &questions))),
        }
    }
    if views && form.voice.is_to_a_child() {
        let space = element("div", &[("class", "paper__space")], Vec::new());
        let four = asks_each.then(|| four(page));
        let drawing = [Some(line("h2", "", page.said(words::PAPER_DRAW))), Some(space), four];
        all.push(whole(drawing.into_iter().flatten().collect()));
    }
    all.push(end(page, form));
    element("section", &[("class", "paper")], all)
}

/// The form in the order of paper: questions that are asked for each topic stand once for as many topics as may be picked.
pub fn blocks(form: &Form) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut done: Vec<&str> = Vec::new();
    for question in core(form) {
        let Some((topics, choice)) = topic(form, question) else {
            match blocks.last_mut() {
                Some(Block::Screen(before)) if is_beside(question, before) => before.push(question),
                _ => blocks.push(Block::Screen(vec![question])),
            }
            continue;
        };
        if done.contains(&topics.id.as_str()) {
            continue;
        }
        done.push(&topics.id);
        let of_this_topic = |other: &&Question| topic(form, other).is_some_and(|(_, other)| other == choice);
        blocks.push(Block::Each(core(form).filter(of_this_topic).collect(), topics.kind.most()));
    }
    blocks
}

/// What paper asks. The name stands at its head.
fn core(form: &Form) -> impl Iterator<Item = &Question> {
    // Paper cannot hold back what is not asked where somebody helps.
    let before_helpers = |question: &Question| {
        let condition = question.show_if.as_ref().filter(|_| question.part == Part::Core);
        condition.is_some_and(|condition| condition.question == known::HELPED)
    };
    let asked = move |question: &&Question| question.part != Part::More && question.id != known::CALLED;
    form.questions.iter().filter(move |question| asked(question) && !before_helpers(question))
}

fn is_beside(question: &Question, before: &[&Question]) -> bool {
    !question.screen.is_empty() && before.iter().all(|other| other.screen == question.screen)
}

/// The question and the choice that this one is asked for each of, if it is.
fn topic<'form>(form: &'form Form, question: &'form Question) -> Option<(&'form Question, &'form str)> {
    let (topics, choice) = condition(form, question).filter(|(topics, _)| topics.kind.most() > 1)?;
    let of_each = question.id.strip_prefix(choice)?.starts_with('-');
    of_each.then_some((topics, choice))
}

/// The question and the choice of it that this one is asked after, if it is.
fn condition<'form>(form: &'form Form, question: &'form Question) -> Option<(&'form Question, &'form str)> {
    let condition = question.show_if.as_ref().filter(|condition| !condition.not)?;
    Some((form.question(&condition.question)?, condition.is.first()?.as_str()))
}

/// Whether each choice leads to a question of its own: then the choice is a box there, and in no list before.
fn is_spread(form: &Form, topics: &Question) -> bool {
    let leads = |choice: &str| {
        let after = |question| condition(form, question) == Some((topics, choice)) && topic(form, question).is_none();
        core(form).any(after)
    };
    let choices = topics.kind.choices();
    topics.kind.most() > 1 && choices.iter().all(|choice| leads(&choice.id))
}

/// Who writes: a name, and a box for each sign of the code.
fn from(page: Page) -> AnyView {
    let signs = CODE.into_iter().map(|count| {
        let signs = (0..count).map(|_| element("span", &[], Vec::new()));
        element("span", &[("class", "paper__signs")], signs.collect())
    });
    let code = std::iter::once(text(page.said(words::PAPER_CODE))).chain(signs).collect();
    let both = vec![pen::blank(page.said(words::PAPER_NAME)), element("p", &[("class", "paper__code")], code)];
    element("div", &[("class", "paper__from")], both)
}

/// What the four small boxes mean, once for the whole form.
fn key(page: Page) -> AnyView {
    let meant = CHOICES.map(|(short, means)| {
        element("li", &[], vec![line("b", "", page.said(short)), text(" ".into()), text(page.said(means))])
    });
    let inside = vec![
        line("h2", "", page.said(words::SHARE)),
        line("p", "paper__hint", page.said(words::PAPER_KEY)),
        element("ul", &[], meant.into()),
        line("p", "", page.said(words::SAFETY)),
    ];
    element("div", &[("class", "paper__key")], inside)
}

fn screen(page: Page, form: &Form, questions: &[&Question]) -> AnyView {
    let mut all = Vec::new();
    if let [Question { screen, screen_hint, .. }, _, ..] = questions {
        all.extend([
            line("h2", "paper__screen", page.names.fill(screen)),
            line("p", "paper__hint", page.names.fill(screen_hint)),
        ]);
    }
    for question in questions {
        let mut part = Vec::new();
        if let Some((before, choice)) = condition(form, question)
            && let Some(choice) = before.kind.choice(choice)
        {
            let words = page.names.fill(&choice.words);
            part.push(match is_spread(form, before) {
                true => pen::boxes(page, std::slice::from_ref(choice)),
                false => line("p", "", page.words.fill(words::PAPER_ONLY_IF, &[("names", &words)])),
            });
        }
        part.extend(asked(page, question));
        if !is_spread(form, question) {
            part.extend(on_paper(page, question));
        }
        all.push(element("div", &[("class", "paper__part")], part));
    }
    // Which topics were picked stands on the pages of the topics.
    let shared: Vec<&Question> = questions.iter().copied().filter(|question| !is_spread(form, question)).collect();
    all.extend(share(page, form.asks_each(), &shared));
    whole(all)
}

/// A topic that was picked, written in by hand, and what is asked about it.
fn each(page: Page, questions: &[&Question]) -> AnyView {
    let mut all = vec![pen::blank(page.said(words::PAPER_TOPIC))];
    for question in questions {
        all.extend(asked(page, question));
        all.extend(on_paper(page, question));
    }
    all.extend(share(page, true, questions));
    whole(all)
}

fn asked(page: Page, question: &Question) -> [AnyView; 3] {
    let most = question.kind.most();
    // A hint of the form's own says how many already.
    let hint = match question.hint.is_empty() && most > 1 {
        true => page.words.fill(words::PAPER_TICK_UPTO, &[("most", &most.to_string())]),
        false => page.names.fill(&question.hint),
    };
    [
        line("h2", "", page.names.fill(&question.ask)),
        line("p", "paper__hint", hint),
        line("p", "paper__hint", page.names.fill(&question.why)),
    ]
}

/// Who can know what these questions are answered with.
fn share(page: Page, asks_each: bool, questions: &[&Question]) -> Option<AnyView> {
    let any = |rule| questions.iter().any(|question| question.share == rule);
    if any(ShareRule::Ask) {
        return asks_each.then(|| four(page));
    }
    any(ShareRule::Private).then(|| line("p", "paper__share", page.said(words::PAPER_PRIVATE)))
}

/// The four small boxes.
fn four(page: Page) -> AnyView {
    let boxes = CHOICES.map(|(short, _)| line("li", "", page.said(short)));
    let boxes = element("ul", &[("class", "paper__boxes")], boxes.into());
    element("div", &[("class", "paper__share")], vec![text(page.said(words::SHARE)), boxes])
}

/// Where it goes, and whom to ring instead.
fn end(page: Page, form: &Form) -> AnyView {
    let (text, only) = match form.to.as_str() {
        Route::ABOUT_MY_OFFICER | Route::SERVICE => (words::PAPER_END_ABOUT, words::PAPER_RETURN_ABOUT),
        _ => (words::PAPER_END_TEXT, words::PAPER_RETURN),
    };
    // The same numbers as in Get help, and whom to give it to.
    let meant = |one: &&Contact| one.help_now || ["team", "advocate"].contains(&one.id.as_str());
    let contacts = page.site.contacts.iter().filter(meant).map(reached);
    let label = vec![
        line("b", "", page.said(only)),
        element(
            "span",
            &[("class", "paper__address"), ("translate", "no")],
            vec![page.site.address.clone().into_any()],
        ),
    ];
    let ring = vec![line("p", "", page.said(words::PAPER_RING)), element("ul", &[], contacts.collect())];
    let both = vec![element("p", &[("class", "paper__label")], label), element("div", &[], ring)];
    whole(vec![
        line("h2", "paper__screen", page.said(words::PAPER_END_TITLE)),
        line("p", "", page.said(text)),
        element("div", &[("class", "paper__where")], both),
    ])
}

fn reached(contact: &Contact) -> AnyView {
    let name = if contact.name == contact.phone { String::new() } else { [&*contact.name, " "].concat() };
    element("li", &[], vec![text(name), line("b", "", contact.shown().to_owned())])
}

/// What is never torn apart by the end of a page.
fn whole(inside: Vec<AnyView>) -> AnyView {
    element("div", &[("class", "paper__question")], inside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use forms::form::ShowIf;

    use crate::sample;

    #[test]
    fn paper_does_not_ask_what_is_not_asked_beside_a_helper() {
        let mut form = sample::form();
        let condition = ShowIf { question: known::HELPED.into(), is: vec!["nobody".into()], not: false };
        form.questions[0].show_if = Some(condition);
        assert!(core(&form).all(|question| question.id != "headline"));
    }

    #[test]
    fn paper_asks_the_core_and_each_topic_s_questions_once_for_each_topic_that_may_be_picked() {
        let form = sample::form();
        let ids = |questions: &[&Question]| {
            questions.iter().map(|question| question.id.as_str()).collect::<Vec<_>>().join(" ")
        };
        let said: Vec<String> = blocks(&form)
            .iter()
            .map(|block| match block {
                Block::Screen(questions) => ids(questions),
                Block::Each(questions, times) => format!("{times} × ({})", ids(questions)),
            })
            .collect();
        let expected = "headline, topics, 4 × (school-how school-change), officer, soon, reach";
        assert_eq!(said.join(", "), expected);
    }
}
