//! What the worker tells, taken in at the desk.

use std::{collections::BTreeSet, sync::Arc};

use wire::{
    LetterId,
    staff::Row,
    worker::{Ask, Group, Told, Trouble},
};

use crate::{
    desk::Desk,
    errands::{Errand, Errands},
    letter::Letter,
    listing::Held,
};

impl Desk {
    /// Takes in what the worker tells, and says what to ask next.
    pub fn told(&mut self, told: Told, now_millis: u64) -> Option<Ask> {
        if told == Told::Locked {
            return self.locked(now_millis);
        }
        let errand = self.errands.home()?;
        match (&errand.ask, told) {
            (Ask::Unlock { .. }, Told::Unlocked { staff }) => {
                self.me = Some(staff);
                self.errands.last(Errand::new(self.sign_in()));
            }
            (Ask::SignIn { .. }, Told::SignedIn { .. }) => {
                if !self.ready && self.errands.none_waits() {
                    self.errands.last(Errand::new(Ask::List { after: 0 }));
                }
            }
            (Ask::List { .. }, Told::Letters { rows, .. }) if errand.quiet => self.note_fresh(&rows),
            (Ask::List { after }, Told::Letters { rows, next }) => {
                self.pages.extend(rows);
                match next.filter(|next| next > after) {
                    Some(after) => self.errands.first(Errand::new(Ask::List { after })),
                    None => self.list_is_whole(),
                }
            }
            (Ask::Open { letter }, Told::Opened { letter: named, contact_soon, team, private }) if *letter == named => {
                self.open(named, contact_soon, &team, &private);
            }
            (Ask::MarkOpened { letter }, Told::MarkedOpened { letter: named }) if *letter == named => {
                self.rows.iter_mut().filter(|row| row.letter == named).for_each(|row| row.opened = true);
            }
            (_, Told::Failed { why }) => return self.failed(errand, why, now_millis),
            // Not the answer to this errand but to one that locking cut short.
            _ => self.errands.still_out(errand),
        }
        self.errands.send(now_millis)
    }

    fn locked(&mut self, now_millis: u64) -> Option<Ask> {
        if self.errands.out().is_some_and(|errand| errand.ask == Ask::Lock) {
            self.errands.home();
        } else if self.me.is_some() {
            self.lock("locked-by-itself");
            self.errands = Errands::default();
        }
        self.errands.send(now_millis)
    }

    fn failed(&mut self, errand: Errand, why: Trouble, now_millis: u64) -> Option<Ask> {
        match errand.ask {
            // The end of an errand that locking cut short.
            Ask::Lock => self.errands.still_out(errand),
            Ask::SignIn { .. } if why == Trouble::NotLetIn => return Some(self.lock(why.word())),
            Ask::SignIn { .. } if errand.quiet => self.errands.forget(),
            Ask::Unlock { .. } | Ask::SignIn { .. } => self.stop(&[why.word()]),
            _ if why == Trouble::SignedOut && !errand.again => {
                let sign_in = Errand { quiet: errand.quiet, ..Errand::new(self.sign_in()) };
                self.errands.first(Errand { again: true, ..errand });
                self.errands.first(sign_in);
            }
            _ if errand.quiet => (),
            Ask::Open { letter } => self.not_opened(letter, why),
            _ => self.stop(&[why.word()]),
        }
        self.errands.send(now_millis)
    }

    fn note_fresh(&mut self, rows: &[Row]) {
        let is_new = |row: &&Row| !self.rows.iter().any(|known| known.letter == row.letter);
        let mut fresh = BTreeSet::new();
        self.fresh = rows.iter().filter(is_new).filter(|row| fresh.insert(row.letter)).count() as u64;
    }

