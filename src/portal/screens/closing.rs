//! The screens after the questions: say more, check, and who can open it.

use forms::{Note, ShareRule, Sharing, form::known};
use leptos::prelude::*;
use wire::Route;

use crate::{
    journey::Journey,
    pieces::{
        element::{button, element, line, text},
        page::{Live, Page, fault, title},
    },
    screens::sharing::called,
    site::{
        names::{openers, readers, route},
        when::spoken,
        words,
    },
};

/// *Send now* or *say more*, after the short core of a form.
#[must_use]
pub fn say_more(page: Page) -> Vec<AnyView> {
    vec![
        page.back(false),
        title("", page.said(words::SAY_MORE_TITLE)),
        line("p", "hint", page.said(words::SAY_MORE_TEXT)),
        page.ways(("more", words::SAY_MORE), ("now", words::SEND_NOW)),
    ]
}

/// Everything that was answered, each with a way back to it; what was skipped in one quiet line.
#[must_use]
pub fn check(page: Page, journey: &Journey, screen: RwSignal<Live>) -> Vec<AnyView> {
    let (answered, left): (Vec<usize>, Vec<usize>) =
        journey.asked().into_iter().partition(|index| journey.in_box(*index).is_some());
    let answered = answered.into_iter().filter_map(|index| answered_one(page, journey, index));
    let mut all = vec![
        page.back(false),
        title("", page.said(words::CHECK_TITLE)),
        line("p", "hint", page.said(words::CHECK_TEXT)),
        fault(screen),
        element("ul", &[("class", "said")], answered.collect()),
    ];
    if !left.is_empty() {
        all.push(left_out(page, journey, &left));
    }
    all.push(page.way("way way--on way--whole", "next", words::GO_ON));
    all
}

/// Who can open it, by name, and when it will be seen; then the one button that sends.
#[must_use]
pub fn send(page: Page, journey: &Journey) -> Vec<AnyView> {
    let answers = journey.answers();
    let route = route(&answers);
    let (team, kept) = openers(page.site, page.words, &route);
    let say = |words: String| line("p", "", words);
    let named = |id, names: &String| say(page.words.fill(id, &[("names", names)]));
    let mut all = vec![page.back(false), title("", page.said(words::SEND_TITLE))];
    match route {
        Route::Officer(_) => {}
        Route::Unknown => all.push(say(page.said(words::SEND_UNKNOWN))),
        Route::AboutMyOfficer => all.push(say(page.said(words::SEND_ABOUT_OFFICER))),
    }
    if team == kept {
        all.push(named(words::SEND_ALL, &kept));
    } else {
        let meeting = if for_the_meeting(journey) { words::SEND_MEETING } else { words::SEND_MEETING_NOTHING };
        all.extend([named(meeting, &team), named(words::SEND_KEPT, &kept)]);
    }
    let fingerprint = page.words.fill(words::SEND_FINGERPRINT, &[("fingerprint", &page.site.keyset.fingerprint)]);
    all.extend([
        say(page.said(words::SEND_WEBSITE)),
        say(page.said(words::SAFETY)),
        say(seen(page, words::SEND_SEEN, &route, answers.is(known::SOON, known::YES))),
        page.way("way way--on way--whole", "send", words::SEND),
        line("p", "quiet", fingerprint),
    ]);
    all
}

/// Whether anything that would be sent may be said in the meeting.
fn for_the_meeting(journey: &Journey) -> bool {
    let answers = journey.answers();
    let asked = journey.asked().into_iter().filter_map(|index| journey.form().questions.get(index));
    let mut shared = asked.filter(|question| question.share == ShareRule::Ask);
    shared.any(|question| answers.get(&question.id).is_some_and(|answer| answer.sharing == Some(Sharing::Meeting)))
}

/// Who should see it and by when, by this device's clock.
#[must_use]
pub fn seen(page: Page, id: &'static str, route: &Route, soon: bool) -> String {
    let Some(now) = page.now else { return String::new() };
    let hours = &page.site.hours;
    let minutes = if soon { hours.soon_seen_minutes } else { hours.seen_minutes };
    let time = spoken(page.words, now, hours.after(now, minutes));
    page.words.fill(id, &[("names", &readers(page.site, page.words, route)), ("time", &time)])
}

/// What is wrong and what to do, for a note of the form.
#[must_use]
pub fn note(page: Page, note: &Note) -> String {
    let filled = |id, name, number: usize| page.words.fill(id, &[(name, &number.to_string())]);
    match note {
        Note::Nothing => page.said(words::NOTHING_YET),
        Note::TooLong { over } => filled(words::TOO_LONG, "over", *over),
        Note::TooMany { most } => filled(words::TOO_MANY, "most", *most),
        Note::NotOffered => page.said(words::NOT_OFFERED),
    }
}

fn answered_one(page: Page, journey: &Journey, index: usize) -> Option<AnyView> {
    let (question, answer) = (journey.form().questions.get(index)?, journey.in_box(index)?);
    let fill = |text: &str| page.names.fill(text);
    let said = question.kind.words(&answer.value, &fill).join("\n");
    let asked = question.asked(&fill);
    let who = match question.share {
        _ if journey.skipped(index) => page.said(words::CHECK_SKIPPED_KEPT),
        ShareRule::Ask => called(page, answer.sharing.unwrap_or_default()),
        ShareRule::Private => called(page, Sharing::Keep),
        ShareRule::WithLetter => String::new(),
    };
    let inside = vec![
        line("h2", "", asked.clone()),
        element("p", &[("class", "said__words"), ("data-mine", ""), ("translate", "no")], vec![text(said)]),
        line("p", "quiet", who),
        change(page, words::CHANGE, index, &asked),
    ];
    Some(element("li", &[], inside))
}

fn left_out(page: Page, journey: &Journey, left: &[usize]) -> AnyView {
    let count = page.words.count(words::CHECK_SKIPPED, u32::try_from(left.len()).unwrap_or(u32::MAX));
    let questions = left.iter().filter_map(|index| {
        let asked = journey.form().questions.get(*index)?.asked(&|text| page.names.fill(text));
        let change = change(page, words::ANSWER, *index, &asked);
        Some(element("li", &[], vec![text([&asked, " "].concat()), change]))
    });
    let questions = element("ul", &[], questions.collect());
    element("details", &[("class", "left-out")], vec![line("summary", "", count), questions])
}

fn change(page: Page, word: &str, index: usize, asked: &str) -> AnyView {
    let go = ["change:", &index.to_string()].concat();
    button("link", &go, vec![text(page.said(word)), line("span", "unseen", [" ", asked].concat())])
}
