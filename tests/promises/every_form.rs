//! Every form is filled in by somebody made up for it, sent, and opens word for word for those whom its last page names, and for
//! nobody else.

use std::collections::BTreeMap;

use forms::{Document, Form, GroupName, Question, ShareRule, Sharing};
use promises::{
    answers::Person,
    axe,
    browser::{Browser, Setup},
    council,
    filling::{Filling, Hands},
    letters,
    reading::Reading,
};
use seal::{Identity, IdentityFile};
use wire::{Envelope, Route};
use xtask::stage::Stage;

/// Forms that people of other names fill in: their files tell longer stories.
const OTHERS: [(&str, &str); 2] = [("child-8-11", "worry"), ("carer", "carer")];

/// Who covers for whom, and who is on duty, in the demo council.
const COVERS: [(&str, &str); 3] = [("sam", "priya"), ("priya", "sam"), ("tom", "priya")];

/// Everybody's own key, by name.
fn keys(stage: &Stage) -> BTreeMap<String, Identity> {
    let key = |(id, words): (&String, &String)| {
        let file = std::fs::read(stage.identity(id)).expect("an identity file");
        let opened = IdentityFile::unlock(&file, words).expect("six words open it");
        let text = opened.identities()[0].secret_text();
        (id.clone(), Identity::parse(&text).expect("an identity"))
    };
    stage.passphrases.iter().map(key).collect()
}

/// The newest letter in the post box's database.
fn stored(stage: &Stage) -> Envelope {
    let database = rusqlite::Connection::open(stage.database()).expect("the post box's database");
    let newest = "SELECT sealed FROM letters JOIN bodies USING (cursor) ORDER BY cursor DESC";
    let bytes: Vec<u8> = database.query_row(newest, [], |row| row.get(0)).expect("one letter");
    Envelope::parse(&bytes).expect("an envelope")
}

/// Who opens a part, by name, and what it says.
fn opened(part: &[u8], keys: &BTreeMap<String, Identity>) -> (Vec<String>, Document) {
    let mut readers = Vec::new();
    let mut document = None;
    for (name, key) in keys {
        if let Ok(bytes) = seal::open(part, std::slice::from_ref(key)) {
            readers.push(name.clone());
            document = Some(json::read::<Document>(&bytes).expect("a document"));
        }
    }
    (readers, document.expect("somebody opens it"))
}

/// Who should open both parts of a letter: the private one, and the rest of the team's.
fn should(documents: [&Document; 2]) -> [Vec<String>; 2] {
    let chosen = documents[0].from.iter().find(|said| said.id == "officer").and_then(|said| said.chosen.first());
    let names = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
    let private = match Route::chosen(chosen.map(String::as_str)) {
        Route::AboutMyOfficer | Route::Service => return [names(&["maya", "mo"]), names(&["maya", "mo"])],
        Route::Unknown => names(&["dan", "dee"]),
        Route::Officer(id) => {
            let (officer, cover) = COVERS.iter().find(|(officer, _)| *officer == id).expect("an officer");
            names(&[officer, cover])
        }
    };
    let duty = ["dee", "dan"].map(String::from);
    let beside = duty.into_iter().filter(|id| !private.contains(id)).take(2);
    let mut team: Vec<String> = private.iter().cloned().chain(beside).collect();
    let mut private = private;
    team.sort();
    private.sort();
    [team, private]
}

/// In which part an answer lies, by its rule and the writer's choice.
fn part(question: &Question, sharing: Option<Sharing>) -> GroupName {
    match (question.share, sharing) {
        (ShareRule::Arrange, _) | (ShareRule::Ask, Some(Sharing::Meeting)) => GroupName::Team,
        _ => GroupName::Private,
    }
}

/// Compares what lies in the post box with what was typed and tapped.
fn compare(form: &Form, person: &Person, [team, private]: [&Document; 2]) {
    assert!(team.heading.form == form.id && private.heading.form == form.id);
    let all = |document: &'_ Document| document.answers.iter().map(|said| said.id.clone()).collect::<Vec<_>>();
    let mut found: Vec<_> = [all(team), all(private)].concat();
    let mut wanted = Vec::new();
    for given in &person.answers {
        let question = form.question(&given.question).expect("a question of the form");
        let value = given.value(question);
        let place = if question.share == ShareRule::WithLetter {
            &private.from
        } else {
            wanted.push(given.question.clone());
            match part(question, person.sharing(question, given)) {
                GroupName::Team => &team.answers,
                GroupName::Private => &private.answers,
            }
        };
        let said = place.iter().find(|said| said.id == given.question);
        let said = said.unwrap_or_else(|| panic!("{}: {} is not where it should be", form.id, given.question));
        let count = question.kind.words(&value, &str::to_owned).len();
        assert_eq!(said.answer.len(), count, "{}: {}", form.id, given.question);
        assert!(given.text.iter().all(|text| said.answer.last() == Some(text)), "{}: {}", form.id, given.question);
        assert_eq!(said.chosen, question.kind.chosen(&value), "{}: {}", form.id, given.question);
    }
    found.sort();
    wanted.sort();
    assert_eq!(found, wanted, "{}: nothing is added and nothing is lost", form.id);
}

/// Nothing is wrong with a screen for axe, nor too wide, nor too small for a finger.
fn look(browser: &Browser, screen: &str) {
    let faults = axe::faults(browser);
    assert!(faults.is_empty(), "{screen}:\n{}", faults.join("\n"));
    axe::fits(browser, screen);
    axe::fingers_fit(browser, screen);
}

