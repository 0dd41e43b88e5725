//! The child's form in the other engines: filled in, sealed, sent, and "arrived" said of a signed acknowledgement.

use promises::{
    browser::{Browser, Engine, Setup},
    council,
    filling::pictures,
    reading::Reading,
};

use crate::sending::up_to_the_last_page;

fn arrives_from(engine: Engine) {
    let stage = council::own();
    let browser = Browser::open(&Setup { engine, ..Setup::default() });
    up_to_the_last_page(&browser, &stage, "I want to stay at my school.").send();
    assert_eq!(pictures(&browser), 1, "an envelope with a tick");
    drop(browser);
    let sam = Reading::start(&stage, "sam");
    sam.open("Robin");
    assert!(sam.items().iter().any(|item| item.words == "I want to stay at my school."));
}

#[test]
#[ignore = "with --all: needs Firefox"]
fn a_letter_arrives_from_firefox() {
    arrives_from(Engine::Firefox);
}

#[test]
#[ignore = "with --all: needs WebKitGTK"]
fn a_letter_arrives_from_webkit() {
    arrives_from(Engine::WebKit);
}
