//! Many senders, one at a time.

use std::time::Duration;

use axum::http::HeaderValue;

use super::*;

const CLASSROOM: SenderLimits = SenderLimits {
    letters_burst: 240,
    letters_per_minute: 120,
    connections_max: 256,
    bytes_max: 32 << 20,
    letters_per_day_max: 2_000,
};

fn at(minute: &str) -> DateTime<Utc> {
    format!("{minute}:00Z").parse().unwrap()
}

fn rate_limit(limits: SenderLimits) -> Arc<RateLimit> {
    Arc::new(RateLimit::new(limits, vec!["127.0.0.1".parse().unwrap(), "::1".parse().unwrap()]))
}

fn sender(rate_limit: &RateLimit, address: &str) -> Sender {
    rate_limit.sender(address.parse().unwrap(), at("2026-11-20T10:00"))
}

/// How many of so many turns, one every so often, are given, and how long the last one refused was told to wait.
fn given(
    rate_limit: &RateLimit,
    who: Sender,
    budget: Budget,
    times: u32,
    every: Duration,
    from: Instant,
) -> (u32, u32) {
    let (mut given, mut wait) = (0, 0);
    for time in 0..times {
        match rate_limit.take(who, budget, 1, from + every * time) {
            Ok(()) => given += 1,
            Err(Wait(seconds)) => wait = seconds,
        }
    }
    (given, wait)
}

#[test]
fn a_class_of_31_and_an_office_behind_one_address_never_wait() {
    let rate_limit = rate_limit(CLASSROOM);
    let (school, now) = (sender(&rate_limit, "203.0.113.7"), Instant::now());
    // Everybody sends within the same second, and thrice more because the answers were lost.
    assert_eq!(given(&rate_limit, school, Budget::Letters, 31 * 4, Duration::ZERO, now).0, 124);
    // Twenty officers sign in, list, and open and mark a hundred letters each.
    assert_eq!(given(&rate_limit, school, Budget::Challenges, 40, Duration::ZERO, now).0, 40);
    assert_eq!(given(&rate_limit, school, Budget::Rest, 20 * 201, Duration::from_millis(5), now).0, 4020);
    let places: Vec<_> = (0..31 * 6).map(|_| rate_limit.hold(school, 1, 0)).collect();
    assert!(places.iter().all(Result::is_ok), "six connections for each browser");
    assert_eq!(rate_limit.turned_away(), 0);
}

#[test]
fn beyond_the_burst_a_sender_has_its_rate_and_the_others_have_theirs() {
    let rate_limit = rate_limit(CLASSROOM);
    let now = Instant::now();
    let (greedy, other) = (sender(&rate_limit, "203.0.113.7"), sender(&rate_limit, "203.0.114.7"));
    assert_eq!(given(&rate_limit, greedy, Budget::Letters, 1000, Duration::ZERO, now), (240, 1));
    assert_eq!(given(&rate_limit, other, Budget::Letters, 31, Duration::ZERO, now).0, 31, "nobody else waits");
    assert_eq!(given(&rate_limit, greedy, Budget::Challenges, 31, Duration::ZERO, now).0, 31, "and staff come in");
    let minute = now + Duration::from_secs(60);
    assert_eq!(
        given(&rate_limit, greedy, Budget::Letters, 1000, Duration::ZERO, minute).0,
        120,
        "a minute gives 120 more"
    );
    let hour = now + Duration::from_secs(3600);
    assert_eq!(
        given(&rate_limit, greedy, Budget::Letters, 1000, Duration::ZERO, hour).0,
        240,
        "and never more than a burst"
    );
    assert_eq!(rate_limit.turned_away(), 760 + 880 + 760);
}

