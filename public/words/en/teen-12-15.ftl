### The words of the form for young people of 12 to 15. Plain, as in a good message: no baby talk, no office talk, nothing to be guilty about.
### Say "where you live", "seeing family", "your plan": these are the words young people chose over the office ones.
### { $iro } is the first name of the young person's officer, as "Sam", or the words "your IRO" while we do not know: both must read well.
### { $meeting } is this council's word for a review, { $lead } for running it. { $advocate } is who provides advocates, { $advocate-phone } their number.
### What the council fills in must stay whole: do not translate what stands inside { }.

## The page

# The title of the page and of the browser's tab. Its door or row on home, and what staff call the form.
form-title = Say what you think: ages 12 to 15
    .home = 12 to 15
    .inbox = Form for 12 to 15

## The quick way

# The first question: open, and mostly the only one answered. The starters are beginnings that can be tapped, as in a message.
headline = What do you want to say?
    .hint = One line is enough.
    .starter-1 = Going right…
    .starter-2 = Needs sorting…
    .starter-3 = I want…

## Say more: what to talk about

# The screen with the two questions that follow.
screen-talk-about = What matters to you
# Up to four. Each topic is also said above its own questions. "Family" may mean people they do not live with.
topics = What would you like to talk about?
    .hint = Choose up to 4, or none.
    .is-where-i-live = Where I live
    .is-people-i-live-with = The people I live with
    .is-family = Seeing my family
    .is-brothers-sisters = Brothers and sisters
    .is-friends = Friends
    .is-school = School, exams and what comes next
    .is-fun = Clubs, sport and free time
    .is-health = My body and health
    .is-feelings = Feelings and mental health
    .is-not-allowed-yet = Things my friends can do and I can’t
    .is-money = Money and savings
    .is-privacy = Privacy, phone and internet
    .is-relationships = Relationships and sex education
    .is-social-worker = My social worker
    .is-moving = Moving
    .is-who-i-am = Who I am
    .is-who-i-am-hint = Culture, faith, language, gender, food.
    .is-life-story = My life story
    .is-something-else = Something else
# Ticking one of these leads to a few more questions. Never asks about age or why somebody came. The hint protects them: what is written may be
# read by others in their claim.
also-me = Is either of these true for you?
    .hint = If so, we ask a few more things. You can skip those too.
    .is-new-here = I came to this country without my parents
    .is-new-here-hint = Please don’t write about your journey or your asylum claim in any box. A solicitor is the one to tell.
    .is-custody = I’m in custody or in a secure home
# Asked for each topic; the topic stands above, as "School". Must fit every topic. Beneath the choices stands a box, and what it
# asks (.text). The starters are beginnings of sentences for the box.
about = How is it going?
    .is-good = Good
    .is-ok = OK
    .is-not-good = Not good
    .is-mixed = Mixed: some good, some not
    .text = What would make it better, and who should do it?
    .starter-1 = Please keep…
    .starter-2 = Please stop…
    .starter-3 = Please start…
# Only asked after the topic "Seeing my family".
family-amount = How much would you like to see your family?
    .hint = You may want to see some people more and others less.
    .is-more = More than now
    .is-same = The same as now
    .is-less = Less than now
    .is-none = Not at all, for now
    .is-differs = It depends who it is

## For somebody who came to this country without their parents

# The screen with the two questions that follow.
screen-languages = Your languages
# The language for talking.
talk-in = Which language do you like to talk in?
# The language for reading may be another one.
read-in = Which language do you like to read in?
# Things that make a place feel less strange. "From home" is from the country or family they left.
from-home = Is there something from home you want to keep doing?
    .hint = Like food, prayer, festivals, music or sport. Say if you need help to find it.
# The screen with the three questions that follow.
screen-new-here = Help with other things
# An interpreter may know somebody they know, or not speak their kind of the language. Nobody has to say why.
interpreter-was = How is your interpreter?
    .hint = You don’t have to say why.
    .is-ok = Fine
    .is-different = I’d like a different one
    .is-none-yet = I need one and don’t have one
    .is-no-need = I don’t need one
# The claim itself is never asked about.
solicitor = Do you have a solicitor?
    .hint = A lawyer who helps you, and is on your side.
    .is-have-one = I have one
    .is-need-one = I need one
    .is-not-sure = I’m not sure
# Looking for family may put somebody at risk, so nobody begins without them.
tracing = Would you like help to look for your family?
    .hint = A yes starts a talk, not a search.
    .is-yes = Yes
    .is-tell-me = Tell me more first
    .is-not-now = Not now

