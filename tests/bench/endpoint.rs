//! `cargo xtask bench endpoint`: how much of what the disk can do is left when letters come through the post box.
//!
//! In each round the raw rate and ours are measured one after the other on the same disk, so that a machine that is busy for
//! a while slows both. Senders run on the same machine and cost about as much work as the post box itself.

use std::{
    fmt::Write as _,
    fs,
    path::Path,
    time::{Duration, Instant},
};

use promises::load::{self, Letter};

use crate::{
    crowd::{self, Crowd},
    drive::Drive,
    figures::{Figures, Runs},
    raw::{self, Bounds},
    stores::Store,
};

const SIZES: [(&str, usize); 2] = [("48 kB", 48_000), ("256 kB", 256_000)];
const CLIENTS: [usize; 4] = [1, 16, 64, 256];

/// Medians of so many rounds; fewer if a machine is so slow that a section would take longer than this.
const ROUNDS: usize = 5;
const SECTION: Duration = Duration::from_secs(90);

/// One run. It ends sooner where the disk is so fast that it would be filled.
const BOUNDS: Bounds = Bounds { window: Duration::from_millis(1200), letters_max: 0 };
const RUN_BYTES_MAX: u64 = 512 * 1024 * 1024;

/// The aims: of the raw rate at 64 senders, the slowest of a hundred, and memory. The middle two for SQLite and 48 kB.
const AIM_SENDERS: usize = 64;
const AIM_RATIO: f64 = 0.5;
const AIM_P99_MS: f64 = 50.0;
const AIM_MIB: f64 = 256.0;

const MIB: f64 = 1024.0 * 1024.0;

/// One line of a section over all its rounds.
#[derive(Debug, Default)]
struct Line {
    rate: Runs,
    ratio: Runs,
    p50: Runs,
    p99: Runs,
    mib: Runs,
}

/// All lines of one store and one size.
#[derive(Debug, Default)]
struct Section {
    raw: Runs,
    raw_single: Runs,
    ours: [Line; CLIENTS.len()],
}

/// Measures, prints the table, and leaves `endpoint.json` in the folder.
///
/// # Errors
///
/// What is missing, or what the post box did wrong: slow is not wrong, a lost letter is.
#[expect(clippy::print_stdout, reason = "the table is what the command is for")]
pub fn bench(folder: &Path) -> Result<(), String> {
    let (start, mut figures) = (Instant::now(), Figures::default());
    let busy_before = busy();
    let dir = folder.join("rounds");
    let stores = [Store::Sqlite, Store::postgres()?];
    let mut aims = String::new();
    for store in &stores {
        for (size, bytes) in SIZES {
            let section = Section::measure(store, &dir, bytes)?;
            println!("{}", section.table(&format!("{}, {size}", store.name())));
            section.figures(&format!("{} {size}", store.name()), &mut figures);
            aims += &section.aims(store, bytes, &format!("{}, {size}", store.name()));
        }
    }
    let crowds = crowds(&stores[0], &dir)?;
    println!("{}", crowd_table(&crowds, &mut figures));
    aims += &crowds
        .iter()
        .map(|(name, crowd)| aim(&format!("{name}: memory in MiB"), crowd.peak_bytes as f64 / MIB, "≤", AIM_MIB))
        .collect::<String>();
    println!("aims\n{aims}");
    println!(
        "{ROUNDS} rounds of {} ms; the machine was busy before with {busy_before} and is now with {}; took {:.0} s\n",
        BOUNDS.window.as_millis(),
        busy(),
        start.elapsed().as_secs_f64(),
    );
    let _ = fs::remove_dir(&dir);
    figures.write(&folder.join("endpoint.json"))
}

impl Section {
    fn measure(store: &Store, dir: &Path, bytes: usize) -> Result<Self, String> {
        let letters: Vec<_> = (0..64).map(|seed| load::letter(seed, bytes)).collect();
        let (start, mut section) = (Instant::now(), Self::default());
        for round in 0..ROUNDS {
            if round > 1 && start.elapsed() > SECTION {
                break;
            }
            section.round(store, dir, &letters)?;
        }
        Ok(section)
    }