#[test]
fn a_wait_is_as_long_as_it_takes_and_no_longer() {
    let rate_limit = rate_limit(SenderLimits { letters_burst: 2, letters_per_minute: 2, ..CLASSROOM });
    let (who, now) = (sender(&rate_limit, "203.0.113.7"), Instant::now());
    assert_eq!(given(&rate_limit, who, Budget::Letters, 5, Duration::ZERO, now), (2, 30));
    let told = now + Duration::from_secs(30);
    assert_eq!(rate_limit.take(who, Budget::Letters, 1, told), Ok(()));
    assert_eq!(rate_limit.take(who, Budget::Letters, 1, told), Err(Wait(30)));
    assert_eq!(rate_limit.take(who, Budget::Letters, 1, now), Err(Wait(60)), "a moment that is past is no trouble");
}

#[test]
fn nought_switches_a_limit_off() {
    let rate_limit = rate_limit(SenderLimits::default());
    let who = sender(&rate_limit, "203.0.113.7");
    for budget in [Budget::Letters, Budget::Challenges, Budget::Rest] {
        assert_eq!(given(&rate_limit, who, budget, 10_000, Duration::ZERO, Instant::now()).0, 10_000);
    }
    let held: Vec<_> = (0..1000).map(|_| rate_limit.hold(who, 1, 2 << 20)).collect();
    assert!(held.iter().all(Result::is_ok));
    assert_eq!(rate_limit.of_the_day(at("2026-11-20T10:00")), Ok(()));
}

