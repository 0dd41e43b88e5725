//! `cargo xtask demo`: the fictional council, to try as a child, a carer and an officer.

use std::{path::PathBuf, process::Command};

use crate::{
    apps, need,
    stage::{self, PEOPLE, Plan},
    step::{Result, read, step, target},
};

/// Sets everything up, runs the fictional council until it is stopped, and says how to visit it. With a folder, as a test
/// gives one, it stands there on what is built already. Letters lie in its inbox unless it is to be `empty`.
#[expect(clippy::print_stdout, reason = "the addresses and passphrases are what the command is for")]
pub fn demo(folder: Option<PathBuf>, empty: bool) -> Result<()> {
    if folder.as_ref().is_some_and(|folder| !folder.starts_with(target())) {
        return Err(format!("the demo empties its folder, so it stands beneath {} only", target().display()));
    }
    if folder.is_none() {
        println!("{}", how_long());
        println!("Each step is one line; all that its programs say is in {}.", target().join("log").display());
        stage::build()?;
        if !empty {
            apps::build_inhabit()?;
        }
    }
    let plan = Plan { compressed: false, ..Plan::new(folder.unwrap_or_else(|| target().join("demo"))) };
    let mut council =
        step("making keys for Exampleshire, printing both sites, starting the post box", |_| plan.raise())?;
    if !empty {
        let mut inhabit = stage::program("inhabit");
        inhabit.arg(council.dir.join("sites/portal")).arg(read(Command::new("date").arg("+%F"))?.trim());
        step("putting made-up letters into its post box, sealed as the portal seals them", |log| {
            log.run(&mut inhabit)
        })?;
    }
    println!();
    println!("Exampleshire is a made-up council. Its keys were made just now and are for trying only.");
    println!();
    println!("portal    {}   for children, carers and parents", council.portal);
    println!("inbox     {}   for officers", council.inbox);
    println!("post box  {}   keeps what it cannot read", council.post_box);
    println!();
    println!("In the inbox choose one of these files and type its six words:");
    for person in PEOPLE {
        let words = council.passphrases.get(*person).map_or("", String::as_str);
        println!("  {:<6} {}\n         {words}", person, council.identity(person).display());
    }
    println!();
    println!("Sam, Priya and Tom are IROs; Dee and Dan are the duty team; Maya and Mo are managers.");
    println!();
    println!("Try this first:");
    println!(
        "  as a child    open the portal, choose 8 to 11, write a line, press Finish and send, and say that Sam is"
    );
    println!("                your IRO. Print a form from the browser: that is the paper form.");
    println!("  as a parent   open the portal, choose I'm family, and read what stands before the first question.");
    println!(
        "  as an officer open the inbox in another tab, choose Sam's file and type the six words: letters of people"
    );
    println!("                who were made up lie there, and yours. As Maya: one about an IRO.");
    println!("Stop with Ctrl-C.");
    println!("ready: {}", council.portal);
    council.wait();
    Err("the post box stopped".to_owned())
}

/// How long it will be until the council stands, as measured on two cores.
fn how_long() -> &'static str {
    match (need::is_set_up(), stage::apps_dir().is_dir()) {
        (false, _) => "This is the first time: on two cores, about four minutes to set up and five to build.",
        (true, false) => "This is the first time that it is built: about five minutes on two cores.",
        (true, true) => "Building what has changed since the last time: seconds, or two minutes.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_folder_of_somebody_elses_is_emptied() {
        let folder = std::env::temp_dir().join("front-seat-of-somebody-else");
        let why = demo(Some(folder), true).unwrap_err();
        assert!(why.starts_with("the demo empties its folder"), "{why}");
    }
}