## For somebody in custody or in a secure home

# What is needed there, and for coming out.
custody-need = What would help while you are there, and when you leave?
    .hint = Like visits, calls, school, or where you will live.

## For everybody

# The screen with the two questions that follow.
screen-life-now = Life right now
# A scale of numbers from 0 to 10. Its ends are .least and .most; .said is how the answer stands in the letter: { $number } is the number.
life-now = How is life going?
    .least = 0: really hard
    .most = 10: really good
    .said = { $number } out of 10
# On the same screen, beneath the scale.
one-up = What would make life one step better?
    .hint = It can be a small thing.
# The screen with the three questions that follow. "Your plan" is what adults call the care plan.
screen-plan = Your plan, and last time
# Knowing it is not a test.
plan-seen = Do you know what is in your plan?
    .is-seen = I’ve seen it
    .is-heard-of = I’ve heard about it
    .is-no-idea = No idea
# Beneath the choices stands a box, and what it asks (.text).
plan-agree = Do you agree with your plan?
    .is-yes = Yes
    .is-some = Some of it
    .is-no = No
    .is-dont-know = I don’t know enough to say
    .text = If anything, what would you change, or want to know?
# What was agreed at the last meeting.
last-time = Last time: what happened, and what didn’t?
    .hint = “I can’t remember” is OK, and so is “this is my first one”.
# The screen with the three questions that follow.
screen-workers = Your social worker
# Not knowing is not their fault: somebody has to tell them.
worker-known = Do you know who your social worker is?
    .is-yes = Yes
    .is-keeps-changing = It keeps changing
    .is-no = I don’t know who mine is
# From always to never.
worker-enough = Do you see enough of your social worker?
    .is-always = Always
    .is-mostly = Mostly
    .is-sometimes = Sometimes
    .is-never = Never
# From always to never.
worker-alone = Can you see your social worker on your own?
    .is-always = Always
    .is-mostly = Mostly
    .is-sometimes = Sometimes
    .is-never = Never
# "Nobody yet" must not sound like a fault.
who = Who do you go to when you want to talk?
    .hint = “Nobody yet” is OK too.
# The screen with the three questions that follow. Help is always offered on it.
screen-ok = Do you feel OK?
    .hint = You don’t have to say what it is.
# Always private. Asks whether, never what or who.
ok-home = Do you feel OK where you live?
    .is-yes = Yes
    .is-mostly = Mostly
    .is-not-always = Not always
    .is-not-saying = I’d rather not say here
# Always private. Asks whether, never what or who.
ok-school = Do you feel OK at school?
    .is-yes = Yes
    .is-mostly = Mostly
    .is-not-always = Not always
    .is-not-saying = I’d rather not say here
# Always private. Asks whether, never what or who.
ok-online = Do you feel OK online?
    .is-yes = Yes
    .is-mostly = Mostly
    .is-not-always = Not always
    .is-not-saying = I’d rather not say here
# Always private. Ticks that ask for a talk and explain nothing: never who, never why, and nothing to be guilty about. Help is always offered here.
hard-to-say = Would you like to talk about either of these?
    .hint = A tick is enough. You don’t have to say who, or why.
    .is-pushing = People pushing me
    .is-pushing-hint = Into something I don’t want, or to pay something back.
    .is-away = Time away from home
    .is-away-hint = Like staying out, or needing to get away.
    .is-in-person = I’d rather say in person
# The screen with the two questions that follow. Help is always offered on it.
screen-with-iro = You and { $iro }
# Always private.
iro-reach = Do you know how to get hold of { $iro }?
    .hint = You can ring { $phone-team }.
    .is-yes = Yes
    .is-not-sure = Not sure
    .is-no = No. Please tell me how
# Always private. One tick each. "An advocate" helps somebody say what they want: the number comes first, so that nobody needs to ask through us.
wants = Do you want any of these?
    .hint = An advocate helps you say what you want. You can ring { $advocate } on { $advocate-phone }, or tick it and we ask them.
    .is-alone = See my { $iro-word } on my own
    .is-advocate = An advocate
    .is-has-advocate = I have an advocate already
    .is-explain = Someone to explain why I live where I live
    .is-in-person = I’d rather say something in person
    .is-visitor = A visitor who is just for me
    .is-visitor-hint = An Independent Visitor, from outside the { $council-word }. You may have to wait.

## The meeting

