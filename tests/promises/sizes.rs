//! What a page weighs, whom it asks, and what it does not load. `cargo xtask test` prints the table.

use std::{collections::BTreeSet, fs, path::Path};

use promises::{
    browser::{Browser, Setup},
    council,
    tap::{Request, Tap},
};
use xtask::stage::{BASE, Stage};

/// Limit and goal of DESIGN, in kB of brotli 11.
struct Budget {
    what: &'static str,
    limit: f64,
    goal: f64,
}

const EXPLAINER: Budget = Budget { what: "explainer page, everything", limit: 12.5, goal: 11.0 };
const FORM: Budget = Budget { what: "form page until Next works", limit: 105.0, goal: 80.0 };
const PICTURES: Budget = Budget { what: "pictures of a form, one file", limit: 60.0, goal: 40.0 };
const WORKER: Budget = Budget { what: "worker that sends, fetched afterwards", limit: 66.0, goal: 55.0 };
const BOOT: Budget = Budget { what: "boot.js", limit: 3.0, goal: 2.0 };
const INBOX: Budget = Budget { what: "inbox, everything", limit: 450.0, goal: 250.0 };

/// Whom the browser itself asks on its own behalf, with or without a page.
const OWN_ERRANDS: &[&str] = &["google.com:443", "googleapis.com:443", "gstatic.com:443"];

/// A browser that has nothing yet, and the line that it is on.
struct Desk {
    browser: Browser,
    tap: Tap,
}

impl Desk {
    fn new() -> Self {
        let tap = Tap::start();
        Self { browser: Browser::open(&Setup { proxy: Some(tap.port), ..Setup::default() }), tap }
    }

    /// The addresses that a page asks for until `ready` is true, and whatever it asks for at that very moment, in their order,
    /// by a browser that has fetched nothing before.
    fn asked(&self, page: &str, ready: &str) -> Vec<String> {
        let Self { browser, tap } = self;
        browser.go("about:blank");
        browser.forget_fetched();
        tap.forget();
        browser.go(page);
        browser.wait_for("the page", ready);
        browser.wait_for("the page to be loaded", "return document.readyState === 'complete'");
        let foreign = browser.ask_text(
            "return performance.getEntriesByType('resource').map(e => e.name).filter(n => !n.startsWith(location.origin)).join(' ')",
        );
        assert!(foreign.is_empty(), "{page} asks {foreign}");
        // Chromium's own errands go to its maker by CONNECT; no page of ours can, and the policy would stop it.
        let errand = |request: &Request| {
            request.method == "CONNECT" && OWN_ERRANDS.iter().any(|host| request.address.contains(host))
        };
        let mut seen = BTreeSet::new();
        let asked = tap.heard().into_iter().filter(|request| !errand(request)).map(|request| request.address);
        asked.filter(|address| seen.insert(address.clone())).collect()
    }
}

/// The file behind an address of one of our sites.
fn file(stage: &Stage, address: &str) -> std::path::PathBuf {
    let (site, origin) =
        if address.starts_with(&stage.inbox) { ("inbox", &stage.inbox) } else { ("portal", &stage.portal) };
    let path = address.strip_prefix(origin.as_str()).unwrap_or_default().split('?').next().unwrap_or_default();
    let file = stage.dir.join("sites").join(site).join(path);
    if path.is_empty() || path.ends_with('/') { file.join("index.html") } else { file }
}

fn kilobytes(file: &Path) -> f64 {
    let compressed = file.with_file_name(format!("{}.br", file.file_name().unwrap_or_default().to_string_lossy()));
    let found = fs::metadata(&compressed).or_else(|_| fs::metadata(file));
    let bytes = found.unwrap_or_else(|error| panic!("{}: {error}", file.display())).len();
    f64::from(u32::try_from(bytes).expect("a file of a page is small")) / 1000.0
}

/// Holds a budget, and leaves its row for the table that `cargo xtask test` prints.
#[track_caller]
fn within(budget: &Budget, kilobytes: f64) {
    let Budget { what, limit, goal } = budget;
    let word = if kilobytes <= *goal { "goal met" } else { "within the limit" };
    let row = format!("{what:<30} {kilobytes:>6.1} kB   limit {limit:>3}   goal {goal:>3}   {word}");
    let table = xtask::tests::budgets();
    fs::create_dir_all(&table).expect("a folder for the table");
    fs::write(table.join(what.replace([' ', ',', '.'], "-")), row).expect("a row of the table");
    assert!(kilobytes <= *limit, "{what} weighs {kilobytes:.1} kB, more than {limit} kB");
}

#[test]
fn explainers_are_light_and_load_no_wasm_and_no_module() {
    let stage = council::exampleshire();
    let (desk, mut heaviest) = (Desk::new(), 0.0_f64);
    let forms = council::forms(&stage.dir.join("sites/portal"));
    for path in council::pages(&stage).iter().filter(|path| !forms.values().any(|form| form == *path)) {
        let addresses = desk.asked(&format!("{}{path}", stage.portal), "return !!document.querySelector('h1')");
        for address in &addresses {
            assert!(address.starts_with(&stage.portal), "{path} asks {address}, which is not ours");
            let program = [".wasm", "/app/", "/worker/"].iter().any(|part| address.contains(part));
            assert!(!program, "{path} loads a program: {address}");
        }
        let modules = "return document.querySelectorAll('script[type=module], link[rel=modulepreload]').length";
        let modules = desk.browser.ask(modules);
        // What reckons the last day for a review is the one exception.
        let reckons = desk.browser.ask("return document.querySelectorAll('.reckoner').length");
        assert_eq!(modules, reckons, "{path} has a module script");
        heaviest = heaviest.max(addresses.iter().map(|address| kilobytes(&file(&stage, address))).sum());
    }
    within(&EXPLAINER, heaviest);
}

