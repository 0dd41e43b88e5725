//! A complaint about an officer cannot be buried: not by an officer who tries, and not by one manager alone.

use promises::{
    answers::Person,
    council,
    posting::{self, Posted, rows},
    reading::Reading,
};
use wire::{Deed, Envelope, LetterId, staff::Row};
use xtask::stage::Stage;

/// A child who asks to be contacted soon, about their officer.
fn complaint(stage: &Stage) -> Posted {
    posting::send(stage, Person::named("about-my-iro"))
}

fn row(stage: &Stage, posted: &Posted) -> Row {
    rows(stage, "tom").into_iter().find(|row| row.letter == posted.letter).expect("the post box has the letter")
}

#[test]
fn what_priya_tries_is_refused_and_the_managers_see_it_and_only_two_of_them_delete_it() {
    let stage = council::own();
    let posted = complaint(&stage);
    let before = row(&stage, &posted);
    for deed in [Deed::MarkOpened, Deed::SeeTo, Deed::Close, Deed::Reopen, Deed::Delete, Deed::PutBack] {
        assert_eq!(posting::tries(&stage, "priya", deed, posted.letter, &"00".repeat(32)), "403 Forbidden", "{deed:?}");
    }
    assert_eq!(Row { tries: Vec::new(), ..row(&stage, &posted) }, before, "nothing of the letter has changed");
    assert!(Reading::start(&stage, "priya").names().is_empty());

    let maya = Reading::start(&stage, "maya");
    maya.browser.see("Something was tried");
    maya.open(&maya.names().remove(0));
    assert!(!maya.browser.text().contains("Check this letter"), "a complaint of our own form is not doubted");
    maya.browser.see("Priya tried “Close this letter” on ");
    maya.browser.see("Priya tried “I will see to it” on ");
    maya.browser.press("I will see to it");
    maya.browser.see("Maya sees to it since ");
    assert!(maya.focus().starts_with("Maya sees to it"), "the focus is on {:?}", maya.focus());
    maya.browser.press("Delete now…");
    maya.browser.press("Delete");
    maya.browser.see("Maya asked on ");
    assert!(maya.focus().starts_with("Maya asked on "), "the focus is on {:?}", maya.focus());
    maya.back();
    maya.browser.see("Contact soon (1)");
    assert!(row(&stage, &posted).binned.is_none(), "one manager alone has put it away");

    let mo = Reading::start(&stage, "mo");
    mo.browser.see("Maya sees to it");
    mo.browser.see("Maya asks to delete it");
    mo.open(&mo.names().remove(0));
    mo.browser.press("Keep this letter");
    mo.browser.see("For a letter that must not be kept any longer");
    assert!(mo.focus().starts_with("For a letter"), "the focus is on {:?}", mo.focus());
    let after = row(&stage, &posted);
    assert_eq!((after.opened, after.closed, after.delete_asked), (false, None, None), "it lies there as before");
}

#[test]
fn a_letter_of_an_earlier_version_is_closed_by_a_lead_who_cannot_open_it_and_a_later_one_is_not() {
    let stage = council::own();
    let later = posting::send(&stage, Person::named("worry"));
    // The same in an envelope of the first version, which has nothing that deeds are judged by.
    let earlier = Envelope { hashes: None, ..later.envelope() }.to_bytes();
    let earlier = Posted { letter: LetterId([1; 16]), bytes: earlier };
    assert_eq!(posting::put(&stage, earlier.letter, &earlier.bytes), "201 Created");
    assert_eq!(posting::tries(&stage, "sam", Deed::Close, earlier.letter, ""), "403 Forbidden");

    let maya = Reading::start(&stage, "maya");
    let offered = |letter: LetterId| {
        let name = letter.to_string();
        maya.browser.tell("document.querySelector('details.colleagues').open = true");
        maya.open(&format!("Letter {}-{}", &name[..4], &name[4..8]));
        maya.browser
            .ask("return [...document.querySelectorAll('article.letter button')].map(b => b.textContent).join()")
    };
    assert_eq!(offered(later.letter), "Back to the letters,Delete now…,Keep it,Delete");
    maya.back();
    assert_eq!(offered(earlier.letter), "Back to the letters,Mark as read,Delete now…,Keep it,Delete");
    maya.mark_read();
    maya.close_letter();
    assert!(row(&stage, &earlier).closed.is_some());
}
