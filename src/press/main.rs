//! The `press` command: check, print and preview.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "reports and progress are what the command is for")]

mod options;

use std::{path::Path, process::ExitCode, time::Instant};

use clap::Parser as _;
use portal::site::words;
use press::{
    preview::Site,
    print::{self, compress::Copies},
    public::{Against, Checked, check},
    source::{Folder, Source},
};

use self::options::{Arguments, Preview, Print, Read, Verb};

fn main() -> ExitCode {
    let done = match Arguments::parse().verb {
        Verb::Check(read) => read_and_check(&read).and_then(|(_, checked)| {
            println!("{}", checked.report());
            if checked.faults.is_empty() { Ok(()) } else { Err(String::new()) }
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
    let folder = read_folder(&read.public)?;
    let keys = match &read.keys {
        None => None,
        Some(path) => {
            let text = std::fs::read_to_string(path)
                .map_err(|error| format!("cannot read {}: {error}; make a key-set with `keys new`", path.display()))?;
            Some(Source::new(&path.display().to_string(), &text))
        }
    };
    let today = read.today.map_or_else(|| chrono::Local::now().date_naive(), |day| day.0);
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
    let plan = options.plan(council, read_folder(&options.style)?, public)?;
    let mut say = |line: &str| eprintln!("  {line}");
    say(&checked.report());
    // Both sites are made before either is written, so that a fault in one leaves both as they were.
    let portal = print::portal_site(&checked, &plan, &mut say)?;
    let inbox = options.inbox.as_deref().map(|to| print::inbox_site(&checked, &plan).map(|site| (site, to)));
    let inbox = inbox.transpose()?;
    let mut copies = Copies::default();
    print::finish(portal, &options.site, &mut copies, &mut say)?;
    if let Some((site, to)) = inbox {
        print::finish(site, to, &mut copies, &mut say)?;
    }
    println!("printed {} in {:.1} s", options.site.display(), started.elapsed().as_secs_f32());
    Ok(())
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
