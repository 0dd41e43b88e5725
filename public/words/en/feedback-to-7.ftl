### The words of the form for after the meeting, for children of 7 and under. They are read aloud: very short, one thing at a time.
### { $meeting } is this council's word for a review. What stands inside { } is filled in and must stay whole.
### Never ask what somebody did, or why. Without a name nobody can answer or help: that must be said, and must not frighten.

## The page

# The title of the page and of the browser's tab, and what staff call the form.
form-title = How was your { $meeting }? 7 and under
    .inbox = After the { $review }: 7 and under
# Stands above the first question, for the grown-up who helps. Must stay true: no IRO can open this.
form-before =
    Grown-ups, read this by yourself first. Read each page out, wait, and tap just what the child says. Ask only what the page asks.
    No { $iro-word } can open this. The people in charge of them read it.
    Does the child say that somebody hurts them? Listen, ask no more, write down their words, and ring { $phone-out-of-hours } now.

## With a name or without

# The first question. Both are as good. The hint says what skipping means; beneath "No name" stands what that means.
named = Shall we put your name on this?
    .hint = If you skip this, it goes with no name.
    .is-with = Yes, my name
    .is-with-hint = You can say more, and ask us to talk to you.
    .is-without = No name
    .is-without-hint = You just tap. We can’t tell who you are, so we can’t help from this.

## The meeting

# What the child felt, whether they were in the meeting or not.
heard = Did people listen to you?
    .is-yes = Yes
    .is-a-bit = A bit
    .is-no = No
# Also for a child who sent a drawing, or had somebody say it for them.
got-to-say = Did you get to say your thing?
    .is-yes = Yes
    .is-a-bit = A bit
    .is-no = No
# The whole of it, in one face with its word.
felt = How was it for you?
    .is-good = Good
    .is-ok = OK
    .is-not-good = Not good
# Only asked with a name. In the child's own words, or a wish.
next-time = What would make it better next time?
    .hint = Say one thing, or skip.

## Before sending

# The screen with the questions that follow: one without a name, three with one.
screen-about-you = Before you send it
    .hint = You can skip this.
# Any answer is fine. The last but one is an interpreter.
helped = Did someone help you with this?
    .is-nobody = Just me
    .is-where-i-live = Someone I live with, or my family
    .is-school = Someone from school
    .is-social-worker = My social worker
    .is-iro-or-advocate = My { $iro-word } or my advocate
    .is-interpreter = Someone who helps with my language
    .is-someone-else = Someone else
# A name, or the code that stands on the letter from the council. Only asked with a name. The hint says what skipping means.
called = What is your name?
    .hint = Or the code in your letter. If you skip this, we can’t tell who you are.
# The child's own switch: "yes" puts the letter first on the pile. Only asked with a name.
soon = Do you want someone to talk to you soon?
    .is-yes = Yes, soon
    .is-yes-hint = No one reads this at night, at weekends or on bank holidays.
    .is-no = No, it can wait
# Only asked after "Yes, soon". { $reach-first } is what this council tries first, as "your school". The hint says what skipping means.
reach = Where is a good place to find you?
    .hint = If you skip this, they try { $reach-first } first.
