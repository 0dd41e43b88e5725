//! What the screens say after the first question, drawn natively from the components that the browser shows.

use forms::{Answer, Documents, Sharing, Value, Voice};
use leptos::prelude::*;
use wire::{Route, Trouble, sending::Held};

use crate::{
    journey::{
        Journey, Place, letter,
        told::{Post, tests::TROUBLES},
    },
    pieces::page::{Live, Page},
    sample,
    screens::{
        closing::{check, said_on_paper},
        know::{View, know},
        post::{Sent, post},
        question::question,
    },
    site::{
        names::{Names, route},
        words::Words,
    },
};

const MORNING: &str = "2026-11-20T09:00:00";

fn journey(given: &[(&str, &str)]) -> Journey {
    let mut journey = Journey::new(sample::form());
    for (id, said) in given {
        let place = place(&journey, id);
        let value = if journey.form().questions[place].kind.choices().is_empty() {
            Value::Text((*said).to_owned())
        } else {
            Value::Ids(vec![(*said).to_owned()])
        };
        journey.put(place, value);
    }
    journey
}

fn place(journey: &Journey, id: &str) -> usize {
    journey.form().questions.iter().position(|question| question.id == id).expect("a question of the sample")
}

/// What will be sealed of it.
fn documents(journey: &Journey) -> Documents {
    let site = sample::site();
    let names = Names::new(&site, Words::new(&site.words), &journey.answers());
    letter::documents(journey, &site, &names, None)
}