#[test]
fn a_form_page_is_light_and_asks_nobody_else_and_fetches_the_worker_after_the_first_question_stands() {
    let stage = council::exampleshire();
    let (desk, mut heaviest) = (Desk::new(), 0.0_f64);
    for path in council::forms(&stage.dir.join("sites/portal")).values() {
        let ready = "return document.documentElement.dataset.app === 'ready'";
        let mut addresses = desk.asked(&format!("{}{path}", stage.portal), ready);
        for address in &addresses {
            assert!(address.starts_with(&stage.portal), "{path} asks {address}, which is not ours");
        }
        // Next works with what comes before the worker.
        let worker = addresses.iter().position(|address| address.contains("/worker/") || address.contains("keyset"));
        let later = addresses.split_off(worker.unwrap_or(addresses.len()));
        for needed in ["/app/", "/form-", ".wasm"] {
            assert!(addresses.iter().any(|address| address.contains(needed)), "without {needed}: {addresses:?}");
            assert!(
                !later.iter().any(|address| address.contains(needed) && !address.contains("/worker/")),
                "{needed} waits for the worker: {later:?}"
            );
        }
        heaviest = heaviest.max(addresses.iter().map(|address| kilobytes(&file(&stage, address))).sum());
    }
    within(&FORM, heaviest);
}

#[test]
fn the_pictures_of_a_form_are_light() {
    let site = council::exampleshire().dir.join("sites/portal");
    let (forms, pictures) = (council::forms(&site), site.join("pictures"));
    let of_a_form = |name: &String| forms.keys().any(|form| name.starts_with(&format!("{form}-")));
    let files: Vec<_> = listed(&pictures).into_iter().filter(of_a_form).collect();
    assert_eq!(files.len(), forms.len(), "each form has one: {files:?}");
    within(&PICTURES, files.iter().map(|name| kilobytes(&pictures.join(name))).fold(0.0, f64::max));
}

#[test]
fn worker_and_boot_are_light() {
    let stage = council::exampleshire();
    let site = stage.dir.join("sites/portal");
    let worker = listed(&site.join("worker"));
    assert!(worker.iter().any(|name| name.ends_with(".wasm")), "there is no worker in {worker:?}");
    within(&WORKER, worker.iter().map(|name| kilobytes(&site.join("worker").join(name))).sum());
    let boot = listed(&site).into_iter().find(|name| name.starts_with("boot-")).expect("the site has boot.js");
    within(&BOOT, kilobytes(&site.join(boot)));
}

#[test]
fn the_inbox_is_light_and_asks_nobody_else() {
    let stage = council::exampleshire();
    let ready = "return !!document.querySelector('input[type=file]')";
    let addresses = Desk::new().asked(&stage.inbox, ready);
    for address in &addresses {
        assert!(address.starts_with(&stage.inbox), "the inbox asks {address}, which is not its own");
    }
    let site = stage.dir.join("sites/inbox");
    let files: Vec<_> = addresses.iter().map(|address| file(&stage, address)).collect();
    let worker = listed(&site.join("worker")).into_iter().map(|name| site.join("worker").join(name));
    let mut all: Vec<_> = files.into_iter().chain(worker).collect();
    all.sort();
    all.dedup();
    within(&INBOX, all.iter().map(|file| kilobytes(file)).sum());
}

#[test]
fn no_page_allows_inline_script_or_style() {
    let stage = council::exampleshire();
    for origin in [&stage.portal, &stage.inbox] {
        let browser = Browser::open(&Setup::default());
        browser.go(origin);
        let policy =
            browser.ask_text("return fetch(location.href).then(r => r.headers.get('content-security-policy'))");
        assert!(policy.contains("default-src 'none'"), "{origin}: {policy}");
        assert!(!policy.contains("unsafe-inline"), "{origin}: {policy}");
        assert!(!policy.contains("'unsafe-eval'"), "{origin}: {policy}");
        let inline = browser.ask("return document.querySelectorAll('[style], script:not([src])').length");
        assert_eq!(inline, 0, "{origin} has inline script or style");
        assert!(browser.address().contains(BASE));
    }
}

#[test]
fn no_script_or_style_names_another_host() {
    let stage = council::exampleshire();
    for site in ["portal", "inbox"] {
        let mut left = vec![stage.dir.join("sites").join(site)];
        while let Some(next) = left.pop() {
            if next.is_dir() {
                left.extend(fs::read_dir(&next).expect("a folder").flatten().map(|entry| entry.path()));
            } else if next.extension().is_some_and(|ending| ending == "js" || ending == "css") {
                let text = fs::read_to_string(&next).expect("a text file");
                // The notice is a page's: it may lead to whom one can write to, and names the post box.
                let text = text.lines().filter(|line| !line.starts_with("const NOTICE = ")).collect::<String>();
                for host in text.split("://").skip(1).filter_map(|rest| rest.split(['/', '"', '\'', '`', ' ']).next()) {
                    // The names of XML namespaces look like hosts and are never asked.
                    assert!(host == "www.w3.org", "{} names {host}", next.display());
                }
            }
        }
    }
}

/// The names of a folder's files, without their compressed twins.
fn listed(folder: &Path) -> Vec<String> {
    let found = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let names = found.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names.filter(|name| !name.ends_with(".br")).collect()
}
