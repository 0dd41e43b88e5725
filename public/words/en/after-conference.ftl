### The words of the form for after a child protection conference, for parents and carers. Plain, short, no blame: it may have been a hard day.
### "Conference" is what the letters call it, and stays. What stands inside { } is filled in and must stay whole.
### Without a name nobody can answer or help: that must be said. Nothing here may sound like a question about the worries themselves.

## The page

# The title of the page and of the browser's tab, and what staff call the form.
form-title = How was the child protection conference?
    .inbox = After a child protection conference
# Stands above the first question. The first two lines must be seen before anything else. Must stay true: no IRO can open this.
form-before =
    Is a child being hurt now? Not here: ring { $phone-emergency }, or { $phone-out-of-hours }.
    In court? Ask your solicitor first: a court may see what you write here.
    For parents and carers. No { $iro-word } can open this. The people in charge of them read it.
    It changes nothing that was decided. To ask about a decision or to complain, ring { $phone-team }.
    Free advice for families: Family Rights Group, { $phone-family-rights-group }.

## With a name or without

# The first question. Both are as good. The hint says what skipping means; beneath "Without my name" stands what that means.
named = Do you want your name on this?
    .hint = If you skip this, it goes without your name.
    .is-with = With my name
    .is-with-hint = You can also write something, and ask to be rung.
    .is-without = Without my name
    .is-without-hint = Taps only. We can’t tell who you are, so we can’t help or answer from this.

## The conference: taps

# The screen with the two questions that follow.
screen-conference = Before it, and in it
# Several can be ticked. The report is what the social worker wrote for the conference. "Somebody with me" may be a friend or an advocate.
conference-before = What did you have, before it began?
    .hint = Tick what is true.
    .is-explained = Somebody had told me what it is for
    .is-report = Time to read the report
    .is-supporter = The chance to bring somebody with me
    .is-none = None of these
# Being listened to, not being agreed with.
heard = Did you feel listened to?
    .is-yes = Yes
    .is-mostly = Mostly
    .is-not-really = Not really
    .is-no = No
# The screen with the two questions that follow.
screen-outcome = What you were told
# Not whether they agree: whether they were told in words they could follow.
worries-clear = Is it clear to you what people are worried about?
    .hint = You don’t have to agree with them.
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

# Only asked with a name. About how it was held.
one-change = If you could change one thing for next time, what would it be?
    .hint = One line is enough. Leave out any address that must stay private.

## Before sending: only with a name

# The screen with the four questions that follow.
screen-about-you = About you
    .hint = You can leave out any of these.
# The first name only; there may be several children. The hint says what skipping means.
child = What is the child’s first name?
    .hint = Or the names, if it was about several. If you skip this, it takes longer to find out which conference this was.
# The writer's own name. The hint says what skipping means.
called = What is your name, and who are you to the child?
    .hint = If you skip this, nobody can answer you.
# The writer's own switch: "yes" puts the letter first on the pile.
soon = Do you need someone to ring you soon?
    .hint = Nobody reads this at night, at weekends or on bank holidays.
    .is-yes = Yes, soon
    .is-no = No, it can wait
# For any call, soon or not. Some must not be heard by others at home.
reach = Which number may we ring, and when is it safe?
    .hint = If you skip this, they may not be able to answer you.
