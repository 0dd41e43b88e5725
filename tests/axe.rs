//! axe-core in the page: a floor, not a measure. Every rule of A, AA and best practice, and contrast of 7:1.

use serde_json::Value;
use xtask::need::npm_dir;

use crate::browser::Browser;

/// What axe finds wrong on the page that stands, a line each; empty is good.
///
/// # Panics
///
/// If axe-core is not installed or cannot run.
#[must_use]
pub fn faults(browser: &Browser) -> Vec<String> {
    let source = npm_dir().join("node_modules/axe-core/axe.min.js");
    let source = std::fs::read_to_string(&source)
        .unwrap_or_else(|error| panic!("axe-core is needed at {}: {error}; run `cargo xtask test`", source.display()));
    browser.tell(&source);
    let found = browser.ask(
        "return axe.run(document, { resultTypes: ['violations'], \
           rules: { 'color-contrast-enhanced': { enabled: true } }, \
           runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'wcag2aaa'] } })\
         .then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.html.slice(0, 160) + ' — ' + n.failureSummary)))",
    );
    let Value::Array(lines) = found else { panic!("axe answered {found}") };
    lines.into_iter().map(|line| line.as_str().unwrap_or_default().to_owned()).collect()
}

/// Nothing stands wider than the page: no scrolling sideways.
///
/// # Panics
///
/// With the widest elements, if something does.
pub fn fits(browser: &Browser, what: &str) {
    let wide = browser.ask_text(
        "const w = document.documentElement.clientWidth;\
         if (document.documentElement.scrollWidth <= w) return '';\
         return [...document.body.querySelectorAll('*')].filter(e => e.checkVisibility() && e.getBoundingClientRect().right > w + 0.5)\
           .slice(0, 5).map(e => e.outerHTML.slice(0, 120)).join('\\n')",
    );
    assert!(wide.is_empty(), "{what} is wider than the page:\n{wide}");
}

/// Every control a finger may want is at least 48 px in both directions, unless it is a link in a sentence; the mark in
/// the bar is 40 px wide, as LOOK has it, with room around it.
///
/// # Panics
///
/// With those that are smaller.
pub fn fingers_fit(browser: &Browser, what: &str) {
    let small = browser.ask_text(
        "const inSentence = e => e.tagName === 'A' && e.closest('p, li, dd, td, details') || e.matches('.mark');\
         const box = e => (e.tagName === 'INPUT' && e.closest('label') ? e.closest('label') : e).getBoundingClientRect();\
         return [...document.querySelectorAll('a, button, input, textarea, select, summary')]\
           .filter(e => e.checkVisibility() && !inSentence(e) && box(e).width > 1)\
           .filter(e => box(e).width < 47.5 || box(e).height < 47.5)\
           .map(e => e.outerHTML.slice(0, 120) + ' ' + Math.round(box(e).width) + '×' + Math.round(box(e).height)).join('\\n')",
    );
    assert!(small.is_empty(), "{what} has controls under 48 px:\n{small}");
}
