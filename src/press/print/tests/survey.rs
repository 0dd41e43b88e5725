//! The tables of Appendix A of the Bromley report on independent reviewing officers 2013-14: as many letters as came back then, counted.

use forms::{Answers, Documents, Form, Heading, Said, Value, letter::Secrets, tally::tally};

use super::*;

/// A question and how often each of its choices was made, in the order of the form.
type Row = (&'static str, &'static [usize]);

/// Foster carers: 48 came back. The row on chairing comes to 49 in the report too.
const CARERS: &[Row] = &[
    ("iro-by-first", &[24, 17, 1, 3, 2]),
    ("review-invited", &[45, 3, 0, 0, 0]),
    ("form-received", &[27, 16, 2, 3, 0]),
    ("record-sent", &[33, 11, 3, 1, 0]),
    ("chairing", &[23, 21, 4, 1]),
    ("contact-iro", &[11, 14, 4, 1, 5, 12]),
];

/// Social workers: 26 came back.
const SOCIAL_WORKERS: &[Row] = &[
    ("contact-iro", &[2, 8, 7, 3, 3]),
    ("encouraged", &[8, 10, 3, 4, 0]),
    ("good-outcomes", &[4, 16, 4, 2, 0]),
    ("scrutiny", &[6, 14, 6, 0, 0]),
    ("needs-met", &[7, 15, 2, 1, 0]),
    ("monitoring", &[9, 15, 0]),
    ("other-agencies", &[3, 8, 6, 4, 0]),
    ("final-plan", &[4, 4, 0, 0, 0]),
    ("service-quality", &[3, 17, 4, 0]),
];

/// Children's guardians: 3 came back. The counts of the last question are cut off in the report.
const GUARDIANS: &[Row] = &[
    ("iro-promptly", &[1, 1, 1, 0, 0]),
    ("review-invited", &[0, 2, 1, 0, 0]),
    ("record-sent", &[0, 1, 2, 0, 0]),
    ("alerts", &[1, 0, 2, 0, 0]),
    ("chairing", &[1, 2, 0, 0]),
    ("contact-iro", &[0, 1, 2, 0, 0]),
];

/// As many letters as the longest row has answers, each with one answer of each row while it lasts.
fn letters(form: &Form, table: &[Row]) -> Vec<Vec<Said>> {
    let most = table.iter().map(|(_, counts)| counts.iter().sum::<usize>()).max().unwrap_or(0);
    let letter = |nth: usize| {
        let mut answers = Answers::default();
        for (id, counts) in table {
            let mut left = nth;
            let choice = counts.iter().position(|count| {
                let here = left < *count;
                left = left.saturating_sub(*count);
                here
            });
            let question = form.question(id).unwrap_or_else(|| panic!("{} does not ask {id}", form.id));
            let chosen = choice.map(|choice| question.kind.choices()[choice].id.clone());
            answers.put(id, Value::Ids(chosen.into_iter().collect()));
        }
        let texts = ["exampleshire", &form.id, "en", "letter", "tie", "2026-12-01"].map(str::to_owned);
        let [council, form_id, lang, letter, tie, day] = texts;
        let (replaces, reply) = (String::new(), String::new());
        let heading =
            Heading { council, form: form_id, form_version: 1, lang, keyset: 1, letter, tie, day, replaces, reply };
        let both = Documents::split(form, &answers, heading, Secrets::default(), Vec::new());
        // Nobody is named in it, and no invitation.
        assert!(both.team.from.iter().all(|said| said.id == "officer"), "{:?}", both.team.from);
        [both.team.answers, both.private.answers].concat()
    };
    (0..most).map(letter).collect()
}

#[track_caller]
fn check(form: &str, table: &[Row]) {
    let (public, checked) = real();
    let form = form_file(&printed(&public, &checked), &format!("form-{form}-en-")).form;
    let letters = letters(&form, table);
    let counted = tally(&form, letters.iter().map(|letter| letter.iter().collect()));
    for (id, expected) in table {
        let row = counted.iter().find(|row| row.id == *id).expect("the row");
        let counts: Vec<usize> = row.choices.iter().map(|(_, count)| *count).collect();
        assert_eq!(counts, *expected, "{}: {id}", form.id);
    }
    let asked = counted.iter().map(|row| row.id.as_str()).collect::<Vec<_>>();
    assert!(asked.len() >= table.len(), "{asked:?}");
}

#[test]
fn what_came_back_from_foster_carers_comes_out_as_that_table() {
    check("survey-carers", CARERS);
}

#[test]
fn what_came_back_from_social_workers_comes_out_as_that_table() {
    check("survey-social-workers", SOCIAL_WORKERS);
}

#[test]
fn what_came_back_from_guardians_comes_out_as_that_table() {
    check("survey-guardians", GUARDIANS);
}
