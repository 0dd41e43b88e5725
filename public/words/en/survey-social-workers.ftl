### The words of the survey of the officers' service for social workers. The questions are Table B of the Bromley report of 2013-14.
### Keep them as they are, so that the counts of one year can stand beside another's. The comment at each says what was modernised, if anything was.
### { $iro-word }, { $review } and { $council-word } are the council's words, where the report had “IRO”, “Review” and its own name. Its capitals are gone.

## The page

# The title of the page and of the browser's tab, and what staff call the form.
form-title = Survey: social workers and the { $iro-word } service
    .inbox = Service survey: social workers
# Stands above the first question. The first line must be seen before anything else. Must stay true: no IRO can open this, and nothing in it says who sends it.
form-before =
    Is a child being hurt now? Not here: ring { $phone-emergency }, or { $phone-out-of-hours }.
    Nine questions about the { $iro-word } service of { $council }. Tap an answer, or skip it.
    It asks for no name. We can’t tell who you are, so we can’t help or answer from this.
    No { $iro-word } can open it. The people in charge of them read it.

## Children and young people

# The screen with the three questions that follow.
screen-children = Children and young people
# Question 1. Modernised: it had “looked after children”. Foster carers and guardians are asked nearly the same.
contact-iro = Do children in care know how to contact their { $iro-word }?
    .is-always = Always
    .is-usually = Usually
    .is-sometimes = Sometimes
    .is-occasionally = Occasionally
    .is-never = Never
# Question 2. As it was.
encouraged = Do { $iro-word }s encourage children and young people to participate throughout their { $review }s?
    .is-always = Always
    .is-usually = Usually
    .is-sometimes = Sometimes
    .is-occasionally = Occasionally
    .is-never = Never
# Question 3. As it was.
good-outcomes = Does the information you share at { $review }s contribute to good outcomes for children and young people?
    .is-always = Always
    .is-usually = Usually
    .is-sometimes = Sometimes
    .is-occasionally = Occasionally
    .is-never = Never

## The plan, and the council

# The screen with the three questions that follow.
screen-plan = The plan, and the { $council-word }
# Question 4. As it was: the words of the office are for social workers here.
scrutiny = Do you think the { $iro-word }s provide robust scrutiny and appropriate challenge of the care plan?
    .is-always = Always
    .is-usually = Usually
    .is-sometimes = Sometimes
    .is-occasionally = Occasionally
    .is-never = Never
# Question 5. As it was: the words of the office are for social workers here.
needs-met = Do { $iro-word }s facilitate examination of whether the placement meets the assessed needs of the child or young person?
    .is-always = Always
    .is-usually = Usually
    .is-sometimes = Sometimes
    .is-occasionally = Occasionally
    .is-never = Never
# Question 6. Modernised: it had “Local Authority” and “looked after children”.
monitoring = The { $iro-word }s have a duty to monitor the performance of the { $council-word } in relation to children in care. How well do you think the { $iro-word }s do this?
    .is-very-well = Very well
    .is-quite-well = Quite well
    .is-poorly = Poorly

## Other agencies, the court and the service

# The screen with the three questions that follow.
screen-others = Other agencies, the court and the service
# Question 7. As it was.
other-agencies = Are { $iro-word }s suitably challenging of other agencies?
    .is-always = Always
    .is-usually = Usually
    .is-sometimes = Sometimes
    .is-occasionally = Occasionally
    .is-never = Never
# Question 8. As it was.
final-plan = Are { $iro-word }s consulted about the final care plan in court proceedings?
    .is-always = Always
    .is-usually = Usually
    .is-sometimes = Sometimes
    .is-occasionally = Occasionally
    .is-never = Never
# Question 9. It had “in Bromley”; { $council } is the council’s whole name.
service-quality = How would you rate the quality of the Independent Reviewing Service of { $council }?
    .is-excellent = Excellent
    .is-good = Good
    .is-fair = Fair
    .is-poor = Poor