    fn round(&mut self, store: &Store, dir: &Path, letters: &[Letter]) -> Result<(), String> {
        let bounds = Bounds { letters_max: RUN_BYTES_MAX / letters[0].bytes.len() as u64, ..BOUNDS };
        let place = store.place(dir)?;
        let (single, grouped) = (place.raw(letters, 1, bounds)?, place.raw(letters, raw::GROUP, bounds)?);
        self.raw_single.push(single);
        self.raw.push(grouped);
        // Large letters are sometimes faster one by one: ours is measured by the better of the two.
        let raw = single.max(grouped);
        let mut program = place.plan()?.start()?;
        let (keys, mut acknowledged) = (program.keys(), 0);
        for (line, clients) in self.ours.iter_mut().zip(CLIENTS) {
            program.forget_peak()?;
            let Bounds { window, letters_max } = bounds;
            let run = Drive { address: program.address, clients, window, letters_max }.run(letters, &keys);
            if let Some(first) = run.wrong.first() {
                return Err(format!(
                    "{} of {} answers to {clients} senders were wrong: {first}",
                    run.wrong.len(),
                    run.acknowledged
                ));
            }
            acknowledged += run.acknowledged;
            line.rate.push(run.rate);
            line.ratio.push(run.rate / raw);
            line.p50.push(run.p50);
            line.p99.push(run.p99);
            line.mib.push(program.peak_bytes().unwrap_or(0) as f64 / MIB);
        }
        program.stop()?;
        let kept = place.rows()?;
        if kept != acknowledged {
            return Err(format!("{acknowledged} letters were acknowledged and {kept} are kept"));
        }
        place.clear()
    }

    fn table(&self, title: &str) -> String {
        let mut table = format!(
            "| {title} | acknowledged/s | ÷ raw | p50 ms | p99 ms | memory MiB | spread |\n|---|--:|--:|--:|--:|--:|--:|\n"
        );
        for (name, runs) in [("raw, groups of 64", &self.raw), ("raw, one by one", &self.raw_single)] {
            let _ = writeln!(
                table,
                "| {name} | {:.0} | {:.2} | | | | {:.0} % |",
                runs.median(),
                runs.median() / self.raw.median().max(self.raw_single.median()),
                runs.spread()
            );
        }
        for (line, clients) in self.ours.iter().zip(CLIENTS) {
            let Line { rate, ratio, p50, p99, mib } = line;
            let _ = writeln!(
                table,
                "| {} | {:.0} | {:.2} | {:.1} | {:.1} | {:.0} | {:.0} % |",
                senders(clients),
                rate.median(),
                ratio.median(),
                p50.median(),
                p99.median(),
                mib.most(),
                rate.spread(),
            );
        }
        table
    }

    fn figures(&self, title: &str, figures: &mut Figures) {
        for (name, runs) in [("raw, groups of 64", &self.raw), ("raw, one by one", &self.raw_single)] {
            figures.add(format!("{title}: {name}"), runs.median(), "letters/s");
            figures.add(format!("{title}: {name}, spread"), runs.spread(), "%");
        }
        for (line, clients) in self.ours.iter().zip(CLIENTS) {
            let title = format!("{title}, {}", senders(clients));
            figures.add(format!("{title}: acknowledged"), line.rate.median(), "letters/s");
            figures.add(format!("{title}: acknowledged, spread"), line.rate.spread(), "%");
            figures.add(format!("{title}: acknowledged ÷ raw"), line.ratio.median(), "ratio");
            figures.add(format!("{title}: p50"), line.p50.median(), "ms");
            figures.add(format!("{title}: p99"), line.p99.median(), "ms");
            figures.add(format!("{title}: peak memory"), line.mib.most(), "MiB");
        }
    }

