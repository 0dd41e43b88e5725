//! The screens after the questions: say more, and check and send.

use forms::{Documents, Note, Question, Said, Sharing, Value, Voice};
use leptos::prelude::*;
use wire::Route;

use crate::{
    journey::Journey,
    pieces::{
        choices::{Card, card, is_chosen},
        element::{button, element, line, opening, text},
        page::{Live, Page, fault, title},
    },
    screens::{
        know::{View, words_of},
        question::correcting,
        sharing::{self, sharing},
    },
    site::{
        names::{openers, readers},
        when::spoken,
        words,
    },
};

/// *Send now* or *say more*, after the short core of a form.
pub fn say_more(page: Page, journey: &Journey) -> Vec<AnyView> {
    let (heading, below) = match journey.ready() {
        Err(Note::Nothing) => (words::SAY_NOTHING_TITLE, words::SAY_NOTHING_TEXT),
        _ => (words::SAY_MORE_TITLE, words::SAY_MORE_TEXT),
    };
    vec![
        page.back(false),
        title("", page.said(heading)),
        line("p", "hint", page.said(below)),
        page.ways(("more", words::SAY_MORE), ("now", words::SEND_NOW)),
    ]
}

/// Everything that will be sent, each with a way back to it and, of a view, who may know it, changed in place; what was
/// skipped, in one quiet line; who can open it, by name, and when they will see it; and the one button that sends.
///
/// It shows the very documents that will be sealed. What was typed and skipped is in neither, and is shown as kept back.
pub fn check(
    page: Page,
    journey: &Journey,
    documents: &Documents,
    views: &[View],
    screen: RwSignal<Live>,
) -> Vec<AnyView> {
    let (mut answered, mut left) = (Vec::new(), Vec::new());
    let asked = journey.asked();
    for (index, question) in journey.form().questions.iter().enumerate() {
        match (documents.said(&question.id), journey.in_box(index)) {
            (Some(said), _) => {
                let view = views.iter().find(|(place, _)| *place == index && journey.form().asks_each());
                let who = view.map_or_else(|| text(String::new()), |(_, live)| sharing(page, *live, None));
                answered.push(answered_one(page, index, said, who));
            }
            (None, _) if !asked.contains(&index) => {}
            (None, Some(answer)) => {
                let kept = Said::new(question, answer, &|text| page.names.fill(text));
                let skipped = line("p", "quiet", page.said(words::CHECK_SKIPPED_KEPT));
                answered.push(answered_one(page, index, &kept, skipped));
            }
            (None, None) => left.push((index, question)),
        }
    }
    let mut all = vec![
        page.back(false),
        title("", page.said(words::CHECK_TITLE)),
        line("p", "hint", page.said(words::CHECK_TEXT)),
        element("ul", &[("class", "said")], answered),
    ];
    if views.len() == 1 && journey.form().asks_each() {
        all.extend([words::KNOW_USUAL, words::KNOW_OTHERS].map(|id| line("p", "quiet", page.said(id))));
    }
    let young = !journey.form().asks_each();
    if young && journey.asks_who_can_know() {
        all.push(told_once(page, documents));
    }
    if journey.place().corrects {
        all.splice(1..1, correcting(page));
    }
    if !left.is_empty() {
        all.push(left_out(page, &left));
    }
    let mut openers = openers_of(page, documents, journey.form().voice);
    openers.push(keeps(page, screen));
    if young {
        openers.insert(0, line("summary", "", page.said(words::GROWN_UPS)));
        all.extend([line("p", "", page.said(words::KNOW_OTHERS)), opening("left-out", openers, None)]);
    } else {
        all.extend(openers);
    }
    all.extend([fault(screen), page.way("way way--on way--whole", "send", words::SEND), print_said(page)]);
    all
}

/// What the youngest chose for all at once, with the way back to it.
fn told_once(page: Page, documents: &Documents) -> AnyView {
    let tells = documents.team.answers.iter().any(|said| said.sharing == Some(Sharing::Meeting));
    let said = if tells { words::KNOW_ALL } else { words::KNOW_ASK };
    let change = button("link", "know", vec![text(page.said(words::CHANGE))]);
    let inside = vec![line("h2", "", page.said(words::KNOW_TITLE)), line("p", "said__words", page.said(said)), change];
    element("ul", &[("class", "said")], vec![element("li", &[], inside)])
}

/// What was said and who may know it, for paper: on the screen of the post it is not seen.
pub fn said_on_paper(page: Page, journey: &Journey, documents: &Documents) -> AnyView {
    let one = |said: &Said| {
        let known = said.sharing.filter(|_| !said.always_private).map_or_else(String::new, |sharing| {
            [&page.said(words::SHARE), " ", &sharing::words_of(page, sharing)].concat()
        });
        element("li", &[], vec![words_of(said), line("p", "", known)])
    };
    let said = journey.form().questions.iter().filter_map(|question| documents.said(&question.id));
    let list = element("ul", &[("class", "said")], said.map(one).collect());
    element("div", &[("class", "post__said")], vec![list])
}

/// The mark of the writer's leave to keep the letter on this device while it waits.
pub const KEEP: &str = "keep";

