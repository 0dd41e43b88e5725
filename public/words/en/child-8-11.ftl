### The words of the form for children of 8 to 11. Short sentences. One idea at a time. A child of nine should understand each.
### Say "home" or "where you live", "seeing family", "your plan": these are the words children chose over the office ones.
### { $iro } is the first name of the child's officer, as "Sam", or the words "your IRO" while we do not know: both must read well.
### { $meeting } is this council's word for a review. { $advocate } is who provides advocates, { $advocate-phone } their number.
### What the council fills in must stay whole: do not translate what stands inside { }.

## The page

# The title of the page and of the browser's tab. Its door or row on home, and what staff call the form.
form-title = Say what you think: ages 8 to 11
    .home = 8 to 11
    .inbox = Form for 8 to 11

## The main thing, and topics

# The first question: open, and it may be the only one answered. The starters are beginnings of sentences the child can tap.
headline = What is the main thing you want people to know right now?
    .hint = One line is enough.
    .starter-1 = I like it when…
    .starter-2 = I don’t like it when…
    .starter-3 = I wish…
    .starter-4 = Nobody has told me…
# The child picks up to four. Each topic is also said above its own questions. "Family" may mean people they do not live with.
topics = What would you like to talk about?
    .hint = Choose up to 4, or none.
    .is-where-i-live = Where I live
    .is-bedroom = My bedroom and my things
    .is-people-i-live-with = The people I live with
    .is-family = Seeing my family
    .is-brothers-sisters = Brothers and sisters
    .is-friends = Friends
    .is-school = School
    .is-fun = Fun and clubs
    .is-health = My body and health
    .is-feelings = Feelings and worries
    .is-social-worker = My social worker
    .is-life-story = My life story
    .is-not-allowed-yet = Things I am not allowed to do yet
    .is-who-i-am = Who I am
    .is-who-i-am-hint = My culture, faith, language or food.
    .is-moving = Moving
    .is-pets = Pets
    .is-something-else = Something else
# Asked for each topic; the topic stands above, as "School". Must fit every topic. Beneath the choices stands a box, and what it
# asks (.text). The starters are beginnings of sentences for the box.
about = How is it going?
    .is-good = Good
    .is-ok = OK
    .is-not-good = Not good
    .is-mixed = Mixed: some good, some not
    .text = What should people keep doing, stop or start?
    .starter-1 = Please keep…
    .starter-2 = Please stop…
    .starter-3 = Please start…
# "I don't know" stands first. Decides who can open the letter. The officers' names come from the council. The hint says what skipping means.
officer = Who is your { $iro-word }?
    .hint = If you skip this, the team on duty finds out who it is.
    .is-unknown = I don’t know
    .is-unknown-hint = The team on duty opens it and finds the right person.

## The meeting, and feeling OK

# How the child joins in the meeting. Each way is as good as the others.
join = How do you want to join in your { $meeting }?
    .hint = You don’t have to go.
    .is-all = I’ll come to all of it
    .is-part = I’ll come to part of it
    .is-not-this-time = Not this time. Tell me after
    .is-drawing-letter = I’ll send a drawing or a letter
    .is-video = By video
# Always private. Never ask why.
not-there = Is there anyone you don’t want there?
    .hint = You don’t have to say why. { $iro } will try, and tells you if they can’t.
# The screen with the three questions that follow. Help is always offered on it.
screen-ok = Do you feel OK?
    .hint = You don’t have to say what it is.
# Always private. Asks whether, never what or who.
ok-home = Do you feel OK where you live?
    .is-yes = Yes
    .is-mostly = Mostly
    .is-not-always = Not always
# Always private. Asks whether, never what or who.
ok-school = Do you feel OK at school?
    .is-yes = Yes
    .is-mostly = Mostly
    .is-not-always = Not always
# Always private. Asks whether, never what or who.
ok-online = Do you feel OK online?
    .is-yes = Yes
    .is-mostly = Mostly
    .is-not-always = Not always
# Always private. One tick each. "An advocate" helps a child say what they want: the number comes first, so that a child need not ask through us.
wants = Do you want any of these?
    .hint = An advocate helps you say what you want. You can ring { $advocate } on { $advocate-phone }, or tick it and we ask them.
    .is-alone = Time with { $iro }, just us two
    .is-advocate = An advocate
    .is-soon = Someone to talk to me soon
    .is-soon-hint = Nobody reads this at night, at weekends or on bank holidays.
    .is-explain = Someone to explain why I live where I live
    .is-in-person = I’d rather say something in person

