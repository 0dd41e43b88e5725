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

/// Somebody may look for their own form before they have pressed anything but keys.
#[test]
fn what_stands_in_the_first_box_goes_along_before_anything_was_pressed() {
    let stage = council::exampleshire();
    let browser = Browser::open(&Setup::default());
    browser.go(&format!("{}say/8-11/", stage.portal));
    browser.wait_for("the app", "return document.documentElement.dataset.app === 'ready'");
    browser.click("#answer");
    browser.insert("I am nearly thirteen");
    browser.click("main .not-right > summary");
    browser.press("Too young for me");
    browser.wait_for("the other form", "return document.documentElement.dataset.voice === 'teen'");
    browser.wait_for("what was said", "return document.querySelector('#answer')?.value === 'I am nearly thirteen'");
    // And the other way, where grown-ups have something to read first.
    browser.click("main .not-right > summary");
    browser.press("Easier, with more pictures");
    browser.wait_for("the form of before", "return document.documentElement.dataset.voice === 'child'");
    browser.click("main .not-right > summary");
    browser.press("Easier, with more pictures");
    browser.wait_for("the youngest's", "return document.documentElement.dataset.voice === 'young'");
    browser.see("Grown-ups, read this by yourself first.");
}

#[test]
fn whoever_wants_another_letter_and_not_the_first_one_s_place_says_so() {
    let stage = council::own();
    let site = stage.dir.join("sites/portal");
    let browser = Browser::open(&Setup::default());
    let fill = |name: &str, start: bool| {
        let person = person("child-8-11", name, "Hello");
        let mut filling = match start {
            true => Filling::start(&browser, &stage.portal, &site, person, Hands::Pointer),
            false => Filling::here("en", &browser, &site, person, Hands::Pointer),
        };
        filling.finish_early();
        filling.send();
        filling.go("correct");
        browser.see("This puts right the letter you sent.");
    };
    fill("Moss", true);
    browser.press("No, this is a new letter");
    browser.wait_for("no word of it", "return !document.body.innerText.includes('This puts right')");
    fill("Fen", false);
    let sam = Reading::start(&stage, "sam");
    for name in ["Moss", "Fen"] {
        sam.open(name);
        assert_eq!(sam.strip_says("Instead of"), "", "{name}");
        sam.back();
    }
}

/// On the officer's tablet, by a link of theirs: home passes it on, no address keeps it, and the letter says so, answered or not.
#[test]
fn a_letter_that_was_written_together_says_so() {
    let stage = council::own();
    let browser = Browser::open(&Setup::default());
    browser.go(&format!("{}#KM~", stage.portal));
    let address = || browser.ask_text("return location.href");
    assert!(!address().contains('#'), "{}", address());
    browser.click("a[href*='say/8-11/']");
    browser.wait_for("the app", "return document.documentElement.dataset.app === 'ready'");
    assert!(!address().contains('#'), "{}", address());
    browser.click("#answer");
    browser.insert("We wrote this in the car");
    browser.press("Finish and send");
    browser.see("Who typed it?");
    browser.press("Skip");
    browser.wait_for("Sam, asked back", "return !!document.querySelector('main input[value=sam]')");
    browser.click("main label:has(input[value=sam])");
    browser.press("Next");
    browser.wait_for("the last page", "return !!document.querySelector('[data-go=send]')");
    browser.press("Send it");
    browser.wait_for("the word that it arrived", "return !!document.querySelector('.post img[src*=arrived]')");
    let sam = Reading::start(&stage, "sam");
    sam.open(&sam.names().remove(0));
    sam.browser.see("You wrote this together with Sam. Who typed it?");
    sam.browser.see("Not said");
    assert!(!sam.browser.text().contains("Check this letter"), "it is a question of ours");
}
