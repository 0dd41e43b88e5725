### The words of the form for whoever knows well a child or young person who speaks in other ways than words. Plain and exact: what one can see and hear.
### { $child } is the child's first name, as "Ali", or the words "the child" while we do not know: both must read well, so never at the start of a sentence.
### { $meeting } is this council's word for a review. What stands inside { } is filled in and must stay whole.

## The page

# The title of the page and of the browser's tab, and what staff call the form.
form-title = How a child communicates: from somebody who knows them well
    .inbox = How they communicate
# Stands above the first question. The first line must be seen before anything else.
form-before =
    Is a child being hurt now? Not here: ring { $phone-emergency }, or { $phone-out-of-hours }.
    This tells people how to listen to a child or young person who uses few words, or none. Fill it in together, if you can.
    It is kept as your words, and the child may have it read to them.

## What you know

# The first question: open, and it may be the only one answered. Signs, pictures, a device, sounds, looks, movements.
communicates = How does { $child } tell people things?
    .hint = Signs, pictures, a device, sounds, looks. Name what you use.
# The screen with the three questions that follow. Signs, sounds, looks or movements.
screen-shows = How do they say it?
    .hint = A sign, a sound, a look, a movement.
# Short: what one can see or hear.
shows-yes = How does { $child } show “yes”?
# Short: what one can see or hear.
shows-no = How does { $child } show “no”?
# Short: what one can see or hear.
shows-stop = How does { $child } show “stop”?
# The screen with the two questions that follow.
screen-feels = How do they show it?
    .hint = What you see or hear first.
# Short: what one can see or hear.
shows-happy = How does { $child } show they are happy?
# Short: what one can see or hear. Often missed.
shows-pain = How does { $child } show pain, or that something is wrong?
# A name and who that is.
knows-best = Who understands { $child } best?
    .hint = A name, and who they are to { $child }.
# For a visit or the meeting.
best-time-place = When and where is { $child } at their best?
    .hint = And what to keep away: noise, light, too many people.
# For a visit or the meeting.
to-bring = What should people bring or do?
    .hint = Like a favourite thing, a switch, more time to answer.
# Always private. An advocate may speak for somebody who cannot ask for one.
advocate-needed = Would an advocate help?
    .hint = Also for somebody who can’t ask for one. { $advocate }: { $advocate-phone }.
    .is-yes = Yes, please ask for one
    .is-has-one = There is one
    .is-not-sure = I’m not sure
    .is-no = No

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
    .is-family = Family
    .is-school = School
    .is-health = Therapist, nurse or doctor
    .is-worker = Social worker, advocate or { $iro-word }
    .is-someone-else = Someone else
# The writer's own switch: "yes" puts the letter first on the pile. For the writer or for the child: either is reason enough.
soon = Do you or { $child } need somebody soon?
    .hint = Nobody reads this at night, at weekends or on bank holidays.
    .is-yes = Yes, soon
    .is-no = No, it can wait
# A number or an address. The hint says what skipping means.
reach = How can the { $iro-word } get hold of you?
    .hint = A number or an address, yours or one that is safe for { $child }. If you skip this, they may not be able to answer you.
