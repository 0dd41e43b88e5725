# The title.
form-title = Talk to { $council }
# Above the first question.
form-before = Ring { $phone-out-of-hours }.
# The first question.
headline = What should { $iro } know before your { $meeting }?
    .hint = One line.
    .starter-1 = I wish
# Topics.
topics = What about?
    .is-school = School
    .is-stop = Stopping
    .is-stop-hint = Something to stop
# For each topic.
how = How is it?
    .is-good = Good
    .is-bad = Bad
# Only if it is bad.
why = Why?
# Who.
officer = Which IRO?
    .is-unknown = I don't know
# The switch.
soon = Soon?
    .is-yes = Yes
    .is-no = No
