### The words of the form for parents and family. Plain, warm, no jargon, no blame. Many have been let down by forms: keep it short.
### { $child } is the child's first name, as "Ali", or the words "the child" while we do not know: both must read well, so never at the start of a sentence. Where a parent speaks of their own, it is "your child".
### { $meeting } is this council's word for a review. What stands inside { } is filled in and must stay whole.

## The page

# The title of the page and of the browser's tab. Its door or row on home, and what staff call the form.
form-title = For parents and family: what you know and what you think
    .home = I’m family
    .inbox = Parent or family
# Stands above the first question. The warnings must be seen before anything else. The rest is honest about who reads and what becomes of it.
form-before =
    Is a child being hurt now? Not here: ring { $phone-emergency }, or { $phone-out-of-hours }.
    In court? Ask your solicitor first: a court may see this. One line is enough: “I want to be heard. Ring me.”
    Leave out any address that must stay private.
    “Your child” here means the child you write about, whoever you are to them.
    What the { $iro-word } puts in your child’s file, the social worker can read, and your child may one day.
    Free advice for families: Family Rights Group, { $phone-family-rights-group }.

## The short form

# The first question: open, and it may be the only one answered. The starter is a whole letter by itself, for whoever is in court or does not
# want to write: it must be two short sentences that mean just this.
about-child = What would you like everyone to know about your child?
    .hint = One line is enough.
    .starter-1 = I want to be heard. Ring me.
# Some parents may not see their child: it must not sound as if they should.
seeing = If you see or hear from your child, how is that going?
    .hint = Say what works, and what gets in the way.
# Also asked of carers.
going-well = What is going well for your child?
# Not an accusation: worries of any size.
worries = What worries you?
    .hint = Small things count too.
# What should be decided or done.
next = What do you want to happen next?
    .hint = Say what you would ask for, if you were in the { $meeting }.
# Decides who can open the letter. The officers' names come from the council.
officer = Who is the { $iro-word } for your child?
    .hint = If you skip this, the team on duty finds out who it is.
    .is-unknown = I don’t know
    .is-unknown-hint = The team on duty opens it and finds the right person.

## Say more

# What only the family knows.
family-history = Is there something from your family we should know?
    .hint = Like faith, food, language, people who matter, or health in the family.
# Whether the council kept them informed.
told = Were you told about the plan, and what was decided last time?
    .is-yes = Yes
    .is-some = Some of it
    .is-no = No
# The screen with the two questions that follow.
screen-taking-part = Taking part in the { $meeting }
# How they take part.
attend = How would you like to take part?
    .hint = Not everyone can be in every { $meeting }. What you write is read either way.
    .is-in-person = In person
    .is-part = For part of it
    .is-video = By video
    .is-phone = By phone
    .is-not-this-time = Not this time
# Several can be ticked. Nobody is named here.
take-part = What would help you take part?
    .hint = Tick any. We can’t promise all of it.
    .is-time = Another time of day
    .is-travel = Help with getting there
    .is-interpreter = An interpreter
    .is-signer = Someone who signs
    .is-reading = Help with reading
    .is-own-meeting = A { $meeting } of my own
    .is-supporter = Somebody to support me or speak for me
    .is-not-together = Not being in a room with somebody
    .is-not-together-hint = The next page is private: you can say who there.
# Always private. For what should not be said in front of the child or others. "Not being in a room with somebody", the choice before, leads here.
apart = Is there anything you want to say away from others?
    .hint = Like who you can’t be in a room with. Or just ask for a talk apart.

## Before sending

# The screen with the six questions that follow.
screen-about-you = About you and your child
    .hint = You can leave out any of these.
# The first name only. The hint says what skipping means.
child = What is your child’s first name?
    .hint = If you skip this, it takes longer to find out who this is about.
# The writer's own name. The hint says what skipping means.
called = What is your name?
    .hint = Or the code in your letter. If you skip this, nobody can answer you.
# Who they are to the child.
relation = Who are you to { $child }?
    .is-parent = Mum, dad or another parent
    .is-grandparent = Grandparent
    .is-brother-sister = Brother or sister
    .is-other-family = Other family
    .is-friend = A friend of the family
# How they want to hear back.
reply = How should we get back to you?
    .is-phone = By phone
    .is-phone-hint = On the number below, or the one the { $council-word } has for you.
    .is-phone-interpreter = By phone, with an interpreter
    .is-in-person = In person
    .is-in-person-interpreter = In person, with an interpreter
    .is-letter = In a letter
# The writer's own switch: "yes" puts the letter first on the pile.
soon = Do you need someone to ring you soon?
    .hint = Nobody reads this at night, at weekends or on bank holidays.
    .is-yes = Yes, soon
    .is-no = No, it can wait
# For any call, soon or not. Some must not be heard by others at home.
reach = Which number may we ring, and when is it safe?
    .hint = If you skip this, they ring the number the { $council-word } has for you.
