### The words of the form for advocates and independent visitors. Short and plain: a child may read the answers one day.
### { $child } is the child's first name, as "Ali", or the words "the child" while we do not know: both must read well, so never at the start of a sentence.
### { $meeting } is this council's word for a review. What stands inside { } is filled in and must stay whole.

## The page

# The title of the page and of the browser's tab, and what staff call the form.
form-title = For advocates and visitors: what the child wants said
    .inbox = Advocate or visitor
# Stands above the first question. The first line must be seen before anything else.
form-before =
    Is a child being hurt now? Not here: ring { $phone-emergency }, or { $phone-out-of-hours }.
    Write what the child asked you to say, as they said it. Before you send it, choose who can know as they told you.

## What you know

# The first question: open, and it may be the only one answered.
child-says = What does { $child } want said?
    .hint = Their words. If they use none, what you saw.
# Tells the reader whose words these are. "Watched" is for a child who cannot tell an advocate what to say.
how-known = How do you know?
    .is-told-me = They asked me to say this
    .is-written-together = We wrote it together
    .is-observed = I watched, and asked people who know them well
# Always private. What the child asked for. Several can be ticked.
child-wants = Did { $child } ask for any of these?
    .hint = Only what they asked for.
    .is-alone = To see the { $iro-word } alone
    .is-with-me = To have me there
    .is-speak-for-them = That I speak for them
    .is-explain = That somebody explains the plan
# The screen with the two questions that follow. Both are always private.
screen-kept = Not said in the { $meeting }
    .hint = Tell { $child } first: it may have to go further, if someone isn’t safe.
# Always private. To be acted on. The hint says who acts.
child-sort = What does { $child } want sorted, but not said in the { $meeting }?
    .hint = The { $iro-word } tries to get it done, and asks you or { $child } before telling others.
# Always private. To be known, and used only when asked.
child-private = Is there anything they want kept out of the { $meeting }?
    .hint = The { $iro-word } knows it, and asks before using it.

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
# Which of the two. Decides nothing.
relation = Who are you to { $child }?
    .is-advocate = Advocate
    .is-visitor = Independent visitor
    .is-someone-else = Someone else who speaks for them
# The writer's own switch: "yes" puts the letter first on the pile. For the writer or for the child: either is reason enough.
soon = Do you or { $child } need somebody soon?
    .hint = Nobody reads this at night, at weekends or on bank holidays.
    .is-yes = Yes, soon
    .is-no = No, it can wait
# A number or an address at work, or where the child can be found without others hearing of it.
reach = How can the { $iro-word } get hold of you?
    .hint = A phone number or an address at work, and the best time. Or a safe way to reach { $child }.
