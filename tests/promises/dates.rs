//! What the page about dates reckons, against days that were worked out by hand: regulation 33 of the Care Planning, Placement and
//! Case Review (England) Regulations 2010, and the bank holidays of England and Wales.

use promises::{
    browser::{Browser, Setup},
    council,
};

/// From which day, since what, and by which day the next review has to be.
const EXAMPLES: [(&str, &str, &str); 27] = [
    // 33(1): the second not more than 3 months after the first.
    ("2026-01-15", "first", "2026-04-15"),
    ("2026-03-31", "first", "2026-06-30"), // June has no 31st
    ("2026-11-30", "first", "2027-02-28"), // nor February a 30th
    ("2027-11-30", "first", "2028-02-29"), // but a 29th in a leap year
    ("2026-12-25", "first", "2027-03-25"), // a bank holiday is a day like others
    ("2026-10-25", "first", "2027-01-25"), // the night summer time ends
    ("2026-12-28", "first", "2027-03-28"), // the night it begins
    ("2028-02-29", "first", "2028-05-29"),
    // 33(2): then not more than 6 months apart.
    ("2026-03-10", "later", "2026-09-10"),
    ("2026-08-31", "later", "2027-02-28"),
    ("2027-08-31", "later", "2028-02-29"),
    ("2027-08-29", "later", "2028-02-29"),
    ("2028-02-29", "later", "2028-08-29"),
    ("2026-12-31", "later", "2027-06-30"),
    ("2026-07-01", "later", "2027-01-01"), // over the end of the year
    ("2026-03-29", "later", "2026-09-29"), // summer time begins in between
    ("2026-09-10", "later", "2027-03-10"), // held late: from the day on which it was held
    ("2026-08-20", "later", "2027-02-20"), // held early: the same
    // 33(1): the first within 20 working days of coming into care, that day itself not counted.
    ("2026-06-01", "care", "2026-06-29"), // four weeks without a bank holiday
    ("2026-06-06", "care", "2026-07-03"), // from a Saturday
    ("2026-06-07", "care", "2026-07-03"), // from a Sunday
    ("2026-03-16", "care", "2026-04-15"), // Good Friday and Easter Monday
    ("2026-04-27", "care", "2026-05-27"), // early May and spring
    ("2026-08-17", "care", "2026-09-15"), // summer
    ("2026-12-07", "care", "2027-01-07"), // Christmas Day, the day for Boxing Day, New Year’s Day
    ("2027-12-20", "care", ""),           // its end lies in a year whose bank holidays are not known
    ("2025-12-20", "care", ""),
];

#[test]
fn the_last_day_for_the_next_review_is_the_one_that_was_worked_out_by_hand() {
    let stage = council::exampleshire();
    let browser = Browser::open(&Setup::default());
    browser.go(&format!("{}my-meeting/dates/adult/", stage.portal));
    browser.tell(
        "import(document.querySelector('script[type=module]').src).then(it => { globalThis.reckon = it.lastDay })",
    );
    browser.wait_for("the reckoner", "return !!globalThis.reckon");
    for (from, since, by) in EXAMPLES {
        let holidays = "document.querySelector('.reckoner').dataset.holidays.split(' ')";
        let found = browser.ask_text(&format!("return reckon('{from}', '{since}', {holidays}) ?? ''"));
        assert_eq!(found, by, "from {from}, {since}");
    }
}

#[test]
fn a_child_is_not_asked_when_they_came_into_care_and_the_day_is_said_in_words() {
    let stage = council::exampleshire();
    let browser = Browser::open(&Setup::default());
    browser.go(&format!("{}my-meeting/dates/", stage.portal));
    assert_eq!(browser.ask("return document.querySelectorAll('.reckoner [type=radio]').length"), 2);
    browser.click(".reckoner label:has([value=first])");
    browser.tell(
        "const day = document.querySelector('.reckoner [type=date]'); day.value = '2026-11-30';\
         day.dispatchEvent(new Event('input', { bubbles: true }))",
    );
    // Browsers differ in the comma after the day of the week.
    browser.see("28 February 2027. It can be sooner.");
}
