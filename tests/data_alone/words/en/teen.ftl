# The title of the page. What it is called on home, and by staff.
form-title = Your say, in short
    .home = In short
    .inbox = Short form
# Stands above the first question.
form-before = { $council }’s { $iro-word } team reads this on working days.
# The first question.
ready = How ready do you feel for your { $meeting }?
    .least = 0: not at all
    .most = 10: completely
    .said = { $number } out of 10
# The one that may be enough.
headline = What should your { $meeting } not get wrong?
    .starter-1 = Stop…
# Whether anybody listens.
heard = Are you listened to there?
    .is-yes = Yes
    .is-partly = Sometimes
    .is-no = No
# How much of the meeting.
join = How much of it do you want to be in?
    .is-all = All of it
    .is-some = Some of it
    .is-none = None of it
# Who reads it.
officer = Who is your { $iro-word }?
    .is-unknown = I don’t know
# A name.
called = What does { $iro } call you?
