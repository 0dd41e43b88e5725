//! The interface words that the portal uses, by id. The words themselves are data: `public/words/<lang>/interface.ftl`.

use forms::{Tongue, fill};

/// The interface words of one page, in the tone for whoever reads it: a list by id, which is less to download than a map.
#[derive(Clone, Copy, Debug)]
pub struct Words<'site>(&'site [(String, String)]);

impl<'site> Words<'site> {
    /// The words of a site, which `press` chose for the voice of its page.
    pub fn new(words: &'site [(String, String)]) -> Self {
        Self(words)
    }

    /// What is said here.
    ///
    /// A word that is missing shows its own id, so that a gap is seen and nothing breaks; `press check` refuses it.
    pub fn get(&self, id: &'site str) -> &'site str {
        self.find(id).unwrap_or(id)
    }

    /// What is said here, if anything is.
    pub fn find(&self, id: &str) -> Option<&'site str> {
        self.0.iter().find(|(known, _)| known == id).map(|(_, words)| words.as_str())
    }

    /// What is said here, with `{$name}` filled in.
    pub fn fill(&self, id: &'site str, values: &[(&str, &str)]) -> String {
        fill(self.get(id), values)
    }

    /// How days, lists and counts are said in these words.
    pub fn tongue(&self) -> Tongue<'site> {
        Tongue(self.get(LANGUAGE_LOCALE))
    }

    /// What is said of so many, by the plurals of the language. `{$number}` is the number.
    pub fn count(&self, id: &str, number: u32) -> String {
        let own = self.find(&[id, "-", &self.tongue().plural(number)].concat());
        fill(own.or_else(|| self.find(id)).unwrap_or_default(), &[("number", &number.to_string())])
    }
}

/// The ids of the words for a count, each after its own: `check-skipped` for most numbers, `check-skipped-one` for one.
const COUNTS: [&str; 5] = ["-zero", "-one", "-two", "-few", "-many"];

/// The id that others are variants of: `check-skipped-few` is said in the place of `check-skipped`, for a few.
pub fn for_any_count(id: &str) -> &str {
    COUNTS.iter().find_map(|count| id.strip_suffix(count)).unwrap_or(id)
}

/// An id as it is written, by the name that it has here: `CHECK_TITLE` is `check-title`.
const fn written<const N: usize>(name: &str) -> [u8; N] {
    let (name, mut id, mut at) = (name.as_bytes(), [b'-'; N], 0);
    while at < N {
        if name[at] != b'_' {
            id[at] = name[at].to_ascii_lowercase();
        }
        at += 1;
    }
    id
}