/// Asked first, since whoever uses the device next can see that something waits.
fn keeps(page: Page, screen: RwSignal<Live>) -> AnyView {
    let shown = Card {
        group: KEEP.into(),
        many: true,
        value: KEEP.into(),
        words: page.said(words::MAY_KEEP),
        hint: page.said(words::MAY_KEEP_HINT),
        ..Card::default()
    };
    let choose =
        move |on| screen.update(|screen| screen.value = Value::Ids(if on { vec![KEEP.into()] } else { Vec::new() }));
    card(shown, is_chosen(screen, KEEP.into()), Box::new(choose))
}

/// Prints it. The form to fill in by hand has a button of its own.
pub fn print_said(page: Page) -> AnyView {
    let attributes = [("type", "button"), ("class", "finish"), ("data-print", "said")];
    element("button", &attributes, vec![text(page.said(words::PRINT_SAID))])
}

/// Copies it, for whoever sends it another way. `boot.js` takes it from [`said_on_paper`], and then says so.
pub fn copy_said(page: Page) -> AnyView {
    let attributes = [("type", "button"), ("class", "finish"), ("data-copy", &*page.said(words::COPIED))];
    element("button", &attributes, vec![text(page.said(words::COPY_SAID))])
}

/// Who can open these documents, by name, and when they will be seen.
fn openers_of(page: Page, documents: &Documents, voice: Voice) -> Vec<AnyView> {
    let route = Route::chosen(documents.officer());
    let (team, kept) = openers(page.site, page.words, &route);
    let say = |words: String| line("p", "", words);
    let named = |id, names: &String| say(page.words.fill(id, &[("names", names)]));
    let mut all = vec![line("h2", "", page.said(words::SEND_TITLE))];
    match route {
        Route::Officer(_) => {}
        Route::Unknown => all.push(say(page.said(words::SEND_UNKNOWN))),
        Route::AboutMyOfficer => all.push(say(page.said(words::SEND_ABOUT_OFFICER))),
        Route::Service => all.push(say(page.said(words::SEND_SERVICE))),
    }
    if team == kept {
        all.push(named(words::SEND_ALL, &kept));
    } else {
        let shares = documents.team.answers.iter().any(|said| said.sharing == Some(Sharing::Meeting));
        let meeting = if shares { words::SEND_MEETING } else { words::SEND_NONE_SHARED };
        all.push(named(meeting, &team));
        if documents.team.answers.iter().any(|said| said.sharing.is_none()) {
            all.push(say(page.said(words::SEND_ARRANGE)));
        }
        all.push(named(words::SEND_KEPT, &kept));
    }
    all.push(say(page.said(words::SEND_WEBSITE)));
    // No officer reads what is about an officer: what they may have to do is not said of them.
    if !matches!(route, Route::AboutMyOfficer | Route::Service) {
        all.push(say(page.said(words::SAFETY)));
    }
    all.extend([say(seen(page, words::SEND_SEEN, &route, documents.team.contact_soon))]);
    if !voice.is_to_a_child() {
        let words = page.words.fill(words::SEND_FINGERPRINT, &[("fingerprint", &page.site.keyset.fingerprint)]);
        all.push(line("p", "quiet", words));
    }
    all
}

/// Who should see it and by when, by this device's clock.
pub fn seen(page: Page, id: &'static str, route: &Route, soon: bool) -> String {
    let Some(now) = page.now else { return String::new() };
    let hours = &page.site.hours;
    let minutes = if soon { hours.soon_seen_minutes } else { hours.seen_minutes };
    let time = spoken(page.words, now, hours.after(now, minutes));
    page.words.fill(id, &[("names", &readers(page.site, page.words, route)), ("time", &time)])
}

/// What is wrong and what to do, for a note of the form.
pub fn note(page: Page, note: &Note) -> String {
    let filled = |id, name, number: usize| page.words.fill(id, &[(name, &number.to_string())]);
    match note {
        Note::Nothing => page.said(words::NOTHING_YET),
        Note::TooLong { over } => filled(words::TOO_LONG, "over", *over),
        Note::TooMany { most } => filled(words::TOO_MANY, "most", *most),
        Note::NotOffered => page.said(words::NOT_OFFERED),
    }
}

fn answered_one(page: Page, index: usize, said: &Said, who: AnyView) -> AnyView {
    element("li", &[], vec![words_of(said), change(page, words::CHANGE, index, &said.asked), who])
}

fn left_out(page: Page, left: &[(usize, &Question)]) -> AnyView {
    let count = page.words.count(words::CHECK_SKIPPED, u32::try_from(left.len()).unwrap_or(u32::MAX));
    let questions = left.iter().map(|(index, question)| {
        let asked = page.names.fill(question.asked());
        let change = change(page, words::ANSWER, *index, &asked);
        element("li", &[], vec![text([&asked, " "].concat()), change])
    });
    let questions = element("ul", &[], questions.collect());
    element("details", &[("class", "left-out")], vec![line("summary", "", count), questions])
}

fn change(page: Page, word: &str, index: usize, asked: &str) -> AnyView {
    let go = ["change:", &index.to_string()].concat();
    button("link", &go, vec![text(page.said(word)), line("span", "unseen", [" ", asked].concat())])
}
