### The words of the form for people who look after a child’s health. Short and plain: a child may read the answers one day.
### { $child } is the child's first name, as "Ali", or the words "the child" while we do not know: both must read well, so never at the start of a sentence.
### { $meeting } is this council's word for a review. What stands inside { } is filled in and must stay whole.

## The page

# The title of the page and of the browser's tab, and what staff call the form.
form-title = For health: before the { $meeting }
    .inbox = Health
# Stands above the first question. The first line must be seen before anything else.
form-before =
    Is a child being hurt now? Not here: ring { $phone-emergency }, or { $phone-out-of-hours }.
    The child may read this one day. Before you write what they told you, ask them first, unless someone isn’t safe.

## What you know

# The first question: open, and it may be the only one answered.
health-now = How is { $child }, in body and mind?
    .hint = Only what the { $meeting } needs to know.
# With a day for each, if there is one.
health-due = What is due or overdue?
    .hint = Check-ups, teeth, eyes, vaccinations, referrals: say by when, and who does it.
# One thing only, so that it is read.
one-ask = What one thing do you ask of this { $meeting }?
    .hint = One line is enough.
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
