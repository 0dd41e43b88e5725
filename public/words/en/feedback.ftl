### The words of the form for after the meeting, for anybody of 8 or over. Short enough for twenty seconds, and not childish.
### { $meeting } is this council's word for a review. What stands inside { } is filled in and must stay whole.
### Without a name nobody can answer or help: that must be said, and must not frighten.

## The page

# The title of the page and of the browser's tab, and what staff call the form.
form-title = How was your { $meeting }?
    .inbox = After the { $review }: 8 and over
# Stands above the first question. Must stay true: no IRO can open this.
form-before = No { $iro-word } can open this. The people in charge of them read it, to see what to do better.

## With a name or without

# The first question. Both are as good. The hint says what skipping means; beneath "Without my name" stands what that means.
named = Do you want your name on this?
    .hint = If you skip this, it goes without your name.
    .is-with = With my name
    .is-with-hint = You can also write something, and ask someone to talk to you.
    .is-without = Without my name
    .is-without-hint = You only tap. We can’t tell who you are, so we can’t help from this. Get help is there for that.

## The meeting: taps

# The screen with the two questions that follow.
screen-meeting = In your { $meeting }
    .hint = If you were not there, think of what people told you after.
# Any answer is fine.
heard = Did you feel listened to?
    .is-yes = Yes
    .is-mostly = Mostly
    .is-not-really = Not really
    .is-no = No
# Not a test: if not, the adults have not said it well.
understood = Did you understand what was decided?
    .hint = If not, people didn’t say it well enough.
    .is-yes = Yes
    .is-mostly = Mostly
    .is-not-really = Not really
    .is-no = No
# The screen with the two questions that follow.
screen-yours = Your { $meeting }, your words
# "Theirs" are the adults who were there.
whose = Was it your { $meeting } or theirs?
    .is-mine = Mine
    .is-shared = We shared it
    .is-theirs = Theirs
# About the choices before sending: what may be said in the meeting, and what not.
kept-to-it = Did your { $iro-word } do what you asked about who can know?
    .hint = You may have chosen this when you wrote to them.
    .is-yes = Yes
    .is-no = No
    .is-did-not-ask = I didn’t ask for anything

## With a name: words too

# Only asked with a name. The starters are beginnings of sentences.
next-time = What should people do next time?
    .hint = One line is enough.
    .starter-1 = Next time please…
    .starter-2 = Please keep…

## Before sending: only with a name

# The screen with the two questions that follow.
screen-about-you = About you
    .hint = You can leave out any of these.
# A name, or the code that stands on the letter from the council. The hint says what skipping means.
called = What should they call you?
    .hint = Your name, or the code in your letter. If you skip this, they can’t tell who it is from.
# The writer's own switch: "yes" puts the letter first on the pile.
soon = Do you want someone to talk to you soon?
    .is-yes = Yes, soon
    .is-yes-hint = Nobody reads this at night, at weekends or on bank holidays.
    .is-no = No, it can wait
# Only asked after "Yes, soon". { $reach-first } is what this council tries first, as "your school". The hint says what skipping means. The starters are beginnings of sentences.
reach = What’s a safe way to get hold of you?
    .hint = If you skip this, they try { $reach-first } first.
    .starter-1 = Come and see me at…
    .starter-2 = Ring or text me on…
    .starter-3 = Please don’t tell…