macro_rules! ids {
    ($(#[$doc:meta])* $list:ident: $($name:ident)*) => {
        $(
            #[doc = concat!("The id of these words, made of this name: `", stringify!($name), "`.")]
            pub const $name: &str = {
                const ID: [u8; stringify!($name).len()] = written(stringify!($name));
                match std::str::from_utf8(&ID) {
                    Ok(id) => id,
                    Err(_) => "",
                }
            };
        )*
        $(#[$doc])*
        pub const $list: &[&str] = &[$($name),*];
    };
}

ids! {
    /// The words that the app needs in its JSON.
    APP:
    // a question
    NEXT SKIP FINISH BACK STARTERS PICK_UPTO TOO_LONG TOO_MANY NOT_OFFERED OFFICER_AWAY OFFICER_SAID OFFICER_NOBODY
    OFFER_HELP SOON_NOTE HELP_NOW SEEN_DAYS SEEN_START TALK NOT_RIGHT TOO_YOUNG EASIER DISLIKE SWAP_KEPT SWAP_FAILED TYPED TYPED_ME TYPED_IRO TYPED_BOTH TYPED_UNSAID
    // who can know
    SHARE SHARE_CHANGE SHARE_MEETING SHARE_MEETING_HINT SHARE_KEEP SHARE_KEEP_HINT SHARE_KEEP_BEFORE SHARE_SORT
    SHARE_SORT_HINT SHARE_TALK_FIRST SHARE_TALK_FIRST_HINT SHARE_PRIVATE SHARE_ARRANGE SAFETY
    // who can know this?
    KNOW_TITLE KNOW_USUAL KNOW_ALL KNOW_ASK KNOW_EACH KNOW_NOTHING KNOW_OWN_TAP KNOW_OTHERS
    // send now or say more
    SAY_MORE_TITLE SAY_MORE_TEXT SAY_NOTHING_TITLE SAY_NOTHING_TEXT SAY_MORE SEND_NOW
    // check your answers
    CHECK_TITLE CHECK_TEXT CHANGE CHECK_SKIPPED_KEPT CHECK_SKIPPED ANSWER NOTHING_YET PRINT_SAID COPY_SAID COPIED
    // who can open it
    SEND_TITLE SEND_MEETING SEND_NONE_SHARED SEND_ARRANGE SEND_KEPT SEND_ALL SEND_ABOUT_OFFICER SEND_SERVICE SEND_UNKNOWN SEND_WEBSITE
    SEND_SEEN SEND_FINGERPRINT SEND GROWN_UPS
    // what became of it
    SENDING_TITLE SENDING_TEXT SENDING_KEPT WAITING_TITLE WAITING_TEXT WAITING_KEPT WAITING_PRIVATE
    WAITING_NOT_KEPT WAITING_ASKS KEEP_HERE MAY_KEEP MAY_KEEP_HINT WAITING_REFUSED WAITING_STOPPED OLD_TITLE OLD_TEXT OTHER_WAYS_TEXT PRINT TRY_NOW ARRIVED_TITLE
    ARRIVED_TEXT ARRIVED_GONE ARRIVED_CLOCK CORRECT CORRECTING BY_ITSELF NOT_SENT_TITLE NOT_SENT_TEXT NOT_SENT_RUBBED_OUT UNSURE_TITLE
    UNSURE_TEXT UNSURE_RUBBED_OUT UNSURE_THERE TRY_AGAIN SEE_ANSWERS HOME TROUBLE_OFFLINE TROUBLE_NOT_OUR_POST_BOX TROUBLE_BLOCKED
    TROUBLE_BUSY TROUBLE_SLOW TROUBLE_CLOSED TROUBLE_REFUSED TROUBLE_OTHER_LETTER TROUBLE_DELETED TROUBLE_NO_KEYS
    TROUBLE_OUT_OF_DATE TROUBLE_OTHER_KEYS
    TROUBLE_DEVICE
    // names and times
    YOUR_IRO YOUR_COVER YOUR_CHILD LANGUAGE_LOCALE CLOCK_AM CLOCK_PM CLOCK_AM_SHARP CLOCK_PM_SHARP WHEN_TODAY
    WHEN_TOMORROW WHEN_DAY
}

ids! {
    /// The words that only printed pages use.
    PAGE:
    // around every page
    PAGE_TITLE SKIP_LINK READ READ_STOP READ_CHOSEN READ_NONE SETTINGS LEAVE LEAVE_DOES LEAVING SHIFT_TWO SHIFT_ONE CLOSE HELP_TEXT HELP_CALLS
    HOW_IT_WORKS RUN_BY BROKEN BROKEN_SEALED BROKEN_KEPT
    // text size and colours
    SIZE SIZE_USUAL SIZE_LARGE SIZE_LARGEST SPACING SPACING_USUAL SPACING_WIDE COLOURS COLOURS_AUTO COLOURS_LIGHT
    COLOURS_DARK COLOURS_CREAM SETTINGS_KEPT
    // the cover
    PAUSED_TITLE PAUSED_TEXT CARRY_ON RUB_OUT RUBBED_OUT_TITLE RUBBED_OUT_TEXT START_AGAIN
    // home
    HOME_TITLE HOME_TEXT HOME_AGE HOME_ADULTS HOME_MORE
    // the list of all pages
    ALL_PAGES AREA_FORMS
    // a form's first screen
    IDLE_NOTE ONE_MOMENT NO_APP_TITLE NO_APP_TEXT MISSING_TITLE MISSING_TEXT NO_PRINT CLOSED_TITLE CLOSED_TEXT
    // the notice that a letter waits
    OUTBOX_TITLE OUTBOX_TRYING OUTBOX_WAITING OUTBOX_ARRIVED OUTBOX_NOT_SENT OUTBOX_DELETED OUTBOX_OLD OUTBOX_WAYS
    OUTBOX_PAPER
    // the paper form
    PAPER_TITLE PAPER_TEXT PAPER_NAME PAPER_CODE PAPER_TOPIC PAPER_TICK_UPTO PAPER_ONLY_IF PAPER_PRIVATE
    PAPER_KEY PAPER_SAY PAPER_SAY_MEANS PAPER_KNOW PAPER_KNOW_MEANS PAPER_SORT PAPER_SORT_MEANS PAPER_ASK
    PAPER_ASK_MEANS PAPER_DRAW PAPER_END_TITLE PAPER_END_TEXT PAPER_END_ABOUT PAPER_RETURN PAPER_RETURN_ABOUT PAPER_RING
    PAPER_PAGE
    // an explainer
    RECKONER_SINCE RECKONER_FIRST RECKONER_LATER RECKONER_CARE RECKONER_DAY RECKONER_LAST RECKONER_UNKNOWN
    FOR_YOUNG FOR_CHILD FOR_TEEN FOR_ADULT FOR_STAFF FACTS FACT FACT_CHECKED NOT_CHECKED_YET NOT_FOUND_TITLE
    NOT_FOUND_TEXT
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
        for trouble in crate::journey::told::tests::TROUBLES {
            assert!(APP.contains(&trouble.word()), "{} has no words", trouble.word());
        }
    }
}
