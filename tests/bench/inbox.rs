//! `cargo xtask bench inbox`: how soon an officer sees the list, and whether it stays smooth while letters are opened.
//!
//! A real post box with more and more letters, most of them noise that opens for nobody here, every 33rd really sealed to
//! Sam, who opens the inbox anew each time in a browser with nothing kept.

use std::{
    fmt::Write as _,
    fs,
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::Duration,
};

use forms::{Document, GroupName, Heading, Said, form::known};
use getrandom::SysRng;
use promises::{
    browser::{Browser, Setup, until},
    council, load, posting,
    reading::Reading,
};
use rand_core::{Rng as _, UnwrapErr};
use seal::Plain;
use wire::{KeySet, LetterId, Roster, Route, keyset::Officer, sending::Secrets};
use xtask::stage::{Plan, Stage, TODAY};

use crate::figures::{Figures, Runs};

/// A year of a large council, and far more than any council should have open at once.
const LETTERS: [usize; 3] = [226, 2_000, 10_000];
const RUNS: usize = 3;

/// Of so many letters one is Sam's: about as many officers has a large council.
const EVERY: usize = 33;

/// What a letter of the middle size weighs.
const LETTER_BYTES: usize = 48_000;

/// How many send at once: more than the disk needs for many letters in one commit.
const SENDERS: usize = 16;

/// The aims, in milliseconds: the first row once signed in, and the longest frame.
const AIM_ROW: f64 = 1_000.0;
const AIM_FRAME: f64 = 100.0;