#[test]
fn a_flood_of_networks_fills_no_memory_and_locks_nobody_out() {
    let rate_limit = rate_limit(SenderLimits { letters_burst: 2, letters_per_minute: 1, ..CLASSROOM });
    let now = Instant::now();
    let school = sender(&rate_limit, "203.0.113.7");
    assert_eq!(given(&rate_limit, school, Budget::Letters, 3, Duration::ZERO, now).0, 2);
    for network in 0_u32..200_000 {
        let [a, b, c, d] = network.to_be_bytes();
        let address = IpAddr::from([0x20, 1, a, b, c, d, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
        let stranger = rate_limit.sender(address, at("2026-11-20T10:00"));
        assert_eq!(rate_limit.take(stranger, Budget::Letters, 1, now), Ok(()), "each network has its own turn");
    }
    let known = |book: &Book| book.young.len() + book.old.len();
    assert!(known(&locked(&rate_limit.book)) <= 65_536);
    assert_eq!(rate_limit.take(school, Budget::Letters, 1, now), Ok(()), "to be forgotten is to be free");
    assert_eq!(
        rate_limit.take(sender(&rate_limit, "198.51.100.1"), Budget::Letters, 1, now),
        Ok(()),
        "and newcomers come in"
    );
}

#[test]
fn hands_are_full_and_become_empty_again() {
    let rate_limit = rate_limit(SenderLimits { connections_max: 2, bytes_max: 4 << 20, ..CLASSROOM });
    let (one, other) = (sender(&rate_limit, "203.0.113.7"), sender(&rate_limit, "203.0.114.7"));
    let first = rate_limit.hold(one, 1, 0).ok().unwrap();
    let second = rate_limit.hold(one, 1, 4 << 20).ok().unwrap();
    assert_eq!(rate_limit.hold(one, 1, 0).err(), Some(Wait(5)));
    assert_eq!(rate_limit.hold(one, 0, 1).err(), Some(Wait(5)));
    assert!(rate_limit.hold(one, 0, 0).is_ok(), "what needs nothing is never refused");
    assert!(rate_limit.hold(other, 1, 4 << 20).is_ok(), "each has hands of its own");
    drop(first);
    assert!(rate_limit.hold(one, 1, 0).is_ok());
    drop(second);
    assert_eq!(locked(&rate_limit.book).hands.len(), 0, "whoever holds nothing is not known");
}

#[test]
fn a_network_is_one_sender_for_one_day() {
    let rate_limit = rate_limit(CLASSROOM);
    let same = |one: &str, other: &str| sender(&rate_limit, one) == sender(&rate_limit, other);
    assert!(same("203.0.113.7", "203.0.113.200"));
    assert!(!same("203.0.113.7", "203.0.114.7"));
    assert!(same("203.0.113.7", "::ffff:203.0.113.9"));
    assert!(same("2001:db8:1:2::1", "2001:db8:1:ffff::2"));
    assert!(!same("2001:db8:1::1", "2001:db8:2::1"));
    let address = "203.0.113.7".parse().unwrap();
    let [today, later, tomorrow] = ["2026-11-20T00:00", "2026-11-20T23:59", "2026-11-21T00:00"].map(at);
    let first = rate_limit.sender(address, today);
    assert!(first == rate_limit.sender(address, later));
    assert!(first != rate_limit.sender(address, tomorrow), "tomorrow nobody can tell that it was the same");
    assert!(first != rate_limit.sender(address, today), "and the day before, neither: that key is gone");
}

#[test]
fn a_proxy_speaks_for_others_and_nobody_else_does() {
    let rate_limit = rate_limit(CLASSROOM);
    let now = at("2026-11-20T10:00");
    let mut headers = HeaderMap::new();
    headers.insert(forwarded::FIELD, HeaderValue::from_static("198.51.100.1, 203.0.113.7"));
    let from = |address: &str| rate_limit.whose(rate_limit.caller(address.parse().unwrap(), now), &headers, now);
    for proxy in ["127.0.0.1", "::1", "::ffff:127.0.0.1"] {
        let from = from(proxy);
        assert!(from.sender == sender(&rate_limit, "203.0.113.7") && !from.counted);
    }
    let stranger = from("192.0.2.1");
    assert!(stranger.sender == sender(&rate_limit, "192.0.2.1") && stranger.counted);
    headers.insert(forwarded::FIELD, HeaderValue::from_bytes(b"\xff").unwrap());
    let broken = rate_limit.whose(rate_limit.caller("127.0.0.1".parse().unwrap(), now), &headers, now);
    assert!(broken.sender == sender(&rate_limit, "127.0.0.1"), "without an address it is the proxy's own turn");
}

#[test]
fn a_day_has_so_many_new_letters_and_a_re_send_is_none() {
    let rate_limit = rate_limit(SenderLimits { letters_per_day_max: 2, ..CLASSROOM });
    let (today, tomorrow) = (at("2026-11-20T23:59"), at("2026-11-21T00:00"));
    let (letter, digest) = (LetterId([1; 16]), Digest([1; 32]));
    rate_limit.kept(today, letter, digest, "2026-11-20", true);
    rate_limit.kept(today, letter, digest, "2026-11-20", false);
    assert_eq!(rate_limit.of_the_day(today), Ok(()));
    rate_limit.kept(today, LetterId([2; 16]), digest, "2026-11-20", true);
    assert_eq!(rate_limit.of_the_day(today), Err(Wait(600)));
    assert_eq!(rate_limit.recall(today, letter, digest).as_deref(), Some("2026-11-20"));
    assert_eq!(rate_limit.of_the_day(tomorrow), Ok(()));
    assert_eq!(rate_limit.recall(tomorrow, letter, digest), None);
}

/// How many letters of so many bytes are taken and kept, of so many.
fn kept(rate_limit: &Arc<RateLimit>, who: Sender, times: u32, bytes: u64, now: DateTime<Utc>) -> u32 {
    let fits =
        |_: &u32| rate_limit.share_of_the_day(now, who, bytes).map(|()| rate_limit.spent(now, who, bytes)).is_ok();
    (0..times).filter(fits).count().try_into().unwrap()
}

#[test]
fn a_letter_costs_as_much_as_the_room_it_fills() {
    let costs = [0, 48_000, 65_535, 65_536, 300_000, 2 << 20].map(tokens);
    assert_eq!(costs, [1, 1, 1, 2, 5, 33]);
    assert_eq!(tokens(u64::MAX), u32::MAX);
    let rate_limit = rate_limit(CLASSROOM);
    let now = Instant::now();
    let large = |who| (0..240).filter(|_| rate_limit.take(who, Budget::Letters, tokens(2 << 20), now).is_ok()).count();
    let (greedy, school) = (sender(&rate_limit, "203.0.113.7"), sender(&rate_limit, "203.0.114.7"));
    assert_eq!(large(greedy), 7, "not 240");
    let drawn = (0..31).filter(|_| rate_limit.take(school, Budget::Letters, tokens(300_000), now).is_ok()).count();
    assert_eq!(drawn, 31, "a class that all draw, at once");
    assert_eq!(given(&rate_limit, school, Budget::Letters, 62, Duration::ZERO, now).0, 62, "and two that write");
}

#[test]
fn a_letter_that_costs_more_than_a_burst_still_has_its_turn() {
    let rate_limit = rate_limit(SenderLimits { letters_burst: 4, letters_per_minute: 60, ..CLASSROOM });
    let (who, now) = (sender(&rate_limit, "203.0.113.7"), Instant::now());
    assert_eq!(rate_limit.take(who, Budget::Letters, 33, now), Ok(()));
    assert_eq!(rate_limit.take(who, Budget::Letters, 1, now), Err(Wait(30)), "and what follows waits for all of it");
    let later = now + Duration::from_secs(30);
    assert_eq!(rate_limit.take(who, Budget::Letters, 1, later), Ok(()));
    assert_eq!(rate_limit.take(who, Budget::Letters, 33, later), Err(Wait(4)), "a whole burst, and no more");
    assert_eq!(rate_limit.take(who, Budget::Letters, 33, later + Duration::from_secs(4)), Ok(()));
}

#[test]
fn no_network_uses_up_the_day_or_the_room_of_the_others() {
    let rate_limit = rate_limit(CLASSROOM);
    let (morning, evening) = (at("2026-11-20T08:00"), at("2026-11-20T23:59"));
    let [tiny, large, school] =
        ["203.0.113.7", "203.0.114.7", "203.0.115.7"].map(|address| sender(&rate_limit, address));
    assert_eq!(kept(&rate_limit, tiny, 50_000, 500, morning), 250, "an eighth of the day's letters");
    assert_eq!(kept(&rate_limit, large, 50_000, 2 << 20, morning), 7, "and of what they cost: under 16 MB a day");
    assert_eq!(rate_limit.share_of_the_day(evening, tiny, 500), Err(Wait(600)), "silence all day brings nothing back");
    assert_eq!(kept(&rate_limit, school, 31 * 4 * 2, 48_000, evening), 248, "four classes, two letters each");
    assert_eq!(rate_limit.of_the_day(evening), Ok(()));
    let tomorrow = at("2026-11-21T00:00");
    let tiny = rate_limit.sender("203.0.113.7".parse().unwrap(), tomorrow);
    assert_eq!(rate_limit.share_of_the_day(tomorrow, tiny, 500), Ok(()), "a new day");
}

#[test]
fn a_share_is_never_too_small_for_a_first_letter_and_nought_is_no_share() {
    let now = at("2026-11-20T10:00");
    let of = |limits: SenderLimits| {
        let rate_limit = rate_limit(limits);
        kept(&rate_limit, sender(&rate_limit, "203.0.113.7"), 100, 2 << 20, now)
    };
    assert_eq!(of(SenderLimits { letters_per_day_max: 2, ..CLASSROOM }), 1);
    assert_eq!(of(SenderLimits { letters_per_day_max: 8 * 66, ..CLASSROOM }), 2);
    assert_eq!(of(SenderLimits { letters_per_day_max: 0, ..CLASSROOM }), 100);
    assert_eq!(of(SenderLimits { letters_burst: 0, letters_per_day_max: 8, ..CLASSROOM }), 100);
    assert_eq!(of(SenderLimits { letters_per_minute: 0, letters_per_day_max: 8, ..CLASSROOM }), 100);
}
