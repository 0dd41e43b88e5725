### The words of "I'd rather talk". For whoever would rather say it than write it: any age, so as short and plain as can be.
### { $iro } is the first name of the officer, as "Sam", or the words "your IRO" while we do not know: both must read well.

## The page

# The title of the page and of the browser's tab, and what staff call it.
form-title = I’d rather talk
    .inbox = Wants to talk

## How

# Several can be ticked. Nothing has to be explained.
how = How would you like to talk?
    .hint = Tick any you like. You don’t have to say what it is about.
    .is-see-me = See me, just us two
    .is-ring-me = Ring me
    .is-advocate = An advocate
    .is-advocate-hint = Someone who helps you say what you want.
    .is-interpreter = With an interpreter, in my language
    .is-signer = With someone who signs
    .is-soon = Soon, please
    .is-soon-hint = Nobody reads this at night, at weekends or on bank holidays.

## Before sending

# The hint says what skipping means: { $reach-first } is what this council tries first, as "your school". The starters are beginnings of sentences.
reach = What’s a safe way to get hold of you?
    .hint = If you skip this, they may not find a safe way. They may try { $reach-first }.
    .starter-1 = Come and see me at…
    .starter-2 = Ring or text me on…
    .starter-3 = Please don’t ring…
    .starter-4 = My language is…
# "I don't know" stands first. Decides who can open the letter. The officers' names come from the council. The hint says what skipping means.
officer = Who is your { $iro-word }?
    .hint = If you skip this, the team on duty finds out who it is.
    .is-unknown = I don’t know
    .is-unknown-hint = The team on duty opens it and finds the right person.
# A name, or the code that stands on the invitation letter. The hint says what skipping means.
called = What does { $iro } call you?
    .hint = Your name, or the code in your letter. Without it, they may not know who it is from.
