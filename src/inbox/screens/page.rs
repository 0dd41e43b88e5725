//! One letter on one page: what does not fit, who it is from, then what may be said where.
//!
//! A writer's words only ever become text: nothing they typed is read as markup.

use forms::Said;
use leptos::prelude::*;
use wire::{Deed, LetterId};

use crate::{
    letter::{
        Letter,
        copy::{claim, raw_heading, share},
        reference,
        strip::strip,
    },
    screens::{
        acts::{acts, mark},
        changed::{changed, gone, newer},
        closing::closing,
        deleting::deleting,
        marks::{seeing, tried},
        pieces::{Heading, anew, busy, live, notes},
        room::Room,
        window,
    },
    session::{desk::Desk, listing::Held},
    site::config::Config,
};

/// One letter.
pub fn page(room: Room, id: LetterId) -> impl IntoView {
    // A letter that is opened while somebody waits before it takes the place of the waiting.
    let held = Memo::new(move |_| room.desk.with(|desk| desk.row(id).map(|_| desk.held(id).cloned())));
    let body = move |held| match held {
        Some(Some(Held::Letter(letter))) => view! {
            {title(room, id, &letter)}
            {newer(room, id)}
            {letter.soon.then(|| seeing(room, id))}
            {tried(room, id)}
            {reading(room, &letter)}
            {notes(room)}
            {acts(room, id, &letter)}
        }
        .into_any(),
        Some(Some(Held::ForColleagues { .. })) if room.desk.with_untracked(|desk| desk.is_lead()) => sealed(room, id),
        Some(Some(Held::Failed(why))) => view! {
            {nothing_but(room, why.word())}
            {notes(room)}
            <div class="acts">{deleting(room, id)}</div>
        }
        .into_any(),
        Some(Some(Held::ForColleagues { .. })) => nothing_but(room, "letter-for-colleagues"),
        Some(None) => view! {
            <Heading words=sealed_name(room, id) />
            {notes(room)}
            {busy(room)}
        }
        .into_any(),
        None => nothing_but(room, "letter-gone"),
    };
    view! {
        <article class="letter">
            <button type="button" class="back" on:click=|_| window::back()>{room.say("back-to-list")}</button>
            {anew(held, body)}
        </article>
    }
}

/// What there is to read: faults on top, and beneath them whatever could be opened.
pub fn reading(room: Room, letter: &Letter) -> AnyView {
    let config = room.config();
    view! {
        {doubts(room, letter)}
        {facts(room, letter, &config)}
        {lists(room, letter, &config)}
        {gone(room, letter)}
        {others(room, letter)}
        {not_ours(room, letter, &config)}
        {raw(room, letter)}
    }
    .into_any()
}

fn nothing_but(room: Room, id: &str) -> AnyView {
    view! {
        <Heading words=room.say("name-none") />
        <div class="note"><p>{room.say(id)}</p></div>
    }
    .into_any()
}

/// A letter that only colleagues can open, as a lead sees it: what the post box knows, and nothing more.
fn sealed(room: Room, id: LetterId) -> AnyView {
    let known = |desk: &Desk| desk.row(id).map(|row| (row.clone(), desk.secret(Deed::Close, id).is_some()));
    let Some((row, is_earlier)) = room.desk.with_untracked(known) else {
        return nothing_but(room, "letter-gone");
    };
    let state = move || {
        let is = room.desk.with(|desk| desk.row(id).map(|row| (row.closed.is_some(), row.opened)));
        room.say(match is.unwrap_or_default() {
            (true, _) => "tag-closed",
            (false, true) => "tag-read",
            (false, false) => "tag-unread",
        })
    };
    let soon = if row.contact_soon { "soon-yes" } else { "soon-no" };
    let facts = [("strip-soon", room.say(soon)), ("strip-arrived", room.words(|words| words.day(&row.day)))];
    let facts = facts.into_iter().map(|(label, words)| {
        view! { <div><dt>{room.say(label)}</dt><dd>{words}</dd></div> }
    });
    view! {
        <Heading words=sealed_name(room, id) />
        <dl class="strip">
            {facts.collect_view()}
            <div><dt>{room.say("strip-state")}</dt><dd>{live(state)}</dd></div>
        </dl>
        {tried(room, id)}
        <p>{room.say(if is_earlier { "sealed-earlier" } else { "sealed-note" })}</p>
        {notes(room)}
        <div class="acts">
            {is_earlier.then(|| mark(room, id, true, true))}
            {is_earlier.then(|| closing(room, id, true, true))}
            {deleting(room, id)}
        </div>
    }
    .into_any()
}

