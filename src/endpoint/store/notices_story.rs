//! What every store promises of telling people, as a part of its story.

use wire::Deed;

use super::{
    NewLetter, Store,
    notices::{About, Alarm, Morning, NewNotice, Raise, Raised, Sent, Troubled},
    story::{by, letter, name},
};

/// A message on both ways of the team.
fn notice(about: About, text: &str, since: i64) -> NewNotice {
    NewNotice { about, text: text.into(), ways: vec!["team-mail", "team-webhook"], since }
}

/// Tells it in a store that may have letters already.
pub(crate) async fn tell(store: &dyn Store) {
    for row in store.list(0).await.unwrap().letters {
        store.act(by(1), row.letter, Deed::MarkOpened).await.unwrap();
    }
    for row in store.list(201).await.unwrap().letters {
        store.act(by(1), row.letter, Deed::MarkOpened).await.unwrap();
    }
    assert_eq!(store.unattended().await, Ok(vec![]), "all are opened");
    what_is_told_at_once_comes_with_its_letter_once(store).await;
    a_message_is_one_box_s_until_it_is_settled(store).await;
    what_is_told_later_is_told_once(store).await;
    whoever_looks_ends_it(store).await;
    a_new_morning_makes_the_last_one_old(store).await;
}

async fn what_is_told_at_once_comes_with_its_letter_once(store: &dyn Store) {
    let alarm = Alarm { due: 1_000, notice: notice(About::Soon, "soon", 100) };
    let soon = NewLetter { alarm: Some(alarm), ..letter(400, "2026-11-20", 50) };
    for _ in 0..3 {
        store.keep(soon.clone()).await.unwrap();
    }
    let other = NewLetter { alarm: soon.alarm.clone(), ..letter(400, "2026-11-20", 60) };
    store.keep(other).await.unwrap();
    let found = store.unattended().await.unwrap();
    assert_eq!((found.len(), found[0].contact_soon, found[0].step, found[0].due), (1, true, 0, Some(1_000)));
    let posted = store.posted().await.unwrap();
    assert_eq!((posted.waiting, posted.oldest, posted.troubled), (2, Some(100), vec![]));
}

async fn a_message_is_one_box_s_until_it_is_settled(store: &dyn Store) {
    assert_eq!(store.claim("team-mail", 99, 220).await, Ok(None), "it is not due yet");
    let claimed = store.claim("team-mail", 100, 220).await.unwrap().unwrap();
    assert_eq!((claimed.text.as_str(), claimed.tries, claimed.name.len()), ("soon", 0, 32));
    assert_eq!(store.claim("team-mail", 219, 340).await, Ok(None), "somebody has it");
    let again = store.claim("team-mail", 220, 340).await.unwrap().unwrap();
    assert_eq!(again, claimed, "whoever had it is gone, and its name is the same");
    store.settle("team-mail", again.name.clone(), Sent::Failed { at: 230, next: 240 }).await.unwrap();
    assert_eq!(store.claim("team-mail", 239, 400).await, Ok(None));
    let third = store.claim("team-mail", 240, 400).await.unwrap().unwrap();
    assert_eq!((third.name, third.tries), (again.name.clone(), 1));
    store.settle("team-mail", again.name.clone(), Sent::Failed { at: 250, next: 260 }).await.unwrap();
    let trouble = |failing| Troubled { way: "team-mail".into(), failing, missed: Some(230) };
    assert_eq!(store.posted().await.unwrap().troubled, [trouble(Some(230))], "since the first of them");
    store.settle("team-mail", again.name, Sent::Gone).await.unwrap();
    let posted = store.posted().await.unwrap();
    assert_eq!((posted.waiting, posted.troubled), (1, vec![trouble(None)]), "the digest will tell of it");
}

async fn what_is_told_later_is_told_once(store: &dyn Store) {
    let cursor = store.unattended().await.unwrap()[0].cursor;
    let raise = |from| Raise {
        letters: vec![Raised { cursor, from, to: from + 1, due: Some(2_000) }],
        notices: vec![notice(About::Soon, "not seen", 1_000)],
        ..Raise::default()
    };
    assert_eq!(store.raise(raise(0)).await, Ok(true));
    assert_eq!(store.raise(raise(0)).await, Ok(false), "another box was first");
    assert_eq!(store.posted().await.unwrap().waiting, 3);
    assert_eq!(store.raise(raise(1)).await, Ok(true));
    assert_eq!(store.posted().await.unwrap().waiting, 3, "what waits already is not said twice");
    let found = store.unattended().await.unwrap();
    assert_eq!((found[0].step, found[0].due), (2, Some(2_000)));
}

async fn whoever_looks_ends_it(store: &dyn Store) {
    store.act(by(1), name(400), Deed::Close).await.unwrap();
    assert_eq!(store.unattended().await, Ok(vec![]));
    store.act(by(1), name(400), Deed::Reopen).await.unwrap();
    let found = store.unattended().await.unwrap();
    assert_eq!((found[0].step, found[0].due), (0, None), "when it was due is known no more");
    store.act(by(1), name(400), Deed::MarkOpened).await.unwrap();
    assert_eq!(store.claim("team-webhook", 5_000, 6_000).await, Ok(None), "nobody needs to hear of it any more");
    assert_eq!(store.posted().await.unwrap().waiting, 0);
}

async fn a_new_morning_makes_the_last_one_old(store: &dyn Store) {
    let raise = |day: &str, text: &str| Raise {
        morning: Some(Morning { day: day.into(), newest: 7 }),
        notices: vec![notice(About::Digest, text, 3_000)],
        ..Raise::default()
    };
    assert_eq!(store.raise(raise("2026-11-23", "monday")).await, Ok(true));
    assert_eq!(store.raise(raise("2026-11-23", "monday again")).await, Ok(false));
    assert_eq!(store.raise(raise("2026-11-24", "tuesday")).await, Ok(true));
    let posted = store.posted().await.unwrap();
    assert_eq!((posted.waiting, posted.troubled), (2, vec![]), "it told of what had failed");
    assert_eq!(posted.morning, Morning { day: "2026-11-24".into(), newest: 7 });
    let claimed = store.claim("team-mail", 9_000, 9_100).await.unwrap().unwrap();
    assert_eq!(claimed.text, "tuesday");
}
