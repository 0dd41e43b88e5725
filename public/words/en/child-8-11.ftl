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
# Stands above the first question. Honest about who reads, and when nobody does. "Help now" is the button at the bottom of the screen.
form-before =
    { $council }’s IRO team reads this on working days. Nobody is watching it at night, at weekends or on bank holidays.
    Need help now? Tap Help now.

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
    .text = What should stay the same? What should change?
    .starter-1 = Please keep…
    .starter-2 = Please stop…
    .starter-3 = Please start…

## The meeting

# How the child joins in the meeting. Each way is as good as the others.
join = How do you want to join in your { $meeting }?
    .hint = You don’t have to go.
    .is-all = I’ll come to all of it
    .is-part = I’ll come to part of it
    .is-not-this-time = Not this time. Tell me after
    .is-drawing-letter = I’ll send a drawing or a letter
    .is-video = By video
# "Run" means being in charge of the talking: what adults call chairing.
run-a-bit = Would you like to run your { $meeting }, or a bit of it?
    .hint = You can change your mind, even on the day.
    .is-yes = Yes
    .is-not-sure = Not sure. Let’s talk about it
    .is-no = No, thank you
# Only asked after "Yes". { $iro } helps whatever is chosen.
run-how = How much of it would you like to run?
    .hint = You can stop at any time, and { $iro } takes over.
    .is-all = All of it
    .is-a-bit = A bit of it
    .is-together = All of it, together with { $iro }
# Only asked after "Yes". An ice-breaker is a fun question that everybody answers at the start. The starters are ice-breakers to pick.
ice-breaker = What fun question should your { $meeting } start with?
    .hint = Everybody answers it, and anybody can say “pass”.
    .starter-1 = If you were someone in a story, who would you be, and why?
    .starter-2 = What is the best thing you ate this week?
    .starter-3 = What is your one word for today?
    .starter-4 = Which song do you like most right now?
# Names, or words such as "my teacher".
want-there = Who do you want at your { $meeting }?
    .hint = Write names, or words like “my teacher”.
# Always private. Never ask why.
not-there = Is there anyone you don’t want there?
    .hint = You don’t have to say why.
# Where the meeting should be.
where = Where would you like your { $meeting } to be?
    .is-home = Where I live
    .is-school = At my school
    .is-outside = Outside, like a park
    .is-video = By video
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

## Say more

# About the topics and anything else.
listened = Does someone listen to you about the things that matter to you?
    .is-yes = Yes
    .is-sometimes = Sometimes
    .is-not-really = Not really
# "Nobody yet" must not sound like a fault.
who = Who do you go to when you want to talk?
    .hint = “Nobody yet” is OK too.
# Always private. Asks whether, never what or who. Some children want to say it only face to face.
safe = Do you feel OK where you live, at school and online?
    .hint = You don’t have to say what it is.
    .is-yes = Yes
    .is-mostly = Mostly
    .is-not-always = Not always
    .is-in-person = I’d rather say in person
# Never asks for the reason itself.
why-here = Do you know why you live where you live?
    .is-yes = Yes
    .is-sort-of = Sort of
    .is-no = No
    .is-explain = I’d like someone to explain
# Things that need an adult's permission.
waiting = Are you waiting for a grown-up to say yes to something?
    .hint = Like a sleepover, a trip, a haircut or a phone.
# What was agreed at the last meeting.
last-time = Last time, people said they would do things. Did they do them?
    .hint = “I can’t remember” is OK, and so is “this is my first one”.
# Always private. The phone number comes first, so that a child need not ask through us. Whoever opens the letter passes it on.
advocate = Would you like an advocate, to help you say what you want?
    .hint = Ring { $advocate } on { $advocate-phone }, or choose here and the person who opens this will ask them for you.
    .is-yes = Yes, please
    .is-tell-me = Tell me about it first
    .is-have-one = I have one already
    .is-not-now = Not now
# Always private.
alone = Would you like to see { $iro } on your own?
    .hint = This is before your { $meeting }, and you can say where.
    .is-yes = Yes, just us two
    .is-with-someone = Yes, with someone I trust
    .is-not-this-time = Not this time
# An Independent Visitor is a person appointed for one child, who visits, befriends and advises. Use the word people use.
visitor = Would you like a visitor just for you?
    .hint = An Independent Visitor comes to see you and gets to know you.
    .is-yes = Yes, please
    .is-yes-hint = You may have to wait for the right person.
    .is-tell-me = Tell me about it first
    .is-have-one = I have one already
    .is-no-thanks = No, thank you

## Before sending

# Lets the reader know whose words these may be. Not a test: any answer is fine. .why says why we ask, in one line.
helped = Who helped you with this?
    .hint = Any answer is fine.
    .why = We ask so that { $iro } knows whose words these are.
    .is-nobody = Nobody, just me
    .is-carer = My carer
    .is-family = Someone in my family
    .is-social-worker = My social worker
    .is-iro = My IRO
    .is-school = Someone at school
    .is-advocate = My advocate
    .is-interpreter = An interpreter
    .is-someone-else = Someone else
# Decides who can open the letter. The officers' names come from the council. The hint says what skipping means.
officer = Who is your IRO?
    .hint = If you skip this, the team on duty finds out who it is.
    .is-unknown = I don’t know
    .is-unknown-hint = The team on duty opens it and finds the right person.
    .is-about-my-officer = This is about my IRO
    .is-about-my-officer-hint = The manager opens it, not your IRO.
# The name this officer uses for the child. The hint says what skipping means.
called = What does { $iro } call you?
    .hint = If you skip this, they may not know who it is from.
# The code stands on the invitation letter. Without it, anything that tells the officer it is really this child. The hint says what skipping means.
code = What is the code in your letter?
    .hint = No code? Write something so they know it’s you, or your answer may take longer.
# Helps the officer see what is urgent. Any way of writing a day is fine.
review-day = What day is your { $meeting }?
    .hint = Skip this if you don’t know.
# How the child wants to hear back.
reply = How would you like your answer?
    .is-in-person = In person
    .is-letter = In a letter
    .is-letter-hint = Other people where you live may see it.
    .is-advocate = Through my advocate
# The child's own switch: "yes" puts the letter first on the pile. When somebody is in touch is said elsewhere on the page.
soon = Do you want someone to talk to you soon?
    .hint = Nobody is watching at night or at weekends.
    .is-yes = Yes, soon
    .is-no = No, it can wait
# Only asked after "Yes, soon". The hint says what skipping means. The starters are beginnings of sentences.
reach = How is it safe to reach you?
    .hint = If you skip this, they may ring where you live.
    .starter-1 = Come and see me at…
    .starter-2 = Ring or text me on…
    .starter-3 = Please don’t ring…