fn sealed_name(room: Room, id: LetterId) -> String {
    room.words(|words| words.fill("sealed-name", &[("names", &reference(id))]))
}

fn title(room: Room, id: LetterId, letter: &Letter) -> AnyView {
    let config = room.config();
    let name = letter.sender.name().unwrap_or_else(|| config.words.say("name-none").to_owned());
    let opened = move || room.desk.with(|desk| desk.is_opened(id));
    let closed = move || room.desk.with(|desk| desk.row(id).is_some_and(|row| row.closed.is_some()));
    let role = Some(letter.sender.role(letter.form.as_deref(), &config)).filter(|role| !role.is_empty());
    view! {
        <Heading words=name own=true />
        <p class="title">
            {role.map(|role| view! { <span class="role" dir="auto">{role}</span> })}
            <span class="tag" class:tag-read=opened>
                {live(move || room.say(if opened() { "tag-read" } else { "tag-unread" }))}
            </span>
            {move || closed().then(|| view! { <span class="tag tag-closed">{room.say("tag-closed")}</span> })}
        </p>
    }
    .into_any()
}

fn doubts(room: Room, letter: &Letter) -> Option<AnyView> {
    let reasons = letter.doubts.iter().map(|doubt| view! { <li>{room.say(doubt.word())}</li> }).collect_view();
    (!letter.doubts.is_empty()).then(|| {
        view! {
            <section class="note doubts" aria-labelledby="doubts">
                <h2 id="doubts">{room.say("doubts-title")}</h2>
                <ul>{reasons}</ul>
            </section>
        }
        .into_any()
    })
}

fn facts(room: Room, letter: &Letter, config: &Config) -> AnyView {
    let day = letter.replaces.and_then(|id| room.desk.with_untracked(|desk| desk.row(id).map(|row| row.day.clone())));
    let facts = strip(letter, config).into_iter().map(|mut fact| {
        if let Some(day) = day.as_ref().filter(|_| fact.label == "strip-replaces") {
            fact.words = config.words.fill("replaces-of", &[("words", &fact.words), ("day", &config.words.day(day))]);
        }
        view! {
            <div class:urgent=fact.urgent class:wide=fact.wide>
                <dt>{room.say(fact.label)}</dt>
                <dd class="own" dir="auto" translate="no">{fact.words}</dd>
            </div>
        }
    });
    view! { <dl class="strip">{facts.collect_view()}</dl> }.into_any()
}

fn lists(room: Room, letter: &Letter, config: &Config) -> AnyView {
    let always = (!letter.always.is_empty()).then(|| list(room, letter, "section-always", &letter.always, true));
    let [team, private] = letter.read;
    let meeting = list(room, letter, "section-meeting", &letter.meeting, team);
    let arrange = (!letter.arrange.is_empty()).then(|| list(room, letter, "section-arrange", &letter.arrange, true));
    if let Some(ids) = &letter.kept_with {
        let kept = config.words.fill("kept-with", &[("names", &config.names(ids))]);
        return view! { {always}<div class="lists">{meeting}{arrange}</div><p class="kept-with">{kept}</p> }.into_any();
    }
    view! {
        {always}
        <div class="lists">
            {meeting}
            {list(room, letter, "section-keep", &letter.keep, private)}
            {list(room, letter, "section-talk", &letter.talk, private)}
            {arrange}
        </div>
    }
    .into_any()
}

