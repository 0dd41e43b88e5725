//! What a child or a carer types is what the right officer reads: word for word, in its group, with its sharing choice.

use forms::{Form, Question, ShareRule, Sharing, Value};
use promises::{
    answers::{Given, Person},
    browser::{Browser, Setup},
    council,
    filling::{Filling, Hands},
    reading::{Item, Reading},
};
use xtask::stage::Stage;

/// The officer of each letter, as the page names them, and who covers.
struct Officer {
    id: &'static str,
    name: &'static str,
    cover: &'static str,
}

const SAM: Officer = Officer { id: "sam", name: "Sam", cover: "Priya" };
const TOM: Officer = Officer { id: "tom", name: "Tom", cover: "Priya" };
const PRIYA: Officer = Officer { id: "priya", name: "Priya", cover: "Sam" };

/// Fills in the form as a person would, sends it, and gives what they said and the form they had.
fn send(stage: &Stage, person: &str, officer: &Officer, hands: Hands) -> (Person, Form) {
    let person = Person::named(person);
    let browser = Browser::open(&Setup::default());
    let site = stage.dir.join("sites/portal");
    let mut filling = Filling::start(&browser, &stage.portal, &site, person.clone(), hands);
    filling.to_the_last_page(|_, _| ());
    for given in person.answers.iter().filter_map(|given| given.text.as_ref()) {
        let shown = browser
            .ask_text("return [...document.querySelectorAll('.said__words')].map(p => p.textContent).join('\\u0000')");
        assert!(
            shown.split('\0').any(|words| words.contains(given.as_str())),
            "the check page does not show {given:?}"
        );
    }
    browser.see(officer.name);
    browser.see(officer.cover);
    browser.see("locked spare key");
    filling.send();
    (person, filling.form)
}

fn fill(text: &str, officer: &Officer, child: &str) -> String {
    text.replace("{$iro}", officer.name).replace("{$cover}", officer.cover).replace("{$child}", child)
}

/// What the officer's screen must show for an answer.
fn expected(form: &Form, given: &Given, officer: &Officer, child: &str) -> Option<Item> {
    let question = form.question(&given.question)?;
    let fill = |text: &str| fill(text, officer, child);
    let sharing = given.share.unwrap_or_default();
    let (list, share) = match (question.share, sharing) {
        (ShareRule::WithLetter, _) => return None,
        (ShareRule::Private, _) => ("Safety and always private", "Always private"),
        (ShareRule::Ask, Sharing::Meeting) => ("Meeting", "Say it in the meeting"),
        (ShareRule::Arrange, _) => ("Setting up the meeting", ""),
        (ShareRule::Ask, Sharing::Keep) => {
            ("Keep", "The IRO can know, not the meeting. Ask before telling others, unless someone is not safe.")
        }
        (ShareRule::Ask, Sharing::Sort) => ("Keep", "Sort it, but not in the meeting. Ask before telling others."),
        (ShareRule::Ask, Sharing::TalkFirst) => ("Ask first", "Ask me first"),
    };
    let asked = fill(question.asked());
    let words = said(question, given, &fill);
    Some(Item { list: list.to_owned(), asked, words, share: share.to_owned() })
}

/// The answer in words: what was chosen, in the order of the form, whatever the order of pressing; then what was typed.
fn said(question: &Question, given: &Given, fill: &dyn Fn(&str) -> String) -> String {
    let chosen = question.kind.choices().iter().map(|choice| &choice.id).filter(|id| given.choose.contains(id));
    let chosen = question.kind.words(&Value::Ids(chosen.cloned().collect()), fill);
    chosen.into_iter().chain(given.text.clone()).collect::<Vec<_>>().join("\n")
}

/// The officer opens the letter and finds every word.
fn read(stage: &Stage, officer: &Officer, person: &Person, form: &Form) -> Reading {
    let name = person.answer("called").and_then(|given| given.text.clone()).expect("they say what they are called");
    let child = person.answer("child").and_then(|given| given.text.clone()).unwrap_or_default();
    let reading = Reading::start(stage, officer.id);
    // An adult's letter stands under the child's name too.
    let listed = reading
        .names()
        .into_iter()
        .find(|listed| listed.contains(&name) || (!child.is_empty() && listed.contains(&child)));
    reading
        .open(&listed.unwrap_or_else(|| panic!("{} has no letter from {name}: {:?}", officer.name, reading.names())));
    let has_list = |item: &Item| !item.share.is_empty() || item.list == "Setting up the meeting";
    let mut found: Vec<Item> = reading.items().into_iter().filter(has_list).collect();
    let mut wanted: Vec<Item> =
        person.answers.iter().filter_map(|given| expected(form, given, officer, &child)).collect();
    let by_question = |a: &Item, b: &Item| (&a.list, &a.asked, &a.words).cmp(&(&b.list, &b.asked, &b.words));
    found.sort_by(by_question);
    wanted.sort_by(by_question);
    assert_eq!(found, wanted, "what {} reads is what {name} wrote", officer.name);
    // Who it is from and how to answer stand on the page too, word for word.
    let page = reading.browser.ask_text(
        "return [...document.querySelectorAll('article.letter .own, article.letter h1, article.letter .role')].map(e => e.textContent).join('\\u0000')",
    );
    for given in &person.answers {
        let question = form.question(&given.question).expect("a question of the form");
        let said = said(question, given, &|text| fill(text, officer, &child));
        let day_in_words = given.question == "review-day";
        let shown = page.split('\0').any(|words| words.contains(&said));
        assert!(shown || day_in_words || given.question == "soon", "{} does not see {said:?}", officer.name);
    }
    reading
}

