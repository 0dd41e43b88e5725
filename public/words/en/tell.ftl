### The words of "Tell my IRO something". For any day and any age that can read it: short and plain.
### { $iro } is the first name of the child's officer, as "Sam", or the words "your IRO" while we do not know: both must read well.
### What the council fills in must stay whole: do not translate what stands inside { }.

## The page

# The title of the page and of the browser's tab, and what staff call the form.
form-title = Tell my { $iro-word } something
    .inbox = Something to tell

## What it is

# The only question. Good news counts too. The starters are beginnings of sentences.
to-tell = What do you want to say?
    .hint = One line is enough. Good news too.
    .starter-1 = Good news:…
    .starter-2 = Please ask…
    .starter-3 = They said they would…
    .starter-4 = When is…

## Before sending

# The screen with the five questions that follow.
screen-about-you = About you
    .hint = You can leave out any of these.
# "I don't know" stands first. Decides who can open the letter. The officers' names come from the council. The hint says what skipping means.
officer = Who is your { $iro-word }?
    .hint = If you skip this, the team on duty finds out who it is.
    .is-unknown = I don’t know
    .is-unknown-hint = The team on duty opens it and finds the right person.
# A name, or the code that stands on a letter from the council. The hint says what skipping means.
called = What does { $iro } call you?
    .hint = Your name, or the code in your letter. Without it, they may not know who it is from.
# Lets the reader know whose words these may be. Not a test: any answer is fine.
helped = Did someone help you with this?
    .hint = Any answer is fine. A helper writes what you say, and asks nothing more.
    .is-nobody = Nobody, just me
    .is-where-i-live = Someone where I live
    .is-school = Someone at school
    .is-social-worker = My social worker
    .is-iro-or-advocate = My { $iro-word } or my advocate
    .is-interpreter = An interpreter
    .is-someone-else = Someone else
# How they want to hear back.
reply = How shall we tell you?
    .is-in-person = When { $iro } sees me
    .is-letter = In a letter
    .is-letter-hint = Other people where you live may see it.
    .is-advocate = Through my advocate
# The writer's own switch: "yes" puts the letter first on the pile.
soon = Do you want someone to talk to you soon?
    .is-yes = Yes, soon
    .is-yes-hint = Nobody reads this at night, at weekends or on bank holidays.
    .is-no = No, it can wait
# Only asked after "Yes, soon". { $reach-first } is what this council tries first, as "your school". The hint says what skipping means. The starters are beginnings of sentences.
reach = What’s a safe way to get hold of you?
    .hint = If you skip this, they may not find a safe way. They may try { $reach-first }.
    .starter-1 = Come and see me at…
    .starter-2 = Ring or text me on…
    .starter-3 = Please don’t ring…