/// The words of a screen, one line for each element that holds some.
fn screen(journey: &Journey, draw: impl FnOnce(Page) -> Vec<AnyView>) -> String {
    let site = sample::site();
    let words = Words::new(&site.words);
    let names = Names::new(&site, words, &journey.answers());
    let now = MORNING.parse().ok();
    let html = Owner::new().with(|| draw(Page { site: &site, words, names: &names, now }).to_html());
    let texts = html.split('<').filter_map(|tag| tag.split_once('>')).map(|(_, text)| text.trim());
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn check_said(screen: &str, said: &[&str], unsaid: &[&str]) {
    for words in said {
        assert!(screen.contains(words), "{words:?} is missing from\n{screen}");
    }
    for words in unsaid {
        assert!(!screen.contains(words), "{words:?} should not be in\n{screen}");
    }
}

/// The views as a screen would have them.
fn views(journey: &Journey) -> Vec<View> {
    let live = |(index, nth)| (index, Live::start(journey.in_box(index).cloned().unwrap_or_default(), nth));
    journey.on_screen().into_iter().map(live).collect()
}

/// The last page before sending, at the very end of a walk through these answers.
fn last_page(journey: &mut Journey) -> String {
    journey.see_answers();
    let documents = documents(journey);
    screen(journey, |page| check(page, journey, &documents, &views(journey), Live::start(Answer::default(), 0)))
}

#[track_caller]
fn check_last(given: &[(&str, &str)], said: &[&str], unsaid: &[&str]) {
    check_said(&last_page(&mut journey(given)), said, unsaid);
}

#[test]
fn the_last_page_names_who_can_open_what() {
    check_last(
        &[("officer", "sam"), ("headline", "I like my school")],
        &[
            "can’t read any of it",
            "someone else is not safe",
            "You shared nothing with the meeting. Sam, Priya, Dee and Dan can see who this is from",
            "Sam and Priya can open all of it. Managers hold a locked spare key.",
            "Sam or Priya should see it by 5pm today.",
        ],
        &["You did not say who your IRO is", "apple river stone cloud table green"],
    );
}

#[test]
fn what_is_shared_with_the_meeting_can_be_opened_by_the_team() {
    let mut journey = journey(&[("headline", "I like my school"), ("officer", "sam")]);
    journey.share(0, Some(Sharing::Meeting));
    let said = ["Sam, Priya, Dee and Dan can open what you chose for the meeting."];
    check_said(&last_page(&mut journey), &said, &["You shared nothing"]);
}

#[test]
fn the_six_words_stand_where_adults_check_and_not_before_a_child() {
    let mut form = sample::form();
    form.voice = Voice::Adult;
    check_said(&last_page(&mut Journey::new(form)), &["apple river stone cloud table green"], &[]);
}

#[test]
fn a_letter_to_nobody_known_and_one_about_an_officer_say_where_they_go() {
    check_last(&[], &["You did not say who your IRO is", "Dee and Dan can open all of it."], &["Sam"]);
    check_last(
        &[("officer", Route::ABOUT_MY_OFFICER)],
        &["it does not go to any IRO", "Maya and Mo can open all of it."],
        &["Sam", "Priya", "for the meeting"],
    );
}

#[test]
fn wanting_contact_soon_is_seen_sooner() {
    check_last(&[("officer", "sam"), ("soon", "yes")], &["should see it by 11am today."], &["5pm"]);
}

#[test]
fn the_last_page_shows_every_answer_with_who_can_know_it() {
    let mut journey = journey(&[("headline", "I <3 my school"), ("called", "J"), ("reach", "at school")]);
    journey.share(0, Some(Sharing::Meeting));
    let said = ["I &lt;3 my school", "Say it in my meeting", "at school", "You left some questions out (3)."];
    check_said(&last_page(&mut journey), &said, &["<3"]);
}

#[test]
fn the_last_page_shows_whatever_will_be_sealed_and_nothing_else_as_sent() {
    // Said after "say more", which was then taken back: it would be sent all the same, so it is shown.
    let mut journey = journey(&[("headline", "Hello"), ("not-there", "yes"), ("called", "J")]);
    journey.skip();
    let shown = last_page(&mut journey);
    let documents = documents(&journey);
    for said in documents.team.from.iter().chain(&documents.team.answers).chain(&documents.private.answers) {
        check_said(&shown, &[&said.asked, &said.words()], &[]);
    }
    assert!(documents.said("not-there").is_some() && documents.said("headline").is_none());
    assert_eq!(shown.matches("will not be sent").count(), 1, "{shown}");
}

#[test]
fn the_last_page_says_what_was_typed_and_skipped() {
    let mut journey = journey(&[("headline", "half a thought")]);
    journey.skip();
    check_said(&last_page(&mut journey), &["half a thought", "will not be sent"], &[]);
}

#[test]
fn what_names_people_is_not_taken_along_when_all_of_it_is_said() {
    let mut journey = journey(&[("headline", "Nan should come"), ("topics", "school")]);
    journey.walk(crate::journey::act::Act::Finish).expect("nothing is wrong");
    while journey.step() != crate::journey::Step::Know {
        journey.skip();
    }
    let shown = screen(&journey, |page| know(page, &journey, &views(&journey)));
    let (free, own) = shown.split_once("These may say something about people").expect("they stand apart");
    check_said(free, &["Say all of it in my meeting", "Choose for each", "What about topics?"], &["Nan should come"]);
    check_said(own, &["Nan should come", "can’t open this here"], &["What about topics?"]);
}

#[test]
fn what_was_said_can_be_printed_with_who_may_know_it_while_it_is_here() {
    let mut journey =
        journey(&[("headline", "I <3 my school"), ("not-there", "yes"), ("called", "J"), ("officer", "sam")]);
    journey.share(0, Some(Sharing::Meeting));
    let documents = documents(&journey);
    let shown = screen(&journey, |page| vec![said_on_paper(page, &journey, &documents)]);
    check_said(&shown, &["I &lt;3 my school\nWho can know? Say it in my meeting", "What does Sam call you?\nJ"], &[]);
    assert_eq!(shown.matches("Who can know?").count(), 1, "what is always private is not a choice: {shown}");
}

#[track_caller]
fn check_question(given: &[(&str, &str)], id: &str, said: &[&str], unsaid: &[&str]) {
    let journey = journey(given);
    let index = place(&journey, id);
    let before = journey.in_box(index).cloned().unwrap_or_default();
    let shown = screen(&journey, |page| {
        let here = Place { says_private: true, asks_each: true, ..Place::default() };
        question(page, &[(&journey.form().questions[index], Live::start(before, 0))], here, &[])
    });
    check_said(&shown, said, unsaid);
}

#[test]
fn an_officer_who_is_away_says_so_and_who_covers() {
    check_question(&[], "officer", &["Away until 3 December. Sam reads letters for Priya."], &["Sam is away"]);
}

#[test]
fn contact_soon_says_by_when_and_that_help_now_is_sooner() {
    check_question(&[], "soon", &["Seen by 11am today. Somebody contacts you by 5pm today.", "Get help"], &[]);
}

#[test]
fn help_is_offered_where_safety_is_asked_whatever_is_answered() {
    for answered in [&[][..], &[("not-there", "no")], &[("not-there", "yes")]] {
        check_question(answered, "not-there", &["sort this out alone", "This stays out of the meeting."], &[]);
    }
}

#[test]
fn nobody_is_named_before_the_writer_has_named_them() {
    let general = ["Your IRO can know, not the meeting", "Before you send, you see who can open this."];
    check_question(&[], "headline", &general, &["whoever covers", "Sam"]);
    check_question(&[("officer", "sam")], "headline", &["Sam can open this, or Priya."], &["Before you send"]);
}

#[test]
fn questions_on_one_screen_each_have_their_own_marks() {
    let journey = journey(&[]);
    let both = [place(&journey, "called"), place(&journey, "reach")].map(|index| &journey.form().questions[index]);
    let site = sample::site();
    let (words, answers) = (Words::new(&site.words), journey.answers());
    let names = Names::new(&site, words, &answers);
    let html = Owner::new().with(|| {
        let asked: Vec<_> =
            both.iter().zip(1..).map(|(asked, nth)| (*asked, Live::start(Answer::default(), nth))).collect();
        let here = Place { says_private: true, asks_each: true, ..Place::default() };
        question(Page { site: &site, words, names: &names, now: None }, &asked, here, &[]).to_html()
    });
    for once in ["id=\"title\"", "id=\"title-1\"", "id=\"title-2\"", "id=\"answer-1\"", "data-answer=\"text-2\""] {
        assert_eq!(html.matches(once).count(), 1, "{once} in {html}");
    }
}

#[test]
fn a_question_calls_the_officer_by_name_and_says_its_topic_first() {
    let said = ["What does Sam call you?", "So that Sam knows it is you."];
    check_question(&[("officer", "sam")], "called", &said, &["{$iro}"]);
    check_question(&[], "school-how", &["school", "What about school-how?"], &[]);
}

#[track_caller]
fn check_post(state: &Post, words_here: bool, said: &[&str], unsaid: &[&str]) {
    check_sent(state, |sent| sent.words_here = words_here, said, unsaid);
}

#[track_caller]
fn check_sent(state: &Post, change: impl FnOnce(&mut Sent), said: &[&str], unsaid: &[&str]) {
    let journey = journey(&[("officer", "sam")]);
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day");
    let route = route(&journey.answers());
    assert_eq!(route, Route::Officer("sam".into()));
    let mut sent = Sent { route, soon: false, day, words_here: true, may_keep: true, kept: false, old: false };
    change(&mut sent);
    check_said(&screen(&journey, |page| post(page, state, &sent, None)), said, unsaid);
}

fn waiting(held: Held) -> Post {
    Post::Waiting(Trouble::Offline, held)
}

#[test]
fn each_state_of_the_post_says_where_the_words_are_and_what_to_do() {
    check_post(&Post::Sending, true, &["Sending", "keep this page open"], &["arrived"]);
    check_post(&waiting(Held::Device), true, &["Waiting to be sent", "Is this device online?", "Try now"], &[]);
    let here = ["Not sent", "Your words are still here.", "Try again", "See what I said"];
    check_post(&Post::NotSent(Trouble::NoKeys), true, &here, &["rubbed out"]);
    check_post(
        &Post::NotSent(Trouble::Device),
        false,
        &["Not sent", "was rubbed out"],
        &["Your words are still here."],
    );
}

#[test]
fn whoever_has_not_let_the_device_keep_the_letter_is_asked_while_it_waits() {
    let asks = ["Keep it here, locked", "sees that something waits, but not what"];
    check_sent(&waiting(Held::Page), |sent| sent.may_keep = false, &asks, &["won’t keep it"]);
    check_sent(&waiting(Held::Page), |_| (), &["won’t keep it"], &asks);
    check_sent(&waiting(Held::Device), |sent| sent.may_keep = false, &["You can close this page"], &asks[..1]);
}

#[test]
fn whatever_keeps_a_letter_back_other_ways_are_offered_at_once() {
    // To ring the team or the advocate, and to write on paper.
    let ways = ["01632 960001", "01632 960003", "Print the form"];
    let own_words = ["Copy what I said", "Print what I said"];
    let journey = journey(&[("officer", "sam")]);
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day");
    for why in TROUBLES.into_iter().filter(|why| *why != Trouble::Deleted) {
        for words_here in [true, false] {
            let sent =
                Sent { route: Route::Unknown, soon: false, day, words_here, may_keep: true, kept: false, old: false };
            let on_paper = words_here.then(|| "said".into_any());
            let page = screen(&journey, |page| post(page, &Post::NotSent(why), &sent, on_paper));
            let (own, none): (&[_], &[_]) = if words_here { (&own_words, &[]) } else { (&[], &own_words) };
            assert!(page.find("Copy what I said") < page.find("01632 960001"), "before all other ways");
            check_said(&page, &[ways.as_slice(), own].concat(), none);
        }
    }
    check_post(&Post::NotSent(Trouble::Deleted), true, &["It did arrive"], &["01632 960001", "Print the form"]);
}

#[test]
fn a_page_that_does_not_fit_or_is_out_of_date_offers_no_second_try() {
    let again = ["Try again"];
    check_post(&Post::NotSent(Trouble::OutOfDate), true, &["out of date", "See what I said"], &again);
    check_post(&Post::NotSent(Trouble::OtherKeys), true, &["does not fit together. Do not send."], &again);
    // What may still go had better not lie in a clipboard.
    let journey = journey(&[("officer", "sam")]);
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day");
    let sent =
        Sent { route: Route::Unknown, soon: false, day, words_here: true, may_keep: true, kept: false, old: false };
    let waits = screen(&journey, |page| post(page, &waiting(Held::Page), &sent, Some("said".into_any())));
    check_said(&waits, &["Print what I said"], &["Copy what I said"]);
}

#[test]
fn whether_the_page_may_be_closed_depends_on_whether_the_device_keeps_the_letter() {
    check_post(&waiting(Held::Open), true, &["keep this page open"], &["close this page"]);
    check_post(&waiting(Held::Device), true, &["You can close this page"], &["leave this page open"]);
    let open = ["This device won’t keep it for you", "leave this page open until it has arrived"];
    check_post(&waiting(Held::Page), true, &open, &["You can close"]);
    let nowhere = ["this device", "close this page"];
    check_post(&Post::Sending, true, &["not sent yet", "keep this page open"], &nowhere);
    check_sent(&Post::Sending, |sent| sent.kept = true, &["waits on this device"], &["keep this page open"]);
    // Whoever waits for a slow answer cannot know that it was not sent.
    let slow = Post::Waiting(Trouble::Slow, Held::Device);
    check_post(&slow, true, &["has not answered yet", "as far as we know"], &["has not been sent"]);
}

#[test]
fn whoever_waited_a_day_is_told_other_ways() {
    let waiting = waiting(Held::Device);
    let ways = ["The review team", "01632 960001", "Speak Up Exampleshire", "01632 960003", "Print the form"];
    check_sent(&waiting, |sent| sent.old = true, &ways, &[]);
    check_sent(&waiting, |_| (), &["Try now"], &ways);
}

#[test]
fn a_letter_that_is_refused_may_never_go_so_other_ways_are_named_at_once() {
    let refused = Post::Waiting(Trouble::Refused, Held::Device);
    let said = ["would not take this letter", "01632 960001", "01632 960003", "Print the form", "Try now"];
    check_sent(&refused, |_| (), &said, &["shorter", "a day or more"]);
    check_sent(&refused, |sent| sent.old = true, &["a day or more"], &["shorter"]);
}

#[test]
fn whoever_finds_it_closed_for_now_keeps_the_letter_and_is_told_other_ways_at_once() {
    let closed = Post::Waiting(Trouble::Closed, Held::Device);
    let said = ["closed for now", "waits on this device", "01632 960001", "01632 960003", "Print the form", "Try now"];
    check_sent(&closed, |_| (), &said, &["shorter", "a day or more"]);
}

#[test]
fn whoever_is_not_sealed_yet_is_told_of_the_twenty_minutes() {
    check_post(&waiting(Held::Open), true, &["not locked yet", "20 minutes"], &[]);
    for held in [Held::Page, Held::Device] {
        check_post(&waiting(held), true, &[], &["20 minutes"]);
    }
}

#[test]
fn a_worker_that_broke_down_is_never_taken_for_a_letter_that_was_not_sent() {
    let never = ["nothing was sent", "Not sent", "See what I said", "Your words are being locked"];
    let kept = Post::Waiting(Trouble::Device, Held::Device);
    let said = ["Waiting to be sent", "stopped working", "waits on this device", "Try now"];
    check_post(&kept, true, &said, &never);
    let unsure = |there| Post::Unsure { there };
    let said = ["We don’t know if it arrived", "Your words are still here", "can’t arrive twice", "Try again"];
    check_post(&unsure(false), true, &said, &never);
    check_post(&unsure(false), false, &["was rubbed out", "Try again"], &["Your words are still here"]);
    check_post(&unsure(true), true, &["probably arrived", "01632", "Back to the start"], &["Try again"]);
}

#[test]
fn arrived_says_who_sees_it_and_that_nothing_stays_behind() {
    let arrived = |day: &str| Post::Arrived { day: day.into() };
    let said = ["It has arrived", "Sam or Priya should see it by 5pm today.", "no longer on this device"];
    check_post(&arrived("2026-11-20"), true, &said, &["The date on this device"]);
    check_post(&arrived("2026-11-29"), true, &["The date on this device seems to be wrong."], &[]);
}