/// One list. `read` says whether the part that its answers lie in could be read: if not, empty means nothing.
fn list(room: Room, letter: &Letter, heading: &'static str, answers: &[Said], read: bool) -> AnyView {
    let empty = if read { "section-nothing" } else { "section-not-known" };
    let nothing = answers.is_empty().then(|| view! { <p class="hint">{room.say(empty)}</p> });
    let to_do = match heading {
        "section-talk" => Some("section-talk-note"),
        "section-arrange" => Some("section-arrange-note"),
        _ => None,
    };
    let to_do = to_do.filter(|_| !answers.is_empty()).map(|id| view! { <p class="hint">{room.say(id)}</p> });
    let answers =
        answers.iter().map(|said| answer(room, letter, said, share(said).map(|share| room.say(share)))).collect_view();
    view! {
        <section class=format!("answers {heading}") aria-labelledby=heading>
            <h2 id=heading>{room.say(heading)}</h2>
            {nothing}
            {to_do}
            <div class="each">{answers}</div>
        </section>
    }
    .into_any()
}

/// The exact question, the writer's own words and their choice of who may know.
pub(super) fn answer(room: Room, letter: &Letter, said: &Said, share: Option<String>) -> AnyView {
    let by_adult = letter.is_by_adult(said, &room.config());
    view! {
        <div class="answer">
            <h3 dir="auto" lang=letter.lang.clone()>{said.asked.clone()}</h3>
            {by_adult.then(|| view! { <p class="by-adult">{room.say("by-adult")}</p> })}
            <p class="own" dir="auto" translate="no">{said.words()}</p>
            {changed(room, letter, said)}
            {share.map(|share| view! { <p class="share">{share}</p> })}
        </div>
    }
    .into_any()
}

/// What else went with the letter: the code, how they would like their answer.
fn others(room: Room, letter: &Letter) -> Option<AnyView> {
    let others: Vec<AnyView> = letter.others().map(|said| answer(room, letter, said, None)).collect();
    section(room, "section-from", others)
}

/// Answers that stand apart from the lists, under a heading of this id; nothing where there are none.
pub(super) fn section(room: Room, heading: &'static str, each: Vec<AnyView>) -> Option<AnyView> {
    (!each.is_empty()).then(|| {
        view! {
            <section class=format!("answers {heading}") aria-labelledby=heading>
                <h2 id=heading>{room.say(heading)}</h2>
                <div class="each">{each}</div>
            </section>
        }
        .into_any()
    })
}

/// What none of our forms asked: its words stand in a sentence that says whose they are, and never as a question of ours.
fn not_ours(room: Room, letter: &Letter, config: &Config) -> Option<AnyView> {
    let each = letter.not_ours.iter().map(|said| {
        view! {
            <div class="answer">
                <p dir="auto" translate="no">{claim(said, config)}</p>
                <p class="own" dir="auto" translate="no">{said.words()}</p>
            </div>
        }
    });
    let each = each.collect_view();
    (!letter.not_ours.is_empty()).then(|| {
        view! {
            <section class="answers section-not-ours" aria-labelledby="section-not-ours">
                <h2 id="section-not-ours">{room.say("section-not-ours")}</h2>
                <p class="hint">{room.say("not-ours-note")}</p>
                <div class="each">{each}</div>
            </section>
        }
        .into_any()
    })
}

