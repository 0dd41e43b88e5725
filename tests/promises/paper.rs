//! A form is a paper form too: its core on four sheets of A4 at most.

use forms::{Part, form::known};
use promises::{
    browser::{Browser, Setup},
    council,
};

#[test]
fn a_form_is_printed_on_four_sheets_at_most_and_asks_its_core() {
    let stage = council::exampleshire();
    let browser = Browser::open(&Setup::default());
    let site = stage.dir.join("sites/portal");
    for (id, path) in council::forms(&site) {
        browser.go(&format!("{}{path}", stage.portal));
        let sheets = browser.sheets();
        assert!((1..=4).contains(&sheets), "{id} takes {sheets} sheets of paper");
        browser.media_type("print");
        let paper = browser.text().replace('\n', " ");
        let form = promises::plain::read(&site, &id, "en");
        // The name stands at the head, in words of the paper's own. What is not asked beside a helper is on no paper.
        let beside = |question: &forms::Question| {
            question.show_if.as_ref().is_none_or(|condition| condition.question != known::HELPED)
        };
        let asked = |question: &&forms::Question| {
            question.part != Part::More && question.id != known::CALLED && beside(question)
        };
        for question in form.questions.iter().filter(asked).filter(|question| question.topic.is_empty()) {
            let around: Vec<&str> = question.ask.split("{$").collect();
            assert!(paper.contains(around[0].trim()), "the paper form of {id} does not ask {:?}", question.ask);
        }
        for part in ["County Hall", "Do not open or scan", "01632 960100"] {
            assert!(paper.contains(part), "the paper form of {id} does not say {part:?}");
        }
        let to_managers = paper.contains("Only for the manager");
        assert_eq!(
            to_managers,
            [wire::Route::ABOUT_MY_OFFICER, wire::Route::SERVICE].contains(&form.to.as_str()),
            "{id}: who opens the envelope"
        );
        let buttons = browser
            .ask("return [...document.querySelectorAll('button, dialog')].filter(b => b.checkVisibility()).length");
        assert_eq!(buttons, 0, "buttons cannot be pressed on paper");
        browser.media_type("");
    }
}