#[test]
fn s_chairs_her_review_at_her_school_and_sam_reads_it_in_her_words() {
    let stage = council::exampleshire();
    let (person, form) = send(&stage, "s", &SAM, Hands::Pointer);
    let reading = read(&stage, &SAM, &person, &form);
    reading.mark_read();
    reading.back();
    reading.browser.see("Read (");
}

#[test]
fn l_brings_her_interests_to_her_school_and_tom_reads_it_in_her_words() {
    let stage = council::exampleshire();
    let (person, form) = send(&stage, "l", &TOM, Hands::Pointer);
    drop(read(&stage, &TOM, &person, &form));
}

#[test]
fn a_worry_that_is_kept_reaches_sam_and_the_cover_and_not_a_colleague_on_duty() {
    let stage = council::exampleshire();
    let (person, form) = send(&stage, "worry", &SAM, Hands::Pointer);
    let sam = read(&stage, &SAM, &person, &form);
    assert!(sam.strip_says("Contact soon").starts_with("Yes"), "{:?}", sam.strip());
    let reach = person.answer("reach").and_then(|given| given.text.clone()).expect("a way to reach");
    assert_eq!(sam.strip_says("Safe way to reach them"), reach);
    drop(sam);
    drop(read(&stage, &Officer { id: "priya", ..SAM }, &person, &form));

    let dee = Reading::start(&stage, "dee");
    dee.open(&person.answer("called").and_then(|given| given.text.clone()).expect("a name"));
    let seen = dee.items();
    let meeting: Vec<_> = person.answers.iter().filter(|given| given.share == Some(Sharing::Meeting)).collect();
    assert_eq!(seen.iter().filter(|item| item.list == "Meeting").count(), meeting.len());
    assert!(seen.iter().all(|item| item.share.is_empty() || item.list == "Meeting"), "{seen:?}");
    dee.browser.see("Anything kept can be opened only by: Sam");
    let page = dee.browser.ask_text("return document.documentElement.outerHTML");
    let meant_for_her = |given: &&Given| {
        let rule = form.question(&given.question).expect("a question of the form").share;
        [ShareRule::WithLetter, ShareRule::Arrange].contains(&rule)
            || (rule == ShareRule::Ask && given.share == Some(Sharing::Meeting))
    };
    for kept in person.answers.iter().filter(|given| !meant_for_her(given)) {
        if let Some(text) = &kept.text {
            let line = text.lines().next().unwrap_or_default();
            assert!(!page.contains(line), "a colleague on duty can see {line:?}");
        }
    }
    let tom = Reading::start(&stage, "tom");
    tom.browser.see("for colleagues");
}

#[test]
fn a_carer_is_heard_by_priya() {
    let stage = council::exampleshire();
    let (person, form) = send(&stage, "carer", &PRIYA, Hands::Pointer);
    drop(read(&stage, &PRIYA, &person, &form));
}

#[test]
fn the_meeting_copy_shows_no_trace_that_there_is_more() {
    let stage = council::exampleshire();
    let (person, form) = send(&stage, "worry", &SAM, Hands::Pointer);
    let sam = read(&stage, &SAM, &person, &form);
    sam.browser.press("Meeting copy");
    sam.browser.wait_for("the copy", "return !!document.querySelector('.sheet')");
    let paper = print_text(&sam.browser);
    for given in &person.answers {
        let Some(line) = given.text.as_ref().and_then(|text| text.lines().next()) else { continue };
        let question = form.question(&given.question).expect("a question of the form");
        let for_meeting = question.share == ShareRule::Ask && given.share == Some(Sharing::Meeting);
        let is_name = given.question == "called";
        assert_eq!(paper.contains(line), for_meeting || is_name, "{line:?} on the meeting copy");
    }
    for word in ["Keep", "Talk", "soon", "private", " of ", "more"] {
        let ours = person.answers.iter().filter_map(|given| given.text.as_ref()).any(|text| text.contains(word));
        assert!(ours || !paper.contains(word), "the meeting copy says {word:?}: {paper}");
    }
}

/// The text that would stand on paper.
fn print_text(browser: &Browser) -> String {
    browser.cdp("Emulation.setEmulatedMedia", &serde_json::json!({ "media": "print" }));
    browser.text()
}

