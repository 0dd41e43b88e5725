//! The bytes that the post box keeps open with tools we did not write, and give the letter that was typed.

use std::process::Command;

use forms::{Document, Sharing};
use promises::{
    answers::Person,
    browser::{Browser, Setup},
    council,
    desk::Desk,
    filling::{Filling, Hands},
};
use seal::{Identity, IdentityFile};
use wire::{Envelope, KeyKind, LetterId};
use xtask::{
    stage::{Plan, Stage},
    step::root,
};

/// Types a letter into the real form and sends it.
fn send(stage: &Stage, person: &Person) {
    let browser = Browser::open(&Setup::default());
    let site = stage.dir.join("sites/portal");
    let mut filling = Filling::start(&browser, &stage.portal, &site, person.clone(), Hands::Pointer);
    filling.to_the_last_page(|_, _| ());
    filling.send();
}

/// The newest letter in the post box's database, as it lies there.
fn stored(stage: &Stage) -> (LetterId, Envelope) {
    let database = rusqlite::Connection::open(stage.database()).expect("the post box's database");
    let (id, bytes) = database
        .query_row("SELECT id, sealed FROM letters JOIN bodies USING (cursor) ORDER BY cursor DESC", [], |row| {
            Ok((row.get::<_, [u8; 16]>(0)?, row.get::<_, Vec<u8>>(1)?))
        })
        .expect("one letter");
    (LetterId(id), Envelope::parse(&bytes).expect("an envelope"))
}

/// Sam's own key, out of the identity file.
fn sam(stage: &Stage) -> Identity {
    let file = std::fs::read(stage.identity("sam")).expect("Sam's identity file");
    let opened = IdentityFile::unlock(&file, &stage.passphrases["sam"]).expect("Sam's six words open it");
    let text = opened.identities()[0].secret_text();
    Identity::parse(&text).expect("an identity")
}

/// Opens a group with a tool that is not ours.
fn open_elsewhere(desk: &Desk, kind: KeyKind, group: &[u8], identity: &Identity) -> Vec<u8> {
    let file = desk.put("group.age", group);
    match kind {
        KeyKind::Hybrid => {
            let job = serde_json::json!([{
                "identity": identity.secret_text().to_string(), "armored": false, "from": file, "to": desk.path("opened"),
            }]);
            desk.typage(&job);
            desk.get("opened")
        }
        KeyKind::X25519 => {
            let key = desk.put("key.txt", identity.secret_text().as_bytes());
            desk.age(&["-d", "-i", &key.to_string_lossy()], &file)
        }
    }
}

fn opens_elsewhere(kind: KeyKind, stage: &Stage) {
    let person = Person::named("worry");
    send(stage, &person);
    let (id, envelope) = stored(stage);
    by_the_recipe(&envelope);
    assert!(envelope.contact_soon, "the child's own switch is on the envelope");
    let (desk, sam) = (Desk::new(), sam(stage));
    let documents = [&envelope.team, &envelope.private].map(|group| {
        let opened = open_elsewhere(&desk, kind, group, &sam);
        let by_us = seal::open(group, std::slice::from_ref(&sam)).expect("ours opens it too");
        assert_eq!(opened, by_us, "two tools, two letters");
        serde_json::from_slice::<serde_json::Value>(&opened).expect("JSON that anybody reads, padded with spaces");
        json::read::<Document>(&opened).expect("a document")
    });
    for document in &documents {
        assert_eq!(document.heading.letter, id.to_string());
        assert_eq!(document.heading.tie, documents[0].heading.tie);
        assert_eq!(document.heading.council, "exampleshire");
    }
    let [team, private] = documents;
    for given in person.answers.iter().filter(|given| !from_whom(&team, &given.question)) {
        let is_in_team = team.answers.iter().any(|said| said.id == given.question);
        assert!(given.share != Some(Sharing::Meeting) || is_in_team, "{} is for the meeting", given.question);
        let place = if is_in_team { &team } else { &private };
        let said = place.answers.iter().find(|said| said.id == given.question);
        let said = said.unwrap_or_else(|| panic!("{} is not in its group", given.question));
        assert!(given.text.iter().all(|text| said.answer.last() == Some(text)), "{} was altered", given.question);
        assert_eq!(said.chosen, given.choose);
    }
    let kept: Vec<_> = private.answers.iter().map(|said| &said.id).collect();
    assert!(team.answers.iter().all(|said| !kept.contains(&&said.id)), "an answer is in both groups");
}

/// The lines that the README of `keys` gives to whoever has not our program, run as they stand there.
fn by_the_recipe(envelope: &Envelope) {
    let readme = std::fs::read_to_string(root().join("src/keys/README.md")).expect("the README");
    let recipe = readme.split("```\n").find(|block| block.starts_with("h=")).expect("the recipe");
    let cut: String = recipe.lines().filter(|line| !line.starts_with("age ")).map(|line| format!("{line}\n")).collect();
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("letter"), envelope.to_bytes()).expect("the letter");
    let done = Command::new("sh").args(["-ec", &cut]).current_dir(folder.path()).status().expect("a shell");
    assert!(done.success(), "{cut}");
    let parts = ["team.age", "private.age"].map(|name| std::fs::read(folder.path().join(name)).expect("a part"));
    assert_eq!(parts, [envelope.team.clone(), envelope.private.clone()], "{cut}");
}

fn from_whom(document: &Document, question: &str) -> bool {
    document.from.iter().any(|said| said.id == question)
}

#[test]
fn typage_opens_what_the_post_box_keeps() {
    opens_elsewhere(KeyKind::Hybrid, &council::own());
}

#[test]
fn debians_age_opens_what_the_post_box_keeps_for_an_x25519_key_set() {
    opens_elsewhere(KeyKind::X25519, &council::raise(&Plan { kind: "x25519", ..council::plan("x25519") }));
}

/// One with only meeting answers, one with only kept ones: nobody can tell from outside.
#[test]
fn a_letter_for_the_meeting_and_a_letter_that_is_kept_look_alike() {
    let stage = council::own();
    let shapes = [Sharing::Meeting, Sharing::Keep].map(|sharing| {
        let mut person = Person::named("worry");
        person.answers.retain(|given| ["headline", "called", "officer"].contains(&given.question.as_str()));
        person.answers[0].share = Some(sharing);
        send(&stage, &person);
        let (_, envelope) = stored(&stage);
        [envelope.team, envelope.private].map(|group| {
            let head = group.split(|byte| *byte == b'\n').take_while(|line| !line.starts_with(b"---"));
            (group.len(), head.filter(|line| line.starts_with(b"-> ")).count())
        })
    });
    assert_eq!(shapes[0], shapes[1]);
    assert_eq!(
        shapes[0].map(|(_, stanzas)| stanzas),
        [wire::limits::TEAM_RECIPIENTS, wire::limits::PRIVATE_RECIPIENTS]
    );
}