## Say more

# Being in charge of the talking: what adults call chairing. { $lead } is the council’s word for it.
run-some = Would you like to { $lead } your { $meeting }, or a bit of it?
    .hint = You can change your mind, even on the day.
    .is-yes = Yes
    .is-not-sure = Not sure. Let’s talk about it
    .is-no = No, thank you
# Names, or words such as "my teacher".
want-there = Who do you want at your { $meeting }?
    .hint = Write names, or words like “my teacher”.
# Where the meeting should be.
where = Where would you like your { $meeting } to be?
    .is-home = Where I live
    .is-school = At my school
    .is-outside = Outside, like a park
    .is-somewhere-else = Somewhere else
# Only asked after "Somewhere else".
where-else = Where else would be good?
    .hint = Write any place you feel OK.
# When the meeting should be. A meeting should not take a child out of lessons.
when = When is a good time for your { $meeting }?
    .hint = Not in lessons, unless you want that.
    .is-after-school = After school
    .is-school-day = In the school day, but not in a lesson
    .is-holidays = In the school holidays
    .is-any = Any time is OK
    .is-ask-me = Please ask me first
# Things that make a meeting easier. Several can be chosen. A stop card and a my-turn card are cards to hold up.
helps = What would help you in the { $meeting }?
    .hint = Choose any you like: { $iro } can’t promise all of them, but will try.
    .is-fidget = A fidget toy
    .is-breaks = Breaks
    .is-near-door = Sitting near the door
    .is-snack = A snack
    .is-pet = A pet
    .is-someone = Someone I trust next to me
    .is-few-people = Only a few people
    .is-drawing = Drawing while we talk
    .is-stop-card = A stop card
    .is-stop-card-hint = Hold it up and people stop.
    .is-my-turn-card = A my-turn card
    .is-my-turn-card-hint = Hold it up and it’s your turn to talk.
# Something the child made or is proud of. They bring it; nothing is uploaded here.
show = Is there something you want to show people?
    .hint = Tell us what, and bring it: a drawing, a certificate or something you made.
# About the topics and anything else.
listened = Does someone listen to you about the things that matter to you?
    .is-yes = Yes
    .is-sometimes = Sometimes
    .is-not-really = Not really
# "Nobody yet" must not sound like a fault.
who = Who do you go to when you want to talk?
    .hint = “Nobody yet” is OK too.
# Things that need an adult's permission.
waiting = Are you waiting for a grown-up to say yes to something?
    .hint = Like a sleepover, a trip, a haircut or a phone.
# What was agreed at the last meeting.
last-time = Last time, people said they would do things. Did they do them?
    .hint = “I can’t remember” is OK, and so is “this is my first one”.
# An Independent Visitor is a person appointed for one child, who visits, befriends and advises. Use the word people use.
visit = Would you like a grown-up friend from outside the { $council-word }?
    .hint = An Independent Visitor comes to see you and gets to know you.
    .is-yes = Yes, please
    .is-yes-hint = You may have to wait for the right person.
    .is-tell-me = Tell me about it first
    .is-have-one = I have one already
    .is-no-thanks = No, thank you

## Before sending

# Only asked after "contact me soon". { $reach-first } is what this council tries first, as "your school". The hint says what skipping means. The starters are beginnings of sentences.
reach = What’s a safe way to get hold of you?
    .hint = If you skip this, they try { $reach-first } first.
    .starter-1 = Come and see me at…
    .starter-2 = Ring or text me on…
    .starter-3 = Please don’t ring…
# The screen with the three questions that follow.
screen-about-you = About you
    .hint = You can leave out any of these.
# A name, or the code that stands on the invitation letter. The hint says what skipping means.
called = What does { $iro } call you?
    .hint = Your name, or the code in your letter. Without it, they may not know who it is from.
# Lets the reader know whose words these may be. Not a test: any answer is fine.
helped = Did someone help you with this?
    .hint = Any answer is fine. A helper writes what you say, and asks nothing more.
    .is-nobody = Nobody, just me
    .is-where-i-live = Someone where I live
    .is-school = Someone at school
    .is-social-worker = My social worker
    .is-iro-or-advocate = My { $iro-word } or my advocate
    .is-interpreter = An interpreter
    .is-someone-else = Someone else
# How the child wants to hear back.
reply = How shall we tell you?
    .is-in-person = When { $iro } sees me
    .is-letter = In a letter
    .is-letter-hint = Other people where you live may see it.
    .is-advocate = Through my advocate
