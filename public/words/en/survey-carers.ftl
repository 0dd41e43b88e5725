### The words of the survey of the officers' service for foster carers. The questions are Table A of the Bromley report of 2013-14.
### Keep them as they are, so that the counts of one year can stand beside another's. The comment at each says what was modernised, if anything was.
### { $iro-word }, { $review } and { $council-word } are the council's words, where the report had “IRO”, “Review” and its own name. Its capitals are gone.

## The page

# The title of the page and of the browser's tab, and what staff call the form.
form-title = Survey: foster carers and the { $iro-word } service
    .inbox = Service survey: foster carers
# Stands above the first question. The first line must be seen before anything else. Must stay true: no IRO can open this, and nothing in it says who sends it.
form-before =
    Is a child being hurt now? Not here: ring { $phone-emergency }, or { $phone-out-of-hours }.
    Six questions about the { $iro-word } service of { $council }. Tap an answer, or skip it.
    It asks for no name. We can’t tell who you are, so we can’t help or answer from this.
    No { $iro-word } can open it. The people in charge of them read it.

## Before the review

# The screen with the three questions that follow.
screen-before = Before the { $review }
# Question 1. Modernised: it had “Review”, “Bromley looked after child” and “who is placed with you”.
iro-by-first = Are you informed by the first { $review } of the { $iro-word }’s name and contact details for every child in our { $council-word }’s care who lives with you?
    .is-always = Always
    .is-usually = Usually
    .is-sometimes = Sometimes
    .is-occasionally = Occasionally
    .is-never = Never
# Question 2. Modernised: it had “LAC Review”. Guardians are asked the same.
review-invited = Are you invited to attend the child’s { $review }?
    .is-always = Always
    .is-usually = Usually
    .is-sometimes = Sometimes
    .is-occasionally = Occasionally
    .is-never = Never
# Question 3. Modernised: it had “LAC Review”.
form-received = Do you receive a consultation form to complete prior to the { $review }?
    .is-always = Always
    .is-usually = Usually
    .is-sometimes = Sometimes
    .is-occasionally = Occasionally
    .is-never = Never

## The review itself, and after

# The screen with the three questions that follow.
screen-after = The { $review } itself, and after
# Question 4. Modernised: it had “LAC Review”. Guardians are asked the same.
record-sent = Are you sent a copy of the { $review } record?
    .is-always = Always
    .is-usually = Usually
    .is-sometimes = Sometimes
    .is-occasionally = Occasionally
    .is-never = Never
# Question 5. Modernised: it had “LAC Reviews”. Guardians are asked the same.
chairing = How would you rate the quality of the chairing of { $review }s?
    .is-excellent = Excellent
    .is-good = Good
    .is-fair = Fair
    .is-poor = Poor
# Question 6. Modernised: it had “looked after children”, and “N/A” for the last answer. Social workers and guardians are asked nearly the same.
contact-iro = Do children in care (of sufficient age and understanding) know how to contact their { $iro-word }?
    .is-always = Always
    .is-usually = Usually
    .is-sometimes = Sometimes
    .is-occasionally = Occasionally
    .is-never = Never
    .is-na = Does not apply
