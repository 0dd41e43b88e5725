### The words of "About my IRO". Somebody is unhappy with the person who should listen. Calm, short, and on their side.

## The page

# The title of the page and of the browser's tab, the link on home, and what staff call it.
form-title = About my { $iro-word }
    .home = About my { $iro-word }
    .inbox = About their { $iro-word }
# Stands above the box. Must stay true: no IRO can open this. { $advocate } is who provides advocates, { $advocate-phone } their number.
form-before =
    No { $iro-word } can open this. The people in charge of them read it.
    Would you rather talk to somebody outside? Ring { $advocate } on { $advocate-phone }.

## What it is

# One box. The starters are beginnings of sentences.
what = What do you want to say about your { $iro-word }?
    .hint = One line is enough. You are allowed to say this.
    .starter-1 = They don’t…
    .starter-2 = They said they would…
    .starter-3 = I wish they…
    .starter-4 = I can’t talk to them about…
# What the writer would like. Several can be ticked. An advocate helps somebody say what they want.
want = What would you like to happen?
    .hint = Tick any you like.
    .is-say-sorry = Someone says sorry
    .is-change = My { $iro-word } does something differently
    .is-other-iro = I’d like another { $iro-word }
    .is-complain = I want to make a complaint
    .is-complain-hint = They tell you how, and who answers.
    .is-advocate = An advocate to help me
    .is-soon = Someone to talk to me soon
    .is-soon-hint = Nobody reads this at night, at weekends or on bank holidays.

## Before sending

# The screen with the two questions that follow.
screen-about-you = About you
    .hint = You can leave out any of these.
# A name, or the code that stands on the invitation letter. The hint says what skipping means.
called = What should they call you?
    .hint = Your name, or the code in your letter. Without it, they may not know who it is from.
# The hint says what skipping means: { $reach-first } is what this council tries first, as "your school". The starters are beginnings of sentences.
reach = What’s a safe way to get hold of you?
    .hint = If you skip this, they may not find a safe way. They may try { $reach-first }.
    .starter-1 = Come and see me at…
    .starter-2 = Ring or text me on…
    .starter-3 = Please don’t tell…
