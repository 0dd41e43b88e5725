//! The `press` command: check, print and preview.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "reports and progress are what the command is for")]

mod options;

use std::{path::Path, process::ExitCode, time::Instant};

use clap::Parser as _;
use portal::site::words;
use press::{
    asked::{self, Lines},
    preview::Site,
    print::{self, compress::Copies},
    public::{Against, Checked, Public, check},
    source::{Folder, Source},
};

use self::options::{Arguments, Preview, Print, Read, Verb};

fn main() -> ExitCode {
    let done = match Arguments::parse().verb {
        Verb::Check(read) => read_and_check(&read).and_then(|(_, checked)| {
            if !checked.warnings.is_empty() {
                println!("{}", checked.warnings.listed("warning"));
            }
            println!("{}", checked.report());
            if checked.faults.is_empty() { Ok(()) } else { Err(String::new()) }
        }),
        Verb::Asked(read) => read_and_check(&read).and_then(|(_, checked)| {
            if !checked.faults.is_empty() {
                return Err(checked.report());
            }
            remember(&read, &checked.public, &Lines::new());
            Ok(())
        }),
        Verb::Facts(read) => read_and_check(&read).map(|(_, checked)| {
            checked.public.facts().iter().for_each(|(day, file, says)| println!("{day}  {file}  {says}"));
        }),
        Verb::Print(print) => print_sites(&print),
        Verb::Preview(preview) => serve(&preview),
        Verb::Hook(hook) => hook.into_print().and_then(|print| print_sites(&print)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            if !why.is_empty() {
                eprintln!("error: {why}");
            }
            ExitCode::FAILURE
        }
    }
}

fn read_and_check(read: &Read) -> Result<(Folder, Checked), String> {
    let mut folder = read_folder(&read.public)?;
    if let Some(path) = &read.asked {
        let bytes = std::fs::read(path)
            .map_err(|error| format!("cannot read {}: {error}; name the record with --asked", path.display()))?;
        folder.put(asked::FILE, bytes);
    }
    let keys = match &read.keys {
        None => None,
        Some(path) => {
            let text = std::fs::read_to_string(path)
                .map_err(|error| format!("cannot read {}: {error}; make a key-set with `keys new`", path.display()))?;
            Some(Source::new(&path.display().to_string(), &text))
        }
    };
    let today = read.today();
    let inbox: Vec<&str> = inbox::site::words::USED.split_whitespace().collect();
    let against = Against { today, interface: &[words::APP, words::PAGE].concat(), inbox: &inbox };
    let checked = check(&folder, keys.as_ref(), against);
    Ok((folder, checked))
}

fn print_sites(options: &Print) -> Result<(), String> {
    let started = Instant::now();
    let (public, checked) = read_and_check(&options.read)?;
    if !checked.faults.is_empty() {
        println!("{}", checked.report());
    }
    let council = print::Whole::of(&checked)?.council;
    let mut say = |line: &str| eprintln!("  {line}");
    say(&checked.report());
    // Before anybody can be asked it: a question that is remembered and was never printed does no harm.
    let printed = options.inbox.as_deref().map(asked::printed).unwrap_or_default();
    let asked = remember(&options.read, &checked.public, &printed);
    let plan = options.plan(council, read_folder(&options.style)?, public, &asked)?;
    let mut copies = (!options.quick).then(Copies::default);
    if let Some(copies) = &mut copies {
        [&plan.old_portal, &plan.old_inbox].into_iter().for_each(|old| old.lend(copies));
    }
    // Both sites are made before either is written, so that a fault in one leaves both as they were.
    let portal = print::portal_site(&checked, &plan, &mut say)?;
    let inbox = options.inbox.as_deref().map(|to| print::inbox_site(&checked, &plan).map(|site| (site, to)));
    let inbox = inbox.transpose()?;
    print::finish(portal, &options.site, copies.as_mut(), &mut say)?;
    if let Some((site, to)) = inbox {
        print::finish(site, to, copies.as_mut(), &mut say)?;
    }
    println!("printed {} in {:.1} s", options.site.display(), started.elapsed().as_secs_f32());
    Ok(())
}

/// Adds what is asked now to the record, and what else is known of old, and gives all of it.
fn remember(read: &Read, public: &Public, known: &Lines) -> Lines {
    let now = asked::now(&public.forms, &public.languages);
    let all = &(&public.asked | &now) | known;
    let new = all.len() - public.asked.len();
    if new > 0 {
        let file = read.asked.clone().unwrap_or_else(|| read.public.join(asked::FILE));
        match asked::write(&all, &file) {
            Ok(()) => eprintln!("  {new} new in {}: keep it with the words", file.display()),
            Err(why) => eprintln!(
                "  cannot write {}: {why}; this inbox knows {new} new questions, and the next will not: print once from a \
                 folder that can be written, and keep its {}",
                file.display(),
                asked::FILE
            ),
        }
    }
    all
}

fn serve(Preview { site, base, listen }: &Preview) -> Result<(), String> {
    let ready = |address| println!("ready: http://{address}{base}");
    match Site::open(site, base)?.serve(*listen, ready) {
        Err(why) => Err(format!("cannot listen on {listen}: {why}; choose another address with --listen")),
    }
}

fn read_folder(path: &Path) -> Result<Folder, String> {
    Folder::read(path).map_err(|error| format!("cannot read {error}; name the folder with --public or --style"))
}