    fn list_is_whole(&mut self) {
        let mut seen = BTreeSet::new();
        self.rows = std::mem::take(&mut self.pages);
        self.rows.retain(|row| seen.insert(row.letter));
        self.held.retain(|id, held| seen.contains(id) && !matches!(held, Held::Failed(_)));
        self.fresh = 0;
        let closed: Vec<&Row> = self.rows.iter().filter(|row| !self.held.contains_key(&row.letter)).collect();
        // If it breaks off, the urgent and the unread letters are open.
        let order = |row: &Row| if row.contact_soon { 0 } else { 1 + u8::from(row.opened) };
        for turn in 0..=2 {
            for row in closed.iter().filter(|row| order(row) == turn) {
                self.errands.last(Errand::new(Ask::Open { letter: row.letter }));
            }
        }
        self.opening = (0, closed.len());
        self.ready |= closed.is_empty();
    }

    fn open(&mut self, id: LetterId, soon: bool, team: &Group, private: &Group) {
        if let Some(row) = self.rows.iter().find(|row| row.letter == id) {
            let me = self.me.as_deref().unwrap_or_default();
            let read = Letter::read(row, soon, team, private, me, &self.config);
            self.held.insert(id, read.map_or(Held::ForColleagues, |read| Held::Letter(Arc::new(read))));
        }
        self.one_is_done();
    }

    fn not_opened(&mut self, letter: LetterId, why: Trouble) {
        match why {
            Trouble::Offline | Trouble::Busy | Trouble::SignedOut | Trouble::NotLetIn => {
                self.ready = true;
                self.stop(&["trouble-some-letters", why.word()]);
            }
            // Deleted between list and opening.
            Trouble::NoSuchLetter => {
                self.rows.retain(|row| row.letter != letter);
                self.one_is_done();
            }
            // One letter that cannot be had keeps no other letter back.
            _ => {
                self.held.insert(letter, Held::Failed(why));
                self.one_is_done();
            }
        }
    }

    fn one_is_done(&mut self) {
        self.opening.0 += 1;
        self.ready |= self.opening.0 >= self.opening.1;
    }