/// Fills in, sends and opens each of these forms, all in one browser.
#[expect(clippy::print_stdout, reason = "the table is part of a run")]
fn each(stage: &Stage, of: impl Fn(&str) -> bool) {
    let site = stage.dir.join("sites/portal");
    // As narrow as any, and so tall that nothing scrolls beneath the bars: axe takes what lies beneath them for too small.
    let (browser, keys) = (Browser::open(&Setup { size: (320, 16000), ..Setup::default() }), keys(stage));
    let forms: Vec<String> = council::forms(&site).into_keys().filter(|id| of(id)).collect();
    assert!(forms.len() > 3, "{forms:?}");
    for id in forms {
        let name = OTHERS.iter().find(|(form, _)| *form == id).map_or(id.as_str(), |(_, name)| name);
        let person = Person::named(name);
        assert_eq!(person.form, id);
        let mut filling = Filling::start(&browser, &stage.portal, &site, person.clone(), Hands::Pointer);
        let mut screens = 0;
        filling.to_the_last_page(|browser, screen| {
            screens += 1;
            look(browser, &format!("{screen} of {id}"));
        });
        filling.send();
        look(&browser, &format!("arrived, {id}"));
        // Whoever gave no name must not be told from a second letter that has one.
        let corrects = browser.ask("return !!document.querySelector('[data-go=correct]')");
        assert_eq!(corrects, filling.form.to != Route::SERVICE, "{id}");
        let envelope = stored(stage);
        let [(team_readers, team), (private_readers, private)] =
            [&envelope.team, &envelope.private].map(|part| opened(part, &keys));
        assert_eq!([team_readers, private_readers], should([&team, &private]), "{id}");
        compare(&filling.form, &person, [&team, &private]);
        println!("{id}: {screens} screens");
    }
}

fn is_a_childs(id: &str) -> bool {
    id.starts_with("child") || id.starts_with("teen")
}

#[test]
fn what_children_and_young_people_say_in_their_forms_opens_for_those_it_names_and_for_nobody_else() {
    let stage = council::own();
    each(&stage, is_a_childs);
    // What was sorted is read as short lists, and what the helper says is marked.
    let sam = Reading::start(&stage, "sam");
    sam.open("Wren");
    let page = sam.browser.text();
    for words in ["Good: Food · Pets", "OK: School", "Not good: My bed", "An adult’s words, not the child’s."] {
        assert!(page.contains(words), "{words:?} in {page}");
    }
    assert!(!page.contains("Worries not asked"), "they were asked");
}

#[test]
fn what_is_said_in_every_other_form_opens_for_those_it_names_and_for_nobody_else() {
    each(&council::own(), |id| !is_a_childs(id));
}

/// The helper may be the danger: what is not asked beside them is said not to have been asked.
#[test]
fn beside_somebody_from_home_worries_are_not_asked_and_the_officer_reads_so() {
    let stage = council::own();
    let site = stage.dir.join("sites/portal");
    let browser = Browser::open(&Setup::default());
    for (who, name) in [(Some("where-i-live"), "Pip"), (Some("someone-else"), "Ash"), (None, "Fern")] {
        let mut person = Person::named("child-to-7");
        let left_out = ["home-now", "people-here", "any-worries", if who.is_none() { "helped" } else { "" }];
        person.know = None;
        person.answers.retain(|given| !left_out.contains(&given.question.as_str()));
        for given in &mut person.answers {
            match given.question.as_str() {
                "helped" => given.choose = who.map(str::to_owned).into_iter().collect(),
                "called" => given.text = Some(name.to_owned()),
                _ => {}
            }
        }
        let mut filling = Filling::start(&browser, &stage.portal, &site, person, Hands::Pointer);
        let mut screens = Vec::new();
        filling.to_the_last_page(|_, screen| screens.push(screen.to_owned()));
        for screen in ["home-now", "people-here", "any-worries", "know"] {
            assert!(!screens.iter().any(|shown| shown == screen), "{screen} is shown beside {who:?}");
        }
        filling.send();
    }
    let sam = Reading::start(&stage, "sam");
    for name in ["Pip", "Ash", "Fern"] {
        sam.open(name);
        assert_eq!(sam.strip_says("Worries"), "Worries not asked: see the child alone.", "{name}");
        let items = sam.items();
        assert!(items.iter().all(|item| item.list != "Meeting"), "all stays ask-first: {items:?}");
        sam.back();
    }
}

#[test]
fn a_newcomer_finds_a_letter_of_everybody_made_up_in_the_demo_s_inbox() {
    let stage = council::own();
    let sent = letters::inhabit(&stage.dir.join("sites/portal"), "2026-12-01");
    assert!(sent > 20, "{sent}");
    let sam = Reading::start(&stage, "sam");
    sam.open("Wren");
    assert!(sam.items().iter().any(|item| item.list == "Meeting" && item.words.contains("dragon")), "she let Sam tell");
    sam.back();
    for name in ["Wren", "Idris"] {
        sam.open(name);
        assert!(!sam.browser.text().contains("Check this letter"), "what is sealed without a browser is as good");
        sam.back();
    }
}

#[test]
fn what_came_back_is_counted_for_those_who_lead_and_for_no_officer() {
    let stage = council::own();
    let site = stage.dir.join("sites/portal");
    let person = Person::named("survey-carers");
    (0..5).for_each(|_| letters::send(&site, &person, "2026-12-01"));
    let maya = Reading::start(&stage, "maya");
    maya.browser.press("Surveys and feedback in numbers");
    maya.browser.click(".numbers details:first-of-type > summary");
    maya.browser.see("5 letters were opened here");
    let numbers =
        maya.browser.ask_text("return [...document.querySelectorAll('.numbers td')].map(td => td.textContent).join()");
    assert!(numbers.contains(",5"), "somebody chose something five times: {numbers}");
    let sam = Reading::start(&stage, "sam");
    sam.browser.see("No letters for you yet.");
    assert!(!sam.browser.text().contains("in numbers"));
}
