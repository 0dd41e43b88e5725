//! What a child or a carer types is what the right officer reads: word for word, in its group, with its sharing choice. Here
//! in Chromium; promises/engines.rs goes the same ways in the others.

use forms::{Form, Question, ShareRule, Sharing};
use promises::{
    answers::{Given, Person},
    browser::{Browser, Engine, Setup},
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

/// Fills in the form as a person would, does something on the last page, sends it, and gives what they said and the form
/// they had.
fn send_after(
    engine: Engine,
    stage: &Stage,
    mut person: Person,
    officer: &Officer,
    last: impl FnOnce(&Filling, &mut Person),
) -> (Person, Form) {
    let browser = Browser::open(&Setup::of(engine));
    let site = stage.dir.join("sites/portal");
    let mut filling = Filling::start(&browser, &stage.portal, &site, person.clone(), Hands::Pointer);
    filling.to_the_last_page(|_, _| ());
    last(&filling, &mut person);
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

fn send(engine: Engine, stage: &Stage, person: &str, officer: &Officer) -> (Person, Form) {
    send_after(engine, stage, Person::named(person), officer, |_, _| ())
}

/// Adds to the first answer from the last page; the way leads back there.
fn change(filling: &Filling, person: &mut Person) {
    let browser = filling.browser;
    browser.click(".said li:first-child [data-go^=change]");
    browser.wait_for("the first question", "return !!document.querySelector('#answer')");
    browser.tell("const all = document.querySelector('#answer'); all.focus(); all.selectionStart = all.value.length");
    browser.insert(" And something else.");
    filling.go("next");
    browser.wait_for("the answers again", "return !!document.querySelector('.said')");
    person.answers[0].text.as_mut().expect("words").push_str(" And something else.");
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
    question.kind.words(&given.value(question), fill).join("\n")
}

/// The officer opens the letter and finds every word.
fn read(engine: Engine, stage: &Stage, officer: &Officer, person: &Person, form: &Form) -> Reading {
    let name = person.answer("called").and_then(|given| given.text.clone()).expect("they say what they are called");
    let child = person.answer("child").and_then(|given| given.text.clone()).unwrap_or_default();
    let reading = Reading::start_with(stage, officer.id, Setup::of(engine));
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

/// S chairs her review at her school; L brings her interests to hers; a carer writes to Priya.
pub fn s_is_read(engine: Engine) {
    let stage = council::own();
    let (person, form) = send(engine, &stage, "s", &SAM);
    let reading = read(engine, &stage, &SAM, &person, &form);
    reading.mark_read();
    reading.back();
    reading.browser.see("Read (");
}

pub fn l_is_read(engine: Engine) {
    let stage = council::exampleshire();
    let (person, form) = send_after(engine, &stage, Person::named("l"), &TOM, change);
    drop(read(engine, &stage, &TOM, &person, &form));
}

pub fn a_carer_is_read(engine: Engine) {
    let stage = council::exampleshire();
    let (person, form) = send(engine, &stage, "carer", &PRIYA);
    drop(read(engine, &stage, &PRIYA, &person, &form));
}

/// A child with a worry, and the officer: what the gate tries in each engine.
pub fn a_worry_is_read(engine: Engine) -> (Person, Form, Reading) {
    let stage = council::exampleshire();
    let (person, form) = send(engine, &stage, "worry", &SAM);
    let sam = read(engine, &stage, &SAM, &person, &form);
    assert!(sam.strip_says("Contact soon").starts_with("Yes"), "{:?}", sam.strip());
    let reach = person.answer("reach").and_then(|given| given.text.clone()).expect("a way to reach");
    assert_eq!(sam.strip_says("Safe way to reach them"), reach);
    (person, form, sam)
}

#[test]
fn s_chairs_her_review_at_her_school_and_sam_reads_it_in_her_words() {
    s_is_read(Engine::Chromium);
}

#[test]
fn l_brings_her_interests_adds_to_them_on_the_last_page_and_tom_reads_it_in_her_words() {
    l_is_read(Engine::Chromium);
}

#[test]
fn a_carer_is_heard_by_priya() {
    a_carer_is_read(Engine::Chromium);
}

#[test]
fn a_worry_that_is_kept_reaches_sam_and_the_cover_and_no_colleague_on_duty_and_no_meeting_copy() {
    let stage = council::exampleshire();
    let (person, form, sam) = a_worry_is_read(Engine::Chromium);
    meeting_copy(&sam, &person, &form);
    officers_copy(&sam, &person);
    drop(sam);
    drop(read(Engine::Chromium, &stage, &Officer { id: "priya", ..SAM }, &person, &form));

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

/// The meeting copy shows no trace that there is more.
fn meeting_copy(sam: &Reading, person: &Person, form: &Form) {
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

/// The officer's copy has everything, and says that it is not for circulation.
fn officers_copy(sam: &Reading, person: &Person) {
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

/// The text of a copy that would stand on paper; then back to the letter.
fn print_text(browser: &Browser) -> String {
    browser.media_type("print");
    let paper = browser.text();
    browser.media_type("");
    browser.click("button.back");
    browser.wait_for("the letter", "return !!document.querySelector('article.letter')");
    paper
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

/// What is about an officer, and what names none, sent to one council: who sees which.
pub fn each_reaches_whom_it_is_for(engine: Engine) {
    let stage = council::own();
    let site = stage.dir.join("sites/portal");
    for person in [Person::named("about-my-iro"), one_line("Noor")] {
        let browser = Browser::open(&Setup::of(engine));
        let mut filling = Filling::start(&browser, &stage.portal, &site, person, Hands::Pointer);
        filling.to_the_last_page(|_, _| ());
        filling.send();
    }
    for (people, names) in
        [(&["maya", "mo"][..], &["Robin"][..]), (&["dee", "dan"], &["Noor"]), (&["sam", "priya", "tom"], &[])]
    {
        for id in people {
            let reading = Reading::start_with(&stage, id, Setup::of(engine));
            assert_eq!(reading.names(), names, "what {id} can read");
            names.iter().for_each(|name| reading.open(name));
            let kept = reading.items().iter().any(|item| item.list == "Keep");
            assert_eq!(kept, names == ["Noor"], "{id} reads what was kept");
        }
    }
}

#[test]
fn what_is_about_an_officer_reaches_managers_alone_and_what_names_none_the_duty_leads() {
    each_reaches_whom_it_is_for(Engine::Chromium);
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