    fn stop(&mut self, notes: &[&'static str]) {
        self.errands.forget();
        self.notes = notes.to_vec();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        config,
        sample::{documents, group, row},
    };

    fn id(number: u8) -> LetterId {
        LetterId([number; 16])
    }

    /// A row: `1` unread, `1s` contact soon, `1r` read.
    fn parse_row(text: &str) -> Row {
        let number = text.trim_end_matches(['s', 'r']).parse().expect("a number");
        Row {
            letter: id(number),
            cursor: u64::from(number),
            contact_soon: text.ends_with('s'),
            opened: text.ends_with('r'),
            ..row()
        }
    }

    /// What the worker tells, in a few letters.
    fn parse(text: &str) -> Told {
        let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
        let number = || id(rest.parse().expect("a number"));
        let opened = |team, private| Told::Opened { letter: number(), contact_soon: false, team, private };
        let [team, private] = documents().map(|document| group(&document));
        match word {
            "unlocked" => Told::Unlocked { staff: "sam".into() },
            "in" => Told::SignedIn { seconds: 600 },
            "rows" => {
                let (rows, next) = rest.split_once('>').unwrap_or((rest, ""));
                let rows = rows.split_whitespace().map(parse_row).collect();
                Told::Letters { rows, next: next.trim().parse().ok() }
            }
            "opened" => opened(team, private),
            "duty" => opened(team, Group::ForOthers),
            "others" => opened(Group::ForOthers, Group::ForOthers),
            "marked" => Told::MarkedOpened { letter: number() },
            "locked" => Told::Locked,
            "offline" => Told::Failed { why: Trouble::Offline },
            "out" => Told::Failed { why: Trouble::SignedOut },
            "gone" => Told::Failed { why: Trouble::NoSuchLetter },
            "lying" => Told::Failed { why: Trouble::NotOurPostBox },
            "stranger" => Told::Failed { why: Trouble::NotLetIn },
            "wrong" => Told::Failed { why: Trouble::WrongPassphrase },
            other => unreachable!("no such line: {other}"),
        }
    }

    fn show(ask: Option<Ask>) -> String {
        match ask {
            None => "-".into(),
            Some(Ask::Unlock { .. }) => "unlock".into(),
            Some(Ask::SignIn { .. }) => "sign-in".into(),
            Some(Ask::List { after }) => format!("list {after}"),
            Some(Ask::Open { letter }) => format!("open {}", letter.0[0]),
            Some(Ask::MarkOpened { letter }) => format!("mark {}", letter.0[0]),
            Some(Ask::Lock) => "lock".into(),
            Some(other) => format!("{other:?}"),
        }
    }

    /// Plays a session: each line is what the officer does (`!…`) or the worker tells, and what is then asked.
    fn play(lines: &[(&str, &str)]) -> Desk {
        let mut desk = Desk::new(Arc::new(config::sample()));
        for (line, expected) in lines {
            let (word, minute) = line.split_once(" at ").unwrap_or((line, "0"));
            let now = minute.parse::<u64>().expect("a minute") * 60_000;
            let asked = match word {
                "!unlock" => desk.unlock("file".into(), "words".into(), now),
                "!refresh" => desk.refresh(now),
                "!mark 1" => desk.mark_read(id(1), now),
                "!touch" => desk.touch(now),
                "!tick" => desk.tick(now),
                "!lock" => Some(desk.lock_now()),
                told => desk.told(parse(told), now),
            };
            assert_eq!(show(asked), *expected, "after {line}");
        }
        desk
    }

    const IN: [(&str, &str); 3] = [("!unlock", "unlock"), ("unlocked", "sign-in"), ("in", "list 0")];

    #[track_caller]
    fn check(more: &[(&str, &str)], expected: &str) {
        let desk = play(&[&IN, more].concat());
        let held = desk.held.iter().map(|(id, held)| match held {
            Held::Letter(_) => format!("{} open", id.0[0]),
            Held::ForColleagues => format!("{} others", id.0[0]),
            Held::Failed(_) => format!("{} failed", id.0[0]),
        });
        let held = held.collect::<Vec<_>>().join(", ");
        let state = if desk.ready { "ready" } else { "not ready" };
        assert_eq!(format!("{state}: {held}; {}", desk.notes.join(" ")), expected);
    }

    #[test]
    fn all_pages_are_listed_and_every_letter_opened_the_urgent_first() {
        check(
            &[
                ("rows 1r 2 > 2", "list 2"),
                ("rows 3s 2", "open 3"),
                ("opened 3", "open 2"),
                ("others 2", "open 1"),
                ("opened 1", "-"),
            ],
            "ready: 1 open, 2 others, 3 open; ",
        );
        check(&[("rows ", "-")], "ready: ; ");
    }

    #[test]
    fn a_post_box_that_lists_in_a_circle_is_not_followed() {
        check(&[("rows 1 > 1", "list 1"), ("rows 2 > 1", "open 1")], "not ready: ; ");
    }

    #[test]
    fn only_new_letters_are_opened_when_the_list_is_fetched_again() {
        let first = [("rows 1 2", "open 1"), ("opened 1", "open 2"), ("opened 2", "-")];
        let again = [("!refresh", "list 0"), ("rows 2r 3", "open 3"), ("opened 3", "-")];
        check(&[first.as_slice(), &again].concat(), "ready: 2 open, 3 open; ");
    }

    #[test]
    fn a_wrong_passphrase_is_said_and_can_be_typed_again() {
        let desk = play(&[("!unlock", "unlock"), ("wrong", "-"), ("!unlock", "unlock")]);
        assert_eq!((desk.me(), desk.notes().len()), (None, 0));
    }

    #[test]
    fn whoever_is_not_let_in_is_locked_and_told_why() {
        let desk = play(&[("!unlock", "unlock"), ("unlocked", "sign-in"), ("stranger", "lock"), ("locked", "-")]);
        assert_eq!((desk.me(), desk.notes()), (None, ["trouble-not-let-in"].as_slice()));
    }

    #[test]
    fn an_unreachable_post_box_can_be_tried_again_without_the_passphrase() {
        let offline = [("!unlock", "unlock"), ("unlocked", "sign-in"), ("offline", "-")];
        let desk = play(&offline);
        assert_eq!((desk.me(), desk.notes()), (Some("sam"), ["trouble-offline"].as_slice()));
        play(&[offline.as_slice(), &[("!refresh", "sign-in"), ("in", "list 0")]].concat());
    }

    #[test]
    fn letters_that_were_opened_stay_when_the_rest_cannot_be() {
        check(
            &[("rows 1 2 3", "open 1"), ("opened 1", "open 2"), ("offline", "-")],
            "ready: 1 open; trouble-some-letters trouble-offline",
        );
    }

    #[test]
    fn one_letter_that_cannot_be_had_keeps_no_other_back() {
        check(
            &[("rows 1 2 3", "open 1"), ("lying", "open 2"), ("gone", "open 3"), ("opened 3", "-")],
            "ready: 1 failed, 3 open; ",
        );
    }

    #[test]
    fn a_session_that_is_over_is_opened_anew_and_the_errand_done_once_more() {
        let open = [("rows 1", "open 1"), ("opened 1", "-")];
        let over = [("!mark 1", "mark 1"), ("out", "sign-in"), ("in", "mark 1"), ("marked 1", "-"), ("!mark 1", "-")];
        check(&[open.as_slice(), &over].concat(), "ready: 1 open; ");
        let twice = [("!mark 1", "mark 1"), ("out", "sign-in"), ("in", "mark 1"), ("out", "-")];
        check(&[open.as_slice(), &twice].concat(), "ready: 1 open; trouble-signed-out");
    }

    #[test]
    fn who_cannot_open_the_kept_answers_marks_nothing_as_read() {
        check(&[("rows 1", "open 1"), ("duty 1", "-"), ("!mark 1", "-")], "ready: 1 open; ");
        check(&[("rows 1", "open 1"), ("others 1", "-"), ("!mark 1", "-")], "ready: 1 others; ");
    }

    #[test]
    fn a_sign_of_life_looks_for_letters_without_a_word_of_trouble() {
        let open = [("rows 1", "open 1"), ("opened 1", "-"), ("!touch", "-"), ("!touch at 1", "list 1")];
        let desk = play(&[IN.as_slice(), &open, &[("rows 2 3 2", "-")]].concat());
        assert_eq!(desk.fresh(), 2);
        check(&[open.as_slice(), &[("offline", "-")]].concat(), "ready: 1 open; ");
        check(&[open.as_slice(), &[("out", "sign-in"), ("offline", "-")]].concat(), "ready: 1 open; ");
    }

    #[test]
    fn locking_drops_everything_at_once() {
        let open = [("rows 1", "open 1"), ("opened 1", "-")];
        check(&[open.as_slice(), &[("!lock", "lock"), ("locked", "-")]].concat(), "not ready: ; locked-by-hand");
        check(&[open.as_slice(), &[("locked", "-")]].concat(), "not ready: ; locked-by-itself");
        let idle = [("!tick at 9", "-"), ("!tick at 10", "lock"), ("locked", "-")];
        check(&[open.as_slice(), &idle].concat(), "not ready: ; locked-by-itself");
    }

    #[test]
    fn what_was_on_its_way_when_the_desk_locked_is_not_taken_in() {
        let cut = [("rows 1", "open 1"), ("!lock", "lock"), ("!unlock", "-"), ("opened 1", "-"), ("offline", "-")];
        check(&[cut.as_slice(), &[("locked", "unlock")]].concat(), "not ready: ; ");
    }

    #[test]
    fn a_worker_that_stopped_leaves_nothing_open() {
        let mut desk = play(&[IN.as_slice(), &[("rows 1", "open 1"), ("opened 1", "-")]].concat());
        desk.worker_stopped();
        assert_eq!((desk.me(), desk.held.len(), desk.notes()), (None, 0, ["trouble-worker"].as_slice()));
    }
}
