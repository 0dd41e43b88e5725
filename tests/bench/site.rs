//! `cargo xtask bench site`: how soon a child can answer, beside a plain HTML form of the same questions.
//!
//! Headless Chromium at 4× CPU slowdown, 1.6 Mbit/s and 150 ms, an empty cache each time, median of five.

use std::{fmt::Write as _, fs, path::Path};

use promises::{
    browser::{Browser, Setup},
    council, plain,
};
use serde_json::{Value, json};
use xtask::stage::Plan;

const RUNS: usize = 5;

/// Notes when the first control is laid out, then presses Next at once and notes when the second question stands.
const WATCH: &str = "
    const t = globalThis.__times = {};
    const laidOut = s => [...document.querySelectorAll(s)].some(e => e.checkVisibility() && e.getBoundingClientRect().height > 0);
    const look = () => {
        if (document.body && !t.text && document.querySelector('h1')) t.text = performance.now();
        if (document.body && !t.control && laidOut('main textarea, main input, main select')) {
            t.control = performance.now();
            t.first = document.querySelector('h1')?.textContent;
        }
        const next = document.querySelector('[data-go=next]');
        if (t.control && !t.pressed && next && 'app' in document.documentElement.dataset) { t.pressed = performance.now(); next.click(); }
        const h1 = document.querySelector('main h1');
        if (t.pressed && !t.next && h1 && h1.textContent !== t.first) t.next = performance.now();
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
";

struct Page {
    name: &'static str,
    path: &'static str,
    ready: &'static str,
}

const PAGES: &[Page] = &[
    Page { name: "form page", path: "say/8-11/", ready: "return __times.next" },
    Page { name: "plain HTML form", path: "say/plain/", ready: "return __times.control" },
    Page { name: "explainer", path: "my-iro/", ready: "return __times.text && document.readyState === 'complete'" },
];

/// What was measured on one page: times in milliseconds, bytes as they went over the line.
#[derive(Clone, Copy, Debug, Default)]
struct Run {
    text: f64,
    control: f64,
    next: f64,
    kilobytes: f64,
}

/// Measures, prints the table, and leaves `site.json` in the folder.
#[expect(clippy::print_stdout, reason = "the table is what the command is for")]
pub fn bench(folder: &Path) {
    let stage = council::raise(&Plan { compressed: true, ..council::plan("bench") });
    plain::write(&stage.dir.join("sites/portal"), "child-8-11", "say/plain");
    let medians: Vec<(&Page, Run)> =
        PAGES.iter().map(|page| (page, median((0..RUNS).map(|_| measure(&stage.portal, page)).collect()))).collect();
    let plain = medians[1].1;
    let mut table = String::from("page               text ms  control ms  next works ms   kB   control ÷ plain\n");
    let mut rows: Vec<Value> = Vec::new();
    for (page, run) in &medians {
        let ratio = run.control / plain.control;
        let shown = |value: f64| if value > 0.0 { format!("{value:.0}") } else { "–".to_owned() };
        let _ = writeln!(
            table,
            "{:<17} {:>8} {:>11} {:>14} {:>5.1} {:>16}",
            page.name,
            shown(run.text),
            shown(run.control),
            shown(run.next),
            run.kilobytes,
            if run.control > 0.0 { format!("{ratio:.2}") } else { "–".to_owned() },
        );
        for (what, value, unit) in [
            ("text", run.text, "ms"),
            ("first control", run.control, "ms"),
            ("next works", run.next, "ms"),
            ("bytes", run.kilobytes, "kB"),
        ] {
            if value > 0.0 {
                rows.push(json!({ "name": format!("{}: {what}", page.name), "value": value, "unit": unit }));
            }
        }
    }
    rows.push(json!({ "name": "form page: first control ÷ plain HTML", "value": medians[0].1.control / plain.control, "unit": "ratio" }));
    rows.push(json!({ "name": "form page: next works ÷ plain HTML first control", "value": medians[0].1.next / plain.control, "unit": "ratio" }));
    fs::create_dir_all(folder).expect("a folder for the figures");
    fs::write(folder.join("site.json"), json!({ "rows": rows }).to_string()).expect("the figures can be written");
    println!("\n4× CPU, 1.6 Mbit/s, 150 ms, empty cache, median of {RUNS}\n\n{table}");
}

fn measure(portal: &str, page: &Page) -> Run {
    let browser = Browser::open(&Setup { size: (412, 823), ..Setup::default() });
    browser.line(false, 150, 200_000, 93_750);
    browser.slower(4);
    browser.before_every_page(WATCH);
    browser.go(&format!("{portal}{}", page.path));
    browser.wait_for(page.name, page.ready);
    let times = browser.ask("return __times");
    let until = times["next"].as_f64().unwrap_or(f64::MAX);
    let bytes = browser.ask(&format!(
        "return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]\
         .filter(e => e.responseEnd <= {until}).reduce((sum, e) => sum + e.transferSize, 0)"
    ));
    let milliseconds = |name: &str| times[name].as_f64().unwrap_or(0.0);
    Run {
        text: milliseconds("text"),
        control: milliseconds("control"),
        next: milliseconds("next"),
        kilobytes: bytes.as_f64().unwrap_or(0.0) / 1000.0,
    }
}

fn median(mut runs: Vec<Run>) -> Run {
    let mut middle = |of: fn(&Run) -> f64| {
        runs.sort_by(|a, b| of(a).total_cmp(&of(b)));
        of(&runs[runs.len() / 2])
    };
    Run {
        text: middle(|run| run.text),
        control: middle(|run| run.control),
        next: middle(|run| run.next),
        kilobytes: middle(|run| run.kilobytes),
    }
}
