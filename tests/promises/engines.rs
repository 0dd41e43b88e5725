//! The journeys in the other engines, the child's and the officer's: the gate has the child with a worry, `--all` has the rest.

use promises::{
    browser::{Browser, Engine, Setup},
    council,
    filling::{Hands, tab_to},
};

use crate::{access, journey, sharing};

/// Every journey but that of the child with a worry.
fn every_other(engine: Engine) {
    journey::s_is_read(engine);
    journey::l_is_read(engine);
    journey::a_carer_is_read(engine);
    journey::each_reaches_whom_it_is_for(engine);
    access::by_keyboard(engine, "l");
    sharing::one_tap(engine, Hands::Pointer);
}

#[test]
fn a_child_with_a_worry_is_heard_from_firefox() {
    drop(journey::a_worry_is_read(Engine::Firefox));
}

#[test]
fn a_child_with_a_worry_is_heard_from_webkit() {
    drop(journey::a_worry_is_read(Engine::WebKit));
}

/// Firefox leaves a control where it is if any of it can be seen: wherever the question begins, none ends beneath a bar.
#[test]
fn what_takes_the_focus_stands_free_of_the_bars_in_firefox() {
    let stage = council::exampleshire();
    let browser = Browser::open(&Setup { size: (820, 700), ..Setup::of(Engine::Firefox) });
    for lower in (0..60).step_by(6) {
        browser.go(&format!("{}say/8-11/", stage.portal));
        browser.tell(&format!("document.querySelector('main').style.paddingTop = '{lower}px'"));
        tab_to(&browser, "main [data-go=finish]");
    }
}

#[test]
#[ignore = "with --all"]
fn every_other_journey_from_firefox() {
    every_other(Engine::Firefox);
}

#[test]
#[ignore = "with --all"]
fn every_other_journey_from_webkit() {
    every_other(Engine::WebKit);
}
