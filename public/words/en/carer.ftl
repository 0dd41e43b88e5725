### The words of the form for foster carers, family carers and key workers in children's homes. Plain, warm, no jargon.
### { $child } is the child's first name, as "Ali", or the words "the child" while we do not know: both must read well, so never at the start of a sentence.
### { $meeting } is this council's word for a review. What stands inside { } is filled in and must stay whole.

## The page

# The title of the page and of the browser's tab. Its door or row on home, and what staff call the form.
form-title = For carers: what you see and what you think
    .home = I look after a child
    .inbox = Carer
# Stands above the first question. The first line must be seen before anything else. The rest is honest about who reads and what becomes of it.
form-before =
    Is a child being hurt now? Not here: ring { $phone-emergency }, or { $phone-out-of-hours }.
    { $council }’s { $iro-word } team reads this on working days. Nobody reads it at night, at weekends or on bank holidays.
    Children may one day read their file, so write as if they will.

## The short form

# The first question: open, and it may be the only one answered.
going-well = What is going well for { $child }?
    .hint = One line is enough.
# The child's own words matter more than the carer's reading of them.
telling = What is { $child } telling you or showing you that we should hear?
    .hint = Only what they said unasked, in their words. Please don’t question them for this form.
    .why = If they say somebody hurts them: listen, ask nothing more, write their words, and ring { $phone-out-of-hours } now.
# Topics to pick from, not a list to get through. Each one leads to one question.
topics = Is there anything you would like to tell us about?
    .hint = Pick as many as you like, or none.
    .is-health = Health, sleep and appointments
    .is-school = School or nursery
    .is-family-time = Seeing family
    .is-friends-fun = Friends, clubs and fun
    .is-permission = Something waiting for permission
    .is-identity = Who they are
    .is-identity-hint = Culture, faith, language, hair and skin care, life story.
    .is-visits = Visits from the social worker
    .is-staying-on = Staying on after 18
# After the topic "Health, sleep and appointments".
health = How are health, sleep and appointments?
    .hint = Say if anything is overdue.
# After the topic "School or nursery".
school = How is school or nursery?
    .hint = Say if the plan for it is working.
# After the topic "Seeing family". Ask what was seen, not for a judgement of the family.
family-time = How is it for { $child }, seeing family?
    .hint = Say what you notice before, during and after.
# After the topic "Friends, clubs and fun".
friends-fun = How are friends, clubs and fun?
    .hint = Say if something has stopped them from joining in.
# After the topic "Something waiting for permission". Officers call this delegated authority.
permission = What is waiting for someone to say yes?
    .hint = Say who needs to decide, and how long you have waited.
# After the topic "Who they are".
identity = What do you need, to support who { $child } is?
    .hint = It can be advice, people, products or time.
# After the topic "Visits from the social worker".
visits = How are visits from the social worker?
    .hint = Say if they happen, and if { $child } is seen alone.
# After the topic "Staying on after 18". Nothing said here is a promise.
staying-on = Could { $child } stay on with you after 18?
    .hint = With foster carers, some call it Staying Put. Say what you need to know to decide.
# The carer's own needs. "You" is the carer.
support = What support do you need, to keep caring well?
    .hint = Most carers need some.

## Say more

# What was agreed at the last meeting.
last-time = Was everything done that was agreed last time?
    .is-all-done = Yes, all of it
    .is-not-all = No, not all of it
    .is-dont-know = I don’t know
    .is-first-one = This is the first one
# Only asked after "No, not all of it".
last-time-what = What has not been done yet?
    .hint = Say who was going to do it, if you know.
# A scale of numbers from 0 to 10. Asked of the carer as a person, not as a judgement on anybody. Its ends are .least and .most; .said is how
# the answer stands in the letter: { $number } is the number.
supported = How well supported do you feel as a carer?
    .least = 0: not at all
    .most = 10: completely
    .said = { $number } out of 10
# One thing only, so that it is read.
one-thing = If you could make one thing in the plan better, what would it be?
    .hint = One line is enough.
# How the carer takes part.
attend = How would you like to take part in the { $meeting }?
    .is-in-person = In person
    .is-part = For part of it
    .is-video = By video
    .is-phone = By phone
    .is-not-this-time = Not this time
# Always private. For what should not be said in front of the child or the parents.
apart = Is there anything you want to say away from { $child } or their family?
    .hint = Or just ask for a talk apart.
# A carer may help a child write, and never sees the child's answers here.
helped-child = Did { $child } ask you to help with a form of their own?
    .hint = Please don’t look for one: it is theirs.
    .is-yes = Yes
    .is-no = No
    .is-no-form = I don’t know of a form

## Before sending

# The first name only. The hint says what skipping means.
child = What is the child’s first name?
    .hint = If you skip this, it takes longer to find out who this is about.
# The carer's own name. The hint says what skipping means.
called = What is your name?
    .hint = Or the code in your letter. If you skip this, nobody can answer you.
# The screen with the five questions that follow.
screen-about-you = About you and { $child }
    .hint = You can leave out any of these.
# Decides who can open the letter. The officers' names come from the council.
officer = Who is the { $iro-word } for { $child }?
    .hint = If you skip this, the team on duty finds out who it is.
    .is-unknown = I don’t know
    .is-unknown-hint = The team on duty opens it and finds the right person.
# How the carer wants to hear back.
reply = How would you like your answer?
    .is-phone = By phone
    .is-phone-hint = On the number below, or the one the { $council-word } has for you.
    .is-in-person = In person
    .is-letter = In a letter
# The carer's own switch: "yes" puts the letter first on the pile.
soon = Do you need someone to ring you soon?
    .hint = Nobody reads this at night, at weekends or on bank holidays.
    .is-yes = Yes, soon
    .is-no = No, it can wait
# For any call, soon or not. Some must not be heard by others at home.
reach = Which number may we ring, and when is it safe?
    .hint = If you skip this, they ring the number the { $council-word } has for you.