/// One line to whoever is on duty.
fn one_line(called: &str) -> Person {
    let mut person = Person::named("worry");
    person.answers.retain(|given| ["headline", "officer", "called"].contains(&given.question.as_str()));
    for given in &mut person.answers {
        match given.question.as_str() {
            "officer" => given.choose = vec!["unknown".to_owned()],
            "called" => given.text = Some(called.to_owned()),
            _ => given.share = Some(Sharing::Keep),
        }
    }
    person
}

fn send_from(stage: &Stage, person: Person) {
    let browser = Browser::open(&Setup::default());
    let site = stage.dir.join("sites/portal");
    let mut filling = Filling::start(&browser, &stage.portal, &site, person, Hands::Pointer);
    filling.to_the_last_page(|_, _| ());
    filling.send();
}

#[test]
fn what_is_about_an_officer_goes_to_the_manager_and_to_no_officer() {
    let stage = council::own();
    send_from(&stage, Person::named("about-my-iro"));
    for manager in ["maya", "mo"] {
        Reading::start(&stage, manager).open("Robin");
    }
    for officer in ["sam", "priya", "tom", "dee", "dan"] {
        let names = Reading::start(&stage, officer).names();
        assert!(names.is_empty(), "{officer} can read what is about an officer: {names:?}");
    }
}

#[test]
fn a_child_who_does_not_know_the_officer_reaches_the_duty_lead() {
    let stage = council::own();
    send_from(&stage, one_line("Robin"));
    for duty in ["dee", "dan"] {
        let reading = Reading::start(&stage, duty);
        reading.open("Robin");
        assert!(reading.items().iter().any(|item| item.list == "Keep"), "{duty} cannot read what was kept");
    }
    assert!(Reading::start(&stage, "sam").names().is_empty());
}

#[test]
fn an_answer_can_be_changed_from_the_check_page_and_the_way_leads_back_there() {
    let stage = council::exampleshire();
    let browser = Browser::open(&Setup::default());
    let site = stage.dir.join("sites/portal");
    let mut filling = Filling::start(&browser, &stage.portal, &site, Person::named("l"), Hands::Pointer);
    filling.to_the_last_page(|_, _| ());
    browser.click(".said li:first-child [data-go^=change]");
    browser.wait_for("the first question", "return !!document.querySelector('#answer')");
    browser.tell("document.querySelector('#answer').select()");
    browser.cdp("Input.insertText", &serde_json::json!({ "text": "Something else after all" }));
    filling.go("next");
    browser.wait_for("the answers again", "return !!document.querySelector('.said')");
    browser.see("Something else after all");
}

#[test]
fn the_officers_copy_has_everything_and_says_that_it_is_not_for_circulation() {
    let stage = council::exampleshire();
    let (person, form) = send(&stage, "worry", &SAM, Hands::Pointer);
    let sam = read(&stage, &SAM, &person, &form);
    sam.browser.press("Officer’s copy");
    sam.browser.wait_for("the copy", "return !!document.querySelector('.sheet')");
    let paper = print_text(&sam.browser);
    assert!(paper.contains("not for circulation"), "{paper}");
    for given in person.answers.iter().filter(|given| given.question != "soon") {
        if let Some(line) = given.text.as_ref().and_then(|text| text.lines().next()) {
            assert!(paper.contains(line), "the officer's copy lacks {line:?}");
        }
    }
}

#[test]
fn a_wrong_passphrase_is_said_and_opens_nothing() {
    let stage = council::exampleshire();
    let reading = Reading::knock(&stage, "sam", "six words that are not these");
    reading.browser.see("This passphrase does not open this file.");
    assert_eq!(reading.browser.ask("return !!document.querySelector('section.list')"), false);
}

#[test]
fn a_link_that_names_the_officer_is_asked_back_and_a_code_that_nobody_has_is_said_to_be_unknown() {
    let stage = council::exampleshire();
    let browser = Browser::open(&Setup::default());
    let page = format!("{}{}", stage.portal, council::forms(&stage.dir.join("sites/portal"))["talk"]);
    for (code, said, first) in [
        ("KM7R4X92WR", "Your letter says your IRO is Sam. Is that right?", "sam"),
        ("7r", "Your letter says your IRO is Priya. Is that right?", "priya"),
        ("XX7R4X92WR", "We don’t know the code in your link. Pick your IRO here, or press Skip.", "unknown"),
    ] {
        // Another fragment alone would load nothing.
        browser.go("about:blank");
        browser.go(&format!("{page}#{code}"));
        assert_eq!(browser.address(), page, "the code stays in the address");
        // What helps, and how to be reached.
        for _ in 0..2 {
            let title = browser.ask_text("return document.querySelector('#title').textContent");
            browser.click("main [data-go=skip]");
            let next = format!("return document.querySelector('#title')?.textContent !== {title:?}");
            browser.wait_for("the next screen", &next);
        }
        browser.see(said);
        let choices = "const all = [...document.querySelectorAll('main input[type=radio]')];\
            return all[0].value + ' ' + all.some(each => each.checked)";
        assert_eq!(browser.ask_text(choices), format!("{first} false"), "asked, never assumed");
    }
}
