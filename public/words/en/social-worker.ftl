### The words of the form for social workers. Short and plain: a child may read the answers one day.
### { $child } is the child's first name, as "Ali", or the words "the child" while we do not know: both must read well, so never at the start of a sentence.
### { $meeting } is this council's word for a review. What stands inside { } is filled in and must stay whole.

## The page

# The title of the page and of the browser's tab, and what staff call the form.
form-title = For social workers: before the { $meeting }
    .inbox = Social worker
# Stands above the first question. The first line must be seen before anything else.
form-before =
    Is a child being hurt now? Not here: ring { $phone-emergency }, or { $phone-out-of-hours }.
    The child may read this one day. Write it so that they can.

## What you know

# The first question: open, and it may be the only one answered. Three lines are all that is wanted.
since = What has changed for { $child } since the last { $review }?
    .hint = Three lines that { $child } could read.
# What was decided at the last review. Beneath the choices stands a box, and what it asks (.text).
decisions = Has everything been done that was decided last time?
    .is-all = Yes, all of it
    .is-some = Some of it
    .is-none = No
    .is-first-one = This is the first one
    .text = If anything is not done: what, why, and by when will it be?
# Days, not what was said.
seen-alone = On which days did you see { $child } alone?
    .hint = Since the last { $review }. If not, say why: { $child } may have said no.
# Whether the child knows their plan. Beneath the choices stands a box, and what it asks (.text).
plan-shared = Does { $child } know what is in the plan?
    .is-yes = Yes
    .is-part = Part of it
    .is-not-yet = Not yet
    .text = If it was shared: how, and what did { $child } say?
# Always private. What nobody should first hear in front of everybody.
before-meeting = Is there anything to talk about before the { $meeting }, and not in it?
    .hint = What should nobody hear for the first time in the { $meeting }?

## Before sending

# The screen with the five questions that follow.
screen-about-you = About you and { $child }
    .hint = You can leave out any of these.
# Decides who can open the letter. The officers' names come from the council.
officer = Who is the { $iro-word } for { $child }?
    .hint = If you skip this, the team on duty finds out who it is.
    .is-unknown = I don’t know
    .is-unknown-hint = The team on duty opens it and finds the right person.
# The first name only. The hint says what skipping means.
child = What is the child’s first name?
    .hint = If you skip this, it takes longer to find out who this is about.
# The writer's own name. The hint says what skipping means.
called = What is your name, and what do you do?
    .hint = Or the code in your letter. If you skip this, nobody can answer you.
# The writer's own switch: "yes" puts the letter first on the pile.
soon = Do you need someone to ring you soon?
    .hint = Nobody reads this at night, at weekends or on bank holidays.
    .is-yes = Yes, soon
    .is-no = No, it can wait
# A number or an address at work.
reach = How can the { $iro-word } get hold of you?
    .hint = A phone number or an address at work, and the best time.
