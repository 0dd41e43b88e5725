### The words of the form for children of 7 and under. They are read aloud: very short, one thing at a time, words of one or two syllables.
### { $iro } is the first name of the child's officer, as "Sam", or the words "your IRO" while we do not know: both must read well.
### { $meeting } is this council's word for a review. What stands inside { } is filled in and must stay whole.
### Never ask what somebody did, or why. Wishes and worries may be said or not.

## The page

# The title of the page and of the browser's tab. Its door or row on home, and what staff call the form.
form-title = Tell us about you: 7 and under
    .home = 7 or under
    .inbox = Form for 7 and under
# Stands above the first question, for the grown-up who helps. Read it before the child joins you.
form-before =
    Grown-ups, read this by yourself first. Read each page out, wait, and write just what the child says. Ask only what the page asks.
    Does the child say that somebody hurts them? Listen, ask no more, write their words, and ring { $phone-out-of-hours } now.

## Who is here

# The first question: who sits with the child. Any answer is fine. The last but one is an interpreter.
helped = Hello! Who is here with you?
    .hint = This is to tell { $iro } about you. You can skip any page.
    .is-nobody = Just me
    .is-where-i-live = Someone I live with, or my family
    .is-school = Someone from school
    .is-social-worker = My social worker
    .is-iro-or-advocate = My { $iro-word } or my advocate
    .is-interpreter = Someone who helps with my language
    .is-someone-else = Someone else

## About you

# Not "at home": a child may have more than one. Left out when somebody who lives with the child, or family, helps.
home-now = How is it where you live now?
    .is-good = Good
    .is-not-sure = Not sure
    .is-not-good = Not good
# How they are with the child, not who is. Left out when somebody who lives with the child, or family, helps.
people-here = How are the people you live with?
    .is-good = Good
    .is-not-sure = Not sure
    .is-not-good = Not good
# Things to put on three piles. What is put on none is left out. The last line is how the letter says one pile.
things = What do you think of these?
    .hint = Tap a face for each one. You can skip any.
    .is-bed = My bed
    .is-food = Food
    .is-playing = Play
    .is-my-things = My things
    .is-pets = Pets
    .is-outside = Going out
    .is-school = School
    .is-good = Good
    .is-in-between = OK
    .is-not-good = Not good
    .said = { $pile }: { $things }
# Faces to tap and names to write. "Nobody yet" must not sound like a fault.
who-helps = Who helps when you feel sad or scared?
    .hint = Tap as many as you like.
    .is-where-i-live = Someone I live with
    .is-family = Someone in my family
    .is-siblings = My brother or sister
    .is-friend = A friend
    .is-school = Someone at school
    .is-pet = A pet
    .is-nobody-yet = No one yet
    .text = What are their names?
# Whether, never what. Left out when somebody who lives with the child, or family, helps.
any-worries = Any worries?
    .hint = You don’t have to say what.
    .is-yes = Yes
    .is-no = No
    .is-not-now = Not telling now
# To be seen without the grown-up who is here.
see-alone = Shall { $iro } come and see just you?
    .is-yes = Yes
    .is-not-sure = Not sure
    .is-no = No
# A game. It must not promise.
wand = You have a magic wand! What would you change?
    .hint = Wishes can’t always come true.

## Say more

# Faces to tap and names to write: people, or a pet.
special = Who is special to you?
    .hint = Tap as many as you like.
    .is-where-i-live = Someone I live with
    .is-family = Someone in my family
    .is-siblings = My brother or sister
    .is-friend = A friend
    .is-school = Someone at school
    .is-pet = A pet
    .text = What are their names?
# Big or small.
proud = What are you proud of?
    .hint = You can bring it and show it.
# How the child joins in the meeting. Each way is as good as the others.
join = Will you come to your { $meeting }?
    .hint = You don’t have to.
    .is-all = Yes, for all of it
    .is-part = For a little bit
    .is-not-this-time = Not this time. Tell me after

## Before sending

# The screen with the three questions that follow.
screen-about-you = About you
    .hint = You can skip this.
# "I don't know" stands first. Decides who can open the letter. The officers' names come from the council.
officer = Who is your { $iro-word }?
    .hint = If you skip this, the team finds out.
    .is-unknown = I don’t know
    .is-unknown-hint = The team finds the right one.
# A name, or the code that stands on the invitation letter.
called = What does { $iro } call you?
    .hint = Your name, or the code in your letter.
# The child's own switch: "yes" puts the letter first on the pile.
soon = Do you want someone to talk to you soon?
    .is-yes = Yes, soon
    .is-yes-hint = No one reads this at night, at weekends or on bank holidays.
    .is-no = No, it can wait
# Only asked after "Yes, soon". { $reach-first } is what this council tries first, as "your school". The hint says what skipping means.
reach = Where is a good place to find you?
    .hint = If you skip this, they try { $reach-first } first.
# For the grown-up who helped: it is theirs, and stands apart from what the child said.
helper-note = Grown-ups: how did you help?
    .hint = Say who you are and what you did. To say more, use your own form.
