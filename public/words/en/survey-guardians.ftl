### The words of the survey of the officers' service for children’s guardians. The questions are Table C of the Bromley report of 2013-14.
### Keep them as they are, so that the counts of one year can stand beside another's. The comment at each says what was modernised, if anything was.
### { $iro-word }, { $review } and { $council-word } are the council's words, where the report had “IRO”, “Review” and its own name. Its capitals are gone.

## The page

# The title of the page and of the browser's tab, and what staff call the form.
form-title = Survey: children’s guardians and the { $iro-word } service
    .inbox = Service survey: guardians
# Stands above the first question. The first line must be seen before anything else. Must stay true: no IRO can open this, and nothing in it says who sends it.
form-before =
    Is a child being hurt now? Not here: ring { $phone-emergency }, or { $phone-out-of-hours }.
    Seven questions about the { $iro-word } service of { $council }. Tap an answer, or skip it.
    It asks for no name. We can’t tell who you are, so we can’t help or answer from this.
    No { $iro-word } can open it. The people in charge of them read it.

## What you are told and sent

# The screen with the three questions that follow.
screen-told = What you are told and sent
# Question 1. Modernised: it had “Bromley looked after child”.
iro-promptly = Are you informed promptly of the { $iro-word }’s name and contact details for every child in our { $council-word }’s care in proceedings?
    .is-always = Always
    .is-usually = Usually
    .is-sometimes = Sometimes
    .is-occasionally = Occasionally
    .is-never = Never
# Question 2. Modernised: it had “LAC Review”. Foster carers are asked the same.
review-invited = Are you invited to attend the child’s { $review }?
    .is-always = Always
    .is-usually = Usually
    .is-sometimes = Sometimes
    .is-occasionally = Occasionally
    .is-never = Never
# Question 3. Modernised: it had “LAC Review”. Foster carers are asked the same.
record-sent = Are you sent a copy of the { $review } record?
    .is-always = Always
    .is-usually = Usually
    .is-sometimes = Sometimes
    .is-occasionally = Occasionally
    .is-never = Never

## The reviews

# The screen with the two questions that follow.
screen-reviews = The { $review }s
# Question 4. As it was.
alerts = Does the { $iro-word } alert you to any significant issues that arise in planning and { $review } meetings?
    .is-always = Always
    .is-usually = Usually
    .is-sometimes = Sometimes
    .is-occasionally = Occasionally
    .is-never = Never
# Question 5. Modernised: it had “LAC Reviews”. Foster carers are asked the same.
chairing = How would you rate the quality of the chairing of { $review }s?
    .is-excellent = Excellent
    .is-good = Good
    .is-fair = Fair
    .is-poor = Poor

## Children, and the end of proceedings

# The screen with the two questions that follow.
screen-children = Children, and the end of proceedings
# Question 6. Modernised: it had “looked after children”. Foster carers and social workers are asked nearly the same.
contact-iro = In your experience do children in care (of sufficient age and understanding) know how to contact their { $iro-word }?
    .is-always = Always
    .is-usually = Usually
    .is-sometimes = Sometimes
    .is-occasionally = Occasionally
    .is-never = Never
# Question 7. As it was.
end-discussion = At the end of proceedings is there a discussion with the { $iro-word } identifying any outstanding issues?
    .is-always = Always
    .is-usually = Usually
    .is-sometimes = Sometimes
    .is-occasionally = Occasionally
    .is-never = Never
