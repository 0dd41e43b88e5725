### The words of the form for after the meeting, for parents, carers and whoever else was asked to it. Plain, short, no blame.
### { $meeting } is this council's word for a review. What stands inside { } is filled in and must stay whole.
### Without a name nobody can answer or help: that must be said.

## The page

# The title of the page and of the browser's tab, and what staff call the form.
form-title = How was the { $meeting }? For adults
    .inbox = After the { $review }: adults
# Stands above the first question. The first line must be seen before anything else. Must stay true: no IRO can open this.
form-before =
    Is a child being hurt now? Not here: ring { $phone-emergency }, or { $phone-out-of-hours }.
    No { $iro-word } can open this. The people in charge of them read it.
    It changes nothing that was decided. To ask about a decision or to complain, ring { $phone-team }.

## With a name or without

# The first question. Both are as good. The hint says what skipping means; beneath "Without my name" stands what that means.
named = Do you want your name on this?
    .hint = If you skip this, it goes without your name.
    .is-with = With my name
    .is-with-hint = You can also write something, and ask to be rung.
    .is-without = Without my name
    .is-without-hint = Taps only. We can’t tell who you are, so we can’t help or answer from this.

## The meeting: taps

# The screen with the two questions that follow.
screen-meeting = Before it, and in it
# Several can be ticked. "Papers" are the reports that are talked about in the meeting.
beforehand = What did you get in good time?
    .hint = Tick what is true.
    .is-invited = The invitation
    .is-papers = The papers
    .is-neither = Neither
# For whoever was there, or sent something in.
said-needed = Could you say what you needed to?
    .is-yes = Yes
    .is-mostly = Mostly
    .is-not-really = Not really
    .is-no = No
# The screen with the two questions that follow.
screen-outcome = The child, and what was decided
# Whether the meeting was about the child and for the child.
child-first = Did the child come first in it?
    .is-yes = Yes
    .is-mostly = Mostly
    .is-not-really = Not really
    .is-no = No
# Who does what, and by when.
decisions-clear = Is it clear what was decided, who does it, and by when?
    .is-yes = Yes
    .is-mostly = Mostly
    .is-not-really = Not really
    .is-no = No

## With a name: words too

# Only asked with a name.
one-change = If you could change one thing for next time, what would it be?
    .hint = One line is enough.

## Before sending: only with a name

# The screen with the four questions that follow.
screen-about-you = About you
    .hint = You can leave out any of these.
# The first name only. The hint says what skipping means.
child = What is the child’s first name?
    .hint = If you skip this, it takes longer to find out which { $meeting } this was.
# The writer's own name. The hint says what skipping means.
called = What is your name, and who are you to the child?
    .hint = Or the code in your letter. If you skip this, nobody can answer you.
# The writer's own switch: "yes" puts the letter first on the pile.
soon = Do you need someone to ring you soon?
    .hint = Nobody reads this at night, at weekends or on bank holidays.
    .is-yes = Yes, soon
    .is-no = No, it can wait
# For any call, soon or not. Some must not be heard by others at home.
reach = Which number may we ring, and when is it safe?
    .hint = If you skip this, they may not be able to answer you.
