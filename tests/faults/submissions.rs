//! Bad lines: one answer in twenty is lost, overtaken or doubled. Every letter stands once all the same.

use std::{net::SocketAddr, sync::Arc};

use promises::load::{Broken, Client, Letter};

use crate::{
    chance::{Chance, Dose},
    crowd::Crowd,
    kept,
    ledger::Ledger,
    letters::Letters,
    post_box,
};

#[test]
fn every_letter_stands_once_although_answers_are_lost_overtaken_and_doubled() {
    let Dose { times: count, seed } = Dose::of(50_000);
    let folder = post_box::folder();
    // A million letters are some ten gigabytes.
    let plan = post_box::plan(folder.path()).set("database_megabytes_max", 65_536);
    let mut program = plan.start().expect("the post box starts");
    let address = program.address;
    let ledger = Arc::new(Ledger::new(program.keys(), Letters::new(seed, 1_200..1_500, 40)).at_most(count));
    let crowd = Crowd::with(&ledger, 16, seed, move |ledger, chance| {
        let mut lines = [None, None];
        while let Some((number, letter)) = ledger.take(chance) {
            if over_bad_lines(ledger, number, &letter, address, &mut lines, chance).is_err() {
                lines = [None, None];
                ledger.unheard(number);
            }
        }
    });
    ledger.finish();
    crowd.home();
    program.kill();
    let counts = ledger.count(|each| kept::in_sqlite(&folder.path().join(post_box::DATABASE), each));
    counts.show("7-submissions", "5 % of answers lost, overtaken or doubled", seed);
    counts.all_arrived();
    assert_eq!(counts.stored, count, "as many rows as letters");
}

/// Sends one letter over one line or two, and tells the ledger each answer that a browser would have heard.
fn over_bad_lines(
    ledger: &Ledger,
    number: usize,
    letter: &Letter,
    address: SocketAddr,
    lines: &mut [Option<Client>; 2],
    chance: &mut Chance,
) -> Result<(), Broken> {
    let [one, other] = lines;
    if !chance.percent(5) {
        let said = line(one, address)?.put(letter)?;
        ledger.said(number, letter, &said);
        return Ok(());
    }
    match chance.below(4) {
        // The post box has answered, and the answer is lost.
        0 => {
            line(one, address)?.put(letter)?;
            ledger.unheard(number);
        }
        // The line breaks before anybody knows how far the post box was.
        1 => {
            line(one, address)?.send(letter)?;
            *one = None;
            ledger.unheard(number);
        }
        // The same is sent again before the first answer is heard, and the second answer is heard first.
        2 => {
            line(one, address)?.send(letter)?;
            let again = line(other, address)?.put(letter)?;
            let first = line(one, address)?.hear()?;
            ledger.also_said(number, letter, &again);
            ledger.said(number, letter, &first);
        }
        // The same is sent twice at once.
        _ => {
            let (one, other) = (line(one, address)?, line(other, address)?);
            one.send(letter)?;
            other.send(letter)?;
            ledger.also_said(number, letter, &one.hear()?);
            ledger.said(number, letter, &other.hear()?);
        }
    }
    Ok(())
}

fn line(client: &mut Option<Client>, address: SocketAddr) -> Result<&mut Client, Broken> {
    let open = match client.take() {
        Some(open) => open,
        None => Client::connect(address)?,
    };
    Ok(client.insert(open))
}
