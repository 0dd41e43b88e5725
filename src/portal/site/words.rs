//! The interface words that the portal uses, by id. The words themselves are data: `public/words/<lang>/interface.ftl`.

use forms::{Tongue, fill};

/// The interface words of one page, in the tone for whoever reads it: a list by id, which is less to download than a map.
#[derive(Clone, Copy, Debug)]
pub struct Words<'site>(&'site [(String, String)]);

impl<'site> Words<'site> {
    /// The words of a site, which `press` chose for the voice of its page.
    #[must_use]
    pub fn new(words: &'site [(String, String)]) -> Self {
        Self(words)
    }

    /// What is said here.
    ///
    /// A word that is missing shows its own id, so that a gap is seen and nothing breaks; `press check` refuses it.
    #[must_use]
    pub fn get(&self, id: &'site str) -> &'site str {
        self.find(id).unwrap_or(id)
    }

    /// What is said here, if anything is.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&'site str> {
        self.0.iter().find(|(known, _)| known == id).map(|(_, words)| words.as_str())
    }

    /// What is said here, with `{$name}` filled in.
    #[must_use]
    pub fn fill(&self, id: &'site str, values: &[(&str, &str)]) -> String {
        fill(self.get(id), values)
    }

    /// How days, lists and counts are said in these words.
    #[must_use]
    pub fn tongue(&self) -> Tongue<'site> {
        Tongue(self.get(LANGUAGE_LOCALE))
    }

    /// What is said of so many, by the plurals of the language. `{$number}` is the number.
    #[must_use]
    pub fn count(&self, id: &str, number: u32) -> String {
        let own = self.find(&[id, "-", &self.tongue().plural(number)].concat());
        fill(own.or_else(|| self.find(id)).unwrap_or_default(), &[("number", &number.to_string())])
    }
}

/// The ids of the words for a count, each after its own: `check-skipped` for most numbers, `check-skipped-one` for one.
const COUNTS: [&str; 5] = ["-zero", "-one", "-two", "-few", "-many"];

/// The id that others are variants of: `check-skipped-few` is said in the place of `check-skipped`, for a few.
#[must_use]
pub fn for_any_count(id: &str) -> &str {
    COUNTS.iter().find_map(|count| id.strip_suffix(count)).unwrap_or(id)
}

