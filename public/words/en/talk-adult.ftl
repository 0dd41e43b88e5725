### The words of "I'd rather talk to someone", for carers and other adults. Short and plain: whoever comes here does not want to write.
### { $child } is the child's first name, as "Ali", or the words "the child" while we do not know: both must read well, so never at the start of a sentence.

## The page

# The title of the page and of the browser's tab, and what staff call it.
form-title = I’d rather talk to someone
    .inbox = An adult who wants to talk
# Stands above the first question.
form-before = Is a child being hurt now? Ring { $phone-emergency }, or { $phone-out-of-hours }.

## How

# Several can be ticked. Nothing has to be explained.
how = How would you like to talk?
    .hint = Tick any you like. You don’t have to say what it is about.
    .is-ring-me = Ring me
    .is-see-me = Meet me in person
    .is-interpreter = With an interpreter, in my language
    .is-signer = With someone who signs
    .is-soon = Soon, please
    .is-soon-hint = Nobody reads this at night, at weekends or on bank holidays.

## Before sending

# "I don't know" stands first. Decides who can open the letter. The hint says what skipping means.
officer = Who is the { $iro-word } for { $child }?
    .hint = If you skip this, the team on duty finds out who it is.
    .is-unknown = I don’t know
    .is-unknown-hint = The team on duty opens it and finds the right person.
# The screen with the four questions that follow.
screen-about-you = About you and { $child }
    .hint = You can leave out any of these.
# The first name only. The hint says what skipping means.
child = What is the child’s first name?
    .hint = If you skip this, it takes longer to find out who this is about.
# A name, or the code that stands on the invitation letter. The hint says what skipping means.
called = What is your name?
    .hint = Or the code in your letter. If you skip this, nobody can answer you.
# Who writes. The second is for family that the child lives with.
relation = Who are you to { $child }?
    .is-carer = I look after them
    .is-family-carer = Family, and I look after them
    .is-parent = Mum, dad or another parent
    .is-family = Family
    .is-works-with = I work with them
    .is-someone-else = Someone else
# Some calls must not be heard by others at home. The hint says what skipping means.
reach = Which number, and when is it safe to talk?
    .hint = If you skip this, they may not be able to answer you.