/// Watches from the press of the button: when the list is asked for, which is at once after signing in; when its first row
/// stands; then each frame and each long task.
const WATCH: &str = "
    const t = globalThis.__times = { frame: 0, task: 0 };
    addEventListener('click', e => { if (e.target.closest('button[type=submit]')) t.pressed = performance.now(); }, true);
    new MutationObserver(() => {
        const busy = document.querySelector('.busy')?.textContent ?? '';
        if (!t.listed && busy.startsWith('Asking for the list')) t.listed = performance.now();
        if (t.listed && !t.row && document.querySelector('.rows li')) requestAnimationFrame(() => { t.row ??= performance.now(); });
    }).observe(document, { subtree: true, childList: true, characterData: true });
    new PerformanceObserver(list => list.getEntries().forEach(e => {
        if (t.listed && e.startTime >= t.listed) t.task = Math.max(t.task, e.duration);
    })).observe({ type: 'longtask' });
    let last = 0;
    const frame = now => {
        if (t.listed && last >= t.listed) t.frame = Math.max(t.frame, now - last);
        last = now;
        requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    globalThis.__left = () => parseInt(document.querySelector('.not-seen')?.textContent ?? '0');
    // Down the list as fast as frames come, and on where there is more.
    globalThis.__scroll = milliseconds => {
        const end = performance.now() + milliseconds;
        const step = () => {
            if (performance.now() > end) { t.scrolled = true; return; }
            scrollBy(0, 200);
            if (innerHeight + scrollY >= document.documentElement.scrollHeight - 2) document.querySelector('.more button')?.click();
            requestAnimationFrame(step);
        };
        step();
    };
";

/// How long letters are opened before the list is scrolled, and how long that is done.
const STILL: Duration = Duration::from_secs(5);
const SCROLLED: Duration = Duration::from_secs(5);

#[derive(Default)]
struct Line {
    pressed: Runs,
    row: Runs,
    opened: Runs,
    frame: Runs,
    task: Runs,
}

/// Measures, prints the table, and leaves `inbox.json` in the folder.
///
/// # Errors
///
/// A sentence, if the figures cannot be written.
#[expect(clippy::print_stdout, reason = "the table is what the command is for")]
pub fn bench(folder: &Path) -> Result<(), String> {
    let mut plan = Plan { compressed: true, ..council::plan("bench-inbox") };
    for limit in ["letters_per_day_max", "sender_letters_burst", "sender_letters_per_minute", "sender_connections_max"]
    {
        plan.settings.push((limit, "0".to_owned()));
    }
    let stage = council::raise(&plan);
    let filler = Filler::new(&stage);
    let mut figures = Figures::default();
    let mut table = String::from(
        "| letters | from the button ms | once signed in ms | opened/s | longest frame ms | longest task ms |\n\
         |--:|--:|--:|--:|--:|--:|\n",
    );
    let mut there = 0;
    for letters in LETTERS {
        filler.fill(&stage, there, letters);
        there = letters;
        let mut line = Line::default();
        for _ in 0..RUNS {
            line.measure(&stage);
        }
        let Line { pressed, row, opened, frame, task } = &line;
        let shown = [pressed.median(), row.median(), opened.median(), frame.most(), task.most()];
        let _ = writeln!(table, "| {letters} | {} |", shown.map(|value| format!("{value:.0}")).join(" | "));
        for (what, value, unit) in [
            ("first row from the button", shown[0], "ms"),
            ("first row once signed in", shown[1], "ms"),
            ("opened", shown[2], "letters/s"),
            ("longest frame", shown[3], "ms"),
            ("longest task", shown[4], "ms"),
        ] {
            figures.add(format!("{letters} letters: {what}"), value, unit);
        }
    }
    let busy = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    println!(
        "\n{table}\nmedian of {RUNS}, the longest of all; aims: the first row {AIM_ROW:.0} ms once signed in, no frame over \
         {AIM_FRAME:.0} ms; the machine is busy with {}\n",
        busy.split(' ').next().unwrap_or("?"),
    );
    figures.write(&folder.join("inbox.json"))
}

impl Line {
    fn measure(&mut self, stage: &Stage) {
        let browser = Browser::open(&Setup { size: (1440, 900), ..Setup::default() });
        browser.before_every_page(WATCH);
        let Reading { browser } = Reading::knock_at(&stage.inbox, browser, stage, "sam", &stage.passphrases["sam"]);
        browser.wait_for("the first row", "return __times.row");
        let left = |_| browser.ask("return __left()").as_f64().unwrap_or(0.0);
        let before = left(());
        thread::sleep(STILL);
        let opened = before - left(());
        browser.tell(&format!("__scroll({})", SCROLLED.as_millis()));
        until("the list was scrolled", || browser.ask("return __times.scrolled").as_bool().filter(|done| *done));
        let times = browser.ask("return __times");
        let time = |name: &str| times[name].as_f64().unwrap_or(0.0);
        self.pressed.push(time("row") - time("pressed"));
        self.row.push(time("row") - time("listed"));
        self.opened.push(opened / STILL.as_secs_f64());
        self.frame.push(time("frame"));
        self.task.push(time("task"));
    }
}

/// What fills the post box.
struct Filler {
    keyset: KeySet,
    roster: Roster,
    noise: Vec<load::Letter>,
}

impl Filler {
    fn new(stage: &Stage) -> Self {
        let text = fs::read_to_string(stage.keyset()).expect("the key-set");
        let roster = Roster {
            officers: vec![Officer { id: "sam".into(), cover: "priya".into() }],
            duty_lead: "dee".into(),
            duty_deputy: "dan".into(),
            duty: ["dee", "dan"].map(String::from).into(),
            manager: "maya".into(),
            manager_deputy: "mo".into(),
        };
        let noise = (0..64).map(|seed| load::letter(seed, LETTER_BYTES)).collect();
        Self { keyset: toml::from_str(&text).expect("the key-set"), roster, noise }
    }

    /// Puts letters into the post box until it has so many.
    fn fill(&self, stage: &Stage, from: usize, to: usize) {
        let next = AtomicUsize::new(from);
        let send = || {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= to {
                    return;
                }
                let mut id = [0; 16];
                UnwrapErr(SysRng).fill_bytes(&mut id);
                let id = LetterId(id);
                let sealed = number.is_multiple_of(EVERY).then(|| self.to_sam(id, number));
                let noise = &self.noise[number % self.noise.len()];
                let said = posting::put(stage, id, sealed.as_deref().unwrap_or(&noise.bytes));
                assert_eq!(said, "201 Created", "letter number {number}");
            }
        };
        thread::scope(|scope| (0..SENDERS).for_each(|_| drop(scope.spawn(send))));
    }

    fn to_sam(&self, letter: LetterId, number: usize) -> Vec<u8> {
        let said = |id: &str, answer: String| Said {
            id: id.into(),
            asked: "What do people call you?".into(),
            unfilled: String::new(),
            chosen: vec![answer.clone()],
            answer: vec![answer],
            sharing: None,
            always_private: false,
        };
        let secrets = Secrets { deed: "de".repeat(32), seen_to: "5e".repeat(32) };
        let [team, private] =
            [(GroupName::Team, &secrets.seen_to), (GroupName::Private, &secrets.deed)].map(|(group, secret)| {
                Document {
                    format: forms::letter::FORMAT,
                    group,
                    heading: Heading {
                        council: "exampleshire".into(),
                        form: "child-8-11".into(),
                        form_version: 1,
                        lang: "en".into(),
                        keyset: self.keyset.version,
                        letter: letter.to_string(),
                        tie: "cd".repeat(32),
                        day: TODAY.into(),
                        replaces: String::new(),
                        reply: String::new(),
                    },
                    from: vec![said(known::OFFICER, "sam".into()), said("called", format!("Robyn {number}"))],
                    contact_soon: false,
                    answers: Vec::new(),
                    secret: secret.clone(),
                    fillings: Vec::new(),
                }
            });
        let [team, private] = [team, private].map(|document| json::write(&document));
        let plain = Plain { team: &team, private: &private, secrets: &secrets, contact_soon: false };
        let route = Route::Officer("sam".into());
        let sealed = seal::seal_letter(&plain, &route, &self.roster, &self.keyset, &mut UnwrapErr(SysRng));
        sealed.expect("it seals").to_bytes()
    }
}