macro_rules! ids {
    ($(#[$doc:meta])* $list:ident: $($name:ident = $id:literal,)*) => {
        $(
            #[doc = concat!("`", $id, "`")]
            pub const $name: &str = $id;
        )*
        $(#[$doc])*
        pub const $list: &[&str] = &[$($id),*];
    };
}

ids! {
    /// The words that the app needs in its JSON.
    APP:
    // a question
    NEXT = "next",
    SKIP = "skip",
    FINISH = "finish",
    BACK = "back",
    STARTERS = "starters",
    PICK_UPTO = "pick-upto",
    TOO_LONG = "too-long",
    TOO_MANY = "too-many",
    NOT_OFFERED = "not-offered",
    ERROR_TITLE = "error-title",
    OFFICER_AWAY = "officer-away",
    OFFER_HELP = "offer-help",
    SOON_NOTE = "soon-note",
    HELP_NOW = "help-now",
    SEEN_START = "seen-start",
    // who can know
    SHARE = "share",
    SHARE_CHANGE = "share-change",
    SHARE_MEETING = "share-meeting",
    SHARE_MEETING_HINT = "share-meeting-hint",
    SHARE_KEEP = "share-keep",
    SHARE_KEEP_HINT = "share-keep-hint",
    SHARE_SORT = "share-sort",
    SHARE_SORT_HINT = "share-sort-hint",
    SHARE_TALK_FIRST = "share-talk-first",
    SHARE_TALK_FIRST_HINT = "share-talk-first-hint",
    SHARE_PRIVATE = "share-private",
    SAFETY = "safety",
    // send now or say more
    SAY_MORE_TITLE = "say-more-title",
    SAY_MORE_TEXT = "say-more-text",
    SAY_MORE = "say-more",
    SEND_NOW = "send-now",
    // check your answers
    CHECK_TITLE = "check-title",
    CHECK_TEXT = "check-text",
    CHANGE = "change",
    CHECK_SKIPPED_KEPT = "check-skipped-kept",
    CHECK_SKIPPED = "check-skipped",
    ANSWER = "answer",
    NOTHING_YET = "nothing-yet",
    GO_ON = "go-on",
    // who can open it
    SEND_TITLE = "send-title",
    SEND_MEETING = "send-meeting",
    SEND_MEETING_NOTHING = "send-meeting-nothing",
    SEND_KEPT = "send-kept",
    SEND_ALL = "send-all",
    SEND_ABOUT_OFFICER = "send-about-officer",
    SEND_UNKNOWN = "send-unknown",
    SEND_WEBSITE = "send-website",
    SEND_SEEN = "send-seen",
    SEND_FINGERPRINT = "send-fingerprint",
    SEND = "send",
    // what became of it
    SENDING_TITLE = "sending-title",
    SENDING_TEXT = "sending-text",
    SENDING_KEPT = "sending-kept",
    WAITING_TITLE = "waiting-title",
    WAITING_TEXT = "waiting-text",
    WAITING_KEPT = "waiting-kept",
    WAITING_PRIVATE = "waiting-private",
    WAITING_NOT_KEPT = "waiting-not-kept",
    WAITING_REFUSED = "waiting-refused",
    WAITING_STOPPED = "waiting-stopped",
    OLD_TITLE = "old-title",
    OLD_TEXT = "old-text",
    OTHER_WAYS_TEXT = "other-ways-text",
    PRINT = "print",
    TRY_NOW = "try-now",
    ARRIVED_TITLE = "arrived-title",
    ARRIVED_TEXT = "arrived-text",
    ARRIVED_GONE = "arrived-gone",
    ARRIVED_CLOCK = "arrived-clock",
    NOT_SENT_TITLE = "not-sent-title",
    NOT_SENT_TEXT = "not-sent-text",
    NOT_SENT_RUBBED_OUT = "not-sent-rubbed-out",
    UNSURE_TITLE = "unsure-title",
    UNSURE_TEXT = "unsure-text",
    UNSURE_RUBBED_OUT = "unsure-rubbed-out",
    UNSURE_THERE = "unsure-there",
    TRY_AGAIN = "try-again",
    SEE_ANSWERS = "see-answers",
    HOME = "home",
    TROUBLE_OFFLINE = "trouble-offline",
    TROUBLE_NOT_OUR_POST_BOX = "trouble-not-our-post-box",
    TROUBLE_BUSY = "trouble-busy",
    TROUBLE_REFUSED = "trouble-refused",
    TROUBLE_OTHER_LETTER = "trouble-other-letter",
    TROUBLE_DELETED = "trouble-deleted",
    TROUBLE_NO_KEYS = "trouble-no-keys",
    TROUBLE_DEVICE = "trouble-device",
    // names and times
    YOUR_IRO = "your-iro",
    YOUR_COVER = "your-cover",
    YOUR_CHILD = "your-child",
    LANGUAGE_LOCALE = "language-locale",
    CLOCK_AM = "clock-am",
    CLOCK_PM = "clock-pm",
    CLOCK_AM_SHARP = "clock-am-sharp",
    CLOCK_PM_SHARP = "clock-pm-sharp",
    WHEN_TODAY = "when-today",
    WHEN_TOMORROW = "when-tomorrow",
    WHEN_DAY = "when-day",
}

ids! {
    /// The words that only printed pages use.
    PAGE:
    // around every page
    SKIP_LINK = "skip-link",
    READ = "read",
    READ_STOP = "read-stop",
    READ_NONE = "read-none",
    SETTINGS = "settings",
    LEAVE = "leave",
    LEAVING = "leaving",
    SHIFT_TWO = "shift-two",
    SHIFT_ONE = "shift-one",
    CLOSE = "close",
    HELP_TEXT = "help-text",
    HELP_CALLS = "help-calls",
    HOW_IT_WORKS = "how-it-works",
    RUN_BY = "run-by",
    BROKEN = "broken",
    // text size and colours
    SIZE = "size",
    SIZE_USUAL = "size-usual",
    SIZE_LARGE = "size-large",
    SIZE_LARGEST = "size-largest",
    SPACING = "spacing",
    SPACING_USUAL = "spacing-usual",
    SPACING_WIDE = "spacing-wide",
    COLOURS = "colours",
    COLOURS_AUTO = "colours-auto",
    COLOURS_LIGHT = "colours-light",
    COLOURS_DARK = "colours-dark",
    COLOURS_CREAM = "colours-cream",
    SETTINGS_KEPT = "settings-kept",
    // the cover
    PAUSED_TITLE = "paused-title",
    PAUSED_TEXT = "paused-text",
    CARRY_ON = "carry-on",
    RUB_OUT = "rub-out",
    RUBBED_OUT_TITLE = "rubbed-out-title",
    RUBBED_OUT_TEXT = "rubbed-out-text",
    START_AGAIN = "start-again",
    // home
    HOME_TITLE = "home-title",
    HOME_TEXT = "home-text",
    HOME_AGE = "home-age",
    HOME_ADULTS = "home-adults",
    HOME_MORE = "home-more",
    // the list of all pages
    ALL_PAGES = "all-pages",
    AREA_FORMS = "area-forms",
    // a form's first screen
    IDLE_NOTE = "idle-note",
    ONE_MOMENT = "one-moment",
    NO_APP_TITLE = "no-app-title",
    NO_APP_TEXT = "no-app-text",
    // the notice that a letter waits
    OUTBOX_TITLE = "outbox-title",
    OUTBOX_TRYING = "outbox-trying",
    OUTBOX_WAITING = "outbox-waiting",
    OUTBOX_ARRIVED = "outbox-arrived",
    OUTBOX_NOT_SENT = "outbox-not-sent",
    OUTBOX_DELETED = "outbox-deleted",
    OUTBOX_OLD = "outbox-old",
    OUTBOX_WAYS = "outbox-ways",
    OUTBOX_PAPER = "outbox-paper",
    // the paper form
    PAPER_TEXT = "paper-text",
    PAPER_NAME = "paper-name",
    PAPER_TOPIC = "paper-topic",
    PAPER_TICK_ONE = "paper-tick-one",
    PAPER_TICK_UPTO = "paper-tick-upto",
    PAPER_ONLY_IF = "paper-only-if",
    PAPER_SHARE = "paper-share",
    PAPER_PRIVATE = "paper-private",
    PAPER_WHO = "paper-who",
    PAPER_END_TITLE = "paper-end-title",
    PAPER_END_TEXT = "paper-end-text",
    // an explainer
    FOR_YOUNG = "for-young",
    FOR_CHILD = "for-child",
    FOR_TEEN = "for-teen",
    FOR_ADULT = "for-adult",
    FOR_STAFF = "for-staff",
    FACTS = "facts",
    FACT_CHECKED = "fact-checked",
    NOT_CHECKED_YET = "not-checked-yet",
    NOT_FOUND_TITLE = "not-found-title",
    NOT_FOUND_TEXT = "not-found-text",
}

/// Every word that the portal uses, on printed pages or in the app.
pub const USED: &[&str] = &joined();

const fn joined() -> [&'static str; APP.len() + PAGE.len()] {
    let mut all = [""; APP.len() + PAGE.len()];
    let mut at = 0;
    while at < all.len() {
        all[at] = if at < APP.len() { APP[at] } else { PAGE[at - APP.len()] };
        at += 1;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_missing_shows_its_id() {
        let words = [("next".to_owned(), "Next".to_owned())];
        assert_eq!(["next", "gone"].map(|id| Words::new(&words).get(id)), ["Next", "gone"]);
    }

    #[test]
    fn every_word_that_a_trouble_in_sending_needs_is_in_the_app() {
        for trouble in crate::journey::told::TROUBLES {
            assert!(APP.contains(&trouble.word()), "{} has no words", trouble.word());
        }
    }
}