    fn aims(&self, store: &Store, bytes: usize, title: &str) -> String {
        let mut aims = String::new();
        for (line, clients) in self.ours.iter().zip(CLIENTS) {
            if clients == AIM_SENDERS && matches!(store, Store::Sqlite) && bytes == SIZES[0].1 {
                aims += &aim(
                    &format!("{title}, {}: acknowledged ÷ raw", senders(clients)),
                    line.ratio.median(),
                    "≥",
                    AIM_RATIO,
                );
                aims += &aim(&format!("{title}, {}: p99 in ms", senders(clients)), line.p99.median(), "≤", AIM_P99_MS);
            }
        }
        let most = self.ours.iter().map(|line| line.mib.most()).fold(0.0, f64::max);
        aims += &aim(&format!("{title}: memory in MiB"), most, "≤", AIM_MIB);
        aims
    }
}

/// The crowd at a post box as it is set, and at one that keeps every silent connection.
fn crowds(store: &Store, dir: &Path) -> Result<Vec<(String, Crowd)>, String> {
    let mut found = Vec::new();
    for (name, connections) in [("as set", None), ("all kept", Some(2 * crowd::SILENT))] {
        let place = store.place(dir)?;
        let plan = place.plan()?;
        let mut program = connections.map_or(plan.clone(), |most| plan.set("connections_max", most)).start()?;
        let crowd = crowd::come(&program, SIZES[0].1)?;
        program.stop()?;
        let (kept, expected) = (place.rows()?, crowd.usual.acknowledged + crowd.slow_kept as u64);
        if let Some(first) = crowd.usual.wrong.first() {
            return Err(format!("in a crowd, {} answers were wrong: {first}", crowd.usual.wrong.len()));
        }
        if kept != expected {
            return Err(format!("in a crowd, {expected} letters were acknowledged and {kept} are kept"));
        }
        found.push((format!("{} silent, {} slow, {name}", crowd::SILENT, crowd::SLOW), crowd));
    }
    Ok(found)
}

fn crowd_table(crowds: &[(String, Crowd)], figures: &mut Figures) -> String {
    let mut table = format!(
        "| SQLite, 48 kB, {} beside a crowd | acknowledged/s | errors | p50 ms | p99 ms | memory MiB | open files | slow 2 MB kept |\n\
         |---|--:|--:|--:|--:|--:|--:|--:|\n",
        senders(crowd::USUAL)
    );
    for (name, Crowd { usual, open, slow_kept, peak_bytes }) in crowds {
        let (mib, wrong) = (*peak_bytes as f64 / MIB, usual.wrong.len());
        let _ = writeln!(
            table,
            "| {name} | {:.0} | {wrong} | {:.1} | {:.1} | {mib:.0} | {open} | {slow_kept} of {} |",
            usual.rate,
            usual.p50,
            usual.p99,
            crowd::SLOW,
        );
        for (what, value, unit) in [
            ("acknowledged", usual.rate, "letters/s"),
            ("errors", wrong as f64, "letters"),
            ("p50", usual.p50, "ms"),
            ("p99", usual.p99, "ms"),
            ("peak memory", mib, "MiB"),
            ("open files", *open as f64, "files"),
            ("slow letters kept", *slow_kept as f64, "letters"),
        ] {
            figures.add(format!("{name}: {what}"), value, unit);
        }
    }
    table
}

fn aim(what: &str, found: f64, sign: &str, wanted: f64) -> String {
    let met = if sign == "≥" { found >= wanted } else { found <= wanted };
    format!("{} {what}: {found:.2} {sign} {wanted}\n", if met { "met   " } else { "missed" })
}

fn senders(number: usize) -> String {
    if number == 1 { "1 sender".to_owned() } else { format!("{number} senders") }
}

/// How many programs wanted the processor in the last minute, as Linux says it.
fn busy() -> String {
    let said = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    said.split(' ')
        .next()
        .filter(|load| !load.is_empty())
        .map_or("an unknown load".to_owned(), |load| format!("a load of {load}"))
}