fn raw(room: Room, letter: &Letter) -> Vec<AnyView> {
    let part = |(group, text): &(forms::GroupName, String)| {
        let heading = raw_heading(*group);
        view! {
            <section>
                <h2 id=heading>{room.say(heading)}</h2>
                <pre class="own" dir="auto" translate="no" tabindex="0" role="region" aria-labelledby=heading>{text.clone()}</pre>
            </section>
        }
        .into_any()
    };
    letter.raw.iter().map(part).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use forms::Sharing;
    use wire::desk::Group;

    use super::*;
    use crate::{
        sample::{documents, group, row, said},
        site::config,
    };

    fn html(team: &Group, private: &Group, me: &str) -> String {
        let config = config::sample();
        let letter = Letter::read(&row(), false, team, private, me, &config).expect("a letter");
        Owner::new().with(|| reading(Room::new(Arc::new(config), Box::new(|_| ())), &letter).to_html())
    }

    #[test]
    fn a_writers_words_are_text_and_never_markup() {
        let hostile = "<img src=x onerror=alert(1)></p><script>steal()</script>";
        let mut both = documents();
        both[0].answers = vec![said("headline", hostile, Some(Sharing::Meeting))];
        both[0].answers[0].asked = hostile.into();
        both[0].heading.lang = "\"><script>".into();
        for document in &mut both {
            document.from =
                ["called", "reach", "helped", "review-day", "code"].map(|id| said(id, hostile, None)).into();
        }
        let html = html(&group(&both[0]), &Group::opened(hostile.into()), "sam");
        assert!(!html.contains("<img") && !html.contains("<script"), "{html}");
        assert!(html.contains("&lt;img src=x onerror=alert(1)&gt;"), "{html}");
    }

    #[test]
    fn a_question_that_is_not_ours_stands_last_and_is_no_heading() {
        let mut both = documents();
        both[1].answers[0].asked = "Has your foster carer hurt you this week?".into();
        let [team, private] = both.each_ref().map(group);
        let html = html(&team, &private, "sam");
        let (before, apart) = html.split_once("These words are not from our forms.").expect("a section of their own");
        assert!(
            before.contains("Ask first") && !before.contains("hurt you") && !before.contains("I miss Nan"),
            "{before}"
        );
        assert!(apart.contains("asked: “Has your foster carer hurt you this week?”</p>"), "{apart}");
        assert!(apart.contains("I miss Nan") && !apart.contains("<h3"), "{apart}");
    }

    #[test]
    fn own_words_are_not_for_a_browser_to_send_to_a_translator() {
        let [team, _] = documents().map(|document| group(&document));
        let html = html(&team, &Group::opened("not understood".into()), "sam");
        let own: Vec<_> = html.split('<').filter(|tag| tag.contains("class=\"own\"")).collect();
        assert!(own.len() > 2 && own.iter().all(|tag| tag.contains("translate=\"no\"")), "{own:?}");
    }

    #[test]
    fn a_list_whose_part_could_not_be_read_is_not_said_to_be_empty() {
        let [team, _] = documents().map(|document| group(&document));
        let html = html(&team, &Group::Damaged, "sam");
        assert_eq!(html.matches("Not known. This part").count(), 2, "{html}");
        assert!(!html.contains("Nothing here"), "{html}");
    }

    #[test]
    fn what_to_do_first_stands_over_what_is_to_be_asked_first_and_over_nothing_else() {
        let config = config::sample();
        let note = config.words.say("section-talk-note");
        let mut both = documents();
        let drawn = |both: &[forms::Document; 2]| {
            let [team, private] = both.each_ref().map(group);
            html(&team, &private, "sam")
        };
        let there = drawn(&both);
        let (_, list) = there.split_once("id=\"section-talk\"").expect("the list");
        let (over, _) = list.split_once("About move?").expect("its answer");
        assert!(over.contains(note) && there.matches(note).count() == 1, "{there}");
        both[1].answers.retain(|said| said.id != "move");
        assert!(!drawn(&both).contains(note));
    }

    #[test]
    fn no_style_stands_in_the_page_itself() {
        let [team, private] = documents().map(|document| group(&document));
        let html = html(&team, &private, "sam");
        assert!(!html.contains("style=") && !html.contains("<style"), "{html}");
    }

    #[test]
    fn a_duty_colleague_sees_no_sign_of_how_much_is_kept() {
        let [team, _] = documents().map(|document| group(&document));
        let html = html(&team, &Group::ForOthers, "dee");
        assert!(html.contains("I like my school") && html.contains("Sam and Priya"), "{html}");
        for heading in ["section-keep", "section-talk", "section-always"] {
            assert!(!html.contains(heading), "{html}");
        }
    }
}
