//! Whether a letter lately went the whole way to somebody of the staff: their inboxes send one each day.

use wire::Hours;

use super::How;
use crate::{Now, Settings, notices::office::Office, staff::proof, store::Store};

/// When one last came through, and whether that was on one of the last two working days.
pub async fn look(store: &dyn Store, settings: &Settings, now: &Now) -> How {
    let last = match proof::last(store).await {
        Err(why) => return How::Fault(why.to_string()),
        Ok(None) => {
            return How::Note(
                "no letter has gone the whole way to somebody of the staff yet; open the inbox, which sends one".into(),
            );
        }
        Ok(Some(last)) => last,
    };
    let office = settings.notices.hours.as_deref().and_then(|path| Office::read(path).ok());
    let hours = office.map_or_else(|| Hours { days: (1..=5).collect(), ..Hours::default() }, |office| office.hours);
    let before = now().date_naive().iter_days().rev().skip(1).take(366);
    let since = before.filter(|day| hours.works_on(*day)).nth(1);
    let when = last.format("%Y-%m-%d %H:%M");
    if since.is_some_and(|since| last.date_naive() < since) {
        return How::Note(format!(
            "no letter has gone the whole way to somebody of the staff on the last two working days, and the last at {when} UTC; \
             open the inbox, and do what stands above its list"
        ));
    }
    How::Ok(format!("a letter last went the whole way to somebody of the staff at {when} UTC"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        store::{
            NewLetter,
            story::{by, letter, name},
        },
        test_post_box::{TestPostBox, post_box},
    };

    #[track_caller]
    fn check(how: &How, expected: &str) {
        let (word, sentence) = match how {
            How::Ok(sentence) => ("ok", sentence),
            How::Note(sentence) => ("note", sentence),
            How::Fault(sentence) => ("fault", sentence),
        };
        assert!(format!("{word}: {sentence}").starts_with(expected), "{word}: {sentence}");
    }

    #[tokio::test]
    async fn a_letter_that_came_through_on_the_last_two_working_days_is_enough() {
        let post_box = post_box();
        let TestPostBox { settings, store, .. } = &post_box;
        check(&look(&**store, settings, &post_box.now()).await, "note: no letter has gone the whole way to somebody");
        let proof = NewLetter { proof: true, ..letter(1, "2026-11-20", 50) };
        store.keep(proof).await.unwrap();
        assert_eq!(store.prove(by(1), name(1)).await, Ok(true));
        let there = "ok: a letter last went the whole way to somebody of the staff at 2026-11-20 10:35 UTC";
        check(&look(&**store, settings, &post_box.now()).await, there);
        // Friday is one of the last two working days until Tuesday is over.
        post_box.wait(4 * 86_400);
        check(&look(&**store, settings, &post_box.now()).await, there);
        post_box.wait(86_400);
        let missing = "note: no letter has gone the whole way to somebody of the staff on the last two working days";
        check(&look(&**store, settings, &post_box.now()).await, missing);
    }
}
