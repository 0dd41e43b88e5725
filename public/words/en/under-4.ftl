### The words of the form for whoever looks after or knows a child under 4: what they notice. No fake child’s voice. Warm and plain.
### { $child } is the child's first name, as "Ali", or the words "the child" while we do not know: both must read well, so never at the start of a sentence.
### { $meeting } is this council's word for a review. What stands inside { } is filled in and must stay whole.

## The page

# The title of the page and of the browser's tab, and what staff call the form.
form-title = Under 4: what I notice
    .inbox = Under 4: what an adult notices
# Stands above the first question. The first line must be seen before anything else.
form-before =
    Is a child being hurt now? Not here: ring { $phone-emergency }, or { $phone-out-of-hours }.
    This is what you notice. It is kept as an adult’s words, not the child’s.
    Children may one day read their file, so write as if they will.

## What you know

# The first question: open, and it may be the only one answered.
lights-up = What makes { $child } light up?
    .hint = One line is enough.
# A person or a thing.
comfort = Who or what does { $child } turn to when upset?
    .hint = Say so if there is nobody yet.
# The screen with the three questions that follow.
screen-each-day = Each day
    .hint = Say what is usual, and what is new.
# Short.
sleeping = How does { $child } sleep?
# Short.
eating = How is eating?
# Short.
playing = How is playing?
# What was seen, not a judgement of the family. Family may also look after the child: this is about the others.
around-family = If { $child } sees family they don’t live with, how is it before and after?
    .hint = What you see and hear, not what it may mean.
# Since the last review.
new-skills = What can { $child } do now that they could not do at the last { $review }?

## Say more

# The screen with the three questions that follow. Signs, sounds, looks or movements.
screen-shows = How do they say it?
    .hint = A sign, a sound, a look, a movement.
# Short: what one can see or hear.
shows-yes = How does { $child } show “yes”?
# Short: what one can see or hear.
shows-no = How does { $child } show “no”?
# Short: what one can see or hear.
shows-stop = How does { $child } show “stop”?
# A guess, and marked as one.
would-ask = What would { $child } ask us for, if they could?
    .hint = It is your guess, and it is read as one.
# For when the child is older. No photo: nothing is uploaded.
small-story = Is there a small story to keep for later?
    .hint = If it goes in the file, { $child } can ask to read it when they are older.

## Before sending

# The screen with the six questions that follow.
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
called = What is your name?
    .hint = Or the code in your letter. If you skip this, nobody can answer you.
# Who writes. The letter is marked as an adult’s.
relation = Who are you to { $child }?
    .is-carer = I look after them
    .is-family-carer = Family, and I look after them
    .is-nursery = Nursery or childminder
    .is-family = Family
    .is-health = Health visitor, nurse or doctor
    .is-worker = Social worker or { $iro-word }
    .is-someone-else = Someone else
# The writer's own switch: "yes" puts the letter first on the pile. For the writer or for the child: either is reason enough.
soon = Do you or { $child } need somebody soon?
    .hint = Nobody reads this at night, at weekends or on bank holidays.
    .is-yes = Yes, soon
    .is-no = No, it can wait
# A number or an address.
reach = How can the { $iro-word } get hold of you?
    .hint = If you skip this, they may not be able to answer you.
