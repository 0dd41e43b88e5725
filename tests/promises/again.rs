//! Whoever is asked for another age, or has something to put right, says nothing twice in vain: what was answered goes along, and
//! a second letter names the first, which stays.

use promises::{
    answers::Person,
    browser::{Browser, Setup},
    council,
    filling::{Filling, Hands},
    reading::Reading,
};

/// What somebody says who says little.
fn person(form: &str, name: &str, headline: &str) -> Person {
    let mut person = Person::named("worry");
    person.form = form.to_owned();
    person.answers.retain(|given| ["headline", "officer", "called"].contains(&given.question.as_str()));
    for given in &mut person.answers {
        match given.question.as_str() {
            "headline" => given.text = Some(headline.to_owned()),
            "called" => given.text = Some(name.to_owned()),
            _ => {}
        }
    }
    person
}

#[test]
fn the_form_for_another_age_has_what_was_said_and_goes_the_same_way() {
    let stage = council::exampleshire();
    let site = stage.dir.join("sites/portal");
    let browser = Browser::open(&Setup::default());
    let said = person("child-8-11", "Sky", "I like my drum kit 🥁");
    let headline = said.answers[0].text.clone().expect("words");
    browser.go(&format!("{}say/8-11/", stage.portal));
    browser.click("#answer");
    browser.insert(&headline);
    browser.press("Next");
    browser.wait_for("the topics", "return document.querySelectorAll('main [type=checkbox]').length > 5");
    browser.click("main .not-right > summary");
    browser.press("Too young for me");
    browser.wait_for("the other form", "return document.documentElement.dataset.voice === 'teen'");
    browser.wait_for(
        "what was said",
        &format!("return document.querySelector('#answer')?.value === {}", serde_json::Value::from(headline.clone())),
    );
    let paper = browser.ask_text("return document.querySelector('.paper h1').textContent");
    assert!(paper.contains("12"), "paper is that of the other form: {paper}");
    // The rest of the way is the other form's own.
    let theirs = Person { form: "teen-12-15".into(), ..said };
    let mut filling = Filling::here("en", &browser, &site, theirs, Hands::Pointer);
    // It stands in the box already.
    filling.person.answers[0].text = None;
    filling.to_the_last_page(|_, _| ());
    filling.send();
    let sam = Reading::start(&stage, "sam");
    sam.open("Sky");
    assert!(sam.browser.text().contains(&headline));
    assert!(sam.browser.text().contains("12 to 15"), "it is a letter of the other form");
}

#[test]
fn a_letter_that_puts_another_right_stands_before_it_and_says_what_is_other() {
    let stage = council::own();
    let site = stage.dir.join("sites/portal");
    let browser = Browser::open(&Setup::default());
    let mut filling =
        Filling::start(&browser, &stage.portal, &site, person("child-8-11", "Rue", "My room is fine"), Hands::Pointer);
    filling.finish_early();
    filling.send();
    filling.go("correct");
    browser
        .wait_for("the first question, with nothing in it", "return document.querySelector('#answer')?.value === ''");
    let again = person("child-8-11", "Rue", "My room is cold");
    let mut filling = Filling::here("en", &browser, &site, again, Hands::Pointer);
    filling.finish_early();
    filling.send();

    let sam = Reading::start(&stage, "sam");
    sam.browser.wait_for("both letters", "return document.querySelectorAll('.rows .who button').length === 2");
    sam.browser.see("A newer one came");
    assert_eq!(sam.names(), ["Rue", "Rue"]);
    sam.browser.click(".rows li:nth-child(1) .who button");
    sam.browser.see("My room is cold");
    sam.browser.see("Before: My room is fine");
    sam.back();
    sam.browser.click(".rows li:nth-child(2) .who button");
    sam.browser.see("A newer letter says that it takes the place of this one.");
    sam.browser.press("Open the newer letter");
    sam.browser.see("My room is cold");
}