# How they join in the meeting. Each way is as good as the others.
join = How do you want to join in your { $meeting }?
    .hint = You don’t have to go.
    .is-all = I’ll come to all of it
    .is-part = I’ll come to part of it
    .is-not-this-time = Not this time. Tell me after
    .is-drawing-letter = I’ll send something in my place
    .is-video = By video
# The screen with the two questions that follow. Both are always private.
screen-kept = Not said in the { $meeting }
# Always private. Never ask why.
not-there = Is there anyone you don’t want there?
    .hint = You don’t have to say why. { $iro } will try, and tells you if they can’t.
# To lead is to be in charge of the talking: what adults call chairing. Together is with { $iro } or somebody else.
run-some = Would you like to { $lead } your { $meeting }, or a bit of it?
    .hint = You can change your mind, even on the day.
    .is-yes = Yes
    .is-together = Yes, together with somebody
    .is-not-sure = Not sure. Let’s talk about it
    .is-no = No, thanks
# The screen with the four questions that follow.
screen-set-up = Setting up your { $meeting }
# Must read well for whoever comes, and for whoever does not. Names, or words such as "my teacher".
want-there = Who should be at your { $meeting }, with you or without you?
    .hint = Write names, or words like “my teacher”.
# Not for the meeting alone: also when somebody sees or rings them. Both can be ticked.
talk-with = Would one of these help when we talk with you?
    .hint = In the { $meeting }, and at any other time.
    .is-interpreter = An interpreter
    .is-interpreter-hint = Even if your English is good.
    .is-signer = Someone who signs
# Where the meeting should be.
where = Where should your { $meeting } be?
    .is-home = Where I live
    .is-school = At my school
    .is-outside = Outside, like on a walk
    .is-somewhere-else = Somewhere else
# When the meeting should be. A meeting should not take anybody out of lessons.
when = When should your { $meeting } be?
    .hint = Not in lessons, unless you want that.
    .is-after-school = After school
    .is-school-day = In the school day, but not in a lesson
    .is-holidays = In the school holidays
    .is-any = Any time is OK
    .is-ask-me = Please ask me first
# Only asked after "Somewhere else".
where-else = Where else would be good?
    .hint = Write any place you feel OK.
# Things that make a meeting easier. Several can be chosen.
helps = What would help you in the { $meeting }?
    .hint = Choose any you like: { $iro } can’t promise all of them, but will try.
    .is-fidget = Something to do with my hands
    .is-breaks = Breaks
    .is-near-door = Sitting near the door
    .is-snack = A snack
    .is-someone = Someone I trust next to me
    .is-few-people = Only a few people
    .is-stop-card = A sign that means stop

## Before sending

# The screen with the six questions that follow.
screen-about-you = About you
    .hint = You can leave out any of these.
# "I don't know" stands first. Decides who can open the letter. The officers' names come from the council. The hint says what skipping means.
officer = Who is your { $iro-word }?
    .hint = If you skip this, the team on duty finds out who it is.
    .is-unknown = I don’t know
    .is-unknown-hint = The team on duty opens it and finds the right person.
# A name, or the code that stands on the invitation letter. The hint says what skipping means.
called = What does { $iro } call you?
    .hint = Your name, or the code in your letter. Without it, they may not know who it is from.
# Lets the reader know whose words these may be. Not a test: any answer is fine.
helped = Did someone help you with this?
    .hint = Any answer is fine.
    .is-nobody = Nobody, just me
    .is-where-i-live = Someone where I live
    .is-school = Someone at school
    .is-social-worker = My social worker
    .is-iro-or-advocate = My { $iro-word } or my advocate
    .is-interpreter = An interpreter
    .is-someone-else = Someone else
# How they want to hear back.
reply = How shall we tell you?
    .is-in-person = When { $iro } sees me
    .is-letter = In a letter
    .is-letter-hint = Other people where you live may see it.
    .is-advocate = Through my advocate
# The writer's own switch: "yes" puts the letter first on the pile.
soon = Do you want someone to talk to you soon?
    .is-yes = Yes, soon
    .is-yes-hint = Nobody reads this at night, at weekends or on bank holidays.
    .is-no = No, it can wait
# Asked of everybody, soon or not. { $reach-first } is what this council tries first, as "your school". The hint says what skipping means. The starters are beginnings of sentences.
reach = What’s a safe way to get hold of you, if { $iro } needs to?
    .hint = If you skip this, they try { $reach-first } first.
    .starter-1 = Come and see me at…
    .starter-2 = Ring or text me on…
    .starter-3 = Please don’t ring…
